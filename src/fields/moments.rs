//! Times of day and dates in running text.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Reading, pattern};
use crate::lexicon::{Pattern, WrittenDate};
use crate::span::{Span, Spanned};

/// A time of day that is written out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    /// Bytes of the text.
    pub(super) span: Span,
    hour: u8,
    minute: u8,
}

impl Clock {
    /// 24:00 is the end of a day.
    fn exists(self) -> bool {
        matches!((self.hour, self.minute), (0..=23, 0..=59) | (24, 0))
    }

    /// `HH:MM` with its place.
    pub(super) fn spanned(self) -> Spanned<String> {
        Spanned::new(format!("{:02}:{:02}", self.hour, self.minute), self.span)
    }
}

/// "28. juni 2021 kl. 14:07": a date and a minute for which nobody calls a meeting, and nothing else on its line;
/// when a page was published.
pub(super) fn is_stamp(reading: &Reading<'_>, span: Span) -> bool {
    const MOST_BESIDES: usize = 16;
    let by_machine = clocks(reading, span).iter().any(|(clock, _)| clock.minute % 5 != 0);
    let date = dates(reading, span).into_iter().next();
    by_machine && date.is_some_and(|date| span.len() - date.span.len() <= MOST_BESIDES)
}

/// `kl. 19.00`, `kl. 15`, `16:00-18:00`, `13.00 – 15.30`
static CLOCK: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?x)(?i:\bkl(?:okken|\.)?\s*)(?P<h1>\d{1,2})(?:[.:,](?P<m1>\d{2}))?\b (?:\s*(?:-|–|—|til)\s*(?:kl\.?\s*)?(?P<h2>\d{1,2})(?:[.:](?P<m2>\d{2}))?\b)?
        | \b(?P<h3>\d{1,2})[.:](?P<m3>\d{2})\s*(?:-|–|—|til)\s*(?:kl\.?\s*)?(?P<h4>\d{1,2})[.:](?P<m4>\d{2})\b
        | \dT(?P<h6>\d{2}):(?P<m6>\d{2})(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?
        | \b(?P<h5>[012]?\d):(?P<m5>[0-5]\d)\b",
    )
});

/// The times in `span`, each with its end if it is a stretch of time.
pub(super) fn clocks(reading: &Reading<'_>, span: Span) -> Vec<(Clock, Option<Clock>)> {
    let words = reading.words(span);
    CLOCK
        .captures_iter(words)
        .filter_map(|found| {
            let clock = |hours: &[&str], minutes: &[&str]| {
                let hour = hours.iter().find_map(|name| found.name(name))?;
                let minute = minutes.iter().find_map(|name| found.name(name));
                let end = minute.map_or(hour.end(), |minute| minute.end());
                let read = Clock {
                    span: Span::new(hour.start(), end).shift(span.start),
                    hour: hour.as_str().parse().ok()?,
                    minute: minute.map_or(Some(0), |minute| minute.as_str().parse().ok())?,
                };
                read.exists().then_some(read)
            };
            Some((
                clock(&["h1", "h3", "h5", "h6"], &["m1", "m3", "m5", "m6"])?,
                clock(&["h2", "h4"], &["m2", "m4"]),
            ))
        })
        .collect()
}

/// A printed time ("13.00") as `HH:MM`.
pub(super) fn clock_at(reading: &Reading<'_>, span: Span) -> Option<Spanned<String>> {
    let (hour, minute) = reading.words(span).split_once(['.', ':'])?;
    let clock =
        Clock { span, hour: hour.trim().parse().ok()?, minute: minute.trim().parse().ok()? };
    clock.exists().then(|| clock.spanned())
}

/// The same, where nothing but a time of day stands.
pub(super) fn clock_alone(reading: &Reading<'_>, span: Span) -> Option<Spanned<String>> {
    static ALONE: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^(?:[01]?\d|2[0-3])[.:][0-5]\d$"));
    ALONE.is_match(reading.words(span)).then(|| clock_at(reading, span)).flatten()
}

/// "17-19", where nothing but a stretch of time stands.
pub(super) fn hours_alone(
    reading: &Reading<'_>,
    span: Span,
) -> Option<(Spanned<String>, Spanned<String>)> {
    static HOURS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?P<from>[01]?\d|2[0-3])\s?(?:-|–|til)\s?(?P<to>[01]?\d|2[0-3])$")
    });
    let found = HOURS.captures(reading.words(span))?;
    let hour = |name: &str| {
        let hour = found.name(name)?;
        let span = Span::from(hour.range()).shift(span.start);
        Some(Clock { span, hour: hour.as_str().parse().ok()?, minute: 0 }.spanned())
    };
    hour("from").zip(hour("to")).filter(|(from, to)| from.value < to.value)
}

/// The dates in `span`.
pub(super) fn dates(reading: &Reading<'_>, span: Span) -> Vec<WrittenDate> {
    let words = reading.words(span);
    let found = reading.lexicon.dates.find(words);
    found.map(|date| WrittenDate { span: date.span.shift(span.start), ..date }).collect()
}

/// A date without a year as ISO 8601, in the year of the meeting.
pub(super) fn iso_in_year(date: WrittenDate, year: i16) -> Option<Spanned<String>> {
    Some(Spanned::inferred(date.in_year(year)?.to_string(), date.span, "year-from-meeting"))
}

/// A date without a year as ISO 8601, the first of that day behind the meeting; a little before it is
/// still in its year.
pub(super) fn iso_behind(date: WrittenDate, meeting: Date) -> Option<Spanned<String>> {
    const MONTHS: i32 = 2;
    let own = date.in_year(meeting.year())?;
    let is_past = own < meeting.checked_sub(MONTHS.months()).ok()?;
    iso_in_year(date, if is_past { meeting.year() + 1 } else { meeting.year() })
}

/// A date as ISO 8601, if it is complete.
pub(super) fn iso(date: WrittenDate) -> Option<Spanned<String>> {
    Some(Spanned::new(date.date()?.to_string(), date.span))
}
