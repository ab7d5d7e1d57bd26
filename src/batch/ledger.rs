//! The files of a run that are written line by line, in input order: the manifest, the
//! records where they share one file, and at the end the summary.

use super::document::Done;
use super::journal::Journal;
use super::manifest::Line;
use super::output::{OutputFolder, WholeFile};
use super::records::{self, Records};
use super::shards::{Shards, Sharing};
use super::summary::Summary;
use crate::error::Error;
use crate::write::pretty;

pub(super) const MANIFEST: &str = "manifest.jsonl";
pub(super) const SUMMARY: &str = "summary.json";
/// The journal's file in the state folder.
pub(super) const JOURNAL: &str = "journal";

pub(super) struct Ledger<'a> {
    folder: &'a OutputFolder,
    manifest: WholeFile,
    records: Option<(Records, Shards)>,
    journal: &'a Journal,
    /// The journal's entries in input order.
    sorted: WholeFile,
    summary: Summary,
}

impl<'a> Ledger<'a> {
    /// Begins the files; records get theirs only if they share one.
    pub(super) fn open(
        folder: &'a OutputFolder,
        journal: &'a Journal,
        sharing: Option<Sharing>,
    ) -> Result<Self, Error> {
        Ok(Self {
            folder,
            manifest: folder.create(MANIFEST)?,
            records: sharing.map(|sharing| begin(folder, sharing)).transpose()?,
            journal,
            sorted: folder.create_state(JOURNAL)?,
            summary: Summary::default(),
        })
    }

    /// Enters one input, and its record if that is not in a file of its own.
    pub(super) fn enter(&mut self, done: Done) -> Result<Line, Error> {
        let Done { mut line, bytes, kept, .. } = done;
        let mut place = None;
        if let (Some((records, shards)), Some(bytes)) = (&mut self.records, bytes) {
            place = Some(records.add(&bytes)?);
            line.record = Some(shards.next(bytes.len()));
            if !kept {
                self.journal.add(&line, place)?;
            }
        }
        if line.record.is_some() {
            self.sorted.write(&self.journal.entry(&line, place).encode()?)?;
        }
        let mut bytes = serde_json::to_vec(&line).map_err(|error| Error::Stream(error.into()))?;
        bytes.push(b'\n');
        self.manifest.write(&bytes)?;
        self.summary.add(&line);
        Ok(line)
    }

    /// Gives the files their names, the summary last.
    pub(super) fn close(mut self) -> Result<Summary, Error> {
        self.summary.finished = true;
        if let Some((records, shards)) = self.records.take() {
            records.finish(self.folder, &shards)?;
        }
        self.manifest.finish()?;
        write_summary(self.folder, &self.summary)?;
        self.sorted.finish()?;
        records::Earlier::remove(self.folder);
        Ok(self.summary)
    }

    /// Says how far a run has come that was stopped; the journal stays as it has grown.
    pub(super) fn leave(mut self) -> Result<Summary, Error> {
        if let Some((records, _)) = self.records.take() {
            records.leave()?;
        }
        self.manifest.finish()?;
        write_summary(self.folder, &self.summary)?;
        Ok(self.summary)
    }
}

fn begin(folder: &OutputFolder, sharing: Sharing) -> Result<(Records, Shards), Error> {
    Ok((Records::create(folder)?, Shards::new(sharing)))
}

fn write_summary(folder: &OutputFolder, summary: &Summary) -> Result<(), Error> {
    let mut bytes = Vec::new();
    pretty(summary, &mut bytes).map_err(Error::Stream)?;
    folder.write(SUMMARY, &bytes)
}
