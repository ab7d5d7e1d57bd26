//! Documents that are there more than once, under different names: read once.
//!
//! Which of them is the first is a matter of the order of the walk, and not of the thread
//! that happened to be ahead; so a thread that has fetched its document waits until all
//! before it have been fetched, though not until they have been read.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::fingerprint::fingerprint;
use super::name::Name;
use crate::source::Source;

/// What has been fetched in a run. A document costs two numbers of memory; names are in a
/// temporary file.
#[derive(Debug)]
pub(super) struct Contents {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug)]
struct State {
    /// Whose turn it is.
    turn: u64,
    /// Turns that were given up ahead of time.
    passed: BTreeSet<u64>,
    /// Where in the file the name of a content's first bearer begins.
    first: HashMap<u128, u64>,
    names: File,
    end: u64,
}

impl Contents {
    /// Nothing yet; `names` is an empty file.
    pub(super) fn new(names: File) -> Self {
        let state =
            State { turn: 0, passed: BTreeSet::new(), first: HashMap::new(), names, end: 0 };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// The place of an input in the order of the walk. All inputs must take theirs, or those
    /// behind wait in vain.
    pub(super) fn turn(&self, turn: u64) -> Turn<'_> {
        Turn { contents: self, turn }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An input's place; given up when dropped.
pub(super) struct Turn<'a> {
    contents: &'a Contents,
    turn: u64,
}

impl Turn<'_> {
    /// The first document with the same content, if this is not the first.
    ///
    /// # Errors
    /// When the temporary file fails.
    pub(super) fn first(self, name: &Name, source: &Source) -> io::Result<Option<Name>> {
        // the type depends on the name, and the record on the type
        let content = format!("{} {}", source.sha256, source.media_type.as_str());
        let mut state = self.contents.lock();
        while state.turn < self.turn {
            state = self.contents.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.bearer(fingerprint(&content), name)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let state = &mut *self.contents.lock();
        state.passed.insert(self.turn);
        while state.passed.remove(&state.turn) {
            state.turn += 1;
        }
        self.contents.changed.notify_all();
    }
}

impl State {
    /// The name of the first that had this content; from now on this one, if there is none.
    fn bearer(&mut self, content: u128, name: &Name) -> io::Result<Option<Name>> {
        if let Some(place) = self.first.get(&content) {
            return self.name_at(*place).map(Some);
        }
        let text = name.as_str();
        self.names.seek(SeekFrom::Start(self.end))?;
        self.names.write_all(&(text.len() as u64).to_le_bytes())?;
        self.names.write_all(text.as_bytes())?;
        self.first.insert(content, self.end);
        self.end += 8 + text.len() as u64;
        Ok(None)
    }

    fn name_at(&mut self, place: u64) -> io::Result<Name> {
        self.names.seek(SeekFrom::Start(place))?;
        let mut length = [0; 8];
        self.names.read_exact(&mut length)?;
        let mut text = String::new();
        (&mut self.names).take(u64::from_le_bytes(length)).read_to_string(&mut text)?;
        Ok(Name::from(text))
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::time::Duration;

    use super::Contents;
    use crate::batch::name::Name;
    use crate::source::Source;

    /// Contents of inputs in turn; what is found, whatever the order in which threads come.
    fn firsts(contents: &[Option<&str>]) -> Vec<Option<String>> {
        let all = Contents::new(tempfile::tempfile().unwrap());
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0_u64..)
                .zip(contents)
                .map(|(turn, content)| {
                    let all = &all;
                    scope.spawn(move || {
                        std::thread::sleep(Duration::from_millis((turn * 7) % 5));
                        let place = all.turn(turn);
                        let name = Name::new([OsStr::new(&turn.to_string())]);
                        let bytes = content.as_ref()?.as_bytes().to_vec();
                        place.first(&name, &Source::from_bytes(name.as_str(), bytes)).unwrap()
                    })
                })
                .collect();
            threads.into_iter().map(|one| one.join().unwrap().map(String::from)).collect()
        })
    }

    #[test]
    fn the_first_in_order_is_the_first() {
        let contents = [Some("a"), None, Some("b"), Some("a"), Some("b"), None, Some("a")];
        let expected = [None, None, None, Some("0"), Some("2"), None, Some("0")];
        assert_eq!(firsts(&contents), expected.map(|name| name.map(str::to_owned)));
    }
}
