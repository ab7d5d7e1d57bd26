//! `referat validate`: records against the schema and against themselves.

use std::path::Path;

use referat::Error;
use referat::check;

use super::args::ValidateArguments;
use super::exit::{Exit, Failure, say};
use super::findings::{Findings, stopped};

/// Checks the records and reports what is wrong with them.
pub(crate) fn run(arguments: &ValidateArguments) -> Result<Exit, Failure> {
    report(arguments).or_else(stopped)
}

fn report(arguments: &ValidateArguments) -> Result<Exit, Error> {
    let mut findings = Findings::new(arguments.format, "referat validate");
    let ignored = |code: &str| arguments.ignore.iter().any(|ignored| ignored == code);
    let mut others = Vec::new();
    check::files(
        &arguments.paths,
        &mut |checked| {
            let mut checked = checked.clone();
            checked.findings.retain(|found| !ignored(found.finding.rule.as_str()));
            findings.see(&checked)
        },
        &mut |other: &Path| others.push(other.display().to_string()),
    )?;
    if !others.is_empty() {
        say(&format!("no records: {}", others.join(", ")));
    }
    findings.end()
}
