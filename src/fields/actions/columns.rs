//! "Ansvarlig" and "Deadline" in columns beside the text.

use super::super::parts::Body;
use super::super::{Reading, sentences};
use super::deadlines::date_or_words;
use super::{FOLLOWS, split_names};
use crate::lexicon::Label;
use crate::record::model::{ActionItem, Decision, DecisionOutcome};
use crate::span::{Span, Spanned};

/// The columns "Ansvarlig" and "Deadline" say who and until when; what is to be done stands in
/// the row: as an action, as a follow-up, or as what was decided.
pub(super) fn attach(
    reading: &Reading<'_>,
    body: &Body,
    decisions: &[Decision],
    found: &mut Vec<ActionItem>,
) {
    let Some(names) = column(body, Label::Responsible) else { return };
    let until = column(body, Label::Deadline);
    if found.is_empty() {
        let told =
            body.parts.iter().flat_map(|part| sentences::sentences(&reading.text.text, part.span));
        let follow_up =
            told.into_iter().find(|sentence| FOLLOWS.is_match(reading.words(*sentence)));
        let is_task = |decision: &&Decision| until.is_some() || sets_going(decision.outcome.value);
        let decided = || decisions.last().filter(is_task).map(|decision| decision.text.span());
        let last = || until.and_then(|_| last_sentence(reading, body));
        found.extend(follow_up.or_else(decided).or_else(last).map(|span| ActionItem {
            text: reading.spanned(span),
            responsible: Vec::new(),
            deadline: None,
        }));
    }
    for action in found {
        if action.responsible.is_empty() {
            action.responsible = split_names(reading, names);
        }
        action.deadline = action
            .deadline
            .take()
            .or_else(|| until.and_then(|until| date_or_words(reading, until)));
    }
}

/// "Tre planker er rådne. Vi skifter dem selv.", with a name and a day beside it.
fn last_sentence(reading: &Reading<'_>, body: &Body) -> Option<Span> {
    let told = body.parts.iter().rfind(|part| part.under.is_none() && part.label.is_none())?;
    sentences::sentences(&reading.text.text, told.span).pop()
}

/// Whether such a decision leaves something to be done; "Godkendt" does not.
fn sets_going(outcome: DecisionOutcome) -> bool {
    matches!(outcome, DecisionOutcome::Agreed | DecisionOutcome::Referred)
}

/// Who is in charge of an item: those in the column "Ansvarlig" who have no task there.
pub(in super::super) fn answerable(
    reading: &Reading<'_>,
    body: &Body,
    actions: &[ActionItem],
) -> Vec<Spanned<String>> {
    let Some(names) = column(body, Label::Responsible) else { return Vec::new() };
    let mut tasks = actions.iter().flat_map(|action| &action.responsible);
    let has_task = tasks.any(|name| names.contains(name.span()));
    let is_task = has_task || column(body, Label::Deadline).is_some();
    if is_task { Vec::new() } else { split_names(reading, names) }
}

/// The cell in the column of that head.
fn column(body: &Body, label: Label) -> Option<Span> {
    let mut cells = body.parts.iter().filter(|part| part.label.is_none());
    cells.find(|part| part.under == Some(label)).map(|part| part.span)
}
