//! Findings become text for people, and the formats of scripts, CI services and code hosts.
//!
//! One small file per format, each behind [`Report`].

mod github;
mod json;
mod junit;
mod sarif;
mod text;

use std::io;

pub use github::GitHub;
pub use json::Json;
pub use junit::JUnit;
pub use sarif::Sarif;
pub use text::Text;

use super::Checked;
use crate::diagnostic::Severity;

/// A format of findings.
pub trait Report {
    /// Takes a record that was checked, whether anything was found or not.
    ///
    /// # Errors
    /// Whatever `out` says.
    fn record(&mut self, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()>;

    /// Finishes the report.
    ///
    /// # Errors
    /// Whatever `out` says.
    fn end(&mut self, totals: &Totals, out: &mut dyn io::Write) -> io::Result<()>;
}

/// How many there were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Records checked.
    pub records: u64,
    /// Records with findings.
    pub with_findings: u64,
    /// Findings.
    pub findings: u64,
}

impl Totals {
    /// Counts a record.
    pub fn add(&mut self, checked: &Checked) {
        self.records += 1;
        self.with_findings += u64::from(!checked.findings.is_empty());
        self.findings += checked.findings.len() as u64;
    }
}

/// The level of GitHub's annotations and of SARIF.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
