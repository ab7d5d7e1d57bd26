//! One input: from the walk to its line in the manifest and the bytes of its record.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use super::extract::{Extract, Extracted};
use super::manifest::Line;
use super::name::Name;
use super::skip::Skip;
use super::triage;
use super::walk::{Item, What};
use crate::diagnostic::Code;
use crate::error::Error;
use crate::source::{Source, sha256};

/// What became of an input.
pub(super) struct Done {
    pub(super) line: Line,
    /// The record; `None` if there is none.
    pub(super) bytes: Option<Vec<u8>>,
}

/// Reads one input. Whatever is wrong with it stands in its line.
pub(super) fn process(item: Item, extractor: &dyn Extract) -> Result<Done, Error> {
    let Item { name, what } = item;
    let opened = match what {
        What::Skipped(skip) => Err(Unread::Skipped(skip)),
        What::Unreadable(message) => Err(Unread::Failed(Code::UnreadableFile, message)),
        What::File { path, named } => open(&path, &name, named),
    };
    Ok(match opened {
        Ok(source) => Done::with_record(extractor.extract(&name, source)?),
        Err(Unread::Skipped(skip)) => Done::without_record(Line::skipped(name, skip)),
        Err(Unread::Failed(code, message)) => {
            Done::without_record(Line::failed(name, code, message))
        }
    })
}

/// Why there is no record.
enum Unread {
    Skipped(Skip),
    Failed(Code, String),
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        Self::Failed(Code::UnreadableFile, error.to_string())
    }
}

/// Larger files, and devices that never end, are not read: minutes are not that large, and
/// every thread may hold one in memory.
const LARGEST: u64 = 1 << 30;

fn open(path: &Path, name: &Name, named: bool) -> Result<Source, Unread> {
    if !named && !triage::is_document(path, name)? {
        return Err(Unread::Skipped(Skip::NotADocument));
    }
    match read(&File::open(path)?)? {
        Some(bytes) => Ok(Source::from_bytes(name.as_str(), bytes)),
        None => Err(Unread::Failed(
            Code::LimitReached,
            format!("the file is larger than {} MiB, too large for minutes", LARGEST >> 20),
        )),
    }
}

/// The file's content, unless it is too large.
fn read(file: &File) -> io::Result<Option<Vec<u8>>> {
    if file.metadata()?.len() > LARGEST {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= LARGEST).then_some(bytes))
}

impl Done {
    fn without_record(line: Line) -> Self {
        Self { line, bytes: None }
    }

    fn with_record(Extracted { line, record }: Extracted) -> Self {
        let record_sha256 = Some(sha256(&record));
        Self { line: Line { record_sha256, ..line }, bytes: Some(record) }
    }
}
