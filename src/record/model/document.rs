//! The input, the program, and what kind of document it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Maybe;
use crate::text_layer::TextLayerState;

/// The input file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceInfo {
    /// As given, `/`-separated, relative to the input root.
    pub path: String,
    /// 64 hexadecimal digits.
    pub sha256: String,
    /// Length of the file.
    pub size_bytes: u64,
    /// IANA media type, by content.
    pub media_type: String,
    /// Text input: the encoding detected.
    pub encoding: Option<String>,
    /// Number of pages.
    pub page_count: Option<u32>,
    /// PDF input: the state of the text layer.
    pub text_layer: Option<TextLayerState>,
}

/// The program that wrote the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Producer {
    /// "referat"
    pub name: String,
    /// Its version.
    pub version: String,
}

impl Default for Producer {
    fn default() -> Self {
        Self {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// How far a document could be read.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Wholly.
    Complete,
    /// With an error-level diagnostic.
    Partial,
    /// Not at all.
    Failed,
}

/// What the document is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Its kind.
    pub kind: Maybe<DocumentKind>,
    /// Its title.
    pub title: Maybe<String>,
    /// Its own date, ISO 8601.
    pub date: Maybe<String>,
    /// BCP 47.
    pub language: Maybe<String>,
}

/// Kinds of documents.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Minutes of a meeting that was held.
    Minutes,
    /// An agenda or a call to a meeting.
    Agenda,
    /// A portfolio of initiatives.
    Portfolio,
    /// A note on bodies and their tasks.
    Governance,
    /// An agreement with goals.
    Agreement,
    /// Anything else.
    Other,
}
