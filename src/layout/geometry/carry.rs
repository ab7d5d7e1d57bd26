//! Tables that go on over a page break: their head is printed again, and a row may be cut.

use super::bands::Placed;
use crate::layout::continuity::{begins_inside, is_terminated};
use crate::layout::markers;

/// Lines of a page with their numbers.
type Lines = Vec<(Placed, u32)>;

/// What is known of the table at the end of the page before.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// The cells of its first row.
    head: Cells,
    /// Its last row, if the page ended in a table.
    last: Option<Last>,
}

/// The last row of a page.
#[derive(Debug)]
struct Last {
    /// Page and row where it begins.
    from: (u32, u32),
    /// Its cells on this page.
    cells: Cells,
    /// Whether something stands in its first column, on this page or before.
    is_named: bool,
}

/// The lines of a row with their columns.
type Cells = Vec<(u16, String)>;

/// A row of this page that belongs to a row of an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Carried {
    /// The row on this page.
    pub(super) row: u32,
    /// The page and row that it goes on with.
    pub(super) from: (u32, u32),
}

/// A page's lines without the heads that were printed again.
pub(super) struct Page {
    pub(super) lines: Lines,
    pub(super) heads: Lines,
    pub(super) row: Option<Carried>,
}

impl Tables {
    /// Goes over to the next page.
    pub(super) fn carry(&mut self, page: u32, lines: Lines) -> Page {
        let is_repeated = self.last.is_some()
            && !self.head.is_empty()
            && first_row(&lines).is_some_and(|row| cells(&lines, row) == self.head);
        let head = first_row(&lines).filter(|_| is_repeated);
        let (heads, lines): (Lines, Lines) =
            lines.into_iter().partition(|line| head.is_some() && row(line) == head);
        let first = first_row(&lines).zip(self.last.as_ref());
        let cut = first.filter(|(row, last)| last.goes_on(&cells(&lines, *row)));
        let carried = cut.map(|(row, last)| Carried { row, from: last.from });
        self.remember(page, &lines, is_repeated || carried.is_some(), carried);
        Page { lines, heads, row: carried }
    }

    fn remember(&mut self, page: u32, lines: &Lines, goes_on: bool, carried: Option<Carried>) {
        let last = lines.last().and_then(row);
        let table = lines.iter().rposition(|line| row(line).is_none()).map_or(0, |index| index + 1);
        let is_same = goes_on && table == 0;
        if !is_same {
            let first = lines.get(table).and_then(row);
            self.head = first.map(|row| cells(lines, row)).unwrap_or_default();
        }
        let carried = carried.filter(|carried| Some(carried.row) == last);
        let was_named = self.last.as_ref().is_some_and(|last| last.is_named) && carried.is_some();
        self.last = last.map(|row| {
            let cells = cells(lines, row);
            let is_named = was_named || first_column(&cells).is_some();
            Last { from: carried.map_or((page, row), |carried| carried.from), cells, is_named }
        });
    }
}

impl Last {
    /// Whether the row goes on with the first one of the next page: that has nothing in its first
    /// column or goes on there in the midst of a phrase, or goes on elsewhere, and neither is
    /// a row by its own number.
    fn goes_on(&self, next: &Cells) -> bool {
        let Some(first) = first_column(next) else { return true };
        let is_number = self.is_named && markers::marker(first).is_some();
        begins_inside(first) || !is_number && self.is_cut(next)
    }

    /// Whether the text of a column goes on in the midst of a sentence.
    fn is_cut(&self, next: &Cells) -> bool {
        let is_cut = |column: u16, after: &str| {
            let own: Vec<&String> = in_column(&self.cells, column).collect();
            let is_open = own.last().is_some_and(|text| !is_terminated(text));
            own.len() > 1 && is_open && begins_inside(after)
        };
        let firsts = next.chunk_by(|one, other| one.0 == other.0).filter_map(|cell| cell.first());
        firsts.into_iter().any(|(column, text)| *column > 0 && is_cut(*column, text))
    }
}

fn in_column(cells: &Cells, wanted: u16) -> impl Iterator<Item = &String> {
    cells.iter().filter(move |(column, _)| *column == wanted).map(|(_, text)| text)
}

/// What the row begins with, if something stands in its first column.
fn first_column(cells: &Cells) -> Option<&String> {
    in_column(cells, 0).next()
}

fn row((placed, _): &(Placed, u32)) -> Option<u32> {
    placed.cell.map(|(row, _)| row)
}

/// The row of a table with which the page begins.
fn first_row(lines: &Lines) -> Option<u32> {
    lines.first().and_then(row)
}

/// The lines of a row with their columns.
fn cells(lines: &Lines, wanted: u32) -> Cells {
    let own = lines.iter().filter(|line| row(line) == Some(wanted));
    own.filter_map(|(placed, _)| Some((placed.cell?.1, placed.segment.text.clone()))).collect()
}
