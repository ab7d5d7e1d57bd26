//! The JSON Schemas (draft 2020-12) of what a run writes beside its records, made from the types.

use serde_json::Value;

use super::{Line, Summary};
use crate::record::schema::of;

/// The schema of a line of `manifest.jsonl`.
pub fn manifest_schema() -> Value {
    of::<Line>("referat/manifest/1")
}

/// The schema of `summary.json`.
pub fn summary_schema() -> Value {
    of::<Summary>("referat/summary/1")
}
