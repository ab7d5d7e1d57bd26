//! The initiatives that documents refer to, read from portfolios.

use serde::{Deserialize, Serialize};

use super::initiatives::names;
use crate::record::Record;
use crate::source::sha256;

/// All initiatives known to a run. It is a plain value: it can be written, compared and sent to
/// another process.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registry {
    /// In the order of their portfolios.
    pub entries: Vec<RegistryEntry>,
}

/// One initiative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistryEntry {
    /// Path of the portfolio.
    pub source: String,
    /// Title of the portfolio: which strategy it is.
    pub strategy: String,
    /// "3.4"
    pub number: String,
    /// Its title.
    pub title: String,
    /// Names by which it is known besides ("Fælles Sprog III"), from its description.
    pub names: Vec<String>,
    /// Names that mean it only together with words of its title ("FMK på bosteder").
    pub parts: Vec<String>,
}

impl Registry {
    /// Adds the initiatives of a portfolio.
    pub fn add(&mut self, record: &Record) {
        let strategy = record.document.title.as_ref().map_or("", |title| &title.value);
        let known = names::of(&record.initiatives);
        for (initiative, (names, parts)) in record.initiatives.iter().zip(known) {
            let Some(title) = &initiative.title else { continue };
            self.entries.push(RegistryEntry {
                source: record.source.path.clone(),
                strategy: strategy.to_owned(),
                number: initiative
                    .number
                    .as_ref()
                    .map_or_else(String::new, |one| one.value.clone()),
                title: title.value.clone(),
                names,
                parts,
            });
        }
    }

    /// The same whatever the order in which the portfolios were met.
    pub fn sort(&mut self) {
        self.entries.sort_by(|one, other| one.source.cmp(&other.source));
    }

    /// Whether there is nothing to refer to.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Changes when anything in it changes.
    pub fn digest(&self) -> String {
        sha256(&serde_json::to_vec(self).unwrap_or_default())
    }
}
