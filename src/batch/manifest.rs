//! The manifest: one line per input, in input order, whatever became of it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::content::Unread;
use super::name::Name;
use super::skip::Skip;
use crate::diagnostic::{Code, Severity};
use crate::record::Record;
use crate::record::model::{AgendaItem, DocumentKind, Outcome};

/// One line of `manifest.jsonl`. All keys are always there; what is not known is `null`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "Line of the manifest")]
pub struct Line {
    /// The input, as in `source.path` of its record.
    #[schemars(with = "String")]
    pub path: Name,
    /// SHA-256 of the input; `null` if it could not be read, as there is no record then.
    pub sha256: Option<String>,
    /// What became of it.
    pub outcome: LineOutcome,
    /// The input with the same content, whose record is this one's, too.
    #[schemars(with = "Option<String>")]
    pub duplicate_of: Option<Name>,
    /// The record's file, below the output folder.
    pub record: Option<String>,
    /// SHA-256 of the record's bytes.
    pub record_sha256: Option<String>,
    /// `document.kind` of the record.
    pub kind: Option<DocumentKind>,
    /// What the record holds; `null` without a record.
    pub counts: Option<Counts>,
    /// The diagnostics' codes, each with how often it is there.
    pub diagnostics: BTreeMap<Word, u64>,
    /// Why there is no complete record: a diagnostic's code, or why it was skipped.
    pub reason: Option<Word>,
    /// The page that is the reason, from 1, where that is known.
    pub page: Option<u32>,
    /// The reason in a sentence, for people.
    pub message: Option<String>,
}

/// A code, or the name of a reason.
pub type Word = Cow<'static, str>;

/// What became of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "&str", try_from = "&str")]
pub enum LineOutcome {
    /// It was read; how far is the record's own outcome.
    Read(Outcome),
    /// It is no document, and was passed over.
    Skipped,
}

impl LineOutcome {
    const ALL: [Self; 4] = [
        Self::Read(Outcome::Complete),
        Self::Read(Outcome::Partial),
        Self::Read(Outcome::Failed),
        Self::Skipped,
    ];

    /// The word in the manifest.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read(Outcome::Complete) => "complete",
            Self::Read(Outcome::Partial) => "partial",
            Self::Read(Outcome::Failed) => "failed",
            Self::Skipped => "skipped",
        }
    }
}

impl JsonSchema for LineOutcome {
    fn schema_name() -> Cow<'static, str> {
        "LineOutcome".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "`complete`, `partial` and `failed` are the outcomes of records; what is `skipped` is no document, or was read under another name.",
            "enum": Self::ALL.map(Self::as_str),
        })
    }
}

impl From<LineOutcome> for &str {
    fn from(outcome: LineOutcome) -> Self {
        outcome.as_str()
    }
}

impl TryFrom<&str> for LineOutcome {
    type Error = String;

    fn try_from(word: &str) -> Result<Self, String> {
        let mut all = Self::ALL.into_iter();
        all.find(|one| one.as_str() == word).ok_or_else(|| format!("no outcome: {word}"))
    }
}

/// How much a record holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Bytes of the input.
    pub bytes: u64,
    /// Its pages; 0 if it could not be read.
    pub pages: u64,
    /// Participants.
    pub participants: u64,
    /// Agenda items, sub-items among them.
    pub agenda_items: u64,
    /// Decisions of all items.
    pub decisions: u64,
    /// Action items of all items.
    pub action_items: u64,
    /// Statements of all items.
    pub statements: u64,
    /// References to initiatives and the like.
    pub references: u64,
    /// Repaired words.
    pub repairs: u64,
}

impl Line {
    /// An input whose record was written, or would have been.
    pub(super) fn of_record(path: Name, record: &Record) -> Self {
        let errors = || record.diagnostics.iter().filter(|one| one.severity == Severity::Error);
        // what made it fail comes last, after what was found on the way
        let cause = match record.outcome {
            // a file that breaks off before its text needs to be fetched again, and no OCR
            Outcome::Failed => match errors().next_back() {
                Some(last) if last.code == Code::NoTextLayer => {
                    errors().find(|one| one.code == Code::Truncated).or(Some(last))
                }
                last => last,
            },
            Outcome::Complete | Outcome::Partial => errors().next(),
        };
        Self {
            sha256: Some(record.source.sha256.clone()),
            kind: record.document.kind.as_ref().map(|kind| kind.value),
            counts: Some(Counts::of(record)),
            diagnostics: codes(record),
            reason: cause.map(|found| found.code.as_str().into()),
            page: cause.and_then(|found| found.page),
            message: cause.map(|found| found.message.clone()),
            ..Self::blank(path, LineOutcome::Read(record.outcome))
        }
    }

    /// An input that was not read, and so has no record.
    pub(super) fn unread(path: Name, unread: Unread) -> Self {
        match unread {
            Unread::Skipped(skip) => Self::skipped(path, skip),
            Unread::Failed(code, message) => {
                let code = Word::Borrowed(code.as_str());
                Self {
                    diagnostics: BTreeMap::from([(code.clone(), 1)]),
                    reason: Some(code),
                    message: Some(message),
                    ..Self::blank(path, LineOutcome::Read(Outcome::Failed))
                }
            }
        }
    }

    /// An input whose content has been read under another name.
    pub(super) fn duplicate(path: Name, sha256: String, first: Name) -> Self {
        Self {
            sha256: Some(sha256),
            duplicate_of: Some(first),
            ..Self::skipped(path, Skip::Duplicate)
        }
    }

    fn skipped(path: Name, skip: Skip) -> Self {
        Self { reason: Some(skip.as_str().into()), ..Self::blank(path, LineOutcome::Skipped) }
    }

    fn blank(path: Name, outcome: LineOutcome) -> Self {
        Self {
            path,
            sha256: None,
            outcome,
            duplicate_of: None,
            record: None,
            record_sha256: None,
            kind: None,
            counts: None,
            diagnostics: BTreeMap::new(),
            reason: None,
            page: None,
            message: None,
        }
    }
}

fn codes(record: &Record) -> BTreeMap<Word, u64> {
    let mut codes = BTreeMap::new();
    for found in &record.diagnostics {
        *codes.entry(found.code.as_str().into()).or_default() += 1;
    }
    codes
}

impl Counts {
    fn of(record: &Record) -> Self {
        let mut counts = Self {
            bytes: record.source.size_bytes,
            pages: record.source.page_count.unwrap_or_default().into(),
            participants: record.participants.len() as u64,
            references: record.initiative_references.len() as u64,
            repairs: record.repairs.len() as u64,
            ..Self::default()
        };
        counts.add(&record.agenda_items);
        counts
    }

    fn add(&mut self, items: &[AgendaItem]) {
        for item in items {
            self.agenda_items += 1;
            self.decisions += item.decisions.len() as u64;
            self.action_items += item.action_items.len() as u64;
            self.statements += item.statements.len() as u64;
            self.add(&item.items);
        }
    }
}
