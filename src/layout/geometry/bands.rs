//! What cells beside each other are: a line with a tab, rows of a table, or columns of text.

use std::collections::BTreeMap;

use super::chunks::{Chunk, bounds};
use super::grid::Grid;
use super::pieces::Piece;
use super::segments::{self, Segment};
use crate::layout::markers;
use crate::text_layer::{BoundingBox, Rule};

/// Edges this near to each other, in points, are aligned.
const ALIGNED: f32 = 4.0;

/// Cells of at least this many lines, standing alone, are columns of text.
const COLUMN_LINES: usize = 6;

/// A full line of a cell ends at most this many ems before the longest.
const FULL: f32 = 6.0;

/// From this many ems on the text beside a label is broken where it ends.
const RUNNING: f32 = 20.0;

/// A line in its place on the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub(super) segment: Segment,
    /// The row of a table, counted over the page, and the column.
    pub(super) cell: Option<(u32, u16)>,
    /// Where the text beside a label ends, points: its lines are broken there.
    pub(super) end: Option<f32>,
}

type Cells = Vec<Vec<Segment>>;

/// The lines of a page in reading order.
pub(super) fn lines(chunks: Vec<Chunk>, rules: &[Rule], first_row: u32) -> Vec<Placed> {
    let mut placed = Vec::new();
    let mut bands: Vec<Cells> = Vec::new();
    for chunk in chunks {
        match chunk {
            Chunk::Band(cells) => {
                if !bands.last().is_none_or(|last| are_aligned(last, &cells)) {
                    close(&mut bands, rules, first_row, &mut placed);
                }
                bands.push(cells);
            }
            Chunk::Flow(lines) => {
                close(&mut bands, rules, first_row, &mut placed);
                placed.extend(lines.into_iter().map(plain));
            }
        }
    }
    close(&mut bands, rules, first_row, &mut placed);
    placed
}

fn plain(segment: Segment) -> Placed {
    Placed { segment, cell: None, end: None }
}

/// Whether two bands have two cells or more below each other.
fn are_aligned(above: &Cells, below: &Cells) -> bool {
    let is_under = |cell: &Vec<Segment>, other: &Vec<Segment>| {
        let (a, b) = (bounds(cell), bounds(other));
        (a.x0 - b.x0).abs() <= ALIGNED || (a.x1 - b.x1).abs() <= ALIGNED
    };
    above.iter().filter(|cell| below.iter().any(|other| is_under(cell, other))).count() >= 2
}

/// Writes out bands that belong together.
fn close(bands: &mut Vec<Cells>, rules: &[Rule], first_row: u32, placed: &mut Vec<Placed>) {
    let bands = std::mem::take(bands);
    if bands.is_empty() {
        return;
    }
    if is_table(&bands, rules) {
        return table(bands, first_row, placed);
    }
    for cells in bands {
        if is_columns(&cells) {
            placed.extend(cells.into_iter().flatten().map(plain));
        } else {
            tabbed(cells, placed);
        }
    }
}

fn is_columns(cells: &Cells) -> bool {
    cells.iter().all(|cell| cell.len() >= COLUMN_LINES)
}

/// Rows that repeat, or rules around them. Labels and agenda items with something at the far
/// right are lines with a tab and no table.
fn is_table(bands: &[Cells], rules: &[Rule]) -> bool {
    let columns = bands.iter().map(Vec::len).max().unwrap_or_default();
    let is_ruled = is_ruled(bands, rules);
    match (bands.len(), columns) {
        (1, _) => is_ruled && columns >= 3,
        (_, 3..) => true,
        (2, _) => is_ruled,
        _ => is_ruled || !bands.iter().all(is_columns) && !are_labels(bands),
    }
}

fn are_labels(bands: &[Cells]) -> bool {
    let first =
        |cells: &Cells| cells.first().and_then(|cell| cell.first()).map(|line| line.text.clone());
    let is_label =
        |text: &String| text.trim_end().ends_with(':') || markers::marker(text).is_some();
    let is_number = |line: &Segment| {
        line.text.len() <= 3 && line.text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_contents = |cells: &&Cells| {
        cells.len() == 2 && cells.last().is_some_and(|cell| cell.iter().all(is_number))
    };
    let labels = bands.iter().filter_map(first).filter(is_label).count();
    labels * 2 > bands.len() || bands.iter().filter(is_contents).count() * 2 > bands.len()
}

/// Whether rules are drawn between or around the cells.
fn is_ruled(bands: &[Cells], rules: &[Rule]) -> bool {
    let all = bands
        .iter()
        .flatten()
        .map(|cell| bounds(cell))
        .reduce(BoundingBox::union)
        .unwrap_or_default();
    let near = |rule: &&Rule| {
        let (middle_x, middle_y) =
            (f32::midpoint(rule.bbox.x0, rule.bbox.x1), f32::midpoint(rule.bbox.y0, rule.bbox.y1));
        let is_inside = |value: f32, low: f32, high: f32| value > low - 12.0 && value < high + 12.0;
        is_inside(middle_x, all.x0, all.x1) && is_inside(middle_y, all.y0, all.y1)
    };
    let is_upright = |rule: &&Rule| rule.bbox.height() > 4.0 * rule.bbox.width();
    let is_long = |rule: &&Rule| rule.bbox.width() > 0.6 * all.width();
    let near: Vec<&Rule> = rules.iter().filter(near).collect();
    near.iter().filter(|rule| is_upright(rule)).count() >= 2
        || near.iter().filter(|rule| is_long(rule)).count() >= 2
}

/// One row per band; a cell's column is that of the left edges it stands under.
fn table(bands: Vec<Cells>, first_row: u32, placed: &mut Vec<Placed>) {
    let edges = left_edges(&bands);
    let last = placed.iter().filter_map(|line| line.cell).map(|(row, _)| row + 1).max();
    let first = last.unwrap_or(first_row);
    for (cells, row) in bands.into_iter().zip(first..) {
        for (cell, at_least) in cells.into_iter().zip(0_u16..) {
            let column = column(&edges, bounds(&cell)).max(at_least);
            let place = |segment| Placed { segment, cell: Some((row, column)), end: None };
            placed.extend(cell.into_iter().map(place));
        }
    }
}

/// The lines of a ruled table, row by row and cell by cell.
pub(super) fn ruled<'a>(
    grid: &Grid,
    pieces: impl Iterator<Item = &'a Piece<'a>>,
    first_row: u32,
) -> Vec<Placed> {
    let mut cells: BTreeMap<(usize, usize), Vec<&Piece>> = BTreeMap::new();
    for piece in pieces {
        cells.entry(grid.cell(piece).unwrap_or_default()).or_default().push(piece);
    }
    let mut placed = Vec::new();
    for ((row, column), pieces) in cells {
        let row = first_row + u32::try_from(row).unwrap_or_default();
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        let place = |segment| Placed { segment, cell: Some((row, column)), end: None };
        placed.extend(segments::segments(pieces.into_iter()).into_iter().map(place));
    }
    placed
}

/// The left edges of the row with the most cells.
fn left_edges(bands: &[Cells]) -> Vec<f32> {
    // the first among equals: usually the head
    let widest = bands.iter().rev().max_by_key(|cells| cells.len());
    widest.map(|cells| cells.iter().map(|cell| bounds(cell).x0).collect()).unwrap_or_default()
}

fn column(edges: &[f32], bbox: BoundingBox) -> u16 {
    let after = edges.iter().skip(1).take_while(|edge| **edge <= bbox.x0 + 2.0 * ALIGNED).count();
    u16::try_from(after).unwrap_or(u16::MAX)
}

/// The first lines beside each other as one line with tabs, then the rest of each cell. What
/// stands beside a text of few lines (who is in charge of an item) goes behind its last line.
fn tabbed(cells: Cells, placed: &mut Vec<Placed>) {
    let cells = with_markers(cells);
    if let [text, beside] = cells.as_slice()
        && let [beside] = beside.as_slice()
        && is_wrapped(text)
    {
        placed.extend(text.iter().cloned().map(plain));
        placed.iter_mut().last().into_iter().for_each(|last| last.segment.append_cell(beside));
        return;
    }
    let end = cells.last().filter(|cell| is_running(cell)).map(|cell| bounds(cell).x1);
    let last = cells.len().saturating_sub(1);
    let mut rests = Vec::new();
    let mut head: Option<Segment> = None;
    for (index, cell) in cells.into_iter().enumerate() {
        let mut lines = cell.into_iter();
        match (&mut head, lines.next()) {
            (Some(head), Some(first)) => head.append_cell(&first),
            (None, first) => head = first,
            (Some(_), None) => {}
        }
        let end = end.filter(|_| index == last);
        rests.extend(lines.map(|segment| Placed { end, ..plain(segment) }));
    }
    placed.extend(head.map(|segment| Placed { end, ..plain(segment) }));
    placed.extend(rests);
}

/// Bullets and numbers put to the cells beside them.
fn with_markers(mut cells: Cells) -> Cells {
    let is_marker =
        |cell: &Vec<Segment>| matches!(cell.as_slice(), [one] if markers::is_lone(&one.text));
    if cells.len() > 2 && cells.first().is_some_and(is_marker) {
        let marker = cells.remove(0);
        let first = cells.first_mut().and_then(|cell| cell.first_mut());
        if let (Some(first), Some(mut marker)) = (first, marker.into_iter().next()) {
            marker.append_cell(first);
            *first = marker;
        }
    }
    cells
}

/// Two or three lines of which all but the last fill the cell.
fn is_wrapped(cell: &[Segment]) -> bool {
    let end = bounds(cell).x1;
    let (before, is_short) = (cell.split_last().map(|(_, before)| before), cell.len() <= 3);
    is_short
        && before.is_some_and(|before| {
            let is_full = |line: &Segment| end - line.bbox.x1 < FULL * line.size;
            !before.is_empty() && before.iter().all(is_full)
        })
}

/// Lines long enough to be text that was broken, not one entry each.
fn is_running(cell: &[Segment]) -> bool {
    let size = cell.first().map_or(1.0, |line| line.size);
    cell.len() > 1 && bounds(cell).width() > RUNNING * size
}
