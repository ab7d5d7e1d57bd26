//! `referat extract`: documents in, records out.

use referat::Options;
use referat::record::model::Outcome;

use super::args::ExtractArguments;
use super::exit::{Exit, Failure};
use super::stdout::with_stdout;
use super::text::open;

/// Reads the documents and writes their records.
pub(crate) fn run(arguments: &ExtractArguments) -> Result<Exit, Failure> {
    let options = Options { no_text: arguments.no_text };
    let mut exit = Exit::Complete;
    for input in &arguments.inputs {
        let record = referat::extract(&open(input)?, &options);
        if record.outcome != Outcome::Complete {
            exit = Exit::Incomplete;
        }
        with_stdout(|out| {
            serde_json::to_writer_pretty(&mut *out, &record)?;
            writeln!(out)
        })?;
    }
    Ok(exit)
}
