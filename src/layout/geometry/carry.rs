//! Tables that go on over a page break: their head is printed again, and a row may be cut.

use super::bands::Placed;
use crate::layout::continuity::begins_inside;

/// Lines of a page with their numbers.
type Lines = Vec<(Placed, u32)>;

/// What is known of the table at the end of the page before.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// The cells of its first row.
    head: Vec<(u16, String)>,
    /// Page and row of its last row, if the page ended in a table.
    last: Option<(u32, u32)>,
}

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
        let last = self.last;
        let is_repeated = last.is_some()
            && !self.head.is_empty()
            && first_row(&lines).is_some_and(|row| cells(&lines, row) == self.head);
        let head = first_row(&lines).filter(|_| is_repeated);
        let (heads, lines): (Lines, Lines) =
            lines.into_iter().partition(|line| head.is_some() && row(line) == head);
        let cut = first_row(&lines).filter(|row| is_cut(&cells(&lines, *row)));
        let carried = cut.zip(last).map(|(row, from)| Carried { row, from });
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
        self.last = last.map(|row| match carried {
            Some(carried) if carried.row == row => carried.from,
            _ => (page, row),
        });
    }
}

/// Whether a row has nothing in its first column, or goes on there in the midst of a phrase.
fn is_cut(cells: &[(u16, String)]) -> bool {
    let first = cells.iter().find(|(column, _)| *column == 0);
    first.is_none_or(|(_, text)| begins_inside(text))
}

fn row((placed, _): &(Placed, u32)) -> Option<u32> {
    placed.cell.map(|(row, _)| row)
}

/// The row of a table with which the page begins.
fn first_row(lines: &Lines) -> Option<u32> {
    lines.first().and_then(row)
}

/// The lines of a row with their columns.
fn cells(lines: &Lines, wanted: u32) -> Vec<(u16, String)> {
    let own = lines.iter().filter(|line| row(line) == Some(wanted));
    own.filter_map(|(placed, _)| Some((placed.cell?.1, placed.segment.text.clone()))).collect()
}
