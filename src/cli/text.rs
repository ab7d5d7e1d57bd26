//! `referat text`: the repaired text alone.

use std::path::Path;

use referat::{Options, Source};

use super::args::FileArguments;
use super::exit::{Exit, Failure, say};
use super::stdout::with_stdout;

/// Prints the text.
pub(crate) fn run(arguments: &FileArguments) -> Result<Exit, Failure> {
    let source = open(&arguments.file)?;
    let record = referat::extract(&source, &Options::default());
    let Some(text) = record.text else {
        for found in &record.diagnostics {
            say(&format!("{}: {}: {}", source.path, found.code.as_str(), found.message));
        }
        return Ok(Exit::Incomplete);
    };
    with_stdout(|out| writeln!(out, "{text}"))?;
    Ok(Exit::Complete)
}

/// Reads one file, known by its name alone.
pub(crate) fn open(file: &Path) -> Result<Source, Failure> {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    Source::read(file, name)
        .map_err(|error| Failure::new(format_args!("{}: {error}", file.display())))
}
