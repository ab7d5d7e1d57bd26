//! From a document's bytes to what is known of it: its line and its record.

use super::guard;
use super::manifest::Line;
use super::name::Name;
use crate::error::Error;
use crate::options::Options;
use crate::record::Record;
use crate::source::Source;
use crate::text_layer::Unwatched;
use crate::write::WriteRecord;

/// A way of having documents read: in this process or in another one.
pub(super) trait Extract: Sync {
    /// Reads one document. Whatever happens, there is a record that says so.
    ///
    /// # Errors
    /// [`Error::Worker`], [`Error::Stopped`]: it was not tried at all.
    fn extract(&self, name: &Name, source: Source) -> Result<Extracted, Error>;
}

/// A document that was read, or tried.
#[derive(Debug)]
pub(super) struct Extracted {
    /// What the manifest says about it, but for the place and the hash of its record.
    pub(super) line: Line,
    /// Its record as it is to be written.
    pub(super) record: Vec<u8>,
}

/// Reads on the thread that asks, where a panic is caught.
#[derive(Clone, Copy)]
pub(super) struct InProcess<'a> {
    pub(super) options: &'a Options,
    pub(super) format: &'a dyn WriteRecord,
}

impl Extract for InProcess<'_> {
    fn extract(&self, name: &Name, source: Source) -> Result<Extracted, Error> {
        let record = guard::extract(&source, self.options, &Unwatched);
        Ok(Extracted::of(name, &record, self.format))
    }
}

impl Extracted {
    /// The record in its format.
    pub(super) fn of(name: &Name, record: &Record, format: &dyn WriteRecord) -> Self {
        let mut bytes = Vec::new();
        let _ = format.write(record, &mut bytes); // memory takes all that it is given
        Self { line: Line::of_record(name.clone(), record), record: bytes }
    }
}
