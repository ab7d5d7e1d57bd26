//! People named by the letters of their names alone: "Til stede: IH, BR og SV".

use super::Entry;
use crate::fields::Reading;
use crate::span::Span;

/// The people of a list in which everybody is two or three capitals; bodies that are known by such
/// letters are none.
pub(in crate::fields) fn in_letters(reading: &Reading<'_>, value: Span) -> Vec<Entry> {
    let mut start = 0;
    let mut found = Vec::new();
    let words = reading.words(value).trim_end_matches('.');
    for part in words.split([',', ';', '&']).flat_map(|part| part.split(" og ")) {
        let Some(offset) = words.get(start..).and_then(|rest| rest.find(part)) else { continue };
        let span = Span::new(start + offset, start + offset + part.len());
        start = span.end;
        let span = span.shift(value.start).trim(&reading.text.text);
        if span.is_empty() {
            continue;
        }
        if !are_letters(reading, reading.words(span)) {
            return Vec::new();
        }
        found.push(Entry { span, name: span, ..Entry::default() });
    }
    found
}

fn are_letters(reading: &Reading<'_>, words: &str) -> bool {
    let known =
        || reading.lexicon.bodies.all.iter().any(|body| body.names().any(|one| one == words));
    (2..=3).contains(&words.chars().count())
        && words.chars().all(char::is_uppercase)
        && !reading.lexicon.people.is_known_organization(words)
        && !known()
}
