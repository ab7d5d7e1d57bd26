//! One printed line made plain: single spaces, composed letters, no glyph codes.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::glyphs::{Glyph, glyph, is_private};
use super::habits::{Hyphens, LineHabits};
use super::line::{CleanLine, LineEnd, invisible};
use super::{Change, Repair, RepairKind, Rule};
use crate::span::Span;

/// Makes a line plain. Besides, the invisible characters after its last word, which belong to
/// no word.
pub(super) fn clean(line: &str, habits: LineHabits) -> (CleanLine<'_>, String) {
    if habits.bang_is_space && memchr::memchr(b'!', line.as_bytes()).is_some() {
        return clean_bangs(line);
    }
    let line = line.trim_matches(' ');
    if is_plain(line.as_bytes()) {
        let end = line_end(line, habits.hyphens);
        let text = Cow::Borrowed(line);
        return (CleanLine { text, changes: Vec::new(), end }, String::new());
    }
    let mut cleaner = Cleaner { hyphens: habits.hyphens, ..Cleaner::default() };
    let mut words = Words { rest: line };
    for (gap, word) in words.by_ref() {
        cleaner.word(gap, word);
    }
    cleaner.gap(words.rest);
    cleaner.finish()
}

/// A line whose font has `!` in the place of the space: one change for all of it.
fn clean_bangs(source: &str) -> (CleanLine<'_>, String) {
    let spaced = source.replace('!', " ");
    let (CleanLine { text, end, .. }, _) = clean(&spaced, LineHabits::default());
    let text = text.into_owned();
    if text.is_empty() {
        let line = CleanLine { text: Cow::Owned(text), changes: Vec::new(), end };
        return (line, source.to_owned());
    }
    let span = Span::new(0, text.len());
    let repair = Repair { kind: RepairKind::Ligature, span, original: source.trim().to_owned() };
    let changes = vec![Change { repair, rule: Rule::BangForSpace }];
    (CleanLine { text: Cow::Owned(text), changes, end }, String::new())
}

/// Whether nothing has to be done: ASCII and Latin-1 letters, single spaces inside. Without
/// an early exit, so that many bytes are looked at at once.
fn is_plain(line: &[u8]) -> bool {
    let pairs = line.iter().zip(line.get(1..).unwrap_or_default());
    let odd = pairs.fold(0, |odd, (&one, &next)| {
        odd | u8::from(is_odd(one)) | (u8::from(one == b' ') & u8::from(next == b' '))
    });
    odd == 0 && !line.last().copied().is_some_and(is_odd)
}

/// A control character, or the first byte of a letter outside Latin-1's letters.
fn is_odd(byte: u8) -> bool {
    byte < b' ' || byte == 0xc2 || byte > 0xc3
}

/// Words with the white space before each.
struct Words<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Words<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.rest.find(|c| glyph(c) != Glyph::Space)?;
        let (gap, rest) = self.rest.split_at_checked(start)?;
        let end = rest.find(|c| glyph(c) == Glyph::Space).unwrap_or(rest.len());
        let (word, rest) = rest.split_at_checked(end)?;
        self.rest = rest;
        Some((gap, word))
    }
}

#[derive(Default)]
struct Cleaner {
    text: String,
    changes: Vec<Change>,
    end: LineEnd,
    wide: bool,
    /// Whether the word before is a single letter.
    single: bool,
    hyphens: Hyphens,
    lost: String,
}

impl Cleaner {
    fn word(&mut self, gap: &str, source: &str) {
        let single = source.chars().nth(1).is_none();
        self.gap(gap);
        self.wide |= self.single && single && gap.len() > 1;
        self.single = single;
        let (word, rule) = self.plain_word(source);
        if word.is_empty() {
            self.lost.push_str(source);
            return;
        }
        if !self.text.is_empty() {
            self.text.push(if self.wide { '\t' } else { ' ' });
        }
        self.wide = false;
        let start = self.text.len();
        self.text.push_str(&word);
        self.end = line_end(source, self.hyphens);
        let span = Span::new(start, self.text.len());
        if !self.lost.is_empty() {
            let original = format!("{} {source}", std::mem::take(&mut self.lost));
            self.changes.push(invisible(span, original));
        } else if let Some(rule) = rule {
            let repair = Repair { kind: kind(rule), span, original: source.to_owned() };
            self.changes.push(Change { repair, rule });
        }
    }

    /// White space: a symbol font's own is not lost either.
    fn gap(&mut self, gap: &str) {
        self.wide |= gap.contains('\t');
        self.lost.extend(gap.chars().filter(|c| !c.is_whitespace()));
    }

    /// The word in plain characters and, if it changed, why. A word of nothing but invisible
    /// characters is white space.
    fn plain_word<'a>(&self, source: &'a str) -> (Cow<'a, str>, Option<Rule>) {
        if source.is_ascii() {
            return (Cow::Borrowed(source), None);
        }
        let first = self.text.is_empty();
        if first && is_unknown_bullet(source) {
            return (Cow::Borrowed("•"), Some(Rule::GlyphCode));
        }
        let mut rule = None;
        let mut word = String::with_capacity(source.len());
        for character in source.chars() {
            rule = rule.max(self.push_plain(&mut word, character));
        }
        if !is_nfc(&word) {
            word = word.nfc().collect();
            rule = rule.max(Some(Rule::Composition));
        }
        if rule.is_none() { (Cow::Borrowed(source), None) } else { (Cow::Owned(word), rule) }
    }

    /// Adds what `character` stands for and says which rule that was, `None` if it is itself.
    fn push_plain(&self, word: &mut String, character: char) -> Option<Rule> {
        match glyph(character) {
            Glyph::Plain | Glyph::Space => {
                word.push(character);
                None
            }
            Glyph::Instead(text) => {
                word.push_str(text);
                Some(Rule::GlyphCode)
            }
            Glyph::Invisible => Some(Rule::Invisible),
            Glyph::SoftHyphen if self.hyphens.soft_is_hard => {
                word.push('-');
                Some(Rule::GlyphCode)
            }
            Glyph::SoftHyphen => Some(Rule::SoftHyphen),
        }
    }

    fn finish<'a>(self) -> (CleanLine<'a>, String) {
        let text = Cow::Owned(self.text);
        (CleanLine { text, changes: self.changes, end: self.end }, self.lost)
    }
}

/// One private character alone at the beginning of a line: a bullet in a font of its own.
fn is_unknown_bullet(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(|c| is_private(c) && glyph(c) == Glyph::Plain)
        && characters.next().is_none()
}

fn kind(rule: Rule) -> RepairKind {
    match rule {
        Rule::SoftHyphen | Rule::Invisible => RepairKind::SoftHyphen,
        _ => RepairKind::Ligature,
    }
}

/// Which hyphen stands at the end of `source`.
fn line_end(source: &str, hyphens: Hyphens) -> LineEnd {
    let seen = source.trim_end_matches(['\u{200b}', '\u{2060}', '\u{feff}']);
    let mut last = seen.chars().rev();
    match (last.next(), last.next()) {
        (Some('\u{ad}'), Some('-' | '\u{2010}' | '\u{2011}')) | (Some('\u{2011}'), _) => {
            LineEnd::HardHyphen
        }
        (Some('\u{ad}'), _) if hyphens.soft_is_hard => LineEnd::Hyphen,
        (Some('\u{ad}'), _) => LineEnd::SoftHyphen,
        (Some('\u{2010}'), _) if hyphens.setter_has_its_own => LineEnd::SetterHyphen,
        (Some('-'), _) if hyphens.minus_is_hard => LineEnd::HardHyphen,
        (Some('-' | '\u{2010}'), _) => LineEnd::Hyphen,
        _ => LineEnd::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::super::undo::original;
    use super::*;

    fn clean(line: &str) -> CleanLine<'_> {
        super::clean(line, LineHabits::default()).0
    }

    fn text(line: &str) -> String {
        clean(line).text.into_owned()
    }

    #[test]
    fn plain_lines_are_borrowed() {
        assert!(matches!(clean("Mødet blev åbnet").text, Cow::Borrowed(_)));
        assert_eq!(clean("be-").end, LineEnd::Hyphen);
    }

    #[test]
    fn white_space_becomes_single_spaces_and_wide_gaps_tabs() {
        assert_eq!(text("  Dato:\u{a0} 3. maj \t kl. 19 "), "Dato: 3. maj\tkl. 19");
        assert_eq!(text("a\u{200b} \u{200b} b"), "a b");
    }

    #[test]
    fn glyph_codes_become_characters_and_are_remembered() {
        let line = clean("\u{f0b7} Kon\u{fb02}ikt i a\u{30a}r");
        assert_eq!(line.text, "• Konflikt i år");
        let originals: Vec<_> =
            line.changes.iter().map(|change| change.repair.original.as_str()).collect();
        assert_eq!(originals, ["\u{f0b7}", "Kon\u{fb02}ikt", "a\u{30a}r"]);
    }

    #[test]
    fn a_whole_page_may_write_bangs_for_spaces() {
        let habits = LineHabits { bang_is_space: true, ..LineHabits::default() };
        let (line, _) = super::clean("Referat!fra!m\u{f8}de!", habits);
        assert_eq!(line.text, "Referat fra m\u{f8}de");
        let all = Span::new(0, line.text.len());
        assert_eq!(original(&line.text, &line.changes, all), "Referat!fra!m\u{f8}de!");
    }

    #[test]
    fn line_ends_are_told_apart() {
        assert_eq!(clean("be\u{ad}").end, LineEnd::SoftHyphen);
        assert_eq!(clean("it-\u{ad} ").end, LineEnd::HardHyphen);
        assert_eq!(clean("be\u{2010}").end, LineEnd::Hyphen);
        assert_eq!(clean("be\u{2010}").text, "be-");
    }
}
