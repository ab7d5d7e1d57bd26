//! How the lists of a document name people: by letters, or surnames first.

use crate::fields::Reading;
use crate::fields::people::{Entry, FEWEST, in_letters, surnames_first};
use crate::lexicon::Label;
use crate::record::model::Participant;
use crate::segment::Labelled;
use crate::span::Span;

/// How the lists of a document name people.
#[derive(Clone, Copy)]
pub(super) struct Usual {
    /// "IH, BR": some list names everybody by letters.
    pub(super) by_letters: bool,
    /// "Holm, Ida": one alone is a surname and a given name only if another list has several.
    pub(super) least_by_surname: usize,
}

impl Usual {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let lists = reading.outline.labelled.iter().filter(|one| one.item.is_none());
        let lists: Vec<&Labelled> =
            lists.filter(|one| matches!(one.label, Label::People(..))).collect();
        let mut values = lists.iter().flat_map(|one| &one.values);
        let by_letters = values.any(|value| in_letters(reading, *value, false).len() > 2);
        let by_surname = |one: &&Labelled| surnames_first(reading, &one.values, FEWEST).is_some();
        let least_by_surname = if lists.iter().any(by_surname) { 1 } else { FEWEST };
        Self { by_letters, least_by_surname }
    }
}

/// "IH, BR og SV"; one alone only where others are named so, or it is known whose letters they are.
pub(super) fn named_by_letters(
    reading: &Reading<'_>,
    labelled: &Labelled,
    participants: &[Participant],
    usual: Usual,
) -> Vec<(Span, Entry)> {
    let are_usual = usual.by_letters
        || participants.iter().any(|one| one.name.value.chars().all(char::is_uppercase));
    let values = labelled.values.iter();
    // "Ida Holm (IH)" above "Afbud: IH"
    let is_known = |entry: &Entry| {
        let letters = reading.words(entry.name);
        participants.iter().any(|one| one.aliases.iter().any(|alias| alias.value == letters))
    };
    let each = |value: &Span| -> Vec<(Span, Entry)> {
        let found = in_letters(reading, *value, true);
        let are_known = !found.is_empty() && found.iter().all(is_known);
        let found = if are_known { found } else { in_letters(reading, *value, are_usual) };
        let enough = are_known || found.len() > 2 || (are_usual && !found.is_empty());
        found.into_iter().filter(|_| enough).map(|entry| (*value, entry)).collect()
    };
    values.flat_map(each).collect()
}
