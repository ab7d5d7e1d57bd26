//! `--registry`: what mentions of initiatives are matched to.

use std::fs;
use std::path::{Path, PathBuf};

use referat::batch::{Batch, OutputFolder};
use referat::link::Registry;
use referat::{Error, Options, Record, Source};

use super::exit::Failure;

/// The registry of the files named, or of the portfolios among the inputs; none if the run was
/// stopped meanwhile.
pub(crate) fn read(
    files: &[PathBuf],
    batch: &Batch<'_>,
    output: Option<&OutputFolder>,
) -> Result<Option<Registry>, Failure> {
    match files {
        [] if batch.inputs.is_one_file() => Ok(Some(Registry::default())),
        [] => match batch.registry(output) {
            Err(Error::Stopped) => Ok(None),
            found => Ok(Some(found?)),
        },
        [none] if none.as_os_str() == "none" => Ok(Some(Registry::default())),
        files => of_files(files).map(Some),
    }
}

fn of_files(files: &[PathBuf]) -> Result<Registry, Failure> {
    let mut registry = Registry::default();
    for file in files {
        let record = record(file)
            .map_err(|error| Failure::new(format_args!("{}: {error}", file.display())))?;
        if record.initiatives.is_empty() {
            return Err(Failure::new(format_args!(
                "{}: no initiatives found: name a portfolio, or the record of one",
                file.display()
            )));
        }
        registry.add(&record);
    }
    registry.sort();
    Ok(registry)
}

/// The record in the file, or that of the document in it.
fn record(file: &Path) -> std::io::Result<Record> {
    let bytes = fs::read(file)?;
    if let Ok(record) = serde_json::from_slice(&bytes) {
        return Ok(record);
    }
    let name = file.to_string_lossy().replace('\\', "/");
    let source = Source::from_bytes(&name, bytes);
    Ok(referat::extract(&source, &Options::default()))
}
