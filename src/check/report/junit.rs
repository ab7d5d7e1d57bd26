//! Findings as a test report: a test for each record.
//!
//! Of the dialects of `JUnit`'s XML this keeps to what all have: a test case has one failure at
//! most, which lists all findings.

use std::fmt::Write as _;
use std::io;

use super::{Report, Totals};
use crate::check::Checked;

/// One test suite. Its counts come first, so the test cases wait for the end.
#[derive(Debug)]
pub struct JUnit {
    name: &'static str,
    cases: String,
}

impl JUnit {
    /// A suite with this name.
    pub fn new(name: &'static str) -> Self {
        Self { name, cases: String::new() }
    }
}

impl Report for JUnit {
    fn record(&mut self, checked: &Checked, _out: &mut dyn io::Write) -> io::Result<()> {
        let mut name = checked.path.clone();
        if checked.first_line > 1 {
            let _ = write!(name, ":{}", checked.first_line); // writing to a String cannot fail
        }
        let name = escaped(&name);
        let case = format!("    <testcase classname=\"{}\" name=\"{name}\"", self.name);
        self.cases += &case;
        match failure(checked) {
            Some(failure) => self.cases.extend([">\n", &failure, "    </testcase>\n"]),
            None => self.cases += "/>\n",
        }
        Ok(())
    }

    fn end(&mut self, totals: &Totals, out: &mut dyn io::Write) -> io::Result<()> {
        let Totals { records, with_findings, .. } = totals;
        let counts = format!(
            "name=\"{}\" tests=\"{records}\" failures=\"{with_findings}\" errors=\"0\"",
            self.name
        );
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<testsuites {counts}>\n  <testsuite {counts} skipped=\"0\">")?;
        out.write_all(self.cases.as_bytes())?;
        writeln!(out, "  </testsuite>\n</testsuites>")
    }
}

fn failure(checked: &Checked) -> Option<String> {
    let first = checked.findings.first()?;
    let mut lines = String::new();
    for found in &checked.findings {
        let (rule, finding) = (found.finding.rule.as_str(), &found.finding);
        let place = format!("{}:{}:{}", checked.path, found.line, found.column);
        let _ = writeln!(lines, "{place}: {rule}: {}", finding.sentence());
    }
    Some(format!(
        "      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
        first.finding.rule.as_str(),
        escaped(&first.finding.message),
        escaped(&lines),
    ))
}

/// XML 1.0 has no place for most control characters, not even escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\n' | '\t' => escaped.push(character),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            control if control.is_control() => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}
