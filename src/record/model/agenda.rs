//! The agenda, announced and as minuted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ActionItem, Decision, Maybe, Statement, Words};
use crate::span::Spanned;

/// One line of the announced agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnnouncedItem {
    /// As printed, undecorated.
    pub number: Maybe<String>,
    /// Its title.
    pub title: Maybe<String>,
    /// Its type.
    pub item_type: Maybe<ItemType>,
    /// The type as printed.
    pub item_type_mark: Maybe<String>,
    /// Who presents it.
    pub responsible: Vec<Words>,
    /// `HH:MM`
    pub start_time: Maybe<String>,
    /// `HH:MM`
    pub end_time: Maybe<String>,
    /// Id of the minuted item that it became.
    pub agenda_item: Maybe<String>,
}

/// Types of agenda items.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ItemType {
    /// (B)
    Decision,
    /// (O)
    Information,
    /// (D)
    Discussion,
}

/// One item as minuted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AgendaItem {
    /// Path of printed numbers, unique.
    pub id: String,
    /// As printed, undecorated.
    pub number: Maybe<String>,
    /// Place over the whole tree, from 1.
    pub order: Spanned<u32>,
    /// Without number, marks, responsible and times.
    pub title: Maybe<String>,
    /// Its type.
    pub item_type: Maybe<ItemType>,
    /// The type as printed.
    pub item_type_mark: Maybe<String>,
    /// Who presents it.
    pub responsible: Vec<Words>,
    /// `HH:MM`
    pub start_time: Maybe<String>,
    /// `HH:MM`
    pub end_time: Maybe<String>,
    /// Journal number.
    pub case_number: Maybe<String>,
    /// Whether it was dealt with behind closed doors.
    pub closed: Spanned<bool>,
    /// The body in order.
    pub paragraphs: Vec<Words>,
    /// What was recommended.
    pub recommendations: Vec<Recommendation>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// Who is to do what.
    pub action_items: Vec<ActionItem>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// Sub-items.
    pub items: Vec<AgendaItem>,
}

/// One thing recommended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Recommendation {
    /// Without the stem "Det indstilles, at".
    pub text: Words,
    /// Bullets nested in it.
    pub items: Vec<Words>,
}
