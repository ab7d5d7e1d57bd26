//! A text whose spans count code points.

use crate::fields::sentences;
use crate::span::Span;

pub(super) struct Text<'a> {
    text: &'a str,
    bytes: Vec<usize>,
}

impl<'a> Text<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        Self { text, bytes }
    }

    /// The sentence in which the span begins.
    pub(super) fn sentence(&self, points: Span) -> String {
        let start = self.bytes.get(points.start).copied().unwrap_or(self.text.len());
        let before = self.text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let rest = self.text.get(line_start..).unwrap_or_default();
        let line = Span::new(line_start, line_start + rest.find('\n').unwrap_or(rest.len()));
        let sentences = sentences(self.text, line);
        let around = sentences.into_iter().find(|sentence| sentence.end > start);
        around.unwrap_or(line).of(self.text).to_owned()
    }
}
