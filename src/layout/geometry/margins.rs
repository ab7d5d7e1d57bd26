//! Heads that are drawn after the text below them, and feet that are drawn before it.
//!
//! Browsers and report writers draw the margins of a page last. On one page alone nothing
//! recurs that would tell a running head from a title: it stays in the text, but in its place.

use super::bands::Placed;

/// So many lines at the beginning and end of a page's content are looked at.
const MOST: usize = 6;

/// Puts heads before the text and feet behind it.
pub(super) fn in_place(lines: Vec<Placed>) -> Vec<Placed> {
    let some = MOST.min(lines.len() / 2);
    let tail = lines.len() - some;
    let bounds = |lines: &[Placed]| {
        let text = lines.iter().map(|line| line.segment.bbox);
        text.reduce(crate::text_layer::BoundingBox::union).unwrap_or_default()
    };
    let top = bounds(lines.get(..tail).unwrap_or_default()).y1;
    let foot = bounds(lines.get(some..).unwrap_or_default()).y0;
    let is_head = |index: usize, line: &Placed| {
        index >= tail && line.cell.is_none() && line.segment.bbox.y0 >= top
    };
    let is_foot = |index: usize, line: &Placed| {
        index < some && line.cell.is_none() && line.segment.bbox.y1 <= foot
    };
    let (mut heads, mut text, mut feet) = (Vec::new(), Vec::new(), Vec::new());
    for (index, line) in lines.into_iter().enumerate() {
        if is_head(index, &line) {
            heads.push(line);
        } else if is_foot(index, &line) {
            feet.push(line);
        } else {
            text.push(line);
        }
    }
    heads.extend(text);
    heads.extend(feet);
    heads
}
