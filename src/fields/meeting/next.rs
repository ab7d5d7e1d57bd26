//! When and where the body meets again.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::place::after_moment;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::fields::{Reading, moments, pattern};
use crate::lexicon::{Label, Pattern, WrittenDate};
use crate::record::model::{Maybe, NextMeeting};
use crate::segment::{Item, Labelled};
use crate::span::Span;

/// From a label, from the item on the next meeting, or from a sentence about it.
pub(super) fn next_meeting(
    reading: &Reading<'_>,
    held: Option<Date>,
    diagnostics: &mut Diagnostics,
) -> Option<NextMeeting> {
    let labelled = reading.outline.labelled.iter().filter(|one| one.label == Label::NextMeeting);
    let spans = labelled.flat_map(|one: &Labelled| one.values.clone());
    let items = reading.outline.all_items().into_iter();
    let items = items.filter(|item| is_on_next_meeting(reading, item));
    let bodies = items
        .flat_map(|item| item.head.title.into_iter().chain(item.body.iter().map(|part| part.span)));
    // "J.nr. 27.09.14" is no day
    let labels = &reading.lexicon.labels;
    let is_file = |span: &Span| {
        let words = reading.words(*span);
        let found = labels.read(words).or_else(|| labels.read(words.split(' ').next()?));
        found.is_some_and(|found| found.label == Label::CaseNumber)
    };
    let bodies = bodies.filter(|span| !is_file(span));
    let mentions =
        reading.paragraphs().iter().filter_map(|paragraph| mention(reading, paragraph.span));
    // "Næste møde" on a line of its own, and the day below
    let lines = reading.paragraphs().iter().zip(reading.paragraphs().iter().skip(1));
    let below = lines.filter(|(line, _)| is_all(reading, line.span)).map(|(_, day)| day.span);
    spans
        .chain(bodies)
        .chain(mentions)
        .chain(below)
        .find_map(|span| next_meeting_in(reading, span, held, diagnostics))
}

pub(super) static NEXT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)\bnæste\s(?:ordinære\s)?\p{L}*møder?\b|\bkommende møde(?:r|datoer)?\b|\bnæste gang\b",
    )
});

fn is_on_next_meeting(reading: &Reading<'_>, item: &Item) -> bool {
    item.head.title.is_some_and(|title| NEXT.is_match(reading.words(title)))
}

/// Whether the line has no other words: "Næste møde:"
fn is_all(reading: &Reading<'_>, line: Span) -> bool {
    let words = reading.words(line).trim_end_matches([':', ' ']);
    NEXT.find(words).is_some_and(|found| found.range() == (0..words.len()))
}

/// "Næste møde holdes torsdag den 3. maj kl. 19": from the words to the end of the sentence.
fn mention(reading: &Reading<'_>, span: Span) -> Option<Span> {
    let found = NEXT.find(reading.words(span))?;
    let from = Span::new(span.start + found.start(), span.end);
    crate::fields::sentences::sentences(&reading.text.text, from).into_iter().next()
}

fn next_meeting_in(
    reading: &Reading<'_>,
    span: Span,
    held: Option<Date>,
    diagnostics: &mut Diagnostics,
) -> Option<NextMeeting> {
    // "Rådets beslutning den 3. maj 2011: 7. juni 2011"
    let is_held = |written: &WrittenDate| written.date().is_some_and(|date| Some(date) == held);
    let written = moments::dates(reading, span).into_iter().find(|written| !is_held(written))?;
    if written.contradicts_weekday() {
        let message = "the weekday before the date of the next meeting is not that date's weekday";
        diagnostics.push(Diagnostic::new(Code::DateContradiction, message).at(written.span));
    }
    let date = moments::iso(written).or_else(|| in_the_year_after(written, held?))?;
    // A report tells of meetings that were next once.
    let over = date.value.parse::<Date>().ok().zip(held).is_some_and(|(next, held)| next <= held);
    if over {
        return None;
    }
    let clock = moments::clocks(reading, span).into_iter().next();
    Some(NextMeeting {
        date: Some(date),
        start_time: clock.map(|(start, _)| start.spanned()),
        location: next_place(reading, written).or_else(|| after_moment(reading, span)),
    })
}

/// A day without its year: the first of that name after the meeting.
fn in_the_year_after(written: WrittenDate, held: Date) -> Maybe<String> {
    let later = |year: i16| written.in_year(year).filter(|date| *date > held);
    let year = if later(held.year()).is_some() { held.year() } else { held.year() + 1 };
    moments::iso_in_year(written, year)
}

/// "... den 3. april afholdes i Aarhus." in the paragraph of the date or one that names it again.
fn next_place(reading: &Reading<'_>, date: WrittenDate) -> Maybe<String> {
    static PLACE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:afholdes|holdes|finder sted)\s(?:i|på|hos)\s(?P<place>\p{Lu}[^.,]*?)(?:\s(?:kl|den|d)\b|[.,]|$)",
        )
    });
    let day = reading.words(date.span);
    let mut paragraphs = reading.paragraphs().iter().filter(|one| one.span.end > date.span.start);
    paragraphs.find_map(|paragraph| {
        let words = reading.words(paragraph.span);
        let at = words.find(day)?;
        let found = PLACE.captures(words.get(at..)?)?;
        Some(
            reading
                .spanned(Span::from(found.name("place")?.range()).shift(paragraph.span.start + at)),
        )
    })
}
