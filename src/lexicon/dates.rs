//! Dates as they are written in Danish documents.

use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use super::{Captures, Match, Pattern, alternatives, pattern};
use crate::span::Span;

#[derive(Deserialize)]
pub(super) struct Data {
    months: Vec<Vec<String>>,
    weekdays: Vec<Vec<String>>,
}

/// Months, weekdays and the patterns made of them.
#[derive(Debug)]
pub struct Dates {
    months: Vec<Vec<String>>,
    weekdays: Vec<Vec<String>>,
    any: Pattern,
}

/// A date as written; parts that are not written are `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDate {
    /// Bytes of the text, weekday not included.
    pub span: Span,
    /// With century; two digits are read as 1950 to 2049.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
    /// The weekday written before it.
    pub weekday: Option<Weekday>,
}

impl WrittenDate {
    /// The date, if it is complete and exists.
    pub fn date(self) -> Option<Date> {
        self.in_year(self.year?)
    }

    /// The date in the given year, if it exists.
    pub fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }

    /// Whether the weekday written with it is another one than the date's.
    pub fn contradicts_weekday(self) -> bool {
        match (self.weekday, self.date()) {
            (Some(weekday), Some(date)) => weekday != date.weekday(),
            _ => false,
        }
    }
}

impl Dates {
    pub(super) fn new(data: Data) -> Self {
        let names =
            |groups: &[Vec<String>]| alternatives(groups.iter().flatten().map(String::as_str));
        let (month, weekday) = (names(&data.months), names(&data.weekdays));
        let any = pattern(&format!(
            r"(?ix)
            (?:\b(?P<weekday>{weekday})\.?(?:\s+den|\s+d\.?)?,?\s+(?:d\.\s*|den\s+)?)?
            (?:
              # 26. januar 2015 · 12.februar 2008 · 8. okt. 2019 · 15-maj-2002 · 13 marts · 2.-3. november
              \bd?(?:(?P<from>\d{{1,2}})(?:\.\s?(?:[-–]|til|og)\s?|\sog\s)(?:(?:{weekday})\s+(?:d\.\s*|den\s+)?)?)?(?P<d1>\d{{1,2}})(?:\.|\.?\s|-|n?de\s)\s*(?P<m1>{month})\b\.?(?:[\s,-]*(?P<y1>(?:19|20)\d{{2}}\b|'\d\d|\d\d\b))?
              # 2021.09.02 · 2021-09-02
            | \b(?P<y2>\d{{4}})[.\-/](?P<m2>\d{{2}})[.\-/](?P<d2>\d{{2}})(?:\b|T)
              # 3/2/2020 · 14.9.2005 · 16-04-2018 · 28/1-08
            | \bd?(?P<d3>\d{{1,2}})[./\-](?P<m3>\d{{1,2}})(?:[./\-]\s?(?P<y3>\d{{4}}|\d{{2}})\b|\s(?:[-–]\s)?(?P<y5>20\d{{2}})\b)
              # 14. 3. 2012
            | \b(?P<d10>\d{{1,2}})(?:\.|\s?/)\s(?P<m10>\d{{1,2}})(?:\.|\s?[/-])\s?(?P<y9>(?:19|20)\d{{2}})\b
              # d. 14. 3. 12
            | \b(?:d\.\s*|den\s+)(?P<d11>\d{{1,2}})\.\s(?P<m11>\d{{1,2}})\.\s?(?P<y11>\d{{2}})\b
              # 7/6 kl. 19
            | \b(?P<d12>\d{{1,2}})/(?P<m12>\d{{1,2}})(?:\s+kl\b)
              # April 3, 2019
            | \b(?P<m4>{month})\s+(?P<d4>\d{{1,2}}),\s+(?P<y4>\d{{4}})\b
              # d. 28-1 08 at the end · den 28/1 '08
            | \b(?:d\.\s*|den\s+)(?P<d13>\d{{1,2}})[/-](?P<m13>\d{{1,2}})\s(?:'(?P<y12>\d{{2}})\b|(?P<y13>\d{{2}})(?:\.?\s*$|\s(?:i|på|hos)\b))
              # d. 28/1 · den 28/1 · mandag 28/1 · senest 28/1 · d. 28/1 – 08 · den 28/1 2008
            | \b(?:d\.\s*|den\s+|(?P<weekday2>{weekday})\s+|(?:senest|inden|før)\s+)(?P<d5>\d{{1,2}})/(?P<m5>\d{{1,2}})\b(?:(?:[-./]\s?|\s[–-]\s?)(?P<y6>\d{{4}}|\d{{2}})\b|\s(?P<y14>20\d{{2}})\b)?
              # d. 12.11. · den 1.10
            | \b(?:d\.\s*|den\s+)(?P<d8>\d{{1,2}})\.(?P<m8>1[0-2]|0?[1-9])\.?(?:\s*$|[\s,;)]+(?:kl|i|på|hos|fra)\b)
              # 20MAR13
            | \b(?P<d9>\d{{1,2}})(?P<m9>(?-i:JAN|FEB|MAR|APR|MAJ|JUN|JUL|AUG|SEP|OKT|NOV|DEC))(?P<y8>\d{{4}}|\d{{2}})\b
              # mandag d. 1.11
            | \b(?P<weekday3>{weekday})\.?,?\s+(?:d\.\s*|den\s+)(?P<d7>\d{{1,2}})\.(?P<m7>\d{{1,2}})\b
              # 2015 apr. 20
            | \b(?P<y7>(?:19|20)\d{{2}})[\s-]+(?P<m6>{month})\.?[\s-]+(?P<d6>\d{{1,2}})\b
            )"
        ));
        Self { months: data.months, weekdays: data.weekdays, any }
    }

    /// Every date in `text`, in order; impossible days and months are left out.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = WrittenDate> + 'a {
        self.any.captures_iter(text).filter_map(|found| self.read(text, &found))
    }

    fn read(&self, text: &str, found: &Captures<'_>) -> Option<WrittenDate> {
        let group = |names: &[&str]| names.iter().find_map(|name| found.name(name));
        let last = group(&[
            "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9", "d10", "d11", "d12", "d13",
        ])?;
        let day = group(&["from"]).filter(|day| is_before(day, &last)).unwrap_or(last);
        let month = group(&[
            "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11", "m12", "m13",
        ])?;
        let year = group(&[
            "y1", "y2", "y3", "y4", "y5", "y6", "y7", "y8", "y9", "y11", "y12", "y13", "y14",
        ])
        .filter(|year| !is_clock(text, *year));
        let parts = [Some(day), Some(month), year].into_iter().flatten();
        let span = parts.map(|part| Span::from(part.range())).reduce(Span::cover)?;
        let written = WrittenDate {
            span,
            year: year.and_then(|year| full_year(year.as_str())),
            month: self.month(month.as_str())?,
            day: day.as_str().parse().ok()?,
            weekday: group(&["weekday", "weekday2", "weekday3"])
                .and_then(|name| self.weekday(name.as_str())),
        };
        let plausible = (1..=12).contains(&written.month) && (1..=31).contains(&written.day);
        (plausible && !is_behind_clock(text, span)).then_some(written)
    }

    fn month(&self, written: &str) -> Option<i8> {
        written.parse().ok().or_else(|| position(&self.months, written)?.checked_add(1))
    }

    fn weekday(&self, written: &str) -> Option<Weekday> {
        Weekday::from_monday_zero_offset(position(&self.weekdays, written)?).ok()
    }

    /// A date as six or eight digits, year first: "090407", "20090407". Only where nothing but a date can stand.
    pub fn of_digits(text: &str) -> Option<Date> {
        let digits = text.trim();
        let year = digits.len().checked_sub(4).filter(|length| matches!(length, 2 | 4))?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let part = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i8>().ok();
        Date::new(full_year(digits.get(..year)?)?, part(year..year + 2)?, part(year + 2..year + 4)?)
            .ok()
    }
}

/// "2.-3. november": the first of two days or more.
fn is_before(first: &Match<'_>, last: &Match<'_>) -> bool {
    let day = |written: &Match<'_>| written.as_str().parse::<u8>().ok();
    day(first).zip(day(last)).is_some_and(|(first, last)| first < last)
}

/// "8.30-9.45": the thirtieth is the minutes of a time; so is the fortieth of "kl. 8-10.40".
fn is_behind_clock(text: &str, date: Span) -> bool {
    let before = text.get(..date.start).unwrap_or_default();
    let word = before.trim_end_matches([' ', '.']).rsplit([' ', '\t', '(']).next();
    if word.is_some_and(|word| word.eq_ignore_ascii_case("kl")) {
        return true;
    }
    let mut before = before.chars().rev();
    matches!(before.next(), Some('.' | ':')) && before.next().is_some_and(|c| c.is_ascii_digit())
}

/// "3. september 19.00", "d. 3/9 - 5/9": no year but a time, another day.
fn is_clock(text: &str, year: Match<'_>) -> bool {
    let mut behind = text.get(year.end()..).unwrap_or_default().chars();
    year.len() == 2
        && matches!(behind.next(), Some('.' | ':' | '/' | '-' | '–'))
        && behind.next().is_some_and(|c| c.is_ascii_digit())
}

/// Two digits are years from 1950 to 2049: the minutes that are typed on machines.
pub(crate) fn full_year(written: &str) -> Option<i16> {
    let digits = written.trim_start_matches('\'');
    let year: i16 = digits.parse().ok()?;
    Some(match (digits.len(), year) {
        (4, _) => year,
        (_, 0..50) => 2000 + year,
        _ => 1900 + year,
    })
}

fn position(groups: &[Vec<String>], written: &str) -> Option<i8> {
    let written = written.trim_end_matches('.').to_lowercase();
    let index = groups.iter().position(|names| names.contains(&written))?;
    i8::try_from(index).ok()
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn reads_every_written_form() {
        let cases = [
            ("den 26. januar 2015", "2015-01-26", "26. januar 2015"),
            ("mandag den 12.februar 2007 kl. 19", "2007-02-12", "12.februar 2007"),
            ("tirsdag d. 8. okt. 2019", "2019-10-08", "8. okt. 2019"),
            ("15-maj-2002", "2002-05-15", "15-maj-2002"),
            ("2021.09.02", "2021-09-02", "2021.09.02"),
            ("3/2/2020", "2020-02-03", "3/2/2020"),
            ("16-04-2018", "2018-04-16", "16-04-2018"),
            ("28/1-08", "2008-01-28", "28/1-08"),
            ("møde d28/01-2008", "2008-01-28", "28/01-2008"),
            ("d. 25/4 – 19.", "2019-04-25", "25/4 – 19"),
            ("møde 20MAR13 1730", "2013-03-20", "20MAR13"),
            ("referat 2015 apr. 20", "2015-04-20", "2015 apr. 20"),
            ("Onsdag, April 3, 2019 - 18:00", "2019-04-03", "April 3, 2019"),
            ("30 April 2017", "2017-04-30", "30 April 2017"),
            ("den 14de marts 2012", "2012-03-14", "14de marts 2012"),
            ("7/6 - 2012", "2012-06-07", "7/6 - 2012"),
            ("d. 14. 3. 12", "2012-03-14", "14. 3. 12"),
            ("d.14. 3. 2012", "2012-03-14", "14. 3. 2012"),
            ("18. til 19. januar 2014", "2014-01-18", "18. til 19. januar 2014"),
            ("2.-3. november 2012", "2012-11-02", "2.-3. november 2012"),
            ("den 5 og 12 maj 2021", "2021-05-05", "5 og 12 maj 2021"),
            ("lørdag d. 3. - søndag d. 4. maj 2013", "2013-05-03", "3. - søndag d. 4. maj 2013"),
        ];
        for (text, iso, words) in cases {
            let found = Lexicon::danish().dates.find(text).next().unwrap();
            assert_eq!(found.date().unwrap().to_string(), iso, "{text}");
            assert_eq!(found.span.of(text), words, "{text}");
        }
    }

    #[test]
    fn a_wrong_weekday_is_seen() {
        let dates = &Lexicon::danish().dates;
        assert!(dates.find("mandag den 29. januar 2020").next().unwrap().contradicts_weekday());
        assert!(!dates.find("tirsdag den 28. januar 2020").next().unwrap().contradicts_weekday());
    }
}
