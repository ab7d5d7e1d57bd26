//! From a byte of the repaired text back to page, line and box.

use serde::Serialize;

use crate::span::Span;
use crate::text_layer::BoundingBox;

/// Where something stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Place {
    /// Page, from 1.
    pub page: u32,
    /// Line on the page, from 1.
    pub line: u32,
    /// Points, origin at the page's lower left; `None` for text input.
    pub bbox: Option<BoundingBox>,
}

/// One entry per printed line: which bytes of the text came from it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OffsetMap {
    lines: Vec<(Span, Place)>,
}

impl OffsetMap {
    /// With room for so many lines.
    pub(super) fn with_capacity(lines: usize) -> Self {
        Self { lines: Vec::with_capacity(lines) }
    }

    /// Says that the bytes `span` came from `place`; to be called in the order of the text.
    pub fn push(&mut self, span: Span, place: Place) {
        self.lines.push((span, place));
    }

    /// Says that the text was cut off at byte `end`: a hyphen was taken out.
    pub(super) fn cut(&mut self, end: usize) {
        if let Some((span, _)) = self.lines.last_mut() {
            span.end = span.end.min(end);
        }
    }

    /// Where the words at `span` stand: page and line of their beginning, and the box around
    /// all their lines on that page. An empty span stands where the next word does, at the
    /// end of the text where the last one does.
    pub fn locate(&self, span: Span) -> Option<Place> {
        let first = self.lines.partition_point(|(line, _)| line.end <= span.start);
        let Some((_, place)) = self.lines.get(first) else {
            return self.lines.last().map(|(_, place)| *place);
        };
        let mut place = *place;
        let rest = self.lines.get(first + 1..)?;
        for (_, next) in rest.iter().take_while(|(line, _)| line.start < span.end) {
            if next.page == place.page {
                place.bbox = match (place.bbox, next.bbox) {
                    (Some(one), Some(other)) => Some(one.union(other)),
                    (one, other) => one.or(other),
                };
            }
        }
        Some(place)
    }

    /// The lines of the words at `span` in order: the bytes of each and where it stands.
    pub fn lines(&self, span: Span) -> impl Iterator<Item = (Span, Place)> {
        let first = self.lines.partition_point(|(line, _)| line.end <= span.start);
        let rest = self.lines.get(first..).unwrap_or_default();
        let inside = rest.iter().take_while(move |(line, _)| line.start < span.end);
        inside.map(move |(line, place)| {
            (Span::new(line.start.max(span.start), line.end.min(span.end)), *place)
        })
    }

    /// How many lines of the page lie between the words at `one` and those at `next`; `None` when
    /// they stand on different pages.
    pub fn lines_between(&self, one: Span, next: Span) -> Option<u32> {
        let (above, below) = (self.places(one).last()?, self.places(next).next()?);
        let lines = below.line.saturating_sub(above.line).saturating_sub(1);
        (above.page == below.page).then_some(lines)
    }

    /// The places of all lines of the words at `span`, in order.
    pub fn places(&self, span: Span) -> impl Iterator<Item = Place> {
        self.lines(span).map(|(_, place)| place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> OffsetMap {
        let mut map = OffsetMap::default();
        let bbox = |y0| Some(BoundingBox { x0: 10.0, y0, x1: 90.0, y1: y0 + 10.0 });
        map.push(Span::new(0, 10), Place { page: 1, line: 1, bbox: bbox(80.0) });
        map.push(Span::new(10, 20), Place { page: 1, line: 2, bbox: bbox(60.0) });
        map.push(Span::new(21, 30), Place { page: 2, line: 1, bbox: bbox(90.0) });
        map
    }

    #[test]
    fn a_span_stands_where_it_begins() {
        let line = |start, end| map().locate(Span::new(start, end)).map(|at| (at.page, at.line));
        assert_eq!(line(0, 3), Some((1, 1)));
        assert_eq!(line(10, 12), Some((1, 2)));
        assert_eq!(line(20, 25), Some((2, 1)));
        assert_eq!(line(30, 30), Some((2, 1)));
    }

    #[test]
    fn the_box_holds_all_lines_on_the_page() {
        let place = map().locate(Span::new(5, 25)).unwrap();
        let bbox = place.bbox.unwrap();
        assert_eq!((bbox.y0, bbox.y1), (60.0, 90.0));
        assert_eq!(map().places(Span::new(5, 25)).count(), 3);
    }
}
