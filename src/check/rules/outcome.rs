//! The outcome is what diagnostics and content make it.

use super::Subject;
use crate::check::{Finding, Rule};
use crate::diagnostic::Severity;
use crate::record::model::Outcome;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let record = subject.record;
    let mut report = |pointer: String, message: String| {
        found.push(Finding::new(Rule::OutcomeContradiction, pointer, message));
    };
    for (index, diagnostic) in record.diagnostics.iter().enumerate() {
        let (code, severity) = (diagnostic.code, diagnostic.severity);
        if severity != code.severity() {
            let message = format!("`{}` is no {severity:?}", code.as_str()).to_lowercase();
            report(format!("/diagnostics/{index}/severity"), message);
        }
    }
    let errors = record.diagnostics.iter().any(|found| found.severity == Severity::Error);
    if errors == (record.outcome == Outcome::Complete) {
        let errors = if errors { "there are" } else { "there are no" };
        let message = format!("{errors} diagnostics that are errors");
        report("/outcome".to_owned(), message);
    }
    let holds_something = record.text.is_some() || !record.provenance.is_empty();
    if record.outcome == Outcome::Failed && holds_something {
        report("/outcome".to_owned(), "a failed record holds nothing".to_owned());
    }
}
