//! Ids that are counted: with one participant too few, all after it have other ids, and so do those
//! who refer to them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::align::{Pair, align};

/// `got` with the ids and places in the tree that the entries have in `expected`. Where nothing is
/// missing and nothing too much, they stay what they are: then they are compared.
pub(super) fn as_expected(expected: &Value, got: &Value) -> Value {
    let mut ids = Ids::default();
    let list = |record: &Value, key: &str| {
        record.get(key).and_then(Value::as_array).cloned().unwrap_or_default()
    };
    let shifted = |key: &str, ids: &mut BTreeMap<String, Renamed>| {
        if !collect(&list(expected, key), &list(got, key), ids) {
            ids.clear();
        }
    };
    shifted("participants", &mut ids.people);
    shifted("agenda_items", &mut ids.items);
    let mut got = got.clone();
    ids.rename(&mut got, "", "");
    got
}

#[derive(Default)]
struct Ids {
    people: BTreeMap<String, Renamed>,
    items: BTreeMap<String, Renamed>,
}

struct Renamed {
    id: Value,
    order: Option<Value>,
}

/// Where people and items are referred to.
const PEOPLE: &[&str] = &["speaker", "announced_by", "substitute_for", "responsible"];
const ITEMS: &[&str] = &["agenda_item", "agenda_items"];

/// Notes what the ids of `got` are in `expected`; whether something is missing or too much.
fn collect(expected: &[Value], got: &[Value], ids: &mut BTreeMap<String, Renamed>) -> bool {
    let pairs = align(expected, got);
    let shifted = pairs.iter().any(|pair| !matches!(pair, Pair::Both(..)));
    let mut shifted_below = false;
    for pair in pairs {
        let entry = |list: &[Value], index: usize| list.get(index).cloned().unwrap_or_default();
        let (one, other) = match pair {
            Pair::Both(one, other) => (entry(expected, one), entry(got, other)),
            Pair::Got(other) => (Value::Null, entry(got, other)),
            Pair::Expected(_) => continue,
        };
        let below = |entry: &Value| {
            entry.get("items").and_then(Value::as_array).cloned().unwrap_or_default()
        };
        shifted_below |= collect(&below(&one), &below(&other), ids);
        let Some(id) = other.get("id").and_then(Value::as_str) else { continue };
        let renamed = match one.get("id") {
            Some(expected) => Renamed { id: expected.clone(), order: one.get("order").cloned() },
            None => Renamed { id: format!("{id} (not expected)").into(), order: None },
        };
        ids.insert(id.to_owned(), renamed);
    }
    shifted || shifted_below
}

impl Ids {
    /// Renames in the value under `key`, which stands in the list or object under `around`.
    fn rename(&self, value: &mut Value, key: &str, around: &str) {
        match value {
            Value::String(id) => {
                let ids = match (key, around) {
                    ("id", "participants") => &self.people,
                    ("id", _) => &self.items,
                    (key, _) if PEOPLE.contains(&key) => &self.people,
                    (key, _) if ITEMS.contains(&key) => &self.items,
                    _ => return,
                };
                if let Some(renamed) = ids.get(id) {
                    *value = renamed.id.clone();
                }
            }
            Value::Array(values) => {
                for value in values {
                    self.rename(value, key, around);
                }
            }
            Value::Object(members) => {
                let order = members
                    .get("id")
                    .and_then(Value::as_str)
                    .and_then(|id| self.items.get(id)?.order.clone());
                if let Some((order, place)) = order.zip(members.get_mut("order")) {
                    *place = order;
                }
                for (below, value) in members {
                    self.rename(value, below, key);
                }
            }
            _ => {}
        }
    }
}
