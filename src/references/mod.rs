//! The table of mentions: which initiative is mentioned in which document, where, and in which words.

mod format;

use serde::Serialize;

pub(crate) use format::quoted;
pub use format::{csv, json, markdown};

use crate::fields::sentences;
use crate::record::Record;
use crate::record::model::{AgendaItem, InitiativeReference, MatchedBy, ReferenceKind};
use crate::span::Span;

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

fn title_of(items: &[AgendaItem], id: &str) -> Option<String> {
    items.iter().find_map(|item| {
        if item.id == id {
            return item.title.as_ref().map(|title| title.value.clone());
        }
        title_of(&item.items, id)
    })
}

/// A text whose spans count code points.
struct Text<'a> {
    text: &'a str,
    bytes: Vec<usize>,
}

impl<'a> Text<'a> {
    fn new(text: &'a str) -> Self {
        let bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        Self { text, bytes }
    }

    /// The sentence in which the span begins.
    fn sentence(&self, points: Span) -> String {
        let start = self.bytes.get(points.start).copied().unwrap_or(self.text.len());
        let before = self.text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let rest = self.text.get(line_start..).unwrap_or_default();
        let line = Span::new(line_start, line_start + rest.find('\n').unwrap_or(rest.len()));
        let sentences = sentences(self.text, line);
        let around = sentences.into_iter().find(|sentence| sentence.end > start);
        around.unwrap_or(line).of(self.text).to_owned()
    }
}
