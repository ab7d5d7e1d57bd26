//! When the meeting was held: date, beginning and end.

use std::sync::LazyLock;

use super::next::NEXT;
use super::years;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::fields::{Reading, moments, pattern};
use crate::lexicon::{Label, Pattern, WrittenDate};
use crate::record::model::Maybe;
use crate::span::{Span, Spanned};

pub(super) fn meeting_date(
    reading: &Reading<'_>,
    evidence: &[Span],
    diagnostics: &mut Diagnostics,
) -> Maybe<String> {
    let mut dates = of_meetings(reading, evidence);
    if let Some(bare) = bare(reading, evidence).filter(|one| is_before(*one, &dates)) {
        dates = vec![bare];
    }
    let complete = dates.iter().find(|date| date.date().is_some()).copied();
    let Some(first) = dates.first() else {
        let told = of_digits(reading, evidence).or_else(|| above_decisions(reading));
        let told = told.or_else(|| of_misread(reading, evidence));
        return told.or_else(|| in_name(reading, evidence));
    };
    let first = &years::in_order(reading, *first);
    if first.contradicts_weekday() {
        let message = "the weekday before the date of the meeting is not that date's weekday";
        diagnostics.push(Diagnostic::new(Code::DateContradiction, message).at(first.span));
    }
    if let Some(date) = moments::iso(*first) {
        return Some(date);
    }
    let printed = complete.and_then(|date| date.year).or_else(|| year_in(reading, evidence));
    // "lørdag 20/2 kl. 10 2024", which was none, and below it "Lørdag den 20. januar 2024"
    let Some((year, rule)) = year_of(reading, *first, printed) else {
        return complete.and_then(moments::iso);
    };
    Some(Spanned::inferred(first.in_year(year)?.to_string(), first.span, rule))
}

/// Whether the day in a title, "møde i festudvalget 17/1", is told of nowhere else, or of other days only below it and
/// without a year.
fn is_before(title: WrittenDate, dates: &[WrittenDate]) -> bool {
    dates.iter().all(|date| date.year.is_none() && date.span.start > title.span.end)
}

/// The dates without those on which the meeting was called, or from which it was moved, if others are left.
fn of_meetings(reading: &Reading<'_>, evidence: &[Span]) -> Vec<WrittenDate> {
    static BESIDE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:indkaldt|\p{L}*indkaldelse\saf|udsendt|offentliggjort|publiceret|(?:flyttet|udsat|ændret|udskudt)\sfra)\s(?:\p{L}+dag\s)?(?:den\s|d\.\s?)?$",
        )
    });
    let dates = evidence.iter().flat_map(|span| {
        let dated = moments::dates(reading, *span).into_iter();
        let dated = dated.filter(|date| !is_of_another(reading, *span, *date));
        dated.map(|date| {
            (date, BESIDE.is_match(reading.words(Span::new(span.start, date.span.start))))
        })
    });
    let (other, own): (Vec<_>, Vec<_>) = dates.partition(|(_, is_other)| *is_other);
    let kept = if own.is_empty() { other } else { own };
    let mut kept: Vec<WrittenDate> = kept.into_iter().map(|(date, _)| date).collect();
    if is_posted(reading, evidence, &kept) {
        kept.remove(0);
    }
    kept
}

/// "9. marts 2023 kl. 13:10" alone on the first line, and below it "torsdag den 2. marts 2023": the day on
/// which a page was put on the net.
fn is_posted(reading: &Reading<'_>, evidence: &[Span], dates: &[WrittenDate]) -> bool {
    const CLOCK: [&str; 4] = ["d", "den", "kl", ""];
    let [first, rest @ ..] = dates else { return false };
    let Some(day) = first.date().filter(|_| first.weekday.is_none()) else { return false };
    let line =
        evidence.iter().find(|span| span.start <= first.span.start && first.span.end <= span.end);
    let is_bare = line.is_some_and(|line| {
        let around = [Span::new(line.start, first.span.start), Span::new(first.span.end, line.end)];
        let words =
            around.iter().flat_map(|part| reading.words(*part).split(|c: char| !c.is_alphabetic()));
        words.into_iter().all(|word| CLOCK.contains(&word.to_lowercase().as_str()))
    });
    let is_before = |other: &WrittenDate| {
        other.weekday.is_some()
            && !other.contradicts_weekday()
            && other.date().is_some_and(|other| other < day)
    };
    is_bare && rest.iter().any(is_before)
}

/// "(næste møde 9. august 2012)", "Forrige møde: 3/5-2012": the day of another meeting.
pub(super) fn is_of_another(reading: &Reading<'_>, span: Span, date: WrittenDate) -> bool {
    static PREVIOUS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:forrige|sidste|seneste|foregående)\s(?:\p{L}+\s)?\p{L}*møde\p{L}*\b[^.;]*$",
        )
    });
    let before = reading.words(Span::new(span.start, date.span.start));
    NEXT.is_match(before) || PREVIOUS.is_match(before)
}

/// The year of a day and month: as printed elsewhere in the front, or as the file's name, its
/// folders or its metadata tell; a printed weekday has to agree.
fn year_of(
    reading: &Reading<'_>,
    written: WrittenDate,
    printed: Option<i16>,
) -> Option<(i16, &'static str)> {
    let origin = reading.origin;
    let agrees = |year: &i16| {
        written.in_year(*year).is_some()
            && !WrittenDate { year: Some(*year), ..written }.contradicts_weekday()
    };
    let told = [
        (origin.year_of_date(written, &reading.lexicon.dates), "year-from-path"),
        (printed, "year-from-context"),
        (year_behind_minutes(reading, written), "year-from-context"),
        (origin.year_in_path(), "year-from-path"),
        (origin.year_of_creation(written), "year-from-metadata"),
    ];
    let told = told.into_iter().find_map(|(year, rule)| Some((year.filter(agrees)?, rule)));
    told.or_else(|| Some((years::nearest(reading, written)?, "year-from-context")))
}

/// "Godkendelse af referat fra mødet den 2.8.2021": the first such day behind the meeting before this one.
fn year_behind_minutes(reading: &Reading<'_>, written: WrittenDate) -> Option<i16> {
    static MINUTES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:godkend\p{L}*|underskri\p{L}*|opfølgning|gennemgang)\b[^.;:]*\breferat")
    });
    let before = reading.paragraphs().iter().find_map(|paragraph| {
        let words = reading.words(paragraph.span);
        let minutes = MINUTES.find(words)?;
        let behind = Span::new(paragraph.span.start + minutes.start(), paragraph.span.end);
        moments::dates(reading, behind).into_iter().find_map(WrittenDate::date)
    })?;
    let years = [before.year(), before.year() + 1];
    years.into_iter().find(|year| written.in_year(*year).is_some_and(|date| date > before))
}

/// "Beslutning i Teknikudvalget den 3. maj 2019": a page of a meeting system may name the day
/// nowhere else. The last one is this meeting's, those before it may be of earlier ones.
fn above_decisions(reading: &Reading<'_>) -> Maybe<String> {
    let lexicon = reading.lexicon;
    let mut headings = reading.text.paragraphs.iter().enumerate().rev().filter(|(_, paragraph)| {
        let words = reading.words(paragraph.span);
        let label = lexicon.labels.read(words);
        lexicon.decisions.forms.heading.is_match(words)
            || label.is_some_and(|found| found.label == Label::Decision)
    });
    headings.find_map(|(place, paragraph)| {
        // "Beslutning fra Trafikrådet", "Dato: 26. marts 2015"
        let below = reading.text.paragraphs.get(place + 1).filter(|below| {
            let label = lexicon.labels.read(reading.words(below.span));
            label.is_some_and(|found| found.label == Label::Date)
        });
        let spans = [Some(paragraph), below].into_iter().flatten().map(|one| one.span);
        let mut dates = spans.flat_map(|span| moments::dates(reading, span));
        let date = dates.find_map(moments::iso)?;
        Some(Spanned::inferred(date.value.clone(), date.span(), "day-of-the-decisions"))
    })
}

/// "Referat fra møde i festudvalget 17/1"
fn bare(reading: &Reading<'_>, evidence: &[Span]) -> Option<WrittenDate> {
    static DAY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:\p{L}*møde|referat)\p{L}*\s[^.;:]*?(?P<day>\d{1,2})/(?P<month>\d{1,2})\W*$",
        )
    });
    let number = |part: crate::lexicon::Match<'_>| part.as_str().parse::<i8>().ok();
    evidence.iter().find_map(|span| {
        let found = DAY.captures(reading.words(*span))?;
        let (day, month) = found.name("day").zip(found.name("month"))?;
        let before = reading.words(*span).get(..day.start())?.to_lowercase();
        if before.ends_with("side ") {
            return None;
        }
        let place = Span::new(day.start(), month.end()).shift(span.start);
        let (day, month) = number(day).zip(number(month))?;
        let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
        is_day.then_some(WrittenDate { span: place, year: None, month, day, weekday: None })
    })
}

/// "den l2. april l988": a scanner's program read the digit 1 as the letter.
fn of_misread(reading: &Reading<'_>, evidence: &[Span]) -> Maybe<String> {
    evidence.iter().find_map(|span| {
        let words = with_ones(reading.words(*span))?;
        let date =
            reading.lexicon.dates.find(&words).find_map(|date| Some((date.span, date.date()?)));
        let (place, date) = date?;
        Some(Spanned::inferred(date.to_string(), place.shift(span.start), "misread-digits"))
    })
}

/// The words with 1 for each l beside a digit, if there is one.
fn with_ones(words: &str) -> Option<String> {
    let is_digit = |at: Option<usize>| {
        at.and_then(|at| words.as_bytes().get(at)).is_some_and(u8::is_ascii_digit)
    };
    let is_one = |at: usize| is_digit(at.checked_sub(1)) || is_digit(Some(at + 1));
    let read = |(at, c): (usize, char)| if c == 'l' && is_one(at) { '1' } else { c };
    let read: String = words.char_indices().map(read).collect();
    (read != words).then_some(read)
}

/// A text without a day has that of its file's name.
fn in_name(reading: &Reading<'_>, evidence: &[Span]) -> Maybe<String> {
    let date = reading.origin.date_in_name(&reading.lexicon.dates)?;
    Some(Spanned::inferred(date.to_string(), *evidence.first()?, "date-from-path"))
}

/// "Bestyrelsesmøde 090407", "20170504 Referat"
fn of_digits(reading: &Reading<'_>, evidence: &[Span]) -> Maybe<String> {
    static DIGITS: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\b(?:(?:19|20)\d{6}|\d{6})\b"));
    evidence.iter().find_map(|span| {
        let found = DIGITS.find(reading.words(*span))?;
        let date = years::of_digits(reading, found.as_str())?;
        Some(Spanned::new(date.to_string(), Span::from(found.range()).shift(span.start)))
    })
}

fn year_in(reading: &Reading<'_>, evidence: &[Span]) -> Option<i16> {
    static YEAR: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\b(?:19|20)\d{2}\b"));
    evidence.iter().find_map(|span| {
        let words = reading.words(*span);
        // "Foreningen af 1932" was founded then
        let is_founding = |at: usize| {
            let before = words.get(..at).unwrap_or_default().to_lowercase();
            ["af ", "anno ", "stiftet "].iter().any(|word| before.ends_with(word))
        };
        let mut years = YEAR.find_iter(words).filter(|year| !is_founding(year.start()));
        years.next()?.as_str().parse().ok()
    })
}

pub(super) fn times(reading: &Reading<'_>, evidence: &[Span]) -> (Maybe<String>, Maybe<String>) {
    let labelled = |label: Label| {
        let one =
            reading.outline.labelled.iter().find(|one| one.item.is_none() && one.label == label)?;
        let value = *one.values.first()?;
        let clock =
            moments::clocks(reading, value).into_iter().next().map(|(clock, _)| clock.spanned());
        clock.or_else(|| moments::clock_at(reading, value))
    };
    // "Tid: 13.00"
    let bare = |label: Label| {
        let mut values =
            reading.outline.labelled.iter().filter(|one| one.item.is_none() && one.label == label);
        values.find_map(|one| {
            one.values.iter().find_map(|value| moments::clock_alone(reading, *value))
        })
    };
    // "Mødet slut: Kl. 17:45" does not tell when it began
    let ends = |span: &Span| {
        let mut labelled = reading.outline.labelled.iter().filter(|one| one.item.is_none());
        labelled.any(|one| one.label == Label::End && one.values.contains(span))
    };
    let mut stretches = evidence.iter().flat_map(|span| {
        let clocks = moments::clocks(reading, *span).into_iter();
        clocks.filter(move |(_, end)| end.is_some() || !ends(span))
    });
    let stretch = stretches.next();
    let (start, end) = stretch.map_or((None, None), |(start, end)| {
        (Some(start.spanned()), end.map(moments::Clock::spanned))
    });
    // "Tid: 17-19"
    let mut dated = reading
        .outline
        .labelled
        .iter()
        .filter(|one| one.item.is_none() && matches!(one.label, Label::Date | Label::Start));
    let hours = dated
        .find_map(|one| one.values.iter().find_map(|value| moments::hours_alone(reading, *value)));
    if let (None, Some((from, to))) = (&start, hours) {
        return (Some(from), Some(to));
    }
    (
        labelled(Label::Start).or(start).or_else(|| bare(Label::Date)),
        labelled(Label::End).or(end).or_else(|| adjourned(reading)),
    )
}

/// "Mødet sluttede kl. 21.15" among the last paragraphs, or among the first: "Mødet begyndte kl. 19 og sluttede kl. 21".
fn adjourned(reading: &Reading<'_>) -> Maybe<String> {
    static ADJOURNED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:møde\p{L}*|generalforsamling\p{L}*|dirigent\p{L}*|formand\p{L}*|ordstyrer\p{L}*)\b(?:[^.]|kl\.|\.\d)*?\b(?:slut(?:tede)?|hæve(?:t|de|s)|afsluttet|afsluttede|ophævet)\b|^\W*(?:slut|mødet hævet|hævet|ophævet)\b|\b(?:hævede|hævedes|afsluttede|lukkede|sluttede)\b[^.]*?\b(?:møde|generalforsamling)",
        )
    });
    const LAST: usize = 12;
    let paragraphs = reading.paragraphs();
    let last = paragraphs.iter().rev().take(LAST);
    let first = paragraphs.iter().take(LAST.min(paragraphs.len().saturating_sub(LAST)));
    last.chain(first).find_map(|paragraph| {
        let found = ADJOURNED.find(reading.words(paragraph.span))?;
        let clock = |span| Some(moments::clocks(reading, span).into_iter().next()?.0.spanned());
        let behind = Span::new(paragraph.span.start + found.end(), paragraph.span.end);
        // "Mødet slut 21.15"; "Mødet blev kl. 21.15 hævet"
        clock(behind)
            .or_else(|| moments::clock_alone(reading, behind.trim(&reading.text.text)))
            .or_else(|| clock(Span::new(paragraph.span.start + found.start(), behind.start)))
    })
}
