//! `referat text`: the repaired text alone, or what was repaired.

use std::io;
use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use referat::diagnostic::Diagnostics;
use referat::lexicon::Lexicon;
use referat::{Options, Source, layout, normalize, text_layer};

use super::args::TextArguments;
use super::diff::{Colors, Diff};
use super::exit::{Exit, Failure, say};
use super::report::printable;
use super::stdout::with_stdout;

/// Prints the text.
pub(crate) fn run(arguments: &TextArguments) -> Result<Exit, Failure> {
    let source = open(&arguments.file.file)?;
    if arguments.diff {
        return diff(&source);
    }
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

/// Prints each repair beside its original.
fn diff(source: &Source) -> Result<Exit, Failure> {
    let mut findings = Diagnostics::default();
    let layer = match text_layer::read(source, &mut findings) {
        Ok(layer) => layer,
        Err(reason) => {
            say(&format!("{}: {}: {}", source.path, reason.code.as_str(), reason.message));
            return Ok(Exit::Incomplete);
        }
    };
    let text = normalize::normalize(&layout::analyze(&layer), Lexicon::danish(), &mut findings);
    let diff = Diff { name: &source.path, text: &text, findings: &findings };
    let colors = Colors::new(AutoStream::choice(&io::stdout()) != ColorChoice::Never);
    with_stdout(|out| diff.write(colors, out))?;
    say(&format!("{}: {}", printable(&source.path), diff.summary()));
    Ok(if findings.has_errors() { Exit::Incomplete } else { Exit::Complete })
}

/// Reads one file, known by its name alone.
pub(crate) fn open(file: &Path) -> Result<Source, Failure> {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    Source::read(file, name)
        .map_err(|error| Failure::new(format_args!("{}: {error}", file.display())))
}
