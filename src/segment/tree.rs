//! Heads and the paragraphs between them become a tree.

use std::sync::LazyLock;

use super::announced::Plan;
use super::headings::is_body;
use super::numbering::Numbered;
use super::{Head, Item, Outline, Part, Reading, labelled, restarts, sublists, table, told};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::layout::BlockKind;
use crate::lexicon::{Label, Pattern, pattern};
use crate::record::model::Role;
use crate::span::Span;

/// Builds the outline.
pub(super) fn build(
    document: &Reading<'_>,
    plan: Plan,
    later: &[usize],
    is_minutes: bool,
    diagnostics: &mut Diagnostics,
) -> Outline {
    let minuted = restarts::raised(document, sublists::keep_items(document, plan.minuted));
    let minuted = told::without_sentences(document, minuted);
    report_repeated(
        document,
        plan.announced.iter().map(|item| &item.head),
        "announced",
        diagnostics,
    );
    for meeting in minuted.chunk_by(|one, next| !begins_between(later, one, next)) {
        report_repeated(document, top_level(meeting), "minuted", diagnostics);
        report_gaps(document, top_level(meeting), diagnostics);
    }
    let announced_paragraphs: Vec<usize> =
        plan.announced.iter().map(|item| item.paragraph).collect();
    let first_item =
        minuted.first().map_or(document.paragraphs().len(), |one| one.candidate.paragraph);
    // "På valg er: Formand Ida Holm" below an announced item is no attendance
    let notes = announced_paragraphs.first().copied().unwrap_or_default()
        ..announced_paragraphs.last().copied().unwrap_or_default();
    let (notes, front): (Vec<usize>, Vec<usize>) = (0..first_item)
        .filter(|index| !announced_paragraphs.contains(index))
        .partition(|index| notes.contains(index));
    let parts = |indexes: &[usize]| -> Vec<Part> {
        indexes
            .iter()
            .filter_map(|index| Some(Part::of(document.paragraphs().get(*index)?)))
            .collect()
    };
    let (mut labels, mut front_parts) = labelled::read(document, &parts(&front), None);
    front_parts.extend(parts(&notes));
    front_parts.sort_by_key(|part| part.span.start);
    let columns = table::columns(document);
    let mut items = Vec::new();
    let mut heads = minuted.into_iter().peekable();
    let mut order = 0;
    while let Some(head) = heads.next() {
        order += 1;
        let here = head.candidate.paragraph;
        let end = heads.peek().map_or(document.paragraphs().len(), |next| next.candidate.paragraph);
        let end = later.iter().copied().find(|title| *title > here).map_or(end, |at| at.min(end));
        let (body, found) = body(document, &head, end, order, &columns);
        if later.first().is_none_or(|title| here < *title) {
            labels.extend(found);
        }
        let mut item = Item { head: head.candidate.head, body, items: Vec::new() };
        if let Some(row) = document.paragraphs().get(here) {
            table::take_type(document, row, &mut item);
        }
        hang(&mut items, head.depth, item);
    }
    if is_minutes {
        let is_numbered = items.iter().any(|item: &Item| item.head.number.is_some());
        let above = match () {
            () if is_numbered => decided_above(document, &mut front_parts),
            () if items.is_empty() || decides(document, &front_parts) => {
                whole_text(document, &mut front_parts)
            }
            () => None,
        };
        items.splice(..0, above);
    }
    let announced = plan.announced.into_iter().map(|item| item.head).collect();
    let structure = labels.iter().map(|label| label.words).collect();
    let later = later.first().and_then(|index| document.paragraphs().get(*index));
    let later = later.map(|paragraph| paragraph.span.start);
    Outline { front: front_parts, labelled: labels, announced, items, structure, later }
}

/// Whether the title of another meeting stands between two heads.
fn begins_between(later: &[usize], one: &Numbered, next: &Numbered) -> bool {
    let between = one.candidate.paragraph..next.candidate.paragraph;
    later.iter().any(|title| between.contains(title))
}

/// The paragraphs of an item, and the labels of people among them. The labels stay in the
/// body: they are part of what was minuted.
fn body(
    document: &Reading<'_>,
    head: &Numbered,
    end: usize,
    order: u32,
    columns: &[(u16, Label)],
) -> (Vec<Part>, Vec<super::Labelled>) {
    let paragraph = document.paragraphs().get(head.candidate.paragraph);
    let first = head.candidate.paragraph + 1 + usize::from(head.candidate.title_below);
    let rest = paragraph.map(|paragraph| Part { span: head.candidate.rest, ..Part::of(paragraph) });
    let cells = paragraph.map(|row| table::parts(row, head.candidate.head.span, columns));
    let parts: Vec<Part> = rest
        .into_iter()
        .filter(|part| !part.span.is_empty())
        .chain(cells.into_iter().flatten().filter(|cell| !cell.span.overlaps(head.candidate.rest)))
        .chain((first..end).filter_map(|index| Some(Part::of(document.paragraphs().get(index)?))))
        .collect();
    let (mut labels, _) = labelled::read(document, &parts, Some(order));
    if head.depth == 0 || !names_body(document, &head.candidate.head) {
        labels.extend(labelled::under_head(document, &head.candidate.head, &parts));
    }
    let signed = end == document.paragraphs().len() && signs(&parts, &labels);
    let kept = parts.len() - usize::from(signed);
    (parts.into_iter().take(kept).collect(), labels)
}

/// "a. Bestyrelsen" below "6. Valg": those below it are up for election.
fn names_body(document: &Reading<'_>, head: &Head) -> bool {
    head.title.is_some_and(|title| is_body(document.words(title)))
}

/// "Referent: Ida Holm" as the last line is the signature of the whole.
fn signs(parts: &[Part], labels: &[super::Labelled]) -> bool {
    let Some((last, _)) = parts.split_last().filter(|(_, others)| !others.is_empty()) else {
        return false;
    };
    let taker = Label::Role(Role::MinuteTaker);
    labels
        .iter()
        .any(|one| one.label == taker && last.span.contains(one.words) && one.values.len() == 1)
}

/// "Bo Ravn blev valgt som dirigent." between the agenda and "Ad 1": an item of its own.
fn decided_above(document: &Reading<'_>, front: &mut Vec<Part>) -> Option<Item> {
    static ELECTED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\p{Lu}[^.:;]*?\b(?:valgt(?:es|e)?\s(?:\p{L}+\s)?(?:som|til)\s(?:dirigent|ordstyrer|referent)|(?:som|til)\s(?:dirigent|ordstyrer|referent)\s(?:blev\s|valgtes\s))",
        )
    });
    let is_elected = |part: &Part| ELECTED.is_match(document.words(part.span));
    let (body, others): (Vec<Part>, Vec<Part>) = front.iter().partition(|part| is_elected(part));
    let start = body.first()?.span.start;
    *front = others;
    let head = Head { span: Span::new(start, start), ..Head::default() };
    Some(Item { head, body, items: Vec::new() })
}

/// Whether text above the first heading states decisions, several of them.
fn decides(document: &Reading<'_>, front: &[Part]) -> bool {
    const FEWEST: usize = 2;
    let forms = &document.lexicon.decisions.forms;
    let words = || front.iter().map(|part| document.words(part.span));
    words().filter(|words| forms.impersonal.is_match(words)).count() >= FEWEST
        || words().any(|words| forms.by_the_body.is_match(words))
}

/// Minutes without any head are one item: what follows the short lines at the top, beginning with
/// the first decision ("Sidste referat godkendt.").
fn whole_text(document: &Reading<'_>, front: &mut Vec<Part>) -> Option<Item> {
    /// In bytes: longer than titles, dates and names.
    const SENTENCES: usize = 90;
    // "Fra kommunen deltog Ida Holm og Bo Ravn."
    static CAME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:fra\s[^.]{3,60}?\s(?:deltog|mødte)|(?:desuden|endvidere|herudover|derudover)\s(?:deltog|mødte)|(?:til\s?stede|mødt|fremmødt)\svar|afbud\s)\b",
        )
    });
    let forms = &document.lexicon.decisions.forms;
    let first = front.iter().position(|part| {
        part.span.len() > SENTENCES && !CAME.is_match(document.words(part.span))
            || part.kind == BlockKind::ListItem
            || forms.elliptic.is_match(document.words(part.span))
            || forms.impersonal.is_match(document.words(part.span))
            || forms.by_the_body.is_match(document.words(part.span))
    })?;
    let body: Vec<Part> = front.split_off(first.max(1));
    let start = body.first()?.span.start;
    let head = Head { span: Span::new(start, start), ..Head::default() };
    Some(Item { head, body, items: Vec::new() })
}

/// Hangs an item below the last item of the level above; a level that is missing is passed over.
fn hang(items: &mut Vec<Item>, depth: usize, item: Item) {
    match items.last_mut() {
        Some(last) if depth > 0 => hang(&mut last.items, depth - 1, item),
        _ => items.push(item),
    }
}

fn top_level(minuted: &[Numbered]) -> impl Iterator<Item = &Head> {
    minuted.iter().filter(|one| one.depth == 0).map(|one| &one.candidate.head)
}

fn report_repeated<'a>(
    document: &Reading<'_>,
    heads: impl Iterator<Item = &'a Head>,
    which: &str,
    diagnostics: &mut Diagnostics,
) {
    let mut seen: Vec<&str> = Vec::new();
    for number in heads.filter_map(|head| head.number) {
        let words = document.words(number);
        if seen.contains(&words) {
            let message = format!("the number {words} is printed twice on the {which} agenda");
            diagnostics.push(Diagnostic::new(Code::NumberRepeated, message).at(number));
        }
        seen.push(words);
    }
}

/// Reports numbers that the minuted agenda leaves out.
fn report_gaps<'a>(
    document: &Reading<'_>,
    heads: impl Iterator<Item = &'a Head>,
    diagnostics: &mut Diagnostics,
) {
    let mut last: Option<u32> = None;
    for number in heads.filter_map(|head| head.number) {
        let value: Option<u32> = document.words(number).parse().ok();
        if let Some((before, after)) = last.zip(value)
            && after > before + 1
        {
            let message = format!("the minuted agenda goes on from {before} to {after}");
            diagnostics.push(Diagnostic::new(Code::NumberGap, message).at(number));
        }
        last = value.or(last);
    }
}
