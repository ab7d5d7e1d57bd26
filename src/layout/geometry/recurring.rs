//! What comes again at the same height on other pages, told before lines are known: it must not
//! be taken for a row of a table that goes on over the page.

use std::collections::BTreeMap;

use super::levels::Level;
use crate::layout::furniture::is_page_number;

/// The share of a page's height at its top and foot that is looked at.
const MARGIN: f32 = 0.16;

/// Heights are the same up to half of this many points.
const HEIGHT: f32 = 4.0;

/// On how many pages the levels at tops and feet stand.
#[derive(Debug, Default)]
pub(super) struct Recurring(BTreeMap<(i32, String), usize>);

impl Recurring {
    /// Counts the levels of a page whose text lies between `bottom` and `top`.
    pub(super) fn add(&mut self, levels: &[Level], extent: (f32, f32)) {
        for level in levels.iter().filter(|level| is_edge(level, extent)) {
            *self.0.entry(key(level)).or_default() += 1;
        }
    }

    /// Whether the level stands on other pages, too, or counts them.
    pub(super) fn holds(&self, level: &Level, extent: (f32, f32)) -> bool {
        if !is_edge(level, extent) {
            return false;
        }
        let text = words(level);
        let is_number = text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number
            || is_page_number(&text)
            || self.0.get(&key(level)).is_some_and(|pages| *pages > 1)
    }
}

/// The words of a level with single spaces.
pub(super) fn words(level: &Level) -> String {
    level.pieces.iter().map(|piece| piece.text).collect::<Vec<_>>().join(" ")
}

fn is_edge(level: &Level, (bottom, top): (f32, f32)) -> bool {
    let margin = MARGIN * (top - bottom);
    level.baseline < bottom + margin || level.baseline > top - margin
}

#[expect(clippy::cast_possible_truncation, reason = "a page is some thousand points high")]
fn key(level: &Level) -> (i32, String) {
    let mut masked = words(level);
    masked.retain(|c| !c.is_ascii_digit());
    ((level.baseline / HEIGHT).round() as i32, masked)
}
