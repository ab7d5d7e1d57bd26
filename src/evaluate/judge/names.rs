//! Who is meant by an id: ids are the record's own, names are the document's.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::compare::normal;
use super::super::pair::{list, text};

/// Names by participant id.
pub(super) struct Names(BTreeMap<String, String>);

impl Names {
    pub(super) fn of(record: &Value) -> Self {
        let people = record.get("participants").map(list).unwrap_or_default();
        let named = |person: &Value| (text(person, "id").to_owned(), normal(text(person, "name")));
        Self(people.iter().map(named).collect())
    }

    /// The value with ids replaced by names; a name stays as it is.
    pub(super) fn named(&self, value: &Value) -> Value {
        match value {
            Value::String(id) => self.0.get(id).cloned().unwrap_or_else(|| normal(id)).into(),
            Value::Array(ids) => ids.iter().map(|id| self.named(id)).collect(),
            other => other.clone(),
        }
    }
}
