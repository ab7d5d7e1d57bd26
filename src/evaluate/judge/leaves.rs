//! Single values and lists of them.

use serde_json::Value;

use super::super::Mismatch;
use super::super::align::align;
use super::super::measure::{Nature, agreement};
use super::super::pair::{Pair, list, text};
use super::super::tally::Tally;
use super::{Judge, Keys};

impl Judge<'_> {
    /// Compares the leaves at these keys, where the gold asserts them.
    pub(super) fn leaves(&mut self, pair: &Pair<'_>, keys: Keys) {
        for (key, nature, field) in keys {
            self.leaf(pair, key, *nature, field);
        }
    }

    /// Compares the leaf at a key, if the gold asserts it.
    pub(super) fn leaf(&mut self, pair: &Pair<'_>, key: &str, nature: Nature, field: &'static str) {
        if let Some(leaf) = pair.asserted(key) {
            self.value(&leaf, nature, field);
        }
    }

    /// Compares two leaves.
    pub(super) fn value(&mut self, pair: &Pair<'_>, nature: Nature, field: &'static str) {
        match (pair.expected.is_null(), pair.found.is_null()) {
            (true, true) => {}
            (false, false) => self.both(pair, nature, field),
            (is_surplus, _) => self.one_sided(pair, is_surplus, field),
        }
    }

    fn both(&mut self, pair: &Pair<'_>, nature: Nature, field: &'static str) {
        self.tally.count(field, 1, 1);
        let agreed = agreement(nature, pair.expected, pair.found);
        self.tally.right(field, agreed);
        let [is_right, ..] = agreed;
        if is_right {
            self.tally.place(field, self.grounds.check(pair, nature));
        } else {
            note(&mut self.tally, pair, field);
        }
    }

    /// Counts a value that is in the gold only, or (`is_surplus`) in the record only.
    pub(super) fn one_sided(&mut self, pair: &Pair<'_>, is_surplus: bool, field: &'static str) {
        let (expected, found) = if is_surplus { (0, 1) } else { (1, 0) };
        self.tally.count(field, expected, found);
        note(&mut self.tally, pair, field);
    }

    /// Counts elements that are the same by how they were paired.
    pub(super) fn same(&mut self, field: &'static str) {
        self.tally.count(field, 1, 1);
        self.tally.right(field, [true; 4]);
    }

    /// Compares the lists of leaves at a key, order aside, if the gold asserts them.
    pub(super) fn set(&mut self, pair: &Pair<'_>, key: &str, nature: Nature, field: &'static str) {
        if let Some(lists) = pair.asserted(key) {
            self.sets(&lists, nature, field);
        }
    }

    /// Compares two lists of leaves, order aside. Each measure pairs its own: one value may be like
    /// two others.
    pub(super) fn sets(&mut self, lists: &Pair<'_>, nature: Nature, field: &'static str) {
        let (expected, found) = (list(lists.expected), list(lists.found));
        self.tally.count(field, expected.len(), found.len());
        for (index, pairs) in
            (0..4).map(|index| (index, paired(expected, found, nature, index))).rev()
        {
            let matched = pairs.iter().filter(|(e, f)| e.is_some() && f.is_some());
            let mut by = [false; 4];
            by.iter_mut().skip(index).take(1).for_each(|right| *right = true);
            matched.for_each(|_| self.tally.right(field, by));
            if index == 0 {
                self.set_details(lists, &pairs, nature, field);
            }
        }
    }

    fn set_details(
        &mut self,
        lists: &Pair<'_>,
        pairs: &[(Option<usize>, Option<usize>)],
        nature: Nature,
        field: &'static str,
    ) {
        for (expected, found) in pairs {
            let pair = lists.elements(*expected, *found);
            if expected.is_some() && found.is_some() {
                self.tally.place(field, self.grounds.check(&pair, nature));
            } else {
                note(&mut self.tally, &pair, field);
            }
        }
    }
}

/// Pairs by one measure, told by its place among them.
fn paired(
    expected: &[Value],
    found: &[Value],
    nature: Nature,
    measure: usize,
) -> Vec<(Option<usize>, Option<usize>)> {
    let agree = |e: &Value, f: &Value| {
        let agreed = agreement(nature, e, f).into_iter().nth(measure).unwrap_or_default();
        f64::from(u8::from(agreed))
    };
    align(expected, found, 1.0, agree)
}

/// An element is told by what it is called.
fn note(tally: &mut Tally, pair: &Pair<'_>, field: &'static str) {
    let pointer = if pair.expected.is_null() { &pair.found_at } else { &pair.at };
    let quote = |value: &Value| (!value.is_null()).then(|| told(value));
    tally.note(Mismatch {
        field,
        pointer: pointer.clone(),
        expected: quote(pair.expected),
        found: quote(pair.found),
    });
}

fn told(value: &Value) -> String {
    const CALLED: &[&str] = &["name", "title", "text", "label", "number"];
    let called = CALLED.iter().map(|key| text(value, key)).find(|text| !text.is_empty());
    called.map_or_else(|| value.to_string(), |text| Value::from(text).to_string())
}
