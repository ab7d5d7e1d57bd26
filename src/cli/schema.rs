//! `referat schema`: the JSON Schemas of what is written.

use referat::write::pretty;
use referat::{batch, record};

use super::args::Written;
use super::exit::{Exit, Failure};
use super::stdout::with_stdout;

/// Prints the schema.
pub(crate) fn run(of: Written) -> Result<Exit, Failure> {
    let schema = match of {
        Written::Record => record::schema(),
        Written::Manifest => batch::manifest_schema(),
        Written::Summary => batch::summary_schema(),
    };
    with_stdout(|out| pretty(&schema, out))?;
    Ok(Exit::Complete)
}
