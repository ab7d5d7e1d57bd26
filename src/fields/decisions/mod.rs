//! Decisions: under a heading, as a word on a line of its own, or as a verb in prose.
//!
//! In prose a decision verb alone proves nothing: most of them report what others decided,
//! propose, or expect. A sentence counts when it has one of the [`forms`] in which minutes
//! state decisions.

mod clauses;
mod forms;
mod prose;

use std::sync::LazyLock;

use regex::Regex;

use self::clauses::{decision, outcome};
use self::forms::FORMS;
use self::prose::{in_prose, is_formal};
use super::items::{Body, BodyPart};
use super::{Reading, pattern, sentences, votes};
use crate::lexicon::Label;
use crate::record::model::{Decision, DecisionOutcome};
use crate::span::{Span, Spanned};

/// Reads the decisions of an item that has `recommendations` recommendations.
pub(super) fn read(
    reading: &Reading<'_>,
    title: Option<Span>,
    body: &Body,
    recommendations: usize,
) -> Vec<Decision> {
    let mut found = Vec::new();
    let mut heading = None;
    let headed = body.parts.iter().any(|part| part.under == Some(Label::Decision));
    for part in &body.parts {
        match part.under {
            Some(Label::Decision) => {
                heading = part.label.or(heading);
                let other_day = heading.is_some_and(|heading| is_of_another_day(reading, heading));
                if !part.value.is_empty() && !other_day {
                    under_heading(reading, part, heading, &mut found);
                }
            }
            Some(
                Label::Case
                | Label::Earlier
                | Label::Recommendation
                | Label::Action
                | Label::People(..),
            ) if headed || !is_formal(reading, part) => {}
            _ => in_prose(reading, part, &mut found),
        }
    }
    if title.is_some_and(|title| is_report(reading.words(title))) {
        found.retain(|decision| on_the_report(&decision.text.value));
    }
    prefer_formal(reading, &mut found);
    if !headed {
        prefer_verdicts(&mut found);
    }
    attach_ballots(reading, body, &mut found);
    for decision in &mut found {
        decision.recommendation = settled(reading, decision, recommendations);
    }
    found
}

/// Votes counted in sentences of their own belong to the decision that follows, or to the one
/// right before.
fn attach_ballots(reading: &Reading<'_>, body: &Body, found: &mut [Decision]) {
    /// In bytes: a few lines.
    const NEAR: usize = 500;
    let parts = body.parts.iter().filter(|part| part.under != Some(Label::Earlier));
    let ballots = parts
        .flat_map(|part| sentences::sentences(&reading.text.text, part.value))
        .filter(|sentence| {
            votes::is_ballot(reading.words(*sentence)) && outcome(reading, *sentence).is_none()
        });
    for ballot in ballots {
        let after = found.iter_mut().find(|decision| {
            let start = decision.text.span().start;
            start >= ballot.end && start - ballot.end < NEAR
        });
        let before = |decision: &&mut Decision| {
            let end = decision.text.span().end;
            end <= ballot.start && ballot.start - end < 8
        };
        let decision = match after {
            Some(decision) => Some(decision),
            None => found.iter_mut().find(before),
        };
        if let Some(decision) = decision {
            votes::merge(&mut decision.vote, votes::counts(reading, ballot));
        }
    }
}

/// A report on the past year tells what was decided in that year.
fn is_report(title: &str) -> bool {
    static REPORT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b\p{L}*beretning"));
    REPORT.is_match(title)
}

/// What is decided on the report itself.
fn on_the_report(words: &str) -> bool {
    static ON_IT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)beretning\p{L}*\b.*\b(?:godkend|tage|tog|vedtag)|(?:godkend|tage|tog|vedtag)\p{L}*\b.*beretning",
        )
    });
    ON_IT.is_match(words) || FORMS.one_word.is_match(words)
}

/// Everything under a heading is the decision; a bare dash or "Ingen" is none.
fn under_heading(
    reading: &Reading<'_>,
    part: &BodyPart,
    heading: Option<Span>,
    found: &mut Vec<Decision>,
) {
    static NOTHING: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:ingen|intet|-|–|tbd)?\W*$"));
    if NOTHING.is_match(reading.words(part.value)) || is_absence(reading, part.value) {
        return;
    }
    let by = heading.and_then(|heading| body_in_heading(reading, heading));
    for sentence in sentences::sentences(&reading.text.text, part.value) {
        let ballot = votes::is_ballot(reading.words(sentence));
        let before = before_remark(reading, sentence);
        let verdict = match outcome(reading, before).or_else(|| outcome(reading, sentence)) {
            None if ballot || !found.is_empty() => continue,
            _ if is_motion(reading.words(sentence)) => continue,
            Some(verdict) => verdict,
            None => {
                Spanned::inferred(DecisionOutcome::Agreed, sentence, "under-a-decision-heading")
            }
        };
        let one = decision(reading, sentence, verdict);
        found.push(Decision { decided_by: one.decided_by.or_else(|| by.clone()), ..one });
    }
}

/// "Ida Holm stillede forslag om, at ...": what was moved, not what was decided.
fn is_motion(words: &str) -> bool {
    static MOTION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:stillede|stiller|fremsatte)\s(?:\p{L}+\s)?(?:ændrings)?forslag\b|\bbegærede\ssagen\b",
        )
    });
    MOTION.is_match(words)
}

/// "Godkendt med den ændring, at punkt 3 udgår": the verdict stands before the remark.
fn before_remark(reading: &Reading<'_>, sentence: Span) -> Span {
    let remark = reading.lexicon.decisions.remarks.find(reading.words(sentence));
    Span::new(sentence.start, remark.map_or(sentence.end, |remark| sentence.start + remark.start()))
}

/// "Beslutning i Social- og Sundhedsudvalget den 8. maj 2019"
fn body_in_heading(reading: &Reading<'_>, heading: Span) -> Option<Spanned<String>> {
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^beslutning(?:er)?\si\s(?P<body>\p{Lu}.*?)(?:,|\sden\s|\sd\.\s|\s\d|$)")
    });
    let found = BODY.captures(reading.words(heading))?;
    Some(reading.spanned(Span::from(found.name("body")?.range()).shift(heading.start)))
}

/// A heading with another day than the meeting's stands over an earlier committee's decision.
fn is_of_another_day(reading: &Reading<'_>, heading: Span) -> bool {
    let dates = super::moments::dates(reading, heading);
    let written = dates.first().and_then(|date| date.date());
    written.zip(reading.date).is_some_and(|(written, meeting)| written != meeting)
}

/// "Fraværende: ..." behind a decision.
fn is_absence(reading: &Reading<'_>, span: Span) -> bool {
    let label = reading.lexicon.labels.read(reading.words(span));
    label.is_some_and(|found| matches!(found.label, Label::People(..)))
}

/// Where the body itself decides on the recommendation, what the chair concludes and what is
/// told before it is the discussion, not the decision.
fn prefer_formal(reading: &Reading<'_>, found: &mut Vec<Decision>) {
    let formal = |decision: &Decision| {
        FORMS.by_the_body.is_match(&decision.text.value)
            && decision.text.value.contains("indstilling")
    };
    if found.iter().any(formal) {
        found.retain(|decision| {
            let words = reading.words(decision.text.span());
            formal(decision)
                || FORMS.impersonal.is_match(words)
                || FORMS.by_the_body.is_match(words)
        });
    }
}

/// "Bestyrelsen tiltrådte indstillingen" settles all of them, "1.-2. anbefales" the named ones.
fn settled(
    reading: &Reading<'_>,
    decision: &Decision,
    recommendations: usize,
) -> Vec<Spanned<usize>> {
    static NAMED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\W*(?P<from>\d{1,2})\.?(?:\s*[-–]\s*(?P<to>\d{1,2})\.?)?\s"));
    let span = decision.text.span();
    let words = reading.words(span);
    let index = |number: usize| Spanned::inferred(number, span, "decided-together");
    if let Some(named) = NAMED.captures(words) {
        let number =
            |name: &str| named.name(name).and_then(|digits| digits.as_str().parse::<usize>().ok());
        if let Some(from) = number("from").filter(|from| (1..=recommendations).contains(from)) {
            let to = number("to").unwrap_or(from).min(recommendations);
            return (from - 1..to).map(index).collect();
        }
    }
    let whole = words.to_lowercase();
    if whole.contains("indstilling") || (FORMS.one_word.is_match(words) && recommendations > 0) {
        return (0..recommendations).map(index).collect();
    }
    Vec::new()
}

/// "Panelet drøftede forslaget" is the decision only where nothing else was decided.
fn prefer_verdicts(found: &mut Vec<Decision>) {
    if found.iter().any(|one| one.outcome.value != DecisionOutcome::Discussed) {
        found.retain(|one| one.outcome.value != DecisionOutcome::Discussed);
    }
}

/// "Bestyrelsen tiltrådte indstillingen": a decision wherever it stands.
pub(super) fn is_decided_by_body(words: &str) -> bool {
    FORMS.by_the_body.is_match(words) && words.contains("indstilling")
}
