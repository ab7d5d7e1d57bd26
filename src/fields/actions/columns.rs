//! "Ansvarlig" and "Deadline" in columns beside the text.

use super::super::items::Body;
use super::super::{Reading, sentences};
use super::deadlines::date_or_words;
use super::{FOLLOWS, split_names};
use crate::lexicon::Label;
use crate::record::model::{ActionItem, Decision};

/// The columns "Ansvarlig" and "Deadline" say who and until when; what is to be done stands in
/// the row: as an action, as a follow-up, or as what was decided.
pub(super) fn attach(
    reading: &Reading<'_>,
    body: &Body,
    decisions: &[Decision],
    found: &mut Vec<ActionItem>,
) {
    let column = |label: Label| {
        body.parts
            .iter()
            .find(|part| part.under == Some(label) && part.label.is_none())
            .map(|part| part.span)
    };
    let Some(names) = column(Label::Responsible) else { return };
    if found.is_empty() {
        let told =
            body.parts.iter().flat_map(|part| sentences::sentences(&reading.text.text, part.span));
        let follow_up =
            told.into_iter().find(|sentence| FOLLOWS.is_match(reading.words(*sentence)));
        let decided = || decisions.last().map(|decision| decision.text.span());
        found.extend(follow_up.or_else(decided).map(|span| ActionItem {
            text: reading.spanned(span),
            responsible: Vec::new(),
            deadline: None,
        }));
    }
    let until = column(Label::Deadline);
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
