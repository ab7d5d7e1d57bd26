//! Sentences that say who is to do something: "Bo undersøger, hvad det koster."

use super::super::Reading;
use super::deadlines::deadline;
use super::labelled::in_brackets;
use super::{are_known, split_names};
use crate::lexicon::Undertaking;
use crate::record::model::{ActionItem, Participant};
use crate::span::{Span, Spanned};

/// Reads what participants undertake in a sentence. "Bo ringer til kommunen og Ida skriver til
/// skolen" is two undertakings.
pub(super) fn read(
    reading: &Reading<'_>,
    sentence: Span,
    participants: &[Participant],
    found: &mut Vec<ActionItem>,
) {
    let cut = second_actor(reading, sentence, participants).unwrap_or(sentence.end);
    let first = Span::new(sentence.start, cut).trim(&reading.text.text);
    let bare = reading.words(first).trim_end_matches([',', ' ']).len();
    let first = Span::new(first.start, first.start + bare);
    let rest = Span::new(cut, sentence.end);
    let Some(names) = by_subject(reading, first, participants)
        .or_else(|| by_brackets(reading, first, participants))
    else {
        return;
    };
    found.push(ActionItem {
        text: reading.spanned(first),
        responsible: names,
        deadline: deadline(reading, first),
    });
    if !rest.is_empty() {
        let and = reading.words(rest).find(|c: char| c.is_uppercase()).unwrap_or_default();
        read(reading, Span::new(rest.start + and, rest.end), participants, found);
    }
}

/// Where " og Ida skriver" begins, if another undertaking stands before it.
fn second_actor(
    reading: &Reading<'_>,
    sentence: Span,
    participants: &[Participant],
) -> Option<usize> {
    let undertakings = &reading.lexicon.actions.undertakings;
    let words = reading.words(sentence);
    let behind = undertakings.first(words)?.place.end;
    let next = undertakings.next(words.get(behind..)?)?;
    let start = sentence.start + behind;
    let names = split_names(reading, Span::from(next.actor).shift(start));
    are_known(reading, &names, participants).then_some(start + next.place.start)
}

/// "Bo undersøger ...", "Det blev aftalt, at Bo undersøger ...", "..., og Bo undersøger ..."
fn by_subject(
    reading: &Reading<'_>,
    sentence: Span,
    participants: &[Participant],
) -> Option<Vec<Spanned<String>>> {
    let words = reading.words(sentence);
    let actors = |found: Undertaking| {
        let actor = Span::from(found.actor).shift(sentence.start);
        let names = split_names(reading, actor.trim(&reading.text.text));
        are_known(reading, &names, participants).then_some(names)
    };
    let undertakings = &reading.lexicon.actions.undertakings;
    let inside = || {
        let found = undertakings.inside(words)?;
        let reported = reading.lexicon.speech.verb.is_match(words.get(..found.place.start)?);
        actors(found).filter(|_| !reported)
    };
    undertakings.first(words).and_then(actors).or_else(inside)
}

/// "Lampen skal skiftes. (Bo)", "Bestil container (Bo)"
fn by_brackets(
    reading: &Reading<'_>,
    sentence: Span,
    participants: &[Participant],
) -> Option<Vec<Spanned<String>>> {
    let names = in_brackets(reading, sentence);
    let task = reading.lexicon.actions.is_task(reading.words(sentence));
    (task && are_known(reading, &names, participants)).then_some(names)
}
