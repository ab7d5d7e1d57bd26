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
fn parts() {
    let document = |lines: &str| {
        format!(
            "Referat af bestyrelsesmøde den 9. marts 2023\n\nTil stede: Ida, Bo, Stine\n\n{lines}\n"
        )
    };
    check(include_str!("parts.txt"), document, |record| {
        record.agenda_items.iter().map(with_parts).collect::<Vec<_>>().join(" | ")
    });
}

#[test]
fn meetings() {
    let mut wrong = Vec::new();
    for line in cases(include_str!("meetings.txt")) {
        let (lines, expected) = line.split_once(" => ").unwrap();
        let items = if lines.contains("¶1. ") { "" } else { ITEMS };
        let record = read(&format!("{}\n\n{items}", lines.replace('¶', "\n")));
        let meeting = serde_json::to_value(record.meeting).unwrap();
        for fact in expected.split("; ") {
            let (key, value) = fact.split_once('=').unwrap();
            let found = match key {
                "next" => &meeting["next_meeting"]["date"],
                key => &meeting[key],
            };
            let found = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
            if found != value {
                wrong.push(format!("{lines}\n    expected {fact}\n    got      {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

const ITEMS: &str = "Til stede: Ida Holm, Bo Ravn, Stine Vang\n\n1. Økonomi\nRegnskabet blev \
    gennemgået.\n\n2. Eventuelt\nIntet.\n";

#[test]
fn kinds() {
    let document = |lines: &str| format!("{lines}\n");
    check(include_str!("kinds.txt"), document, |record| {
        record.document.kind.as_ref().map_or_else(String::new, written)
    });
}

fn check(list: &str, document: impl Fn(&str) -> String, shown: impl Fn(&Record) -> String) {
    let mut wrong = Vec::new();
    for line in cases(list) {
        let (lines, expected) = line.split_once(" =>").unwrap();
        let found = shown(&read(&document(&lines.replace('¶', "\n"))));
        if found != expected.trim() {
            wrong.push(format!("{lines}\n    expected {}\n    got      {found}", expected.trim()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn cases(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn read(text: &str) -> Record {
    referat::extract(&Source::from_bytes("case.txt", text.into()), &Options::default())
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

/// "2 Skuret [a Nøgler | b Vindue]"
fn with_parts(one: &AgendaItem) -> String {
    let parts: Vec<_> = one.items.iter().map(with_parts).collect();
    let parts = if parts.is_empty() { String::new() } else { format!(" [{}]", parts.join(" | ")) };
    format!("{}{parts}", item(one))
}
