//! Portfolios as tables: a row an initiative, a column a field.

use super::paragraphs::{self, Setting};
use super::{Entry, cells};
use crate::fields::Reading;
use crate::layout::BlockKind;
use crate::lexicon::Column;
use crate::normalize::{Cell, Paragraph};
use crate::span::Span;

/// Reads the rows below a head; none if no table has one.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Entry> {
    let mut columns: Vec<(u16, Column)> = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    let setting = Setting::of(reading);
    let rows = reading.text.paragraphs.iter().filter(|one| one.kind == BlockKind::TableRow);
    for row in rows {
        if let Some(head) = head(reading, row) {
            columns = head;
        } else if !columns.is_empty() && !is_area(reading, row) {
            add(reading, row, (&columns, setting), &mut entries);
        }
    }
    entries
}

/// The columns that a head names: two at least, and what an initiative is called among them.
fn head(reading: &Reading<'_>, row: &Paragraph) -> Option<Vec<(u16, Column)>> {
    let named = |cell: &Cell| {
        let columns = reading.lexicon.portfolio.columns(reading.words(cell.span))?;
        columns.first().map(|column| (cell.column, *column))
    };
    let columns: Vec<(u16, Column)> = row.cells.iter().filter_map(named).collect();
    let has_title = columns.iter().any(|(_, column)| *column == Column::Title);
    (columns.len() >= 2 && has_title && columns.len() * 2 > row.cells.len()).then_some(columns)
}

/// A row over the whole table names the focus area of those below.
fn is_area(reading: &Reading<'_>, row: &Paragraph) -> bool {
    let mut cells = row.cells.iter().filter(|cell| !cell.span.is_empty());
    let (Some(only), None) = (cells.next(), cells.next()) else { return false };
    reading.lexicon.portfolio.area.is_match(reading.words(only.span))
}

fn add(
    reading: &Reading<'_>,
    row: &Paragraph,
    (columns, setting): (&[(u16, Column)], Setting),
    entries: &mut Vec<Entry>,
) {
    let mut entry = Entry::default();
    for (column, span) in of_columns(row, columns) {
        let parts = paragraphs::of_cell(reading, span, setting);
        match column {
            Column::Number => entry.number = Some(span),
            Column::Title => entry.title = parts,
            Column::Description => entry.description = parts,
            Column::Status => entry.status = parts,
            Column::Owner => entry.owner = parts,
            Column::Other => {}
        }
    }
    if entry.number.is_none()
        && let Some(first) = entry.title.first_mut()
        && let Some((number, rest)) = cells::number_and_title(reading, *first)
    {
        entry.number = Some(number);
        *first = rest;
    }
    entry.title.retain(|part| !part.is_empty());
    match entries.last_mut() {
        // the rest of a row that a page break cut in two
        Some(last)
            if entry.number.is_none() && (entry.title.is_empty() || last.number.is_some()) =>
        {
            last.title.append(&mut entry.title);
            last.description.append(&mut entry.description);
            last.status.append(&mut entry.status);
            last.owner.append(&mut entry.owner);
        }
        _ if entry.title.is_empty() => {}
        _ => entries.push(entry),
    }
}

/// The cells of a row with what their columns hold.
fn of_columns<'a>(
    row: &'a Paragraph,
    columns: &'a [(u16, Column)],
) -> impl Iterator<Item = (Column, Span)> + 'a {
    row.cells.iter().filter(|cell| !cell.span.is_empty()).filter_map(|cell| {
        let column = columns.iter().find(|(column, _)| *column == cell.column)?;
        Some((column.1, cell.span))
    })
}
