//! The body of an item: its paragraphs, each with the label that it stands under.

use std::sync::LazyLock;

use super::letters::by_letter;
use super::{Reading, moments, pattern, sentences};
use crate::layout::BlockKind;
use crate::lexicon::{Label, LabelMatch, Pattern, is_given_name};
use crate::segment::Part;
use crate::span::Span;

/// The body of an item, each part with the label that it stands under.
pub(super) struct Body {
    pub(super) parts: Vec<BodyPart>,
}

/// A paragraph of a body.
#[derive(Debug, Clone, Copy)]
pub(super) struct BodyPart {
    pub(super) span: Span,
    pub(super) kind: BlockKind,
    pub(super) indent: f32,
    /// The last label of an item's parts above it ("Indstilling"), itself included.
    pub(super) under: Option<Label>,
    /// The label is the head of its column.
    pub(super) in_cell: bool,
    /// It stands in the midst of a paragraph: "Den binder. Beslutning: Ny bom købes".
    pub(super) run_in: bool,
    /// The label's words, if this part begins with one.
    pub(super) label: Option<Span>,
    /// The part without its label.
    pub(super) value: Span,
    /// The part without bullet or list letter: what a sentence begins with.
    pub(super) words: Span,
}

impl Body {
    /// "Sagsnr.: 24/00118" on a line of its own.
    pub(super) fn case_number(&self, reading: &Reading<'_>) -> Option<Span> {
        /// `19/1022`, `EMN-2023-009832`, `85.02.02-G01-5-17`
        static CASE: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(
                r"^(?:\d{2,4}/\d{2,6}|EMN-\d{4}-\d+|\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d+-\d{2})$",
            )
        });
        let bare = self
            .parts
            .first()
            .map(|part| part.span)
            .filter(|span| CASE.is_match(reading.words(*span)));
        if bare.is_some() {
            return bare;
        }
        let labelled = self
            .parts
            .iter()
            .find(|part| part.label.is_some() && part.under == Some(Label::CaseNumber));
        labelled.map(|part| part.value).filter(|value| !value.is_empty())
    }

    pub(super) fn new(reading: &Reading<'_>, parts: &[Part]) -> Self {
        let mut under = None;
        let mut last_value = false;
        let mut in_cell = false;
        let mut headed = false;
        let parts = parts
            .iter()
            .flat_map(|part| at_decisions(reading, part))
            .map(|(part, run_in)| {
                let part = &part;
                let label = item_label(reading, part.span);
                // "Beslutning", "Ikke til stede: Bo Ravn", and then what was decided
                let absent = label.is_some_and(|found| is_people(found.label));
                let goes_on = headed && under.is_some_and(is_people);
                match label {
                    Some(found) => under = Some(found.label),
                    None if goes_on => under = Some(Label::Decision),
                    None if part.column.is_some() => under = part.column,
                    // what the head of a column announces ends with its cell
                    None if in_cell => under = None,
                    None if ends_section(reading, under, part, last_value) => under = None,
                    // "Ida Holm" below a rule, behind the last decision: who signs
                    None if under == Some(Label::Decision) && !headed && signs(reading, part) => {
                        under = None;
                    }
                    None => {}
                }
                in_cell = part.column.is_some();
                headed = match label {
                    Some(found) if absent => headed && !found.value.is_empty(),
                    Some(found) => found.label == Label::Decision && found.value.is_empty(),
                    None => false,
                };
                last_value = label.is_some_and(|found| !found.value.is_empty())
                    && !is_beside(reading, part.span);
                BodyPart {
                    span: part.span,
                    kind: part.kind,
                    indent: part.indent,
                    under,
                    in_cell,
                    run_in,
                    label: label.map(|found| found.words.shift(part.span.start)),
                    words: without_marker(reading, without_point(reading, part, under)),
                    value: label.map_or(part.span, |found| found.value.shift(part.span.start)),
                }
            })
            .collect();
        Self { parts }
    }
}

/// "Bo har set på bommen. Beslutning: Der købes en ny." are two parts, and the second is run in.
fn at_decisions(reading: &Reading<'_>, part: &Part) -> Vec<(Part, bool)> {
    if !reading.words(part.span).contains(": ") {
        return vec![(*part, false)];
    }
    let decides = |sentence: &Span| {
        let found = item_label(reading, *sentence);
        found.is_some_and(|found| {
            found.label == Label::Decision && found.colon && !found.value.is_empty()
        })
    };
    let sentences = sentences::sentences(&reading.text.text, part.span).into_iter().skip(1);
    let mut ends: Vec<usize> = sentences.filter(decides).map(|one| one.start).collect();
    ends.push(part.span.end);
    let starts = std::iter::once(part.span.start).chain(ends.iter().copied());
    let spans = starts.zip(&ends).map(|(start, end)| Span::new(start, *end));
    let parts = spans.map(|span| Part { span: span.trim(&reading.text.text), ..*part });
    parts.map(|one| (one, one.span.start > part.span.start)).collect()
}

/// "1. Bo ringer" in a list; below "Beslutning" and "Indstilling" the number tells which of them it is.
fn without_point(reading: &Reading<'_>, part: &Part, under: Option<Label>) -> Span {
    let words = reading.words(part.span);
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = words.len() - rest.len();
    let point = rest.strip_prefix(". ").filter(|point| point.starts_with(char::is_uppercase));
    let is_point = part.kind == BlockKind::ListItem
        && (1..=2).contains(&number)
        && !matches!(under, Some(Label::Decision | Label::Recommendation));
    let start = point.filter(|_| is_point).map_or(0, |point| words.len() - point.len());
    Span::new(part.span.start + start, part.span.end)
}

/// "• Bo ringer", "a) Bo ringer", "-> Bo ringer"
pub(super) fn without_marker(reading: &Reading<'_>, span: Span) -> Span {
    static MARKER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:[•▪◦‣○●■□➢→⇒➔➤►▶▸*>–\u{335}]\s*|->\s*|=>\s*|-\s+|\[[ xX]?\]\s*|\(?[a-zæøå]\s?[).]\s+|\d{1,2}\)\s+|[ivx]{2,4}[).]\s+)+",
        )
    });
    let length = MARKER.find(reading.words(span)).map_or(0, |marker| marker.end());
    Span::new(span.start + length, span.end)
}

/// "Aktion: Bo ringer." is over with its paragraph; a label on a line of its own goes on.
/// What is dealt with on one line ("Sagsnr.: 24/118") is over as well.
fn ends_section(
    reading: &Reading<'_>,
    under: Option<Label>,
    part: &Part,
    last_value: bool,
) -> bool {
    match under {
        Some(Label::Case | Label::Recommendation) => begins_minutes(reading, part.span),
        Some(Label::CaseNumber | Label::People(..) | Label::Deadline | Label::Responsible) => true,
        Some(Label::Action) => {
            last_value || (part.kind != BlockKind::ListItem && !names_owner(reading, part.span))
        }
        Some(Label::Decision) => {
            last_value && part.kind != BlockKind::ListItem
                || reading.lexicon.decisions.ends_minutes(reading.words(part.span))
        }
        _ => false,
    }
}

/// A whole name alone on its line.
fn signs(reading: &Reading<'_>, part: &Part) -> bool {
    let words = reading.words(part.span);
    words.split_once(' ').is_some_and(|(first, _)| is_given_name(first))
        && part.kind != BlockKind::ListItem
        && reading.lexicon.people.is_name(words)
}

/// "Referat: Planen blev vedtaget." behind the case.
fn begins_minutes(reading: &Reading<'_>, span: Span) -> bool {
    let found = reading.lexicon.labels.read(reading.words(span));
    found.is_some_and(|found| found.label == Label::Minutes && found.colon)
}

/// "Bo:", "Ida og Bo: Bestille container" in a task list.
fn names_owner(reading: &Reading<'_>, span: Span) -> bool {
    let owner = reading.words(span).split_once(':').map(|(names, _)| names);
    owner.is_some_and(|names| {
        names.split(" og ").all(|name| reading.lexicon.people.is_name(name.trim()))
    })
}

/// "Ikke til stede: Bo Ravn"
fn is_people(label: Label) -> bool {
    matches!(label, Label::People(..))
}

/// "Beslutning" in one cell and "Godkendt." in the next: the label stands beside its section.
fn is_beside(reading: &Reading<'_>, span: Span) -> bool {
    reading.words(span).contains('\t')
}

/// The label of a row that has its section in the cell beside it.
fn label_beside(reading: &Reading<'_>, words: &str) -> Option<LabelMatch> {
    let (label, value) = words.split_once('\t')?;
    let labels = &reading.lexicon.labels;
    let found = labels.read(label).filter(|found| found.value.is_empty())?;
    let lead = value.len() - value.trim_start().len();
    let first = value.trim_start().split('\t').next().unwrap_or_default();
    let is_text = labels.read(first).is_none();
    let value = Span::new(words.len() - value.len() + lead, words.len());
    is_text.then_some(LabelMatch { value, ..found })
}

/// A heading that names body and day is at most this long, in bytes.
const LONGEST_HEADING: usize = 120;

/// The label of a part of an item that a paragraph begins with.
pub(super) fn item_label(reading: &Reading<'_>, span: Span) -> Option<LabelMatch> {
    let words = reading.words(span);
    let heading = &reading.lexicon.decisions.forms.heading;
    let headed = |end: usize| LabelMatch {
        label: Label::Decision,
        words: Span::new(0, end),
        value: Span::new((end + 1).min(span.len()), span.len()).trim(words),
        colon: true,
    };
    // "Byrådet, den 3. maj 2019, pkt. 7: Godkendt."
    let run_in = || {
        let end = words.find(": ").filter(|end| *end <= LONGEST_HEADING)?;
        let head = words.get(..end).filter(|head| head.ends_with(|c: char| c.is_ascii_digit()))?;
        heading.is_match(head).then(|| headed(end))
    };
    let by_body = || heading.is_match(words).then(|| headed(words.len())).or_else(run_in);
    let found = by_body()
        .or_else(|| by_letter(reading, words))
        .or_else(|| label_beside(reading, words))
        .or_else(|| reading.lexicon.labels.read(words))?;
    let at = found.words.shift(span.start);
    // in "Beslutning for punkt 3: Budgettet pr. 31. marts" the day is the title's
    let heading = words.split(':').next().unwrap_or_default();
    let own = Span::new(at.start, at.end.min(span.start + heading.len()));
    let is_earlier = is_of_another_day(reading, own) || is_of_another_body(reading, at);
    if found.label == Label::Decision && is_earlier {
        return Some(LabelMatch { label: Label::Earlier, ..found });
    }
    let inside_items = matches!(
        found.label,
        Label::Recommendation
            | Label::Decision
            | Label::Case
            | Label::Earlier
            | Label::Action
            | Label::CaseNumber
            | Label::People(..)
            | Label::Responsible
            | Label::Deadline
    );
    inside_items.then_some(found)
}

/// "Forretningsudvalgets beslutning" in the minutes of a council whose own stand below "Rådets beslutning".
fn is_of_another_body(reading: &Reading<'_>, heading: Span) -> bool {
    static WHOSE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?P<body>\p{L}{6,}(?:udvalget|rådet))s\sbeslutning$"));
    let Some(body) = WHOSE.captures(reading.words(heading)).and_then(|found| found.name("body"))
    else {
        return false;
    };
    let is_own = |body: &str| reading.host.contains(&body.to_lowercase());
    let mut others = reading.paragraphs().iter().filter_map(|paragraph| {
        let words = reading.words(paragraph.span).trim_end_matches(':');
        WHOSE.captures(words).and_then(|found| found.name("body"))
    });
    !is_own(body.as_str()) && others.any(|other| is_own(other.as_str()))
}

/// A heading with another day than the meeting's stands over an earlier committee's decision.
fn is_of_another_day(reading: &Reading<'_>, heading: Span) -> bool {
    let dates = moments::dates(reading, heading);
    let written = dates.first().and_then(|date| date.date());
    written.zip(reading.date).is_some_and(|(written, meeting)| written != meeting)
}
