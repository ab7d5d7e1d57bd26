//! What "Ad 1" answers: an agenda that is printed as the text of its first item, and "Ad 1: Godkendt." below
//! "Beslutning": what was decided on the first recommendation, no head.

use super::{Candidate, Form};
use crate::lexicon::Label;
use crate::segment::Reading;
use crate::segment::announced::{alike, key};

/// Leaves out the answers that begin right below a heading "Beslutning".
pub(super) fn without_decisions(
    document: &Reading<'_>,
    candidates: Vec<Candidate>,
) -> Vec<Candidate> {
    let mut in_decision = false;
    let first = candidates.first().map(|one| one.paragraph);
    let is_lettered = |one: &Candidate| one.form == Form::Letter;
    let has_letters = candidates.iter().any(|one| is_lettered(one) && !one.answering);
    candidates
        .into_iter()
        // "Ad a) Bommen: Afslag" where no "a)" stands on an agenda
        .filter(|one| has_letters || !(one.answering && is_lettered(one)))
        .filter(|candidate| {
            // "5 medlemmer anbefaler forslaget" stands between two of them
            if !candidate.answering && !candidate.prefixed && candidate.sign.is_none() {
                return true;
            }
            let is_first = first == Some(candidate.paragraph);
            in_decision =
                candidate.answering && (in_decision || is_below(document, candidate, is_first));
            !in_decision
        })
        .collect()
}

/// "1. Velkomst" and right below it "Ad 1. Ida bød velkommen.": leaves out the answers, which are the text of
/// the items above them.
pub(super) fn without_own_answers(candidates: Vec<Candidate>) -> Vec<Candidate> {
    const FEWEST: usize = 2;
    let answers_last = |pair: &[Candidate]| {
        let [item, answer] = pair else { return false };
        let is_item = !item.answering && item.head.title.is_some() && item.path == answer.path;
        is_item && answer.answering && answer.paragraph == item.paragraph + 1
    };
    let own: Vec<usize> = candidates
        .windows(2)
        .filter(|pair| answers_last(pair))
        .filter_map(|pair| pair.last().map(|answer| answer.paragraph))
        .collect();
    if own.len() < FEWEST {
        return candidates;
    }
    let is_own = |one: &Candidate| one.answering && own.contains(&one.paragraph);
    candidates.into_iter().filter(|one| !is_own(one)).collect()
}

/// "Ad 1 Godkendelse af dagsorden", "Følgende dagsorden blev godkendt:", the agenda, and then "Ad 2":
/// leaves out the agenda, which is what was approved.
pub(super) fn without_agenda_inside(
    document: &Reading<'_>,
    candidates: Vec<Candidate>,
) -> Vec<Candidate> {
    const FEWEST: usize = 3;
    let answer = |number: u32| {
        let is_it = |one: &Candidate| one.answering && one.path.first() == Some(&number);
        candidates.iter().position(is_it)
    };
    let Some((first, second)) = answer(1).zip(answer(2)) else { return candidates };
    let inside = candidates.get(first + 1..second).unwrap_or_default();
    let answers: Vec<String> =
        candidates.iter().filter(|one| one.answering).map(|one| key(document, &one.head)).collect();
    let echoes = |one: &&Candidate| {
        let title = key(document, &one.head);
        answers.iter().any(|answer| alike(answer, &title))
    };
    let is_agenda = inside.iter().filter(echoes).count() * 2 > inside.len();
    if inside.len() < FEWEST || !is_agenda {
        return candidates;
    }
    let kept = candidates.into_iter().enumerate();
    kept.filter(|(at, _)| *at <= first || *at >= second).map(|(_, one)| one).collect()
}

/// "1. Økonomi", "2. Vejene", and then "Pkt. 1: Der er penge nok.": the points answer as "Ad 1" does.
pub(super) fn with_points(
    document: &Reading<'_>,
    mut candidates: Vec<Candidate>,
) -> Vec<Candidate> {
    let is_point = |one: &Candidate| {
        let words = document.words(one.head.span).trim_start().to_lowercase();
        one.prefixed && (words.starts_with("pkt") || words.starts_with("punkt"))
    };
    let first = |one: &&Candidate| one.form == Form::Decimal && one.path == [1];
    let agenda = candidates.first().is_some_and(|one| first(&one) && !one.prefixed);
    let points = candidates.iter().filter(|one| is_point(one)).count();
    let is_answered = agenda && candidates.iter().filter(first).any(is_point);
    if is_answered && points > 1 {
        for one in candidates.iter_mut().filter(|one| is_point(one)) {
            one.answering = true;
        }
    }
    candidates
}

/// "Ad 1) Godkendt." below an agenda whose other items are answered, too, is no less a head than those.
pub(super) fn with_verdicts(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    const FEWEST: usize = 3;
    const LEAST: f32 = 0.5;
    let is_first = |one: &Candidate| one.form == Form::Decimal && one.path == [1];
    let answered = candidates.iter().position(|one| one.answering);
    let has_agenda = answered.is_some_and(|at| {
        let above = candidates.get(..at).unwrap_or_default();
        above.iter().any(|one| is_first(one) && one.head.title.is_some())
    });
    let answers = candidates.iter().filter(|one| one.answering && one.weight > 0.0).count();
    if has_agenda && answers >= FEWEST {
        for one in candidates.iter_mut().filter(|one| one.answering) {
            one.weight = one.weight.max(LEAST);
        }
    }
    candidates
}

/// Whether the paragraph above is a heading "Beslutning", or one of another committee's decision, as the title of
/// the minutes above the `first` item is not.
fn is_below(document: &Reading<'_>, candidate: &Candidate, is_first: bool) -> bool {
    let is_of_people = |words: &str| {
        let label = document.lexicon.labels.read(words);
        label.is_some_and(|found| matches!(found.label, Label::People(..)))
    };
    // "Beslutning", "Ikke til stede: Bo Ravn", "Ad 1: Godkendt."
    let above = document.paragraphs().get(..candidate.paragraph).unwrap_or_default();
    let above = above.iter().rev().find(|above| !is_of_people(document.words(above.span)));
    above.is_some_and(|above| {
        let words = document.words(above.span);
        let label = document.lexicon.labels.read(words);
        label.is_some_and(|found| found.label == Label::Decision && found.value.is_empty())
            || !is_first && document.lexicon.decisions.forms.heading.is_match(words)
    })
}
