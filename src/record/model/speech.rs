//! Who said what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Maybe, Words};
use crate::span::Spanned;

/// Reported speech.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// Participant id.
    pub speaker: Maybe<String>,
    /// As written.
    pub speaker_text: Words,
    /// What kind of speech it is.
    pub act: Spanned<SpeechAct>,
    /// As written.
    pub verb: Words,
    /// The whole sentence.
    pub text: Words,
}

/// Kinds of reported speech.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SpeechAct {
    /// orienterede
    Inform,
    /// bemærkede
    Remark,
    /// spurgte
    Ask,
    /// svarede
    Answer,
    /// foreslog
    Propose,
    /// tilsluttede sig
    Support,
    /// var uenig
    Object,
    /// konkluderede
    Conclude,
    /// takkede
    Thank,
    /// anything else
    Other,
}
