//! Bodies and organisations with the name that stands for all their other names.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The data file: groups are for those who read it.
#[derive(Deserialize)]
pub(super) struct BodiesFile {
    municipalities: Vec<String>,
    #[serde(flatten)]
    groups: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

/// The bodies that are known by name.
#[derive(Debug)]
pub struct Bodies {
    /// In the order of their names, each once.
    pub all: Vec<KnownBody>,
}

/// A body and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownBody {
    /// The name that stands for all others: "Sundhedsdatastyrelsen".
    pub name: String,
    /// Abbreviations and other names: "SDS".
    pub others: Vec<String>,
}

impl Bodies {
    pub(super) fn new(file: BodiesFile) -> Self {
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for name in file.municipalities {
            all.entry(format!("{name} Kommune")).or_default();
        }
        for (name, others) in file.groups.into_values().flatten() {
            let known = all.entry(name).or_default();
            for other in others {
                if !known.contains(&other) {
                    known.push(other);
                }
            }
        }
        let all = all.into_iter().map(|(name, others)| KnownBody { name, others }).collect();
        Self { all }
    }
}

impl KnownBody {
    /// All that the body is called, its name first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.others).map(String::as_str)
    }
}

/// `SDS`, `OS2`, `ØS`: one word in capitals, compared letter by letter.
pub fn is_abbreviation(name: &str) -> bool {
    name.chars().count() <= 8
        && name.chars().filter(|c| c.is_uppercase()).count() >= 2
        && name.chars().all(|c| c.is_uppercase() || c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn every_body_has_one_name() {
        let all = &Lexicon::danish().bodies.all;
        assert!(all.windows(2).all(|pair| pair[0].name < pair[1].name));
        for body in all {
            let names: Vec<&str> = body.names().collect();
            assert!(names.iter().all(|name| !name.trim().is_empty()), "{body:?}");
            assert!((1..names.len()).all(|at| !names[..at].contains(&names[at])), "{body:?}");
        }
        assert_eq!(all.iter().filter(|body| body.name.ends_with(" Kommune")).count(), 97);
    }

    #[test]
    fn abbreviations_are_capitals() {
        assert!(is_abbreviation("SDS") && is_abbreviation("OS2") && is_abbreviation("SÆM"));
        assert!(!is_abbreviation("MedCom") && !is_abbreviation("A") && !is_abbreviation("TV 2"));
    }
}
