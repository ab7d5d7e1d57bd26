//! Checks of records that exist: is this one what the schema and the record's own rules say?
//!
//! [`validate()`] reads record files and looks at each record in two steps. [`shape()`] compares
//! it with the JSON Schema; a record that passes is a [`Record`](crate::Record), and `rules/` asks
//! of it what no schema can say: do the places yield the values, do ids lead anywhere, does the
//! record contradict itself? What a record says of itself in its diagnostics is explained,
//! and no finding.
//!
//! [`Fixtures`] compares expected records with what their documents become today.
//!
//! Every [`Finding`] is about a [`Rule`] and has a JSON Pointer; [`locate`](mod@locate) finds its line in
//! the file. [`report`] writes findings in the formats of people, scripts and CI.

mod compare;
mod files;
mod fixtures;
pub mod locate;
pub mod report;
mod rule;
mod rules;
mod shape;
mod validate;

pub use compare::{Ignore, compare};
pub use files::files;
pub use fixtures::{Aside, Fixtures};
pub use rule::Rule;
pub use validate::{Checked, Located, validate};

use serde_json::Value;

/// One thing that is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub rule: Rule,
    /// JSON Pointer of the value that is wrong, or of the nearest one around it.
    pub pointer: String,
    /// One sentence with the values concerned.
    pub message: String,
}

impl Finding {
    /// A finding about the value at `pointer`.
    pub fn new(rule: Rule, pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self { rule, pointer: pointer.into(), message: message.into() }
    }

    /// The message with the place in the record, which some messages name already.
    pub fn sentence(&self) -> String {
        if self.rule.is_of_fixtures() || self.pointer.is_empty() {
            return self.message.clone();
        }
        format!("{}: {}", self.pointer, self.message)
    }
}

/// What a record has otherwise than the JSON Schema, in the order of its keys.
pub fn shape(record: &Value) -> Vec<Finding> {
    shape::check(record)
}

/// What a line of a manifest or a summary has otherwise than its schema, as
/// [`manifest_schema`](crate::batch::manifest_schema) gives it.
pub fn shape_by(schema: Value, written: &Value) -> Vec<Finding> {
    shape::check_by(schema, written)
}

/// What is wrong with a record: its shape, and where that is right, what it says.
pub fn record(record: &Value) -> Vec<Finding> {
    let found = shape::check(record);
    if found.is_empty() { rules::check(record) } else { found }
}
