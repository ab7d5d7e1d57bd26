//! What the lines at the top of minutes and the heads of items say, whatever their layout.

use referat::record::model::{AgendaItem, Participant};
use referat::{Options, Record, Source};

use super::written;

#[test]
fn people() {
    let document = |lines: &str| {
        format!(
            "Referat af bestyrelsesmøde\n\n{lines}\n\n1. Velkomst\n\nFormanden bød velkommen.\n"
        )
    };
    check(include_str!("people.txt"), document, |record| {
        record.participants.iter().map(participant).collect::<Vec<_>>().join("; ")
    });
}

#[test]
fn items() {
    let document = |lines: &str| {
        format!(
            "Referat af bestyrelsesmøde den 9. marts 2023\n\nTil stede: Ida, Bo, Stine\n\n{lines}\n"
        )
    };
    check(include_str!("items.txt"), document, |record| {
        record.agenda_items.iter().map(item).collect::<Vec<_>>().join(" | ")
    });
}

#[test]
fn kinds() {
    let document = |lines: &str| format!("{lines}\n");
    check(include_str!("kinds.txt"), document, |record| {
        record.document.kind.as_ref().map_or_else(String::new, written)
    });
}

fn check(list: &str, document: impl Fn(&str) -> String, shown: impl Fn(&Record) -> String) {
    let mut wrong = Vec::new();
    for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (lines, expected) = line.split_once(" =>").unwrap();
        let text = document(&lines.replace('¶', "\n"));
        let record =
            referat::extract(&Source::from_bytes("case.txt", text.into()), &Options::default());
        let found = shown(&record);
        if found != expected.trim() {
            wrong.push(format!("{lines}\n    expected {}\n    got      {found}", expected.trim()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// "Ida Holm (chair)", "Bo Ravn absent"
fn participant(one: &Participant) -> String {
    let attendance = written(&one.attendance);
    let attendance = if attendance == "present" { String::new() } else { format!(" {attendance}") };
    let roles: Vec<_> = one.roles.iter().map(written).collect();
    let roles = if roles.is_empty() { String::new() } else { format!(" ({})", roles.join(", ")) };
    format!("{}{roles}{attendance}", one.name.value)
}

fn item(one: &AgendaItem) -> String {
    let title = one.title.as_ref().map_or("-", |title| &title.value);
    match &one.number {
        Some(number) => format!("{} {title}", number.value),
        None => title.to_owned(),
    }
}
