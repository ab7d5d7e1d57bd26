//! The document itself: title, date, language.

use std::cmp::Ordering;
use std::sync::LazyLock;

use super::{Reading, moments, pattern};
use crate::lexicon::{Label, Pattern};
use crate::normalize::Paragraph;
use crate::record::model::{Document, DocumentKind, Maybe, Meeting};
use crate::span::{Span, Spanned};

/// Reads what the document says about itself.
pub(super) fn read(
    reading: &Reading<'_>,
    kind: Spanned<DocumentKind>,
    meeting: Option<&Meeting>,
) -> Document {
    let meeting_date = meeting.and_then(|meeting| meeting.date.as_ref());
    let date = own_date(reading, meeting_date);
    let is_meeting = matches!(kind.value, DocumentKind::Minutes | DocumentKind::Agenda);
    let title = if is_meeting { title_span(reading) } else { heading(reading) };
    let title = title.map(|span| reading.spanned(span));
    Document { kind: Some(kind), title, date, language: language(reading) }
}

/// Words that begin or make up titles.
static TITLE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:revideret\s|udkast\s(?:til\s)?|foreløbigt\s|godkendt\s|udskrift\saf\s|uddrag\saf\s|konklusions|beslutnings|forhandlings|møde|kort\s)*(?:referat|protokol(?:len)?|dagsorden|indkaldelse|indbydelse|aflysning)\b|[–-]\s(?:referat|beslutningsprotokol|dagsorden)\b|\b\p{L}*(?:møde|generalforsamling)(?:et|en)?\b",
    )
});

/// "Bestyrelsesmøde i Grundejerforeningen Havrevænget": a meeting and who met.
static NAMES_BODY: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?i)^\W*\p{L}*(?:møde|generalforsamling)\s(?:i|for)\s(?-i:\p{Lu})"));

/// "Dagsorden og referat": the kind of the document and nothing else.
static GENERIC: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:dagsorden|(?:møde\s?|beslutnings)?referat|protokol)(?:\W+(?:og\s)?(?:dagsorden|referat))?\W*$",
    )
});

/// Whether the words name a document or a meeting, as titles do.
pub(super) fn is_title(words: &str) -> bool {
    TITLE.is_match(words)
}

/// The line of the front that is the title.
pub(super) fn title_span(reading: &Reading<'_>) -> Option<Span> {
    let is_box = |words: &str| words.trim_start_matches(['-', '*', ' ']).starts_with('[');
    let parts = reading.outline.front.iter().take(12);
    let parts = parts.filter(|part| !is_box(reading.words(part.span)));
    let scored = parts.enumerate().filter_map(|(index, part)| {
        let words = reading.words(part.span);
        let found = TITLE.find(words)?;
        // "Ordinær generalforsamling i ..."
        let before = words.get(..found.start()).unwrap_or_default();
        let opening = before.split_whitespace().count() <= 1;
        let long = words.chars().count() > 160;
        let sentence = words.trim_end().ends_with('.') && words.chars().count() > 80;
        let lower = words.to_lowercase();
        let named = ["referat", "protokol"].iter().any(|word| lower.contains(word));
        let points = [
            (named, 3),
            (opening, 4),
            (part.bold, 2),
            (sentence, -4),
            (long, -4),
            (moments::dates(reading, part.span).is_empty(), -1),
            (GENERIC.is_match(words), -4),
            (words.starts_with(['•', '·', '\u{f0b7}']), -6),
            (NAMES_BODY.is_match(words), 2),
        ];
        let points: i32 = points.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum();
        Some((points, std::cmp::Reverse(index), part.span))
    });
    let best = scored.max_by_key(|(points, index, _)| (*points, *index)).map(|(_, _, span)| span);
    best.or_else(|| word_alone(reading))
        .or_else(|| reading.outline.front.first().map(|part| part.span))
        .map(|span| behind_key(reading, in_its_cell(reading, span).trim(&reading.text.text)))
}

/// "090602", a wide gap, "Referat af bestyrelsesmøde": the part of the line that is the title.
fn in_its_cell(reading: &Reading<'_>, line: Span) -> Span {
    let mut start = line.start;
    let cells = reading.words(line).split('\t').map(|cell| {
        let span = Span::new(start, start + cell.len());
        start += cell.len() + 1;
        span
    });
    let mut titles = cells.filter(|cell| TITLE.is_match(reading.words(*cell)));
    titles.next().filter(|_| titles.next().is_none()).unwrap_or(line)
}

/// "Referat", "Dagsorden" on a line of its own near the top, where no other line is a title.
fn word_alone(reading: &Reading<'_>) -> Option<Span> {
    const LINES: usize = 6;
    let top = reading.text.paragraphs.get(LINES).map_or(usize::MAX, |one| one.span.start);
    let labels = reading.outline.labelled.iter().filter(|one| one.words.start < top);
    let mut titles =
        labels.filter(|one| matches!(one.label, Label::Minutes | Label::AnnouncedAgenda));
    titles.find(|one| one.item.is_none() && one.values.is_empty()).map(|one| one.words)
}

/// `title: "Referat af ..."` in the front matter of Markdown.
fn behind_key(reading: &Reading<'_>, title: Span) -> Span {
    static KEY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r#"^(?i:title|titel|emne|subject|vedr\.?|vedrørende|angående):\s*["']?(?P<title>.+?)["']?$"#,
        )
    });
    let found = KEY.captures(reading.words(title)).and_then(|found| found.name("title"));
    found.map_or(title, |found| Span::from(found.range()).shift(title.start))
}

/// The title of a document that is not about a meeting: the largest line near the top, or the
/// first that is a line and no sentence.
fn heading(reading: &Reading<'_>) -> Option<Span> {
    /// `INDHOLD`, `Indholdsfortegnelse`, `NOTAT`, `Side 1`
    static FURNITURE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:indhold(?:sfortegnelse)?|notat|rapport|aftale|bilag|udkast|forside|side \d+|j\.?\s?nr\b.*|sags?nr\b.*|dato\b.*)\W*$",
        )
    });
    /// `Vedr. jeres ansøgning om`, `Angående nøgler`
    static SUBJECT: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)^(?:vedr\.?|vedrørende|angående|ang\.|emne)\b:?\s"));
    const LINES: usize = 8;
    const LONGEST: usize = 160;
    let outline = reading.outline;
    let first = outline.items.first().filter(|item| item.head.number.is_none());
    let is_front = |paragraph: &&Paragraph| {
        outline.front.iter().any(|part| part.span == paragraph.span)
            || first.is_some_and(|item| item.head.span == paragraph.span)
    };
    let top = reading.text.paragraphs.iter().take(LINES).filter(is_front);
    let titles = top.filter(|paragraph| {
        let words = reading.words(paragraph.span).trim_end();
        paragraph.cells.is_empty()
            && words.chars().count() <= LONGEST
            && words.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '”')
            && !words.ends_with(['.', ',', ';', ':'])
            && !FURNITURE.is_match(words)
            && !is_date_alone(reading, paragraph.span)
    });
    // what a letter says that it is about, larger type, then a word of titles; of equals the first
    let rank = |one: &Paragraph| {
        let tenths = (one.style.size * 10.0).round();
        let words = reading.words(one.span);
        let subject = if SUBJECT.is_match(words) { 100.0 } else { 0.0 };
        (tenths + subject, i8::from(TITLE.is_match(words)))
    };
    let better =
        |one: (f32, i8), other: (f32, i8)| one.partial_cmp(&other) == Some(Ordering::Greater);
    let best = titles.reduce(|best, one| if better(rank(one), rank(best)) { one } else { best });
    best.map(|title| title.span.trim(&reading.text.text))
}

/// Whether a line is a date with at most a place or a weekday before it.
pub(super) fn is_date_alone(reading: &Reading<'_>, span: Span) -> bool {
    const MOST_BESIDES: usize = 24;
    let date = moments::dates(reading, span).into_iter().next();
    let clock = !moments::clocks(reading, span).is_empty();
    date.is_some_and(|date| span.len() - date.span.len() <= MOST_BESIDES) && !clock
}

/// A date that stands alone on a line of the front and is not the meeting's.
fn own_date(reading: &Reading<'_>, meeting: Option<&Spanned<String>>) -> Maybe<String> {
    let labelled = reading
        .outline
        .labelled
        .iter()
        .filter(|one| one.item.is_none() && one.label == Label::Date);
    let labelled = labelled.flat_map(|one| one.values.iter().copied());
    let front = reading.outline.front.iter().take(8).map(|part| part.span);
    front.chain(labelled).find_map(|span| {
        let date = moments::dates(reading, span).into_iter().next()?;
        let alone = is_date_alone(reading, span);
        let same_day = |meeting: &Spanned<String>| {
            moments::iso(date).is_some_and(|date| date.value == meeting.value)
        };
        let other = meeting.is_none_or(|meeting| meeting.span() != date.span && !same_day(meeting));
        (alone && other).then(|| moments::iso(date)).flatten()
    })
}

fn language(reading: &Reading<'_>) -> Maybe<String> {
    let text = &reading.text.text;
    let span = reading.text.paragraphs.first().map(|first| first.span).unwrap_or_default();
    crate::classify::language(text)
        .map(|code| Spanned::inferred(code.to_owned(), span, "language-of-the-words"))
}
