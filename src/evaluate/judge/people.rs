//! Participants.

use serde_json::Value;

use super::super::compare::likeness;
use super::super::measure::Nature;
use super::super::pair::{Pair, list, text};
use super::{Judge, Keys};

const PERSON: Keys = &[
    ("title", Nature::Words, "people.title"),
    ("organization", Nature::Words, "people.organization"),
    ("attendance", Nature::Closed, "people.attendance"),
    ("arrived", Nature::Closed, "people.attendance"),
    ("left", Nature::Closed, "people.attendance"),
];

const GROUP: Keys =
    &[("label", Nature::Words, "people.group"), ("kind", Nature::Closed, "people.group")];

impl Judge<'_> {
    pub(super) fn participants(&mut self, people: &Pair<'_>) {
        let alike = |e: &Value, f: &Value| likeness(text(e, "name"), text(f, "name"));
        for person in self.elements(people, 0.6, alike, "people.name") {
            self.leaf(&person, "name", Nature::Words, "people.name");
            self.person(&person);
        }
    }

    fn person(&mut self, person: &Pair<'_>) {
        self.leaves(person, PERSON);
        self.leaves(&person.key("group"), GROUP);
        if let Some(roles) = person.asserted("roles") {
            let (expected, found) = (printed_roles(roles.expected), printed_roles(roles.found));
            self.sets(&roles.with(&expected, &found), Nature::Closed, "people.roles");
        }
        self.set(person, "agenda_items", Nature::Closed, "people.attendance");
        self.set(person, "aliases", Nature::Words, "people.aliases");
        self.person_leaf(person, "substitute_for", "people.attendance");
    }

    /// Compares who is meant by an id, if the gold asserts it.
    pub(super) fn person_leaf(&mut self, pair: &Pair<'_>, key: &str, field: &'static str) {
        let Some(leaf) = pair.asserted(key) else { return };
        let (expected, found) = (self.expected.named(leaf.expected), self.found.named(leaf.found));
        self.value(&leaf.with(&expected, &found), Nature::Person, field);
    }

    /// Compares whom a list of ids means, if the gold asserts it.
    pub(super) fn person_set(&mut self, pair: &Pair<'_>, key: &str, field: &'static str) {
        let Some(leaf) = pair.asserted(key) else { return };
        let (expected, found) = (self.expected.named(leaf.expected), self.found.named(leaf.found));
        self.sets(&leaf.with(&expected, &found), Nature::Person, field);
    }
}

/// `member` and `guest` repeat the group.
fn printed_roles(roles: &Value) -> Value {
    let is_printed = |role: &&Value| *role != "member" && *role != "guest";
    list(roles).iter().filter(is_printed).cloned().collect()
}
