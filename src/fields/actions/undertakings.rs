//! Sentences that say who is to do something: "Bo undersøger, hvad det koster."

use super::super::Reading;
use super::deadlines::deadline;
use super::labelled::in_brackets;
use super::{are_known, split_names};
use crate::lexicon::Captures;
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
    let lexicon = &reading.lexicon.actions;
    let words = reading.words(sentence);
    let first = lexicon.undertakes.captures(words)?;
    let start = first.get(0)?.end();
    let found = lexicon.undertakes_next.captures(words.get(start..)?)?;
    let actor = Span::from(found.name("actor")?.range()).shift(sentence.start + start);
    let names = split_names(reading, actor);
    are_known(reading, &names, participants)
        .then_some(sentence.start + start + found.get(0)?.start())
}

/// "Bo undersøger ...", "Det blev aftalt, at Bo undersøger ...", "..., og Bo undersøger ..."
fn by_subject(
    reading: &Reading<'_>,
    sentence: Span,
    participants: &[Participant],
) -> Option<Vec<Spanned<String>>> {
    let words = reading.words(sentence);
    let actors = |found: Captures<'_>| {
        let actor = Span::from(found.name("actor")?.range()).shift(sentence.start);
        let names = split_names(reading, actor.trim(&reading.text.text));
        are_known(reading, &names, participants).then_some(names)
    };
    let lexicon = &reading.lexicon.actions;
    let inside = || {
        let found = lexicon.undertakes_inside.captures(words)?;
        let before = words.get(..found.get(0)?.start())?;
        let reported = reading.lexicon.speech.verb.is_match(before);
        actors(found).filter(|_| !reported)
    };
    lexicon.undertakes.captures(words).and_then(actors).or_else(inside)
}

/// "Lampen skal skiftes. (Bo)", "Bestil container (Bo)"
fn by_brackets(
    reading: &Reading<'_>,
    sentence: Span,
    participants: &[Participant],
) -> Option<Vec<Spanned<String>>> {
    let names = in_brackets(reading, sentence);
    let task = reading.lexicon.actions.task.is_match(reading.words(sentence));
    (task && are_known(reading, &names, participants)).then_some(names)
}
