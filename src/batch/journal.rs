//! The journal: what has been finished, line by line, so that a run that is killed goes on
//! where it was.
//!
//! An entry is a statement that stays true: this input, read by this version with these options,
//! gave a record with this hash. So entries of any number of runs may stand in
//! one journal, and whether a record is still there is seen by its hash. Each line has a checksum;
//! what the last run did not write to its end is cut off. When a run is complete, the entries
//! that it needed are written anew in input order.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::fingerprint::fingerprint;
use super::manifest::Line;
use super::name::Name;
use crate::error::Error;
use crate::source::sha256;

/// One finished document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry<'a> {
    /// The fingerprint of program and options.
    pub(super) made_by: Cow<'a, str>,
    /// Where the record lies in the file that the records share.
    pub(super) place: Option<Place>,
    pub(super) line: Cow<'a, Line>,
}

/// A part of a file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    pub(super) start: u64,
    pub(super) length: u64,
}

/// The journal of an output folder.
pub(super) struct Journal {
    path: PathBuf,
    made_by: String,
    file: Mutex<File>,
    /// Where the last entry about an input begins, by its name: two numbers for each input
    /// are all that a run keeps in memory of those before it.
    index: HashMap<u128, u64>,
}

impl Journal {
    /// Reads what an earlier run has left, as far as it was made by the same program with the same
    /// options.
    ///
    /// # Errors
    /// [`Error::Write`] when it cannot be opened.
    pub(super) fn open(path: PathBuf, made_by: String) -> Result<Self, Error> {
        match recover(&path, &made_by) {
            Ok((file, index)) => Ok(Self { path, made_by, file: Mutex::new(file), index }),
            Err(error) => Err(Error::Write(path, error)),
        }
    }

    /// What is known of an input.
    pub(super) fn find(&self, name: &Name) -> Option<Entry<'static>> {
        let start = *self.index.get(&fingerprint(name.as_str()))?;
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(start)).ok()?;
        let mut line = Vec::new();
        BufReader::new(&*file).read_until(b'\n', &mut line).ok()?;
        let entry = Entry::decode(&line)?;
        (entry.line.path == *name && entry.made_by == self.made_by).then_some(entry)
    }

    /// Notes that a document is finished.
    ///
    /// # Errors
    /// [`Error::Write`]
    pub(super) fn add(&self, line: &Line, place: Option<Place>) -> Result<(), Error> {
        let entry = self.entry(line, place).encode()?;
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.write_all(&entry).map_err(|error| Error::Write(self.path.clone(), error))
    }

    pub(super) fn entry<'a>(&'a self, line: &'a Line, place: Option<Place>) -> Entry<'a> {
        Entry { made_by: Cow::Borrowed(&self.made_by), place, line: Cow::Borrowed(line) }
    }
}

/// Opens the journal for appending, without the half of a line that may be at its end.
fn recover(path: &PathBuf, made_by: &str) -> io::Result<(File, HashMap<u128, u64>)> {
    let file = File::options().read(true).append(true).create(true).open(path)?;
    let mut reader = BufReader::new(&file);
    let mut index = HashMap::new();
    let mut line = Vec::new();
    let mut start = 0;
    while reader.read_until(b'\n', &mut line)? > 0 && line.ends_with(b"\n") {
        let entry = Entry::decode(&line).filter(|entry| entry.made_by == made_by);
        if let Some(entry) = entry {
            index.insert(fingerprint(entry.line.path.as_str()), start);
        }
        start += line.len() as u64;
        line.clear();
    }
    file.set_len(start)?;
    Ok((file, index))
}

/// Digits of a line's checksum.
const CHECKSUM: usize = 16;

impl Entry<'_> {
    /// The checksum, a space, JSON, a line break.
    pub(super) fn encode(&self) -> Result<Vec<u8>, Error> {
        let json = serde_json::to_vec(self).map_err(|error| Error::Stream(error.into()))?;
        let mut line = sha256(&json).into_bytes();
        line.truncate(CHECKSUM);
        line.push(b' ');
        line.extend(json);
        line.push(b'\n');
        Ok(line)
    }

    /// `None` unless the line is whole.
    fn decode(line: &[u8]) -> Option<Entry<'static>> {
        let (checksum, json) = line.strip_suffix(b"\n")?.split_at_checked(CHECKSUM)?;
        let json = json.strip_prefix(b" ")?;
        let whole = sha256(json).as_bytes().starts_with(checksum);
        whole.then(|| serde_json::from_slice(json).ok())?
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::fs;

    use super::{Journal, Place};
    use crate::batch::content::Unread;
    use crate::batch::manifest::Line;
    use crate::batch::name::Name;
    use crate::diagnostic::Code;

    fn line(name: &str, message: &str) -> Line {
        let name = Name::new([OsStr::new(name)]);
        Line::unread(name, Unread::Failed(Code::Timeout, message.to_owned()))
    }

    #[test]
    fn half_a_line_is_cut_off_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let open = |made_by: &str| Journal::open(path.clone(), made_by.to_owned()).unwrap();
        let place = Some(Place { start: 7, length: 9 });
        let (one, other) = (line("å.pdf", "one"), line("b.pdf", "other"));
        let journal = open("x");
        journal.add(&one, None).unwrap();
        let first = fs::read(&path).unwrap().len();
        journal.add(&other, place).unwrap();
        let whole = fs::read(&path).unwrap();
        for length in first..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            let journal = open("x");
            assert!(journal.find(&other.path).is_none(), "{length}");
            assert_eq!(journal.find(&one.path).unwrap().line.as_ref(), &one);
            journal.add(&other, place).unwrap();
            assert!(fs::read(&path).unwrap() == whole, "{length}");
        }
        let journal = open("x");
        assert_eq!(journal.find(&other.path).unwrap().place, place);
        assert!(open("y").find(&other.path).is_none());
    }

    #[test]
    fn what_was_changed_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let one = line("a.pdf", "one");
        Journal::open(path.clone(), String::new()).unwrap().add(&one, None).unwrap();
        let mut bytes = fs::read(&path).unwrap();
        let at = bytes.len() / 2;
        bytes[at] ^= 1;
        fs::write(&path, bytes).unwrap();
        assert!(Journal::open(path, String::new()).unwrap().find(&one.path).is_none());
    }
}
