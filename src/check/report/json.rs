//! Findings for scripts.

use std::io;

use serde::Serialize;

use super::{Report, Totals};
use crate::check::{Checked, Located};
use crate::diagnostic::Severity;

/// `{"findings": [...], "records": 12}`, a line for each finding.
#[derive(Debug, Default)]
pub struct Json {
    started: bool,
}

/// What is known of a finding.
#[derive(Serialize)]
struct Entry<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    code: &'static str,
    severity: Severity,
    pointer: &'a str,
    message: &'a str,
}

impl Report for Json {
    fn record(&mut self, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()> {
        checked.findings.iter().try_for_each(|found| {
            out.write_all(if self.started { b",\n" } else { b"{\"findings\": [\n" })?;
            self.started = true;
            serde_json::to_writer(&mut *out, &Entry::new(&checked.path, found))?;
            Ok(())
        })
    }

    fn end(&mut self, totals: &Totals, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(if self.started { b"\n]" } else { b"{\"findings\": []" })?;
        writeln!(out, ", \"records\": {}}}", totals.records)
    }
}

impl<'a> Entry<'a> {
    fn new(path: &'a str, found: &'a Located) -> Self {
        let rule = found.finding.rule;
        Self {
            path,
            line: found.line,
            column: found.column,
            code: rule.as_str(),
            severity: rule.severity(),
            pointer: &found.finding.pointer,
            message: &found.finding.message,
        }
    }
}
