//! The table of initiatives: which is mentioned in which document, where, and in which words.

use serde::Serialize;

use super::text::Text;
use super::{Row, title_of};
use crate::record::Record;
use crate::record::model::{InitiativeReference, MatchedBy, ReferenceKind};

/// One mention. The fields are the columns of the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mention {
    /// The portfolio; `None` if the mention led to no initiative.
    pub source: Option<String>,
    /// The initiative's number in it.
    pub number: Option<String>,
    /// The initiative's title.
    pub title: Option<String>,
    /// What led to it.
    pub matched_by: Option<MatchedBy>,
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
    /// The mention as written.
    pub label: String,
    /// The sentence around it; `None` where the record has no text.
    pub sentence: Option<String>,
}

impl Row for Mention {
    const COLUMNS: &'static [&'static str] = &[
        "source",
        "number",
        "title",
        "matched_by",
        "document",
        "date",
        "page",
        "item",
        "item_title",
        "label",
        "sentence",
    ];
    const SHOWN: &'static [&'static str] = &["initiative", "document", "date", "item", "sentence"];

    fn shown(&self) -> Vec<String> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let initiative = match (&self.number, &self.title) {
            (Some(number), Some(title)) => format!("{number} {title}"),
            _ => format!("? ({})", self.label),
        };
        let item = format!("{} {}", text(&self.item), text(&self.item_title));
        vec![initiative, self.document.clone(), text(&self.date), item, text(&self.sentence)]
    }
}

/// The mentions of initiatives in a record, in the order of the text.
pub fn mentions(record: &Record) -> Vec<Mention> {
    let date = record.meeting.as_ref().and_then(|meeting| meeting.date.as_ref());
    let date = date.or(record.document.date.as_ref()).map(|date| date.value.clone());
    let text = record.text.as_deref().map(Text::new);
    let mentions = record.initiative_references.iter().enumerate();
    mentions
        .filter(|(_, reference)| reference.kind.value == ReferenceKind::Initiative)
        .map(|(index, reference)| {
            let place = record.provenance.get(&format!("/initiative_references/{index}/label"));
            let item = reference.agenda_item.as_ref().map(|item| item.value.clone());
            Mention {
                document: record.source.path.clone(),
                date: date.clone(),
                page: place.map(|place| place.page),
                item_title: item.as_ref().and_then(|id| title_of(&record.agenda_items, id)),
                item,
                label: reference.label.value.clone(),
                sentence: text.as_ref().zip(place).map(|(text, place)| text.sentence(place.span)),
                ..matched(reference)
            }
        })
        .collect()
}

/// The columns of the initiative.
fn matched(reference: &InitiativeReference) -> Mention {
    let entry = reference.initiative.as_ref();
    Mention {
        source: entry.map(|entry| entry.source.value.clone()),
        number: entry.map(|entry| entry.number.value.clone()),
        title: entry.map(|entry| entry.title.value.clone()),
        matched_by: entry.map(|entry| entry.matched_by.value),
        document: String::new(),
        date: None,
        page: None,
        item: None,
        item_title: None,
        label: String::new(),
        sentence: None,
    }
}

/// Puts the mentions of many documents in order: by initiative, then by date and document; those that
/// led nowhere come last.
pub fn sort(mentions: &mut [Mention]) {
    let key = |one: &Mention| {
        let number = one.number.as_deref().map(number_order);
        let place = (one.date.clone(), one.document.clone());
        (one.source.is_none(), one.source.clone(), number, place)
    };
    mentions.sort_by_cached_key(key); // stable: of one document in the order of its text
}

/// "2.10" comes after "2.9".
fn number_order(number: &str) -> Vec<(u32, String)> {
    let parts = number.split('.');
    parts.map(|part| (part.parse().unwrap_or(u32::MAX), part.to_owned())).collect()
}
