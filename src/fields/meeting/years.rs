//! The year of the meeting where its date leaves it open: by the years and the weekdays that the
//! document names elsewhere.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::fields::{Reading, moments, pattern};
use crate::lexicon::{Dates, Pattern, WrittenDate, full_year};
use crate::span::Span;

/// "d. 10/9" in a document that speaks of "søndag d. 8. november" and "20. april 2016": the year in which most
/// weekdays are right, and of these the one next to a day that is written with its year.
pub(super) fn nearest(reading: &Reading<'_>, written: WrittenDate) -> Option<i16> {
    /// Minutes speak of the days around the meeting.
    const MOST_DAYS: i32 = 240;
    /// Where no day is written with its year.
    const FEWEST_WEEKDAYS: usize = 2;
    let others: Vec<WrittenDate> = reading
        .paragraphs()
        .iter()
        .flat_map(|paragraph| moments::dates(reading, paragraph.span))
        .filter(|other| other.span != written.span)
        .collect();
    let complete: Vec<Date> = others.iter().filter_map(|other| other.date()).collect();
    let around = |year: i16| year - 1..=year + 1;
    let named = years_named(reading, written.span);
    let years: BTreeSet<i16> =
        named.into_iter().chain(complete.iter().map(|date| date.year())).flat_map(around).collect();
    let distance = |date: Date| {
        let days = complete.iter().filter_map(|other| Some(date.since(*other).ok()?.get_days()));
        days.map(i32::abs).filter(|days| *days <= MOST_DAYS).min()
    };
    let ranked = years.into_iter().filter_map(|year| {
        let date = written.in_year(year)?;
        let agrees = written.weekday.is_none_or(|weekday| weekday == date.weekday());
        let (right, distance) = (weekdays_right(&others, date), distance(date));
        let is_told = agrees && (distance.is_some() || right >= FEWEST_WEEKDAYS);
        is_told.then_some((right, Reverse(distance.unwrap_or(i32::MAX)), year))
    });
    ranked.max().map(|(.., year)| year)
}

/// How many days that are written with a weekday and without a year lie right, seen from the meeting.
fn weekdays_right(others: &[WrittenDate], meeting: Date) -> usize {
    let near = |other: &&WrittenDate| {
        let years = meeting.year() - 1..=meeting.year() + 1;
        let dates = years.filter_map(|year| other.in_year(year));
        let distance =
            |date: &Date| date.since(meeting).map_or(i32::MAX, |span| span.get_days().abs());
        let nearest = dates.min_by_key(distance);
        nearest.is_some_and(|date| Some(date.weekday()) == other.weekday)
    };
    others
        .iter()
        .filter(|other| other.year.is_none() && other.weekday.is_some())
        .filter(near)
        .count()
}

/// "25.08.27": the year first, if the document names 2025 and not 2027.
pub(super) fn in_order(reading: &Reading<'_>, written: WrittenDate) -> WrittenDate {
    static TRIPLE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?P<first>\d{2})\.(?P<month>\d{2})\.(?P<last>\d{2})$"));
    let Some(found) = TRIPLE.captures(reading.words(written.span)) else { return written };
    let part = |name: &str| found.name(name).map_or("", |part| part.as_str());
    let turned = WrittenDate {
        year: full_year(part("first")),
        day: part("last").parse().unwrap_or_default(),
        ..written
    };
    let named = years_named(reading, written.span);
    let is_named = |date: &WrittenDate| date.year.is_some_and(|year| named.contains(&year));
    let is_likelier = turned.date().is_some()
        && !turned.contradicts_weekday()
        && (written.date().is_none() || is_named(&turned) && !is_named(&written));
    if is_likelier { turned } else { written }
}

/// "251016": the year first, unless the document names 2016 and not 2025; "20251016".
pub(super) fn of_digits(reading: &Reading<'_>, digits: &str) -> Option<Date> {
    let turned = || {
        let (day, rest) = digits.split_at_checked(2).filter(|(_, rest)| rest.len() == 4)?;
        let (month, year) = rest.split_at_checked(2)?;
        Dates::of_digits(&format!("{year}{month}{day}"))
    };
    let (Some(date), Some(turned)) = (Dates::of_digits(digits), turned()) else {
        return Dates::of_digits(digits).or_else(turned);
    };
    let named = years_named(reading, Span::default());
    let is_turned = named.contains(&turned.year()) && !named.contains(&date.year());
    Some(if is_turned { turned } else { date })
}

/// The years that are written with four digits, `besides` aside.
fn years_named(reading: &Reading<'_>, besides: Span) -> BTreeSet<i16> {
    static YEAR: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\b(?:19|20)\d{2}\b"));
    let text = &reading.text.text;
    let found = YEAR.find_iter(text).filter(|year| !besides.contains(Span::from(year.range())));
    found.filter_map(|year| year.as_str().parse().ok()).collect()
}
