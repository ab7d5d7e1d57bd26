//! Repairs taken back: the words as the source has them.

use super::{Change, Repair};
use crate::span::Span;

/// The words of the source again: every repair of `text` undone. White space stays as
/// `text` has it, except inside a repair, where it is the source's.
///
/// `repairs` are in order and do not overlap, as `normalize` gives them; their spans count
/// bytes of `text`. A repair that does not fit is left out.
pub fn undo(text: &str, repairs: &[Repair]) -> String {
    undo_within(text, repairs.iter(), Span::new(0, text.len()))
}

/// The source's words for `span`, which no change crosses.
pub(super) fn original(text: &str, changes: &[Change], span: Span) -> String {
    let first = changes.partition_point(|change| change.repair.span.start < span.start);
    let inside = changes.iter().skip(first).take_while(|change| change.repair.span.end <= span.end);
    undo_within(text, inside.map(|change| &change.repair), span)
}

fn undo_within<'a>(text: &str, repairs: impl Iterator<Item = &'a Repair>, span: Span) -> String {
    let mut source = String::with_capacity(span.len());
    let mut at = span.start;
    for repair in repairs {
        let Some(between) = text.get(at..repair.span.start) else { continue };
        source.push_str(between);
        source.push_str(&repair.original);
        at = repair.span.end;
    }
    source.push_str(text.get(at..span.end).unwrap_or_default());
    source
}
