//! What a document's or a page's producer does to characters, seen from how they are used.

use std::collections::BTreeMap;

use memchr::{memchr, memchr_iter};

use crate::layout::{Layout, Line};

/// The habits of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Habits {
    soft_is_hard: bool,
    bang_pages: Vec<u32>,
}

/// The habits that matter for one line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct LineHabits {
    /// U+00AD stands for every hyphen, as some fonts have it.
    pub soft_is_hard: bool,
    /// `!` stands for every space.
    pub bang_is_space: bool,
}

impl Habits {
    /// Looks at a document.
    pub(super) fn of(layout: &Layout) -> Self {
        let lines = || layout.blocks.iter().flat_map(|block| &block.lines);
        Self { soft_is_hard: soft_is_hard(lines()), bang_pages: bang_pages(&lines()) }
    }

    /// The habits on a page.
    pub(super) fn on(&self, page: u32) -> LineHabits {
        LineHabits {
            soft_is_hard: self.soft_is_hard,
            bang_is_space: self.bang_pages.binary_search(&page).is_ok(),
        }
    }
}

/// A soft hyphen is seen at a line's end only. Beside a digit or before a space ("2018-2022",
/// "social- og") it is a real one, if the document has no other.
fn soft_is_hard<'a>(lines: impl Iterator<Item = &'a Line>) -> bool {
    let mut seen = false;
    for line in lines {
        let text = line.text.trim_end();
        if memchr(b'-', text.as_bytes()).is_some_and(|at| is_between_words(text, at)) {
            return false;
        }
        seen |= memchr_iter(LAST_BYTE, text.as_bytes()).any(|at| is_seen(text, at));
    }
    seen
}

/// The last byte of U+00AD in UTF-8, and of other characters.
const LAST_BYTE: u8 = 0xad;

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
    let mut bangs: BTreeMap<u32, usize> = BTreeMap::new();
    for line in lines.clone().filter(|line| memchr(b'!', line.text.as_bytes()).is_some()) {
        *bangs.entry(line.page).or_default() += count(b'!', line);
    }
    bangs.retain(|page, bangs| {
        let spaces =
            || lines.clone().filter(|line| line.page == *page).map(|line| count(b' ', line));
        *bangs >= FEWEST && *bangs > 2 * spaces().sum::<usize>()
    });
    bangs.into_keys().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line { text: text.to_owned(), page: 1, number: 1, bbox: None, column: 0 }
    }

    #[test]
    fn a_soft_hyphen_that_is_seen_is_a_hyphen() {
        assert!(soft_is_hard([line("social\u{ad} og sundhed")].iter()));
        assert!(!soft_is_hard([line("social\u{ad} og it-drift")].iter()));
        assert!(!soft_is_hard([line("be\u{ad}slut\u{ad}ning")].iter()));
    }

    #[test]
    fn bangs_for_spaces_are_told_from_cries() {
        let spaced = [line("Referat!af!m\u{f8}det!i!bestyrelsen!den!3.!maj!2021")];
        assert_eq!(bang_pages(&spaced.iter()), [1]);
        assert!(bang_pages(&[line("Hurra! Hurra! Hurra!")].iter()).is_empty());
    }
}
