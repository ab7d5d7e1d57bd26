//! What the document points to: the agenda ahead of the minutes, initiatives, attachments.

use serde_json::Value;

use super::super::align::align;
use super::super::compare::likeness;
use super::super::measure::Nature;
use super::super::pair::{Pair, list, text};
use super::{Judge, Keys};

const ANNOUNCED: Keys = &[
    ("number", Nature::Closed, "announced"),
    ("title", Nature::Words, "announced"),
    ("item_type", Nature::Closed, "announced"),
    ("item_type_mark", Nature::Words, "announced"),
    ("start_time", Nature::Closed, "announced"),
    ("end_time", Nature::Closed, "announced"),
    ("agenda_item", Nature::Closed, "announced"),
];

const REFERENCE: Keys = &[
    ("label", Nature::Words, "references.details"),
    ("qualifier", Nature::Words, "references.details"),
    ("title", Nature::Words, "references.details"),
    ("agenda_item", Nature::Closed, "references.details"),
];

impl Judge<'_> {
    pub(super) fn announced(&mut self, lists: &Pair<'_>) {
        let alike = |e: &Value, f: &Value| likeness(text(e, "title"), text(f, "title"));
        for pair in self.elements(lists, 0.6, alike, "announced") {
            self.leaves(&pair, ANNOUNCED);
            self.set(&pair, "responsible", Nature::Words, "announced");
        }
    }

    /// Mentions by name alone need a registry: they are neither asked for nor counted.
    pub(super) fn references(&mut self, lists: &Pair<'_>) {
        let alike = |e: &Value, f: &Value| {
            let told = 0.4 * same(e, f, "kind") + 0.2 * same(e, f, "agenda_item");
            if is_numbered(e) { told + 0.4 * same(e, f, "number") } else { 0.0 }
        };
        if lists.expected.is_null() {
            return;
        }
        for (e, f) in align(list(lists.expected), list(lists.found), 0.8, alike) {
            let pair = lists.elements(e, f);
            if e.is_some() && f.is_some() {
                self.same("references");
                self.leaves(&pair, REFERENCE);
            } else if is_numbered(pair.expected) || is_numbered(pair.found) {
                self.one_sided(&pair, e.is_none(), "references");
            }
        }
    }

    pub(super) fn attachments(&mut self, lists: &Pair<'_>) {
        let alike =
            |e: &Value, f: &Value| 0.5 * same(e, f, "number") + 0.5 * same(e, f, "agenda_item");
        for pair in self.elements(lists, 1.0, alike, "attachments") {
            self.same("attachments");
            self.leaf(&pair, "label", Nature::Words, "attachments");
        }
    }

    /// Pairs the elements of two lists; those without a partner are counted for the field.
    pub(super) fn elements<'p>(
        &mut self,
        lists: &Pair<'p>,
        least: f64,
        alike: impl Fn(&Value, &Value) -> f64,
        field: &'static str,
    ) -> Vec<Pair<'p>> {
        if lists.expected.is_null() {
            return Vec::new();
        }
        let mut pairs = Vec::new();
        for (e, f) in align(list(lists.expected), list(lists.found), least, alike) {
            let pair = lists.elements(e, f);
            if e.is_some() && f.is_some() {
                pairs.push(pair);
            } else {
                self.one_sided(&pair, e.is_none(), field);
            }
        }
        pairs
    }
}

fn is_numbered(mention: &Value) -> bool {
    mention.get("number").is_some_and(|number| !number.is_null())
}

fn same(expected: &Value, found: &Value, key: &str) -> f64 {
    f64::from(u8::from(expected.get(key) == found.get(key)))
}
