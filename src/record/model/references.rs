//! Mentions of initiatives and attachments.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Maybe, Words};
use crate::span::Spanned;

/// A mention of an initiative, recommendation, law section and the like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InitiativeReference {
    /// What is mentioned.
    pub kind: Spanned<ReferenceKind>,
    /// "3.4"
    pub number: Maybe<String>,
    /// As written.
    pub label: Words,
    /// Whose.
    pub qualifier: Maybe<String>,
    /// As written after the number.
    pub title: Maybe<String>,
    /// Id of the item in which it stands.
    pub agenda_item: Maybe<String>,
    /// What it was matched to.
    pub initiative: Option<MatchedInitiative>,
}

/// What can be mentioned.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceKind {
    /// indsats, initiativ, projekt
    Initiative,
    /// indsatsområde
    FocusArea,
    /// anbefaling
    Recommendation,
    /// arbejdspakke
    WorkPackage,
    /// mål
    Goal,
    /// §
    LawSection,
}

/// The registry entry that a mention was matched to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MatchedInitiative {
    /// Path of the registry or portfolio document.
    pub source: Words,
    /// Its number.
    pub number: Words,
    /// Its title.
    pub title: Words,
    /// What led to it.
    pub matched_by: Spanned<MatchedBy>,
}

/// What led to a match.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum MatchedBy {
    /// The number.
    Number,
    /// The title.
    Title,
    /// Another name of it.
    Alias,
}

/// An attachment mentioned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attachment {
    /// "4.1"
    pub number: Maybe<String>,
    /// "bilag 4.1"
    pub label: Words,
    /// Id of the item in which it stands.
    pub agenda_item: Maybe<String>,
}
