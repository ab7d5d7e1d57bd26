//! The files that are checked: records one by one, as JSON Lines, or folders of them.
//!
//! JSON Lines may hold an archive, so they are read line by line.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader};
use std::num::NonZeroUsize;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::thread::available_parallelism;
use std::vec;

use serde_json::Value;
use walkdir::{DirEntry, WalkDir};

use super::validate::{is_record, no_text};
use super::{Checked, validate};
use crate::batch::{Stop, Workers};
use crate::error::Error;

/// How many records may wait in memory for a slower one before them.
const WAITING: usize = 64;

/// Validates the records in `paths` and shows each to `see`, in order.
///
/// A file that is named must hold records. In folders, `.json` and `.jsonl` are looked into, and
/// what holds no record (a manifest, somebody's settings) is shown to `pass`.
///
/// # Errors
/// Those of `see`, and [`Error::Read`].
pub fn files(
    paths: &[PathBuf],
    see: &mut dyn FnMut(&Checked) -> Result<(), Error>,
    pass: &mut dyn FnMut(&Path),
) -> Result<(), Error> {
    let mut found = Vec::new();
    for path in paths {
        find(path, &mut found)?;
    }
    let texts = Texts { files: found.into_iter(), lines: None };
    let work = |text: Result<Text, Error>| text.map(Text::check);
    workers(WAITING).in_order(texts, work, |done| match done? {
        Seen::Record(checked) => see(&checked),
        Seen::Other(path) => {
            pass(&path);
            Ok(())
        }
    })
}

/// As many threads as there are processors.
pub(super) fn workers(window: usize) -> Workers {
    let threads = available_parallelism().map_or(1, NonZeroUsize::get);
    Workers { threads, window, stop: Stop::default() }
}

#[derive(Clone)]
struct RecordFile {
    path: PathBuf,
    /// Whether the user asked for this very file.
    named: bool,
}

fn find(path: &Path, found: &mut Vec<RecordFile>) -> Result<(), Error> {
    for entry in below(path) {
        let entry = entry?;
        let named = entry.depth() == 0;
        let is_json =
            entry.path().extension().is_some_and(|kind| kind == "json" || kind == "jsonl");
        if entry.file_type().is_file() && (named || is_json) {
            found.push(RecordFile { path: entry.into_path(), named });
        }
    }
    Ok(())
}

/// What is in a folder and those below it, in order; a file is itself.
pub(super) fn below(path: &Path) -> impl Iterator<Item = Result<DirEntry, Error>> {
    let entries = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    entries.map(move |entry| {
        entry.map_err(|error| Error::Read(error.path().unwrap_or(path).to_owned(), error.into()))
    })
}

/// A file in a report: with `/` on every system.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace(MAIN_SEPARATOR, "/")
}

/// A file, or a line of JSON Lines.
struct Text {
    file: RecordFile,
    /// The line that it starts at, from 1.
    line: usize,
    /// Whether nothing of the file was read before it.
    first: bool,
    bytes: Vec<u8>,
}

enum Seen {
    Record(Checked),
    /// A file without records.
    Other(PathBuf),
}

impl Text {
    fn check(self) -> Seen {
        if self.is_of_others() {
            return Seen::Other(self.file.path);
        }
        let path = shown(&self.file.path);
        Seen::Record(match String::from_utf8(self.bytes) {
            Ok(text) => validate(&path, &text, self.line),
            Err(error) => no_text(&path, &error, self.line),
        })
    }

    /// The first line tells: of a manifest, the rest is not looked at.
    fn is_of_others(&self) -> bool {
        let json = || serde_json::from_slice::<Value>(&self.bytes);
        !self.file.named && self.first && json().is_ok_and(|json| !is_record(&json))
    }
}

/// Reads one text after the other.
struct Texts {
    files: vec::IntoIter<RecordFile>,
    lines: Option<Lines>,
}

impl Iterator for Texts {
    type Item = Result<Text, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(text) = self.next_line() {
                return Some(text);
            }
            let file = self.files.next()?;
            if file.path.extension().is_none_or(|kind| kind != "jsonl") {
                return Some(file.whole());
            }
            match file.lines() {
                Ok(lines) => self.lines = Some(lines),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Texts {
    fn next_line(&mut self) -> Option<Result<Text, Error>> {
        let text = self.lines.as_mut()?.next();
        if !matches!(&text, Some(Ok(text)) if !text.is_of_others()) {
            self.lines = None;
        }
        text
    }
}

impl RecordFile {
    fn whole(self) -> Result<Text, Error> {
        let bytes = fs::read(&self.path).map_err(|error| self.unread(error))?;
        Ok(Text { file: self, line: 1, first: true, bytes })
    }

    fn lines(self) -> Result<Lines, Error> {
        let file = File::open(&self.path).map_err(|error| self.unread(error))?;
        Ok(Lines { file: self, reader: BufReader::new(file), count: 0, first: true })
    }

    fn unread(&self, error: io::Error) -> Error {
        Error::Read(self.path.clone(), error)
    }
}

struct Lines {
    file: RecordFile,
    reader: BufReader<File>,
    /// Lines read so far.
    count: usize,
    first: bool,
}

impl Iterator for Lines {
    type Item = Result<Text, Error>;

    /// The next line that is not empty.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut bytes = Vec::new();
            match self.reader.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => self.count += 1,
                Err(error) => return Some(Err(self.file.unread(error))),
            }
            bytes.truncate(bytes.trim_ascii_end().len());
            if !bytes.is_empty() {
                let first = std::mem::take(&mut self.first);
                return Some(Ok(Text { file: self.file.clone(), line: self.count, first, bytes }));
            }
        }
    }
}
