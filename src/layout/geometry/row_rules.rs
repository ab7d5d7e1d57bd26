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

/// A level rule in one, with the places at which its parts meet: where columns do.
#[derive(Debug, Clone)]
struct Line {
    bbox: BoundingBox,
    joints: Vec<f32>,
}

impl Line {
    fn is_as_wide(&self, other: &Self) -> bool {
        is_near(self.bbox.x0, other.bbox.x0) && is_near(self.bbox.x1, other.bbox.x1)
    }

    /// Whether all its joints are joints of the other: cells may be put together.
    fn fits(&self, other: &Self) -> bool {
        self.joints.iter().all(|joint| other.joints.iter().any(|x| is_near(*joint, *x)))
    }
}

fn is_near(one: f32, other: f32) -> bool {
    (one - other).abs() <= NEAR
}

/// The tables between level rules of the same width. One that goes on from the page `before` keeps
/// its columns, whatever few rules and cells are left of it.
pub(super) fn grids(rules: &[BoundingBox], pieces: &[Piece], before: Option<&Grid>) -> Vec<Grid> {
    let mut groups: Vec<Vec<Line>> = Vec::new();
    for line in whole(rules).into_iter().filter(|line| line.bbox.width() > SHORTEST) {
        let last =
            groups.iter_mut().rev().find(|group| group.iter().any(|one| one.is_as_wide(&line)));
        let belongs =
            |group: &&mut Vec<Line>| group.iter().all(|one| line.fits(one) || one.fits(&line));
        match last.filter(belongs) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    let feet = groups.iter().map(|group| foot(group));
    let ceilings: Vec<f32> = [f32::INFINITY].into_iter().chain(feet).collect();
    // the lowest first: the row that one leaves open ends where the next one begins
    let mut grids: Vec<Grid> = Vec::new();
    for (group, ceiling) in groups.iter().zip(ceilings).rev() {
        let floor = grids.last().and_then(|below| below.rows.first()).copied();
        let between = (floor.unwrap_or(f32::NEG_INFINITY), ceiling);
        grids.extend(grid(group, pieces, before, between));
    }
    grids
}

/// The lowest rule of a group.
fn foot(group: &[Line]) -> f32 {
    group.iter().map(|line| line.bbox.y0).fold(f32::INFINITY, f32::min)
}

/// The level rules, each in one: many programs draw the edge of each cell by itself.
fn whole(rules: &[BoundingBox]) -> Vec<Line> {
    let mut level: Vec<BoundingBox> =
        rules.iter().copied().filter(|rule| rule.height() < NEAR && rule.width() > NEAR).collect();
    level.sort_by(|a, b| b.y0.total_cmp(&a.y0).then(a.x0.total_cmp(&b.x0)));
    let mut whole: Vec<Line> = Vec::new();
    for rule in level {
        let goes_on = |last: &&mut Line| {
            let last = last.bbox;
            (last.y0 - rule.y0).abs() < 1.0 && rule.x0 - last.x1 < NEAR && last.x0 <= rule.x0
        };
        match whole.last_mut().filter(goes_on) {
            Some(last) => {
                if is_near(last.bbox.x1, rule.x0) {
                    last.joints.push(rule.x0);
                }
                last.bbox = last.bbox.union(rule);
            }
            None => whole.push(Line { bbox: rule, joints: Vec::new() }),
        }
    }
    whole
}

/// The table of some rules, `between` the tables below and above.
fn grid(
    rules: &[Line],
    pieces: &[Piece],
    before: Option<&Grid>,
    (floor, ceiling): (f32, f32),
) -> Option<Grid> {
    let height = |line: &Line| f32::midpoint(line.bbox.y0, line.bbox.y1);
    let mut rows: Vec<f32> = rules.iter().map(height).collect();
    rows.sort_by(|a, b| b.total_cmp(a));
    rows.dedup_by(|below, above| *above - *below < DOUBLE);
    let (top, foot) = (*rows.first()?, *rows.last()?);
    let (left, right) = rules.first().map(|rule| (rule.bbox.x0 - NEAR, rule.bbox.x1 + NEAR))?;
    let is_across = |piece: &&Piece| {
        let middle = f32::midpoint(piece.bbox.x0, piece.bbox.x1);
        let is_between = piece.baseline > floor && piece.baseline < ceiling;
        is_between && middle > left && middle < right
    };
    let across: Vec<&Piece> = pieces.iter().filter(is_across).collect();
    let inside = |piece: &&&Piece| piece.baseline < top && piece.baseline > foot;
    let inside: Vec<&Piece> = across.iter().filter(inside).copied().collect();
    let joints = joints(rules, &inside);
    let before = before.filter(|before| before.is_as_wide(left, right, NEAR));
    let goes_on =
        before.is_some_and(|before| joints.is_empty() || before.width() == joints.len() + 1);
    let before = before.filter(|_| goes_on);
    let gutters = || if joints.is_empty() { gutters(&inside) } else { joints.clone() };
    let own = || [vec![left], gutters(), vec![right]].concat();
    let kept = before.filter(|_| joints.is_empty());
    let columns = kept.map_or_else(own, |before| before.columns.clone());
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

/// Where columns meet by the rules of the table; nothing if a text between the rules runs across.
fn joints(rules: &[Line], pieces: &[&Piece]) -> Vec<f32> {
    let most = rules.iter().max_by_key(|line| line.joints.len());
    let joints = most.map(|line| line.joints.clone()).unwrap_or_default();
    let crosses = |joint: &f32| {
        let is_over =
            |piece: &&&Piece| piece.bbox.x0 < joint - NEAR && piece.bbox.x1 > joint + NEAR;
        pieces.iter().filter(is_over).count() > pieces.len() / 20
    };
    if joints.iter().any(crosses) { Vec::new() } else { joints }
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
        let em = if size > 0.0 { piece.size.min(size) } else { piece.size };
        let is_far = (piece.baseline - reached).abs() > pitch * em;
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
