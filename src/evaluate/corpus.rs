//! A folder of gold, and which record belongs to which file of it.
//!
//! `GOLD/2019/board.json` is about the document `2019/board.pdf`, `2019/board.txt` or
//! `any/folder/2019/board.pdf`, as the record's `source.path` tells; of two gold files the one with
//! the longer path is meant.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path};

use serde::Deserialize;
use serde_json::Value;
use walkdir::WalkDir;

use super::pair::text;
use super::{Error, Gold, Status, Tally, judge};

/// Gold by the path of its document, without the extension.
#[derive(Debug, Default)]
pub struct Corpus {
    gold: BTreeMap<String, Gold>,
    manifest: Manifest,
    drafts: Vec<String>,
    judged: BTreeSet<String>,
    seen: BTreeSet<String>,
}

/// More about documents than their gold says (TOML).
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Manifest {
    /// A table for each document.
    #[serde(default, rename = "document")]
    documents: Vec<Entry>,
}

/// What a manifest says of a document; other keys may stand there, too.
#[derive(Debug, Clone, Default, Deserialize)]
struct Entry {
    /// The path of its gold without `.json`.
    id: String,
    layout: Option<String>,
    source: Option<String>,
    /// Nobody who made rules has seen it: it is counted apart.
    #[serde(default)]
    held_out: bool,
}

/// A record that was compared with its gold.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The document's path, as the record has it; that of the gold, where there is no record.
    pub document: String,
    /// What it is counted with.
    pub labels: Labels,
    /// How it fared.
    pub tally: Tally,
}

/// What documents are counted by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    /// How it is laid out.
    pub layout: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// `text` or `pdf`, and whether it is held out.
    pub part: String,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// If it cannot be read or is no manifest.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let manifest =
            fs::read_to_string(path).map_err(|error| Error::Read(path.to_owned(), error))?;
        toml::from_str(&manifest).map_err(|error| Error::Manifest(path.to_owned(), Box::new(error)))
    }
}

impl Corpus {
    /// Reads the gold of a folder, or one gold file.
    ///
    /// # Errors
    /// If a file cannot be read or is no gold, or if there is nothing but drafts.
    pub fn read(folder: &Path, manifest: Manifest) -> Result<Self, Error> {
        let mut corpus = Self { manifest, ..Self::default() };
        for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name() {
            let entry = entry.map_err(|error| {
                Error::Read(error.path().unwrap_or(folder).to_owned(), error.into())
            })?;
            let is_gold = entry.path().extension().is_some_and(|kind| kind == "json");
            if entry.file_type().is_file() && is_gold {
                corpus.add(key_of(folder, entry.path()), Gold::read(entry.path())?);
            }
        }
        if corpus.gold.is_empty() {
            return Err(Error::Nothing(folder.to_owned()));
        }
        Ok(corpus)
    }

    /// Adds gold for the document with this path, which has no extension.
    pub fn add(&mut self, document: String, gold: Gold) {
        if gold.about.status == Status::Draft {
            self.drafts.push(document);
        } else {
            self.gold.insert(document, gold);
        }
    }

    /// Gold that nobody has corrected yet, and that is not used.
    pub fn drafts(&self) -> &[String] {
        &self.drafts
    }

    /// Compares a record with its gold, if there is any.
    ///
    /// # Errors
    /// If a record of the same document was compared before; `file` is told then.
    pub fn judge(&mut self, record: &Value, file: &Path) -> Result<Option<Judged>, Error> {
        let source = record.get("source").unwrap_or(&Value::Null);
        let document = text(source, "path");
        let Some((key, gold)) = self.gold_of(document) else { return Ok(None) };
        let is_pdf = text(source, "media_type") == "application/pdf";
        let labels = self.labels(key, gold, if is_pdf { "pdf" } else { "text" });
        let tally = judge(gold, record);
        let judged = Judged { document: document.to_owned(), labels, tally };
        self.judged.insert(key.to_owned());
        if !self.seen.insert(document.to_owned()) {
            return Err(Error::Twice(document.to_owned(), file.to_owned()));
        }
        Ok(Some(judged))
    }

    /// Gold to which no record belonged: everything in it is missing.
    pub fn without_record(&self) -> impl Iterator<Item = Judged> {
        let left_over = self.gold.iter().filter(|(key, _)| !self.judged.contains(*key));
        left_over.map(|(key, gold)| Judged {
            document: key.clone(),
            labels: self.labels(key, gold, "no record"),
            tally: judge(gold, &Value::Null),
        })
    }

    /// The longest end of the path that gold is named by.
    fn gold_of(&self, document: &str) -> Option<(&str, &Gold)> {
        let name = document.rfind('/').map_or(0, |slash| slash + 1);
        let dot = document.get(name..)?.rfind('.').map(|dot| name + dot);
        let stem = document.get(..dot.unwrap_or(document.len()))?;
        let named = |path| {
            let known = ends(path).find_map(|end| self.gold.get_key_value(end));
            known.map(|(key, gold)| (key.as_str(), gold))
        };
        named(document).or_else(|| named(stem))
    }

    fn labels(&self, key: &str, gold: &Gold, part: &str) -> Labels {
        let none = Entry::default();
        let entry = self.manifest.documents.iter().find(|entry| entry.id == key).unwrap_or(&none);
        let met = gold.facts.pointer("/meeting/organization").and_then(Value::as_str);
        let held_out = if entry.held_out { ", held out" } else { "" };
        let first =
            |own: &Option<String>, other: &Option<String>| own.as_ref().or(other.as_ref()).cloned();
        Labels {
            layout: first(&gold.about.layout, &entry.layout),
            source: first(&gold.about.source, &entry.source).or_else(|| met.map(str::to_owned)),
            part: format!("{part}{held_out}"),
        }
    }
}

/// The path, the path without its first folder, without its first two ...
fn ends(path: &str) -> impl Iterator<Item = &str> {
    let starts = path.match_indices('/').map(|(slash, _)| slash + 1);
    [0].into_iter().chain(starts).filter_map(|start| path.get(start..))
}

/// The path of the document that a gold file is about.
fn key_of(folder: &Path, file: &Path) -> String {
    let below = file.strip_prefix(folder).ok().filter(|below| below.file_name().is_some());
    let below = below.unwrap_or_else(|| file.file_name().map_or(file, Path::new));
    let parts = below.with_extension("");
    let parts = parts.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}
