//! What need not be done again.
//!
//! A document is done when the same bytes were read by the same version with the same options, and
//! the record that came of it is there, whole. All of this is seen by hashes.

use std::fs;

use super::document::Done;
use super::journal::{Entry, Journal};
use super::manifest::{Line, LineOutcome};
use super::name::Name;
use super::output::OutputFolder;
use super::records;
use crate::options::Options;
use crate::record::model::{Outcome, Producer};
use crate::source::sha256;
use crate::write::WriteRecord;

/// What is done again although it is done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Again {
    /// Nothing.
    #[default]
    Nothing,
    /// Documents without a complete record, for one of these reasons; for any, if there are none.
    Failed(Vec<String>),
    /// Everything.
    Everything,
}

impl Again {
    fn takes(&self, line: &Line) -> bool {
        match self {
            Self::Nothing => false,
            Self::Everything => true,
            Self::Failed(reasons) => {
                let is_complete = line.outcome == LineOutcome::Read(Outcome::Complete);
                let is_meant = |reason: &str| reasons.iter().any(|meant| meant == reason);
                let reason = line.reason.as_deref().unwrap_or_default();
                !is_complete && (reasons.is_empty() || is_meant(reason))
            }
        }
    }
}

/// The earlier runs into the same folder.
pub(super) struct Resume<'a> {
    pub(super) journal: &'a Journal,
    pub(super) folder: &'a OutputFolder,
    /// The file that the records share, if they do.
    pub(super) shared: Option<records::Earlier>,
    pub(super) again: &'a Again,
}

impl Resume<'_> {
    /// What became of a document with this hash, if its record is there.
    pub(super) fn find(&self, name: &Name, input_sha256: &str) -> Option<Done> {
        if *self.again == Again::Everything {
            return None;
        }
        let Entry { line, place, .. } = self.journal.find(name)?;
        let mut line = line.into_owned();
        line.path = name.clone();
        if line.sha256.as_deref() != Some(input_sha256) || self.again.takes(&line) {
            return None;
        }
        let is_whole = |bytes: &[u8]| line.record_sha256.as_deref() == Some(&sha256(bytes));
        let bytes = match (&self.shared, place) {
            (Some(shared), Some(place)) => Some(shared.find(place, is_whole)?),
            (None, None) => {
                let path = name.record_path();
                if line.record.as_ref() != Some(&path) {
                    return None; // what it is called depends on its neighbours
                }
                let record = fs::read(self.folder.path().join(path)).ok()?;
                if !is_whole(&record) {
                    return None;
                }
                None
            }
            _ => return None, // it was made in the other arrangement
        };
        Some(Done { line, bytes, kept: true, quarantined: None })
    }
}

/// What, beside a document's bytes, decides the bytes of its record: the program as it was built, and
/// the options. Limits on time and memory do
/// not: whoever raises them has the failed documents retried.
pub(super) fn made_by(options: &Options, format: &dyn WriteRecord) -> String {
    let choices = (Producer::default(), env!("REFERAT_BUILD"), options, format.name());
    let choices = serde_json::to_vec(&choices).unwrap_or_default(); // strings and flags
    let mut made_by = sha256(&choices);
    made_by.truncate(16);
    made_by
}
