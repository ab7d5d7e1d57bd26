//! What single sentences say: each line of the lists beside this file is an item of one document,
//! with what is to be read from it. The document has the usual front, so that names and roles
//! are known.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails loudly"
)]

mod layouts;

use std::fmt::Write as _;

use referat::record::model::{ActionItem, AgendaItem, Decision, Participant, Statement, Vote};
use referat::span::Spanned;
use referat::{Options, Record, Source};
use serde_json::Value;

#[test]
fn decisions() {
    check(include_str!("decisions.txt"), |item, _| item.decisions.iter().map(decision).collect());
}

#[test]
fn action_items() {
    check(include_str!("actions.txt"), |item, people| {
        item.action_items.iter().map(|action| action_item(action, people)).collect()
    });
}

#[test]
fn statements() {
    check(include_str!("statements.txt"), |item, people| {
        item.statements.iter().map(|one| statement(one, people)).collect()
    });
}

/// A line of a list.
struct Case<'a> {
    line: usize,
    title: &'a str,
    body: String,
    expected: &'a str,
}

fn cases(list: &str) -> Vec<Case<'_>> {
    let lines =
        (1..).zip(list.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|(line, words)| {
            let (said, expected) = words.split_once(" =>").unwrap();
            let (title, body) = said.split_once(" :: ").unwrap_or(("Emne", said));
            Case { line, title, body: body.replace('¶', "\n\n"), expected: expected.trim() }
        })
        .collect()
}

/// Each case is read as a document of its own: the items of one meeting know of each other.
fn check(list: &str, shown: impl Fn(&AgendaItem, &[Participant]) -> Vec<String>) {
    let mut wrong = String::new();
    for case in cases(list) {
        let record = read(&case);
        let found = record.agenda_items.iter().find(|item| number(item) == "2");
        let found = found.map(|item| shown(item, &record.participants).join("; "));
        let found = found.unwrap_or_else(|| "no item 2".to_owned());
        if found != case.expected {
            let Case { line, body, expected, .. } = case;
            writeln!(wrong, "{line}: {body}\n    expected {expected}\n    got      {found}")
                .unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn read(case: &Case<'_>) -> Record {
    let document = format!(
        "Referat af bestyrelsesmøde i Andelsforeningen Engdal den 9. marts 2023\n\n\
         Til stede: Ida Holm (formand), Bo Ravn (kasserer), Stine Vang, Lars Peter Toft\n\n\
         Afbud: Ingen\n\n\
         1. Velkomst\n\nIda Holm bød velkommen.\n\n2. {}\n\n{}\n\n3. Eventuelt\n\nIntet.\n",
        case.title, case.body
    );
    let source = Source::from_bytes("case.md", document.into());
    referat::extract(&source, &Options::default())
}

fn number(item: &AgendaItem) -> &str {
    item.number.as_ref().map_or("", |number| &number.value)
}

fn decision(decision: &Decision) -> String {
    let outcome = written(&decision.outcome);
    decision.vote.as_ref().map_or(outcome.clone(), |vote| format!("{outcome} / {}", votes(vote)))
}

fn votes(vote: &Vote) -> String {
    let count = |leaf: &Option<Spanned<u32>>| {
        leaf.as_ref().map_or(String::new(), |leaf| leaf.value.to_string())
    };
    let counts = [&vote.in_favour, &vote.against, &vote.abstained].map(count).join("-");
    let unanimous = if vote.unanimous.is_some() { "u" } else { "" };
    format!("{}{unanimous}", if counts == "--" { "" } else { &counts })
}

fn action_item(action: &ActionItem, people: &[Participant]) -> String {
    let names: Vec<_> = action.responsible.iter().map(|one| name_of(&one.value, people)).collect();
    let deadline = action.deadline.as_ref().map(|leaf| format!(" | {}", leaf.value));
    format!("{}{}", names.join(", "), deadline.unwrap_or_default())
}

fn statement(statement: &Statement, people: &[Participant]) -> String {
    let speaker = statement.speaker.as_ref().map_or("nobody", |id| name_of(&id.value, people));
    format!("{speaker} {} {}", statement.verb.value, written(&statement.act))
}

fn name_of<'a>(id: &'a str, people: &'a [Participant]) -> &'a str {
    people.iter().find(|one| one.id == id).map_or(id, |one| &one.name.value)
}

/// As the record writes it.
fn written<T: serde::Serialize>(leaf: &Spanned<T>) -> String {
    match serde_json::to_value(&leaf.value).unwrap() {
        Value::String(words) => words,
        other => other.to_string(),
    }
}
