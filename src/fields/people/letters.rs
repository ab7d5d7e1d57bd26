//! People named by the letters of their names alone: "Til stede: IH, BR og SV".

use std::sync::LazyLock;

use super::Entry;
use crate::fields::{Reading, pattern};
use crate::lexicon::Pattern;
use crate::span::Span;

/// The people of a list in which everybody is two or three capitals; bodies that are known by such
/// letters are none.
pub(in crate::fields) fn in_letters(reading: &Reading<'_>, value: Span) -> Vec<Entry> {
    // "J-C, TP" and "IH-BRA-TP"
    static WORD: LazyLock<Pattern> = LazyLock::new(|| pattern(r"[^\s,;&/.–]+"));
    static BETWEEN_HYPHENS: LazyLock<Pattern> = LazyLock::new(|| pattern(r"[^\s,;&/.–-]+"));
    let line = reading.words(value);
    let start = line.rfind(": ").map_or(0, |colon| colon + ": ".len());
    let value = Span::new(value.start + start, value.end);
    let words = if reading.words(value).contains(',') { &WORD } else { &BETWEEN_HYPHENS };
    let words = words.find_iter(reading.words(value)).filter(|word| word.as_str() != "og");
    let spans = words.map(|word| Span::from(word.range()).shift(value.start));
    let each: Option<Vec<Entry>> = spans
        .map(|span| {
            let entry = Entry { span, name: span, ..Entry::default() };
            are_letters(reading, reading.words(span)).then_some(entry)
        })
        .collect();
    let each = each.unwrap_or_default();
    let known = each.iter().filter(|one| is_body(reading, reading.words(one.name))).count();
    let long = each.iter().filter(|one| reading.words(one.name).chars().count() == LONGEST).count();
    if known * 3 > each.len() || long * 2 > each.len() { Vec::new() } else { each }
}

/// Letters of one person; most have fewer.
const LONGEST: usize = 4;

/// `KB` is the Royal Library, too.
fn is_body(reading: &Reading<'_>, words: &str) -> bool {
    reading.lexicon.bodies.all.iter().any(|body| body.names().any(|one| one == words))
}

fn are_letters(reading: &Reading<'_>, words: &str) -> bool {
    (2..=LONGEST).contains(&words.chars().count())
        && words.chars().all(|c| c.is_uppercase() || c == '-')
        && words.starts_with(char::is_uppercase)
        && !reading.lexicon.people.is_known_organization(words)
}
