//! The printed numbers of the agenda count up, or a diagnostic says that they do not.

use super::Subject;
use crate::check::{Finding, Rule};
use crate::diagnostic::Code;
use crate::record::model::AgendaItem;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    siblings(subject, "/agenda_items", &subject.record.agenda_items, found);
    for (at, item) in &subject.items {
        siblings(subject, &format!("{at}/items"), &item.items, found);
    }
}

/// The items of another meeting in the same document begin again.
fn has_several_meetings(subject: &Subject<'_>) -> bool {
    subject.record.diagnostics.iter().any(|found| found.code == Code::SeveralMeetings)
}

fn siblings(subject: &Subject<'_>, at: &str, items: &[AgendaItem], found: &mut Vec<Finding>) {
    let mut before: Option<u32> = None;
    for (index, item) in items.iter().enumerate() {
        let Some(number) = item.number.as_ref().and_then(|number| number.value.parse().ok()) else {
            continue; // "11a", "A", none
        };
        let pointer = format!("{at}/{index}/number");
        let (rule, code) = match before.replace(number) {
            Some(before) if number > before + 1 => (Rule::GapUnexplained, Code::NumberGap),
            Some(before) if number <= before && has_several_meetings(subject) => continue,
            Some(before) if number <= before => (Rule::RepeatUnexplained, Code::NumberRepeated),
            _ => continue,
        };
        let span = subject.span(&pointer);
        if !span.is_some_and(|span| subject.explained(code, span)) {
            let message = format!("the number {number} does not follow the one before it");
            found.push(Finding::new(rule, pointer, message));
        }
    }
}
