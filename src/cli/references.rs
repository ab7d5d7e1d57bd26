//! `referat references`: which initiatives and organisations are mentioned where.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use referat::batch::{Again, Batch, Inputs, Isolation, Selection, Stop, Unobserved};
use referat::link::Registry;
use referat::link::organizations::Organizations;
use referat::references::{self, Row};
use referat::write::JsonCompact;
use referat::{Options, Record};

use super::args::{ReferencesArguments, Subject, Table};
use super::exit::{Exit, Failure};
use super::extract::jobs;
use super::report::totals;
use super::stdout::with_stdout;
use super::{lexicon, registry};

/// Prints the table.
pub(crate) fn run(arguments: &ReferencesArguments) -> Result<Exit, Failure> {
    let written = arguments.inputs.iter().all(|input| holds_records(input));
    let additions = arguments.lexicon.as_deref().map(lexicon::read).transpose()?;
    let options = Options { additions, ..Options::default() };
    let each_of = |see: &mut dyn FnMut(&Record)| {
        if written {
            of_records(&arguments.inputs, see)
        } else {
            of_documents(arguments, &options, see)
        }
    };
    match arguments.of {
        Subject::Initiatives => {
            let mut rows = Vec::new();
            let exit = each_of(&mut |record| rows.extend(references::mentions(record)))?;
            references::sort(&mut rows);
            print(&rows, arguments.format, exit)
        }
        Subject::Organizations => {
            let known = Organizations::of(options.lexicon());
            let mut rows = Vec::new();
            let exit =
                each_of(&mut |record| rows.extend(references::organizations(record, &known)))?;
            references::sort_organizations(&mut rows);
            print(&rows, arguments.format, exit)
        }
    }
}

fn print<R: Row>(rows: &[R], format: Table, exit: Exit) -> Result<Exit, Failure> {
    with_stdout(|out| match format {
        Table::Csv => references::csv(rows, out),
        Table::Json => references::json(rows, out),
        Table::Md => references::markdown(rows, out),
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
fn of_documents(
    arguments: &ReferencesArguments,
    options: &Options,
    see: &mut dyn FnMut(&Record),
) -> Result<Exit, Failure> {
    let inputs = Inputs::new(&arguments.inputs, None)?;
    if inputs.all_missing() {
        return Err(Failure::new("nothing to read: none of the inputs is there"));
    }
    let isolation = Isolation::by_this_program(TIMEOUT, MEMORY)?;
    let batch = Batch {
        inputs: &inputs,
        selection: &Selection::new(&[], &[], false)?,
        options,
        format: &JsonCompact,
        jobs: jobs(arguments.jobs),
        isolation: cfg!(unix).then_some(&isolation),
        stop: &Stop::default(),
        keep_duplicates: false,
        quarantine: None,
        again: &Again::Nothing,
        observer: &Unobserved,
    };
    let registry = match arguments.of {
        Subject::Initiatives => registry::read(&arguments.registry, &batch, None)?,
        Subject::Organizations => Some(Registry::default()),
    };
    let Some(registry) = registry else { return Ok(Exit::Stopped) };
    let options = Options { registry, ..options.clone() };
    let mut records = Records { line: Vec::new(), see };
    let summary = Batch { options: &options, ..batch }.into_stream(&mut records, &mut |_| ())?;
    let is_clean = summary.is_clean();
    if !is_clean {
        super::exit::say(&totals(&summary, 0));
    }
    Ok(if is_clean { Exit::Complete } else { Exit::Incomplete })
}

/// Takes records as they come, a line each.
struct Records<'a> {
    line: Vec<u8>,
    see: &'a mut dyn FnMut(&Record),
}

impl Write for Records<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                (self.see)(&serde_json::from_slice(&self.line)?);
                self.line.clear();
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Records that were written before.
fn of_records(inputs: &[PathBuf], see: &mut dyn FnMut(&Record)) -> Result<Exit, Failure> {
    for input in inputs {
        for file in files(input)? {
            let failed = |error: &dyn std::fmt::Display| {
                Failure::new(format_args!("{}: {error}", file.display()))
            };
            let text = fs::read_to_string(&file).map_err(|error| failed(&error))?;
            for record in serde_json::Deserializer::from_str(&text).into_iter::<Record>() {
                see(&record.map_err(|error| failed(&error))?);
            }
        }
    }
    Ok(Exit::Complete)
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
