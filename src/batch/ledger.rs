//! The files of a run that are written line by line, in input order: the manifest, the
//! records where they share one file, and at the end the summary.

use super::document::Done;
use super::manifest::Line;
use super::output::{OutputFolder, WholeFile};
use super::summary::Summary;
use crate::error::Error;
use crate::write::pretty;

const MANIFEST: &str = "manifest.jsonl";
const RECORDS: &str = "records.jsonl";
const SUMMARY: &str = "summary.json";

pub(super) struct Ledger<'a> {
    folder: &'a OutputFolder,
    manifest: WholeFile,
    records: Option<WholeFile>,
    summary: Summary,
}

impl<'a> Ledger<'a> {
    /// Begins the files; records get theirs only if they share one.
    pub(super) fn open(folder: &'a OutputFolder, share: bool) -> Result<Self, Error> {
        let records = if share { Some(folder.create(RECORDS)?) } else { None };
        let manifest = folder.create(MANIFEST)?;
        Ok(Self { folder, manifest, records, summary: Summary::default() })
    }

    /// Enters one input, and its record if that is not in a file of its own.
    pub(super) fn enter(&mut self, done: Done) -> Result<Line, Error> {
        let Done { mut line, bytes } = done;
        if let (Some(records), Some(bytes)) = (&mut self.records, bytes) {
            records.write(&bytes)?;
            line.record = Some(RECORDS.to_owned());
        }
        let mut bytes = serde_json::to_vec(&line).map_err(|error| Error::Stream(error.into()))?;
        bytes.push(b'\n');
        self.manifest.write(&bytes)?;
        self.summary.add(&line);
        Ok(line)
    }

    /// Gives the files their names, the summary last.
    pub(super) fn close(self) -> Result<Summary, Error> {
        let Self { folder, manifest, records, summary } = self;
        if let Some(records) = records {
            records.finish()?;
        }
        manifest.finish()?;
        let mut bytes = Vec::new();
        pretty(&summary, &mut bytes).map_err(Error::Stream)?;
        folder.write(SUMMARY, &bytes)?;
        Ok(summary)
    }
}
