//! "Ad 1: Godkendt." below "Beslutning": what was decided on the first recommendation, no head.

use super::Candidate;
use crate::lexicon::Label;
use crate::segment::Reading;

/// Leaves out the answers that begin right below a heading "Beslutning".
pub(super) fn without_decisions(
    document: &Reading<'_>,
    candidates: Vec<Candidate>,
) -> Vec<Candidate> {
    let mut in_decision = false;
    candidates
        .into_iter()
        .filter(|candidate| {
            in_decision = candidate.answering && (in_decision || is_below(document, candidate));
            !in_decision
        })
        .collect()
}

/// Whether the paragraph above is a heading "Beslutning", or one of another committee's decision.
fn is_below(document: &Reading<'_>, candidate: &Candidate) -> bool {
    let above = candidate.paragraph.checked_sub(1);
    let above = above.and_then(|above| document.paragraphs().get(above));
    above.is_some_and(|above| {
        let words = document.words(above.span);
        let label = document.lexicon.labels.read(words);
        label.is_some_and(|found| found.label == Label::Decision && found.value.is_empty())
            || document.lexicon.decisions.forms.heading.is_match(words)
    })
}
