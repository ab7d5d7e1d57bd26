//! Checks of records that exist: is this one what the schema and the record's own rules say?
//!
//! [`shape`](fn@shape) compares a record with the JSON Schema.

mod rule;
mod shape;

use serde_json::Value;

pub use rule::Rule;

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
}

/// What a record has otherwise than the JSON Schema, in the order of its keys.
pub fn shape(record: &Value) -> Vec<Finding> {
    shape::check(record)
}
