//! What a document's or a page's producer does to characters, seen from how they are used.

use std::collections::BTreeMap;

use memchr::{memchr, memchr_iter, memchr3_iter};

use crate::layout::{Layout, Line};

/// The habits of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Habits {
    hyphens: Hyphens,
    bang_pages: Vec<u32>,
}

/// The habits that matter for one line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct LineHabits {
    /// What the hyphens are.
    pub hyphens: Hyphens,
    /// `!` stands for every space.
    pub bang_is_space: bool,
}

/// Who puts which hyphen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Hyphens {
    /// U+00AD stands for every hyphen, as some fonts have it.
    pub soft_is_hard: bool,
    /// U+2010 stands at line ends only, and inside lines it is `-`: the program that set the
    /// text put it where it broke a word.
    pub setter_has_its_own: bool,
    /// The program has its own hyphen and uses it, so that `-` at a line's end is the
    /// writer's.
    pub minus_is_hard: bool,
}

impl Habits {
    /// Looks at a document.
    pub(super) fn of(layout: &Layout) -> Self {
        let lines = || layout.blocks.iter().flat_map(|block| &block.lines);
        Self { hyphens: hyphens(lines()), bang_pages: bang_pages(&lines()) }
    }

    /// The habits on a page.
    pub(super) fn on(&self, page: u32) -> LineHabits {
        LineHabits {
            hyphens: self.hyphens,
            bang_is_space: self.bang_pages.binary_search(&page).is_ok(),
        }
    }
}

/// How often the hyphens stand where.
#[derive(Debug, Default)]
struct Marks {
    minus_inside: usize,
    minus_at_end: usize,
    hyphen_inside: usize,
    hyphen_at_end: usize,
    soft_at_end: usize,
    soft_seen: usize,
}

fn hyphens<'a>(lines: impl Iterator<Item = &'a Line>) -> Hyphens {
    let mut marks = Marks::default();
    for line in lines {
        marks.count(line.text.trim_end());
    }
    let minus_only = marks.minus_inside > 0 && marks.hyphen_inside == 0;
    Hyphens {
        // A soft hyphen is seen at a line's end only. Beside a digit or before a space
        // ("2018-2022", "social- og") it is a real one, if the document has no other.
        soft_is_hard: marks.soft_seen > 0 && marks.minus_inside == 0,
        setter_has_its_own: minus_only,
        minus_is_hard: minus_only && marks.setter_at_end() >= 5 && marks.few_minus_at_end(),
    }
}

impl Marks {
    fn count(&mut self, line: &str) {
        let bytes = line.as_bytes();
        match line.chars().next_back() {
            Some('-') => self.minus_at_end += 1,
            Some('\u{2010}') => self.hyphen_at_end += 1,
            Some('\u{ad}') => self.soft_at_end += 1,
            _ => {}
        }
        for at in memchr3_iter(b'-', HYPHEN_LAST_BYTE, SOFT_LAST_BYTE, bytes) {
            match bytes.get(at) {
                Some(b'-') => self.minus_inside += usize::from(is_between_words(line, at)),
                Some(&SOFT_LAST_BYTE) => self.soft_seen += usize::from(is_seen(line, at)),
                _ => self.hyphen_inside += usize::from(is_hyphen_inside(line, at)),
            }
        }
    }

    fn setter_at_end(&self) -> usize {
        self.hyphen_at_end + self.soft_at_end
    }

    fn few_minus_at_end(&self) -> bool {
        self.minus_at_end * 3 <= self.setter_at_end()
    }
}

/// The last byte of U+2010 in UTF-8, and of other characters.
const HYPHEN_LAST_BYTE: u8 = 0x90;

/// Whether a U+2010 that ends with byte `at` has a letter after it.
fn is_hyphen_inside(text: &str, at: usize) -> bool {
    text.get(..=at).is_some_and(|before| before.ends_with('\u{2010}'))
        && text.get(at + 1..).is_some_and(|after| after.starts_with(char::is_alphanumeric))
}

/// The last byte of U+00AD in UTF-8, and of other characters.
const SOFT_LAST_BYTE: u8 = 0xad;

fn is_between_words(text: &str, hyphen: usize) -> bool {
    let before = text.get(..hyphen).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    let after = text.get(hyphen + 1..);
    before && after.is_some_and(|after| after.starts_with(char::is_alphanumeric))
}

/// Whether a soft hyphen that ends with byte `at` does what only a real one does.
fn is_seen(text: &str, at: usize) -> bool {
    let Some(before) = text.get(..=at).and_then(|before| before.strip_suffix('\u{ad}')) else {
        return false;
    };
    let before = before.chars().next_back();
    let after = text.get(at + 1..).and_then(|after| after.chars().next());
    let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    (digit(before) && digit(after))
        || (before.is_some_and(char::is_alphabetic) && after == Some(' '))
}

/// Pages with more words between `!` than between spaces.
fn bang_pages<'a>(lines: &(impl Iterator<Item = &'a Line> + Clone)) -> Vec<u32> {
    const FEWEST: usize = 8;
    let count = |byte, line: &Line| memchr_iter(byte, line.text.as_bytes()).count();
    let mut pages: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for line in lines.clone().filter(|line| memchr(b'!', line.text.as_bytes()).is_some()) {
        pages.entry(line.page).or_default().0 += count(b'!', line);
    }
    pages.retain(|_, (bangs, _)| *bangs >= FEWEST);
    if pages.is_empty() {
        return Vec::new();
    }
    for line in lines.clone() {
        if let Some((_, spaces)) = pages.get_mut(&line.page) {
            *spaces += count(b' ', line);
        }
    }
    pages.retain(|_, (bangs, spaces)| *bangs > 2 * *spaces);
    pages.into_keys().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line {
            text: text.to_owned(),
            original: None,
            page: 1,
            number: 1,
            bbox: None,
            column: 0,
            opens: false,
        }
    }

    #[test]
    fn a_soft_hyphen_that_is_seen_is_a_hyphen() {
        let soft_is_hard = |text| hyphens([line(text)].iter()).soft_is_hard;
        assert!(soft_is_hard("social\u{ad} og sundhed"));
        assert!(!soft_is_hard("social\u{ad} og it-drift"));
        assert!(!soft_is_hard("be\u{ad}slut\u{ad}ning"));
    }

    #[test]
    fn a_hyphen_for_line_ends_alone_is_the_setters() {
        let mut lines = vec![line("en it-drift"), line("en be\u{2010}")];
        assert!(hyphens(lines.iter()).setter_has_its_own);
        assert!(!hyphens(lines.iter()).minus_is_hard);
        lines.extend(vec![line("en be\u{2010}"); 4]);
        assert!(hyphens(lines.iter()).minus_is_hard);
        lines.push(line("en it\u{2010}drift"));
        assert_eq!(hyphens(lines.iter()), Hyphens::default());
    }

    #[test]
    fn bangs_for_spaces_are_told_from_cries() {
        let spaced = [line("Referat!af!m\u{f8}det!i!bestyrelsen!den!3.!maj!2021")];
        assert_eq!(bang_pages(&spaced.iter()), [1]);
        assert!(bang_pages(&[line("Hurra! Hurra! Hurra!")].iter()).is_empty());
    }
}
