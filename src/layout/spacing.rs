//! One empty line between two lines: line spacing or the end of a paragraph?
//!
//! Both seed minutes change from single to double spacing in the midst of a page. Around a
//! line the majority decides: where most lines have an empty line before them, it is spacing.

use super::printed::{Gap, Printed};

/// Gaps before and after that have a vote when the neighbours alone do not decide.
const VOTERS: usize = 4;

/// Turns every [`Gap::Loose`] that is line spacing into [`Gap::Tight`].
pub(super) fn resolve(lines: &mut [Printed]) {
    let gaps: Vec<Gap> = lines.iter().map(|line| line.gap).collect();
    for (index, line) in lines.iter_mut().enumerate() {
        let is_double = is_double(&gaps, index);
        match line.gap {
            Gap::Loose if is_double => (line.gap, line.empty) = (Gap::Tight, 0.0),
            Gap::Wide if is_double => line.empty = ((line.empty - 1.0) / 2.0).max(1.0),
            _ => {}
        }
    }
}

/// First the lines between two wide gaps vote, then those around.
fn is_double(gaps: &[Gap], index: usize) -> bool {
    let is_within = |gap: &&Gap| matches!(gap, Gap::Loose | Gap::Tight);
    let before = || gaps.iter().take(index).rev();
    let after = || gaps.iter().skip(index + 1);
    let segment = majority(before().take_while(is_within).chain(after().take_while(is_within)));
    let around = || majority(before().take(VOTERS).chain(after().take(VOTERS)));
    segment.or_else(around).unwrap_or_default()
}

/// Whether more gaps are loose than tight; nothing when they are as many.
fn majority<'a>(gaps: impl Iterator<Item = &'a Gap>) -> Option<bool> {
    let (mut loose, mut tight) = (0, 0);
    for gap in gaps {
        match gap {
            Gap::Loose => loose += 1,
            Gap::Tight => tight += 1,
            Gap::Wide | Gap::Page => {}
        }
    }
    (loose != tight).then_some(loose > tight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_between_two_wide_gaps_decide_first() {
        let single = [Gap::Tight; 6];
        let gaps =
            [&single[..], &[Gap::Wide, Gap::Loose, Gap::Loose, Gap::Wide], &single[..]].concat();
        assert!(is_double(&gaps, 7) && is_double(&gaps, 8));
        let gaps = [&single[..], &[Gap::Loose], &single[..]].concat();
        assert!(!is_double(&gaps, 6));
    }
}
