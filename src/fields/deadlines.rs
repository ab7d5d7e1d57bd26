//! By when something is to be reached, as agreements write it.
//!
//! A year alone stays a year ("i 2012" is `2012`). What names a point in time is concluded from the
//! words: "inden udgangen af 2013" is the last day of that year, "medio 2011" its June.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::{Reading, moments, pattern};
use crate::lexicon::{Captures, Pattern, month, with_months};
use crate::record::model::Maybe;
use crate::span::{Span, Spanned};

/// `inden udgangen af juni 2013`, `medio 2011`, `2. kvartal 2014`, `Q1 2025`, `1. halvår 2012`,
/// `senest i 2011`, `i marts 2015`, `inden 2016`
static DEADLINE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&with_months(
        r"(?ix)
        \b(?:
          (?:ved|inden|med|før)?\s?(?P<end>udgang(?:en)?\s+af|slutningen\saf)\s+(?:(?P<end_month>{month})\s+)?(?:år(?:et)?\s)?
        | (?P<begin>primo|starten\saf|begyndelsen\saf)\s+
        | (?P<middle>medio|midten\saf)\s+
        | (?P<late>ultimo)\s+
        | (?P<quarter>[1-4])\.?\s+kvartal\s+(?:af\s|i\s)?
        | q(?P<q>[1-4])\s+
        | (?P<half>1|2|første|andet)\.?\s+halvår\s+(?:af\s|i\s)?
        | (?:i|inden|senest(?:\si)?|fra|til|pr\.|løbet\saf)\s+(?:(?P<month>{month})\s+)?(?:år(?:et)?\s)?
        )(?P<year>(?:19|20)\d{2})\b",
    ))
});

/// The first point in time that the words name: "inden udgangen af 2011 ..., som siden udbygges
/// i 2013" is to be reached in 2011.
pub(super) fn read(reading: &Reading<'_>, span: Span) -> Maybe<String> {
    let dates = moments::dates(reading, span).into_iter().filter_map(moments::iso);
    let written = DEADLINE.captures_iter(reading.words(span)).filter_map(|found| {
        let place = Span::from(found.get(0)?.range()).shift(span.start).trim(&reading.text.text);
        let year = Span::from(found.name("year")?.range()).shift(span.start);
        let (value, is_printed) = value(&found)?;
        Some(if is_printed {
            Spanned::new(value, year)
        } else {
            Spanned::inferred(value, place, "point-in-the-year")
        })
    });
    dates.chain(written).min_by_key(|found| found.span().start)
}

/// The deadline, and whether it is printed as such.
fn value(found: &Captures<'_>) -> Option<(String, bool)> {
    let year: i16 = found.name("year")?.as_str().parse().ok()?;
    let group = |name: &str| found.name(name).map(|part| part.as_str().to_lowercase());
    let month_end = |month: i8| Some(Date::new(year, month, 1).ok()?.last_of_month().to_string());
    if let Some(month) = group("end_month").and_then(|name| month(&name)) {
        return Some((month_end(month)?, false));
    }
    let in_month = |month: i8| Some((format!("{year}-{month:02}"), false));
    let number = |name: &str| group(name).and_then(|number| number.parse::<i8>().ok());
    match () {
        () if group("end").is_some() => Some((month_end(12)?, false)),
        () if group("begin").is_some() => in_month(1),
        () if group("middle").is_some() => in_month(6),
        () if group("late").is_some() => in_month(12),
        () => {
            if let Some(quarter) = number("quarter").or_else(|| number("q")) {
                return Some((month_end(quarter * 3)?, false));
            }
            if let Some(half) = group("half") {
                let month = if matches!(half.as_str(), "1" | "første") { 6 } else { 12 };
                return Some((month_end(month)?, false));
            }
            match group("month").and_then(|name| month(&name)) {
                Some(month) => in_month(month),
                None => Some((year.to_string(), true)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_in_time() {
        let cases = [
            ("er indført inden udgangen af 2013.", "2013-12-31"),
            ("inden udgang af 2010", "2010-12-31"),
            ("ved udgangen af juni 2014", "2014-06-30"),
            ("sat i drift medio 2011", "2011-06"),
            ("primo 2012", "2012-01"),
            ("på alle skoler i 2012.", "2012"),
            ("senest i 2011 at evaluere", "2011"),
            ("i marts 2015", "2015-03"),
            ("i 2. kvartal 2014", "2014-06-30"),
            ("første halvår 2012", "2012-06-30"),
        ];
        for (words, deadline) in cases {
            let found = DEADLINE.captures(words).and_then(|found| value(&found));
            assert_eq!(found.map(|found| found.0).as_deref(), Some(deadline), "{words}");
        }
        assert!(DEADLINE.captures("i 2 km afstand").is_none());
    }
}
