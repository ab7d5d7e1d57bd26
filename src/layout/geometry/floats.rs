//! What is drawn ahead of the line that it stands in.
//!
//! Browsers draw what floats to the right (the date of a letterhead) before the text around it.
//! Such a segment is followed by all that stands above it, and at last by the line beside it.

use super::segments::Segment;

/// Baselines this near to each other, in ems, are level.
const LEVEL: f32 = 0.3;

/// Least space, in ems, between a line and what floats beside it.
const GUTTER: f32 = 0.7;

/// Lines below or above this near, in ems, make it a column and no float.
const PITCH: f32 = 2.0;

/// On a page with more segments than this none is looked for.
const MOST_SEGMENTS: usize = 1000;

/// Puts segments that are drawn ahead behind their lines.
pub(super) fn in_line(mut segments: Vec<Segment>) -> Vec<Segment> {
    if segments.len() > MOST_SEGMENTS {
        return segments;
    }
    // the last first, so that only text stands between a float and its line
    for index in (0..segments.len()).rev() {
        if let Some(line) = line_of(&segments, index) {
            let float = segments.remove(index);
            segments.insert(line, float);
        }
    }
    segments
}

/// The line that the segment floats beside, if it does.
fn line_of(segments: &[Segment], index: usize) -> Option<usize> {
    let float = segments.get(index)?;
    let em = float.size.max(1.0);
    let is_level =
        |other: &Segment| (other.baseline - float.baseline).abs() <= LEVEL * em.max(other.size);
    let is_left = |other: &Segment| other.bbox.x1 + GUTTER * em <= float.bbox.x0;
    let (earlier, later) = (segments.get(..index)?, segments.get(index + 1..)?);
    if earlier.iter().any(is_level) {
        return None; // in its line already
    }
    let line = later.iter().position(|other| is_level(other) && is_left(other))?;
    let between = later.get(..line)?;
    let is_ahead = !between.is_empty()
        && between.iter().all(|other| other.baseline > float.baseline + LEVEL * em);
    let is_near = |other: &Segment| {
        let down = (other.baseline - float.baseline).abs();
        let overlaps = other.bbox.x0 < float.bbox.x1 && other.bbox.x1 > float.bbox.x0;
        overlaps && down > LEVEL * em && down < PITCH * em
    };
    let neighbours = earlier.last().into_iter().chain(later.first());
    let stands_alone = !neighbours.into_iter().any(is_near);
    (is_ahead && stands_alone).then_some(index + line + 1)
}
