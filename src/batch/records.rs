//! Records that share one file.
//!
//! While a run lasts the file grows in the state folder, in input order, and gets its name when it
//! is complete. If the run is killed, the next one takes what it needs out of what has grown.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::journal::Place;
use super::output::OutputFolder;
use super::shards::{self, Shards};
use crate::error::Error;

/// The file's name below the output folder.
const RECORDS: &str = "records.jsonl";
const GROWING: &str = "records.growing";
const EARLIER: &str = "records.earlier";
const JOINED: &str = "records.joined";

/// The file that grows.
pub(super) struct Records {
    file: BufWriter<File>,
    length: u64,
    growing: PathBuf,
    path: PathBuf,
}

impl Records {
    /// Begins the file anew.
    ///
    /// # Errors
    /// [`Error::Write`]
    pub(super) fn create(folder: &OutputFolder) -> Result<Self, Error> {
        let growing = folder.state(GROWING);
        let file = File::create(&growing).map_err(|error| Error::Write(growing.clone(), error))?;
        let path = folder.path().join(RECORDS);
        Ok(Self { file: BufWriter::new(file), length: 0, growing, path })
    }

    /// Adds a record; where it lies.
    pub(super) fn add(&mut self, record: &[u8]) -> Result<Place, Error> {
        let written = self.file.write_all(record);
        written.map_err(|error| Error::Write(self.path.clone(), error))?;
        let place = Place { start: self.length, length: record.len() as u64 };
        self.length += place.length;
        Ok(place)
    }

    /// Gives the file its name, or cuts it into the files that the run is to have.
    pub(super) fn finish(mut self, folder: &OutputFolder, last: &Shards) -> Result<(), Error> {
        self.file.flush().map_err(|error| Error::Write(self.path.clone(), error))?;
        if last.is_one_plain_file() {
            let renamed = fs::rename(&self.growing, &self.path);
            renamed.map_err(|error| Error::Write(self.path, error))?;
        } else {
            shards::cut(&self.growing, folder, *last)?;
            let _ = fs::remove_file(self.growing); // if not, the next run begins it anew
        }
        shards::remove_others(folder, *last)
    }

    /// Leaves the file to the next run.
    pub(super) fn leave(mut self) -> Result<(), Error> {
        self.file.flush().map_err(|error| Error::Write(self.path, error))
    }
}

/// The files of earlier runs.
pub(super) struct Earlier(Vec<Mutex<File>>);

impl Earlier {
    /// Finds what there is. Of two runs that were killed the one counts that came further: as both
    /// wrote in input order, it has what the other has.
    pub(super) fn open(folder: &OutputFolder) -> Self {
        let (growing, earlier) = (folder.state(GROWING), folder.state(EARLIER));
        if length(&growing) > length(&earlier) {
            let _ = fs::rename(growing, &earlier); // if not, more is read again
        }
        let joined = folder.state(JOINED);
        let _ = shards::join(folder.path(), &joined); // if not, more is read again
        let files = [earlier, joined, folder.path().join(RECORDS)];
        Self(files.iter().filter_map(|path| File::open(path).ok()).map(Mutex::new).collect())
    }

    /// The bytes that lie at a place, if they are those that are wanted.
    pub(super) fn find(&self, place: Place, is_wanted: impl Fn(&[u8]) -> bool) -> Option<Vec<u8>> {
        let found = self.0.iter().filter_map(|file| {
            let file = file.lock().unwrap_or_else(PoisonError::into_inner);
            read_at(&file, place).ok()
        });
        found.into_iter().find(|bytes| is_wanted(bytes))
    }

    /// They are not needed any more.
    pub(super) fn remove(folder: &OutputFolder) {
        for file in [EARLIER, JOINED] {
            let _ = fs::remove_file(folder.state(file)); // as a rule there is none
        }
    }
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

fn read_at(mut file: &File, place: Place) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(place.start))?;
    let mut bytes = Vec::new();
    file.take(place.length).read_to_end(&mut bytes)?;
    Ok(bytes)
}
