//! Minutes sent as mail: who wrote them stands in the head of the mail.

use std::sync::LazyLock;

use super::participant::add;
use crate::fields::people::{Entry, entries};
use crate::fields::{Reading, pattern};
use crate::lexicon::Pattern;
use crate::record::model::Participant;
use crate::span::Span;

/// "Fra: Ida Holm" above "Emne: Referat" is the "jeg" in "Bo, Stine og jeg var der".
pub(super) fn sender(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    if tells_of_oneself(reading)
        && let Some(entry) = writer(reading)
    {
        add(reading, participants, entry, None);
    }
}

/// The name behind "Fra:" in the head of a mail.
fn writer(reading: &Reading<'_>) -> Option<Entry> {
    /// So many lines a head has.
    const HEAD: usize = 6;
    static FROM: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^Fra:\s+(?P<name>\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,4})(?:\s?[<(\[].*)?$",
        )
    });
    static OTHERS: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^(?:Til|Sendt|Emne|Dato):"));
    let head = || reading.paragraphs().iter().take(HEAD);
    if !head().any(|line| OTHERS.is_match(reading.words(line.span))) {
        return None;
    }
    let name = head().find_map(|line| {
        let name = FROM.captures(reading.words(line.span))?.name("name")?.range();
        Some(Span::from(name).shift(line.span.start))
    })?;
    entries(reading, name, false).into_iter().next()
}

/// "Bo, Stine og jeg var der", "Til stede: Bo, Stine og undertegnede"
fn tells_of_oneself(reading: &Reading<'_>) -> bool {
    static ONESELF: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:og|samt)\s(?:jeg(?:\W*$|\s(?:var|mødte|deltog)\b)|undertegnede\b|mig\W*$)",
        )
    });
    let lists = reading.outline.labelled.iter().filter(|one| one.item.is_none());
    let values = lists.flat_map(|one| one.values.iter().copied());
    let front = reading.outline.front.iter().map(|part| part.span);
    values.chain(front).any(|span| ONESELF.is_match(reading.words(span)))
}
