//! Nothing of the text disappears: it is inside some value's span, or residue.

use super::{Subject, Text};
use crate::check::{Finding, Rule};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(text) = &subject.text else { return };
    let coverage = &subject.record.coverage;
    let assigned = covered(text, subject.record.provenance.values().map(|place| place.span));
    let residue = covered(text, coverage.residue.iter().copied());
    let printed = text.text.chars().map(|c| !c.is_whitespace());
    let (mut characters, mut taken, mut both, mut neither) = (0, 0, 0, 0);
    for ((printed, assigned), residue) in printed.zip(assigned).zip(residue) {
        if !printed {
            continue;
        }
        characters += 1;
        match (assigned, residue) {
            (true, true) => (taken, both) = (taken + 1, both + 1),
            (true, false) => taken += 1,
            (false, false) => neither += 1,
            (false, true) => {}
        }
    }
    let mut report = |key: &str, message: String| {
        found.push(Finding::new(Rule::CoverageWrong, format!("/coverage/{key}"), message));
    };
    if coverage.characters != characters {
        report("characters", format!("the text has {characters} characters"));
    }
    if coverage.assigned != taken {
        report("assigned", format!("the values' spans hold {taken} characters"));
    }
    if both > 0 || neither > 0 {
        report(
            "residue",
            format!("{neither} characters are in no value and not here, {both} are in both"),
        );
    }
}

/// For each code point whether one of the spans holds it.
fn covered(text: &Text<'_>, spans: impl Iterator<Item = crate::span::Span>) -> Vec<bool> {
    let mut covered = vec![false; text.len()];
    for span in spans {
        let end = span.end.min(text.len());
        if let Some(inside) = covered.get_mut(span.start.min(end)..end) {
            inside.fill(true);
        }
    }
    covered
}
