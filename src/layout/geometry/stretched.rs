//! Lines that were broken by hand within a justified paragraph are stretched to its right edge: their spaces are as
//! wide as the gaps between columns, but all alike, which those seldom are.

use super::pieces::Piece;

/// From this many ems on a space might be a gap between columns.
const WIDE: f32 = 0.6;

/// A smaller gap, in ems, is none: the word goes on.
const NONE: f32 = 0.15;

/// The spaces of a line differ by no more than this share of the narrowest.
const ALIKE: f32 = 0.03;

/// So many spaces at least, behind words of different lengths.
const FEWEST: usize = 2;

/// Lets the words of stretched lines reach to the next, as if the space were theirs.
pub(super) fn close(pieces: &mut [Piece<'_>]) {
    let mut rest = pieces;
    while !rest.is_empty() {
        let (line, behind) = rest.split_at_mut(length_of_line(rest));
        rest = behind;
        if is_stretched(line) {
            let starts: Vec<f32> = line.iter().skip(1).map(|piece| piece.bbox.x0).collect();
            for (piece, start) in line.iter_mut().zip(starts) {
                piece.spaced.1 |= start - piece.bbox.x1 > NONE * piece.size;
                piece.bbox.x1 = start;
            }
        }
    }
}

/// How many pieces follow each other on one baseline, from left to right.
fn length_of_line(pieces: &[Piece<'_>]) -> usize {
    let goes_on = |pair: &&[Piece<'_>]| {
        let [one, next] = pair else { return false };
        (one.baseline - next.baseline).abs() < 0.5
            && (one.size - next.size).abs() < 0.1
            && next.bbox.x0 > one.bbox.x1 - NONE * one.size
    };
    pieces.windows(2).take_while(goes_on).count() + 1
}

fn is_stretched(line: &[Piece<'_>]) -> bool {
    let Some(first) = line.first() else { return false };
    let mut gaps: Vec<f32> = Vec::new();
    let mut widths = vec![first.bbox.width()];
    for pair in line.windows(2) {
        let [one, next] = pair else { continue };
        let gap = next.bbox.x0 - one.bbox.x1;
        if gap > NONE * one.size {
            gaps.push(gap);
            widths.push(next.bbox.width());
        } else if let Some(width) = widths.last_mut() {
            *width += next.bbox.width();
        }
    }
    let (narrow, wide) = extremes(&gaps);
    let (short, long) = extremes(&widths);
    gaps.len() >= FEWEST
        && narrow > WIDE * first.size
        && wide - narrow < ALIKE * narrow
        && long > 1.2 * short
        && short > 0.7 * first.size
        && line.iter().all(|piece| !piece.text.contains(' '))
}

/// The least and the greatest.
fn extremes(lengths: &[f32]) -> (f32, f32) {
    let least = lengths.iter().copied().fold(f32::INFINITY, f32::min);
    (least, lengths.iter().copied().fold(0.0, f32::max))
}
