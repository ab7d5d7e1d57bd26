//! Votes that are counted beside the sentence of the decision.

use std::sync::LazyLock;

use regex::Regex;

use super::super::items::Body;
use super::super::{Reading, pattern, sentences, votes};
use super::clauses::outcome;
use crate::lexicon::Label;
use crate::record::model::Decision;
use crate::span::Span;

/// In bytes: a few lines.
const NEAR: usize = 500;

/// In bytes: line break and bullet.
const ADJACENT: usize = 8;

/// "Ad 2: For stemte 3": what is voted on next.
static OPENS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\W*(?:[Aa]d\.?\s)?\d{1,2}[.:)]\s"));

/// Votes counted in sentences of their own belong to the decision that follows, or to the one
/// right before. Counts that follow each other ("For: 11", "Imod: 0", "Blank: 0") are one vote.
pub(super) fn attach(reading: &Reading<'_>, body: &Body, found: &mut [Decision]) {
    let parts = body.parts.iter().filter(|part| part.under != Some(Label::Earlier));
    let sentences = parts.flat_map(|part| sentences::sentences(&reading.text.text, part.value));
    let mut run: Option<Run> = None;
    for sentence in sentences {
        let decides = found.iter().position(|one| one.text.span().overlaps(sentence));
        if let Some(decision) = decides {
            run = Some(Run { decision, end: sentence.end });
            continue;
        }
        if !votes::is_ballot(reading.words(sentence)) || outcome(reading, sentence).is_some() {
            continue;
        }
        let opens = OPENS.is_match(reading.words(sentence));
        let before = run.filter(|run| !opens && sentence.start.saturating_sub(run.end) < ADJACENT);
        let decision = before.map(|run| run.decision).or_else(|| following(found, sentence));
        if let Some(one) = decision.and_then(|decision| found.get_mut(decision)) {
            votes::merge(&mut one.vote, votes::counts(reading, sentence));
        }
        if let Some(decision) = before.map(|run| run.decision) {
            run = Some(Run { decision, end: sentence.end });
        }
    }
}

/// A decision and where the counts behind it end.
#[derive(Clone, Copy)]
struct Run {
    decision: usize,
    end: usize,
}

fn following(found: &[Decision], ballot: Span) -> Option<usize> {
    found.iter().position(|decision| {
        let start = decision.text.span().start;
        start >= ballot.end && start - ballot.end < NEAR
    })
}
