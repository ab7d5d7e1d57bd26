//! `referat explain`: the codes of diagnostics and what they mean.

use std::io::{self, Write};

use clap::builder::PossibleValuesParser;
use referat::diagnostic::{Code, Severity};

use super::args::ExplainArguments;
use super::exit::{Exit, Failure};
use super::stdout::with_stdout;

/// The values that `CODE` may have.
pub(crate) fn codes() -> PossibleValuesParser {
    Code::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>().into()
}

/// Prints one code, or the table of all.
pub(crate) fn run(arguments: &ExplainArguments) -> Result<Exit, Failure> {
    let wanted = arguments.code.as_deref();
    let wanted = |code: &&Code| wanted.is_none_or(|wanted| wanted == code.as_str());
    with_stdout(|out| Code::ALL.iter().filter(wanted).try_for_each(|code| explain(*code, out)))?;
    Ok(Exit::Complete)
}

fn explain(code: Code, out: &mut dyn Write) -> io::Result<()> {
    let severity = match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    writeln!(out, "{:22} {severity:8} {}", code.as_str(), code.meaning().trim())
}
