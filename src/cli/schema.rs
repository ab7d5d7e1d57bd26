//! `referat schema`: the record's JSON Schema.

use referat::record;
use referat::write::pretty;

use super::exit::{Exit, Failure};
use super::stdout::with_stdout;

/// Prints the schema.
pub(crate) fn run() -> Result<Exit, Failure> {
    with_stdout(|out| pretty(&record::schema(), out))?;
    Ok(Exit::Complete)
}
