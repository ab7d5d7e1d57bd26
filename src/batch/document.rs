//! One input: from the walk to its line in the manifest and the bytes of its record.

use super::content::{Content, Unread};
use super::duplicates::Contents;
use super::extract::{Extract, Extracted};
use super::manifest::Line;
use super::name::Name;
use super::resume::Resume;
use super::skip::Skip;
use super::triage;
use super::walk::Item;
use crate::error::Error;
use crate::source::{Source, sha256};

/// What became of an input.
pub(super) struct Done {
    pub(super) line: Line,
    /// The record; `None` if there is none.
    pub(super) bytes: Option<Vec<u8>>,
    /// An earlier run had done it.
    pub(super) kept: bool,
    /// The copy of an input that failed, below the quarantine.
    pub(super) quarantined: Option<String>,
}

/// Reads one input, unless its content has been read under another name or by an earlier run.
/// Whatever is wrong with it stands in its line.
pub(super) fn process(
    item: Item,
    contents: Option<&Contents>,
    extractor: &dyn Extract,
    resume: Option<&Resume<'_>>,
) -> Result<Done, Error> {
    let Item { name, content, named, turn, archive: _ } = item;
    let turn = contents.map(|contents| contents.turn(turn));
    let source = match content.and_then(|content| open(&content, &name, named)) {
        Ok(source) => source,
        Err(unread) => return Ok(Done::without_record(Line::unread(name, unread))),
    };
    let first = turn.map(|turn| turn.first(&name, &source)).transpose();
    if let Some(first) = first.map_err(Error::Temporary)?.flatten() {
        return Ok(Done::without_record(Line::duplicate(name, source.sha256, first)));
    }
    Ok(match resume.and_then(|resume| resume.find(&name, &source.sha256)) {
        Some(done) => done,
        None => Done::with_record(extractor.extract(&name, source)?),
    })
}

fn open(content: &Content, name: &Name, named: bool) -> Result<Source, Unread> {
    if !named && !triage::is_document(content, name)? {
        return Err(Unread::Skipped(Skip::NotADocument));
    }
    Ok(Source::from_bytes(name.as_str(), content.read()?))
}

impl Done {
    fn without_record(line: Line) -> Self {
        Self { line, bytes: None, kept: false, quarantined: None }
    }

    fn with_record(Extracted { line, record }: Extracted) -> Self {
        let record_sha256 = Some(sha256(&record));
        let line = Line { record_sha256, ..line };
        Self { line, bytes: Some(record), kept: false, quarantined: None }
    }
}
