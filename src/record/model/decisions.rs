//! What was decided, and who is to do what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Maybe, Words};
use crate::span::Spanned;

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// What was decided.
    pub outcome: Spanned<DecisionOutcome>,
    /// Whether remarks were made.
    pub with_remarks: Spanned<bool>,
    /// The remark.
    pub remarks: Maybe<String>,
    /// The sentence or clause.
    pub text: Words,
    /// The body, as written.
    pub decided_by: Maybe<String>,
    /// Participant id: who concluded.
    pub announced_by: Maybe<String>,
    /// The vote.
    pub vote: Option<Vote>,
    /// Indexes of the recommendations that it settles.
    pub recommendation: Vec<Spanned<usize>>,
}

/// What was decided.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DecisionOutcome {
    /// godkendt, vedtaget, tiltrådt, tilsluttet
    Approved,
    /// taget til efterretning
    Noted,
    /// forkastet
    Rejected,
    /// udsat
    Postponed,
    /// sendt on or back
    Referred,
    /// trukket
    Withdrawn,
    /// valgt
    Elected,
    /// drøftet
    Discussed,
    /// besluttet, aftalt, konkluderet
    Agreed,
}

/// A vote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Vote {
    /// Votes for.
    #[serde(rename = "for")]
    pub in_favour: Maybe<u32>,
    /// Votes against.
    pub against: Maybe<u32>,
    /// Abstentions.
    pub abstained: Maybe<u32>,
    /// "enstemmigt"
    pub unanimous: Maybe<bool>,
}

/// Something that someone is to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ActionItem {
    /// The sentence or clause.
    pub text: Words,
    /// Participant ids, or names as written.
    pub responsible: Vec<Words>,
    /// ISO 8601 date or as written.
    pub deadline: Maybe<String>,
}
