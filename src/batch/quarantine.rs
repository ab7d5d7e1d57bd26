//! A folder for what could not be read: each failed input under its reason, so that scans can go to OCR,
//! encrypted files to their owners, and so on; and a list of them.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::content::Content;
use super::manifest::{Line, LineOutcome};
use super::name::Name;
use crate::error::Error;
use crate::record::model::Outcome;

/// The list, in the order of the manifest.
const LIST: &str = "quarantine.jsonl";
/// What it is called as long as it is written.
const UNFINISHED: &str = "quarantine.jsonl.unfinished";

/// Where failed inputs are kept.
#[derive(Debug, Clone)]
pub struct Quarantine {
    folder: PathBuf,
    links: bool,
}

/// One line of the list.
#[derive(Debug, Serialize)]
struct Kept<'a> {
    path: &'a Name,
    /// Below the folder; `None` if there was nothing to keep.
    file: Option<&'a str>,
    sha256: Option<&'a str>,
    reason: Option<&'a str>,
    page: Option<u32>,
    message: Option<&'a str>,
}

impl Quarantine {
    /// Makes the folder where there is none. With `links` it gets symbolic links to files and
    /// copies only of what lies in archives.
    ///
    /// # Errors
    /// [`Error::Write`] when it cannot be made.
    pub fn open(folder: &Path, links: bool) -> Result<Self, Error> {
        let failed = |error| Error::Write(folder.to_owned(), error);
        fs::create_dir_all(folder).map_err(failed)?;
        Ok(Self { folder: fs::canonicalize(folder).map_err(failed)?, links })
    }

    /// Where it is, without symbolic links.
    pub(super) fn path(&self) -> &Path {
        &self.folder
    }

    /// Begins the list.
    pub(super) fn list(&self) -> Result<QuarantineList, Error> {
        let path = self.folder.join(LIST);
        match File::create(self.folder.join(UNFINISHED)) {
            Ok(file) => Ok(QuarantineList { file: BufWriter::new(file), path }),
            Err(error) => Err(Error::Write(path, error)),
        }
    }

    /// Keeps an input if it failed; the name of its file.
    pub(super) fn keep(&self, line: &Line, content: &Content) -> Result<Option<String>, Error> {
        let Some(reason) = reason(line) else { return Ok(None) };
        let record = line.path.record_path();
        let file = format!("{reason}/{}", record.strip_suffix(".json").unwrap_or(&record));
        let path = self.folder.join(&file);
        match self.put(content, &path) {
            Ok(kept) => Ok(kept.then_some(file)),
            Err(error) => Err(Error::Write(path, error)),
        }
    }

    /// Whether it could be kept: some inputs fail because they cannot be read.
    fn put(&self, content: &Content, path: &Path) -> io::Result<bool> {
        let Ok(mut original) = content.clone().into_reader() else { return Ok(false) };
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let _ = fs::remove_file(path); // of an earlier run
        match content {
            #[cfg(unix)]
            Content::File(original) if self.links => {
                std::os::unix::fs::symlink(fs::canonicalize(original)?, path)?;
            }
            _ => {
                io::copy(&mut original, &mut File::create(path)?)?;
            }
        }
        Ok(true)
    }
}

fn reason(line: &Line) -> Option<&str> {
    if line.outcome == LineOutcome::Read(Outcome::Failed) { line.reason.as_deref() } else { None }
}

/// The list, while it is written.
pub(super) struct QuarantineList {
    file: BufWriter<File>,
    path: PathBuf,
}

impl QuarantineList {
    /// Enters an input if it failed.
    pub(super) fn enter(&mut self, line: &Line, file: Option<&str>) -> Result<(), Error> {
        let Some(reason) = reason(line) else { return Ok(()) };
        let kept = Kept {
            path: &line.path,
            file,
            sha256: line.sha256.as_deref(),
            reason: Some(reason),
            page: line.page,
            message: line.message.as_deref(),
        };
        let mut json = serde_json::to_vec(&kept).map_err(|error| Error::Stream(error.into()))?;
        json.push(b'\n');
        self.file.write_all(&json).map_err(|error| Error::Write(self.path.clone(), error))
    }

    /// Gives the list its name.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        let unfinished = self.path.with_file_name(UNFINISHED);
        let renamed = self.file.flush().and_then(|()| fs::rename(unfinished, &self.path));
        renamed.map_err(|error| Error::Write(self.path, error))
    }
}
