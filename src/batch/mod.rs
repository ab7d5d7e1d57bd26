//! Many documents at once: nothing lost, nothing silently passed over, the same bytes
//! whatever the number of threads.
//!
//! [`Inputs`] says what was asked for, the walk finds the files, workers turn each into its
//! [`Line`] and its record, and this thread takes them in input order: records to
//! an [`OutputFolder`] or a stream, lines into the manifest, counts into the [`Summary`].
//! Only as many records are in memory as workers are ahead of the slowest one.

mod archive;
mod content;
mod document;
mod duplicates;
mod evidence;
mod extract;
mod fingerprint;
mod guard;
mod inputs;
mod isolation;
mod ledger;
mod list;
mod manifest;
mod name;
mod output;
mod pool;
mod record_path;
mod selection;
mod skip;
mod stop;
mod summary;
mod triage;
mod walk;

use std::io::Write;
use std::path::Path;

pub use guard::STACK;
pub use inputs::{Input, InputKind, Inputs};
pub use isolation::{Isolation, serve};
pub use list::List;
pub use manifest::{Counts, Line, LineOutcome, Word};
pub use name::Name;
pub use output::OutputFolder;
pub use selection::Selection;
pub use skip::Skip;
pub use stop::Stop;
pub use summary::{Outcomes, Summary};

use crate::error::Error;
use crate::options::Options;
use crate::write::WriteRecord;
use document::{Done, process};
use duplicates::Contents;
use extract::{Extract, InProcess};
use isolation::Isolated;
use ledger::Ledger;
use pool::Workers;
use walk::Walk;

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
    /// Whether a document that is there more than once is read each time, as it is in any
    /// case without an output folder and its manifest.
    pub keep_duplicates: bool,
    /// Number of worker threads, at least 1.
    pub jobs: usize,
    /// How documents are kept from taking the run with them; `None` reads all of them in this
    /// process.
    pub isolation: Option<&'a Isolation>,
    /// Stops the run.
    pub stop: &'a Stop,
}

/// How records lie in an output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// `a/x.pdf.json` for `a/x.pdf`.
    FilePerDocument,
    /// All in `records.jsonl`, in input order.
    OneFile,
}

impl Batch<'_> {
    /// How many inputs a run will have lines for.
    pub fn count(&self, folder: Option<&OutputFolder>) -> usize {
        self.walk(folder.map(OutputFolder::path)).count()
    }

    /// Writes the records, the manifest and the summary into a folder, and shows each line
    /// to `seen`.
    ///
    /// # Errors
    /// [`Error::Write`] when the folder cannot be written; the run stops there.
    pub fn into_folder(
        &self,
        folder: &OutputFolder,
        arrangement: Arrangement,
        seen: &mut dyn FnMut(&Line),
    ) -> Result<Summary, Error> {
        let (share, window) = match arrangement {
            Arrangement::FilePerDocument => (false, LINES_WAITING),
            Arrangement::OneFile => (true, RECORDS_WAITING),
        };
        let extractor = self.extractor()?;
        let contents = self.contents(folder)?;
        let work = |item| {
            let done = process(item, contents.as_ref(), &*extractor)?;
            if share { Ok(done) } else { store(done, folder) }
        };
        let mut ledger = Ledger::open(folder, share)?;
        self.workers(window).in_order(self.walk(Some(folder.path())), work, |done| {
            let line = ledger.enter(done?)?;
            seen(&line);
            Ok(())
        })?;
        ledger.close()
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
        let work = |item| process(item, None, &*extractor);
        self.workers(RECORDS_WAITING).in_order(self.walk(None), work, |done| {
            let Done { line, bytes } = done?;
            out.write_all(&bytes.unwrap_or_default()).map_err(Error::Stream)?;
            summary.add(&line);
            seen(&line);
            Ok(())
        })?;
        out.flush().map_err(Error::Stream)?;
        Ok(summary)
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
        Workers { threads: self.jobs, window }
    }

    fn walk<'a>(&'a self, output: Option<&'a Path>) -> Walk<'a> {
        Walk::new(self.inputs, self.selection, output)
    }
}

/// How many records may wait in memory for a slower one before them.
const RECORDS_WAITING: usize = 128;
/// The same where a record has been written already, and only its line waits.
const LINES_WAITING: usize = 4096;

/// Writes a document's record to its own file, on the worker's thread.
fn store(done: Done, folder: &OutputFolder) -> Result<Done, Error> {
    let Done { mut line, bytes } = done;
    if let Some(bytes) = bytes {
        let path = line.path.record_path();
        folder.write(&path, &bytes)?;
        line.record = Some(path);
    }
    Ok(Done { line, bytes: None })
}
