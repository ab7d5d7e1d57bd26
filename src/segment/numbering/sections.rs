//! Letters over numbers that run on: "A. Økonomi", 1, 2, "B. Drift", 3. The numbers are the agenda, the
//! letters its sections.

use super::Numbered;
use crate::segment::heads::Form;

/// The run without the letters over its numbers, if these run on from one letter to the next.
pub(super) fn lifted(run: Vec<Numbered>) -> Vec<Numbered> {
    const FEWEST: usize = 3;
    let is_letter = |one: &&Numbered| one.depth == 0 && one.candidate.form == Form::Letter;
    let letters = run.iter().filter(is_letter).count();
    let numbers: Vec<_> = run.iter().filter(|one| one.depth == 1).collect();
    let run_on = numbers.windows(2).all(|pair| match pair {
        [one, next] => one.candidate.path < next.candidate.path,
        _ => true,
    });
    let is_lettered = letters > 0 && run.iter().all(|one| one.depth > 0 || is_letter(&one));
    let are_decimal = numbers.iter().all(|one| one.candidate.form == Form::Decimal);
    if !is_lettered || !are_decimal || !run_on || numbers.len() < FEWEST.max(letters + 1) {
        return run;
    }
    let below = run.into_iter().filter(|one| one.depth > 0);
    below.map(|one| Numbered { depth: one.depth - 1, ..one }).collect()
}
