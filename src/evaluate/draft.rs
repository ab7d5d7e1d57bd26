//! A gold file to correct: the program's own record, marked as such.

use std::cmp::Reverse;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::record::pointer::{Escaped, Pointer};
use crate::record::{PARTS, Record};

/// Keys within them that are not judged.
const UNJUDGED: &[&str] = &["note", "initiative"];

/// Keys that come first in their object, in this order; the others follow by name, lists last.
const FIRST: &[&str] = &[
    "value", "page", "line", "status", "made_by", "id", "kind", "number", "name", "title", "text",
];

/// The gold that a record would be right by; with `places`, each printed value has its page and line.
pub fn draft(record: &Record, places: bool) -> impl Serialize + use<> {
    let made_by = format!("{} {}", record.producer.name, record.producer.version);
    let mut parts = vec![(
        "gold",
        json!({"status": "draft", "made_by": made_by, "layout": null, "source": null}),
    )];
    let record = serde_json::to_value(record).unwrap_or_default();
    let nothing = Map::new();
    let provenance = record.get("provenance").and_then(Value::as_object);
    let place = Places(provenance.filter(|_| places).unwrap_or(&nothing));
    for part in PARTS {
        let value = record.get(part).cloned().unwrap_or_default();
        let mut at = Pointer::default();
        at.enter(part);
        let is_tree = part == "sections";
        parts.push((part, place.add(value, &mut at, is_tree)));
    }
    Draft(parts)
}

/// The record's `provenance`.
struct Places<'a>(&'a Map<String, Value>);

impl Places<'_> {
    /// The value as gold has it; the paragraphs of sections are judged, those of items are not.
    fn add(&self, value: Value, at: &mut Pointer, in_sections: bool) -> Value {
        match value {
            Value::Object(members) => {
                let is_judged =
                    |key: &str| !UNJUDGED.contains(&key) && (key != "paragraphs" || in_sections);
                let mut entered = |(key, value): (String, Value)| {
                    let mark = at.enter(Escaped(&key));
                    let value = self.add(value, at, in_sections);
                    at.leave(mark);
                    (key, value)
                };
                let judged = members.into_iter().filter(|(key, _)| is_judged(key));
                Value::Object(judged.map(&mut entered).collect())
            }
            Value::Array(values) => {
                let mut entered = |(index, value): (usize, Value)| {
                    let mark = at.enter(index);
                    let value = self.add(value, at, in_sections);
                    at.leave(mark);
                    value
                };
                values.into_iter().enumerate().map(&mut entered).collect()
            }
            leaf => self.leaf(leaf, at),
        }
    }

    fn leaf(&self, leaf: Value, at: &Pointer) -> Value {
        match self.0.get(at.as_str()) {
            Some(place) if place.get("inferred").is_none() => {
                json!({"value": leaf, "page": place.get("page"), "line": place.get("line")})
            }
            _ => leaf,
        }
    }
}

/// Parts in the record's order, and their keys in one for reading.
struct Draft(Vec<(&'static str, Value)>);

impl Serialize for Draft {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_map(self.0.iter().map(|(key, value)| (key, InOrder(value))))
    }
}

struct InOrder<'a>(&'a Value);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(members) => {
                let mut members: Vec<_> = members.iter().collect();
                members.sort_by_key(|(key, value)| rank(key, value));
                out.collect_map(members.into_iter().map(|(key, value)| (key, InOrder(value))))
            }
            Value::Array(values) => out.collect_seq(values.iter().map(InOrder)),
            leaf => leaf.serialize(out),
        }
    }
}

/// What is told first, then other leaves, then what holds more.
fn rank(key: &str, value: &Value) -> (Reverse<usize>, bool) {
    let first = FIRST.iter().rev().position(|known| *known == key).map_or(0, |place| place + 1);
    (Reverse(first), value.is_array() || value.is_object())
}
