//! Sentences of Danish running text.

use std::sync::LazyLock;

use super::pattern;
use crate::lexicon::{Pattern, is_given_name, sentence_words};
use crate::span::Span;

/// Whether the words before a full stop end in an abbreviation, an initial or a number.
pub(crate) fn is_abbreviation(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '”' | '/'))
        .next()
        .unwrap_or_default();
    let lower = word.to_lowercase();
    let is_letter = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_uppercase);
    // "A/S" ends a sentence as any word does
    let initial = !before.strip_suffix(word).is_some_and(|before| before.ends_with('/'))
        && (word == "Aa" || word.split('.').all(is_letter)); // "E. Holm", "C.C. Holm"
    let is_degree = ["stud.", "cand.", "ph.d"].iter().any(|degree| lower.starts_with(degree));
    // "lærerrepr."
    let is_compound = lower.ends_with("repr");
    initial || is_degree || is_compound || sentence_words().abbreviations.contains(&lower)
}

/// "mv." and its kin stand at the end of a sentence as often as inside one; before a capital
/// they end it.
fn closes_lists(before: &str) -> bool {
    const CLOSING: &[&str] =
        &["mv", "m.v", "mm", "m.m", "osv", "etc", "m.fl", "mfl", "o.lign", "o.l", "kr", "pct"];
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    CLOSING.contains(&word.to_lowercase().as_str())
}

/// What closes a sentence behind its last mark.
const CLOSERS: [char; 5] = ['”', '"', '»', ')', '’'];

/// The sentences of `span`, each without white space at its ends. The entries of a list that runs
/// on in the text ("a) ... b) ...") are sentences of their own.
pub(crate) fn sentences(text: &str, span: Span) -> Vec<Span> {
    cut(text, span, &['.', '!', '?', ';'])
}

/// The sentences of a list of people, in which a semicolon stands between two of them.
pub(crate) fn of_people(text: &str, span: Span) -> Vec<Span> {
    cut(text, span, &['.', '!', '?'])
}

fn cut(text: &str, span: Span, marks: &[char]) -> Vec<Span> {
    let words = span.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, byte) in words.bytes().enumerate() {
        // marks are ASCII, and no other letter has their bytes in it
        if byte == b')' && marks.contains(&';') && closes_point(words, start, at + 1) {
            found.push(Span::new(start, at + 1));
            start = at + 1;
        }
        if !matches!(byte, b'.' | b'!' | b'?' | b';') {
            continue;
        }
        let (c, end) = (char::from(byte), at + 1);
        if end <= start || !marks.contains(&c) {
            continue;
        }
        let (before, after) =
            (words.get(start..at).unwrap_or_default(), words.get(end..).unwrap_or_default());
        if ends_sentence(c, before, after) {
            let closing = after.len() - after.trim_start_matches(CLOSERS).len();
            let named = after.get(closing..).map_or(0, names_in_brackets);
            found.push(Span::new(start, end + closing + named));
            start = end + closing + named;
        }
    }
    found.push(Span::new(start, words.len()));
    found
        .into_iter()
        .map(|part| part.shift(span.start).trim(text))
        .filter(|part| !part.is_empty())
        .collect()
}

/// " (Bo, Ida)" behind a sentence names who takes care of it and belongs to it: its length.
fn names_in_brackets(after: &str) -> usize {
    static NAMES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s\(\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*)?(?:(?:,\s|\s?/\s?|\sog\s)\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*)?)*\)\.?(?:\s|$)",
        )
    });
    let may_be = after.chars().nth(1) == Some('(');
    let names = may_be.then(|| NAMES.find(after)).flatten();
    names.map_or(0, |names| names.as_str().trim_end().len())
}

/// Whether a point of the agenda ends at `end` with who brought it up: "Lampen i kælderen (Bo) Vi bestiller en ny."
fn closes_point(words: &str, start: usize, end: usize) -> bool {
    let (before, after) =
        (words.get(start..end).unwrap_or_default(), words.get(end..).unwrap_or_default());
    let goes_on = || {
        let mut next = after.strip_prefix(' ')?.split(' ');
        let begins = next.next()?.starts_with(char::is_uppercase);
        Some(begins && next.next()?.starts_with(char::is_lowercase))
    };
    let names = || {
        let (point, names) = before.trim_end_matches(')').rsplit_once(" (")?;
        let is_person = |word: &str| word.split([' ', ',', '/']).next().is_some_and(is_given_name);
        Some(is_person(names) && !point.rsplit(' ').next().is_some_and(is_given_name))
    };
    goes_on() == Some(true) && names() == Some(true)
}

/// Characters of "(12) ".
const LONGEST_ENTRY: usize = 5;

/// The first characters of a text.
fn head(text: &str, characters: usize) -> &str {
    let end = text.char_indices().nth(characters).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or_default()
}

/// "a) ", "(12) "
fn begins_entry(text: &str) -> bool {
    let Some((mark, rest)) = text.strip_prefix('(').unwrap_or(text).split_once(')') else {
        return false;
    };
    let mut letters = mark.chars();
    let is_letter = letters.next().is_some_and(|c| matches!(c, 'a'..='z' | 'æ' | 'ø' | 'å'));
    let is_number = (1..=2).contains(&mark.len()) && mark.bytes().all(|b| b.is_ascii_digit());
    (is_number || is_letter && letters.next().is_none()) && rest.starts_with(char::is_whitespace)
}

/// "Ida fremlagde det.Regnskabet blev godkendt": a space is missing between two words.
fn is_glued(before: &str, after: &str) -> bool {
    const FEWEST_LETTERS: usize = 4;
    let is_short = |word: &str| word.chars().count() < FEWEST_LETTERS;
    if !after.starts_with(char::is_uppercase) || !before.ends_with(char::is_lowercase) {
        return false;
    }
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let next = after.split(char::is_whitespace).next().unwrap_or_default();
    let is_word = |word: &str| word.chars().all(char::is_alphabetic);
    // "Vi ses.Ida", "www.Skoven.dk"
    !is_short(last)
        && is_word(last)
        && is_word(next.trim_end_matches([',', '.', ':']))
        && next.chars().skip(1).all(|c| !c.is_uppercase())
        && !is_abbreviation(before)
}

fn ends_sentence(mark: char, before: &str, after: &str) -> bool {
    let next = after.trim_start_matches(CLOSERS);
    if mark == '.' && is_glued(before, after) {
        return true;
    }
    if !next.is_empty() && !next.starts_with(char::is_whitespace) {
        return false;
    }
    let next = next.trim_start();
    let entry = begins_entry(head(next, LONGEST_ENTRY));
    if mark == ';' {
        return entry;
    }
    let begins = next.is_empty()
        || entry
        || names_in_brackets(after) > 0
        || next.strip_prefix('(').is_some_and(|next| next.starts_with(char::is_uppercase))
        || next.starts_with(|c: char| {
            c.is_uppercase()
                || c.is_numeric()
                || matches!(c, '”' | '"' | '•' | '-' | '–' | '»' | '§')
        });
    let label = before.trim_start_matches([' ', '•', '-', '–', '(']);
    let letter = label.len() == 1 && label.starts_with(|c: char| c.is_ascii_lowercase());
    let numbering = mark == '.'
        && (letter
            || before.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '–' | ' ')));
    let ordinal =
        before.ends_with(|c: char| c.is_ascii_digit()) && next.starts_with(char::is_lowercase);
    begins
        && !numbering
        && (!ordinal || entry)
        && (mark != '.'
            || next.is_empty()
            || !is_abbreviation(before)
            || (closes_lists(before) && next.starts_with(char::is_uppercase)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_up(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn abbreviations_and_ordinals_do_not_end_a_sentence() {
        let text =
            "Jf. bilag 2 mødes vi kl. 16.30 den 3. april hos E. Holm. Der er bl.a. kage! Ja?";
        let found = cut_up(text);
        assert_eq!(
            found,
            [
                "Jf. bilag 2 mødes vi kl. 16.30 den 3. april hos E. Holm.",
                "Der er bl.a. kage!",
                "Ja?"
            ]
        );
    }

    #[test]
    fn a_space_may_be_missing() {
        let text = "Beretningen er vedlagt.Den blev godkendt. Se www.Skoven.dk og Ida.Holm@skov.dk";
        let found = cut_up(text);
        let expected = [
            "Beretningen er vedlagt.",
            "Den blev godkendt.",
            "Se www.Skoven.dk og Ida.Holm@skov.dk",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_point_ends_with_who_brought_it_up() {
        let text = "Lampen i kælderen (Bo) Udsat til efter påske. Ida (Marie) Holm kommer (Per) Da";
        let found = cut_up(text);
        let expected = [
            "Lampen i kælderen (Bo)",
            "Udsat til efter påske.",
            "Ida (Marie) Holm kommer (Per) Da",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn entries_and_names_in_brackets_belong_to_their_sentence() {
        let text =
            "a) Nøgler til huset; b) maling er bestilt. (Bo) Godkendt. c) pris på kr. 700 pr. år";
        let found = cut_up(text);
        assert_eq!(
            found,
            [
                "a) Nøgler til huset;",
                "b) maling er bestilt. (Bo)",
                "Godkendt.",
                "c) pris på kr. 700 pr. år"
            ]
        );
    }
}
