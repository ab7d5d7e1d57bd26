//! Tasks that are marked as such: behind a label, in a task list, behind a check box, or with
//! "Ansvarlig:" and "Frist:" below.

use std::sync::LazyLock;

use super::super::parts::{Body, BodyPart};
use super::super::{Reading, pattern, sentences};
use super::deadlines::date_or_words;
use super::{action, are_known, split_names};
use crate::lexicon::{Label, Pattern};
use crate::record::model::{ActionItem, Participant};
use crate::span::{Span, Spanned};

/// Reads the marked tasks of an item.
pub(super) fn read(
    reading: &Reading<'_>,
    body: &Body,
    participants: &[Participant],
) -> Vec<ActionItem> {
    let mut found: Vec<ActionItem> = Vec::new();
    let mut owner: Vec<Spanned<String>> = Vec::new();
    for part in &body.parts {
        if part.under != Some(Label::Action) {
            owner.clear();
        }
        match (part.under, part.label.is_some()) {
            (Some(Label::Action), _) if !part.value.is_empty() => {
                match owner_line(reading, part, participants) {
                    Some(names) => owner = names,
                    None => tasks(reading, part, &owner, participants, &mut found),
                }
            }
            (Some(Label::Responsible), true) if !part.value.is_empty() => {
                let above = body.parts.iter().take_while(|one| one.span.start < part.span.start);
                answer_for(reading, part, above.last(), &mut found);
            }
            (Some(Label::Deadline), true) => {
                if let Some(last) = found.last_mut().filter(|last| last.deadline.is_none()) {
                    last.deadline = date_or_words(reading, part.value);
                }
            }
            _ => found.extend(boxed(reading, part).and_then(Boxed::open)),
        }
    }
    found
}

/// "Bo:" on a line of its own in a task list: what follows is Bo's.
fn owner_line(
    reading: &Reading<'_>,
    part: &BodyPart,
    participants: &[Participant],
) -> Option<Vec<Spanned<String>>> {
    let words = reading.words(part.words).trim_end();
    let names = words.strip_suffix(':').filter(|names| names.len() < 60)?;
    let span = Span::new(part.words.start, part.words.start + names.trim_end().len());
    let names = split_names(reading, span);
    (part.label.is_none() && are_known(reading, &names, participants)).then_some(names)
}

/// An entry of a task list, or what stands behind "Aktion:". Each sentence that is a task by
/// itself is one.
fn tasks(
    reading: &Reading<'_>,
    part: &BodyPart,
    owner: &[Spanned<String>],
    participants: &[Participant],
    found: &mut Vec<ActionItem>,
) {
    if let Some(boxed) = boxed(reading, part) {
        found.extend(boxed.open());
        return;
    }
    let lexicon = &reading.lexicon.actions;
    let span = if part.label.is_some() { part.value } else { part.words };
    let sentences = sentences::sentences(&reading.text.text, span);
    let mut starts: Vec<usize> = sentences.iter().map(|one| one.start).collect();
    starts.retain(|start| {
        let words = reading.words(Span::new(*start, span.end));
        *start == span.start
            || lexicon.undertakings.first(words).is_some()
            || lexicon.is_task(words.split(". ").next().unwrap_or_default())
    });
    let ends = starts.iter().skip(1).copied().chain([span.end]);
    for (start, end) in starts.iter().zip(ends) {
        let span = Span::new(*start, end).trim(&reading.text.text);
        let mut one = action(reading, span);
        if !owner.is_empty() && !are_known(reading, &one.responsible, participants) {
            one.responsible = owner.to_vec();
        }
        if one.responsible.is_empty() {
            one.responsible = in_brackets(reading, span);
        }
        found.push(one);
    }
}

/// What stands behind a check box.
pub(super) enum Boxed {
    /// "- [ ] Bo tester søgningen"
    Open(ActionItem),
    /// "- [x] Bo har testet søgningen"
    Done,
}

impl Boxed {
    fn open(self) -> Option<ActionItem> {
        match self {
            Self::Open(action) => Some(action),
            Self::Done => None,
        }
    }
}

/// A line with a check box at its beginning.
pub(super) fn boxed(reading: &Reading<'_>, part: &BodyPart) -> Option<Boxed> {
    static BOX: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:[-*•]\s*)?(?:\[(?P<tick>[ xX]?)\]|(?P<open>☐)|[☑☒])\s*"));
    let found = BOX.captures(reading.words(part.span))?;
    let open = found.name("open").is_some()
        || found.name("tick").is_some_and(|tick| tick.as_str().trim().is_empty());
    let span = Span::new(part.span.start + found.get(0)?.end(), part.span.end);
    let mut one = action(reading, span);
    let names = in_brackets(reading, span);
    if !names.is_empty() {
        one.responsible = names;
    }
    Some(if open && !span.is_empty() { Boxed::Open(one) } else { Boxed::Done })
}

/// "Skriv til kommunen (Ida, Bo)"
pub(super) fn in_brackets(reading: &Reading<'_>, span: Span) -> Vec<Spanned<String>> {
    static AT_END: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\((?P<names>\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*){0,3}(?:(?:,\s|\s?/\s?|\sog\s)\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*){0,3})*)\)\W*$",
        )
    });
    let found = AT_END.captures(reading.words(span)).and_then(|found| found.name("names"));
    found.map_or_else(Vec::new, |names| {
        split_names(reading, Span::from(names.range()).shift(span.start))
    })
}

/// "Ansvarlig: Bo Ravn" on a line of its own, and maybe "Frist: 1. maj" behind it: for the task above it, else
/// for the last sentence above, else a task by itself.
fn answer_for(
    reading: &Reading<'_>,
    part: &BodyPart,
    above: Option<&BodyPart>,
    found: &mut Vec<ActionItem>,
) {
    let until = reading.lexicon.actions.deadline.captures(reading.words(part.value));
    let end = until.as_ref().and_then(|until| until.get(0)).map(|label| label.start());
    let names = Span::new(part.value.start, part.value.start + end.unwrap_or(part.value.len()));
    let stop = reading.words(names).trim_end_matches([' ', '.', ',', ';']).len();
    let names = if end.is_some() { Span::new(names.start, names.start + stop) } else { names };
    let when = until.and_then(|until| until.name("when")).map(|when| Span::from(when.range()));
    let deadline = when.and_then(|when| {
        date_or_words(reading, when.shift(part.value.start).trim(&reading.text.text))
    });
    let names = split_names(reading, names);
    if let Some(last) = found.last_mut().filter(|last| last.responsible.is_empty()) {
        last.responsible = names;
        last.deadline = last.deadline.take().or(deadline);
        return;
    }
    let told = above.filter(|above| above.label.is_none() && above.under.is_none());
    let told = told.map(|above| sentences::sentences(&reading.text.text, above.words));
    // "Bo svarede, at det holder", "Godkendt."
    let is_none = |words: &str| {
        reading.lexicon.speech.verb.is_match(words)
            || reading.lexicon.decisions.forms.one_word.is_match(words)
    };
    let task = told.and_then(|mut told| told.pop());
    let task = task.filter(|task| !is_none(reading.words(*task))).unwrap_or(part.span);
    found.push(ActionItem { text: reading.spanned(task), responsible: names, deadline });
}

/// "A2: IH orienterer naboerne": a task by its letter and number.
fn coded(reading: &Reading<'_>, span: Span, participants: &[Participant]) -> Option<ActionItem> {
    static CODE: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^\W*A\d{1,2}\s?:\s"));
    let code = CODE.find(reading.words(span))?;
    let task = action(reading, Span::new(span.start + code.end(), span.end));
    are_known(reading, &task.responsible, participants).then_some(task)
}

/// "... Aktion: Bo spørger kommunen.", "Der indhentes tilbud. Ansvarlig: Bo. Frist: 3. maj" at the
/// end of a paragraph.
pub(super) fn inline(
    reading: &Reading<'_>,
    span: Span,
    participants: &[Participant],
) -> Option<ActionItem> {
    let words = reading.words(span);
    let lexicon = &reading.lexicon.actions;
    if let Some(coded) = coded(reading, span, participants) {
        return Some(coded);
    }
    if let Some(label) = lexicon.label.find(words).filter(|label| label.end() < words.len()) {
        let task = Span::new(span.start + label.end(), span.end).trim(&reading.text.text);
        return Some(action(reading, task));
    }
    let found = lexicon.responsible.captures(words)?;
    let (whole, who) = (found.get(0)?, found.name("who")?);
    let task = Span::new(span.start, span.start + whole.start()).trim(&reading.text.text);
    let last = sentences::sentences(&reading.text.text, task).pop()?;
    let until = lexicon.deadline.captures(words).and_then(|found| found.name("when"));
    let until = until.map(|when| Span::from(when.range()).shift(span.start));
    Some(ActionItem {
        text: reading.spanned(last),
        responsible: split_names(reading, Span::from(who.range()).shift(span.start)),
        deadline: until
            .and_then(|until| date_or_words(reading, until.trim(&reading.text.text)))
            .or_else(|| super::deadline(reading, last)),
    })
}
