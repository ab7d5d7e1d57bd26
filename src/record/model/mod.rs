//! The record's types. Names, enum values and the order of keys are the contract.

mod agenda;
mod decisions;
mod document;
mod governance;
mod meeting;
mod people;
mod references;
mod speech;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::normalize::Repair;
use crate::span::{Span, Spanned};
use crate::text_layer::BoundingBox;

pub use agenda::{AgendaItem, AnnouncedItem, ItemType, Recommendation};
pub use decisions::{ActionItem, Decision, DecisionOutcome, Vote};
pub use document::{Document, DocumentKind, Outcome, Producer, SourceInfo};
pub use governance::{Body, FocusArea, Goal, Initiative, Milestone, Section};
pub use meeting::{Meeting, MeetingMode, MeetingType, NextMeeting};
pub use people::{Attendance, Group, GroupKind, Participant, Role};
pub use references::{
    Attachment, InitiativeReference, MatchedBy, MatchedInitiative, ReferenceKind,
};
pub use speech::{SpeechAct, Statement};

/// The value of [`Record::schema`]; a change that breaks a reader raises the number.
pub const SCHEMA: &str = "referat/record/1";

/// A leaf that may be unknown.
pub type Maybe<T> = Option<Spanned<T>>;

/// A leaf of words.
pub type Words = Spanned<String>;

/// What one document becomes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// The form of the record; a change that breaks a reader raises the number.
    #[schemars(extend("const" = SCHEMA))]
    pub schema: String,
    /// The input file.
    pub source: SourceInfo,
    /// The program that wrote the record.
    pub producer: Producer,
    /// How far the document could be read.
    pub outcome: Outcome,
    /// What the document is.
    #[serde(default)]
    pub document: Document,
    /// The meeting, if the document is about one.
    #[serde(default)]
    pub meeting: Option<Meeting>,
    /// The people of the attendance list.
    #[serde(default)]
    pub participants: Vec<Participant>,
    /// The agenda as printed ahead of the minutes.
    #[serde(default)]
    pub announced_agenda: Vec<AnnouncedItem>,
    /// The items as minuted.
    #[serde(default)]
    pub agenda_items: Vec<AgendaItem>,
    /// The section tree of documents that are not minutes.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// Portfolio documents: the initiatives.
    #[serde(default)]
    pub initiatives: Vec<Initiative>,
    /// Governance documents: the bodies.
    #[serde(default)]
    pub bodies: Vec<Body>,
    /// Agreement documents: the goals.
    #[serde(default)]
    pub goals: Vec<Goal>,
    /// Every mention of an initiative, recommendation, law section and the like.
    #[serde(default)]
    pub initiative_references: Vec<InitiativeReference>,
    /// Every attachment mentioned.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// The repaired text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How much of the text some field took.
    #[serde(default)]
    pub coverage: Coverage,
    /// Every change made to a word.
    #[serde(default)]
    pub repairs: Vec<Repair>,
    /// JSON Pointer of a leaf to its place.
    #[serde(default)]
    pub provenance: BTreeMap<String, Provenance>,
    /// Findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// How much of the text some field took; `assigned` + the characters of `residue` = `characters`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// Characters of `text`, white space not counted.
    pub characters: usize,
    /// Of these, inside some leaf's span.
    pub assigned: usize,
    /// What no leaf took.
    pub residue: Vec<Span>,
}

/// Where a leaf stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Provenance {
    /// Code points of `text`.
    pub span: Span,
    /// Page, from 1.
    pub page: u32,
    /// Line on the page, from 1.
    pub line: u32,
    /// Points, origin at the page's lower left; PDF only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bbox: Option<BoundingBox>,
    /// The rule that concluded the value, if it is not printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
}
