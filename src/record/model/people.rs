//! The participants.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Maybe, Words};
use crate::span::Spanned;

/// One person of the attendance list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Participant {
    /// "p1", in order of appearance.
    pub id: String,
    /// Without title and organisation.
    pub name: Words,
    /// Job title.
    pub title: Maybe<String>,
    /// Where the person comes from.
    pub organization: Maybe<String>,
    /// What the person is at the meeting.
    pub roles: Vec<Spanned<Role>>,
    /// The heading that the person stands under.
    pub group: Option<Group>,
    /// Whether the person was there.
    pub attendance: Spanned<Attendance>,
    /// `HH:MM`
    pub arrived: Maybe<String>,
    /// `HH:MM`
    pub left: Maybe<String>,
    /// Ids of the items attended, when only some.
    pub agenda_items: Vec<Words>,
    /// Participant id or name.
    pub substitute_for: Maybe<String>,
    /// Whatever else is printed about the person.
    pub note: Maybe<String>,
    /// Other spellings in the text.
    pub aliases: Vec<Words>,
}

/// What a person is at the meeting.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// formand
    Chair,
    /// næstformand
    DeputyChair,
    /// mødeleder, ordstyrer, dirigent
    Moderator,
    /// referent
    MinuteTaker,
    /// kasserer
    Treasurer,
    /// observatør
    Observer,
    /// suppleant
    Alternate,
    /// gæst
    Guest,
    /// revisor
    Auditor,
    /// medlem
    Member,
}

/// Whether a person was there.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// From beginning to end.
    Present,
    /// Not at all.
    Absent,
    /// For a part of the meeting.
    Partial,
}

/// The heading that a person stands under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Group {
    /// As printed.
    pub label: Words,
    /// What it means.
    pub kind: Spanned<GroupKind>,
}

/// Kinds of groups.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// Of the body itself.
    Members,
    /// Its secretariat.
    Secretariat,
    /// Øvrige deltagere.
    Others,
    /// Gæster.
    Guests,
    /// Afbud.
    Absent,
}
