//! A hyphen and the words at its sides.

use memchr::{memchr2, memrchr2};

use super::evidence::Evidence;

/// A hyphen with the words at its sides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site<'a> {
    /// Everything from the last white space to the hyphen.
    pub left_run: &'a str,
    /// The word before the hyphen, inner hyphens included.
    pub left: &'a str,
    /// The last part of `left`.
    pub left_part: &'a str,
    /// Everything from the hyphen's other side to the next white space.
    pub right_run: &'a str,
    /// The first word after the hyphen.
    pub right: &'a str,
    /// The first part of `right`.
    pub right_part: &'a str,
}

/// Longest word looked at, in bytes: no real word is longer.
const LONGEST: usize = 80;

impl<'a> Site<'a> {
    /// The hyphen between `before` (without the hyphen) and `after`.
    pub(super) fn new(before: &'a str, after: &'a str) -> Self {
        let left_run = last_run(before);
        let left = last_word(left_run);
        let right_run = first_run(after);
        let right = first_word(right_run);
        Self {
            left_run,
            left,
            left_part: left.rsplit('-').next().unwrap_or_default(),
            right_run,
            right,
            right_part: right.split('-').next().unwrap_or_default(),
        }
    }

    /// Whether the word is oftener written solid than with the hyphen.
    pub(super) fn is_solid(&self, evidence: &Evidence<'_>) -> bool {
        self.solid(evidence) > self.hyphenated(evidence)
    }

    /// Weight of the word written solid.
    pub(super) fn solid(&self, evidence: &Evidence<'_>) -> u32 {
        self.either(|left, right| evidence.solid(left, right))
    }

    /// Weight of the word written with the hyphen.
    pub(super) fn hyphenated(&self, evidence: &Evidence<'_>) -> u32 {
        self.either(|left, right| evidence.hyphen(left, right))
    }

    /// Whole words or the parts next to the hyphen, whichever is better attested.
    fn either(&self, weight: impl Fn(&str, &str) -> u32) -> u32 {
        let whole = weight(self.left, self.right);
        if self.left == self.left_part && self.right == self.right_part {
            return whole;
        }
        whole
            .max(weight(self.left_part, self.right_part))
            .max(weight(self.left_part, self.right))
            .max(weight(self.left, self.right_part))
    }
}

/// What stands after the last white space of clean text.
fn last_run(text: &str) -> &str {
    let mut start = text.len().saturating_sub(LONGEST);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let tail = text.get(start..).unwrap_or_default();
    let space = memrchr2(b' ', b'\t', tail.as_bytes());
    space.and_then(|space| tail.get(space + 1..)).unwrap_or(tail)
}

/// What stands before the first white space of clean text.
fn first_run(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
    let space = memchr2(b' ', b'\t', head.as_bytes());
    space.and_then(|space| head.get(..space)).unwrap_or(head)
}

/// Letters, digits and inner hyphens at the end of `run`.
fn last_word(run: &str) -> &str {
    let word = run.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    let word = word.trim_start_matches('-');
    if word.ends_with('-') { "" } else { word }
}

/// Letters, digits and inner hyphens at the beginning of `run`.
fn first_word(run: &str) -> &str {
    let word = run.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    word.trim_end_matches('-')
}
