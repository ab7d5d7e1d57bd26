//! What a pattern found.

use std::ops::Range;

use regex_automata::util::captures;

/// A place that a pattern matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Match<'t> {
    pub(super) fn new(text: &'t str, place: Range<usize>) -> Self {
        Self { text, start: place.start, end: place.end }
    }

    /// Its words.
    pub fn as_str(&self) -> &'t str {
        self.text.get(self.range()).unwrap_or_default()
    }

    /// Where it begins, in bytes.
    pub fn start(&self) -> usize {
        self.start
    }

    /// Where it ends, in bytes.
    pub fn end(&self) -> usize {
        self.end
    }

    /// From where to where, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Its length in bytes.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }
}

/// The groups of a match.
#[derive(Debug, Clone)]
pub struct Captures<'t> {
    text: &'t str,
    found: captures::Captures,
}

impl<'t> Captures<'t> {
    pub(super) fn new(text: &'t str, found: captures::Captures) -> Self {
        Self { text, found }
    }

    /// A group by its number; the whole match is the first.
    pub fn get(&self, group: usize) -> Option<Match<'t>> {
        Some(Match::new(self.text, self.found.get_group(group)?.range()))
    }

    /// A group by its name.
    pub fn name(&self, name: &str) -> Option<Match<'t>> {
        Some(Match::new(self.text, self.found.get_group_by_name(name)?.range()))
    }

    /// All groups in order.
    pub fn iter(&self) -> impl Iterator<Item = Option<Match<'t>>> {
        let matched = |group: regex_automata::Span| Match::new(self.text, group.range());
        self.found.iter().map(move |group| group.map(matched))
    }
}
