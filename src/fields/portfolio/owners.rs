//! Who owns an initiative: one body or several, in a cell of their own or behind the status.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Entry;
use crate::fields::{Reading, pattern};
use crate::lexicon::Pattern;
use crate::span::{Span, Spanned};

/// "SDS, DR og Region Nordjylland" is three.
pub(super) fn split(reading: &Reading<'_>, parts: &[Span]) -> Vec<Spanned<String>> {
    let Some(span) = parts.iter().copied().reduce(Span::cover) else { return Vec::new() };
    let single_spaced = |name: Span| {
        let words = reading.words(name).split_whitespace().collect::<Vec<_>>();
        Spanned::new(words.join(" "), name)
    };
    let words = reading.words(span);
    let mut owners: Vec<Span> = Vec::new();
    for name in names(words) {
        match owners.last_mut() {
            Some(last) if is_one(reading, words, *last, name) => *last = last.cover(name),
            _ => owners.push(name),
        }
    }
    owners.into_iter().map(|name| single_spaced(name.shift(span.start))).collect()
}

/// "Vej og Park" is one department: two plain words, of which none is a body by itself.
fn is_one(reading: &Reading<'_>, words: &str, one: Span, next: Span) -> bool {
    let is_plain = |name: Span| {
        let name = name.of(words);
        !name.contains(' ') && !reading.lexicon.people.is_organization_word(name)
    };
    let between = Span::new(one.end, next.start).of(words).trim();
    matches!(between, "og" | "&") && is_plain(one) && is_plain(next)
}

/// `, `, ` og `, ` / `; not the "og" of "Børne- og Ungeforvaltningen"
static BETWEEN: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"[^-,;/\s](?P<between>\s?[,;/]\s?(?:(?:og|samt)\s)?|\s(?:og|samt|&)\s)")
});

fn names(words: &str) -> impl Iterator<Item = Span> {
    let mut names = Vec::new();
    let mut start = 0;
    for found in BETWEEN.captures_iter(words).filter_map(|found| found.name("between")) {
        names.push(Span::new(start, found.start()));
        start = found.end();
    }
    names.push(Span::new(start, words.len()));
    names.into_iter().flat_map(|name| abbreviations(words, name.trim(words)))
}

/// "SDS KL", one below the other in a narrow cell, is two; "Region Nord" is one.
fn abbreviations(words: &str, name: Span) -> Vec<Span> {
    let inside = name.of(words);
    let parts: Vec<&str> = inside.split_whitespace().collect();
    if parts.len() < 2 || !parts.iter().all(|part| is_abbreviation(part)) {
        return vec![name].into_iter().filter(|name| !name.is_empty()).collect();
    }
    let mut start = 0;
    let mut found = Vec::new();
    for part in parts {
        let at = start + inside.get(start..).and_then(|rest| rest.find(part)).unwrap_or_default();
        start = at + part.len();
        found.push(Span::new(at, start).shift(name.start));
    }
    found
}

/// Whether the words are nothing but names: short, capitalised, no sentence.
pub(super) fn are_owners(words: &str) -> bool {
    const LONGEST: usize = 90;
    const MOST_WORDS: usize = 6;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_name = |name: Span| {
        let name: Vec<&str> = name.of(&words).split(' ').collect();
        name.len() <= MOST_WORDS && name.iter().enumerate().all(|(at, word)| is_word(at, word))
    };
    words.chars().count() <= LONGEST
        && !words.ends_with(['.', ':', ';', '!', '?'])
        && names(&words).all(is_name)
}

/// A word of a name: capitalised, or one of the small words inside names.
fn is_word(at: usize, word: &str) -> bool {
    const SMALL: &[&str] = &["for", "i", "af", "på", "og", "til", "under", "de", "den", "det"];
    word.starts_with(|c: char| c.is_uppercase() || c == '(')
        || word.contains('.')
        || at > 0 && SMALL.contains(&word)
}

/// Takes owners off the end of a status where the cell break is lost: "... blev afsluttet. KL".
/// Only names that own other initiatives, or abbreviations, are taken.
pub(super) fn take_glued(reading: &Reading<'_>, entries: &mut [Entry]) {
    let known: BTreeSet<String> = entries
        .iter()
        .flat_map(|entry| split(reading, &entry.owner))
        .map(|owner| owner.value)
        .collect();
    for entry in entries.iter_mut().filter(|entry| entry.owner.is_empty()) {
        let cell = if entry.status.is_empty() { &mut entry.description } else { &mut entry.status };
        if let Some(last) = cell.last_mut()
            && let Some(tail) = glued(reading, *last, &known)
        {
            last.end = tail.start;
            *last = last.trim(&reading.text.text);
            entry.owner.push(tail);
        }
    }
}

fn glued(reading: &Reading<'_>, part: Span, known: &BTreeSet<String>) -> Option<Span> {
    /// `igangsat. ISM`, `forløb”. DR og SDS`
    static TAIL: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r#"[.!?:][”")]?\s(?P<tail>\p{Lu}[^.!?:]+)$"#));
    let words = reading.words(part);
    let tail = Span::from(TAIL.captures(words)?.name("tail")?.range());
    let is_known = |name: Span| {
        let name = name.of(tail.of(words));
        known.contains(name) || is_abbreviation(name)
    };
    let is_owner = are_owners(tail.of(words)) && names(tail.of(words)).all(is_known);
    is_owner.then(|| tail.shift(part.start))
}

fn is_abbreviation(name: &str) -> bool {
    (2..=6).contains(&name.chars().count()) && name.chars().all(char::is_uppercase)
}
