//! Counting: per field how much was asserted, found and right, and every mismatch.

use std::collections::BTreeMap;
use std::iter::zip;

use serde::Serialize;

use super::Measure;

/// How one field fared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Values that the gold asserts.
    pub expected: usize,
    /// Values that the record holds where the gold judges.
    pub found: usize,
    /// Values that are the same, by each measure.
    right: [usize; 4],
    /// Values right by [`Measure::Clause`] whose place could be checked.
    pub placed: usize,
    /// Of those, the ones that stand where the record says.
    pub grounded: usize,
}

/// A score by one measure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Values that the gold asserts.
    pub expected: usize,
    /// Values that the record holds.
    pub found: usize,
    /// Values that are the same.
    pub right: usize,
}

impl Score {
    /// The score by one measure.
    pub fn by(&self, measure: Measure) -> Figures {
        let right = zip(Measure::ALL, self.right).find(|(known, _)| *known == measure);
        Figures {
            expected: self.expected,
            found: self.found,
            right: right.map_or(0, |(_, right)| right),
        }
    }

    /// The share of places that are right; nothing if none could be checked.
    pub fn grounding(&self) -> Option<f64> {
        (self.placed > 0).then(|| ratio(self.grounded, self.placed))
    }

    fn add(&mut self, other: &Self) {
        self.expected += other.expected;
        self.found += other.found;
        zip(&mut self.right, other.right).for_each(|(sum, right)| *sum += right);
        self.placed += other.placed;
        self.grounded += other.grounded;
    }
}

impl Figures {
    /// Right among found.
    pub fn precision(self) -> f64 {
        ratio(self.right, self.found)
    }

    /// Right among expected.
    pub fn recall(self) -> f64 {
        ratio(self.right, self.expected)
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, self.expected + self.found)
    }

    /// Whether nothing is missing, wrong or surplus.
    pub fn is_whole(self) -> bool {
        self.right == self.expected && self.right == self.found
    }
}

/// A share; of nothing, everything is right.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// A value that is not the gold's by [`Measure::Clause`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mismatch {
    /// What it counts to.
    pub field: &'static str,
    /// JSON Pointer in the gold; in the record, for what only the record has.
    pub pointer: String,
    /// What the gold has, as JSON.
    pub expected: Option<String>,
    /// What the record has, as JSON.
    pub found: Option<String>,
}

/// The scores of all fields of a document, or of many, and the mismatches.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    scores: BTreeMap<&'static str, Score>,
    mismatches: Vec<Mismatch>,
}

impl Tally {
    /// How each field fared, in the order of names.
    pub fn scores(&self) -> &BTreeMap<&'static str, Score> {
        &self.scores
    }

    /// How a field fared; nothing was judged if it is not there.
    pub fn score(&self, field: &str) -> Score {
        self.scores.get(field).copied().unwrap_or_default()
    }

    /// How all fields together fared.
    pub fn all(&self) -> Score {
        let mut all = Score::default();
        self.scores.values().for_each(|score| all.add(score));
        all
    }

    /// What is not as in the gold.
    pub fn mismatches(&self) -> &[Mismatch] {
        &self.mismatches
    }

    /// Adds the counts of another document.
    pub fn add(&mut self, other: &Self) {
        for (field, score) in &other.scores {
            self.scores.entry(field).or_default().add(score);
        }
        self.mismatches.extend_from_slice(&other.mismatches);
    }

    /// Counts values of a field.
    pub(super) fn count(&mut self, field: &'static str, expected: usize, found: usize) {
        let score = self.scores.entry(field).or_default();
        score.expected += expected;
        score.found += found;
    }

    /// Counts one that is right by these measures.
    pub(super) fn right(&mut self, field: &'static str, by: [bool; 4]) {
        let score = self.scores.entry(field).or_default();
        zip(&mut score.right, by).for_each(|(sum, right)| *sum += usize::from(right));
    }

    /// Counts the place of a right value, if it could be checked.
    pub(super) fn place(&mut self, field: &'static str, is_right: Option<bool>) {
        let Some(is_right) = is_right else { return };
        let score = self.scores.entry(field).or_default();
        score.placed += 1;
        score.grounded += usize::from(is_right);
    }

    /// Keeps what is not as in the gold.
    pub(super) fn note(&mut self, mismatch: Mismatch) {
        self.mismatches.push(mismatch);
    }
}
