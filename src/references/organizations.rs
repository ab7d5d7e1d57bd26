//! The table of organisations: which body is named at which place of which document.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::text::Text;
use super::{Row, title_of};
use crate::link::organizations::{NamedBy, Organization, Organizations, Place, Spoken, key};
use crate::record::Record;
use crate::record::model::{AgendaItem, Words};

/// One place at which a record names an organisation. The fields are the columns of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrganizationMention {
    /// The name that stands for all others; `None` if it is not known which body is meant.
    pub organization: Option<String>,
    /// How the words led to it.
    pub matched_by: Option<NamedBy>,
    /// Path of the document.
    pub document: String,
    /// Date of the meeting, or of the document.
    pub date: Option<String>,
    /// Page, from 1.
    pub page: Option<u32>,
    /// Id of the agenda item.
    pub item: Option<String>,
    /// Its title.
    pub item_title: Option<String>,
    /// The key of the record: `participants.organization`.
    pub field: &'static str,
    /// JSON Pointer of the value.
    pub pointer: String,
    /// As written.
    pub label: String,
    /// The sentence around it; `None` where the record has no text.
    pub sentence: Option<String>,
}

impl Row for OrganizationMention {
    const COLUMNS: &'static [&'static str] = &[
        "organization",
        "matched_by",
        "document",
        "date",
        "page",
        "item",
        "item_title",
        "field",
        "pointer",
        "label",
        "sentence",
    ];
    const SHOWN: &'static [&'static str] =
        &["organization", "document", "date", "item", "field", "label"];

    fn shown(&self) -> Vec<String> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let organization = self.organization.clone().unwrap_or_else(|| "?".to_owned());
        let item = format!("{} {}", text(&self.item), text(&self.item_title));
        let (document, date) = (self.document.clone(), text(&self.date));
        vec![organization, document, date, item, self.field.to_owned(), self.label.clone()]
    }
}

/// The organisations of a record, in the order of its keys.
pub fn organizations(record: &Record, known: &Organizations<'_>) -> Vec<OrganizationMention> {
    let printed = printed(record);
    let certain = printed.iter().filter(|one| one.place == Place::Organization);
    let certain: Vec<&str> = certain.map(|one| one.words.as_str()).collect();
    let spoken = known.within(record, &certain);
    let text = record.text.as_deref().map(Text::new);
    let date = record.meeting.as_ref().and_then(|meeting| meeting.date.as_ref());
    let date = date.or(record.document.date.as_ref()).map(|date| date.value.clone());
    let mut mentions = Vec::new();
    for one in printed {
        let place = record.provenance.get(&one.pointer);
        for organization in meant(&spoken, &one) {
            mentions.push(OrganizationMention {
                matched_by: organization.as_ref().map(|body| body.matched_by),
                organization: organization.map(|body| body.name),
                document: record.source.path.clone(),
                date: date.clone(),
                page: place.map(|place| place.page),
                item_title: one.item.and_then(|id| title_of(&record.agenda_items, id)),
                item: one.item.map(str::to_owned),
                field: one.field,
                pointer: one.pointer.clone(),
                label: one.words.clone(),
                sentence: text.as_ref().zip(place).map(|(text, place)| text.sentence(place.span)),
            });
        }
    }
    mentions
}

/// Puts the mentions of many documents in order: by organisation, then by date and document; those
/// that led nowhere come last. Bodies that only documents name get the spelling that most of
/// them have.
pub fn sort_organizations(mentions: &mut [OrganizationMention]) {
    unite(mentions);
    mentions.sort_by_cached_key(|one| {
        let place = (one.date.clone(), one.document.clone());
        (one.organization.is_none(), one.organization.clone(), place)
    }); // stable: of one document in the order of its keys
}

/// "Grundejerforening Lærken" is "Grundejerforeningen Lærken".
fn unite(mentions: &mut [OrganizationMention]) {
    let by_document = |one: &OrganizationMention| one.matched_by == Some(NamedBy::Document);
    let mut spellings: BTreeMap<Vec<String>, BTreeMap<String, usize>> = BTreeMap::new();
    for name in
        mentions.iter().filter(|one| by_document(one)).filter_map(|one| one.organization.as_ref())
    {
        *spellings.entry(key(name)).or_default().entry(name.clone()).or_default() += 1;
    }
    for name in mentions
        .iter_mut()
        .filter(|one| by_document(one))
        .filter_map(|one| one.organization.as_mut())
    {
        let known = spellings.get(&key(name)).into_iter().flatten();
        let most = known.max_by_key(|(spelling, count)| (**count, Reverse(spelling.as_str())));
        if let Some((spelling, _)) = most {
            name.clone_from(spelling);
        }
    }
}

/// The bodies that a place names: one, or each of "KL og Danske Regioner". Where people may
/// stand, nothing is said of those who are no body.
fn meant(spoken: &Spoken<'_>, one: &Printed<'_>) -> Vec<Option<Organization>> {
    if let Some(organization) = spoken.resolve(&one.words, one.place) {
        return vec![Some(organization)];
    }
    let parts = one.words.split(" og ").flat_map(|part| part.split(['/', ',']));
    let parts: Vec<_> = parts.map(|part| spoken.resolve(part, one.place)).collect();
    if parts.len() > 1 && parts.iter().all(Option::is_some) {
        return parts;
    }
    if one.place == Place::Anybody { Vec::new() } else { vec![None] }
}

/// A place at which an organisation may be named.
struct Printed<'a> {
    pointer: String,
    field: &'static str,
    place: Place,
    words: String,
    item: Option<&'a str>,
}

fn printed(record: &Record) -> Vec<Printed<'_>> {
    let mut places = Places { record, printed: Vec::new(), item: None };
    let meeting = record.meeting.as_ref().and_then(|meeting| meeting.organization.as_ref());
    let found = meeting.into_iter();
    places.add("meeting.organization", Place::Organization, found, |_| {
        "/meeting/organization".into()
    });
    for (at, person) in record.participants.iter().enumerate() {
        let found = person.organization.iter();
        places.add("participants.organization", Place::Organization, found, |_| {
            format!("/participants/{at}/organization")
        });
    }
    for (at, item) in record.announced_agenda.iter().enumerate() {
        places.add("announced_agenda.responsible", Place::Anybody, &item.responsible, |index| {
            format!("/announced_agenda/{at}/responsible/{index}")
        });
    }
    places.items("/agenda_items", &record.agenda_items);
    for (at, initiative) in record.initiatives.iter().enumerate() {
        places.add("initiatives.owners", Place::Organization, &initiative.owners, |index| {
            format!("/initiatives/{at}/owners/{index}")
        });
    }
    for (at, body) in record.bodies.iter().enumerate() {
        places.add("bodies.name", Place::Organization, [&body.name], |_| {
            format!("/bodies/{at}/name")
        });
        places.add("bodies.refers_to", Place::Organization, &body.refers_to, |index| {
            format!("/bodies/{at}/refers_to/{index}")
        });
    }
    places.printed
}

struct Places<'a> {
    record: &'a Record,
    printed: Vec<Printed<'a>>,
    item: Option<&'a str>,
}

impl<'a> Places<'a> {
    fn add<'b>(
        &mut self,
        field: &'static str,
        place: Place,
        words: impl IntoIterator<Item = &'b Words>,
        pointer: impl Fn(usize) -> String,
    ) {
        for (index, words) in words.into_iter().enumerate() {
            let is_participant = self.record.participants.iter().any(|one| one.id == words.value);
            if !is_participant {
                let (pointer, words) = (pointer(index), words.value.clone());
                self.printed.push(Printed { pointer, field, place, words, item: self.item });
            }
        }
    }

    fn items(&mut self, at: &str, items: &'a [AgendaItem]) {
        for (index, item) in items.iter().enumerate() {
            let at = format!("{at}/{index}");
            self.item = Some(&item.id);
            self.item(&at, item);
            self.items(&format!("{at}/items"), &item.items);
        }
        self.item = None;
    }

    fn item(&mut self, at: &str, item: &'a AgendaItem) {
        self.add("agenda_items.responsible", Place::Anybody, &item.responsible, |index| {
            format!("{at}/responsible/{index}")
        });
        for (number, decision) in item.decisions.iter().enumerate() {
            self.add("decisions.decided_by", Place::Deciding, &decision.decided_by, |_| {
                format!("{at}/decisions/{number}/decided_by")
            });
        }
        for (number, action) in item.action_items.iter().enumerate() {
            self.add("action_items.responsible", Place::Anybody, &action.responsible, |index| {
                format!("{at}/action_items/{number}/responsible/{index}")
            });
        }
        let statements = item.statements.iter().enumerate();
        for (number, statement) in statements.filter(|(_, one)| one.speaker.is_none()) {
            self.add("statements.speaker_text", Place::Anybody, [&statement.speaker_text], |_| {
                format!("{at}/statements/{number}/speaker_text")
            });
        }
    }
}
