//! Is everything still there? Hashes the records and the inputs of a finished run again, and
//! compares them with its manifest.

mod inputs;
mod orphans;
mod records;

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::bag;
use super::ledger::{MANIFEST, SUMMARY};
use super::manifest::Line;
use super::name::Name;
use super::output::STATE;
use super::summary::Summary;
use crate::error::Error;
use inputs::InputCheck;
use orphans::Known;
use records::RecordCheck;

/// What is to be checked.
#[derive(Debug, Clone)]
pub struct Verify {
    /// The output folder.
    pub output: PathBuf,
    /// Where the inputs are now; `None`: where they were.
    pub root: Option<PathBuf>,
    /// Whether the inputs are hashed, too.
    pub inputs: bool,
}

/// Something that is not as the manifest says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What is wrong.
    pub fault: Fault,
    /// With what.
    pub of: Part,
    /// The input or the file below the output folder.
    pub path: String,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// It is not there, or cannot be read.
    Missing,
    /// It is not what it was.
    Changed,
    /// The manifest does not know it.
    Orphaned,
}

/// The parts of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// A file or a member of an archive that was read.
    Input,
    /// A record, or a file in which nothing but records lie.
    Record,
    /// The manifest itself.
    Manifest,
    /// The summary.
    Summary,
    /// A file of a bag, by the bag's own hashes.
    Bag,
}

/// How much was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Inputs that were hashed.
    pub inputs: u64,
    /// Records that were hashed.
    pub records: u64,
    /// What was found.
    pub findings: u64,
}

/// Takes a finding.
type Seen<'a> = &'a mut dyn FnMut(Finding);

/// Where the inputs of a run were; the names of the manifest begin there.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Origin {
    pub(super) root: Name,
}

/// The file that holds the origin, below the output folder. It is not part of the manifest,
/// which is the same on every machine.
pub(super) const ORIGIN: &str = "origin.json";

impl Verify {
    /// Compares, and shows each finding to `seen`.
    ///
    /// # Errors
    /// When there is no manifest, or the inputs are not where they were.
    pub fn run(&self, seen: &mut dyn FnMut(&Finding)) -> Result<Checked, Error> {
        let mut findings = 0;
        let mut seen = |finding: Finding| {
            findings += 1;
            seen(&finding);
        };
        let manifest = self.open()?;
        let mut records = RecordCheck::new(&self.payload());
        let mut inputs = self.inputs.then(|| self.root().map(InputCheck::new)).transpose()?;
        let mut known = Known::default();
        let mut summary = Summary::default();
        self.lines(manifest, &mut |line| {
            let line = match line {
                Ok(line) => line,
                Err(finding) => return seen(finding),
            };
            known.add(&line);
            summary.add(&line);
            records.check(&line, &mut seen);
            if let Some(inputs) = &mut inputs {
                inputs.check(&line, &mut seen);
            }
        })?;
        records.finish(&mut seen);
        if let Some(inputs) = &mut inputs {
            inputs.finish(&mut seen);
        }
        known.find_others(&self.payload(), &mut seen);
        self.compare(&summary, &mut seen);
        if bag::is_bag(&self.output) {
            bag::faults(&self.output, &mut |path, there| {
                let fault = if there { Fault::Changed } else { Fault::Missing };
                seen(Finding { fault, of: Part::Bag, path });
            })?;
        }
        let inputs = inputs.map_or(0, |inputs| inputs.hashed);
        Ok(Checked { inputs, records: records.hashed, findings })
    }

    /// Where manifest and records are.
    fn payload(&self) -> PathBuf {
        let bag = bag::is_bag(&self.output);
        if bag { self.output.join(bag::PAYLOAD) } else { self.output.clone() }
    }

    fn open(&self) -> Result<File, Error> {
        let path = self.payload().join(MANIFEST);
        File::open(&path).map_err(|error| Error::Read(path, error))
    }

    /// The lines of the manifest, and what is wrong with those that are none.
    fn lines(
        &self,
        manifest: File,
        each: &mut dyn FnMut(Result<Line, Finding>),
    ) -> Result<(), Error> {
        let failed = |error| Error::Read(self.payload().join(MANIFEST), error);
        let manifest = BufReader::new(manifest);
        for (number, line) in (1..).zip(manifest.split(b'\n')) {
            each(serde_json::from_slice(&line.map_err(failed)?).map_err(|_| Finding {
                fault: Fault::Changed,
                of: Part::Manifest,
                path: format!("{MANIFEST}, line {number}"),
            }));
        }
        Ok(())
    }

    /// The summary is what the lines of the manifest add up to.
    fn compare(&self, recounted: &Summary, seen: Seen<'_>) {
        let json = fs::read(self.payload().join(SUMMARY)).ok();
        let fault = match json.and_then(|json| serde_json::from_slice::<Value>(&json).ok()) {
            None => Fault::Missing,
            Some(summary) => {
                let outcomes = serde_json::to_value(recounted.outcomes).ok();
                if summary.get("outcomes") == outcomes.as_ref() {
                    return;
                }
                Fault::Changed
            }
        };
        seen(Finding { fault, of: Part::Summary, path: SUMMARY.to_owned() });
    }

    fn root(&self) -> Result<PathBuf, Error> {
        if let Some(root) = &self.root {
            return Ok(root.clone());
        }
        let path = self.output.join(STATE).join(ORIGIN);
        let read = fs::read(&path).and_then(|json| Ok(serde_json::from_slice::<Origin>(&json)?));
        let Origin { root } = read.map_err(|error| Error::Read(path, error))?;
        let root = root.to_path(Path::new(if cfg!(windows) { "" } else { "/" }));
        if root.is_dir() { Ok(root) } else { Err(Error::InputsGone(root)) }
    }
}
