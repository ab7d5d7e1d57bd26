//! Organisations under one name each, whatever documents call them.
//!
//! A record says what is printed, "SDS". Which body that is, is answered of records that exist, so that a
//! longer list of bodies needs no document to be read again. The document has the first word: what it
//! writes out ("Sundhedsdatastyrelsen (SDS)") it means. The list of the lexicon comes second, and an
//! abbreviation with two meanings is left alone, unless one of them is written out somewhere.

mod definitions;
mod initials;
mod known;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::lexicon::{Lexicon, is_abbreviation};
use crate::record::Record;
pub(crate) use known::key;
use known::{Key, Known};

/// A body that some words mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// The name that stands for all others.
    pub name: String,
    /// How the words lead to it.
    pub matched_by: NamedBy,
}

/// How words lead to an organisation.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum NamedBy {
    /// By a name of the vocabulary.
    Name,
    /// By an abbreviation of the vocabulary.
    Abbreviation,
    /// By what the document itself says.
    Document,
}

/// Where some words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Where organisations are named.
    Organization,
    /// Where a body has decided: "rådet" is the one that met.
    Deciding,
    /// Where people and their initials may stand as well.
    Anybody,
}

/// The bodies of a vocabulary, ready to be looked up.
#[derive(Debug)]
pub struct Organizations<'a> {
    lexicon: &'a Lexicon,
    known: Known<'a>,
}

impl<'a> Organizations<'a> {
    /// Those of a vocabulary.
    pub fn of(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, known: Known::of(&lexicon.bodies) }
    }

    /// Those that a record speaks of; `printed` are the words at places of organisations.
    pub fn within(&self, record: &Record, printed: &[&str]) -> Spoken<'_> {
        let text = record.text.clone().unwrap_or_else(|| printed.join("\n"));
        let mut own: BTreeMap<Key, String> = BTreeMap::new();
        for name in printed.iter().copied().filter(|name| is_name(name)) {
            own.entry(key(name)).or_insert_with(|| name.to_owned());
        }
        let meeting = record.meeting.as_ref().and_then(|meeting| meeting.organization.as_ref());
        Spoken {
            organizations: self,
            defined: definitions::find(&text, &self.known, self.lexicon),
            named: self.known.named_in(&text),
            short: printed
                .iter()
                .copied()
                .filter(|name| is_abbreviation(name))
                .map(str::to_owned)
                .collect(),
            own,
            met: meeting.map(|body| body.value.clone()),
        }
    }
}

/// A name with small letters in it, not a party's letter.
fn is_name(words: &str) -> bool {
    words.chars().count() > 3 && (words.contains(' ') || words.chars().any(char::is_lowercase))
}

/// The organisations that one document speaks of.
#[derive(Debug)]
pub struct Spoken<'a> {
    organizations: &'a Organizations<'a>,
    /// Abbreviations that the document explains.
    defined: BTreeMap<String, String>,
    /// Bodies of the vocabulary that are written out.
    named: BTreeSet<&'a str>,
    /// Abbreviations at places of organisations.
    short: BTreeSet<String>,
    /// Other names at places of organisations, each as it is first written.
    own: BTreeMap<Key, String>,
    /// The body that met.
    met: Option<String>,
}

impl Spoken<'_> {
    /// The body that some words mean, if they mean one alone.
    pub fn resolve(&self, words: &str, place: Place) -> Option<Organization> {
        let words = words.trim();
        if is_abbreviation(words) {
            return self.abbreviated(words, place);
        }
        let key = key(words);
        if let Some(name) = only(self.organizations.known.named(&key)) {
            return Some(Organization { name: name.to_owned(), matched_by: NamedBy::Name });
        }
        let own = self.own.get(&key).or_else(|| self.met_as(words, place))?;
        Some(Organization { name: own.clone(), matched_by: NamedBy::Document })
    }

    fn abbreviated(&self, short: &str, place: Place) -> Option<Organization> {
        let by = |name: &str, matched_by| Some(Organization { name: name.to_owned(), matched_by });
        if let Some(name) = self.defined.get(short) {
            return by(name, NamedBy::Document);
        }
        let known = self.organizations.known.abbreviated(short);
        let written: BTreeSet<&str> = known.intersection(&self.named).copied().collect();
        let meanings = if written.is_empty() { known } else { written };
        let fits = |name: &&str| initials::fit(short, name, self.organizations.lexicon);
        let own: BTreeSet<&str> = self.own.values().map(String::as_str).filter(fits).collect();
        let others =
            own.into_iter().filter(|name| self.organizations.known.named(&key(name)).is_empty());
        let others: BTreeSet<&str> = others.collect();
        match (only(meanings), only(others)) {
            (Some(name), None) if self.is_expected(short, place) => by(name, NamedBy::Abbreviation),
            (None, Some(name)) => by(name, NamedBy::Document),
            _ => None,
        }
    }

    /// Whether a body's abbreviation is no wonder here: initials of people look the same.
    fn is_expected(&self, short: &str, place: Place) -> bool {
        place != Place::Anybody || !self.named.is_empty() || self.short.contains(short)
    }

    /// "Rådet" in the minutes of "Det fælles Kystråd", "Styregruppen" in those of "Styregruppen for ...".
    fn met_as(&self, words: &str, place: Place) -> Option<&String> {
        let is_body = self.organizations.lexicon.people.is_organization_word(words);
        let met = self.met.as_ref().filter(|_| is_body && place != Place::Organization)?;
        let bare = indefinite(words);
        let is_definite = bare.len() + 2 == words.len() && !words.contains(' ');
        let is_it = |part: &str| indefinite(part).ends_with(&bare);
        (is_definite && met.split_whitespace().any(is_it)).then_some(met)
    }
}

/// "Rådet" and "råd", "Bestyrelsen" and "bestyrelse" are one.
fn indefinite(word: &str) -> String {
    let lower = word.to_lowercase();
    let bare = ["en", "et", "e"].iter().find_map(|ending| lower.strip_suffix(ending));
    bare.unwrap_or(&lower).to_owned()
}

fn only(names: BTreeSet<&str>) -> Option<&str> {
    let mut names = names.into_iter();
    names.next().filter(|_| names.next().is_none())
}
