//! Cells that begin below each other behind narrow gaps: tables without rules whose columns are as wide
//! as what stands in them.
//!
//! A gap alone does not tell a column from a wide space. That all wide gaps of a line end where those
//! of the next line do, does: justified lines have as many as they have words.

use std::collections::BTreeSet;

use super::pieces::Piece;

/// From this many ems on a gap may part two cells.
const GAP: f32 = 0.6;

/// The same behind a full stop, where typists leave two spaces.
const AFTER_STOP: f32 = 1.0;

/// Cells below each other begin this near to each other, in points.
const ALIGNED: f32 = 0.7;

/// Lines with more gaps than this are no rows of cells.
const MOST_GAPS: usize = 6;

/// The next row begins within this many ems.
const NEXT_ROW: std::ops::Range<f32> = 0.6..2.8;

/// A line of pieces on one baseline, and the cells that may begin in it: their places and left edges.
struct Line {
    baseline: f32,
    size: f32,
    starts: Vec<(usize, f32)>,
}

/// Which of the pieces, in the order of the content stream, begin a cell below or above another.
pub(super) fn starts(pieces: &[&Piece<'_>]) -> BTreeSet<usize> {
    let lines = lines(pieces);
    let mut found = BTreeSet::new();
    for pair in lines.windows(2) {
        let [above, below] = pair else { continue };
        let down = (above.baseline - below.baseline) / above.size.max(1.0);
        if NEXT_ROW.contains(&down) && are_aligned(above, below) {
            found.extend(above.starts.iter().chain(&below.starts).map(|(place, _)| *place));
        }
    }
    found
}

fn lines(pieces: &[&Piece<'_>]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut before: Option<&Piece<'_>> = None;
    for (place, piece) in pieces.iter().enumerate() {
        let level = |last: &&mut Line| (last.baseline - piece.baseline).abs() <= 0.2 * piece.size;
        if let Some((line, before)) = lines.last_mut().filter(level).zip(before) {
            let gap = piece.bbox.x0 - before.bbox.x1;
            let stop = before.text.ends_with(['.', ':', ',', ';']);
            let least = if stop { AFTER_STOP } else { GAP };
            if gap > least * piece.size {
                line.starts.push((place, piece.bbox.x0));
            }
        } else {
            let (baseline, size) = (piece.baseline, piece.size);
            lines.push(Line { baseline, size, starts: Vec::new() });
        }
        before = Some(piece);
    }
    lines
}

/// Whether all cells of the line with fewer of them begin where some of the other do.
fn are_aligned(one: &Line, other: &Line) -> bool {
    let (few, many) =
        if one.starts.len() < other.starts.len() { (one, other) } else { (other, one) };
    let is_below = |(_, left): &(usize, f32)| {
        many.starts.iter().any(|(_, other)| (left - other).abs() < ALIGNED)
    };
    !few.starts.is_empty() && many.starts.len() <= MOST_GAPS && few.starts.iter().all(is_below)
}
