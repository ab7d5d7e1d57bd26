//! Tables ruled between their rows only: white gutters from top to foot part the columns.

use super::grid::Grid;
use super::pieces::Piece;
use crate::layout::markers;
use crate::text_layer::BoundingBox;

/// Rules that begin and end this near to each other, in points, belong together.
const NEAR: f32 = 3.0;

/// A gutter is at least this wide, in ems.
const GUTTER: f32 = 0.4;

/// A rule this short, in points, is an underline.
const SHORTEST: f32 = 120.0;

/// Rules this near to each other are one, doubled.
const DOUBLE: f32 = 4.0;

/// Lines of a row without a rule at its other side are at most this many ems apart, those of a
/// head are nearer to each other.
const PITCH: f32 = 2.6;
const HEAD_PITCH: f32 = 1.7;

/// Cells of a table have this many pieces of text at most; columns of text have more.
const TALLEST: usize = 60;

/// The tables between level rules of the same width. One that goes on from the page `before` keeps
/// its columns, whatever few rules and cells are left of it.
pub(super) fn grids(rules: &[BoundingBox], pieces: &[Piece], before: Option<&Grid>) -> Vec<Grid> {
    let mut groups: Vec<Vec<BoundingBox>> = Vec::new();
    for rule in whole(rules).into_iter().filter(|rule| rule.width() > SHORTEST) {
        let is_like = |other: &BoundingBox| {
            (other.x0 - rule.x0).abs() <= NEAR && (other.x1 - rule.x1).abs() <= NEAR
        };
        match groups.iter_mut().find(|group| group.first().is_some_and(is_like)) {
            Some(group) => group.push(rule),
            None => groups.push(vec![rule]),
        }
    }
    groups.iter().filter_map(|group| grid(group, pieces, before)).collect()
}

/// The level rules, each in one: many programs draw the edge of each cell by itself.
fn whole(rules: &[BoundingBox]) -> Vec<BoundingBox> {
    let mut level: Vec<BoundingBox> =
        rules.iter().copied().filter(|rule| rule.height() < NEAR && rule.width() > NEAR).collect();
    level.sort_by(|a, b| b.y0.total_cmp(&a.y0).then(a.x0.total_cmp(&b.x0)));
    let mut whole: Vec<BoundingBox> = Vec::new();
    for rule in level {
        let goes_on = |last: &&mut BoundingBox| {
            (last.y0 - rule.y0).abs() < 1.0 && rule.x0 - last.x1 < NEAR && last.x0 <= rule.x0
        };
        match whole.last_mut().filter(goes_on) {
            Some(last) => *last = last.union(rule),
            None => whole.push(rule),
        }
    }
    whole
}

fn grid(rules: &[BoundingBox], pieces: &[Piece], before: Option<&Grid>) -> Option<Grid> {
    let mut rows: Vec<f32> = rules.iter().map(|rule| f32::midpoint(rule.y0, rule.y1)).collect();
    rows.sort_by(|a, b| b.total_cmp(a));
    rows.dedup_by(|below, above| *above - *below < DOUBLE);
    let (top, foot) = (*rows.first()?, *rows.last()?);
    let (left, right) = rules.first().map(|rule| (rule.x0 - NEAR, rule.x1 + NEAR))?;
    let is_across = |piece: &&Piece| {
        let middle = f32::midpoint(piece.bbox.x0, piece.bbox.x1);
        middle > left && middle < right
    };
    let across: Vec<&Piece> = pieces.iter().filter(is_across).collect();
    let inside = |piece: &&&Piece| piece.baseline < top && piece.baseline > foot;
    let inside: Vec<&Piece> = across.iter().filter(inside).copied().collect();
    let before = before.filter(|before| before.is_as_wide(left, right, NEAR));
    let own = || [vec![left], gutters(&inside), vec![right]].concat();
    let columns = before.map_or_else(own, |before| before.columns.clone());
    let mut grid = Grid { columns, rows };
    if grid.width() < 2 {
        return None;
    }
    let fewest = if grid.width() >= 3 { 2 } else { 3 };
    // fewer are lines under a heading or over a foot
    let has_rules = grid.rows.len() >= fewest;
    let least = if before.is_some() { 1 } else { 2 };
    let above = across.iter().filter(|piece| piece.baseline > top).copied().collect();
    if let Some(edge) = open_row(&grid, above, top, HEAD_PITCH, least) {
        grid.rows.insert(0, edge);
    }
    let below = across.iter().filter(|piece| piece.baseline < foot).copied().collect();
    if let Some(edge) = open_row(&grid, below, foot, PITCH, least) {
        grid.rows.push(edge);
    }
    let is_table = has_rules && is_filled(&grid, &across);
    (grid.rows.len() >= 2 && (is_table || before.is_some())).then_some(grid)
}

/// How far a row reaches that has no rule at its other side: a head above the first rule, a row
/// that the page's end cuts below the last one. It stands in columns enough, or not in the first
/// one, and ends where a line runs across them.
fn open_row(
    grid: &Grid,
    mut beyond: Vec<&Piece>,
    edge: f32,
    pitch: f32,
    least: usize,
) -> Option<f32> {
    beyond.sort_by(|a, b| (a.baseline - edge).abs().total_cmp(&(b.baseline - edge).abs()));
    let mut reached = edge;
    let mut filled: Vec<usize> = Vec::new();
    let mut size: f32 = 0.0;
    for piece in beyond {
        let crosses =
            |gutter: &&f32| piece.bbox.x0 < **gutter - 1.0 && piece.bbox.x1 > **gutter + 1.0;
        let is_far = (piece.baseline - reached).abs() > pitch * piece.size;
        if is_far || grid.columns.iter().any(|gutter| crosses(&gutter)) {
            break;
        }
        let column = grid.columns.iter().take_while(|edge| **edge <= piece.bbox.x0 + 1.0).count();
        if !filled.contains(&column) {
            filled.push(column);
        }
        (reached, size) = (piece.baseline, size.max(piece.size));
    }
    let beyond = if reached > edge { reached + size } else { reached - 0.5 * size };
    let is_row = filled.len() >= 2 || filled.len() >= least && !filled.contains(&1);
    is_row.then_some(beyond)
}

/// The middles of the white stripes that no text crosses; what stands left of a stripe is more
/// than bullets and numbers.
fn gutters(pieces: &[&Piece]) -> Vec<f32> {
    let mut across: Vec<&Piece> = pieces.to_vec();
    across.sort_by(|a, b| a.bbox.x0.total_cmp(&b.bbox.x0));
    let mut gutters = Vec::new();
    let mut end = f32::NEG_INFINITY;
    let mut has_words = false;
    for piece in across {
        if piece.bbox.x0 - end > GUTTER * piece.size && end.is_finite() && has_words {
            gutters.push(f32::midpoint(end, piece.bbox.x0));
            has_words = false;
        }
        end = end.max(piece.bbox.x1);
        has_words |= !markers::is_lone(piece.text);
    }
    gutters
}

/// Whether two rows or more have text in two columns or more, and none so much that it is a
/// column of running text.
fn is_filled(grid: &Grid, pieces: &[&Piece]) -> bool {
    let mut counts = vec![vec![0_usize; grid.width()]; grid.rows.len()];
    for (row, column) in pieces.iter().filter_map(|piece| grid.cell(piece)) {
        if let Some(count) = counts.get_mut(row).and_then(|row| row.get_mut(column)) {
            *count += 1;
        }
    }
    let filled = |row: &&Vec<usize>| row.iter().filter(|count| **count > 0).count() >= 2;
    counts.iter().filter(filled).count() >= 2
        && counts.iter().flatten().all(|count| *count < TALLEST)
}
