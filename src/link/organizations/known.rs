//! The bodies of the vocabulary by all their names.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::{Bodies, is_abbreviation};
use crate::link::words::{Token, stem, tokens};

/// A name without inflection, case and article.
pub(crate) type Key = Vec<String>;

/// Names and abbreviations, each with the bodies that it can mean.
#[derive(Debug)]
pub(super) struct Known<'a> {
    /// Names by their first word.
    names: BTreeMap<String, Vec<(Key, &'a str)>>,
    short: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Known<'a> {
    pub(super) fn of(bodies: &'a Bodies) -> Self {
        let mut known = Self { names: BTreeMap::new(), short: BTreeMap::new() };
        for body in &bodies.all {
            for name in body.names() {
                if is_abbreviation(name) {
                    known.short.entry(name).or_default().insert(&body.name);
                } else {
                    let key = key(name);
                    let first = key.first().cloned().unwrap_or_default();
                    known.names.entry(first).or_default().push((key, &body.name));
                }
            }
        }
        known
    }

    /// The bodies of that name.
    pub(super) fn named(&self, name: &Key) -> BTreeSet<&'a str> {
        let alike = name.first().and_then(|first| self.names.get(first));
        let same = alike.into_iter().flatten().filter(|(key, _)| key == name);
        same.map(|(_, body)| *body).collect()
    }

    /// The bodies with that abbreviation.
    pub(super) fn abbreviated(&self, short: &str) -> BTreeSet<&'a str> {
        self.short.get(short).cloned().unwrap_or_default()
    }

    /// The bodies that a text writes out.
    pub(super) fn named_in(&self, text: &str) -> BTreeSet<&'a str> {
        let tokens: Vec<Token> = tokens(text);
        let stems: Vec<String> = tokens.iter().map(|token| spelt(&token.stem)).collect();
        let starts = (0..stems.len()).filter_map(|at| stems.get(at..));
        let here = starts.flat_map(|rest| {
            let alike = rest.first().and_then(|first| self.names.get(first));
            alike.into_iter().flatten().filter(|(key, _)| rest.starts_with(key))
        });
        here.map(|(_, body)| *body).collect()
    }
}

/// What is the same of all ways to write a name.
pub(crate) fn key(name: &str) -> Key {
    const ARTICLES: &[&str] = &["den", "det", "de"];
    let words = tokens(name).into_iter().map(|token| token.stem);
    words
        .skip_while(|word| ARTICLES.contains(&word.as_str()))
        .map(|word| spelt(&stem(&word)))
        .collect()
}

/// "Århus" is "Aarhus".
fn spelt(word: &str) -> String {
    word.replace("aa", "å")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn names_lead_to_one_body_each() {
        let known = Known::of(&Lexicon::danish().bodies);
        for (name, bodies) in known.names.values().flatten().map(|(key, _)| (key, known.named(key)))
        {
            assert_eq!(bodies.len(), 1, "{name:?}: {bodies:?}");
        }
    }

    #[test]
    fn ways_to_write_a_name_are_one() {
        for (one, other) in [
            ("Den nationale bestyrelse for sundheds-it", "National bestyrelse for sundheds-IT"),
            ("Frederikshavns kommune", "Frederikshavn Kommune"),
            ("Århus Kommunes", "Aarhus Kommune"),
            ("Sundhedsdatastyrelsens", "Sundhedsdatastyrelsen"),
        ] {
            assert_eq!(key(one), key(other));
        }
        assert_ne!(key("Region Nord"), key("Region Nordjylland"));
    }
}
