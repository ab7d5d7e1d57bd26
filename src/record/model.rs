//! The record's types. Names, enum values and the order of keys are the contract.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::normalize::Repair;
use crate::span::{Span, Spanned};
use crate::text_layer::{BoundingBox, TextLayerState};

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

/// A section of a document that is not minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// As printed.
    pub number: Maybe<String>,
    /// Its heading.
    pub title: Maybe<String>,
    /// Its paragraphs.
    pub paragraphs: Vec<Words>,
    /// Its list items.
    pub list_items: Vec<Words>,
    /// Sections below it.
    pub sections: Vec<Section>,
}

/// One initiative of a portfolio.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Initiative {
    /// "3.4"
    pub number: Maybe<String>,
    /// Its title.
    pub title: Maybe<String>,
    /// What it is.
    pub description: Maybe<String>,
    /// How far it is.
    pub status: Maybe<String>,
    /// Who owns it.
    pub owners: Vec<Words>,
    /// The focus area that it belongs to.
    pub focus_area: Option<FocusArea>,
}

/// A focus area of a strategy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FocusArea {
    /// "3"
    pub number: Maybe<String>,
    /// Its title.
    pub title: Maybe<String>,
}

/// One body of a governance document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Body {
    /// Its name.
    pub name: Words,
    /// What it does.
    pub tasks: Vec<Words>,
    /// The projects of its portfolio.
    pub projects: Vec<Words>,
    /// Bodies that it reports to.
    pub refers_to: Vec<Words>,
}

/// One goal of an agreement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Goal {
    /// As printed.
    pub number: Maybe<String>,
    /// Its title.
    pub title: Maybe<String>,
    /// Steps on the way.
    pub milestones: Vec<Milestone>,
}

/// A step on the way to a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Milestone {
    /// What is to be reached.
    pub text: Words,
    /// `YYYY`, `YYYY-MM` or an ISO 8601 date.
    pub deadline: Maybe<String>,
}

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
