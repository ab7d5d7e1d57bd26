//! Names between which a comma is missing.

use std::sync::LazyLock;

use super::is_initials;
use crate::fields::{Reading, pattern};
use crate::lexicon::{Pattern, is_given_name, joints};
use crate::span::Span;

/// "Ida Holm Bo Ravn", "Ida Holm (formand) Bo Ravn": names between which a comma is missing.
pub(super) fn apart(reading: &Reading<'_>, part: Span) -> Vec<Span> {
    static BEHIND_BRACKET: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\)\s+\p{Lu}"));
    let words = reading.words(part);
    let bracket = words.find(['(', '[']).unwrap_or(words.len());
    let name = words.get(..bracket).unwrap_or_default();
    let starts = word_starts(name);
    let each: Vec<&str> = name.split_whitespace().collect();
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'))
    };
    let particle = |word: &str| word.chars().count() <= 3 && word.chars().all(char::is_lowercase);
    let are_names = each.iter().all(|word| is_word(word) || particle(word))
        && !each.iter().any(|word| reading.lexicon.people.is_organization_word(word));
    let mut cuts: Vec<usize> = if are_names {
        let joints = joints(&each).into_iter().filter(|at| !is_titled(reading, &each, *at));
        joints.filter_map(|at| starts.get(at).copied()).collect()
    } else {
        Vec::new()
    };
    cuts.extend(behind_initials(name));
    if let [first, second] = each.as_slice()
        && is_given_name(first)
        && second.contains('-')
        && second.split('-').all(is_given_name)
    {
        cuts.extend(starts.get(1)); // "Bo Anne-Marie"
    }
    for found in BEHIND_BRACKET.find_iter(words) {
        let start = found.end() - found.as_str().chars().next_back().map_or(0, char::len_utf8);
        let behind = words.get(start..).unwrap_or_default();
        let next = behind.split(['(', ',']).next().unwrap_or_default().trim();
        let first = next.split(' ').next().unwrap_or_default();
        let is_one = is_given_name(first) && reading.lexicon.people.is_name(next);
        if is_one || is_lettered(behind) {
            cuts.push(start);
        }
    }
    let ends = cuts.iter().copied().chain([words.len()]);
    let starts = [0].into_iter().chain(cuts.iter().copied());
    starts
        .zip(ends)
        .map(|(start, end)| Span::new(start, end).shift(part.start).trim(&reading.text.text))
        .collect()
}

/// "Yael (YS) Bo Ravn (BR)" behind "Ida (IH)": one word, and letters of which it has the first.
fn is_lettered(words: &str) -> bool {
    let Some((name, behind)) = words.split_once(" (") else { return false };
    let letters = behind.split(')').next().unwrap_or_default();
    !name.contains([' ', ','])
        && (2..=4).contains(&letters.chars().count())
        && letters.chars().all(char::is_uppercase)
        && letters.chars().next() == name.chars().next()
}

/// "Senior Controller Bo Ravn": what stands before the place is a title and no name.
fn is_titled(reading: &Reading<'_>, words: &[&str], at: usize) -> bool {
    let before = words.get(..at).unwrap_or_default();
    before.last().is_some_and(|last| reading.lexicon.people.is_title_word(last))
        && !before.first().is_some_and(|first| is_given_name(first))
}

/// "Ida Holm IH Bo Ravn BR", "Ida Holm DH Bo Ravn DH": where a name begins behind the initials, or the body, of the
/// one before.
fn behind_initials(names: &str) -> Vec<usize> {
    let starts = word_starts(names);
    let words: Vec<&str> = names.split_whitespace().collect();
    let mut begin = 0;
    let mut found = Vec::new();
    for ((word, next), at) in words.iter().zip(words.iter().skip(1)).zip(starts.iter().skip(1)) {
        let before = names.get(begin..at.saturating_sub(1)).unwrap_or_default();
        let name = before.trim_end().strip_suffix(word).unwrap_or_default().trim_end();
        let is_body =
            (2..=3).contains(&word.chars().count()) && word.chars().all(char::is_uppercase);
        if name.contains(' ') && (is_body || is_initials(name, word)) && is_given_name(next) {
            found.push(*at);
            begin = *at;
        }
    }
    found
}

/// Where the words begin, in bytes.
fn word_starts(words: &str) -> Vec<usize> {
    let mut before = ' ';
    let begins = |(at, c): (usize, char)| {
        let begins = before.is_whitespace() && !c.is_whitespace();
        before = c;
        begins.then_some(at)
    };
    words.char_indices().filter_map(begins).collect()
}
