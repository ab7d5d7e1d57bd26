//! Minutes set as a table: one row per item, its head in the first cells, its text in the others.

use std::sync::LazyLock;

use super::{Item, Part, Reading};
use crate::layout::BlockKind;
use crate::lexicon::{Label, Pattern, pattern};
use crate::normalize::{Cell, Paragraph};
use crate::span::Span;

/// The columns whose heads are labels ("Ansvarlig", "Deadline"), with what they announce.
pub(super) fn columns(document: &Reading<'_>) -> Vec<(u16, Label)> {
    let label = |cell: &Cell| {
        let found = document.lexicon.labels.read(document.words(cell.span))?;
        // "Navn | Mødt | Afbud" heads a table of people
        let is_of_items = !matches!(found.label, Label::People(..) | Label::Role(_));
        (found.value.is_empty() && is_of_items).then_some((cell.column, found.label))
    };
    let heads =
        document.paragraphs().iter().map(|row| row.cells.iter().filter_map(label).collect());
    heads.into_iter().find(|labels: &Vec<_>| labels.len() >= 2).unwrap_or_default()
}

/// The part of a paragraph in which a head can stand: all of it, or of a table row the first
/// cell; the second as well if the first is a bare number.
pub(super) fn head_span(document: &Reading<'_>, row: &Paragraph) -> Span {
    // `Pkt.nr. 14`
    let is_number = |words: &str| {
        let found = document.lexicon.items.number.find(words);
        found.is_some_and(|number| number.end() == words.len())
    };
    let has_words = |cell: &Cell| {
        let words = document.words(cell.span);
        words.chars().filter(|c| c.is_alphabetic()).count() > 2 && !is_number(words)
    };
    let head = row.cells.iter().take(2).find(|cell| has_words(cell));
    head.map_or(row.span, |cell| Span::new(row.span.start, cell.span.end))
}

/// "17.00", "17.05-17.20", "15 min." in the first cell of a row of several, or before a number on its
/// line: when an item was dealt with, or for how long.
pub(super) fn time_before(document: &Reading<'_>, row: &Paragraph) -> Option<Span> {
    const TIME: &str =
        r"(?i:kl\.?\s?)?(?:\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?|\d{1,3}\s?min\.?)";
    static ALONE: LazyLock<Pattern> = LazyLock::new(|| pattern(&format!("^{TIME}$")));
    // 17.05 2. Nyt fra eleverne
    static LEADING: LazyLock<Pattern> =
        LazyLock::new(|| pattern(&format!(r"^(?P<time>{TIME})\s\d{{1,2}}[.)]\s\p{{Lu}}")));
    if let [first, _, ..] = row.cells.as_slice() {
        let is_first = first.span.start == row.span.start;
        return Some(first.span).filter(|cell| is_first && ALONE.is_match(document.words(*cell)));
    }
    let found = LEADING.captures(document.words(row.span))?.name("time")?;
    Some(Span::from(found.range()).shift(row.span.start))
}

/// The first of these times.
pub(super) fn start_time(document: &Reading<'_>, row: &Paragraph) -> Option<Span> {
    static CLOCK: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\d{1,2}[.:]\d{2}"));
    let cell = time_before(document, row)?;
    let clock = CLOCK.find(document.words(cell))?;
    Some(Span::from(clock.range()).shift(cell.start))
}

/// The cells behind the head, each as a part.
pub(super) fn parts(row: &Paragraph, head: Span, columns: &[(u16, Label)]) -> Vec<Part> {
    let cells =
        row.cells.iter().filter(|cell| cell.span.start >= head.end && !cell.span.is_empty());
    cells
        .map(|cell| Part {
            span: cell.span,
            kind: BlockKind::Paragraph,
            indent: row.indent,
            bold: false,
            column: columns
                .iter()
                .find(|(column, _)| *column == cell.column)
                .map(|(_, label)| *label),
        })
        .collect()
}

/// The cell right behind the head that says nothing but the item's type: "Orientering".
pub(super) fn take_type(document: &Reading<'_>, row: &Paragraph, item: &mut Item) {
    let Some(part) = item.body.first().filter(|_| item.head.mark.is_none()) else { return };
    let span = part.span;
    if !row.cells.iter().any(|cell| cell.span == span) {
        return;
    }
    if let Some(kind) = document.lexicon.items.item_type(document.words(span)) {
        item.head.mark = Some((span, kind));
        item.body.remove(0);
    }
}
