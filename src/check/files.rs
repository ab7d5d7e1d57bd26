//! The files that are checked: records one by one, as JSON Lines, or folders of them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::Value;
use walkdir::WalkDir;

use super::validate::{is_record, no_text};
use super::{Checked, validate};

/// A file or folder that could not be opened.
#[derive(Debug)]
pub struct Unopened {
    /// Which.
    pub path: PathBuf,
    /// What the system says.
    pub error: io::Error,
}

/// How many files are in memory at a time.
const AT_ONCE: usize = 64;

/// Validates the records in `paths` and shows each to `see`, in order.
///
/// A file that is named must hold records. In folders, `.json` and `.jsonl` are looked into, and
/// what holds no record (a manifest, somebody's settings) is shown to `pass`.
///
/// # Errors
/// Those of `see`, and [`Unopened`] for what could not be read.
pub fn files<E: From<Unopened>>(
    paths: &[PathBuf],
    see: &mut dyn FnMut(Checked<'_>) -> Result<(), E>,
    pass: &mut dyn FnMut(&Path),
) -> Result<(), E> {
    let mut found = Vec::new();
    for path in paths {
        find(path, &mut found)?;
    }
    for files in found.chunks(AT_ONCE) {
        let texts: Vec<_> = files.par_iter().map(RecordFile::read).collect();
        let texts = texts.into_iter().collect::<Result<Vec<_>, _>>()?;
        let checked: Vec<_> =
            files.par_iter().zip(&texts).map(|(file, text)| file.check(text)).collect();
        for (file, checked) in files.iter().zip(checked) {
            if checked.is_empty() {
                pass(&file.path);
            }
            checked.into_iter().try_for_each(&mut *see)?;
        }
    }
    Ok(())
}

struct RecordFile {
    path: PathBuf,
    shown: String,
    named: bool,
}

fn find(path: &Path, found: &mut Vec<RecordFile>) -> Result<(), Unopened> {
    for entry in WalkDir::new(path).follow_links(true).sort_by_file_name() {
        let entry = entry.map_err(|error| Unopened {
            path: error.path().unwrap_or(path).to_owned(),
            error: error.into(),
        })?;
        let named = entry.depth() == 0;
        let is_json =
            entry.path().extension().is_some_and(|kind| kind == "json" || kind == "jsonl");
        if entry.file_type().is_file() && (named || is_json) {
            let shown = entry.path().to_string_lossy().replace('\\', "/");
            found.push(RecordFile { path: entry.into_path(), shown, named });
        }
    }
    Ok(())
}

/// A file's content, and where it stops being text.
struct Content {
    text: String,
    broken_at: Option<usize>,
}

impl RecordFile {
    fn read(&self) -> Result<Content, Unopened> {
        let bytes =
            fs::read(&self.path).map_err(|error| Unopened { path: self.path.clone(), error })?;
        Ok(String::from_utf8(bytes).map_or_else(
            |error| Content {
                text: String::from_utf8_lossy(error.as_bytes()).into_owned(),
                broken_at: Some(error.utf8_error().valid_up_to()),
            },
            |text| Content { text, broken_at: None },
        ))
    }

    /// Nothing, if the file is met in a folder and holds no record.
    fn check<'a>(&'a self, content: &'a Content) -> Vec<Checked<'a>> {
        let Content { text, broken_at } = content;
        if let Some(end) = broken_at {
            return vec![no_text(&self.shown, text, *end)];
        }
        let is_lines = self.path.extension().is_some_and(|kind| kind == "jsonl");
        let records: Vec<(usize, &str)> = if is_lines {
            (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).collect()
        } else {
            vec![(1, text)]
        };
        if !self.named && records.iter().all(|(_, text)| is_of_others(text)) {
            return Vec::new();
        }
        records.into_iter().map(|(line, text)| validate(&self.shown, text, line)).collect()
    }
}

fn is_of_others(text: &str) -> bool {
    serde_json::from_str(text).is_ok_and(|json: Value| !is_record(&json))
}
