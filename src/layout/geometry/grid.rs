//! Tables whose cells are ruled: text belongs to the cell whose rules surround it.

use super::pieces::Piece;
use super::row_rules;
use crate::text_layer::{BoundingBox, Rule};

/// Rules this near to each other, in points, meet or are one.
const NEAR: f32 = 3.0;

/// A line across a table covers this share of its width or height at least.
const ACROSS: f32 = 0.6;

/// A line along a column may end early, where cells are put together.
const ALONG: f32 = 0.25;

/// A row without a rule at its foot or top is at least this high, points.
const OPEN_ROW: f32 = 8.0;

/// More rules than this on a page are a drawing.
const MOST_RULES: usize = 4000;

/// A ruled table: the edges of its columns from left to right, of its rows from top to foot.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Grid {
    pub(super) columns: Vec<f32>,
    pub(super) rows: Vec<f32>,
}

impl Grid {
    /// How many columns it has.
    pub(super) fn width(&self) -> usize {
        self.columns.len().saturating_sub(1)
    }

    /// Whether it begins and ends where the other does.
    pub(super) fn is_as_wide(&self, left: f32, right: f32, near: f32) -> bool {
        let is_near =
            |edge: Option<&f32>, other: f32| edge.is_some_and(|x| (x - other).abs() <= near);
        is_near(self.columns.first(), left) && is_near(self.columns.last(), right)
    }

    /// Whether the rule belongs to it.
    fn holds(&self, rule: &Rule) -> bool {
        let middle = f32::midpoint(rule.bbox.y0, rule.bbox.y1);
        let (top, foot) = (self.rows.first(), self.rows.last());
        top.is_some_and(|top| middle < top + NEAR) && foot.is_some_and(|foot| middle > foot - NEAR)
    }

    /// Row and column in which the piece stands.
    pub(super) fn cell(&self, piece: &Piece) -> Option<(usize, usize)> {
        let (x, y) = (piece.bbox.x0 + 0.2 * piece.size, piece.baseline + 0.2 * piece.size);
        let column = self.columns.iter().take_while(|edge| **edge <= x).count().checked_sub(1)?;
        let row = self.rows.iter().take_while(|edge| **edge >= y).count().checked_sub(1)?;
        (column < self.width() && row + 1 < self.rows.len()).then_some((row, column))
    }
}

/// The ruled tables of a page with two columns or more, from top to foot; `before` is the one at
/// the foot of the page before.
pub(super) fn grids(rules: &[Rule], pieces: &[Piece], before: Option<&Grid>) -> Vec<Grid> {
    if rules.len() > MOST_RULES {
        return Vec::new();
    }
    let boxes: Vec<BoundingBox> = rules.iter().map(|rule| rule.bbox).collect();
    let mut grids: Vec<Grid> = connected(boxes).iter().filter_map(|boxes| grid(boxes)).collect();
    let is_open = |rule: &&Rule| !grids.iter().any(|grid| grid.holds(rule));
    let open: Vec<BoundingBox> = rules.iter().filter(is_open).map(|rule| rule.bbox).collect();
    grids.extend(row_rules::grids(&open, pieces, before));
    let top = |grid: &Grid| grid.rows.first().copied().unwrap_or_default();
    grids.sort_by(|a, b| top(b).total_cmp(&top(a)));
    grids
}

/// Groups of rules that touch each other.
fn connected(boxes: Vec<BoundingBox>) -> Vec<Vec<BoundingBox>> {
    let mut groups: Vec<(BoundingBox, Vec<BoundingBox>)> = Vec::new();
    for bbox in boxes {
        let (touching, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(bounds, _)| touch(*bounds, bbox));
        let bounds = touching.iter().map(|(bounds, _)| *bounds).fold(bbox, BoundingBox::union);
        let mut members: Vec<BoundingBox> =
            touching.into_iter().flat_map(|(_, members)| members).collect();
        members.push(bbox);
        groups = apart;
        groups.push((bounds, members));
    }
    groups.sort_by(|(a, _), (b, _)| b.y1.total_cmp(&a.y1));
    groups.into_iter().map(|(_, members)| members).collect()
}

fn touch(a: BoundingBox, b: BoundingBox) -> bool {
    a.x0 <= b.x1 + NEAR && b.x0 <= a.x1 + NEAR && a.y0 <= b.y1 + NEAR && b.y0 <= a.y1 + NEAR
}

fn grid(boxes: &[BoundingBox]) -> Option<Grid> {
    let all = boxes.iter().copied().reduce(BoundingBox::union)?;
    let upright = boxes.iter().filter(|bbox| bbox.height() > bbox.width());
    let level = boxes.iter().filter(|bbox| bbox.width() >= bbox.height());
    let columns = edges(
        upright.map(|bbox| (f32::midpoint(bbox.x0, bbox.x1), bbox.height())),
        ALONG * all.height(),
    );
    let mut rows = edges(
        level.map(|bbox| (f32::midpoint(bbox.y0, bbox.y1), bbox.width())),
        ACROSS * all.width(),
    );
    // a row that goes on over the page end has no rule there
    if let Some(foot) = rows.first().copied().filter(|foot| foot - all.y0 > OPEN_ROW) {
        rows.insert(0, all.y0.min(foot));
    }
    if let Some(top) = rows.last().copied().filter(|top| all.y1 - top > OPEN_ROW) {
        rows.push(all.y1.max(top));
    }
    rows.reverse();
    (columns.len() >= 3 && rows.len() >= 2).then_some(Grid { columns, rows })
}

/// Positions at which lines are drawn that together are long enough.
fn edges(lines: impl Iterator<Item = (f32, f32)>, least: f32) -> Vec<f32> {
    let mut lines: Vec<(f32, f32)> = lines.collect();
    lines.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut edges: Vec<(f32, f32)> = Vec::new();
    for (position, length) in lines {
        match edges.last_mut().filter(|(edge, _)| position - *edge <= NEAR) {
            Some((_, sum)) => *sum += length,
            None => edges.push((position, length)),
        }
    }
    edges.into_iter().filter(|(_, length)| *length >= least).map(|(position, _)| position).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(y: f32, x0: f32, x1: f32) -> Rule {
        Rule { bbox: BoundingBox { x0, y0: y, x1, y1: y + 0.5 } }
    }

    fn upright(x: f32, y0: f32, y1: f32) -> Rule {
        Rule { bbox: BoundingBox { x0: x, y0, x1: x + 0.5, y1 } }
    }

    #[test]
    fn rules_that_meet_make_a_table() {
        let mut rules =
            vec![level(700.0, 50.0, 500.0), level(650.0, 50.0, 500.0), level(600.0, 50.0, 500.0)];
        rules.extend([50.0, 200.0, 500.0].map(|x| upright(x, 600.0, 700.0)));
        rules.push(level(100.0, 50.0, 200.0));
        let grids = grids(&rules, &[], None);
        assert_eq!(grids.len(), 1);
        assert_eq!((grids[0].width(), grids[0].rows.len()), (2, 3));
    }

    #[test]
    fn a_frame_is_no_table() {
        let rules = [
            level(700.0, 50.0, 500.0),
            level(600.0, 50.0, 500.0),
            upright(50.0, 600.0, 700.0),
            upright(500.0, 600.0, 700.0),
        ];
        assert!(grids(&rules, &[], None).is_empty());
    }
}
