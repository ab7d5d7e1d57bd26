//! Measures become text for people, JSON and CSV for scripts, Markdown for papers and pull requests.
//!
//! One small file per format; what they have in common, the [`Report`], is what JSON shows.

mod csv;
mod grid;
mod json;
mod markdown;
mod table;
mod text;

use std::io;

use serde::Serialize;

pub use table::{FieldRow, Figure, Table};

use super::summary::average;
use super::{By, Judged, Measure, Summary};

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text,
    /// For scripts.
    Json,
    /// For statistics: a row for each group, field and measure.
    Csv,
    /// For papers and pull requests.
    Markdown,
}

/// All figures.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// All documents together.
    pub all: Table,
    /// The groups that were asked for.
    pub by: Vec<Groups>,
    /// What is not as in the gold, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mismatches: Option<Vec<DocumentMismatch>>,
}

/// Documents grouped by what they have in common.
#[derive(Debug, Clone, Serialize)]
pub struct Groups {
    /// What they are grouped by.
    pub by: &'static str,
    /// The groups by name.
    pub groups: Vec<Group>,
}

/// Documents that have something in common.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// What they have in common.
    pub name: String,
    /// F1 without them: the mean over the other groups, each counted as one. Nothing if there is
    /// no other.
    pub f1_without: Option<f64>,
    /// Their figures.
    pub table: Table,
}

/// A value that is not the gold's.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentMismatch {
    /// Where.
    pub document: String,
    /// What.
    #[serde(flatten)]
    pub mismatch: super::Mismatch,
}

impl Report {
    /// The figures of these documents, and of each group of them.
    pub fn new(documents: &[Judged], by: &[By], mismatches: bool) -> Self {
        Self {
            all: Table::of(&Summary::of(documents)),
            by: by.iter().map(|by| Groups::of(documents, *by)).collect(),
            mismatches: mismatches.then(|| told(documents)),
        }
    }

    /// Writes the report.
    ///
    /// # Errors
    /// Whatever `out` says.
    pub fn write(&self, format: Format, out: &mut dyn io::Write) -> io::Result<()> {
        match format {
            Format::Text => text::write(self, out),
            Format::Json => json::write(self, out),
            Format::Csv => csv::write(self, out),
            Format::Markdown => markdown::write(self, out),
        }
    }
}

impl Groups {
    fn of(documents: &[Judged], by: By) -> Self {
        let groups = by.groups(documents);
        let summaries: Vec<(String, Summary)> =
            groups.into_iter().map(|(name, documents)| (name, Summary::of(documents))).collect();
        let f1: Vec<f64> =
            summaries.iter().map(|(_, group)| group.sum().all().by(Measure::Clause).f1()).collect();
        let groups = summaries.iter().enumerate().map(|(index, (name, group))| Group {
            name: name.clone(),
            f1_without: without(&f1, index),
            table: Table::of(group),
        });
        Self { by: by.as_str(), groups: groups.collect() }
    }
}

fn without(f1: &[f64], left_out: usize) -> Option<f64> {
    let others = f1.iter().enumerate().filter(|(index, _)| *index != left_out);
    (f1.len() > 1).then(|| table::rounded(average(others.map(|(_, f1)| *f1))))
}

fn told(documents: &[Judged]) -> Vec<DocumentMismatch> {
    let told = documents.iter().flat_map(|judged| {
        judged.tally.mismatches().iter().map(|mismatch| DocumentMismatch {
            document: judged.document.clone(),
            mismatch: mismatch.clone(),
        })
    });
    told.collect()
}

impl std::fmt::Display for DocumentMismatch {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let super::Mismatch { pointer, expected, found, .. } = &self.mismatch;
        let words = |side: &Option<String>| side.clone().unwrap_or_else(|| "nothing".to_owned());
        let (expected, found) = (words(expected), words(found));
        write!(out, "{}: {pointer}: expected {expected} found {found}", self.document)
    }
}
