//! Which of the printed numbers make the agenda, and which level each stands on.
//!
//! A number alone says little: "1." below "1." may open sub-items, start the minutes after
//! the agenda, or be a list in the text. So all candidates are read as one sequence, and the
//! cheapest consistent reading wins: going on by one costs nothing, opening a level little, a
//! gap or a repetition more, and leaving out something that looks like a head most. The
//! search keeps the [`BEAM`] cheapest readings so far.

mod context;
mod cost;
mod level;
mod sections;

use std::rc::Rc;

use context::Context;
use level::Level;

use super::Reading;
use super::heads::{Candidate, Form};

/// A head that was kept, with its level.
#[derive(Debug, Clone)]
pub(super) struct Numbered {
    /// The head.
    pub(super) candidate: Candidate,
    /// 0 is the top level.
    pub(super) depth: usize,
}

/// How many readings are followed at a time.
const BEAM: usize = 48;

/// Reads the sequence; gives one run, or several when the numbers begin again, as they do behind
/// the titles of `later` meetings.
pub(super) fn resolve(
    document: &Reading<'_>,
    candidates: &[Candidate],
    later: &[usize],
) -> Vec<Vec<Numbered>> {
    let context = Context::of(document, candidates, later);
    let mut readings = vec![ReadingSoFar::default()];
    for (index, candidate) in candidates.iter().enumerate() {
        let mut ways: Vec<_> =
            readings.iter().flat_map(|reading| reading.ways(index, candidate, &context)).collect();
        ways.sort_by(|one, other| one.cost.total_cmp(&other.cost));
        ways.truncate(BEAM);
        readings = ways.into_iter().map(|way| way.take(index, candidate)).collect();
    }
    let runs = readings.first().map(|best| best.runs(candidates)).unwrap_or_default();
    runs.into_iter().map(sections::lifted).collect()
}

/// A step that was taken: which candidate was kept at which depth in which run.
#[derive(Debug)]
struct Step {
    candidate: usize,
    depth: usize,
    run: usize,
    before: Option<Rc<Step>>,
}

/// One way to read the numbers so far.
#[derive(Debug, Clone, Default)]
struct ReadingSoFar {
    cost: f32,
    levels: Vec<Level>,
    run: usize,
    /// The first number of the run.
    first: Option<Rc<[u32]>>,
    steps: Option<Rc<Step>>,
}

impl ReadingSoFar {
    /// Every way to go on with the next candidate.
    fn ways(&self, index: usize, candidate: &Candidate, context: &Context) -> Vec<Way<'_>> {
        let twice = context.twice.get(index).copied().unwrap_or_default();
        let steady = context.titled.get(index).copied().unwrap_or_default()
            && self.levels.first().is_some_and(|level| level.is_steady(candidate));
        let expected = steady || (twice && self.awaits(candidate, context.behind_list.is_some()));
        let least = match (context.behind_list == Some(index), expected) {
            (true, _) => cost::RESTART,
            (_, true) => cost::EXPECTED,
            _ => 0.0,
        };
        let cost = self.cost + candidate.weight.max(least);
        let mut ways = vec![Way { from: self, cost, kept: None }];
        // Behind "Referat" the items of the agenda are expected again, however long they are.
        let in_minutes =
            context.minutes_from.is_some_and(|from| candidate.paragraph >= from) && self.run > 0;
        let keep = if in_minutes || expected {
            (-candidate.weight).clamp(0.0, cost::TOLD)
        } else {
            (-candidate.weight).max(0.0)
        };
        let echo = self.run > 0 && context.echoes.get(index).copied().unwrap_or_default();
        let bonus = if echo { cost::ECHO } else { 0.0 };
        let closing = context.closing.get(index).copied().unwrap_or_default();
        let mut push = |depth: usize, cost: f32| {
            let cost = if closing && depth > 0 { cost + cost::CLOSING_BELOW } else { cost };
            let cost = self.cost + keep + bonus + cost;
            ways.push(Way { from: self, cost, kept: Some((depth, self.run)) });
        };
        for (depth, level) in self.levels.iter().enumerate() {
            let foreign = self.foreign_path(candidate, depth);
            if let Some(cost) = level.next(candidate) {
                let counted = context.counted.get(index).copied().unwrap_or_default();
                let repeats = cost > 0.0 && candidate.path.last() == Some(&level.last);
                let list = if counted && repeats { cost::REPEAT } else { 0.0 };
                push(depth, cost + foreign + list);
            }
        }
        let depth = self.levels.len();
        let is_list = context.below_colon.get(index).copied().unwrap_or_default();
        push(depth, self.opening(candidate, is_list) + self.foreign_path(candidate, depth));
        // "47. Regnskab", where the agenda began with "1. Regnskab"
        let is_renumbered = self.run == 0
            && context.titled_first.get(index).copied().unwrap_or_default()
            && self.first.as_ref().is_some_and(|first| **first < *candidate.path);
        let begins = opens(candidate)
            || self.begins_again(candidate)
            || is_renumbered
            || (context.answers > 1 && self.is_answered(candidate));
        if depth > 0 && !candidate.in_case && begins {
            let labelled = context.restarts.get(index).copied().unwrap_or_default();
            let first_echo = if context.echoes.get(index).copied().unwrap_or_default() {
                cost::ECHO
            } else {
                0.0
            };
            let announced = self.first.as_ref().is_some_and(|first| **first <= *candidate.path);
            let answers = candidate.answering
                && announced
                && self.levels.first().is_some_and(|level| !level.answering);
            let is_alike = context.alike_first.get(index).copied().unwrap_or_default();
            // "10. Kirkegården", added to the agenda, then the items from 1 up to that one
            let leads_up = candidate.path == [1]
                && self.first.as_ref().is_some_and(|first| **first > *candidate.path)
                && context.first_again.is_some_and(|again| again > index);
            let alike = self.run == 0 && (is_alike || leads_up);
            let restart = match (labelled || answers, alike) {
                (true, _) => cost::RESTART_LABELLED,
                (_, true) => cost::RESTART_ALIKE,
                _ => cost::RESTART,
            };
            let cost = self.cost + keep + restart + first_echo;
            ways.push(Way { from: self, cost, kept: Some((0, self.run + 1)) });
        }
        ways
    }

    /// Whether the candidate is 1, or goes on by one on some level; by more, if nothing but the list
    /// before tells that it is an item.
    fn awaits(&self, candidate: &Candidate, with_gaps: bool) -> bool {
        let goes_on = |level: &Level| {
            let cost = level.next(candidate);
            cost == Some(0.0) || (with_gaps && cost.is_some())
        };
        candidate.path == [1] || self.levels.iter().any(goes_on)
    }

    /// Numbers that run on over the year begin again with the same one: a table of contents,
    /// then the minutes.
    fn begins_again(&self, candidate: &Candidate) -> bool {
        self.first.as_ref().is_some_and(|first| **first == *candidate.path)
    }

    /// "Ad 4" right behind the agenda: the items were taken in another order.
    fn is_answered(&self, candidate: &Candidate) -> bool {
        let number = candidate.path.last().copied().unwrap_or_default();
        candidate.answering
            && self.levels.first().is_some_and(|top| !top.answering && top.seen & bit(number) != 0)
    }

    /// What it costs to open a level with `candidate`; the line above may announce a list.
    fn opening(&self, candidate: &Candidate, is_list: bool) -> f32 {
        let Some(parent) = self.levels.last() else {
            return if opens(candidate) { 0.0 } else { cost::BEGIN_LATE };
        };
        if candidate.answering && !parent.answering {
            return cost::OPEN_LATE; // "Ad 1" answers an agenda, it is no sub-item
        }
        // "4.1" says itself that it is below 4
        let parts = candidate.path.len().checked_sub(2).and_then(|at| candidate.path.get(at));
        let is_told = parts == Some(&parent.last);
        let is_deeper = is_told || candidate.indent > parent.indent + 0.5;
        let indent = if is_deeper { 0.0 } else { cost::SAME_INDENT };
        let same = parent.form == candidate.form
            && parent.sign == candidate.sign
            && (parent.indent - candidate.indent).abs() < 0.5
            && parent.form == Form::Decimal
            && parent.prefixed == candidate.prefixed;
        let same = if same && !is_list { cost::SAME_FORM } else { 0.0 };
        if self.is_lettered(candidate) {
            return indent + cost::OPEN; // "4b)" below "4."
        }
        indent + same + if opens(candidate) { cost::OPEN } else { cost::OPEN_LATE }
    }

    /// "4b)" below "4.", where "4b." would be an item added to the agenda.
    fn is_lettered(&self, candidate: &Candidate) -> bool {
        self.levels.last().is_some_and(|parent| {
            parent.letter.is_none()
                && candidate.letter.is_some()
                && candidate.path == [parent.last]
                && candidate.sign == Some(')')
                && parent.sign != Some(')')
        })
    }

    /// "4.1" belongs below 4.
    fn foreign_path(&self, candidate: &Candidate, depth: usize) -> f32 {
        if depth == 0 && self.levels.first().is_some_and(|level| level.form == Form::Path) {
            return 0.0; // 1.1, 1.2, 2.1: the numbers above them are not printed
        }
        let Some(parent) =
            candidate.path.len().checked_sub(2).and_then(|at| candidate.path.get(at))
        else {
            return 0.0;
        };
        let above = depth.checked_sub(1).and_then(|depth| self.levels.get(depth));
        if above.is_some_and(|level| level.last == *parent) { 0.0 } else { cost::FOREIGN_PATH }
    }

    fn runs(&self, candidates: &[Candidate]) -> Vec<Vec<Numbered>> {
        let mut runs = vec![Vec::new(); self.run + 1];
        let mut step = self.steps.as_deref();
        while let Some(taken) = step {
            if let (Some(run), Some(candidate)) =
                (runs.get_mut(taken.run), candidates.get(taken.candidate))
            {
                run.push(Numbered { candidate: candidate.clone(), depth: taken.depth });
            }
            step = taken.before.as_deref();
        }
        for run in &mut runs {
            run.reverse();
        }
        runs.retain(|run| !run.is_empty());
        runs
    }
}

/// A reading and how it may go on.
struct Way<'r> {
    from: &'r ReadingSoFar,
    /// Of the reading with this step.
    cost: f32,
    /// At which depth and in which run the candidate is kept, if it is.
    kept: Option<(usize, usize)>,
}

impl Way<'_> {
    /// Goes on so.
    fn take(self, index: usize, candidate: &Candidate) -> ReadingSoFar {
        let Self { from, cost, kept } = self;
        let Some((depth, run)) = kept else { return ReadingSoFar { cost, ..from.clone() } };
        let goes_on = run == from.run;
        let mut levels = if goes_on { from.levels.clone() } else { Vec::new() };
        let before = levels.get(depth);
        let level = Level::of(candidate, before);
        let seen = level.seen | before.map_or(0, |level| level.seen);
        levels.truncate(depth);
        levels.push(Level { seen, ..level });
        let steps = Step { candidate: index, depth, run, before: from.steps.clone() };
        let first = from.first.clone().filter(|_| goes_on);
        let first = first.or_else(|| Some(candidate.path.as_slice().into()));
        ReadingSoFar { cost, levels, run, first, steps: Some(Rc::new(steps)) }
    }
}

/// 2 of "2.1".
fn above(candidate: &Candidate) -> Option<u32> {
    candidate.path.len().checked_sub(2).and_then(|at| candidate.path.get(at)).copied()
}

/// The bit of a number; those beyond 63 share none.
fn bit(number: u32) -> u64 {
    1_u64.checked_shl(number).unwrap_or_default()
}

/// A sequence begins with 0, 1, a or i.
fn opens(candidate: &Candidate) -> bool {
    candidate.path.last().is_some_and(|number| *number <= 1)
}
