//! Names that a break cuts in two: `European` / `Health Data Space`.
//!
//! The next word of a name has a capital, as a new paragraph has, so the words at the break do
//! not tell which it is. That the same two stand beside each other elsewhere in the document does.

use std::collections::BTreeSet;

use crate::layout::printed::Printed;

/// The neighbours with capitals inside the lines of a document.
pub(super) struct Names(BTreeSet<(String, String)>);

impl Names {
    /// Looks through the lines.
    pub(super) fn of(lines: &[Printed]) -> Self {
        let mut names = BTreeSet::new();
        for line in lines {
            let words = || line.line.text.split(' ');
            let pairs = words().zip(words().skip(1)).filter_map(|(one, next)| pair_of(one, next));
            names.extend(pairs.map(|(one, next)| (one.to_owned(), next.to_owned())));
        }
        Self(names)
    }

    /// Whether the last word before a break and the first one after it are part of one name.
    pub(super) fn go_on(&self, before: &str, after: &str) -> bool {
        let last = before.split(' ').next_back().unwrap_or_default();
        let first = after.split(' ').next().unwrap_or_default();
        pair_of(last, first)
            .is_some_and(|(last, first)| self.0.contains(&(last.to_owned(), first.to_owned())))
    }
}

/// Two words of a name: they differ, both begin with a capital, and nothing but letters stands between them.
fn pair_of<'a>(one: &'a str, next: &'a str) -> Option<(&'a str, &'a str)> {
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-')
    };
    if !is_word(one) {
        return None;
    }
    let next = next.trim_end_matches(|c: char| !c.is_alphabetic());
    (is_word(next) && one.len() > 2 && one != next).then_some((one, next))
}
