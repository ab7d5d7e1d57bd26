//! One empty line between two lines: line spacing or the end of a paragraph?
//!
//! Both seed minutes change from single to double spacing in the midst of a page. Around a
//! line those lines decide that go on in the midst of a sentence.

use super::continuity::{begins_inside, is_moment, is_terminated};
use super::markers;
use super::measure::is_unbroken;
use super::printed::{Gap, Printed};

/// Lines before and after that have a vote when those between two wide gaps do not decide.
const VOTERS: usize = 8;

/// Lines between two wide gaps are asked up to this far.
const REACH: usize = 60;

/// Turns every [`Gap::Loose`] that is line spacing into [`Gap::Tight`].
pub(super) fn resolve(lines: &mut [Printed]) {
    // a line for each paragraph, as on web pages: every empty line ends one
    if is_unbroken(lines) {
        return;
    }
    let votes = votes(lines);
    let usual = majority(votes.iter()).unwrap_or_default();
    // lines that follow each other, and never an empty line in a sentence: nothing is spread
    let is_plain =
        !votes.contains(&Vote::Double) && lines.iter().skip(1).any(|line| line.gap == Gap::Tight);
    let is_spread = if is_plain { Vec::new() } else { spread(lines) };
    for (index, line) in lines.iter_mut().enumerate() {
        if line.gap == Gap::Loose && is_double(&votes, index, usual) {
            line.gap = Gap::Tight;
        }
        line.empty = if is_spread.get(index).copied().unwrap_or_default() {
            (line.empty / 2.0).floor()
        } else {
            line.empty
        };
    }
}

/// For each line whether those around it, to the next wide gaps, have an empty line between
/// them; there the space before a block counts half.
fn spread(lines: &[Printed]) -> Vec<bool> {
    let gaps: Vec<Gap> = lines.iter().map(|line| line.gap).collect();
    let is_within = |gap: &&Gap| matches!(gap, Gap::Loose | Gap::Tight);
    let counts = |index: usize| {
        let before = gaps.iter().take(index).rev().take(REACH);
        let after = gaps.iter().skip(index + 1).take(REACH);
        let segment =
            before.clone().take_while(is_within).chain(after.clone().take_while(is_within));
        let near = before.take(VOTERS / 2).chain(after.take(VOTERS / 2));
        let tally = |gaps: Vec<&Gap>| {
            let loose = gaps.iter().filter(|gap| ***gap == Gap::Loose).count();
            let tight = gaps.iter().filter(|gap| ***gap == Gap::Tight).count();
            (loose != tight).then_some(loose > tight)
        };
        tally(segment.collect()).or_else(|| tally(near.collect())).unwrap_or_default()
    };
    (0..gaps.len()).map(counts).collect()
}

/// What a line says about the space before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Vote {
    /// In the midst of a sentence stands an empty line: it is line spacing.
    Double,
    /// In the midst of a sentence stands none.
    Single,
    /// Between two sentences or names an empty line may be anything.
    Nothing,
    /// Here a paragraph ends in any case.
    Edge,
}

fn votes(lines: &[Printed]) -> Vec<Vote> {
    let before = std::iter::once(None).chain(lines.iter().map(Some));
    before.zip(lines).map(|(before, line)| vote(before, line)).collect()
}

fn vote(before: Option<&Printed>, line: &Printed) -> Vote {
    let goes_on = before.is_some_and(|before| {
        let text = line.line.text.as_str();
        let is_anew = markers::marker(text).is_some() || is_moment(text);
        !is_terminated(&before.line.text) && begins_inside(text) && !is_anew
    });
    match line.gap {
        Gap::Wide | Gap::Page => Vote::Edge,
        Gap::Loose if goes_on => Vote::Double,
        Gap::Tight if goes_on => Vote::Single,
        Gap::Loose | Gap::Tight => Vote::Nothing,
    }
}

/// First the lines between two wide gaps vote, then those around, then all.
fn is_double(votes: &[Vote], index: usize, usual: bool) -> bool {
    let before = || votes.iter().take(index + 1).rev();
    let after = || votes.iter().skip(index + 1);
    let is_within = |vote: &&Vote| **vote != Vote::Edge;
    let segment = majority(
        before().take(REACH).take_while(is_within).chain(after().take(REACH).take_while(is_within)),
    );
    let around = || majority(before().take(VOTERS).chain(after().take(VOTERS)));
    segment.or_else(around).unwrap_or(usual)
}

/// Whether more lines are double-spaced than not; nothing when they are as many.
fn majority<'a>(votes: impl Iterator<Item = &'a Vote>) -> Option<bool> {
    let (mut double, mut single) = (0, 0);
    for vote in votes {
        match vote {
            Vote::Double => double += 1,
            Vote::Single => single += 1,
            Vote::Nothing | Vote::Edge => {}
        }
    }
    (double != single).then_some(double > single)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Vote::{Double, Edge, Nothing, Single};

    #[test]
    fn the_lines_between_two_wide_gaps_decide_first() {
        let votes = [Single, Single, Edge, Nothing, Double, Nothing, Edge, Single, Single];
        assert!((3..6).all(|index| is_double(&votes, index, false)));
        assert!(!is_double(&votes, 8, true));
    }

    #[test]
    fn paragraphs_of_one_line_say_nothing() {
        assert!(!is_double(&[Nothing, Nothing, Nothing], 1, false));
        assert!(!is_double(&[Nothing, Nothing, Single, Nothing], 1, true));
    }
}
