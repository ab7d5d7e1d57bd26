//! What the document itself says about its words: how often each is written solid, how
//! often with a hyphen.
//!
//! No word list is needed: measured on held-out minutes, the document's own spelling decides
//! better than 300,000 words do, because Danish compounds are open-ended. Fragments at line
//! ends are not counted, for they are what is in question.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use super::counts::Counts;
use super::folder::Attested;
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
    /// Each solid word once, as first seen.
    solid: Vec<&'a str>,
    /// The heads of families, and in how many different words each has a hyphen after it.
    heads: BTreeMap<&'a str, u32>,
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

impl<'a> Counting<'a> {
    /// With room for the words of a text of so many bytes.
    pub(super) fn for_bytes(bytes: usize) -> Self {
        const BYTES_PER_WORD: usize = 64;
        const MOST: usize = 1 << 13;
        let words = (bytes / BYTES_PER_WORD).min(MOST);
        Self {
            counts: Counts::with_capacity(words),
            solid: Vec::with_capacity(words),
            heads: BTreeMap::new(),
        }
    }

    /// Counts the words of a line, which must be free of fragments.
    pub(super) fn read(&mut self, line: &'a str) {
        for word in words(line) {
            if word.hyphenated {
                self.hyphenated(word.text);
            } else if self.count_up(Key::word(word.text)) {
                self.solid.push(word.text);
            }
        }
    }

    /// The evidence; `folder` (this document's words among them) is what to fall back on.
    pub(super) fn finish(self, folder: Option<&Attested>) -> Evidence<'_> {
        let mut families = Families::default();
        for (head, hyphenated) in &self.heads {
            families.entry(Key::word(head).value()).or_default().hyphenated += hyphenated;
        }
        let heads = Heads::new(self.heads.keys().copied());
        for word in self.solid.iter().filter(|_| !self.heads.is_empty()) {
            for head in heads.of(word) {
                families.entry(Key::word(head).value()).or_default().solid += 1;
            }
        }
        Evidence { counts: self.counts, families, folder }
    }

    /// Counts `it-drift-aftale`, its parts, `it-drift` and `drift-aftale`. It belongs to the
    /// families of `it` and `it-drift`, but not to that of `drift`.
    fn hyphenated(&mut self, word: &'a str) {
        const LONGEST: usize = 120;
        if word.len() > LONGEST {
            return;
        }
        let mut last = 0;
        for (at, _) in word.match_indices('-') {
            let end = word.get(at + 1..).and_then(|tail| tail.find('-'));
            let end = end.map_or(word.len(), |length| at + 1 + length);
            let piece = |from: usize, to: usize| word.get(from..to).unwrap_or_default();
            self.count_up(Key::part(piece(last, at)));
            if last > 0 {
                self.count_up(Key::word(piece(last, end)));
            }
            if self.count_up(Key::word(piece(0, end))) {
                *self.heads.entry(piece(0, at)).or_default() += 1;
            }
            last = at + 1;
        }
        self.count_up(Key::part(word.get(last..).unwrap_or_default()));
    }

    /// Whether it is the first time.
    fn count_up(&mut self, key: Key) -> bool {
        self.counts.add(key.value(), 1) == 1
    }
}

/// Heads of families by their first two bytes.
struct Heads<'a>(HashMap<u64, Vec<&'a str>, BuildHasherDefault<Mixed>>);

impl<'a> Heads<'a> {
    /// With more heads than these under one beginning, the rest have no solid members: a
    /// bound on the work, far above what any document holds.
    const MOST: usize = 64;

    fn new(heads: impl Iterator<Item = &'a str>) -> Self {
        let mut groups: HashMap<_, Vec<&str>, _> = HashMap::default();
        for head in heads {
            let Some(start) = start(head) else { continue };
            let group = groups.entry(start).or_default();
            let known = group.iter().any(|other| Key::word(other) == Key::word(head));
            if group.len() < Self::MOST && !known {
                group.push(head);
            }
        }
        Self(groups)
    }

    /// The heads of the families to which `word` belongs, itself not counted.
    fn of(&self, word: &str) -> impl Iterator<Item = &'a str> {
        let group = start(word).and_then(|start| self.0.get(&start));
        group.into_iter().flatten().copied().filter(move |head| {
            let begins = word.get(..head.len()).filter(|_| head.len() < word.len());
            begins.is_some_and(|begins| Key::word(begins) == Key::word(head))
        })
    }
}

fn start(word: &str) -> Option<u64> {
    let start = word.as_bytes().first_chunk::<2>()?;
    let folded = u64::from(u16::from_le_bytes(*start) | 0x2020);
    Some(folded.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

impl Evidence<'_> {
    /// How often each key stands in this document.
    pub(super) fn counts(&self) -> &Counts {
        &self.counts
    }

    /// How often the word stands alone in this document.
    pub(super) fn count(&self, word: &str) -> u32 {
        self.counts.get(Key::word(word).value())
    }

    /// Weight of the solid word `left` + `right`, as a word or part of one.
    pub(super) fn solid(&self, left: &str, right: &str) -> u32 {
        let word = [left, right].concat();
        self.weight(Key::word(&word)).saturating_add(self.weight(Key::part(&word)))
    }

    /// Weight of `left-right`.
    pub(super) fn hyphen(&self, left: &str, right: &str) -> u32 {
        self.weight(Key::word(&[left, "-", right].concat()))
    }

    /// The words that begin with `part`.
    pub(super) fn family(&self, part: &str) -> Family {
        self.families.get(&Key::word(part).value()).copied().unwrap_or_default()
    }

    /// This document counts twice what the rest of the folder does.
    fn weight(&self, key: Key) -> u32 {
        let own = self.counts.get(key.value());
        let all = self.folder.map_or(own, |folder| folder.count(key.value()).max(own));
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
