//! The summary of a run: how many of what. No clock and no host name, so that the same
//! inputs give the same bytes.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::manifest::{Line, LineOutcome, Word};
use crate::record::model::{DocumentKind, Outcome, Producer};

/// The content of `summary.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Summary {
    /// The program that made the run.
    pub producer: Producer,
    /// Whether all inputs were read; if not, the run was stopped.
    pub finished: bool,
    /// Inputs that are documents: all but the skipped ones.
    pub documents: u64,
    /// Their pages.
    pub pages: u64,
    /// Their bytes.
    pub bytes: u64,
    /// How they ended.
    pub outcomes: Outcomes,
    /// Documents by kind.
    pub kinds: BTreeMap<DocumentKind, u64>,
    /// Documents without a complete record, by reason.
    pub reasons: BTreeMap<Word, u64>,
    /// Diagnostics of all records, by code.
    pub diagnostics: BTreeMap<Word, u64>,
    /// Skipped files by reason.
    pub skipped_reasons: BTreeMap<Word, u64>,
    /// Skipped files by extension, "" for those without.
    pub skipped_extensions: BTreeMap<String, u64>,
}

/// Inputs by outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Outcomes {
    /// Wholly read.
    pub complete: u64,
    /// Read with an error-level diagnostic.
    pub partial: u64,
    /// Not read.
    pub failed: u64,
    /// No documents.
    pub skipped: u64,
}

impl Summary {
    /// Whether every document is complete.
    pub fn is_clean(&self) -> bool {
        self.outcomes.partial == 0 && self.outcomes.failed == 0
    }

    /// Counts one more input.
    pub(super) fn add(&mut self, line: &Line) {
        let reasons = match line.outcome {
            LineOutcome::Read(outcome) => {
                self.add_document(line, outcome);
                &mut self.reasons
            }
            LineOutcome::Skipped => {
                self.add_skipped(line);
                &mut self.skipped_reasons
            }
        };
        if let Some(reason) = &line.reason {
            *reasons.entry(reason.clone()).or_default() += 1;
        }
    }

    fn add_skipped(&mut self, line: &Line) {
        self.outcomes.skipped += 1;
        let extension = line.path.extension().unwrap_or_default();
        *self.skipped_extensions.entry(extension).or_default() += 1;
    }

    fn add_document(&mut self, line: &Line, outcome: Outcome) {
        self.documents += 1;
        match outcome {
            Outcome::Complete => self.outcomes.complete += 1,
            Outcome::Partial => self.outcomes.partial += 1,
            Outcome::Failed => self.outcomes.failed += 1,
        }
        if let Some(counts) = line.counts {
            self.pages += counts.pages;
            self.bytes += counts.bytes;
        }
        if let Some(kind) = line.kind {
            *self.kinds.entry(kind).or_default() += 1;
        }
        for (code, count) in &line.diagnostics {
            *self.diagnostics.entry(code.clone()).or_default() += count;
        }
    }
}
