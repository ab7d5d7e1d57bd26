//! One level of the items, and by which number it goes on.

use super::{above, bit, cost};
use crate::segment::heads::{Candidate, Form};

/// One level of the reading so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    pub(super) form: Form,
    pub(super) prefixed: bool,
    pub(super) answering: bool,
    pub(super) sign: Option<char>,
    /// The number before the last one of a path: 2 of "2.1".
    pub(super) above: Option<u32>,
    pub(super) last: u32,
    pub(super) letter: Option<char>,
    pub(super) indent: f32,
    /// How often in a row the number 1 was repeated: every item may be 1.
    pub(super) ones: u32,
    /// The numbers that this level had, one bit each.
    pub(super) seen: u64,
    /// How many of its numbers in a row went on by one.
    pub(super) steady: u32,
}

impl Level {
    pub(super) fn of(candidate: &Candidate, before: Option<&Self>) -> Self {
        let last = candidate.path.last().copied().unwrap_or_default();
        let goes_on = |level: &&Self| level.next(candidate) == Some(0.0);
        Self {
            steady: before.filter(goes_on).map_or(0, |one| one.steady + 1),
            ones: before.filter(|level| (level.last, last) == (1, 1)).map_or(0, |one| one.ones + 1),
            form: candidate.form,
            prefixed: candidate.prefixed,
            answering: candidate.answering,
            sign: candidate.sign,
            above: above(candidate),
            last,
            letter: candidate.letter,
            indent: candidate.indent,
            seen: candidate.path.last().map_or(0, |number| bit(*number)),
        }
    }

    /// 8 behind 4, 5, 6, 7, each written alike.
    pub(super) fn is_steady(&self, candidate: &Candidate) -> bool {
        const FEWEST: u32 = 3;
        self.steady >= FEWEST && self.next(candidate) == Some(0.0)
    }

    /// Whether the candidate is written and set just as the last number was.
    fn is_alike(&self, candidate: &Candidate) -> bool {
        self.form == Form::Decimal
            && candidate.form == Form::Decimal
            && (self.sign.is_some() || self.prefixed)
            && self.sign == candidate.sign
            && self.prefixed == candidate.prefixed
            && (self.indent - candidate.indent).abs() < 0.5
    }

    /// What it costs to go on with `candidate` on this level, if that is possible at all.
    pub(super) fn next(&self, candidate: &Candidate) -> Option<f32> {
        let number = candidate.path.last().copied()?;
        // 1.2, 2.1: the number above goes on by one
        let turns = self.above.zip(above(candidate)).is_some_and(|(own, other)| other == own + 1);
        let order = match (number.checked_sub(self.last), self.letter, candidate.letter) {
            _ if turns && number <= 1 => 0.0,
            (Some(0), before, Some(letter)) if before < Some(letter) => 0.0,
            (Some(0), ..) if self.ones > 0 => cost::REPEAT_AGAIN,
            (Some(0), ..) if number > 1 && self.is_alike(candidate) => cost::REPEAT_ALIKE,
            (Some(0), ..) => cost::REPEAT,
            (Some(1), ..) => 0.0,
            (Some(gap @ 2..=40), ..) => {
                #[expect(clippy::cast_precision_loss, reason = "at most 40")]
                let missing = (gap - 1) as f32;
                cost::GAP + cost::GAP_EACH * missing
            }
            (None, ..)
                if (number > 1 || candidate.answering)
                    && self.last - number <= 5
                    && self.seen & bit(number) == 0 =>
            {
                if candidate.answering {
                    cost::BACK_IN_ANSWER
                } else {
                    cost::BACK
                }
            }
            _ => return None,
        };
        let prefix = if self.prefixed == candidate.prefixed { 0.0 } else { cost::OTHER_PREFIX };
        let indent =
            if (self.indent - candidate.indent).abs() > 1.5 { cost::OTHER_INDENT } else { 0.0 };
        let bracket = |sign: Option<char>| sign == Some(')');
        let sign =
            if bracket(self.sign) == bracket(candidate.sign) { 0.0 } else { cost::OTHER_SIGN };
        (self.form == candidate.form).then_some(order + prefix + sign + indent)
    }
}
