//! What stands below and what beside each other.
//!
//! The content stream is followed: it is the reading order in every file that was measured,
//! while cutting a page by its white space interleaves columns. A segment that stands to the
//! right of lines just read opens a *band*: cells beside each other. What a band is (a line
//! with a tab, a row of a table, columns of text) is decided in `bands`.

use super::segments::Segment;
use crate::text_layer::{BoundingBox, Rule};

/// Least space between two cells, in ems.
const GUTTER: f32 = 0.7;

/// A line that begins this many ems further left is no line of the cell.
const OUTDENT: f32 = 1.2;

/// Lines of a cell are at most this many ems apart.
const CELL_PITCH: f32 = 2.6;

/// A cell or column has at most this many lines.
const TALLEST: usize = 200;

/// Baselines are level up to this many ems: cells may be set in different sizes.
const LEVEL: f32 = 0.6;

/// Segments in reading order.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Chunk {
    /// Lines below each other.
    Flow(Vec<Segment>),
    /// Cells beside each other, each with its lines.
    Band(Vec<Vec<Segment>>),
}

/// Puts the segments of a page together.
pub(super) fn chunks(segments: Vec<Segment>, rules: &[Rule]) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    for segment in segments {
        place(&mut chunks, segment, rules);
    }
    chunks
}

fn place(chunks: &mut Vec<Chunk>, segment: Segment, rules: &[Rule]) {
    match chunks.last_mut() {
        Some(Chunk::Band(cells)) => {
            if let Some(cell) = cells.last_mut().filter(|cell| is_below(cell, &segment, rules)) {
                cell.push(segment);
            } else if is_next_cell(cells, &segment) {
                cells.push(vec![segment]);
            } else {
                chunks.push(Chunk::Flow(vec![segment]));
            }
        }
        Some(Chunk::Flow(lines)) => match first_beside(lines, &segment) {
            Some(0) => {
                let cell = std::mem::take(lines);
                chunks.pop();
                chunks.push(Chunk::Band(vec![cell, vec![segment]]));
            }
            Some(index) => {
                let cell = lines.split_off(index);
                chunks.push(Chunk::Band(vec![cell, vec![segment]]));
            }
            None => lines.push(segment),
        },
        None => chunks.push(Chunk::Flow(vec![segment])),
    }
}

/// Whether the segment is the next line of the cell.
fn is_below(cell: &[Segment], segment: &Segment, rules: &[Rule]) -> bool {
    let Some(last) = cell.last() else { return false };
    let bbox = bounds(cell.get(cell.len().saturating_sub(TALLEST)..).unwrap_or_default());
    let em = segment.size.max(1.0);
    let down = last.baseline - segment.baseline;
    let overlaps = segment.bbox.x0 < bbox.x1 && segment.bbox.x1 > bbox.x0;
    overlaps
        && down > 0.3 * em
        && down < CELL_PITCH * em
        && segment.bbox.x0 > bbox.x0 - OUTDENT * em
        && !rules.iter().any(|rule| is_between(rule, last, segment))
}

/// Whether a horizontal rule runs between two lines.
fn is_between(rule: &Rule, above: &Segment, below: &Segment) -> bool {
    let middle = f32::midpoint(rule.bbox.y0, rule.bbox.y1);
    let is_horizontal = rule.bbox.width() > 4.0 * rule.bbox.height();
    let reaches = rule.bbox.x0 < below.bbox.x1 && rule.bbox.x1 > below.bbox.x0;
    // a rule right under the words underlines them
    let is_underline =
        above.baseline - middle < 0.3 * above.size && rule.bbox.width() <= above.bbox.width() * 1.1;
    is_horizontal
        && reaches
        && !is_underline
        && middle < above.baseline
        && middle > below.baseline + 0.5 * below.size
}

/// Whether the segment opens one more cell of the band.
fn is_next_cell(cells: &[Vec<Segment>], segment: &Segment) -> bool {
    let Some(last) = cells.last() else { return false };
    let band = cells.iter().map(|cell| bounds(cell)).reduce(BoundingBox::union).unwrap_or_default();
    let em = segment.size.max(1.0);
    let is_right = segment.bbox.x0 >= bounds(last).x1 + GUTTER * em;
    is_right && segment.baseline < band.y1 && segment.baseline > band.y0 - 0.5 * em
}

/// The first of the last lines beside which, to the right, the segment stands: it is level
/// with that line, or lower where the lines go on beside it.
fn first_beside(lines: &[Segment], segment: &Segment) -> Option<usize> {
    let em = segment.size.max(1.0);
    let is_left = |line: &Segment| line.bbox.x1 + GUTTER * em <= segment.bbox.x0;
    let is_above = |line: &Segment| line.baseline > segment.baseline + LEVEL * em;
    let is_near = |(above, below): (&Segment, &Segment)| {
        let down = above.baseline - below.baseline;
        down > 0.0 && down < CELL_PITCH * em
    };
    let beside = lines
        .iter()
        .rev()
        .take(TALLEST)
        .take_while(|line| is_left(line) && !is_above(line))
        .count();
    let stacked = 1 + lines
        .iter()
        .rev()
        .skip(1)
        .zip(lines.iter().rev())
        .take_while(|&pair| is_near(pair))
        .count();
    let index = lines.len() - beside.min(stacked);
    let first = lines.get(index)?;
    let is_level = (first.baseline - segment.baseline).abs() <= LEVEL * em;
    is_level.then_some(index)
}

/// The smallest box around some segments.
pub(super) fn bounds(segments: &[Segment]) -> BoundingBox {
    segments.iter().map(|segment| segment.bbox).reduce(BoundingBox::union).unwrap_or_default()
}
