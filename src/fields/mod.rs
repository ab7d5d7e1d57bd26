//! Step 7: the parts of a document become values, each with its span.
//!
//! One file per kind of value. What a value refers to (who "Hun" is, which initiative "3.4"
//! means) is not decided here but in `link`.

mod actions;
mod attendance;
mod deadlines;
mod decisions;
mod document;
mod goals;
mod governance;
mod items;
mod letters;
mod lists;
mod meeting;
mod moments;
mod origin;
mod parts;
mod people;
mod portfolio;
mod recommendations;
mod references;
mod sections;
mod sentences;
mod statements;
mod votes;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::lexicon::{Lexicon, pattern};
use crate::normalize::{NormalizedText, Paragraph};
use crate::record::Found;
use crate::record::model::DocumentKind;
use crate::segment::Outline;
use crate::span::{Span, Spanned};

pub use origin::Origin;
pub(crate) use references::item_at;
pub(crate) use sentences::{is_abbreviation, sentences};

/// Reads the values.
pub fn extract(
    text: &NormalizedText,
    kind: Spanned<DocumentKind>,
    outline: &Outline,
    origin: Origin<'_>,
    lexicon: &Lexicon,
    diagnostics: &mut Diagnostics,
) -> Found {
    let host;
    let mut reading = Reading {
        text,
        lexicon,
        outline,
        origin,
        date: None,
        host: "",
        by_letter: letters::decides_by_letter(text),
    };
    let mut found = Found::default();
    if matches!(kind.value, DocumentKind::Minutes | DocumentKind::Agenda) {
        found.meeting = meeting::read(&reading, diagnostics);
        reading.date = meeting::date(found.meeting.as_ref());
        host = meeting::host(found.meeting.as_ref());
        reading.host = &host;
        found.participants = attendance::read(&reading);
        found.announced_agenda = items::announced(&reading);
        found.agenda_items = items::minuted(&reading, &found.participants);
        if kind.value == DocumentKind::Agenda {
            items::announce(&mut found);
            found.sections = sections::with_text(&reading);
        }
    } else if kind.value == DocumentKind::Portfolio {
        let portfolio = portfolio::read(&reading);
        found.sections = sections::beside(&reading, &portfolio.taken);
        found.initiatives = portfolio.initiatives;
    } else {
        found.sections = sections::read(&reading);
        match kind.value {
            DocumentKind::Governance => found.bodies = governance::read(&reading),
            DocumentKind::Agreement => found.goals = goals::read(&reading),
            _ => {}
        }
    }
    let minutes = kind.value == DocumentKind::Minutes;
    found.document = document::read(&reading, kind, found.meeting.as_ref());
    (found.initiative_references, found.attachments) =
        references::read(&reading, &found.agenda_items);
    if minutes {
        report_missing(&found, diagnostics);
    }
    found
}

/// Minutes have a date, people and items; where they are not found, somebody should look.
fn report_missing(found: &Found, diagnostics: &mut Diagnostics) {
    let date = found.meeting.as_ref().is_some_and(|meeting| meeting.date.is_some());
    let missing = [
        (date, Code::MeetingDateMissing, "no date of the meeting was found near the top"),
        (!found.participants.is_empty(), Code::ParticipantsMissing, "nobody is named as present"),
        (!found.agenda_items.is_empty(), Code::AgendaItemsMissing, "no agenda items were found"),
    ];
    for (_, code, message) in missing.into_iter().filter(|(there, ..)| !there) {
        diagnostics.push(Diagnostic::new(code, message));
    }
}

/// What every file of this stage reads from.
#[derive(Clone, Copy)]
struct Reading<'a> {
    text: &'a NormalizedText,
    lexicon: &'a Lexicon,
    outline: &'a Outline,
    origin: Origin<'a>,
    /// The date of the meeting, once it is read.
    date: Option<jiff::civil::Date>,
    /// Whose meeting it is: organization and kind of meeting, lower case, empty if unknown.
    host: &'a str,
    /// Decisions stand behind "B:".
    by_letter: bool,
}

impl<'a> Reading<'a> {
    fn words(&self, span: Span) -> &'a str {
        span.of(&self.text.text)
    }

    /// The paragraphs of the meeting that the record is about.
    fn paragraphs(&self) -> &'a [Paragraph] {
        let paragraphs = &self.text.paragraphs;
        let end = self.outline.later.unwrap_or(usize::MAX);
        let count = paragraphs.partition_point(|paragraph| paragraph.span.start < end);
        paragraphs.get(..count).unwrap_or(paragraphs)
    }

    fn spanned(&self, span: Span) -> Spanned<String> {
        Spanned::words(&self.text.text, span)
    }
}
