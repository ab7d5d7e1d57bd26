//! One input: from the walk to its line in the manifest and the bytes of its record.

use std::io;

use super::guard;
use super::manifest::Line;
use super::skip::Skip;
use super::triage;
use super::walk::{Item, What};
use crate::options::Options;
use crate::source::{Source, sha256};
use crate::write::WriteRecord;

/// What became of an input.
pub(super) struct Done {
    pub(super) line: Line,
    /// The record; `None` if there is none.
    pub(super) bytes: Option<Vec<u8>>,
}

/// Reads one input. Whatever is wrong with it stands in its line.
pub(super) fn process(item: Item, options: &Options, format: &dyn WriteRecord) -> Done {
    let Item { name, what } = item;
    let (path, named) = match what {
        What::File { path, named } => (path, named),
        What::Skipped(skip) => return Done::without_record(Line::skipped(name, skip)),
        What::Unreadable(message) => {
            return Done::without_record(Line::unreadable(name, message));
        }
    };
    let is_document = if named { Ok(true) } else { triage::is_document(&path, &name) };
    let read = match is_document {
        Ok(false) => return Done::without_record(Line::skipped(name, Skip::NotADocument)),
        Ok(true) => Source::read(&path, name.as_str()),
        Err(error) => Err(error),
    };
    let done = read.and_then(|source| {
        let record = guard::extract(&source, options);
        let mut bytes = Vec::new();
        format.write(&record, &mut bytes)?;
        let line = Line::of_record(name.clone(), &record);
        Ok(Done::with_record(line, bytes))
    });
    done.unwrap_or_else(|error: io::Error| {
        Done::without_record(Line::unreadable(name, error.to_string()))
    })
}

impl Done {
    fn without_record(line: Line) -> Self {
        Self { line, bytes: None }
    }

    fn with_record(line: Line, bytes: Vec<u8>) -> Self {
        let record_sha256 = Some(sha256(&bytes));
        Self { line: Line { record_sha256, ..line }, bytes: Some(bytes) }
    }
}
