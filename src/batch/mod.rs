//! Many documents at once: nothing lost, nothing silently passed over, the same bytes
//! whatever the number of threads.
//!
//! [`Inputs`] says what was asked for, the walk finds the files, workers turn each into its
//! [`Line`] and its record, and this thread takes them in input order: records to
//! an [`OutputFolder`] or a stream, lines into the manifest, counts into the [`Summary`].
//! Only as many records are in memory as workers are ahead of the slowest one.

mod archive;
mod bag;
mod content;
mod document;
mod duplicates;
mod evidence;
mod extract;
mod fingerprint;
mod guard;
mod inputs;
mod isolation;
mod journal;
mod ledger;
mod list;
mod manifest;
mod name;
mod observe;
mod output;
mod pool;
mod quarantine;
mod record_path;
mod records;
mod resume;
mod schema;
mod selection;
mod shards;
mod skip;
mod stop;
mod summary;
mod survey;
mod triage;
mod verify;
mod walk;

use std::io::Write;
use std::path::Path;
use std::time::Instant;

pub use bag::seal;
pub use inputs::{Input, InputKind, Inputs};
pub use isolation::{Isolation, serve};
pub use list::List;
pub use manifest::{Counts, Line, LineOutcome, Word};
pub use name::Name;
pub use observe::{Observe, Unobserved};
pub use output::OutputFolder;
pub(crate) use pool::Workers;
pub use quarantine::Quarantine;
pub use resume::Again;
pub use schema::{manifest_schema, summary_schema};
pub use selection::Selection;
pub use shards::Sharing;
pub use skip::Skip;
pub use stop::Stop;
pub use summary::{Outcomes, Summary};
pub use verify::{Checked, Fault, Finding, Part, Verify};

use crate::error::Error;
use crate::options::Options;
use crate::record::Record;
use crate::source::Source;
pub use crate::stack::STACK;
use crate::text_layer::Unwatched;
use crate::write::WriteRecord;
use document::{Done, process};
use duplicates::Contents;
use extract::{Extract, InProcess};
use isolation::Isolated;
use journal::Journal;
use ledger::{JOURNAL, Ledger};
use quarantine::QuarantineList;
use resume::Resume;
use verify::{ORIGIN, Origin};
use walk::{Item, Walk};

/// Reads one document; a panic costs that document only.
pub(crate) fn extract_guarded(source: &Source, options: &Options) -> Record {
    guard::extract(source, options, &Unwatched)
}

/// A run over many documents.
#[derive(Clone, Copy)]
pub struct Batch<'a> {
    /// What to read.
    pub inputs: &'a Inputs,
    /// Which files of the folders among them.
    pub selection: &'a Selection,
    /// How to read a document.
    pub options: &'a Options,
    /// How to write a record.
    pub format: &'a dyn WriteRecord,
    /// Where inputs that fail are kept, if they are.
    pub quarantine: Option<&'a Quarantine>,
    /// Whether a document that is there more than once is read each time, as it is in any
    /// case without an output folder and its manifest.
    pub keep_duplicates: bool,
    /// Number of worker threads, at least 1.
    pub jobs: usize,
    /// How documents are kept from taking the run with them; `None` reads all of them in this
    /// process.
    pub isolation: Option<&'a Isolation>,
    /// What is done again although an earlier run did it.
    pub again: &'a Again,
    /// Stops the run.
    pub stop: &'a Stop,
    /// Looks on.
    pub observer: &'a dyn Observe,
}

/// How records lie in an output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// `a/x.pdf.json` for `a/x.pdf`.
    FilePerDocument,
    /// All together, in input order: `records.jsonl`, or in shards.
    Shared(Sharing),
}

impl Batch<'_> {
    /// The inputs that a run will have lines for, one after the other.
    pub fn inputs_found<'b>(
        &'b self,
        folder: Option<&'b OutputFolder>,
    ) -> impl Iterator<Item = Name> {
        self.walk(folder).map(|item| item.name)
    }

    /// Writes the records, the manifest and the summary into a folder, and shows each line
    /// to `seen`. What an earlier run has done is not done again.
    ///
    /// # Errors
    /// [`Error::Write`] when the folder cannot be written; the run stops there, and another one
    /// goes on from there.
    pub fn into_folder(
        &self,
        folder: &OutputFolder,
        arrangement: Arrangement,
        seen: &mut dyn FnMut(&Line),
    ) -> Result<Summary, Error> {
        let journal =
            Journal::open(folder.state(JOURNAL), resume::made_by(self.options, self.format))?;
        let (sharing, window) = match arrangement {
            Arrangement::FilePerDocument => (None, LINES_WAITING),
            Arrangement::Shared(sharing) => (Some(sharing), RECORDS_WAITING),
        };
        let shared = sharing.map(|_| records::Earlier::open(folder));
        let resume = Resume { journal: &journal, folder, shared, again: self.again };
        let extractor = self.extractor()?;
        let contents = self.contents(folder)?;
        let work = |item| {
            self.observed(item, |item| {
                let original = item.original();
                let mut done = process(item, contents.as_ref(), &*extractor, Some(&resume))?;
                if let (Some(quarantine), Some(original)) = (self.quarantine, original) {
                    done.quarantined = quarantine.keep(&done.line, &original)?;
                }
                let stored = sharing.is_some() || done.kept;
                if stored { Ok(done) } else { store(done, folder, &journal) }
            })
        };
        let mut quarantined = self.quarantine.map(Quarantine::list).transpose()?;
        folder.write_state(ORIGIN, &Origin { root: self.inputs.root() })?;
        let mut ledger = Ledger::open(folder, &journal, sharing)?;
        self.workers(window).in_order(self.walk(Some(folder)), work, |done| {
            if let Some(done) = done? {
                if let Some(list) = &mut quarantined {
                    list.enter(&done.line, done.quarantined.as_deref())?;
                }
                seen(&ledger.enter(done)?);
            }
            Ok(())
        })?;
        quarantined.map_or(Ok(()), QuarantineList::finish)?;
        if self.stop.is_wanted() { ledger.leave() } else { ledger.close() }
    }

    /// Writes the records one after the other to `out`, and shows each line to `seen`.
    ///
    /// # Errors
    /// [`Error::Stream`] when `out` takes no more; the run stops there.
    pub fn into_stream(
        &self,
        out: &mut dyn Write,
        seen: &mut dyn FnMut(&Line),
    ) -> Result<Summary, Error> {
        let mut summary = Summary::default();
        let extractor = self.extractor()?;
        let work = |item| self.observed(item, |item| process(item, None, &*extractor, None));
        self.workers(RECORDS_WAITING).in_order(self.walk(None), work, |done| {
            if let Some(Done { line, bytes, .. }) = done? {
                out.write_all(&bytes.unwrap_or_default()).map_err(Error::Stream)?;
                summary.add(&line);
                seen(&line);
            }
            Ok(())
        })?;
        out.flush().map_err(Error::Stream)?;
        summary.finished = !self.stop.is_wanted();
        Ok(summary)
    }

    /// Works on an item while the observer looks on; `None` if the run is stopped meanwhile.
    fn observed(
        &self,
        item: Item,
        work: impl FnOnce(Item) -> Result<Done, Error>,
    ) -> Result<Option<Done>, Error> {
        let (name, begun) = (item.name.clone(), Instant::now());
        self.observer.begun(&name);
        match work(item) {
            Ok(done) => {
                self.observer.finished(&done.line, begun.elapsed(), done.kept);
                Ok(Some(done))
            }
            Err(Error::Stopped) => {
                self.observer.given_up(&name);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    fn extractor(&self) -> Result<Box<dyn Extract + '_>, Error> {
        let in_process = InProcess { options: self.options, format: self.format };
        Ok(match self.isolation {
            Some(isolation) => Box::new(Isolated::new(isolation, in_process, self.stop)?),
            None => Box::new(in_process),
        })
    }

    fn contents(&self, folder: &OutputFolder) -> Result<Option<Contents>, Error> {
        if self.keep_duplicates {
            return Ok(None);
        }
        folder.temporary().map(|names| Some(Contents::new(names)))
    }

    fn workers(&self, window: usize) -> Workers {
        Workers { threads: self.jobs, window, stop: self.stop.clone() }
    }

    fn walk(&self, output: Option<&OutputFolder>) -> Walk<'_> {
        let output = output.map(OutputFolder::base);
        let quarantine = self.quarantine.map(Quarantine::path);
        let ours = output.into_iter().chain(quarantine).map(Path::to_owned).collect();
        Walk::new(self.inputs, self.selection, ours)
    }
}

/// How many records may wait in memory for a slower one before them.
const RECORDS_WAITING: usize = 128;
/// The same where a record has been written already, and only its line waits.
const LINES_WAITING: usize = 4096;

/// Writes a document's record to its own file, on the worker's thread.
fn store(done: Done, folder: &OutputFolder, journal: &Journal) -> Result<Done, Error> {
    let Done { mut line, bytes, kept, quarantined } = done;
    if let Some(bytes) = bytes {
        let path = line.path.record_path();
        folder.write(&path, &bytes)?;
        line.record = Some(path);
        journal.add(&line, None)?;
    }
    Ok(Done { line, bytes: None, kept, quarantined })
}
