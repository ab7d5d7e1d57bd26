//! People named by the letters of their names alone: "Til stede: IH, BR og SV".

use std::sync::LazyLock;

use super::Entry;
use super::brackets::take_brackets;
use crate::fields::{Reading, pattern};
use crate::lexicon::{Pattern, is_given_name};
use crate::span::Span;

/// The people of a list in which everybody is two or three capitals; bodies that are known by such
/// letters are none, unless the document otherwise names people so.
pub(in crate::fields) fn in_letters(
    reading: &Reading<'_>,
    value: Span,
    is_usual: bool,
) -> Vec<Entry> {
    // "J-C, TP" and "IH-BRA-TP"
    static WORD: LazyLock<Pattern> = LazyLock::new(|| pattern(r"[^\s,;&/.–]+"));
    static BETWEEN_HYPHENS: LazyLock<Pattern> = LazyLock::new(|| pattern(r"[^\s,;&/.–-]+"));
    let line = reading.words(value);
    let start = line.rfind(": ").map_or(0, |colon| colon + ": ".len());
    let value = without_names(reading, Span::new(value.start + start, value.end));
    let words = if reading.words(value).contains(',') { &WORD } else { &BETWEEN_HYPHENS };
    let line = reading.words(value);
    if line.split('(').skip(1).any(|inside| names_somebody(reading, inside)) {
        return Vec::new(); // "KB (Karsten Brix)"
    }
    let is_inside = |at: usize| {
        let before = line.get(..at).unwrap_or_default();
        before.matches('(').count() > before.matches(')').count()
    };
    let words = words.find_iter(line).filter(|word| {
        !["og", "samt", ")"].contains(&word.as_str())
            && !word.as_str().starts_with('(')
            && !is_inside(word.start())
    });
    let spans = words.map(|word| Span::from(word.range()).shift(value.start));
    let each: Option<Vec<Entry>> = spans
        .map(|span| {
            let entry = with_bracket(reading, span, value);
            are_capitals(reading.words(span)).then_some(entry)
        })
        .collect();
    let each = each.unwrap_or_default();
    let known = each.iter().filter(|one| is_body(reading, reading.words(one.name))).count();
    let long = each.iter().filter(|one| reading.words(one.name).chars().count() == LONGEST).count();
    let are_bodies = known * 2 > each.len() && !is_usual;
    if are_bodies || long * 2 > each.len() { Vec::new() } else { each }
}

/// "IH, BRA, SV, havnefoged Per Dam": a list of letters without the names behind them.
fn without_names(reading: &Reading<'_>, value: Span) -> Span {
    const FEWEST: usize = 3;
    let parts: Vec<&str> = reading.words(value).split(", ").collect();
    let lettered = parts.iter().take_while(|part| are_capitals(part)).count();
    if lettered < FEWEST || lettered == parts.len() {
        return value;
    }
    let letters = parts.iter().take(lettered).map(|part| part.len() + ", ".len()).sum::<usize>();
    Span::new(value.start, value.start + letters - ", ".len())
}

/// "Stine, Ida, Mia og PT": letters among people of whom only given names are told. Behind whole names they
/// are whom somebody comes from.
pub(super) fn among_given_names(reading: &Reading<'_>, value: Span) -> Option<Vec<Entry>> {
    /// `, `, ` og `, ` & `
    static BETWEEN: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\s*(?:,(?:\sog\b)?|;|\bog\b|\bsamt\b|&|\+)\s*|\.\s*$"));
    let line = reading.words(value);
    let mut start = 0;
    let mut pieces = Vec::new();
    for between in BETWEEN.find_iter(line) {
        pieces.push(Span::new(start, between.start()).shift(value.start));
        start = between.end();
    }
    pieces.push(Span::new(start, line.len()).shift(value.start));
    pieces.retain(|piece| !piece.is_empty());
    let words = |piece: &Span| reading.words(*piece);
    let by_name = |piece: &&Span| is_given_name(words(piece));
    let by_letters = |piece: &&Span| {
        words(piece).chars().count() < LONGEST && are_letters(reading, words(piece))
    };
    let (named, lettered) =
        (pieces.iter().filter(by_name).count(), pieces.iter().filter(by_letters).count());
    let are_mixed = lettered > 0 && lettered < named && lettered + named == pieces.len();
    let entry = |piece: Span| Entry { span: piece, name: piece, ..Entry::default() };
    are_mixed.then(|| pieces.into_iter().map(entry).collect())
}

/// "BR (ref.)", "PD (afbud)": the letters, and what is said behind them.
fn with_bracket(reading: &Reading<'_>, letters: Span, line: Span) -> Entry {
    let mut entry = Entry { span: letters, name: letters, ..Entry::default() };
    let behind = Span::new(letters.end, line.end);
    let words = reading.words(behind);
    if let Some(end) = words.trim_start().starts_with('(').then(|| words.find(')')).flatten() {
        take_brackets(reading, &mut entry, Span::new(letters.start, letters.end + end + 1));
    }
    entry
}

/// What stands in a bracket is a name, and no role.
fn names_somebody(reading: &Reading<'_>, inside: &str) -> bool {
    let words = inside.split([')', ',']).next().unwrap_or_default();
    reading.lexicon.people.is_name(words) && reading.lexicon.labels.role(words).is_none()
}

/// Letters of one person; most have fewer.
const LONGEST: usize = 4;

/// `KB` is the Royal Library, `HK` a union, too.
fn is_body(reading: &Reading<'_>, words: &str) -> bool {
    reading.lexicon.people.is_known_organization(words)
        || reading.lexicon.bodies.all.iter().any(|body| body.names().any(|one| one == words))
}

fn are_letters(reading: &Reading<'_>, words: &str) -> bool {
    are_capitals(words) && !reading.lexicon.people.is_known_organization(words)
}

fn are_capitals(words: &str) -> bool {
    (2..=LONGEST).contains(&words.chars().count())
        && words.chars().all(|c| c.is_uppercase() || c == '-')
        && words.starts_with(char::is_uppercase)
}
