//! The run before the run: portfolios among the inputs give the registry.
//!
//! Every document is linked to the same registry whatever the order of files and the number of
//! threads, so the registry must be known before the first record is written. The first
//! pages say which documents are portfolios; only those are read.

use super::document::{Done, process};
use super::{Batch, Name, OutputFolder, RECORDS_WAITING};
use crate::error::Error;
use crate::link::Registry;
use crate::options::Options;
use crate::record::Record;
use crate::record::model::DocumentKind;
use crate::write::JsonCompact;

impl Batch<'_> {
    /// The initiatives of the portfolios among the inputs; `output` is not looked into.
    ///
    /// # Errors
    /// [`Error::Worker`], [`Error::Stopped`] as in a run.
    pub fn registry(&self, output: Option<&OutputFolder>) -> Result<Registry, Error> {
        let first_pages = Options { portfolio_only: true, ..Options::default() };
        let mut portfolios = Vec::new();
        self.look(output, &first_pages, None, &mut |name, record| {
            let kind = record.document.kind.map(|kind| kind.value);
            if kind == Some(DocumentKind::Portfolio) {
                portfolios.push(name.clone());
            }
        })?;
        let mut registry = Registry::default();
        if !portfolios.is_empty() {
            let whole = Options::default();
            self.look(output, &whole, Some(&portfolios), &mut |_, record| registry.add(&record))?;
        }
        registry.sort();
        if self.stop.is_wanted() { Err(Error::Stopped) } else { Ok(registry) }
    }

    /// Shows the records of all documents, or of those in `only`.
    fn look(
        &self,
        output: Option<&OutputFolder>,
        options: &Options,
        only: Option<&[Name]>,
        see: &mut dyn FnMut(&Name, Record),
    ) -> Result<(), Error> {
        let batch = Batch { options, format: &JsonCompact, ..*self };
        let extractor = batch.extractor()?;
        let items = batch.walk(output).filter(|item| {
            item.content.is_ok() && only.is_none_or(|only| only.contains(&item.name))
        });
        let work = |item| process(item, None, &*extractor, None);
        batch.workers(RECORDS_WAITING).in_order(items, work, |done| {
            let Done { line, bytes, .. } = done?;
            let record = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
            if let Some(record) = record {
                see(&line.path, record);
            }
            Ok(())
        })
    }
}
