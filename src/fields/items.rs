//! Agenda items: heads become numbers, titles and types; bodies become paragraphs,
//! recommendations, decisions, action items and statements.

use std::sync::LazyLock;

use super::parts::Body;
use super::{Reading, actions, decisions, moments, pattern, recommendations, statements};
use crate::layout::BlockKind;
use crate::lexicon::Pattern;
use crate::record::Found;
use crate::record::model::{AgendaItem, AnnouncedItem, Decision, Participant, Statement};
use crate::segment::{Head, Item, Part};
use crate::span::{Span, Spanned};

/// The agenda as printed ahead of the minutes.
pub(super) fn announced(reading: &Reading<'_>) -> Vec<AnnouncedItem> {
    reading.outline.announced.iter().map(|head| announced_item(reading, head)).collect()
}

fn announced_item(reading: &Reading<'_>, head: &Head) -> AnnouncedItem {
    AnnouncedItem {
        number: head.number.map(|number| reading.spanned(number)),
        title: head.title.map(|title| reading.spanned(title)),
        item_type: head.mark.map(|(span, kind)| Spanned::new(kind, span)),
        item_type_mark: head.mark.map(|(span, _)| reading.spanned(span)),
        responsible: head.responsible.iter().map(|name| reading.spanned(*name)).collect(),
        start_time: head.start_time.and_then(|time| moments::clock_at(reading, time)),
        end_time: head.end_time.and_then(|time| moments::clock_at(reading, time)),
        agenda_item: None,
    }
}

/// In a call to a meeting the items are announced, not minuted.
pub(super) fn announce(found: &mut Found) {
    let items = std::mem::take(&mut found.agenda_items).into_iter().flat_map(with_sub_items);
    let announced = items.map(|item| AnnouncedItem {
        number: item.number,
        title: item.title,
        item_type: item.item_type,
        item_type_mark: item.item_type_mark,
        responsible: item.responsible,
        start_time: item.start_time,
        end_time: item.end_time,
        agenda_item: None,
    });
    found.announced_agenda.extend(announced);
}

/// An item and those below it that are numbered as its parts: "2.1", "2.2".
fn with_sub_items(mut item: AgendaItem) -> Vec<AgendaItem> {
    let is_part = |item: &AgendaItem| {
        item.number.as_ref().is_some_and(|number| !number.value.bytes().all(|b| b.is_ascii_digit()))
    };
    let below = std::mem::take(&mut item.items).into_iter().filter(is_part);
    let below = below.flat_map(with_sub_items).collect::<Vec<_>>();
    std::iter::once(item).chain(below).collect()
}

/// The items as minuted.
pub(super) fn minuted(reading: &Reading<'_>, participants: &[Participant]) -> Vec<AgendaItem> {
    let mut order = 0;
    tree(reading, &reading.outline.items, None, participants, &mut order)
}

fn tree(
    reading: &Reading<'_>,
    items: &[Item],
    parent: Option<&str>,
    participants: &[Participant],
    order: &mut u32,
) -> Vec<AgendaItem> {
    let mut read: Vec<AgendaItem> = Vec::new();
    for (item, place) in items.iter().zip(1..) {
        *order += 1;
        let id = unique_id(reading, item, place, parent, &read);
        let mut one = agenda_item(reading, item, id, *order, participants);
        one.items = tree(reading, &item.items, Some(&one.id), participants, order);
        read.push(one);
    }
    read
}

/// The path of printed numbers; a number printed twice gets `#2`, an item without a number
/// `_` and its place.
fn unique_id(
    reading: &Reading<'_>,
    item: &Item,
    place: usize,
    parent: Option<&str>,
    siblings: &[AgendaItem],
) -> String {
    let own = item
        .head
        .number
        .map_or_else(|| format!("_{place}"), |number| reading.words(number).to_owned());
    let own = match parent {
        // "4.1" below "4" is "4/4.1" by the path of printed numbers.
        Some(parent) => format!("{parent}/{own}"),
        None => own,
    };
    let taken = |id: &str| siblings.iter().any(|other| other.id == id);
    if !taken(&own) {
        return own;
    }
    let copies = (2..=siblings.len() + 2).map(|copy| format!("{own}#{copy}"));
    copies.into_iter().find(|id| !taken(id)).unwrap_or(own)
}

/// "Punktet blev behandlet for lukkede døre." among the first lines of the body.
fn closed_in(reading: &Reading<'_>, body: &[Part]) -> Option<Span> {
    static CLOSED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:beslutning:\s*)?(?P<said>lukket (?:punkt|sag|møde)\b|(?:punktet|sagen) (?:er|blev|behandles|behandledes)(?: behandlet)? (?:lukket|(?:for|bag) lukkede døre)|behandlet (?:for|bag) lukkede døre)",
        )
    });
    body.iter().take(3).find_map(|part| {
        let said = CLOSED.captures(reading.words(part.span))?.name("said")?;
        Some(Span::from(said.range()).shift(part.span.start))
    })
}

/// "3. Formanden aflagde beretning, som blev godkendt.": a head that is a sentence minutes what
/// was said and decided, too.
fn told_head(reading: &Reading<'_>, head: &Head) -> Option<Part> {
    const FEWEST_WORDS: usize = 4;
    let title = head.title?;
    // behind "Godkendelse af dagsorden. (5 min.)" the head goes on
    let ends = head.span.end <= title.end + 1;
    let stop = ends && reading.text.text.get(title.end..)?.starts_with('.');
    let sentence = stop && reading.words(title).split_whitespace().count() >= FEWEST_WORDS;
    let span = Span::new(title.start, title.end + 1);
    sentence.then_some(Part {
        span,
        kind: BlockKind::Paragraph,
        indent: 0.0,
        bold: false,
        column: None,
    })
}

fn agenda_item(
    reading: &Reading<'_>,
    item: &Item,
    id: String,
    order: u32,
    participants: &[Participant],
) -> AgendaItem {
    let head = announced_item(reading, &item.head);
    let told = told_head(reading, &item.head);
    let parts: Vec<Part> = told.into_iter().chain(item.body.iter().copied()).collect();
    let body = Body::new(reading, &parts);
    let recommendations = recommendations::read(reading, &body);
    let decisions = decisions::read(reading, item.head.title, &body, recommendations.len());
    let action_items = actions::read(reading, &body, &decisions, participants);
    let in_charge = match head.responsible {
        none if none.is_empty() => actions::answerable(reading, &body, &action_items),
        named => named,
    };
    let closed = match item.head.closed.or_else(|| closed_in(reading, &item.body)) {
        Some(span) => Spanned::new(true, span),
        None => Spanned::inferred(false, item.head.span, "not-marked-closed"),
    };
    AgendaItem {
        id,
        number: head.number,
        order: Spanned::inferred(order, item.head.span, "place-in-the-document"),
        title: head.title,
        item_type: head.item_type,
        item_type_mark: head.item_type_mark,
        responsible: in_charge,
        start_time: head.start_time,
        end_time: head.end_time,
        case_number: item
            .head
            .case_number
            .or_else(|| body.case_number(reading))
            .map(|span| reading.spanned(span)),
        closed,
        paragraphs: item.body.iter().map(|part| reading.spanned(part.span)).collect(),
        action_items,
        statements: without_decisions(
            reading,
            statements::read(reading, &body, participants),
            &decisions,
        ),
        recommendations,
        decisions,
        items: Vec::new(),
    }
}

/// "Bestyrelsen var enig om at ..." is what was decided, not what somebody said.
fn without_decisions(
    reading: &Reading<'_>,
    statements: Vec<Statement>,
    decisions: &[Decision],
) -> Vec<Statement> {
    let bodies = &reading.lexicon.speech.bodies;
    let decided = |statement: &Statement| {
        bodies.contains(&statement.speaker_text.value.to_lowercase())
            && decisions.iter().any(|decision| decision.text.span().overlaps(statement.text.span()))
    };
    statements.into_iter().filter(|statement| !decided(statement)).collect()
}
