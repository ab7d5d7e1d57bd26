//! A value of the gold beside the record's, with the places of both.

use serde_json::Value;

static NOTHING: Value = Value::Null;

/// One value of each side; `null` where there is none.
#[derive(Debug, Clone)]
pub(super) struct Pair<'a> {
    pub(super) expected: &'a Value,
    pub(super) found: &'a Value,
    /// JSON Pointer in the gold.
    pub(super) at: String,
    /// JSON Pointer in the record.
    pub(super) found_at: String,
}

impl<'a> Pair<'a> {
    pub(super) fn new(expected: &'a Value, found: &'a Value) -> Self {
        Self { expected, found, at: String::new(), found_at: String::new() }
    }

    /// What both have under a key, whether the gold asserts it or not.
    pub(super) fn key(&self, key: &str) -> Self {
        Self {
            expected: self.expected.get(key).unwrap_or(&NOTHING),
            found: self.found.get(key).unwrap_or(&NOTHING),
            at: format!("{}/{key}", self.at),
            found_at: format!("{}/{key}", self.found_at),
        }
    }

    /// What both have under a key that the gold asserts.
    pub(super) fn asserted(&self, key: &str) -> Option<Self> {
        self.expected.get(key).map(|_| self.key(key))
    }

    /// Elements of two lists, either of which may be missing.
    pub(super) fn elements(&self, expected: Option<usize>, found: Option<usize>) -> Self {
        let place = |at: &str, index: Option<usize>| {
            index.map_or_else(|| at.to_owned(), |index| format!("{at}/{index}"))
        };
        Self {
            expected: expected.and_then(|index| self.expected.get(index)).unwrap_or(&NOTHING),
            found: found.and_then(|index| self.found.get(index)).unwrap_or(&NOTHING),
            at: place(&self.at, expected),
            found_at: place(&self.found_at, found),
        }
    }

    /// The same places with other values.
    pub(super) fn with<'b>(&self, expected: &'b Value, found: &'b Value) -> Pair<'b> {
        Pair { expected, found, at: self.at.clone(), found_at: self.found_at.clone() }
    }
}

/// The text of a leaf, empty if it is none.
pub(super) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The elements of a list, none if it is none.
pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A value of one side with its place.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    pub(super) value: &'a Value,
    pub(super) at: String,
    /// How many are around it.
    pub(super) depth: usize,
}

impl<'a> Pair<'a> {
    /// A pair of elements, either of which may be missing.
    pub(super) fn placed(expected: Option<&Placed<'a>>, found: Option<&Placed<'a>>) -> Self {
        let value = |side: Option<&Placed<'a>>| side.map_or(&NOTHING, |placed| placed.value);
        let at = |side: Option<&Placed<'a>>| side.map(|placed| placed.at.clone());
        Self {
            expected: value(expected),
            found: value(found),
            at: at(expected).unwrap_or_default(),
            found_at: at(found).unwrap_or_default(),
        }
    }
}

/// The elements of a tree, in reading order; `key` leads from one to those in it.
pub(super) fn flatten<'a>(tree: &'a Value, at: &str, key: &str) -> Vec<Placed<'a>> {
    let mut out = Vec::new();
    walk(tree, at, key, 0, &mut out);
    out
}

fn walk<'a>(tree: &'a Value, at: &str, key: &str, depth: usize, out: &mut Vec<Placed<'a>>) {
    for (index, value) in list(tree).iter().enumerate() {
        let at = format!("{at}/{index}");
        out.push(Placed { value, at: at.clone(), depth });
        if let Some(below) = value.get(key) {
            walk(below, &format!("{at}/{key}"), key, depth + 1, out);
        }
    }
}
