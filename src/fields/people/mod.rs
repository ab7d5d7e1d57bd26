//! Attendance lists cut into entries, one for each person.

mod brackets;
mod clauses;
mod entry;

use std::sync::LazyLock;

use super::{Reading, pattern};
use crate::lexicon::{Pattern, without_home};
use crate::record::model::Role;
use crate::span::{Span, Spanned};
pub(super) use brackets::is_initials;
pub(super) use clauses::attend;
use entry::entry;

/// What an entry says about a person.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// The whole entry.
    pub(super) span: Span,
    pub(super) name: Span,
    pub(super) title: Option<Span>,
    pub(super) organization: Option<Span>,
    pub(super) roles: Vec<Spanned<Role>>,
    pub(super) arrived: Option<Spanned<String>>,
    pub(super) left: Option<Spanned<String>>,
    /// Printed numbers of the items attended, and the clause that says so.
    pub(super) items: Vec<Spanned<String>>,
    /// The clause that makes the attendance partial.
    pub(super) partial: Option<Span>,
    /// Said to be absent though the list is of those present, or the other way round.
    pub(super) absent: Option<Span>,
    pub(super) substitute_for: Option<Span>,
    pub(super) note: Option<Span>,
    /// "(IHO)": the initials under which the minutes name the person.
    pub(super) initials: Option<Span>,
    /// "Ida Holm (V) mødte som stedfortræder": somebody else, who stood in for this person.
    pub(super) substitute: Option<Span>,
}

/// Cuts a value into entries: one per line, or several on a line.
pub(super) fn entries(reading: &Reading<'_>, value: Span, listed: bool) -> Vec<Entry> {
    let value = first_sentence(reading, behind_count(reading, without_bullet(reading, value)));
    let on_a_line = parts(reading, value, false);
    let names = on_a_line.iter().filter(|part| is_person(reading, **part)).count();
    // "Ida Holm, Odense" is one person, "Ida Holm og Bo Ravn" are two
    let least = if reading.words(value).contains(',') { 3 } else { 2 };
    if !listed || (names >= least && names == on_a_line.len()) {
        return inline_entries(reading, &on_a_line);
    }
    entry(reading, &parts(reading, value, listed)).into_iter().collect()
}

/// "8 (Anders, Birgit og Claus)": the names behind a count.
fn behind_count(reading: &Reading<'_>, value: Span) -> Span {
    static COUNT: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\d+\s?(?:\p{L}+\s?)?\((?P<names>[^()]*)\)\.?$"));
    let names = COUNT.captures(reading.words(value)).and_then(|found| found.name("names"));
    names.map_or(value, |names| Span::from(names.range()).shift(value.start))
}

/// "Lotte, Maria og Brian. Afbud fra Kirsten." names those who were there in its first sentence.
fn first_sentence(reading: &Reading<'_>, value: Span) -> Span {
    let sentences = crate::fields::sentences::of_people(&reading.text.text, value);
    match sentences.as_slice() {
        [first, _, ..] if is_list_of_names(reading, *first) => *first,
        _ => value,
    }
}

fn is_list_of_names(reading: &Reading<'_>, sentence: Span) -> bool {
    let parts = parts(reading, sentence, false);
    let described = |part: &Span| {
        let words = reading.words(*part);
        words.starts_with(char::is_lowercase) && words.split(' ').count() <= 5
    };
    parts.first().is_some_and(|first| is_person(reading, *first))
        && parts.iter().all(|part| is_person(reading, *part) || described(part))
}

/// "- ", "• ", "[x] ", "a) "
fn without_bullet(reading: &Reading<'_>, value: Span) -> Span {
    static BULLET: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:[•\-–·*o>]\s+|\[[xX ]?\]\s*|(?:og\s)?\(?[a-z]\)\s*)+"));
    let length = BULLET.find(reading.words(value)).map_or(0, |bullet| bullet.end());
    Span::new(value.start + length, value.end).trim(&reading.text.text)
}

/// Cuts at commas and semicolons outside brackets, and before a last "og". A comma behind a
/// suspended hyphen ("social-, sundheds- og kulturdirektør") does not cut.
/// "Hele bestyrelsen (Ida, Bo og Per)": the names in the brackets are entries like the others.
fn is_whole_body(words: &str) -> bool {
    static BODY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\s*(?:hele\s|den samlede\s|samtlige\s)?(?:\p{L}*(?:bestyrelsen|udvalget|rådet|styregruppen|ledelsen|redaktionen)|alle|medlemmer)\s*$",
        )
    });
    BODY.is_match(words)
}

/// In a line about one person, what follows the name may hold an "og" of its own ("Kultur og
/// Fritid").
fn parts(reading: &Reading<'_>, value: Span, listed: bool) -> Vec<Span> {
    let words = reading.words(value);
    let mut depth = 0_i32;
    let mut start = 0;
    let mut found = Vec::new();
    let mut in_body = false;
    for (at, c) in words.char_indices() {
        match c {
            '(' if start == 0
                && depth == 0
                && is_whole_body(words.get(start..at).unwrap_or_default()) =>
            {
                in_body = true;
                start = at + 1;
            }
            ')' if depth == 0 && in_body => {
                in_body = false;
                found.push(Span::new(start, at));
                start = at + 1;
            }
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' | ';' | '\t'
                if depth <= 0 && !words.get(..at).unwrap_or_default().ends_with('-') =>
            {
                found.push(Span::new(start, at));
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(Span::new(start, words.len()));
    found
        .into_iter()
        .map(|part| without_bullet(reading, part.shift(value.start).trim(&reading.text.text)))
        .filter(|part| !part.is_empty())
        .enumerate()
        .flat_map(
            |(index, part)| {
                if listed && index > 0 { vec![part] } else { split_last(reading, part) }
            },
        )
        .collect()
}

/// "Bo Ravn og Ida Holm" is two people, "Løn og Personale" none.
fn split_last(reading: &Reading<'_>, part: Span) -> Vec<Span> {
    static AND: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:og|samt|&)\s+|\s+(?:og|samt|&)\s+"));
    let words = reading.words(part);
    let mut spans = Vec::new();
    let mut start = 0;
    for and in AND.find_iter(words) {
        let before = Span::new(part.start + start, part.start + and.start());
        let after = Span::new(part.start + and.end(), part.end);
        let inside =
            reading.words(before).matches('(').count() > reading.words(before).matches(')').count();
        let body = reading.lexicon.people.is_organization_word(reading.words(before));
        let cuts = !inside
            && (before.is_empty()
                || (body && !reading.words(before).contains(' '))
                || is_person(reading, before))
            && starts_with_person(reading, after);
        if cuts {
            spans.push(before);
            start = and.end();
        }
    }
    spans.push(Span::new(part.start + start, part.end));
    spans.retain(|span| !span.is_empty());
    spans
}

fn starts_with_person(reading: &Reading<'_>, span: Span) -> bool {
    static AND: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\s+(?:og|samt|&)\s+"));
    let words = reading.words(span);
    let first = AND.find(words).map_or(words, |and| words.get(..and.start()).unwrap_or_default());
    is_person(reading, Span::new(span.start, span.start + first.len()))
}

/// Whether a part is a name, with or without a role before it and brackets behind it.
pub(super) fn is_person(reading: &Reading<'_>, part: Span) -> bool {
    if entry::behind_handle(reading, part).is_some() {
        return true;
    }
    let words = entry::without_lead(reading.words(part));
    let name =
        words.split(['(', '[']).next().unwrap_or_default().split(" - ").next().unwrap_or_default();
    let name = name.split(" – ").next().unwrap_or_default().trim().trim_end_matches('.');
    let name = without_home(entry::without_body(name));
    let title = !name.contains(' ') && reading.lexicon.people.is_title_word(name);
    !title && reading.lexicon.people.is_name_or_role(name)
}

/// "Ida Holm, direktør, Havmiljøvagten": one word behind a title, where people have two names.
fn is_body(reading: &Reading<'_>, group: &[Span], part: Span) -> bool {
    let [first, .., title] = group else { return false };
    reading.words(*first).contains(' ')
        && !reading.words(part).contains(' ')
        && reading.words(*title).starts_with(char::is_lowercase)
}

/// Several people on a line; what is no name belongs to the person before it.
fn inline_entries(reading: &Reading<'_>, parts: &[Span]) -> Vec<Entry> {
    let mut groups: Vec<Vec<Span>> = Vec::new();
    for part in parts {
        match groups.last_mut() {
            Some(group) if !is_person(reading, *part) || is_body(reading, group, *part) => {
                group.push(*part);
            }
            _ => groups.push(vec![*part]),
        }
    }
    groups.iter().filter_map(|group| entry(reading, group)).collect()
}

/// Whether two spellings name the same person: equal but for case and punctuation.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    let key = |name: &str| -> String {
        name.chars()
            .filter(|c| c.is_alphanumeric() || *c == ' ')
            .flat_map(char::to_lowercase)
            .collect()
    };
    key(one) == key(other)
}
