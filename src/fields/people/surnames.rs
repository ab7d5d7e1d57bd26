//! Lists in which surnames come first: "Holm, Ida" on a line each, or with semicolons between them.

use std::sync::LazyLock;

use super::cuts::parts;
use super::entry::entry;
use super::{Entry, without_bullet, without_number};
use crate::fields::{Reading, pattern};
use crate::lexicon::{Pattern, is_given_name};
use crate::span::Span;

/// At least so many people show that surnames come first.
pub(in crate::fields) const FEWEST: usize = 2;

/// The people of such a list, if they are so many.
pub(in crate::fields) fn surnames_first(
    reading: &Reading<'_>,
    values: &[Span],
    fewest: usize,
) -> Option<Vec<(Span, Entry)>> {
    let pieces: Vec<Span> = values.iter().flat_map(|value| pieces(reading, *value)).collect();
    let people: Option<Vec<_>> =
        pieces.iter().map(|piece| Some((*piece, person(reading, *piece)?))).collect();
    people.filter(|people| people.len() >= fewest)
}

fn pieces(reading: &Reading<'_>, value: Span) -> Vec<Span> {
    let mut start = value.start;
    let cut = reading.words(value).split(';').map(|piece| {
        let span = Span::new(start, start + piece.len()).trim(&reading.text.text);
        start += piece.len() + 1;
        without_number(reading, without_bullet(reading, span))
    });
    cut.filter(|piece| !piece.is_empty()).collect()
}

/// "Holm, Ida Marie (A) - formand"
fn person(reading: &Reading<'_>, piece: Span) -> Option<Entry> {
    static SURNAME_FIRST: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?P<surname>\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?),\s?(?P<rest>(?P<given>\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]*\.?)*)(?:$|[\s,(].*))",
        )
    });
    let words = Some(reading.words(piece)).filter(|words| words.contains(','))?;
    let found = SURNAME_FIRST.captures(words)?;
    let at = |name: &str| Some(Span::from(found.name(name)?.range()).shift(piece.start));
    let (surname, rest, given) = (at("surname")?, at("rest")?, at("given")?);
    let people = &reading.lexicon.people;
    let names_none = |word: &str| {
        is_given_name(word) || people.is_organization_word(word) || people.is_title_word(word)
    };
    let is_given =
        |word: &str| word.trim_end_matches('.').chars().count() == 1 || is_given_name(word);
    if reading.words(surname).split(' ').any(names_none)
        || !reading.words(given).split(' ').all(is_given)
    {
        return None;
    }
    let found = entry(reading, &parts(reading, rest, true))?;
    Some(Entry { span: piece, surname: Some(surname), ..found })
}
