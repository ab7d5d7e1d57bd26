//! Putting the record together: places become provenance, spans become code points, and
//! what no field took is counted.

use std::collections::BTreeMap;

use super::leaves::Leaves;
use super::model::{
    AgendaItem, AnnouncedItem, Attachment, Body, Coverage, Document, Goal, Initiative,
    InitiativeReference, Meeting, Outcome, Participant, Producer, Provenance, Record, SCHEMA,
    Section, SourceInfo,
};
use super::pointer::Pointer;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::normalize::{NormalizedText, Place, Repair};
use crate::source::Source;
use crate::span::Span;
use crate::text_layer::{TextLayer, Unreadable};

/// What the stages found in a document, with spans in bytes of the normalized text.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Found {
    /// What the document is.
    pub document: Document,
    /// The meeting.
    pub meeting: Option<Meeting>,
    /// The people.
    pub participants: Vec<Participant>,
    /// The agenda printed ahead.
    pub announced_agenda: Vec<AnnouncedItem>,
    /// The items as minuted.
    pub agenda_items: Vec<AgendaItem>,
    /// Sections of other kinds.
    pub sections: Vec<Section>,
    /// Initiatives of a portfolio.
    pub initiatives: Vec<Initiative>,
    /// Bodies of a governance note.
    pub bodies: Vec<Body>,
    /// Goals of an agreement.
    pub goals: Vec<Goal>,
    /// Mentions.
    pub initiative_references: Vec<InitiativeReference>,
    /// Attachments mentioned.
    pub attachments: Vec<Attachment>,
}

/// Where something stands in a document without words.
const BEGINNING: Place = Place { page: 1, line: 1, bbox: None };

/// Puts a record together.
pub fn assemble(
    source: &Source,
    text_layer: &TextLayer,
    text: &NormalizedText,
    found: Found,
    diagnostics: Diagnostics,
) -> Record {
    let points = CodePoints::new(&text.text);
    let mut provenance = Vec::new();
    let mut taken = Vec::new();
    visit(&found, &mut |pointer, origin| {
        taken.push(origin.span);
        let place = text.offsets.locate(origin.span).unwrap_or(BEGINNING);
        let place = Provenance {
            span: points.convert(origin.span),
            page: place.page,
            line: place.line,
            bbox: place.bbox,
            inferred: origin.inferred.map(str::to_owned),
        };
        provenance.push((pointer.as_str().to_owned(), place));
    });
    Record {
        outcome: if diagnostics.has_errors() { Outcome::Partial } else { Outcome::Complete },
        coverage: coverage(&text.text, taken, &points),
        repairs: text.repairs.iter().map(|repair| repair_in_points(repair, &points)).collect(),
        provenance: provenance.into_iter().collect(),
        diagnostics: diagnostics
            .into_vec()
            .into_iter()
            .map(|found| Diagnostic { span: found.span.map(|span| points.convert(span)), ..found })
            .collect(),
        document: found.document,
        meeting: found.meeting,
        participants: found.participants,
        announced_agenda: found.announced_agenda,
        agenda_items: found.agenda_items,
        sections: found.sections,
        initiatives: found.initiatives,
        bodies: found.bodies,
        goals: found.goals,
        initiative_references: found.initiative_references,
        attachments: found.attachments,
        text: Some(text.text.clone()),
        ..blank(source, Some(text_layer))
    }
}

/// The record of a document that could not be read at all.
pub fn failed(source: &Source, reason: &Unreadable, mut diagnostics: Diagnostics) -> Record {
    let finding = Diagnostic::new(reason.code, reason.message.clone());
    diagnostics.push(Diagnostic { page: reason.page, ..finding });
    Record { diagnostics: diagnostics.into_vec(), ..blank(source, None) }
}

fn blank(source: &Source, text_layer: Option<&TextLayer>) -> Record {
    Record {
        schema: SCHEMA.to_owned(),
        source: SourceInfo {
            path: source.path.clone(),
            sha256: source.sha256.clone(),
            size_bytes: source.bytes.len() as u64,
            media_type: source.media_type.as_str().to_owned(),
            encoding: text_layer.and_then(|layer| layer.encoding).map(str::to_owned),
            page_count: text_layer
                .map(|layer| u32::try_from(layer.pages.len()).unwrap_or(u32::MAX)),
            text_layer: text_layer.and_then(|layer| layer.state),
        },
        producer: Producer::default(),
        outcome: Outcome::Failed,
        document: Document::default(),
        meeting: None,
        participants: Vec::new(),
        announced_agenda: Vec::new(),
        agenda_items: Vec::new(),
        sections: Vec::new(),
        initiatives: Vec::new(),
        bodies: Vec::new(),
        goals: Vec::new(),
        initiative_references: Vec::new(),
        attachments: Vec::new(),
        text: None,
        coverage: Coverage::default(),
        repairs: Vec::new(),
        provenance: BTreeMap::new(),
        diagnostics: Vec::new(),
    }
}

fn visit(found: &Found, visit: &mut dyn FnMut(&Pointer, crate::span::Origin)) {
    let at = &mut Pointer::default();
    at.within("document", |at| found.document.leaves(at, visit));
    at.within("meeting", |at| found.meeting.leaves(at, visit));
    at.within("participants", |at| found.participants.leaves(at, visit));
    at.within("announced_agenda", |at| found.announced_agenda.leaves(at, visit));
    at.within("agenda_items", |at| found.agenda_items.leaves(at, visit));
    at.within("sections", |at| found.sections.leaves(at, visit));
    at.within("initiatives", |at| found.initiatives.leaves(at, visit));
    at.within("bodies", |at| found.bodies.leaves(at, visit));
    at.within("goals", |at| found.goals.leaves(at, visit));
    at.within("initiative_references", |at| found.initiative_references.leaves(at, visit));
    at.within("attachments", |at| found.attachments.leaves(at, visit));
}

fn repair_in_points(repair: &Repair, points: &CodePoints) -> Repair {
    Repair { span: points.convert(repair.span), ..repair.clone() }
}

/// Counts what the spans in `taken` (bytes) hold; the rest, cut at white space, is residue.
fn coverage(text: &str, mut taken: Vec<Span>, points: &CodePoints) -> Coverage {
    taken.sort_unstable();
    let mut taken = taken.into_iter().peekable();
    let mut covered_until = 0;
    let mut found = Coverage::default();
    for (at, character) in text.char_indices() {
        while let Some(span) = taken.next_if(|span| span.start <= at) {
            covered_until = covered_until.max(span.end);
        }
        if character.is_whitespace() {
            continue;
        }
        found.characters += 1;
        if at < covered_until {
            found.assigned += 1;
        } else {
            extend_residue(&mut found.residue, text, Span::new(at, at + character.len_utf8()));
        }
    }
    for span in &mut found.residue {
        *span = points.convert(*span);
    }
    found
}

/// Adds a character to the last residue span if only white space lies between them.
fn extend_residue(residue: &mut Vec<Span>, text: &str, next: Span) {
    match residue.last_mut() {
        Some(last) if last.end == next.start => last.end = next.end,
        Some(last) if Span::new(last.end, next.start).of(text).chars().all(|c| c == ' ') => {
            last.end = next.end;
        }
        _ => residue.push(next),
    }
}

/// From byte offsets to code point offsets, with a mark every so many bytes.
struct CodePoints<'a> {
    text: &'a str,
    /// Code points before byte `index * STRIDE` (rounded down to a character boundary).
    marks: Vec<(usize, usize)>,
}

const STRIDE: usize = 256;

impl<'a> CodePoints<'a> {
    fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        for (points, (byte, _)) in text.char_indices().enumerate() {
            if byte >= marks.len() * STRIDE {
                marks.push((byte, points));
            }
        }
        Self { text, marks }
    }

    fn convert(&self, span: Span) -> Span {
        Span::new(self.before(span.start), self.before(span.end))
    }

    fn before(&self, byte: usize) -> usize {
        let mark = self.marks.partition_point(|(start, _)| *start <= byte);
        let Some((start, points)) = mark.checked_sub(1).and_then(|mark| self.marks.get(mark))
        else {
            return 0;
        };
        points + self.text.get(*start..byte).map_or(0, |part| part.chars().count())
    }
}
