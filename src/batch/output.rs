//! The output folder. Every file in it is whole or not there: it is written under another
//! name and renamed when it is complete.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tempfile::{Builder, NamedTempFile};

use super::bag::PAYLOAD;
use super::inputs::Inputs;
use crate::error::Error;

/// A folder that records are written to, by one run at a time.
#[derive(Debug)]
pub struct OutputFolder {
    /// The folder itself, without symbolic links.
    base: PathBuf,
    /// Where the records are: the same, or the payload of a bag.
    path: PathBuf,
    /// Locked as long as this is open; the system releases it even if the program is killed.
    _lock: File,
}

/// The folder below the output folder for what a run needs for itself.
pub(super) const STATE: &str = ".referat";
/// What is not complete yet ends so.
const UNFINISHED: &str = ".tmp";

impl OutputFolder {
    /// Makes the folder where there is none.
    ///
    /// # Errors
    /// [`Error::Write`] when it cannot be made, [`Error::OutputIsInput`] when it is one of
    /// the folders that are to be read: its records would be taken for inputs;
    /// [`Error::OutputInUse`] while another run writes to it.
    pub fn open(path: &Path, inputs: &Inputs) -> Result<Self, Error> {
        Self::open_below(path, "", inputs)
    }

    /// The same for a bag, where records have a folder of their own in it.
    ///
    /// # Errors
    /// The same.
    pub fn open_bag(path: &Path, inputs: &Inputs) -> Result<Self, Error> {
        Self::open_below(path, PAYLOAD, inputs)
    }

    fn open_below(path: &Path, payload: &str, inputs: &Inputs) -> Result<Self, Error> {
        let failed = |error| Error::Write(path.to_owned(), error);
        fs::create_dir_all(path).map_err(failed)?;
        let path = fs::canonicalize(path).map_err(failed)?;
        for folder in inputs.folders() {
            if fs::canonicalize(folder).is_ok_and(|folder| folder == path) {
                return Err(Error::OutputIsInput(folder.clone()));
            }
        }
        let state = path.join(STATE);
        let lock = fs::create_dir_all(&state).and_then(|()| File::create(state.join("lock")));
        let lock = lock.map_err(|error| Error::Write(state.clone(), error))?;
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            return Err(Error::OutputInUse(path)); // a file system without locks has no others
        }
        remove_unfinished(&state).map_err(|error| Error::Write(state, error))?;
        let payload = path.join(payload);
        fs::create_dir_all(&payload).map_err(|error| Error::Write(payload.clone(), error))?;
        Ok(Self { base: path, path: payload, _lock: lock })
    }

    /// The path of a file that a run needs for itself.
    pub(super) fn state(&self, name: &str) -> PathBuf {
        self.base.join(STATE).join(name)
    }

    /// Where it is, without symbolic links.
    pub(super) fn base(&self) -> &Path {
        &self.base
    }

    /// Where the records are.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// A file that nobody else sees, and that is gone when it is closed.
    pub(super) fn temporary(&self) -> Result<File, Error> {
        tempfile::tempfile_in(&self.path).map_err(|error| Error::Write(self.path.clone(), error))
    }

    /// Writes a file of the run's own.
    pub(super) fn write_state(&self, name: &str, value: &impl Serialize) -> Result<(), Error> {
        let json = serde_json::to_vec(value).map_err(|error| Error::Stream(error.into()))?;
        let mut file = self.create_state(name)?;
        file.write(&json)?;
        file.finish()
    }

    /// Writes a file below the folder.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let mut file = self.create(name)?;
        file.write(bytes)?;
        file.finish()
    }

    /// Begins a file of the run's own.
    pub(super) fn create_state(&self, name: &str) -> Result<WholeFile, Error> {
        WholeFile::create(self.state(name), &self.base.join(STATE))
    }

    /// Begins a file of the bag, beside the records' folder.
    pub(super) fn create_beside(&self, name: &str) -> Result<WholeFile, Error> {
        WholeFile::create(self.base.join(name), &self.base.join(STATE))
    }

    /// Begins a file below the folder.
    pub(super) fn create(&self, name: &str) -> Result<WholeFile, Error> {
        WholeFile::create(self.path.join(name), &self.base.join(STATE))
    }
}

/// A file that gets its name when it is complete.
#[derive(Debug)]
pub(super) struct WholeFile {
    file: BufWriter<NamedTempFile>,
    path: PathBuf,
}

impl WholeFile {
    /// Begins a file; until it is complete it lies in the other folder.
    fn create(path: PathBuf, unfinished: &Path) -> Result<Self, Error> {
        let folder = path.parent().unwrap_or(unfinished);
        let made = if folder.is_dir() { Ok(()) } else { fs::create_dir_all(folder) };
        match made.and_then(|()| temporary(unfinished)) {
            Ok(file) => Ok(Self { file: BufWriter::new(file), path }),
            Err(error) => Err(Error::Write(path, error)),
        }
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.file.write_all(bytes).map_err(|error| Error::Write(self.path.clone(), error))
    }

    /// Gives the file its name, in place of one that was there before.
    pub(super) fn finish(self) -> Result<(), Error> {
        let Self { file, path } = self;
        let persisted = file
            .into_inner()
            .map_err(io::IntoInnerError::into_error)
            .and_then(|file| file.persist(&path).map_err(|error| error.error));
        persisted.map(drop).map_err(|error| Error::Write(path, error))
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// What a run was writing when it was killed.
fn remove_unfinished(state: &Path) -> io::Result<()> {
    for entry in fs::read_dir(state)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(UNFINISHED) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Readable by whoever may read files that this user makes, unlike other temporary files.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.suffix(UNFINISHED);
    #[cfg(unix)]
    let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(permissions);
    builder.tempfile_in(folder)
}
