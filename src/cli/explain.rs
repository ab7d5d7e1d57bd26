//! `referat explain`: the codes of diagnostics, skipped files and checks, and what they mean.

use std::io::{self, Write};

use clap::builder::PossibleValuesParser;
use referat::batch::Skip;
use referat::check::Rule;
use referat::diagnostic::{Code, Severity};

use super::args::ExplainArguments;
use super::exit::{Exit, Failure};
use super::stdout::with_stdout;

/// The values that `CODE` may have.
pub(crate) fn codes() -> PossibleValuesParser {
    let mut names: Vec<_> = entries().map(|entry| entry.name).collect();
    names.sort_unstable();
    names.dedup();
    names.into()
}

/// Why a document may have failed, or be read in part.
pub(crate) fn failures() -> PossibleValuesParser {
    let grave = Code::ALL.iter().filter(|code| code.severity() == Severity::Error);
    let mut names: Vec<_> = grave.map(|code| code.as_str()).collect();
    names.sort_unstable();
    names.into()
}

/// The codes of findings that a check may leave out.
pub(crate) fn rules() -> PossibleValuesParser {
    let rules = Rule::ALL.iter().filter(|rule| !rule.is_of_fixtures());
    rules.map(|rule| rule.as_str()).collect::<Vec<_>>().into()
}

/// Prints what one code means, or the table of all.
pub(crate) fn run(arguments: &ExplainArguments) -> Result<Exit, Failure> {
    let wanted = arguments.code.as_deref();
    let wanted = |entry: &Entry| wanted.is_none_or(|wanted| wanted == entry.name);
    with_stdout(|out| entries().filter(wanted).try_for_each(|entry| entry.print(out)))?;
    Ok(Exit::Complete)
}

/// A line of the table.
struct Entry {
    name: &'static str,
    severity: &'static str,
    meaning: &'static str,
}

fn entries() -> impl Iterator<Item = Entry> {
    let codes = Code::ALL.iter().map(|code| Entry {
        name: code.as_str(),
        severity: severity(code.severity()),
        meaning: code.meaning(),
    });
    let skips = Skip::ALL.iter().map(|skip| Entry {
        name: skip.as_str(),
        severity: "skipped",
        meaning: skip.meaning(),
    });
    let rules = Rule::ALL.iter().map(|rule| Entry {
        name: rule.as_str(),
        severity: severity(rule.severity()),
        meaning: rule.meaning(),
    });
    codes.chain(skips).chain(rules)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

impl Entry {
    fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{:24} {:8} {}", self.name, self.severity, self.meaning)
    }
}
