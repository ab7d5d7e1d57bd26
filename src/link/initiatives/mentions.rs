//! Mentions by name: a title, an inflected form of it, or another name.

use crate::link::registry::{Registry, RegistryEntry};
use crate::link::words::{Token, is_empty, tokens};
use crate::record::model::MatchedBy;
use crate::span::Span;

/// A place in a text that names initiatives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) span: Span,
    /// Indexes of entries; several share a title.
    pub(super) entries: Vec<usize>,
    pub(super) matched_by: MatchedBy,
    /// Words that may stand together by chance.
    pub(super) is_weak: bool,
}

/// The names of a registry, ready to be looked for.
#[derive(Debug)]
pub(super) struct Names {
    names: Vec<Name>,
}

#[derive(Debug)]
struct Name {
    entry: usize,
    stems: Vec<Stem>,
    matched_by: MatchedBy,
    form: NameForm,
}

#[derive(Debug)]
struct Stem {
    stem: String,
    weight: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NameForm {
    /// Words may be missing, if enough are left.
    Title,
    /// All words, in this order.
    Proper,
    /// All words, and then one of the title.
    Part,
}

/// A title is named when its words of this share of the weight are there.
const ENOUGH: f32 = 0.7;

/// Words that carry meaning, and letters of them, that do not stand together by chance.
const TELLING_WORDS: usize = 3;
const TELLING_LETTERS: usize = 18;

/// Between two words of a name stand so many others at most.
const GAP: usize = 3;

/// How a name fits.
struct Fit {
    weight: f32,
    /// The last word of it.
    last: usize,
    is_weak: bool,
}

impl Names {
    pub(super) fn of(registry: &Registry) -> Self {
        let titles: Vec<Vec<String>> =
            registry.entries.iter().map(|entry| stems(&entry.title)).collect();
        // a word that many titles have tells them less apart
        let weight = |stem: &str| {
            let count = titles.iter().filter(|title| title.iter().any(|one| one == stem)).count();
            1.0 / f32::from(u16::try_from(count.max(1)).unwrap_or(u16::MAX)).sqrt()
        };
        let weighed = |words: &str| -> Vec<Stem> {
            let stems = stems(words).into_iter();
            stems.map(|stem| Stem { weight: weight(&stem), stem }).collect()
        };
        let of_entry = |(entry, one): (usize, &RegistryEntry)| {
            let name = move |stems, matched_by, form| Name { entry, stems, matched_by, form };
            let mut names = vec![name(weighed(&one.title), MatchedBy::Title, NameForm::Title)];
            for other in &one.names {
                let inside = one.title.contains(other.as_str());
                let by = if inside { MatchedBy::Title } else { MatchedBy::Alias };
                names.push(name(weighed(other), by, NameForm::Proper));
            }
            for part in &one.parts {
                names.push(name(weighed(part), MatchedBy::Alias, NameForm::Part));
            }
            names
        };
        Self { names: registry.entries.iter().enumerate().flat_map(of_entry).collect() }
    }

    /// The mentions in a text, none inside another.
    pub(super) fn find(&self, text: &str, start: usize) -> Vec<Mention> {
        let tokens = tokens(text);
        let mut found: Vec<(f32, Mention)> = Vec::new();
        for (at, _) in tokens.iter().enumerate() {
            for name in &self.names {
                if let Some(Fit { weight, last: end, is_weak }) = self.matches(name, &tokens, at) {
                    let first = tokens.get(at).map_or(0, |token| token.span.start);
                    let last = tokens.get(end).map_or(first, |token| token.span.end);
                    let span = with_article(text, &tokens, at, Span::new(first, last));
                    let is_weak = is_weak && !is_written_as_name(text, &tokens, at, span);
                    found.push((
                        weight,
                        Mention {
                            span: span.shift(start),
                            entries: vec![name.entry],
                            matched_by: name.matched_by,
                            is_weak,
                        },
                    ));
                }
            }
        }
        best(found)
    }

    /// How well a name fits the words from `at` on.
    fn matches(&self, name: &Name, tokens: &[Token], at: usize) -> Option<Fit> {
        let first = tokens.get(at)?;
        let skipped = name.stems.iter().position(|stem| stem.stem == first.stem)?;
        if skipped > 0 && name.form != NameForm::Title {
            return None;
        }
        let mut place = at;
        let mut weight = 0.0;
        let (mut count, mut letters) = (0, 0);
        for stem in name.stems.iter().skip(skipped) {
            match next(tokens, place, count, &stem.stem) {
                Some(found) => {
                    (place, weight, count) = (found, weight + stem.weight, count + 1);
                    letters += stem.stem.chars().count();
                }
                None if name.form == NameForm::Title => {}
                None => return None,
            }
        }
        let all: f32 = name.stems.iter().map(|stem| stem.weight).sum();
        match name.form {
            NameForm::Title => {
                let is_enough = weight >= ENOUGH * all && (count > 1 || name.stems.len() == 1);
                let is_weak = count < TELLING_WORDS || letters < TELLING_LETTERS;
                (is_enough && count >= 2).then_some(Fit { weight, last: place, is_weak })
            }
            NameForm::Proper => Some(Fit { weight, last: place, is_weak: false }),
            NameForm::Part => {
                let last = self.with_title(name.entry, tokens, place)?;
                Some(Fit { weight, last, is_weak: false })
            }
        }
    }

    /// "FMK på bosteder og misbrugscentre": the words of the title behind the name.
    fn with_title(&self, entry: usize, tokens: &[Token], place: usize) -> Option<usize> {
        let title = self.names.iter().find(|name| name.entry == entry)?;
        let mut last = None;
        let mut at = place;
        while let Some(found) =
            title.stems.iter().filter_map(|stem| next(tokens, at, 1, &stem.stem)).min()
        {
            (at, last) = (found, Some(found));
        }
        last
    }
}

/// The place of a word among the next ones; of the first word it is `place` itself.
fn next(tokens: &[Token], place: usize, count: usize, stem: &str) -> Option<usize> {
    if count == 0 {
        return tokens.get(place).filter(|token| token.stem == stem).map(|_| place);
    }
    if tokens.get(place)?.closes {
        return None;
    }
    let mut words = 0;
    for (at, token) in tokens.iter().enumerate().skip(place + 1) {
        if token.stem == stem {
            return Some(at);
        }
        words += usize::from(!is_empty(&token.stem));
        if token.closes || words > 0 || at > place + GAP {
            return None;
        }
    }
    None
}

/// "Et samlet patientoverblik" with its article, where that is part of the name.
fn with_article(text: &str, tokens: &[Token], at: usize, span: Span) -> Span {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let is_article = |token: &&Token| matches!(token.span.of(text), "Et" | "En" | "Den" | "Det");
    before.filter(is_article).map_or(span, |token| span.cover(token.span))
}

/// `arbejdet med Lokale fjordråd`, `"lokale fjordråd"`: a capital inside a sentence, or quotation marks.
fn is_written_as_name(text: &str, tokens: &[Token], at: usize, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or_default().trim_end_matches(' ');
    let is_quoted = before.ends_with(['"', '”', '“', '»', '’', '\'']);
    let opens = at.checked_sub(1).and_then(|at| tokens.get(at)).is_none_or(|token| token.closes);
    is_quoted || (!opens && span.of(text).starts_with(char::is_uppercase))
}

/// The heaviest mentions that do not overlap; equals at one place are one mention of several entries.
fn best(mut found: Vec<(f32, Mention)>) -> Vec<Mention> {
    found.sort_by(|one, other| {
        let order = other.0.total_cmp(&one.0).then(other.1.span.len().cmp(&one.1.span.len()));
        order.then(one.1.span.cmp(&other.1.span)).then(one.1.entries.cmp(&other.1.entries))
    });
    let mut kept: Vec<(f32, Mention)> = Vec::new();
    for (weight, mention) in found {
        match kept.iter_mut().find(|(_, other)| other.span.overlaps(mention.span)) {
            Some((other, equal))
                if (weight - *other).abs() < 0.01 && equal.span == mention.span =>
            {
                if !equal.entries.contains(mention.entries.first().unwrap_or(&0)) {
                    equal.entries.extend(&mention.entries);
                }
            }
            Some(_) => {}
            None => kept.push((weight, mention)),
        }
    }
    let mut mentions: Vec<Mention> = kept.into_iter().map(|(_, mention)| mention).collect();
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

/// The words of a name that carry meaning.
pub(super) fn stems(name: &str) -> Vec<String> {
    tokens(name).into_iter().map(|token| token.stem).filter(|stem| !is_empty(stem)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let entry = |number: &str, title: &str, names: &[&str], parts: &[&str]| RegistryEntry {
            source: "p.txt".to_owned(),
            strategy: "Havnestrategi".to_owned(),
            number: number.to_owned(),
            title: title.to_owned(),
            names: names.iter().map(|&name| name.to_owned()).collect(),
            parts: parts.iter().map(|&part| part.to_owned()).collect(),
        };
        let entries = vec![
            entry("1.1", "Styrke brugen af Et samlet havnekort", &["Et samlet havnekort"], &[]),
            entry("1.2", "Langsigtet målbillede for den fælles dybdemodel", &[], &[]),
            entry("2.1", "Tryggere sejlads ved broer og sluser", &[], &["Fælles Fyrsystem", "FFS"]),
            entry("2.2", "Kajsikkerhed i fiskerihavne", &[], &[]),
            entry("2.3", "Kajsikkerhed i fiskerihavne", &[], &[]),
        ];
        Names::of(&Registry { entries })
    }

    #[test]
    fn every_way_to_name() {
        type Expected = &'static [(&'static str, &'static [usize])];
        let cases: &[(&str, Expected)] = &[
            ("Arbejdet med Et samlet havnekort går godt.", &[("Et samlet havnekort", &[0])]),
            (
                "brug af målbilledet for den fælles dybdemodel",
                &[("målbilledet for den fælles dybdemodel", &[1])],
            ),
            ("FFS ved broer og sluser", &[("FFS ved broer og sluser", &[2])]),
            ("FFS er et godt system, også ved kajen.", &[]),
            ("målbilledet blev drøftet", &[]),
            ("den fælles kasse", &[]),
            ("Kajsikkerhed i fiskerihavnene", &[("Kajsikkerhed i fiskerihavnene", &[3, 4])]),
        ];
        for (text, expected) in cases {
            let found = names().find(text, 0);
            let got: Vec<(&str, &[usize])> =
                found.iter().map(|one| (one.span.of(text), one.entries.as_slice())).collect();
            assert_eq!(got, *expected, "{text}");
        }
    }
}
