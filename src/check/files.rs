//! The files that are checked: records one by one, as JSON Lines, or folders of them.

use std::fs;
use std::num::NonZeroUsize;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::thread::available_parallelism;

use serde_json::Value;
use walkdir::{DirEntry, WalkDir};

use super::validate::{is_record, no_text};
use super::{Checked, validate};
use crate::batch::{Stop, Workers};
use crate::error::Error;

/// How many files may wait in memory for a slower one before them.
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
    let work = |file: RecordFile| file.check().map(|checked| (file.path, checked));
    workers(WAITING).in_order(found.into_iter(), work, |done| {
        let (path, checked) = done?;
        if checked.is_empty() {
            pass(&path);
        }
        checked.iter().try_for_each(&mut *see)
    })
}

/// As many threads as there are processors.
pub(super) fn workers(window: usize) -> Workers {
    let threads = available_parallelism().map_or(1, NonZeroUsize::get);
    Workers { threads, window, stop: Stop::default() }
}

struct RecordFile {
    path: PathBuf,
    shown: String,
    named: bool,
}

fn find(path: &Path, found: &mut Vec<RecordFile>) -> Result<(), Error> {
    for entry in below(path) {
        let entry = entry?;
        let named = entry.depth() == 0;
        let is_json =
            entry.path().extension().is_some_and(|kind| kind == "json" || kind == "jsonl");
        if entry.file_type().is_file() && (named || is_json) {
            let shown = shown(entry.path());
            found.push(RecordFile { path: entry.into_path(), shown, named });
        }
    }
    Ok(())
}

impl RecordFile {
    /// Nothing, if the file is met in a folder and holds no record.
    fn check(&self) -> Result<Vec<Checked>, Error> {
        let bytes = fs::read(&self.path).map_err(|error| Error::Read(self.path.clone(), error))?;
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => return Ok(vec![no_text(&self.shown, &error)]),
        };
        let is_lines = self.path.extension().is_some_and(|kind| kind == "jsonl");
        let records: Vec<(usize, &str)> = if is_lines {
            (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).collect()
        } else {
            vec![(1, text.as_str())]
        };
        if !self.named && records.iter().all(|(_, text)| is_of_others(text)) {
            return Ok(Vec::new());
        }
        Ok(records.into_iter().map(|(line, text)| validate(&self.shown, text, line)).collect())
    }
}

fn is_of_others(text: &str) -> bool {
    serde_json::from_str(text).is_ok_and(|json: Value| !is_record(&json))
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
