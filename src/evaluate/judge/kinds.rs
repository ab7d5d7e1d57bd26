//! The values that other documents than minutes have: initiatives, bodies, goals, sections.

use serde_json::Value;

use super::super::align::align;
use super::super::compare::likeness;
use super::super::measure::Nature;
use super::super::pair::{Pair, Placed, flatten, list, text};
use super::Judge;

/// A list of entries: its key (and field), the key that tells them apart, and the keys that are
/// compared.
const LISTS: &[(&str, &str, &[&str])] = &[
    ("initiatives", "title", &["number", "title", "description", "status", "owners", "focus_area"]),
    ("bodies", "name", &["name", "tasks", "projects", "refers_to"]),
    ("goals", "title", &["number", "title", "milestones"]),
];

impl Judge<'_> {
    pub(super) fn kinds(&mut self, record: &Pair<'_>) {
        for (key, title, keys) in LISTS {
            // two entries may have one title: the number tells them apart
            let alike = |e: &Value, f: &Value| {
                let same_number = f64::from(u8::from(text(e, "number") == text(f, "number")));
                0.9 * likeness(text(e, title), text(f, title)) + 0.1 * same_number
            };
            for entry in self.elements(&record.key(key), 0.55, alike, key) {
                self.asserted(&entry, keys, key);
            }
        }
        self.sections(&record.key("sections"));
    }

    fn sections(&mut self, lists: &Pair<'_>) {
        let expected = flatten(lists.expected, &lists.at, "sections");
        let found = flatten(lists.found, &lists.found_at, "sections");
        if lists.expected.is_null() {
            return;
        }
        for (e, f) in align(&expected, &found, 0.6, section_likeness) {
            let (e, f) =
                (e.and_then(|index| expected.get(index)), f.and_then(|index| found.get(index)));
            let section = Pair::placed(e, f);
            let (Some(e), Some(f)) = (e, f) else {
                self.one_sided(&section, e.is_none(), "sections");
                continue;
            };
            let depths = (e.depth.into(), f.depth.into());
            self.value(&section.with(&depths.0, &depths.1), Nature::Closed, "sections");
            let keys = ["number", "title", "paragraphs", "list_items"];
            self.asserted(&section, &keys, "sections");
        }
    }

    fn asserted(&mut self, entry: &Pair<'_>, keys: &[&str], field: &'static str) {
        for key in keys {
            if let Some(pair) = entry.asserted(key) {
                self.in_order(&pair, field);
            }
        }
    }

    /// Compares leaves; lists and objects leaf by leaf in order.
    fn in_order(&mut self, pair: &Pair<'_>, field: &'static str) {
        let length = list(pair.expected).len().max(list(pair.found).len());
        if length > 0 {
            for index in 0..length {
                self.in_order(&pair.elements(Some(index), Some(index)), field);
            }
        } else if let Some(members) = pair.expected.as_object().or_else(|| pair.found.as_object()) {
            members.keys().for_each(|key| self.in_order(&pair.key(key), field));
        } else if !pair.expected.is_array() && !pair.found.is_array() {
            self.value(pair, Nature::Listed, field);
        }
    }
}

/// Sections without a title are told apart by their place.
fn section_likeness(expected: &Placed<'_>, found: &Placed<'_>) -> f64 {
    let untitled = |section: &Placed<'_>| section.value.get("title").is_none_or(Value::is_null);
    if untitled(expected) && untitled(found) {
        return 1.0;
    }
    likeness(text(expected.value, "title"), text(found.value, "title"))
}
