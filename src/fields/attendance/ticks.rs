//! Marks beside names that say who came: "[x] Ida Holm", "x Bo Ravn", "Per Dam (-)".

use crate::fields::Reading;
use crate::fields::people::Entry;
use crate::lexicon::{Label, Presence, mark_before, mark_behind};
use crate::span::Span;

/// How a list is ticked.
pub(super) struct Ticks {
    /// Some are.
    pub(super) any: bool,
    /// By marks before names, and so those without one are not.
    by_marks: bool,
}

impl Ticks {
    pub(super) fn of(reading: &Reading<'_>, listed: &[(Span, Entry)]) -> Self {
        const FEWEST: usize = 2;
        let values = || listed.iter().map(|(value, _)| *value);
        let marks = values().filter(|value| {
            mark_before(reading.words(*value)).is_some_and(|(mark, _)| mark == Presence::Present)
        });
        let by_marks = marks.count() >= FEWEST;
        Self { any: values().any(|value| tick(reading, value) == Some(true)), by_marks }
    }

    /// Whether somebody of the list is ticked; `None` where nothing tells.
    pub(super) fn tick(&self, reading: &Reading<'_>, value: Span, entry: &Entry) -> Option<bool> {
        let behind = mark_behind(reading.words(entry.span)).map(|mark| mark == Presence::Present);
        tick(reading, value).or(behind).or(self.by_marks.then_some(false))
    }
}

fn tick(reading: &Reading<'_>, value: Span) -> Option<bool> {
    let words = reading.words(value);
    boxed(words).or_else(|| mark_before(words).map(|(mark, _)| mark == Presence::Present))
}

/// Whether any box of the lists of people is ticked; where none is, nobody has filled them in.
pub(super) fn filled_in(reading: &Reading<'_>) -> bool {
    let lists = reading.outline.labelled.iter();
    let mut values = lists
        .filter(|one| matches!(one.label, Label::People(..) | Label::Role(_)))
        .flat_map(|one| &one.values);
    values.any(|value| boxed(reading.words(*value)) == Some(true))
}

/// "[ ] Bo Ravn"
pub(super) fn is_unticked(reading: &Reading<'_>, value: Span) -> bool {
    boxed(reading.words(value)) == Some(false)
}

/// "[x] Ida Holm" is ticked, "[ ] Bo Ravn" is not; others have no box.
fn boxed(words: &str) -> Option<bool> {
    let words = words.trim_start_matches(['-', '*', '•', ' ']);
    let (inside, _) = words.strip_prefix('[')?.split_once(']')?;
    match inside.trim() {
        "x" | "X" => Some(true),
        "" => Some(false),
        _ => None,
    }
}
