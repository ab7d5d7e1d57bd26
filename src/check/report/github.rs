//! Findings as annotations of a GitHub Actions run.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::io;

use super::{Report, Totals};
use crate::check::Checked;
use crate::diagnostic::Severity;

/// A workflow command for each finding.
#[derive(Debug, Default)]
pub struct GitHub;

impl Report for GitHub {
    fn record(&mut self, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()> {
        checked.findings.iter().try_for_each(|found| {
            let rule = found.finding.rule;
            writeln!(
                out,
                "::{} title={},file={},line={},col={}::{}",
                command(rule.severity()),
                property(rule.as_str()),
                property(&checked.path),
                found.line,
                found.column,
                data(&found.finding.sentence()),
            )
        })
    }

    fn end(&mut self, _totals: &Totals, _out: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
