//! What no schema can say of a record: one file per idea.

mod attendance;
mod coverage;
mod dates;
mod ids;
mod numbering;
mod outcome;
mod places;
mod printed;
mod spans;
mod votes;

use serde_json::Value;

use super::{Finding, Rule};
use crate::diagnostic::Code;
use crate::record::Record;
use crate::record::model::{AgendaItem, Decision, MeetingType};
use crate::span::Span;

/// All rules, in the order in which they are listed. The record has the shape of the schema.
pub(super) fn check(json: &Value) -> Vec<Finding> {
    let record: Record = match serde_json::from_value(json.clone()) {
        Ok(record) => record,
        // what no schema can say: numbers too large for their field
        Err(error) => return vec![Finding::new(Rule::ValueMalformed, "", error.to_string())],
    };
    let subject = Subject::new(&record, json);
    let mut found = Vec::new();
    for rule in RULES {
        rule(&subject, &mut found);
    }
    found
}

const RULES: &[fn(&Subject<'_>, &mut Vec<Finding>)] = &[
    outcome::check,
    spans::check,
    places::check,
    coverage::check,
    ids::check,
    dates::check,
    numbering::check,
    attendance::check,
    votes::check,
];

/// A record with what several rules ask for.
struct Subject<'a> {
    record: &'a Record,
    json: &'a Value,
    text: Option<Text<'a>>,
    /// All items, each before those below it, with their pointers.
    items: Vec<(String, &'a AgendaItem)>,
}

impl<'a> Subject<'a> {
    fn new(record: &'a Record, json: &'a Value) -> Self {
        let mut items = Vec::new();
        collect(&record.agenda_items, "/agenda_items", &mut items);
        Self { record, json, text: record.text.as_deref().map(Text::new), items }
    }

    /// All decisions, with their pointers and items.
    fn decisions(&self) -> impl Iterator<Item = (String, &'a AgendaItem, &'a Decision)> {
        self.items.iter().flat_map(|(pointer, item)| {
            item.decisions.iter().enumerate().map(move |(index, decision)| {
                (format!("{pointer}/decisions/{index}"), *item, decision)
            })
        })
    }

    /// Whether everybody who was there should be among the participants. A general assembly lists
    /// few of those who are there, sometimes nobody but those who have a task.
    fn lists_attendance(&self) -> bool {
        let kind = self.record.meeting.as_ref().and_then(|meeting| meeting.meeting_type.as_ref());
        let general = kind.is_some_and(|kind| kind.value == MeetingType::GeneralAssembly);
        !general && self.record.participants.iter().any(|person| person.roles.is_empty())
    }

    /// The span of the value at `pointer`.
    fn span(&self, pointer: &str) -> Option<Span> {
        Some(self.record.provenance.get(pointer)?.span)
    }

    /// Whether a diagnostic with this code is about the words at `span`.
    fn explained(&self, code: Code, span: Span) -> bool {
        let of_code = self.record.diagnostics.iter().filter(|found| found.code == code);
        of_code.into_iter().any(|found| found.span.is_none_or(|words| words.overlaps(span)))
    }
}

fn collect<'a>(items: &'a [AgendaItem], at: &str, all: &mut Vec<(String, &'a AgendaItem)>) {
    for (index, item) in items.iter().enumerate() {
        let pointer = format!("{at}/{index}");
        all.push((pointer.clone(), item));
        collect(&item.items, &format!("{pointer}/items"), all);
    }
}

/// The record's text, by code points.
struct Text<'a> {
    text: &'a str,
    /// The byte at which each code point starts, and the end.
    bytes: Vec<usize>,
}

impl<'a> Text<'a> {
    fn new(text: &'a str) -> Self {
        let starts = text.char_indices().map(|(byte, _)| byte);
        Self { text, bytes: starts.chain([text.len()]).collect() }
    }

    /// Number of code points.
    fn len(&self) -> usize {
        self.bytes.len() - 1
    }

    /// The words at `span`, as far as it lies within the text.
    fn words(&self, span: Span) -> &'a str {
        let byte = |point: usize| self.bytes.get(point.min(self.len())).copied();
        let inside = byte(span.start).zip(byte(span.end));
        inside.and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }
}
