//! The agenda items: a tree on either side, compared as lists in reading order.

use super::super::align::align;
use super::super::compare::likeness;
use super::super::measure::Nature;
use super::super::pair::{Pair, Placed, flatten, text};
use super::{Judge, Keys};

const ITEM: Keys = &[
    ("title", Nature::Words, "items.title"),
    ("number", Nature::Closed, "items.number"),
    ("id", Nature::Closed, "items.number"),
    ("order", Nature::Closed, "items.number"),
    ("item_type", Nature::Closed, "items.type"),
    ("item_type_mark", Nature::Words, "items.type"),
    ("start_time", Nature::Closed, "items.type"),
    ("end_time", Nature::Closed, "items.type"),
    ("case_number", Nature::Closed, "items.case"),
    ("closed", Nature::Closed, "items.case"),
];

impl Judge<'_> {
    pub(super) fn items(&mut self, items: &Pair<'_>) {
        if items.expected.is_null() {
            return;
        }
        let expected = flatten(items.expected, &items.at, "items");
        let found = flatten(items.found, &items.found_at, "items");
        for (e, f) in align(&expected, &found, 0.55, item_likeness) {
            let pair = Pair::placed(
                e.and_then(|index| expected.get(index)),
                f.and_then(|index| found.get(index)),
            );
            self.item(&pair, e.is_some(), f.is_some());
        }
    }

    /// What stands in an item that was not found is missing, too.
    fn item(&mut self, item: &Pair<'_>, is_expected: bool, is_found: bool) {
        if is_expected && is_found {
            self.leaves(item, ITEM);
            self.set(item, "responsible", Nature::Words, "items.type");
        } else {
            self.one_sided(item, !is_expected, "items.title");
        }
        if is_expected {
            self.contents(item);
        }
    }
}

/// Titles decide, numbers help.
fn item_likeness(expected: &Placed<'_>, found: &Placed<'_>) -> f64 {
    let (expected, found) = (expected.value, found.value);
    let numbers = if expected.get("id") == found.get("id") { 0.2 } else { 0.0 };
    0.8 * likeness(text(expected, "title"), text(found, "title")) + numbers
}
