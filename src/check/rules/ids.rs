//! Ids are unique, and what refers to something finds it.

use std::collections::BTreeSet;

use super::Subject;
use crate::check::{Finding, Rule};
use crate::record::model::{AgendaItem, Maybe, Participant};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let record = subject.record;
    let people = record.participants.iter().enumerate();
    let people: Vec<(String, &str)> = people
        .map(|(index, person)| (format!("/participants/{index}"), person.id.as_str()))
        .collect();
    let items: Vec<(String, &str)> =
        subject.items.iter().map(|(at, item)| (at.clone(), item.id.as_str())).collect();
    let mut check =
        References { people: unique(&people, found), items: unique(&items, found), found };
    for (index, person) in record.participants.iter().enumerate() {
        check.of_person(&format!("/participants/{index}"), person);
    }
    for (at, item) in &subject.items {
        check.of_item(at, item);
    }
    let announced = record.announced_agenda.iter().map(|entry| &entry.agenda_item);
    check.of_list("announced_agenda", announced);
    let references = record.initiative_references.iter().map(|entry| &entry.agenda_item);
    check.of_list("initiative_references", references);
    check.of_list("attachments", record.attachments.iter().map(|entry| &entry.agenda_item));
    for (index, pointer) in record
        .diagnostics
        .iter()
        .enumerate()
        .filter_map(|(n, found)| Some((n, found.pointer.as_ref()?)))
    {
        if subject.json.pointer(pointer).is_none() {
            check.dangling(&format!("/diagnostics/{index}/pointer"), "value at", pointer);
        }
    }
    order(subject, found);
}

/// The ids, each of which should be there once.
fn unique<'a>(ids: &[(String, &'a str)], found: &mut Vec<Finding>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    for (at, id) in ids {
        if !seen.insert(*id) {
            let message = format!("another one has the id {id:?}, too");
            found.push(Finding::new(Rule::IdRepeated, format!("{at}/id"), message));
        }
    }
    seen
}

struct References<'a> {
    people: BTreeSet<&'a str>,
    items: BTreeSet<&'a str>,
    found: &'a mut Vec<Finding>,
}

impl References<'_> {
    fn of_person(&mut self, at: &str, person: &Participant) {
        for (index, id) in person.agenda_items.iter().enumerate() {
            self.item(&format!("{at}/agenda_items/{index}"), &id.value);
        }
        if let Some(id) = person.substitute_for.as_ref().filter(|id| is_person(&id.value)) {
            self.person(&format!("{at}/substitute_for"), &id.value);
        }
    }

    fn of_item(&mut self, at: &str, item: &AgendaItem) {
        for (index, statement) in item.statements.iter().enumerate() {
            if let Some(id) = &statement.speaker {
                self.person(&format!("{at}/statements/{index}/speaker"), &id.value);
            }
        }
        for (index, task) in item.action_items.iter().enumerate() {
            let people = task.responsible.iter().enumerate();
            for (place, id) in people.filter(|(_, id)| is_person(&id.value)) {
                self.person(&format!("{at}/action_items/{index}/responsible/{place}"), &id.value);
            }
        }
        for (index, decision) in item.decisions.iter().enumerate() {
            let at = format!("{at}/decisions/{index}");
            if let Some(id) = &decision.announced_by {
                self.person(&format!("{at}/announced_by"), &id.value);
            }
            for (place, index) in decision.recommendation.iter().enumerate() {
                if index.value >= item.recommendations.len() {
                    let at = format!("{at}/recommendation/{place}");
                    self.dangling(&at, "recommendation", &index.value.to_string());
                }
            }
        }
    }

    fn of_list<'b>(&mut self, list: &str, ids: impl Iterator<Item = &'b Maybe<String>>) {
        for (index, id) in ids.enumerate() {
            if let Some(id) = id {
                self.item(&format!("/{list}/{index}/agenda_item"), &id.value);
            }
        }
    }

    fn person(&mut self, at: &str, id: &str) {
        if !self.people.contains(id) {
            self.dangling(at, "participant", id);
        }
    }

    fn item(&mut self, at: &str, id: &str) {
        if !self.items.contains(id) {
            self.dangling(at, "agenda item", id);
        }
    }

    fn dangling(&mut self, at: &str, what: &str, name: &str) {
        let message = format!("there is no {what} {name}");
        self.found.push(Finding::new(Rule::ReferenceDangling, at, message));
    }
}

/// "p12": where a name may stand instead, this is an id.
fn is_person(value: &str) -> bool {
    value.strip_prefix('p').is_some_and(|number| number.parse::<u32>().is_ok())
}

fn order(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for (place, (at, item)) in (1..).zip(&subject.items) {
        if item.order.value != place {
            let message =
                format!("the item is number {place} of the tree, not {}", item.order.value);
            found.push(Finding::new(Rule::OrderWrong, format!("{at}/order"), message));
        }
    }
}
