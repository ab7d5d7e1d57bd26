//! The meeting: what, when and where.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Maybe;

/// The meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Meeting {
    /// The body that met.
    pub organization: Maybe<String>,
    /// What the meeting is called, "bestyrelsesmøde".
    pub name: Maybe<String>,
    /// "22. møde" is 22.
    pub number: Maybe<u32>,
    /// Its type.
    #[serde(rename = "type")]
    pub meeting_type: Maybe<MeetingType>,
    /// ISO 8601.
    pub date: Maybe<String>,
    /// `HH:MM`
    pub start_time: Maybe<String>,
    /// `HH:MM`
    pub end_time: Maybe<String>,
    /// Where it was held.
    pub location: Maybe<String>,
    /// How it was held.
    pub mode: Maybe<MeetingMode>,
    /// The meeting after this one.
    pub next_meeting: Option<NextMeeting>,
}

/// Types of meetings.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum MeetingType {
    /// ordinært
    Ordinary,
    /// ekstraordinært
    Extraordinary,
    /// konstituerende
    Constituent,
    /// generalforsamling
    GeneralAssembly,
}

/// How a meeting was held.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum MeetingMode {
    /// In one room.
    Physical,
    /// By video or telephone.
    Online,
    /// Both.
    Hybrid,
}

/// The meeting after this one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NextMeeting {
    /// ISO 8601.
    pub date: Maybe<String>,
    /// `HH:MM`
    pub start_time: Maybe<String>,
    /// Where.
    pub location: Maybe<String>,
}
