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
    /// all their lines on that page.
    pub fn locate(&self, span: Span) -> Option<Place> {
        let first = self.lines.partition_point(|(line, _)| line.end <= span.start);
        let (_, mut place) = *self.lines.get(first)?;
        let rest = self.lines.get(first + 1..)?;
        for (line, next) in rest.iter().take_while(|(line, _)| line.start < span.end) {
            if next.page == place.page && line.overlaps(span) {
                place.bbox = match (place.bbox, next.bbox) {
                    (Some(one), Some(other)) => Some(one.union(other)),
                    (one, other) => one.or(other),
                };
            }
        }
        Some(place)
    }
}
