//! Findings about a document: what is wrong, where, and how bad.
//!
//! Parsing never fails. What a stage cannot make sense of it says here, and the
//! finding travels into the record.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::span::Span;

/// How bad a finding is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Info,
    /// The document contradicts itself, or a value is uncertain.
    Warning,
    /// Something could not be read: the record is `partial` or `failed`.
    Error,
}

/// A closed list of codes, each with its name, its severity and what it means.
macro_rules! codes {
    (
        $(#[$about:meta])*
        pub enum $list:ident;
        $($(#[doc = $doc:literal])+ $variant:ident = $code:literal, $severity:ident;)+
    ) => {
        $(#[$about])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        pub enum $list {
            $($(#[doc = $doc])+ #[serde(rename = $code)] $variant,)+
        }

        impl $list {
            /// Every code, in the order of the README's table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name as it stands in a record, in kebab-case.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// How bad a finding with this code is.
            pub fn severity(self) -> $crate::diagnostic::Severity {
                match self { $(Self::$variant => $crate::diagnostic::Severity::$severity,)+ }
            }

            /// What the code means, for the README and `referat explain`.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }
        }
    };
}

pub(crate) use codes;

codes! {
    /// What a finding is about. The README's table of codes is this list.
    pub enum Code;

    /// The file could not be opened or read.
    UnreadableFile = "unreadable-file", Error;
    /// The file holds no bytes, or nothing but white space.
    EmptyFile = "empty-file", Error;
    /// The bytes are neither a PDF nor text.
    NotADocument = "not-a-document", Error;
    /// A known format that is not read (yet): convert it to PDF or text.
    UnsupportedFormat = "unsupported-format", Error;
    /// The file is called a PDF and holds something else, such as a web page.
    NotAPdf = "not-a-pdf", Error;
    /// The file needs a password.
    Encrypted = "encrypted", Error;
    /// The archive, or this member of it, is damaged.
    DamagedArchive = "damaged-archive", Error;
    /// The PDF's structure is beyond repair.
    DamagedPdf = "damaged-pdf", Error;
    /// The PDF breaks off before its end: pages may be missing.
    Truncated = "truncated", Error;
    /// No page has a text layer: a scan that needs OCR.
    NoTextLayer = "no-text-layer", Error;
    /// The text layer's codes lead to no readable words.
    UnreadableTextLayer = "unreadable-text-layer", Error;
    /// Some pages have no text layer or an unreadable one.
    PageWithoutText = "page-without-text", Error;
    /// A limit on size, depth or work was reached; the rest of the page was left out.
    LimitReached = "limit-reached", Error;
    /// The program failed on this document (a defect: please report it).
    Panic = "panic", Error;
    /// The document, or the page named, is nested so deep that the stack overflowed.
    StackOverflow = "stack-overflow", Error;
    /// The document, or the page named, took longer than `--timeout` allows.
    Timeout = "timeout", Error;
    /// The document, or the page named, took more memory than `--memory-limit` allows.
    OutOfMemory = "out-of-memory", Error;
    /// The process that read the document ended for a reason of its own (please report it).
    Crash = "crash", Error;
    /// Bytes that are invalid in the detected encoding were replaced.
    InvalidBytes = "invalid-bytes", Warning;
    /// Text that was decoded twice on its way here was put right.
    Mojibake = "mojibake", Warning;
    /// The document does not seem to be in Danish.
    NotDanish = "not-danish", Warning;
    /// The document does not look like minutes; see `document.kind`.
    NotMinutes = "not-minutes", Warning;
    /// No date of the meeting was found.
    MeetingDateMissing = "meeting-date-missing", Warning;
    /// A date is impossible or contradicts its weekday.
    DateContradiction = "date-contradiction", Warning;
    /// Nobody is named as present.
    ParticipantsMissing = "participants-missing", Warning;
    /// No agenda items were found.
    AgendaItemsMissing = "agenda-items-missing", Warning;
    /// The minutes of several meetings stand in the document: people, date and place are the first one's.
    SeveralMeetings = "several-meetings", Warning;
    /// An agenda number is printed twice.
    NumberRepeated = "number-repeated", Warning;
    /// The agenda numbers leave a number out.
    NumberGap = "number-gap", Info;
    /// A minuted item differs from the announced one in number or title.
    AnnouncedDiffers = "announced-differs", Info;
    /// A speaker is not among the participants.
    SpeakerUnknown = "speaker-unknown", Info;
    /// A name could mean more than one participant.
    NameAmbiguous = "name-ambiguous", Info;
    /// A name is spelt differently than in the list of participants.
    NameMisspelt = "name-misspelt", Info;
    /// A hyphen inside a line looks like one left over from a line end.
    HyphenSuspect = "hyphen-suspect", Info;
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// What it is about.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence that says what is wrong and where.
    pub message: String,
    /// JSON Pointer of the record's value concerned.
    pub pointer: Option<String>,
    /// The words concerned.
    pub span: Option<Span>,
    /// The page concerned, from 1.
    pub page: Option<u32>,
}

impl Diagnostic {
    /// A finding about the whole document; place it with the methods below.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            pointer: None,
            span: None,
            page: None,
        }
    }

    /// Says which words it is about.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Says which page it is about, from 1.
    #[must_use]
    pub fn on_page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }
}

/// The findings about one document, in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Whether something could not be read.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|found| found.severity == Severity::Error)
    }

    /// The findings so far.
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.0
    }

    /// The findings themselves.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.0
    }
}
