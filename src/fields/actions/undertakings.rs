//! Sentences that say who is to do something: "Bo undersøger, hvad det koster."

use regex::Captures;

use super::super::Reading;
use super::deadlines::deadline;
use super::labelled::in_brackets;
use super::{are_known, split_names};
use crate::record::model::{ActionItem, Participant};
use crate::span::{Span, Spanned};

/// Reads what a participant undertakes in a sentence.
pub(super) fn read(
    reading: &Reading<'_>,
    sentence: Span,
    participants: &[Participant],
) -> Option<ActionItem> {
    let names = by_subject(reading, sentence, participants)
        .or_else(|| by_brackets(reading, sentence, participants))?;
    Some(ActionItem {
        text: reading.spanned(sentence),
        responsible: names,
        deadline: deadline(reading, sentence),
    })
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
