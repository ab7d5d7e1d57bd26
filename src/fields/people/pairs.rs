//! "Ida Holm og Bo Ravn, Nordby Havn": people whom an "og" joins, and where they come from.

use super::cuts::is_whole_name;
use crate::fields::Reading;
use crate::lexicon::{is_given_name, is_surname};
use crate::span::Span;

/// Whether a list begins with two whole names and an "og" between them.
pub(super) fn begins_with_pair(reading: &Reading<'_>, parts: &[Span]) -> bool {
    matches!(parts, [one, other, ..] if is_pair(reading, *one, *other))
}

/// Whether the part at `index` stands behind such a pair and a comma, and begins as a place does: "Nordby Havn".
pub(super) fn is_place_of_pair(reading: &Reading<'_>, parts: &[Span], index: usize) -> bool {
    const ENDS: &[&str] = &[
        "havn", "borg", "by", "købing", "rup", "sted", "lev", "inge", "bjerg", "sund", "huse", "ø",
    ];
    let before = index.checked_sub(2).and_then(|start| parts.get(start..=index));
    let Some([one, other, part]) = before else { return false };
    let first = reading.words(*part).split(' ').next().unwrap_or_default();
    gap(reading, *other, *part).starts_with(',')
        && is_pair(reading, *one, *other)
        && !is_given_name(first)
        && ENDS.iter().any(|end| first.len() > end.len() && first.ends_with(end))
}

fn is_pair(reading: &Reading<'_>, one: Span, other: Span) -> bool {
    let joined = matches!(gap(reading, one, other).trim(), "og" | "&" | "samt");
    joined && is_whole_name(reading, one) && is_whole_name(reading, other)
}

/// "Abdi Warsame (AW), Park og Vej": the department of the first, of two words that name nobody.
pub(super) fn has_department(reading: &Reading<'_>, parts: &[Span]) -> bool {
    let [name, one, other] = parts else { return false };
    let initials = reading.words(*name).ends_with(')');
    let is_word = |part: Span| {
        let word = reading.words(part);
        !word.contains(' ') && !is_given_name(word) && (initials || !is_surname(word))
    };
    gap(reading, *name, *one).starts_with(',')
        && gap(reading, *one, *other).trim() == "og"
        && reading.words(*name).contains(' ')
        && is_word(*one)
        && is_word(*other)
}

/// What stands between two parts.
fn gap<'a>(reading: &Reading<'a>, one: Span, other: Span) -> &'a str {
    reading.words(Span::new(one.end, other.start.max(one.end)))
}
