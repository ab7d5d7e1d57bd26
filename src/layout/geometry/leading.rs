//! Which space between two lines is the pitch of running text and which is more.

use crate::layout::printed::{Gap, Printed, Role};

/// A pitch up to this share above the usual one is the usual one.
const TIGHT: f32 = 1.13;

/// Up to this share above it may be either.
const LOOSE: f32 = 1.36;

/// Lines before and after whose pitch counts as usual.
const WINDOW: usize = 3;

/// Pitches in ems that running text can have.
const PLAUSIBLE: std::ops::RangeInclusive<f32> = 0.9..=2.6;

/// A line with its place on the page.
pub(super) struct Spaced {
    pub(super) printed: Printed,
    pub(super) baseline: f32,
    pub(super) size: f32,
}

/// Sets the gap before every line.
pub(super) fn classify(lines: &mut [Spaced]) {
    let pitches: Vec<Option<f32>> = pitches(lines);
    let usual = usual(&pitches);
    for (index, line) in lines.iter_mut().enumerate() {
        let pitch = pitches.get(index).copied().flatten();
        let local = local(&pitches, index).unwrap_or(usual).max(usual);
        (line.printed.gap, line.printed.empty) = match pitch {
            None => (Gap::Page, 0.0),
            Some(pitch) => (gap(pitch / local), (pitch / usual - 1.0).max(0.0)),
        };
    }
}

fn gap(share: f32) -> Gap {
    match share {
        share if share <= TIGHT => Gap::Tight,
        share if share <= LOOSE => Gap::Loose,
        _ => Gap::Wide,
    }
}

/// The way from the line before, in ems; none on a new page or in a new column.
fn pitches(lines: &[Spaced]) -> Vec<Option<f32>> {
    let before = std::iter::once(None).chain(lines.iter().map(Some));
    before.zip(lines).map(|(before, line)| before.and_then(|before| pitch(before, line))).collect()
}

fn pitch(before: &Spaced, line: &Spaced) -> Option<f32> {
    let is_cell = |line: &Spaced| matches!(line.printed.role, Role::Row(..));
    let down = (before.baseline - line.baseline) / before.size.max(line.size).max(1.0);
    let is_same_page = before.printed.line.page == line.printed.line.page;
    let is_down = down > 0.3 || is_cell(before) || is_cell(line);
    (is_same_page && is_down).then_some(down)
}

/// The share of all lines that follow at a pitch which is that of running text.
const SUPPORT: f32 = 0.12;

/// The narrowest pitch of the document that is no exception.
fn usual(pitches: &[Option<f32>]) -> f32 {
    let mut plausible: Vec<f32> =
        pitches.iter().flatten().copied().filter(|pitch| PLAUSIBLE.contains(pitch)).collect();
    plausible.sort_by(f32::total_cmp);
    let below = |limit: f32| plausible.partition_point(|pitch| *pitch < limit);
    let near = |pitch: f32| below(pitch + 0.04) - below(pitch - 0.04);
    let needed = (count(plausible.len()) * SUPPORT).max(2.0);
    plausible.iter().copied().find(|&pitch| count(near(pitch)) >= needed).unwrap_or(1.2)
}

#[expect(clippy::cast_precision_loss, reason = "fewer than 2^23 lines")]
fn count(lines: usize) -> f32 {
    lines as f32
}

/// The narrowest pitch around a line.
fn local(pitches: &[Option<f32>], index: usize) -> Option<f32> {
    let start = index.saturating_sub(WINDOW);
    let around = pitches.get(start..(index + WINDOW + 1).min(pitches.len())).unwrap_or_default();
    around.iter().flatten().copied().filter(|pitch| PLAUSIBLE.contains(pitch)).reduce(f32::min)
}
