//! Documents beside the records that they should become.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::compare::{Ignore, compare};
use super::files::{below, shown, workers};
use super::validate::is_record;
use super::{Checked, Finding, Rule, validate};
use crate::batch::extract_guarded;
use crate::error::Error;
use crate::options::Options;
use crate::record::Record;
use crate::source::Source;
use crate::write::{JsonCompact, JsonPretty, WriteRecord};

/// A comparison of documents with their expected records.
#[derive(Debug)]
pub struct Fixtures<'a> {
    /// Documents, expected records and folders of both.
    pub paths: &'a [PathBuf],
    /// Differences that do not count.
    pub ignore: &'a Ignore,
    /// Whether records that differ are written anew.
    pub update: bool,
}

/// What is told of a run besides findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside<'a> {
    /// A file in a folder that has no record beside it.
    Alone(&'a Path),
    /// A record that was written anew.
    Updated(&'a Path),
}

/// How many records may wait for a slower one before them.
const WAITING: usize = 32;

impl Fixtures<'_> {
    /// Reads each document again and shows how its record differs from the expected one.
    ///
    /// # Errors
    /// Those of `see`, and [`Error::Read`] or [`Error::Write`].
    pub fn check(
        &self,
        see: &mut dyn FnMut(&Checked) -> Result<(), Error>,
        aside: &mut dyn FnMut(Aside<'_>),
    ) -> Result<(), Error> {
        let mut met = BTreeSet::new();
        for path in self.paths {
            find(path, &mut met)?;
        }
        let work = |met: Met| self.one(&met).map(|done| (met, done));
        workers(WAITING).in_order(met.into_iter(), work, |done| {
            let (met, Done { text, findings, updated }) = done?;
            if let Met::Alone(path) = met {
                aside(Aside::Alone(&path));
                return Ok(());
            }
            if updated {
                aside(Aside::Updated(met.path()));
            }
            see(&Checked::new(&shown(met.path()), &text, 1, findings))
        })
    }

    fn one(&self, met: &Met) -> Result<Done, Error> {
        match met {
            Met::Pair { document, record } => self.pair(document, record),
            Met::Alone(_) => Ok(Done::default()),
            Met::Record(_) => Ok(Done::finding(
                Rule::DocumentMissing,
                "there is no document beside this record".to_owned(),
            )),
            Met::Document(document) if self.update => {
                let record = beside(document);
                let got = extract(document, &file_name(document), false)?;
                write(&record, &got, &JsonPretty)?;
                Ok(Done { updated: true, ..Done::default() })
            }
            Met::Document(document) => Ok(Done::finding(
                Rule::RecordMissing,
                format!("{} is not there", beside(document).display()),
            )),
        }
    }

    fn pair(&self, document: &Path, record: &Path) -> Result<Done, Error> {
        let text =
            fs::read_to_string(record).map_err(|error| Error::Read(record.to_owned(), error))?;
        let expected = match serde_json::from_str::<Value>(&text) {
            Ok(expected) if is_record(&expected) => expected,
            _ if self.update => Value::Null,
            _ => {
                let checked = validate("", &text, 1).findings.into_iter();
                let findings = checked.map(|found| found.finding).collect();
                return Ok(Done { text, findings, updated: false });
            }
        };
        let name = expected.pointer("/source/path").and_then(Value::as_str);
        let name = name.map_or_else(|| file_name(document), str::to_owned);
        let no_text = expected.is_object() && expected.get("text").is_none();
        let got = extract(document, &name, no_text)?;
        let value = serde_json::to_value(&got).unwrap_or_default();
        let findings = compare(&expected, &value, self.ignore);
        let updated = self.update && !findings.is_empty();
        if updated {
            let on_one_line = text.trim_end().lines().count() == 1;
            let format: &dyn WriteRecord = if on_one_line { &JsonCompact } else { &JsonPretty };
            write(record, &got, format)?;
            return Ok(Done { updated, ..Done::default() });
        }
        Ok(Done { text, findings, updated })
    }
}

#[derive(Default)]
struct Done {
    /// The expected record.
    text: String,
    findings: Vec<Finding>,
    updated: bool,
}

impl Done {
    fn finding(rule: Rule, message: String) -> Self {
        Self { findings: vec![Finding::new(rule, "", message)], ..Self::default() }
    }
}

/// What is met on the way.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Met {
    Pair {
        record: PathBuf,
        document: PathBuf,
    },
    /// A record without its document.
    Record(PathBuf),
    /// A document that was named and has no record.
    Document(PathBuf),
    /// A file in a folder that has no record.
    Alone(PathBuf),
}

impl Met {
    fn path(&self) -> &Path {
        match self {
            Self::Pair { record: path, .. }
            | Self::Record(path)
            | Self::Document(path)
            | Self::Alone(path) => path,
        }
    }
}

fn find(path: &Path, found: &mut BTreeSet<Met>) -> Result<(), Error> {
    for entry in below(path) {
        let entry = entry?;
        if entry.file_type().is_file() {
            found.extend(meet(entry.path(), entry.depth() == 0));
        }
    }
    Ok(())
}

fn meet(file: &Path, named: bool) -> Option<Met> {
    if file.extension().is_some_and(|kind| kind == "json") {
        return meet_record(file, named);
    }
    let record =
        [beside(file), file.with_extension("json")].into_iter().find(|path| path.is_file());
    Some(match record {
        Some(record) => Met::Pair { document: file.to_owned(), record },
        None if named => Met::Document(file.to_owned()),
        None => Met::Alone(file.to_owned()),
    })
}

/// `x.pdf.json` is the record of `x.pdf`, `x.json` that of `x.txt`, `x.md` or `x.pdf`.
fn meet_record(file: &Path, named: bool) -> Option<Met> {
    let stem = file.with_extension("");
    let documents = ["txt", "md", "pdf"].map(|kind| file.with_extension(kind));
    let document = [stem].into_iter().chain(documents).find(|path| path.is_file());
    match document {
        Some(document) => meet(&document, true),
        None if named || holds_record(file) => Some(Met::Record(file.to_owned())),
        None => None,
    }
}

fn holds_record(file: &Path) -> bool {
    let text = fs::read_to_string(file).unwrap_or_default();
    serde_json::from_str(&text).is_ok_and(|json: Value| is_record(&json))
}

/// `x.pdf.json` for `x.pdf`
fn beside(document: &Path) -> PathBuf {
    let mut name = document.as_os_str().to_owned();
    name.push(".json");
    name.into()
}

fn file_name(document: &Path) -> String {
    document.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn extract(document: &Path, name: &str, no_text: bool) -> Result<Record, Error> {
    let source =
        Source::read(document, name).map_err(|error| Error::Read(document.to_owned(), error))?;
    Ok(extract_guarded(&source, &Options { no_text, ..Options::default() }))
}

fn write(path: &Path, record: &Record, format: &dyn WriteRecord) -> Result<(), Error> {
    let mut bytes = Vec::new();
    let done = format.write(record, &mut bytes).and_then(|()| fs::write(path, bytes));
    done.map_err(|error| Error::Write(path.to_owned(), error))
}
