//! What is in a document, in the record's own shape: for `referat eval`.

use serde_json::{Map, Value, json};

use super::layout::Layout;
use super::minutes::{Fact, Item, Minutes, Person, Role};

pub(super) fn write(minutes: &Minutes, layout: &Layout) -> String {
    let hours = |hours: usize| format!("{hours:02}:00");
    let gold = json!({
        "gold": { "layout": name(layout), "source": minutes.body },
        "document": { "kind": "minutes", "language": "da" },
        "meeting": {
            "organization": minutes.body,
            "date": minutes.date.to_string(),
            "start_time": hours(minutes.begins),
            "end_time": hours(minutes.ends),
            "next_meeting": { "date": minutes.next.to_string() },
        },
        "participants": each(&minutes.people, participant),
        "agenda_items": each(&minutes.items, |_, item| self::item(item)),
    });
    gold.to_string()
}

/// The layout's choices, for counting by them.
fn name(layout: &Layout) -> String {
    format!(
        "{:?} {:?} {:?} {:?}",
        layout.numbering, layout.attendance, layout.decisions, layout.tasks
    )
}

fn each<T>(all: &[T], one: impl Fn(usize, &T) -> Value) -> Vec<Value> {
    all.iter().enumerate().map(|(place, element)| one(place, element)).collect()
}

fn id(place: usize) -> String {
    format!("p{}", place + 1)
}

fn participant(place: usize, person: &Person) -> Value {
    let roles: Vec<&str> = person
        .role
        .map(|role| match role {
            Role::Chair => "chair",
            Role::Treasurer => "treasurer",
            Role::MinuteTaker => "minute_taker",
        })
        .into_iter()
        .collect();
    let attendance = if person.present { "present" } else { "absent" };
    json!({ "id": id(place), "name": person.name(), "roles": roles, "attendance": attendance })
}

fn item(item: &Item) -> Value {
    let mut members = Map::new();
    members.insert("number".into(), item.number.as_str().into());
    members.insert("title".into(), item.title.as_str().into());
    members.insert("recommendations".into(), json!([]));
    members.insert("decisions".into(), facts(item, decision));
    members.insert("action_items".into(), facts(item, task));
    members.insert("statements".into(), facts(item, statement));
    members.insert("items".into(), each(&item.items, |_, item| self::item(item)).into());
    members.into()
}

fn facts(item: &Item, of: impl Fn(&str, &Fact) -> Option<Value>) -> Value {
    item.text.iter().filter_map(|sentence| of(&sentence.text, &sentence.fact)).collect()
}

fn decision(text: &str, fact: &Fact) -> Option<Value> {
    let Fact::Decision { outcome } = fact else { return None };
    Some(json!({ "text": text, "outcome": outcome }))
}

fn task(text: &str, fact: &Fact) -> Option<Value> {
    let Fact::Task { doer, deadline } = fact else { return None };
    let deadline = deadline.map(|deadline| deadline.to_string());
    Some(json!({ "text": text, "responsible": [id(*doer)], "deadline": deadline }))
}

fn statement(text: &str, fact: &Fact) -> Option<Value> {
    let Fact::Statement { speaker, act, verb } = fact else { return None };
    Some(json!({ "text": text, "speaker": id(*speaker), "act": act, "verb": verb }))
}
