//! The records that are measured: files, JSON Lines, folders of them.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

use serde_json::Value;
use walkdir::WalkDir;

use super::Error;
use super::pair::text;

/// Shows each record in a file or folder to `see`, in order.
///
/// A file that is named must hold records. In folders, `.json` and `.jsonl` are looked into, and
/// what holds no record (a manifest) is passed over.
///
/// # Errors
/// Those of `see`, and for what cannot be read or is no record.
pub fn records(
    path: &Path,
    see: &mut dyn FnMut(&Path, Value) -> Result<(), Error>,
) -> Result<(), Error> {
    for entry in WalkDir::new(path).follow_links(true).sort_by_file_name() {
        let entry = entry
            .map_err(|error| Error::Read(error.path().unwrap_or(path).to_owned(), error.into()))?;
        let is_named = entry.depth() == 0;
        if entry.file_type().is_file() && (is_named || is_json(entry.path())) {
            read(entry.path(), &mut |record| match is_record(&record) {
                true => see(entry.path(), record),
                false if is_named => Err(Error::NoRecord(entry.path().to_owned())),
                false => Ok(()),
            })?;
        }
    }
    Ok(())
}

pub(super) fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|kind| kind == "json") || is_lines(path)
}

fn is_lines(path: &Path) -> bool {
    path.extension().is_some_and(|kind| kind == "jsonl")
}

fn is_record(json: &Value) -> bool {
    text(json, "schema").starts_with("referat/record/")
}

/// Shows the JSON of a file, or of each of its lines.
fn read(path: &Path, see: &mut dyn FnMut(Value) -> Result<(), Error>) -> Result<(), Error> {
    let unread = |error| Error::Read(path.to_owned(), error);
    let no_json = |error| Error::Json(path.to_owned(), error);
    if !is_lines(path) {
        let json = fs::read(path).map_err(unread)?;
        return see(serde_json::from_slice(&json).map_err(no_json)?);
    }
    for line in BufReader::new(fs::File::open(path).map_err(unread)?).lines() {
        let line = line.map_err(unread)?;
        if !line.trim().is_empty() {
            see(serde_json::from_str(&line).map_err(no_json)?)?;
        }
    }
    Ok(())
}
