//! The number that a head begins with, in all its ways of writing.

use std::sync::LazyLock;

use super::Form;
use crate::lexicon::{Captures, Match, Pattern};
use crate::segment::{Reading, pattern};
use crate::span::Span;

/// A number as read from the start of a line.
pub(super) struct Number {
    pub(super) form: Form,
    pub(super) prefixed: bool,
    /// The prefix is "Ad".
    pub(super) answering: bool,
    /// A full stop, bracket or colon follows.
    pub(super) closed: bool,
    pub(super) path: Vec<u32>,
    pub(super) letter: Option<char>,
    pub(super) label: Span,
}

impl Number {
    pub(super) fn read(found: &Captures<'_>) -> Option<Self> {
        let prefix = found.name("prefix").map(|prefix| prefix.as_str().to_lowercase());
        let prefixed = prefix.is_some();
        let answering = prefix.is_some_and(|prefix| prefix.starts_with("ad"));
        let closed =
            |name: &str| found.name(name).is_some_and(|close| !close.as_str().trim().is_empty());
        let number = |form, label: Match<'_>, path, letter, closed| Self {
            form,
            prefixed,
            answering,
            closed,
            path,
            letter,
            label: Span::from(label.range()),
        };
        if let Some(path) = found.name("path") {
            let parts =
                path.as_str().split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
            return Some(number(Form::Path, path, parts, None, true));
        }
        // "4 A."
        if let Some((digits, letter)) = found.name("spaced").zip(found.name("with")) {
            let value = vec![digits.as_str().parse().ok()?];
            let written = letter.as_str().to_lowercase().chars().next();
            let mut read = number(Form::Decimal, digits, value, written, true);
            read.label.end = letter.end();
            return Some(read);
        }
        // "A1." of the points that are decided, "B1." of those that are discussed
        if let Some(label) = found.name("lettered") {
            let digits = label.as_str().strip_prefix(char::is_uppercase)?.parse().ok()?;
            return Some(number(Form::Decimal, label, vec![digits], None, true));
        }
        if let Some(digits) = found.name("number") {
            let letter = found.name("letter").and_then(|letter| letter.as_str().chars().next());
            let mut read = number(
                Form::Decimal,
                digits,
                vec![digits.as_str().parse().ok()?],
                letter,
                closed("close"),
            );
            read.label.end += letter.map_or(0, char::len_utf8);
            return Some(read);
        }
        // "Adm.: Ida Holm" is no "Ad m."
        let glued = |letter: &Match<'_>| {
            found.name("prefix").is_some_and(|prefix| prefix.end() == letter.start())
        };
        if let Some(alpha) = found.name("alpha").filter(|alpha| !glued(alpha)) {
            let value = letter_value(alpha.as_str())?;
            return Some(number(Form::Letter, alpha, vec![value], None, true));
        }
        if let Some(bracket) = found.name("bracket") {
            let written = bracket.as_str();
            return Some(match written.parse() {
                Ok(value) => number(Form::Decimal, bracket, vec![value], None, true),
                Err(_) => number(Form::Letter, bracket, vec![letter_value(written)?], None, true),
            });
        }
        let roman = found.name("roman")?;
        // "II   Budget", but no "i  dag"
        let spaced = !closed("roman_close");
        if spaced && !roman.as_str().chars().all(char::is_uppercase) {
            return None;
        }
        let value = roman_value(roman.as_str())?;
        Some(number(Form::Roman, roman, vec![value], None, true))
    }

    /// "b" of "b Vandrør:", a small letter that no sign follows.
    pub(super) fn bare(letter: &str) -> Option<Self> {
        let value = letter_value(letter).filter(|_| letter.starts_with(char::is_lowercase))?;
        let label = Span::new(0, letter.len());
        let path = vec![value];
        Some(Self {
            form: Form::Letter,
            prefixed: false,
            answering: false,
            closed: true,
            path,
            letter: None,
            label,
        })
    }

    /// "12/24": takes the year, if it is the one of all items.
    pub(super) fn take_year(&mut self, line: &str, year: &str) -> bool {
        let rest = line.get(self.label.end..).and_then(|rest| rest.strip_prefix(year));
        let counts = self.form == Form::Decimal
            && rest.is_some_and(|rest| rest.starts_with([' ', '\t', '.', ':']));
        if counts {
            self.label.end += year.len();
            self.closed = true;
        }
        counts
    }

    /// "2006. Kontingent opkræves"
    pub(super) fn is_year(&self) -> bool {
        !self.prefixed
            && self.form == Form::Decimal
            && self.path.iter().any(|number| (1900..2100).contains(number))
    }

    /// "3. 3. Regnskab": a list that counts by itself, typed in with the numbers; `rest` without the
    /// second one.
    pub(super) fn without_second(&self, document: &Reading<'_>, rest: Span) -> Span {
        let words = document.words(rest);
        let again = self.path.first().filter(|_| self.form == Form::Decimal && self.closed);
        let title = again.and_then(|number| {
            words.strip_prefix(&number.to_string())?.strip_prefix(['.', ')'])?.strip_prefix(' ')
        });
        title.map_or(rest, |title| Span::new(rest.end - title.len(), rest.end))
    }

    /// "1. 3.   Regnskab": a list that begins anew with each item, and the number as it was typed in; `rest`
    /// behind it. The line begins at `start`.
    pub(super) fn take_typed(&mut self, document: &Reading<'_>, rest: Span, start: usize) -> Span {
        /// `3.   Regnskab`
        static TYPED: LazyLock<Pattern> =
            LazyLock::new(|| pattern(r"^(?P<number>\d{1,2})[.)](?:\s{2,}|\t)\p{Lu}"));
        let starts_anew = self.form == Form::Decimal && self.closed && self.path == [1];
        let found = TYPED.captures(document.words(rest)).filter(|_| starts_anew);
        let Some(typed) = found.and_then(|found| found.name("number")) else { return rest };
        let Ok(value) = typed.as_str().parse() else { return rest };
        self.path = vec![value];
        self.label = Span::new(rest.start - start, rest.start - start + typed.len());
        Span::new(rest.start + typed.len() + 1, rest.end).trim(&document.text.text)
    }

    /// "Sag 306-2014-5450" is where it is filed, "Pkt. 3-4" are two points.
    pub(super) fn is_filed(&self, line: &str, title: &str) -> bool {
        let behind = line.get(self.label.end..).unwrap_or_default();
        let next = title.parse().ok().zip(self.path.first());
        let is_next = next.is_some_and(|(next, own): (u32, &u32)| next == own + 1);
        behind.starts_with(['-', '/'])
            && !(self.prefixed && is_next)
            && (!title.contains(char::is_alphabetic) || self.prefixed && is_file(behind))
    }

    /// A number without punctuation is one only before a space and a capital or a known title.
    pub(super) fn is_closed(&self, line: &str) -> bool {
        let after = line.get(self.label.end..).unwrap_or_default();
        let spaced = after.is_empty() || after.starts_with([' ', '\t']);
        self.closed || self.prefixed || (spaced && self.path < vec![100])
    }
}

/// "-2014-5450   Dok. 306-2014-971" behind "Sag 306", "-A00-7-23" behind "Sag 15.17.00"
fn is_file(behind: &str) -> bool {
    static FILE: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^[-/]\p{Lu}?\d{2,4}[-/]\d"));
    FILE.is_match(behind)
}

fn letter_value(letter: &str) -> Option<u32> {
    let mut letters = letter.chars();
    let value = u32::from(letters.next()?.to_ascii_lowercase()).checked_sub(u32::from('a'))? + 1;
    letters.next().is_none().then_some(value).filter(|value| *value <= 26)
}

fn roman_value(written: &str) -> Option<u32> {
    const NUMERALS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ];
    let written = written.to_ascii_lowercase();
    (1..).zip(NUMERALS).find(|(_, numeral)| *numeral == written).map(|(value, _)| value)
}
