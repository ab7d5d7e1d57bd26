//! What is known of a document beside its text: its path, and when its PDF was made.
//!
//! One minute in ten prints day and month of its meeting and leaves the year to the file's name
//! or to the folder that it lies in (LAYOUTS.md, date forms).

use jiff::civil::Date;

use crate::lexicon::{Dates, WrittenDate, full_year};
use crate::source::Source;
use crate::text_layer::TextLayer;

/// Where a document comes from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin<'a> {
    /// Its path as in the record, folders included.
    pub path: &'a str,
    /// `CreationDate` of a PDF as written there.
    pub created: Option<&'a str>,
}

/// Minutes are written down so many days before (an agenda that is filled in) to so many days
/// after the meeting.
const WRITTEN_WITHIN: std::ops::RangeInclusive<i32> = -14..=120;

/// Four digits in a path that are a year.
const YEARS: std::ops::RangeInclusive<i16> = 1850..=2099;

impl<'a> Origin<'a> {
    /// Of a document as it was read.
    pub fn new(source: &'a Source, text_layer: &'a TextLayer) -> Self {
        Self { path: &source.path, created: text_layer.metadata.created.as_deref() }
    }

    /// The year of a date in the path that has the same month, and if one has it the same day:
    /// minutes are often filed under the day for which the meeting was first called.
    pub(super) fn year_of_date(self, written: WrittenDate, dates: &Dates) -> Option<i16> {
        let in_name = |name: String| {
            let spelled: Vec<Date> = dates.find(&name).filter_map(WrittenDate::date).collect();
            let in_month = |date: &&Date| date.month() == written.month;
            let same = spelled.iter().filter(in_month).find(|date| date.day() == written.day);
            let near = same.or_else(|| spelled.iter().find(in_month));
            near.map(|date| date.year()).or_else(|| year_of_digits(&name, written))
        };
        self.names().find_map(in_name)
    }

    /// The one year that a part of the path names, the file's name asked first:
    /// `Generalforsamling 2016`, `referater/2016/marts.pdf`.
    pub(super) fn year_in_path(self) -> Option<i16> {
        let one = |name: String| {
            let runs = name.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
            let years = runs.filter_map(|run| run.parse().ok()).filter(|y| YEARS.contains(y));
            match *years.collect::<Vec<i16>>() {
                [year] => Some(year),
                _ => None,
            }
        };
        self.names().find_map(one)
    }

    /// The one day that the file's name tells: `2011-09-01_referat.txt`, `Referat 20110901.pdf`.
    pub(super) fn date_in_name(self, dates: &Dates) -> Option<Date> {
        let name = self.names().next()?;
        let spelled = dates.find(&name).filter_map(WrittenDate::date);
        let runs = name.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 8);
        let found: Vec<Date> = spelled.chain(runs.filter_map(Dates::of_digits)).collect();
        let (first, others) = found.split_first()?;
        let is_day = YEARS.contains(&first.year()) && others.iter().all(|other| other == first);
        is_day.then_some(*first)
    }

    /// The year in which the day lies shortly before the PDF was made.
    pub(super) fn year_of_creation(self, written: WrittenDate) -> Option<i16> {
        let digits = self.created?.trim_start_matches("D:").get(..8)?;
        let created: Date = digits.parse().ok()?;
        (created.year() - 1..=created.year() + 1).find(|year| {
            let days = written.in_year(*year).and_then(|date| created.since(date).ok());
            days.is_some_and(|days| WRITTEN_WITHIN.contains(&days.get_days()))
        })
    }

    /// File name and folders, innermost first, without extension.
    fn names(self) -> impl Iterator<Item = String> {
        let path = self.path;
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        stem.rsplit(['/', '\\', '!']).map(|name| name.replace('_', " "))
    }
}

/// `20180313`, `180313`, `180300` for a day of that month, `13032018`, `130318` for that day.
fn year_of_digits(name: &str, written: WrittenDate) -> Option<i16> {
    let runs = name.split(|c: char| !c.is_ascii_digit()).filter(|run| matches!(run.len(), 6 | 8));
    let (month, day) = (format!("{:02}", written.month), format!("{:02}", written.day));
    let whole = |run: &str| full_year(run.strip_suffix(&day)?.strip_suffix(&month)?);
    let day_first = |run: &str| full_year(run.strip_prefix(&day)?.strip_prefix(&month)?);
    let in_month = |run: &str| {
        let (year, rest) = run.split_at_checked(run.len() - 4)?;
        let (found, day) = rest.split_at_checked(2)?;
        (found == month && day <= "31").then(|| full_year(year)).flatten()
    };
    let exact = runs.clone().find_map(|run| whole(run).or_else(|| day_first(run)));
    exact.or_else(|| runs.clone().find_map(in_month))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn written(text: &str) -> WrittenDate {
        Lexicon::danish().dates.find(text).next().unwrap()
    }

    #[test]
    fn the_path_has_the_date_with_its_year() {
        let dates = &Lexicon::danish().dates;
        let paths = [
            "referater/2018-03-13 bestyrelse.pdf",
            "referater_20180313_bestyrelse.pdf",
            "180313.txt",
            "Referat 13-03-2018.txt",
            "2018.03.13-Bestyrelsesmoede.pdf",
            "13. marts 2018/referat.md",
            "180300_bestyrelse.pdf",
            "130318.pdf",
        ];
        for path in paths {
            let origin = Origin { path, created: None };
            assert_eq!(origin.year_of_date(written("13. marts"), dates), Some(2018), "{path}");
            assert_eq!(origin.year_of_date(written("14. april"), dates), None, "{path}");
        }
    }

    #[test]
    fn the_name_has_the_day() {
        let dates = &Lexicon::danish().dates;
        let day = |path| Origin { path, created: None }.date_in_name(dates);
        let expected = Some("2011-09-01".parse().unwrap());
        assert_eq!(day("arkiv/2011-09-01_referat.txt"), expected);
        assert_eq!(day("Referat 20110901.pdf"), expected);
        assert_eq!(day("Referat 1. september 2011.docx.txt"), expected);
        assert_eq!(day("2011-09-01/referat.txt"), None);
        assert_eq!(day("2011-09-01 til 2011-10-01.txt"), None);
        assert_eq!(day("referat_110901.txt"), None);
    }

    #[test]
    fn the_path_has_a_year() {
        let cases = [
            ("arkiv/Generalforsamling_2016.pdf", Some(2016)),
            ("2016/referat 3.pdf", Some(2016)),
            ("2014/2015-2016/referat.pdf", Some(2014)),
            ("referat 120160.pdf", None),
        ];
        for (path, year) in cases {
            assert_eq!(Origin { path, created: None }.year_in_path(), year, "{path}");
        }
    }

    #[test]
    fn a_pdf_is_made_shortly_after_the_meeting() {
        let origin = Origin { path: "", created: Some("D:20110731121553Z") };
        assert_eq!(origin.year_of_creation(written("d. 4/7")), Some(2011));
        assert_eq!(origin.year_of_creation(written("1. december")), None);
        let january = Origin { path: "", created: Some("D:20110105") };
        assert_eq!(january.year_of_creation(written("12. december")), Some(2010));
    }
}
