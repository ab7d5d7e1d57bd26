//! What a document should become, and what it becomes: the differences, field by field.
//!
//! Lists are [aligned](align) by what their entries are about, so that one entry too few is one
//! difference and not one for every entry after it. Values that agree may still stand
//! elsewhere: then their places differ. What follows from other differences (ids that are counted,
//! the coverage) is only reported when it stands alone.

mod align;
mod ids;
mod ignore;
mod path;

use serde_json::{Map, Value};

use super::{Finding, Rule};
use crate::record::pointer::Escaped;
use align::Pair;
pub use ignore::Ignore;
use path::{named, path, shown};

/// The differences between the record that is expected and the one that a document has become.
pub fn compare(expected: &Value, got: &Value, ignore: &Ignore) -> Vec<Finding> {
    let got = ids::as_expected(expected, got);
    let mut comparison = Comparison { expected, got: &got, ignore, found: Vec::new() };
    comparison.record();
    comparison.found
}

struct Comparison<'a> {
    expected: &'a Value,
    got: &'a Value,
    ignore: &'a Ignore,
    found: Vec<Finding>,
}

/// Where a value stands in both records.
#[derive(Clone)]
struct At {
    expected: String,
    got: String,
}

impl At {
    fn below(&self, expected: impl std::fmt::Display, got: impl std::fmt::Display) -> Self {
        Self {
            expected: format!("{}/{expected}", self.expected),
            got: format!("{}/{got}", self.got),
        }
    }
}

/// Compared by way of the values that stand there, or not at all unless alone.
const FOLLOWING: &[&str] = &["provenance", "coverage"];

const PLACE: &[&str] = &["span", "page", "line", "bbox", "inferred"];
/// With a line more, everything after it stands elsewhere.
const PLACE_IN_ANOTHER_TEXT: &[&str] = &["page", "inferred"];

impl Comparison<'_> {
    fn record(&mut self) {
        let root = At { expected: String::new(), got: String::new() };
        let (Some(expected), Some(got)) = (self.expected.as_object(), self.got.as_object()) else {
            return self.values(self.expected, self.got, &root);
        };
        let without = |record: &Map<String, Value>| {
            let mut record = record.clone();
            record.retain(|key, _| !FOLLOWING.contains(&key.as_str()));
            record
        };
        self.members(&without(expected), &without(got), &root);
        if self.found.is_empty() {
            let coverage = |record: &Map<String, Value>| record.get("coverage").cloned();
            let (expected, got) = (coverage(expected), coverage(got));
            let (expected, got) = (expected.unwrap_or_default(), got.unwrap_or_default());
            self.values(&expected, &got, &root.below("coverage", "coverage"));
        }
    }

    fn values(&mut self, expected: &Value, got: &Value, at: &At) {
        match (expected, got) {
            _ if self.ignore.ignores(&at.expected) => {}
            (Value::Object(expected), Value::Object(got)) => self.members(expected, got, at),
            (Value::Array(expected), Value::Array(got)) if !of_numbers(expected, got) => {
                self.lists(expected, got, at);
            }
            _ if expected == got => self.places(at),
            _ => {
                let (expected, got) = shown(expected, got);
                let message = format!("{}: expected {expected}, got {got}", path(&at.expected));
                self.report(Rule::ValueDiffers, &at.expected, message);
            }
        }
    }

    fn members(&mut self, expected: &Map<String, Value>, got: &Map<String, Value>, at: &At) {
        for (key, expected) in expected {
            let at = at.below(Escaped(key), Escaped(key));
            if let Some(got) = got.get(key) {
                self.values(expected, got, &at);
            } else {
                let message = format!("{}: there is no such key", path(&at.expected));
                self.report(Rule::ValueMissing, &at.expected, message);
            }
        }
        for key in got.keys().filter(|key| !expected.contains_key(*key)) {
            let pointer = format!("{}/{}", at.expected, Escaped(key));
            let message = format!("{}: an unexpected key", path(&pointer));
            self.report(Rule::ValueUnexpected, &pointer, message);
        }
    }

    fn lists(&mut self, expected: &[Value], got: &[Value], at: &At) {
        for pair in align::align(expected, got) {
            match pair {
                Pair::Both(one, other) => {
                    let values = expected.get(one).zip(got.get(other));
                    if let Some((expected, got)) = values {
                        self.values(expected, got, &at.below(one, other));
                    }
                }
                Pair::Expected(index) => {
                    let pointer = format!("{}/{index}", at.expected);
                    let what = expected.get(index).map(named).unwrap_or_default();
                    let message = format!("{}: missing: {what}", path(&pointer));
                    self.report(Rule::ValueMissing, &pointer, message);
                }
                Pair::Got(index) => {
                    let pointer = format!("{}/{index}", at.got);
                    let what = got.get(index).map(named).unwrap_or_default();
                    let message = format!("{}: not expected: {what}", path(&pointer));
                    if !self.ignore.ignores(&pointer) {
                        self.report(Rule::ValueUnexpected, &at.expected, message);
                    }
                }
            }
        }
    }

    /// The places of a value that is the same in both.
    fn places(&mut self, at: &At) {
        let place = |record: &Value, pointer: &str| record.get("provenance")?.get(pointer).cloned();
        let (Some(expected), Some(got)) =
            (place(self.expected, &at.expected), place(self.got, &at.got))
        else {
            return; // no value has no place; a value without one is a finding of `validate`
        };
        let keys = if self.same_text() { PLACE } else { PLACE_IN_ANOTHER_TEXT };
        let differing: Vec<&str> =
            keys.iter().copied().filter(|key| expected.get(key) != got.get(key)).collect();
        if differing.is_empty() {
            return;
        }
        let told = |place: &Value| {
            let of_key = |key: &&str| format!("{key} {}", place.get(key).unwrap_or(&Value::Null));
            differing.iter().map(of_key).collect::<Vec<_>>().join(", ")
        };
        let pointer = format!("/provenance/{}", Escaped(&at.expected));
        let path = path(&at.expected);
        let message = format!("{path} stands at: expected {}, got {}", told(&expected), told(&got));
        self.report(Rule::PlaceDiffers, &pointer, message);
    }

    fn same_text(&self) -> bool {
        self.expected.get("text") == self.got.get("text")
    }

    fn report(&mut self, rule: Rule, pointer: &str, message: String) {
        if !self.ignore.ignores(pointer) {
            self.found.push(Finding::new(rule, pointer, message));
        }
    }
}

/// Spans and lists of them are compared as one value.
fn of_numbers(one: &[Value], other: &[Value]) -> bool {
    let numbers = |value: &Value| match value {
        Value::Array(values) => values.iter().all(Value::is_number),
        value => value.is_number(),
    };
    one.iter().chain(other).all(numbers) && !(one.is_empty() && other.is_empty())
}
