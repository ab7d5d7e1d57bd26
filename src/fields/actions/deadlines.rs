//! Until when something is to be done.

use std::sync::LazyLock;

use super::super::{Reading, moments, pattern};
use crate::lexicon::{Pattern, with_months};
use crate::span::{Span, Spanned};

/// "inden 1. maj", "uge 30", "snarest", "til næste møde"
pub(super) fn deadline(reading: &Reading<'_>, span: Span) -> Option<Spanned<String>> {
    static WRITTEN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&with_months(
            r"(?i)\b(?:inden\suge\s\d{1,2}|uge\s\d{1,2}|(?:inden|senest|til|før)\s(?:på\s)?(?:man|tirs|ons|tors|fre|lør|søn)dag|(?:inden|senest)\s(?:for|om)\s(?:\d+|en|et|to|tre|fire|seks|otte|fjorten)\s(?:dage?|uger?|måned(?:er)?|år)|i\sløbet\saf\s(?:{month}|ugen|sommeren|efteråret|vinteren|foråret|året)|inden\s\p{L}*årsmøde\p{L}*|til\snæste\sgang|snarest(?:\smuligt)?|hurtigst\smuligt|(?:til|inden|før)\snæste\s\p{L}*møde|inden\s(?:udgangen\saf\s)?(?:{month}|jul|påske|pinse|nytår|årsskiftet|weekenden|mødet|(?:sommer|efterårs|vinter|påske|jule)?ferien|sommeren|efteråret|foråret|vinteren|sæson\p{L}*|\p{L}*generalforsamling\p{L}*)(?:\s\d{4})?|(?:primo|medio|ultimo)\s\p{L}+)\b",
        ))
    });
    /// `(frist: næste møde)`
    static LABELLED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:frist|deadline):?\s(?P<when>næste\s(?:\p{L}*møde|gang))\b")
    });
    /// `(30/6)`, `(1. maj)` at the end
    static BRACKETS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&with_months(
            r"(?i)\((?P<when>\d{1,2}(?:/\d{1,2}(?:[/ -]\d{2,4})?|\.\s?(?:{month})(?:\s\d{4})?))\)\W*$",
        ))
    });
    static BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:inden|senest|deadline:?|frist:?|før|til mødet|frem mod(?: mødet)?)\s(?:den\s|d\.\s?)?$",
        )
    });
    let words = reading.words(span);
    let dated = moments::dates(reading, span).into_iter().find(|date| {
        let before = words.get(..date.span.start - span.start).unwrap_or_default();
        BEFORE.is_match(before)
    });
    if let Some(date) = dated {
        return moments::iso(date)
            .or_else(|| moments::iso_behind(date, reading.date?))
            .or_else(|| Some(reading.spanned(date.span)));
    }
    if let Some(when) = BRACKETS.captures(words).and_then(|found| found.name("when")) {
        return date_or_words(reading, Span::from(when.range()).shift(span.start));
    }
    let labelled = || LABELLED.captures(words)?.name("when");
    let written = WRITTEN.find(words).or_else(labelled)?;
    Some(reading.spanned(Span::from(written.range()).shift(span.start)))
}

/// A date as ISO 8601, anything else as written.
pub(super) fn date_or_words(reading: &Reading<'_>, span: Span) -> Option<Spanned<String>> {
    let date = moments::dates(reading, span).into_iter().next();
    let iso = date
        .and_then(|date| moments::iso(date).or_else(|| moments::iso_behind(date, reading.date?)));
    let says = reading.words(span).contains(char::is_alphanumeric); // "-" in the cell of a table
    iso.or_else(|| says.then(|| reading.spanned(span)))
}
