//! `referat text --diff`: each repair beside its original, in the form of a patch, which
//! people, pagers and the logs of CI show well.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use referat::diagnostic::{Code, Diagnostic, Diagnostics};
use referat::normalize::{NormalizedText, Repair, Rule};
use referat::span::Span;

use super::report::printable;

/// The colours of a patch.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Colors {
    place: Style,
    old: Style,
    new: Style,
}

impl Colors {
    /// Those of `git diff`, or none.
    pub(crate) fn new(wanted: bool) -> Self {
        let color = |color: AnsiColor| if wanted { color.on_default() } else { Style::new() };
        Self {
            place: color(AnsiColor::Cyan),
            old: color(AnsiColor::Red),
            new: color(AnsiColor::Green),
        }
    }
}

/// A repaired document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Diff<'a> {
    /// Its file.
    pub(crate) name: &'a str,
    /// Its text.
    pub(crate) text: &'a NormalizedText,
    /// What was found besides.
    pub(crate) findings: &'a Diagnostics,
}

/// A place of the text where something was repaired, or might have to be.
#[derive(Debug, Clone, Copy)]
enum Hunk<'a> {
    Repaired(&'a Repair, Rule),
    Suspected(&'a Diagnostic),
}

impl Hunk<'_> {
    fn span(&self) -> Span {
        match self {
            Self::Repaired(repair, _) => repair.span,
            Self::Suspected(found) => found.span.unwrap_or_default(),
        }
    }
}

impl Diff<'_> {
    /// "12 repairs, 1 suspicious hyphen left as it is"
    pub(crate) fn summary(&self) -> String {
        let count = |count: usize, what: &str| match count {
            1 => format!("1 {what}"),
            _ => format!("{count} {what}s"),
        };
        let repairs = count(self.text.repairs.len(), "repair");
        match self.suspects().count() {
            0 => repairs,
            suspects => {
                format!("{repairs}, {} left as printed", count(suspects, "suspicious hyphen"))
            }
        }
    }

    /// Writes the patch; nothing if nothing was repaired or suspected.
    pub(crate) fn write(&self, colors: Colors, out: &mut dyn Write) -> io::Result<()> {
        let hunks = self.hunks();
        if hunks.is_empty() {
            return Ok(());
        }
        let name = printable(self.name);
        line(out, colors.old, "--- ", &format!("{name}, as printed"))?;
        line(out, colors.new, "+++ ", &format!("{name}, repaired"))?;
        let ends = std::iter::once(0).chain(hunks.iter().map(|hunk| hunk.span().end));
        let starts = hunks.iter().skip(1).map(|hunk| hunk.span().start);
        let starts = starts.chain([self.text.text.len()]);
        for ((hunk, after), before) in hunks.iter().zip(ends).zip(starts) {
            self.hunk(hunk, Span::new(after, before), colors, out)?;
        }
        Ok(())
    }

    fn suspects(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.as_slice().iter().filter(|found| found.code == Code::HyphenSuspect)
    }

    /// All of them in the order of the text.
    fn hunks(&self) -> Vec<Hunk<'_>> {
        let repaired = self.text.repairs.iter().zip(&self.text.rules);
        let repaired = repaired.map(|(repair, rule)| Hunk::Repaired(repair, *rule));
        let mut hunks: Vec<_> = repaired.chain(self.suspects().map(Hunk::Suspected)).collect();
        hunks.sort_by_key(|hunk| hunk.span().start);
        hunks
    }

    /// One of them, with the words around it as far as they lie in `free`.
    fn hunk(
        &self,
        hunk: &Hunk<'_>,
        free: Span,
        colors: Colors,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let span = hunk.span();
        let text = &self.text.text;
        let before = words_before(Span::new(free.start, span.start).of(text)).trim_start();
        let after = words_after(Span::new(span.end, free.end).of(text)).trim_end();
        let found = span.of(text);
        let place = self.text.offsets.locate(span).unwrap_or_default();
        let what = match hunk {
            Hunk::Repaired(repair, rule) => format!("{}, {rule}", repair.kind),
            Hunk::Suspected(found) => format!("left as printed, {}", found.message),
        };
        let place = format!("page {}, line {}: {}", place.page, place.line, printable(&what));
        line(out, colors.place, "@@ ", &format!("{place} @@"))?;
        let Hunk::Repaired(repair, _) = hunk else {
            return line(out, Style::new(), " ", &visible(&[before, found, after].concat()));
        };
        for old in [before, &repair.original, after].concat().split('\n') {
            line(out, colors.old, "-", &visible(old))?;
        }
        line(out, colors.new, "+", &visible(&[before, found, after].concat()))
    }
}

fn line(out: &mut dyn Write, style: Style, mark: &str, text: &str) -> io::Result<()> {
    writeln!(out, "{style}{mark}{text}{style:#}")
}

/// How many words around a repair are shown, at each side.
const WORDS: usize = 4;

/// The last words of a paragraph's beginning.
fn words_before(text: &str) -> &str {
    let paragraph = text.rsplit('\n').next().unwrap_or_default();
    let gap = paragraph.rmatch_indices([' ', '\t']).nth(WORDS);
    gap.and_then(|(at, _)| paragraph.get(at + 1..)).unwrap_or(paragraph)
}

/// The first words of a paragraph's end.
fn words_after(text: &str) -> &str {
    let paragraph = text.split('\n').next().unwrap_or_default();
    let gap = paragraph.match_indices([' ', '\t']).nth(WORDS);
    gap.and_then(|(at, _)| paragraph.get(..at)).unwrap_or(paragraph)
}

/// With the codes of characters that are not seen, or that look like others.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if character == '\t' {
            shown.push_str("    ");
        } else if is_plain(character) {
            shown.push(character);
        } else {
            let _ = write!(shown, "<U+{:04X}>", u32::from(character)); // a String takes all
        }
    }
    shown
}

/// Whether a terminal shows the character, and a reader knows it from others.
fn is_plain(character: char) -> bool {
    let looks_like_another = matches!(
        character,
        '\u{a0}' | '\u{ad}' | '\u{2010}' | '\u{2011}' | '\u{2000}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}' | '\u{2060}'..='\u{206f}' | '\u{fb00}'..='\u{fb06}'
            | '\u{300}'..='\u{36f}' | '\u{e000}'..='\u{f8ff}' | '\u{feff}'
    );
    !looks_like_another && !character.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_words_around() {
        assert_eq!(words_before("en\nto tre fire fem seks "), "tre fire fem seks ");
        assert_eq!(words_after(" en to tre fire fem\nseks"), " en to tre fire");
        assert_eq!((words_before("en"), words_after("")), ("en", ""));
    }

    #[test]
    fn what_is_not_seen_is_named() {
        assert_eq!(
            visible("be\u{ad}slut\u{1b}[2J å\u{f0b7}"),
            "be<U+00AD>slut<U+001B>[2J å<U+F0B7>"
        );
    }
}
