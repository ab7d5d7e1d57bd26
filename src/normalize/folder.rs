//! What all documents of a folder say about their words.
//!
//! Documents may be added in any order, in any groups: the sums are the same, and so is what
//! is forgotten when there is too much to keep.

use serde::{Deserialize, Serialize};

use super::counts::Counts;
use super::evidence::{Counting, Evidence};
use super::spelling;

/// The words of a folder.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(from = "Listed", into = "Listed")]
pub struct Attested {
    counts: Counts,
    /// Words with greater keys are not kept.
    greatest: u64,
}

/// Different words kept: 32 MiB, and more than some ten thousand documents have.
const MOST: usize = 1 << 20;

impl Default for Attested {
    fn default() -> Self {
        Self { counts: Counts::default(), greatest: u64::MAX }
    }
}

impl Attested {
    /// Adds a document's text; where a word is broken between lines, or was so, there is a gap
    /// between two `parts`. A document in the spelling of before 1948 has nothing to say about
    /// the others.
    pub fn read<'a>(&mut self, parts: impl Iterator<Item = &'a str> + Clone) {
        if spelling::is_old(parts.clone()) {
            return;
        }
        let mut counting = Counting::default();
        parts.for_each(|part| counting.read(part));
        self.add(&counting.finish(None));
    }

    /// Adds the words of other documents.
    pub fn join(&mut self, others: &Self) {
        self.keep_up_to(others.greatest);
        self.merge(&others.counts);
    }

    /// Adds the words of one document.
    pub(super) fn add(&mut self, document: &Evidence<'_>) {
        self.merge(document.counts());
    }

    /// How often a word was counted.
    pub(super) fn count(&self, key: u64) -> u32 {
        self.counts.get(key)
    }

    fn merge(&mut self, counts: &Counts) {
        for (key, count) in counts.iter() {
            if key <= self.greatest {
                self.counts.add(key, count);
            }
        }
        // Keys are as good as random: a half of the words is forgotten, always the same.
        while self.counts.len() > MOST {
            self.keep_up_to(self.greatest / 2);
        }
    }

    fn keep_up_to(&mut self, greatest: u64) {
        if greatest >= self.greatest {
            return;
        }
        self.greatest = greatest;
        let mut kept = Counts::default();
        for (key, count) in self.counts.iter().filter(|(key, _)| *key <= greatest) {
            kept.add(key, count);
        }
        self.counts = kept;
    }
}

/// The same in an order.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Listed {
    greatest: u64,
    counts: Vec<(u64, u32)>,
}

impl From<Attested> for Listed {
    fn from(Attested { counts, greatest }: Attested) -> Self {
        let mut counts: Vec<_> = counts.iter().collect();
        counts.sort_unstable();
        Self { greatest, counts }
    }
}

impl From<Listed> for Attested {
    fn from(Listed { counts: listed, greatest }: Listed) -> Self {
        let mut counts = Counts::with_capacity(listed.len());
        for (key, count) in listed {
            counts.add(key, count);
        }
        Self { counts, greatest }
    }
}

impl PartialEq for Attested {
    fn eq(&self, other: &Self) -> bool {
        Listed::from(self.clone()) == Listed::from(other.clone())
    }
}

impl Eq for Attested {}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(texts: &[&str]) -> Attested {
        let mut folder = Attested::default();
        for text in texts {
            folder.read(text.lines());
        }
        folder
    }

    #[test]
    fn the_order_does_not_matter() {
        let one = folder(&["it-drift og it-støtte", "støtte og drift", "it-drift"]);
        let other = folder(&["it-drift", "støtte og drift", "it-drift og it-støtte"]);
        assert_eq!(one, other);
        let mut joined = folder(&["støtte og drift"]);
        joined.join(&folder(&["it-drift og it-støtte", "it-drift"]));
        assert_eq!(joined, one);
    }

    #[test]
    fn nor_does_it_for_what_is_forgotten() {
        let words = |from: u32, to| {
            let mut folder = Attested::default();
            let text = (from..to).map(|number| format!("ord{number}")).collect::<Vec<_>>();
            folder.read(text.iter().map(String::as_str));
            folder
        };
        let more = 1_200_000;
        let (mut one, mut other) = (words(0, 800_000), words(500_000, more));
        let (second, first) = (words(500_000, more), words(0, 800_000));
        one.join(&second);
        other.join(&first);
        assert!(one.counts.len() <= MOST && one.counts.len() > MOST / 3);
        assert_eq!(one, other);
    }

    #[test]
    fn what_was_written_is_read_again() {
        let folder = folder(&["it-drift og it-støtte"]);
        let json = serde_json::to_string(&folder).unwrap();
        assert_eq!(serde_json::from_str::<Attested>(&json).unwrap(), folder);
    }

    #[test]
    fn old_spelling_is_left_out() {
        let old = folder(&["Formanden paa sin Side maatte raade til at lade Forslaget staa hen"]);
        assert_eq!(old, Attested::default());
    }
}
