//! What is said between the run and its workers.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::batch::manifest::Line;
use crate::batch::name::Name;
use crate::diagnostic::Diagnostic;
use crate::options::Options;

/// How a worker reads and writes documents.
#[derive(Serialize, Deserialize)]
pub(super) struct Setup<'a> {
    pub(super) options: Cow<'a, Options>,
    /// The name of the format.
    pub(super) format: Cow<'a, str>,
}

/// One document; its bytes follow.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Request {
    pub(super) name: Name,
    /// Of the bytes.
    pub(super) sha256: String,
    pub(super) without: Without,
}

/// What is not to be tried again.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Without {
    /// Pages, each with the finding that goes into the record.
    pub(super) pages: Vec<Diagnostic>,
    /// This page and all that follow it.
    pub(super) from: Option<Diagnostic>,
    /// Nor is the second engine asked.
    pub(super) second_opinion: bool,
}

impl Without {
    /// Whether a page is to be read; if not, the finding, once.
    pub(super) fn page(&self, number: u32) -> Result<(), Option<Diagnostic>> {
        if let Some(finding) = self.pages.iter().find(|finding| finding.page == Some(number)) {
            return Err(Some(finding.clone()));
        }
        match &self.from {
            Some(finding) if finding.page == Some(number) => Err(Some(finding.clone())),
            Some(finding) if finding.page.is_some_and(|from| from < number) => Err(None),
            _ => Ok(()),
        }
    }
}

/// Where a worker is in a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Moment {
    /// Its objects are being read.
    #[default]
    Opening,
    /// A page has begun.
    Page(u32),
    /// The second engine has been asked.
    SecondOpinion,
    /// All pages have been read.
    Pages,
}

/// What a worker found; the record's bytes follow.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Reply {
    pub(super) line: Line,
    /// The worker is not fit for another document.
    pub(super) last: bool,
}
