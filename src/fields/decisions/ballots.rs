//! Votes that are counted beside the sentence of the decision.

use std::sync::LazyLock;

use super::super::parts::Body;
use super::super::{Reading, pattern, sentences, votes};
use super::clauses::{is_taken_back, outcome};
use crate::lexicon::{Label, Pattern};
use crate::record::model::Decision;
use crate::span::Span;

/// In bytes: a few lines.
const NEAR: usize = 500;

/// In bytes: line break and bullet.
const ADJACENT: usize = 8;

/// "Ad 2: For stemte 3": what is voted on next.
static OPENS: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^\W*(?:[Aa]d\.?\s)?\d{1,2}[.:)]\s"));

/// Votes counted in sentences of their own belong to the decision that follows, or to the one
/// right before. Which of them is the habit of the item: votes that stand before its first
/// decision stand before the others, too. Counts that follow each other ("For: 11", "Imod: 0",
/// "Blank: 0") are one vote.
pub(super) fn attach(reading: &Reading<'_>, body: &Body, found: &mut [Decision]) {
    let parts = body.parts.iter().filter(|part| part.under != Some(Label::Earlier));
    let sentences = parts.flat_map(|part| sentences::sentences(&reading.text.text, part.value));
    let mut run: Option<Run> = None;
    let mut votes_first = None;
    for sentence in sentences {
        let decides = found.iter().position(|one| one.text.span().overlaps(sentence));
        if let Some(decision) = decides {
            votes_first.get_or_insert(false);
            run = Some(Run { decision, end: sentence.end });
            continue;
        }
        if !votes::is_ballot(reading.words(sentence)) || outcome(reading, sentence).is_some() {
            continue;
        }
        let votes_first = *votes_first.get_or_insert(true);
        let opens = OPENS.is_match(reading.words(sentence));
        let next = following(found, sentence);
        let concluded = next.is_some_and(|next| concludes(reading, found, next));
        let ahead = next.is_some() && (votes_first || opens || concluded);
        let before = run
            .filter(|run| !ahead && sentence.start.saturating_sub(run.end) < ADJACENT)
            .map(|run| Run { end: sentence.end, ..run });
        let decision = before.map(|run| run.decision).or(next);
        let voted = decision.and_then(|decision| found.get_mut(decision));
        let voted = voted.filter(|one| !is_taken_back(one.outcome.value, &one.text.value));
        if let Some(one) = voted {
            // a count alone in the decision's own sentence means something beside another
            let own = votes::counts(reading, one.text.span());
            votes::merge(&mut one.vote, votes::counts(reading, sentence));
            votes::merge(&mut one.vote, own);
        }
        run = before.or(run);
    }
}

/// A decision and where the counts behind it end.
#[derive(Clone, Copy)]
struct Run {
    decision: usize,
    end: usize,
}

/// "Forslaget er dermed vedtaget": what the counts before it came to.
fn concludes(reading: &Reading<'_>, found: &[Decision], decision: usize) -> bool {
    static THUS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\b(?:dermed|hermed|derefter|herefter|således|Dermed|Herefter|Hermed)\b")
    });
    let words = found.get(decision).map(|one| reading.words(one.text.span()));
    words.is_some_and(|words| THUS.is_match(words))
}

fn following(found: &[Decision], ballot: Span) -> Option<usize> {
    found.iter().position(|decision| {
        let start = decision.text.span().start;
        start >= ballot.end && start - ballot.end < NEAR
    })
}
