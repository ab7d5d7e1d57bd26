//! Straight lines on a page: the rules of tables, underlines.

use super::geometry::Matrix;
use super::limits::RULES_PER_PAGE;
use crate::text_layer::{BoundingBox, Rule};

/// Up to this thick a filled box is a line, points.
const THIN: f64 = 3.0;
/// From this long on a line is a rule, points.
const LONG: f64 = 6.0;
/// How many segments of one path are kept.
const SEGMENTS: usize = 4_096;

/// Collects the paths of a page and keeps the rules.
#[derive(Debug, Default)]
pub(super) struct Paths {
    rules: Vec<Rule>,
    /// How many figures with curves were painted.
    pub(super) curved: usize,
    segments: Vec<Segment>,
    /// Boxes of closed figures that could be thin lines: rectangles and polygons.
    figures: Vec<Figure>,
    start: (f64, f64),
    current: (f64, f64),
}

#[derive(Debug, Clone, Copy)]
struct Segment {
    from: (f64, f64),
    to: (f64, f64),
}

#[derive(Debug, Clone, Copy)]
struct Figure {
    x0: f64,
    y0: f64,
    x1: f64,
    y1: f64,
    curved: bool,
}

impl Figure {
    fn at((x, y): (f64, f64)) -> Self {
        Self { x0: x, y0: y, x1: x, y1: y, curved: false }
    }

    fn add(&mut self, (x, y): (f64, f64)) {
        self.x0 = self.x0.min(x);
        self.y0 = self.y0.min(y);
        self.x1 = self.x1.max(x);
        self.y1 = self.y1.max(y);
    }
}

impl Paths {
    /// `m`
    pub(super) fn move_to(&mut self, ctm: Matrix, point: (f64, f64)) {
        self.start = ctm.apply(point);
        self.current = self.start;
        if self.figures.len() < SEGMENTS {
            self.figures.push(Figure::at(self.start));
        }
    }

    /// `l`
    pub(super) fn line_to(&mut self, ctm: Matrix, point: (f64, f64)) {
        self.line(ctm.apply(point));
    }

    /// `c`, `v`, `y`: only where they end matters.
    pub(super) fn curve_to(&mut self, ctm: Matrix, point: (f64, f64)) {
        self.current = ctm.apply(point);
        let current = self.current;
        if let Some(figure) = self.figures.last_mut() {
            figure.curved = true;
            figure.add(current);
        }
    }

    /// `h`
    pub(super) fn close(&mut self) {
        self.line(self.start);
    }

    /// `re`
    pub(super) fn rectangle(&mut self, ctm: Matrix, [x, y, width, height]: [f64; 4]) {
        self.move_to(ctm, (x, y));
        self.line_to(ctm, (x + width, y));
        self.line_to(ctm, (x + width, y + height));
        self.line_to(ctm, (x, y + height));
        self.close();
    }

    /// `f`, `S`, `B` and the like: `width` is the stroke's, in points, if it is stroked.
    pub(super) fn paint(&mut self, fill: bool, stroke: Option<f64>) {
        if fill || stroke.is_some() {
            self.curved += self.figures.iter().filter(|figure| figure.curved).count();
        }
        if fill {
            let figures = std::mem::take(&mut self.figures);
            for figure in &figures {
                self.keep_thin(figure);
            }
        }
        if let Some(width) = stroke {
            let segments = std::mem::take(&mut self.segments);
            for segment in &segments {
                self.keep_straight(segment, width);
            }
        }
        self.discard();
    }

    /// `n`
    pub(super) fn discard(&mut self) {
        self.segments.clear();
        self.figures.clear();
    }

    /// The rules.
    pub(super) fn finish(self) -> Vec<Rule> {
        self.rules
    }

    fn line(&mut self, to: (f64, f64)) {
        if self.segments.len() < SEGMENTS {
            self.segments.push(Segment { from: self.current, to });
        }
        if let Some(figure) = self.figures.last_mut() {
            figure.add(to);
        }
        self.current = to;
    }

    fn keep_thin(&mut self, figure: &Figure) {
        let (width, height) = (figure.x1 - figure.x0, figure.y1 - figure.y0);
        let thin = width.min(height) <= THIN && width.max(height) >= LONG;
        if thin && !figure.curved {
            self.keep(figure.x0, figure.y0, figure.x1, figure.y1);
        }
    }

    fn keep_straight(&mut self, segment: &Segment, width: f64) {
        let ((x0, y0), (x1, y1)) = (segment.from, segment.to);
        let (across, up) = ((x1 - x0).abs(), (y1 - y0).abs());
        if across.max(up) < LONG || across.min(up) > 0.5 {
            return;
        }
        let half = width.min(THIN) / 2.0;
        let (dx, dy) = if across > up { (0.0, half) } else { (half, 0.0) };
        self.keep(x0.min(x1) - dx, y0.min(y1) - dy, x0.max(x1) + dx, y0.max(y1) + dy);
    }

    #[expect(clippy::cast_possible_truncation, reason = "single precision is enough for paper")]
    fn keep(&mut self, x0: f64, y0: f64, x1: f64, y1: f64) {
        let finite = [x0, y0, x1, y1].iter().all(|value| value.abs() < 1e6);
        if finite && self.rules.len() < RULES_PER_PAGE {
            let bbox = BoundingBox { x0: x0 as f32, y0: y0 as f32, x1: x1 as f32, y1: y1 as f32 };
            self.rules.push(Rule { bbox });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thin_boxes_and_straight_strokes_are_rules() {
        let mut paths = Paths::default();
        paths.rectangle(Matrix::IDENTITY, [10.0, 10.0, 200.0, 0.5]);
        paths.rectangle(Matrix::IDENTITY, [10.0, 10.0, 200.0, 50.0]);
        paths.paint(true, None);
        paths.move_to(Matrix::IDENTITY, (10.0, 20.0));
        paths.line_to(Matrix::IDENTITY, (10.0, 120.0));
        paths.line_to(Matrix::IDENTITY, (50.0, 150.0));
        paths.paint(false, Some(1.0));
        let boxes: Vec<_> = paths.finish().iter().map(|rule| rule.bbox).collect();
        let [flat, upright] = boxes.as_slice() else { panic!("{boxes:?}") };
        assert_eq!((flat.width(), flat.height()), (200.0, 0.5));
        assert_eq!((upright.width(), upright.height()), (1.0, 100.0));
    }

    #[test]
    fn clipping_paths_are_not_rules() {
        let mut paths = Paths::default();
        paths.rectangle(Matrix::IDENTITY, [10.0, 10.0, 200.0, 0.5]);
        paths.discard();
        paths.paint(true, None);
        assert!(paths.finish().is_empty());
    }
}
