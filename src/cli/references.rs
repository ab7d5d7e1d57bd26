//! `referat references`: which initiatives are mentioned where.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use referat::batch::{Again, Batch, Inputs, Isolation, Selection, Stop, Unobserved};
use referat::references::{self, Mention};
use referat::write::JsonCompact;
use referat::{Options, Record};

use super::args::{ReferencesArguments, Table};
use super::exit::{Exit, Failure};
use super::extract::jobs;
use super::registry;
use super::report::totals;
use super::stdout::with_stdout;

/// Prints the table.
pub(crate) fn run(arguments: &ReferencesArguments) -> Result<Exit, Failure> {
    let written = arguments.inputs.iter().all(|input| holds_records(input));
    let (mut mentions, exit) = if written {
        (of_records(&arguments.inputs)?, Exit::Complete)
    } else {
        of_documents(arguments)?
    };
    references::sort(&mut mentions);
    with_stdout(|out| match arguments.format {
        Table::Csv => references::csv(&mentions, out),
        Table::Json => references::json(&mentions, out),
        Table::Md => references::markdown(&mentions, out),
    })?;
    Ok(exit)
}

/// Whether `referat extract` wrote here: a folder with a manifest, or a file of records.
fn holds_records(input: &Path) -> bool {
    let is_record = |extension: &std::ffi::OsStr| extension == "json" || extension == "jsonl";
    input.join("manifest.jsonl").is_file()
        || (input.is_file() && input.extension().is_some_and(is_record))
}

/// What a document may cost, as `extract` has it by default.
const TIMEOUT: Duration = Duration::from_secs(60);
const MEMORY: u64 = 1 << 30;

/// Documents are read first.
fn of_documents(arguments: &ReferencesArguments) -> Result<(Vec<Mention>, Exit), Failure> {
    let inputs = Inputs::new(&arguments.inputs, None)?;
    if inputs.all_missing() {
        return Err(Failure::new("nothing to read: none of the inputs is there"));
    }
    let isolation = Isolation::by_this_program(TIMEOUT, MEMORY)?;
    let batch = Batch {
        inputs: &inputs,
        selection: &Selection::new(&[], &[], false)?,
        options: &Options::default(),
        format: &JsonCompact,
        jobs: jobs(arguments.jobs),
        isolation: cfg!(unix).then_some(&isolation),
        stop: &Stop::default(),
        keep_duplicates: false,
        quarantine: None,
        again: &Again::Nothing,
        observer: &Unobserved,
    };
    let Some(registry) = registry::read(&arguments.registry, &batch, None)? else {
        return Ok((Vec::new(), Exit::Stopped));
    };
    let options = Options { registry, ..Options::default() };
    let mut mentions = Mentions::default();
    let summary = Batch { options: &options, ..batch }.into_stream(&mut mentions, &mut |_| ())?;
    let is_clean = summary.is_clean();
    if !is_clean {
        super::exit::say(&totals(&summary, 0));
    }
    Ok((mentions.found, if is_clean { Exit::Complete } else { Exit::Incomplete }))
}

/// Takes records as they come, a line each, and keeps the mentions.
#[derive(Default)]
struct Mentions {
    line: Vec<u8>,
    found: Vec<Mention>,
}

impl Write for Mentions {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                let record: Record = serde_json::from_slice(&self.line)?;
                self.found.extend(references::mentions(&record));
                self.line.clear();
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The mentions in records that were written before.
fn of_records(inputs: &[PathBuf]) -> Result<Vec<Mention>, Failure> {
    let mut mentions = Vec::new();
    for input in inputs {
        for file in files(input)? {
            let failed = |error: &dyn std::fmt::Display| {
                Failure::new(format_args!("{}: {error}", file.display()))
            };
            let text = fs::read_to_string(&file).map_err(|error| failed(&error))?;
            for record in serde_json::Deserializer::from_str(&text).into_iter::<Record>() {
                mentions.extend(references::mentions(&record.map_err(|error| failed(&error))?));
            }
        }
    }
    Ok(mentions)
}

/// The files of records of an output folder, by its manifest; or the file itself.
fn files(input: &Path) -> Result<Vec<PathBuf>, Failure> {
    if input.is_file() {
        return Ok(vec![input.to_owned()]);
    }
    let manifest = input.join("manifest.jsonl");
    let text = fs::read_to_string(&manifest)
        .map_err(|error| Failure::new(format_args!("{}: {error}", manifest.display())))?;
    let mut files: Vec<PathBuf> = Vec::new();
    for line in text.lines() {
        let line: serde_json::Value = serde_json::from_str(line)
            .map_err(|error| Failure::new(format_args!("{}: {error}", manifest.display())))?;
        if let Some(record) = line.get("record").and_then(serde_json::Value::as_str) {
            files.push(input.join(record));
        }
    }
    files.dedup(); // `records.jsonl` holds them all
    Ok(files)
}
