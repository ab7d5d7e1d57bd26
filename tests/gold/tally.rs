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
    documents: BTreeMap<String, Score>,
    mismatches: Vec<String>,
}

impl Tally {
    /// What follows is about this document.
    pub(crate) fn begin(&mut self, document: &str) {
        document.clone_into(&mut self.document);
    }

    /// The value is there and right.
    pub(crate) fn right(&mut self, field: &'static str) {
        self.count(field, 1, 1, 1);
    }

    /// Another value is there.
    pub(crate) fn wrong(&mut self, field: &'static str, path: &str, expected: &str, got: &str) {
        self.count(field, 1, 1, 0);
        self.note(path, &format!("expected {expected} got {got}"));
    }

    /// Nothing is there.
    pub(crate) fn missing(&mut self, field: &'static str, path: &str, expected: &str) {
        self.count(field, 1, 0, 0);
        self.note(path, &format!("expected {expected} got nothing"));
    }

    /// Something is there that should not be.
    pub(crate) fn surplus(&mut self, field: &'static str, path: &str, got: &str) {
        self.count(field, 0, 1, 0);
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

    /// Counts for the field and for the document.
    fn count(&mut self, field: &'static str, expected: usize, found: usize, right: usize) {
        let document = self.documents.entry(self.document.clone()).or_default();
        for score in [self.scores.entry(field).or_default(), document] {
            score.expected += expected;
            score.found += found;
            score.right += right;
        }
    }

    fn note(&mut self, path: &str, what: &str) {
        self.mismatches.push(format!("{}: {path}: {what}", self.document));
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        table(out, "field", self.scores.iter().map(|(name, score)| (*name, *score)))?;
        writeln!(out)?;
        table(out, "document", self.documents.iter().map(|(name, score)| (name.as_str(), *score)))
    }
}

fn table<'a>(
    out: &mut fmt::Formatter<'_>,
    head: &str,
    rows: impl Iterator<Item = (&'a str, Score)>,
) -> fmt::Result {
    writeln!(out, "{head:<24} precision  recall      F1  expected  found  right")?;
    for (name, score) in rows {
        let (precision, recall, f1) = (score.precision(), score.recall(), score.f1());
        let Score { expected, found, right } = score;
        writeln!(
            out,
            "{name:<24} {precision:>9.3} {recall:>7.3} {f1:>7.3} {expected:>9} {found:>6} {right:>6}"
        )?;
    }
    Ok(())
}
