//! Counting: per field how much was asserted, found and right, and every mismatch in words.

use std::collections::BTreeMap;
use std::fmt;

/// How one field fared.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Score {
    /// Values that the gold asserts.
    pub(crate) expected: usize,
    /// Values that the record holds where the gold judges.
    pub(crate) found: usize,
    /// Values that are the same.
    pub(crate) right: usize,
}

impl Score {
    /// Right among found.
    pub(crate) fn precision(self) -> f64 {
        ratio(self.right, self.found)
    }

    /// Right among expected.
    pub(crate) fn recall(self) -> f64 {
        ratio(self.right, self.expected)
    }

    /// The harmonic mean of both.
    pub(crate) fn f1(self) -> f64 {
        ratio(2 * self.right, self.expected + self.found)
    }
}

/// A share; of nothing, everything is right.
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// The scores of all fields, and the mismatches.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    document: String,
    scores: BTreeMap<&'static str, Score>,
    mismatches: Vec<String>,
}

impl Tally {
    /// What follows is about this document.
    pub(crate) fn begin(&mut self, document: &str) {
        document.clone_into(&mut self.document);
    }

    /// The value is there and right.
    pub(crate) fn right(&mut self, field: &'static str) {
        let score = self.scores.entry(field).or_default();
        score.expected += 1;
        score.found += 1;
        score.right += 1;
    }

    /// Another value is there.
    pub(crate) fn wrong(&mut self, field: &'static str, path: &str, expected: &str, got: &str) {
        let score = self.scores.entry(field).or_default();
        score.expected += 1;
        score.found += 1;
        self.note(path, &format!("expected {expected} got {got}"));
    }

    /// Nothing is there.
    pub(crate) fn missing(&mut self, field: &'static str, path: &str, expected: &str) {
        self.scores.entry(field).or_default().expected += 1;
        self.note(path, &format!("expected {expected} got nothing"));
    }

    /// Something is there that should not be.
    pub(crate) fn surplus(&mut self, field: &'static str, path: &str, got: &str) {
        self.scores.entry(field).or_default().found += 1;
        self.note(path, &format!("expected nothing got {got}"));
    }

    /// How a field fared, if anything was judged.
    pub(crate) fn score(&self, field: &str) -> Option<Score> {
        self.scores.get(field).copied()
    }

    /// One line for each mismatch.
    pub(crate) fn mismatches(&self) -> String {
        self.mismatches.join("\n")
    }

    fn note(&mut self, path: &str, what: &str) {
        self.mismatches.push(format!("{}: {path}: {what}", self.document));
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "{:<24} {:>9} {:>9} {:>9} {:>9} {:>6}",
            "field", "precision", "recall", "F1", "expected", "found"
        )?;
        for (field, score) in &self.scores {
            let (precision, recall, f1) = (score.precision(), score.recall(), score.f1());
            writeln!(
                out,
                "{field:<24} {precision:>9.3} {recall:>9.3} {f1:>9.3} {:>9} {:>6}",
                score.expected, score.found
            )?;
        }
        Ok(())
    }
}
