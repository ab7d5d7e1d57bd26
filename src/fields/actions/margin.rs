//! Who and until when, at the right of a line and far from its words: "Firmaet rykkes.      IH    uge 47".

use std::sync::LazyLock;

use super::super::parts::BodyPart;
use super::super::{Reading, moments, pattern, sentences};
use super::deadlines::date_or_words;
use super::{are_known, split_names};
use crate::lexicon::{Pattern, with_months};
use crate::record::model::{ActionItem, Participant};
use crate::span::Span;

/// The task of a line beside which somebody of the list stands: its last sentence.
pub(super) fn read(
    reading: &Reading<'_>,
    part: &BodyPart,
    participants: &[Participant],
) -> Option<ActionItem> {
    let words = reading.words(part.words);
    let columns = || {
        let (told, beside) = words.split_once('\t')?;
        Some((told, beside.split_once('\t').unwrap_or((beside, ""))))
    };
    let (told, (names, until)) = columns().or_else(|| behind_last_sentence(words))?;
    let text = &reading.text.text;
    let at = part.words.start + told.len() + 1;
    let names = split_names(reading, Span::new(at, at + names.len()).trim(text));
    let until = Span::new(part.words.end - until.len(), part.words.end).trim(text);
    if !are_known(reading, &names, participants) || !is_told(told) || !is_deadline(reading, until) {
        return None;
    }
    let told = Span::new(part.words.start, part.words.start + told.len());
    let task = sentences::sentences(text, told).pop()?;
    Some(ActionItem {
        text: reading.spanned(task),
        responsible: names,
        deadline: date_or_words(reading, until),
    })
}

/// "Der hentes tilbud på maling. IH, 25-01-2016": the last sentence and what stands behind it, if that ends in a day.
fn behind_last_sentence(words: &str) -> Option<(&str, (&str, &str))> {
    static BESIDE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"[.!?)]\s(?P<names>\p{Lu}[\p{L}.]*(?:[\s/]\p{Lu}[\p{L}.]*){0,3}),\s(?P<until>(?:\d{1,2}[./-]|uge\s|snarest|løbende)[^,;]*)$",
        )
    });
    let found = BESIDE.captures(words)?;
    let (names, until) = (found.name("names")?, found.name("until")?);
    Some((words.get(..names.start() - 1)?, (names.as_str(), until.as_str())))
}

/// "uge 47", "1. dec.", "15/3", "snarest", "løbende", or nothing.
fn is_deadline(reading: &Reading<'_>, until: Span) -> bool {
    static SOON: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&with_months(
            r"(?i)^(?:(?:senest|inden|primo|medio|ultimo)\s)?(?:uge\s\d{1,2}|(?:{month})|\d{1,2}/\d{1,2}|snarest|asap|straks|løbende|næste\s(?:gang|møde)|nu)\b",
        ))
    });
    /// "senest d. "
    const LONGEST_LEAD: usize = 12;
    let words = reading.words(until);
    let mut dates = moments::dates(reading, until).into_iter();
    words.is_empty()
        || SOON.is_match(words)
        || dates.next().is_some_and(|date| date.span.start <= until.start + LONGEST_LEAD)
}

/// Whether words are told, and not a name or a rule for a signature.
fn is_told(words: &str) -> bool {
    const FEWEST_WORDS: usize = 4;
    words.trim_end().ends_with(['.', '!', '?', ')'])
        || words.split_whitespace().count() >= FEWEST_WORDS
}

/// Adds the tasks beside which somebody stands to those found in sentences; where both are, the sentence keeps
/// whom it names.
pub(super) fn add(tasks: Vec<ActionItem>, found: &mut Vec<ActionItem>) {
    for task in tasks {
        match found.iter_mut().find(|one| one.text.span() == task.text.span()) {
            Some(same) => {
                if same.responsible.is_empty() {
                    same.responsible = task.responsible;
                }
                same.deadline = same.deadline.take().or(task.deadline);
            }
            None => found.push(task),
        }
    }
}
