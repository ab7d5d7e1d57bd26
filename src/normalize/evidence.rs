//! What the document itself says about its words: how often each is written solid, how
//! often with a hyphen.
//!
//! No word list is needed: measured on held-out minutes, the document's own spelling decides
//! better than 300,000 words do, because Danish compounds are open-ended. Fragments at line
//! ends are not counted, for they are what is in question.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::words::{Key, words};

/// How often words are attested. Case does not count.
#[derive(Debug, Clone, Default)]
pub struct Evidence<'a> {
    counts: Counts,
    families: Families,
    /// Words of the whole folder.
    folder: Option<&'a Attested>,
}

/// Evidence in the making.
#[derive(Debug, Default)]
pub(super) struct Counting<'a> {
    counts: Counts,
    families: Families,
    /// Each solid word once, as first seen.
    solid: Vec<&'a str>,
}

/// The words of a folder, this document's among them.
///
/// Documents may be added in any order, by any number of threads: sums do not mind.
#[derive(Debug, Clone, Default)]
pub struct Attested {
    counts: Counts,
}

/// The words that begin with one first part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Family {
    /// Different words with a hyphen after it ("it-løsning", "it-drift").
    pub hyphenated: u32,
    /// Different words without ("italiensk").
    pub solid: u32,
}

/// By the key of the first part ("it").
type Families = HashMap<u64, Family, BuildHasherDefault<Mixed>>;
type Counts = HashMap<u64, u32, BuildHasherDefault<Mixed>>;

/// Takes keys as they are, for they are mixed already.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _bytes: &[u8]) {}

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

impl Attested {
    /// Adds the words of one document.
    pub fn add(&mut self, document: &Evidence<'_>) {
        self.merge(&document.counts);
    }

    /// Adds the words of other documents.
    pub fn join(&mut self, others: &Self) {
        self.merge(&others.counts);
    }

    #[expect(clippy::iter_over_hash_type, reason = "sums do not mind the order")]
    fn merge(&mut self, counts: &Counts) {
        for (key, count) in counts {
            let sum = self.counts.entry(*key).or_default();
            *sum = sum.saturating_add(*count);
        }
    }
}

impl<'a> Counting<'a> {
    /// Counts the words of a line, which must be free of fragments.
    pub(super) fn read(&mut self, line: &'a str) {
        for word in words(line) {
            if memchr::memchr(b'-', word.as_bytes()).is_some() {
                self.hyphenated(word);
            } else if self.count_up(Key::EMPTY.with(word)) {
                self.solid.push(word);
            }
        }
    }

    /// The evidence; `folder` (this document's words among them) is what to fall back on.
    pub(super) fn finish(mut self, folder: Option<&Attested>) -> Evidence<'_> {
        if !self.families.is_empty() {
            self.count_solid_members();
        }
        Evidence { counts: self.counts, families: self.families, folder }
    }

    fn count_solid_members(&mut self) {
        for word in &self.solid {
            for (end, _) in word.char_indices().skip(1) {
                let head = Key::EMPTY.with(word.get(..end).unwrap_or_default());
                if let Some(family) = self.families.get_mut(&head.value()) {
                    family.solid += 1;
                }
            }
        }
    }

    /// Counts `it-drift-aftale`, its parts, `it-drift` and `drift-aftale`. It belongs to the
    /// families of `it` and `it-drift`, but not to that of `drift`.
    fn hyphenated(&mut self, word: &str) {
        for part in word.split('-') {
            self.count_up(Key::PART.with(part));
        }
        for (at, _) in word.match_indices('-') {
            let (head, tail) = word.split_at_checked(at).unwrap_or_default();
            let next = tail.split('-').nth(1).unwrap_or_default();
            if let Some((_, last)) = head.rsplit_once('-') {
                self.count_up(Key::EMPTY.with(last).with("-").with(next));
            }
            if self.count_up(Key::EMPTY.with(head).with("-").with(next)) {
                self.families.entry(Key::EMPTY.with(head).value()).or_default().hyphenated += 1;
            }
        }
    }

    /// Whether it is the first time.
    fn count_up(&mut self, key: Key) -> bool {
        let count = self.counts.entry(key.value()).or_default();
        *count = count.saturating_add(1);
        *count == 1
    }
}

impl Evidence<'_> {
    /// How often the word stands alone in this document.
    pub(super) fn count(&self, word: &str) -> u32 {
        self.counts.get(&Key::EMPTY.with(word).value()).copied().unwrap_or_default()
    }

    /// Weight of the solid word `left` + `right`, as a word or part of one.
    pub(super) fn solid(&self, left: &str, right: &str) -> u32 {
        self.weight(Key::EMPTY.with(left).with(right))
            .saturating_add(self.weight(Key::PART.with(left).with(right)))
    }

    /// Weight of `left-right`.
    pub(super) fn hyphen(&self, left: &str, right: &str) -> u32 {
        self.weight(Key::EMPTY.with(left).with("-").with(right))
    }

    /// The words that begin with `part`.
    pub(super) fn family(&self, part: &str) -> Family {
        self.families.get(&Key::EMPTY.with(part).value()).copied().unwrap_or_default()
    }

    /// This document counts twice what the rest of the folder does.
    fn weight(&self, key: Key) -> u32 {
        let count = |counts: &Counts| counts.get(&key.value()).copied().unwrap_or_default();
        let own = count(&self.counts);
        let all = self.folder.map_or(own, |folder| count(&folder.counts).max(own));
        own.saturating_add(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(line: &str) -> Evidence<'static> {
        let mut counting = Counting::default();
        counting.read(line);
        counting.finish(None)
    }

    #[test]
    fn words_and_parts_are_counted() {
        let found = evidence("En it-løsning og en It-løsning i løsningsrummet");
        assert_eq!(found.hyphen("it", "løsning"), 4);
        assert_eq!(found.solid("løs", "ning"), 4);
        assert_eq!(found.solid("løs", "ningen"), 0);
    }

    #[test]
    fn families_count_different_words() {
        let found = evidence("it-drift it-drift it-støtte italiensk italienske it");
        assert_eq!(found.family("IT"), Family { hyphenated: 2, solid: 2 });
    }

    #[test]
    fn the_folder_weighs_half() {
        let mut folder = Attested::default();
        let other = evidence("sundhedsit");
        let own = evidence("sundheds-it");
        folder.add(&other);
        folder.add(&own);
        let here = Evidence { folder: Some(&folder), ..own };
        assert_eq!((here.hyphen("sundheds", "it"), here.solid("sundheds", "it")), (2, 1));
    }
}
