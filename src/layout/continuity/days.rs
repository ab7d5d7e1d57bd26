//! Days, months, ranges and hours at line breaks.

use super::last_word;
use crate::lexicon::{Lexicon, is_month};

/// Whether a line gives a day by its weekday: `Tirsdag den 6. juni`, `Onsdag d. 3/5`.
pub(in crate::layout) fn begins_with_weekday(text: &str) -> bool {
    const WEEKDAYS: &[&str] =
        &["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"];
    let mut words = text.split_whitespace();
    let is_weekday =
        words.next().is_some_and(|word| WEEKDAYS.contains(&word.trim_end_matches(',')));
    let is_day =
        |word: &str| matches!(word, "den" | "d.") || word.starts_with(|c: char| c.is_ascii_digit());
    is_weekday && words.next().is_some_and(is_day)
}

/// Whether the line is a date and nothing else: `02. februar 2015`, `den 3. maj 2019`.
pub(in crate::layout) fn is_date_line(text: &str) -> bool {
    let text = text.strip_prefix("den ").or_else(|| text.strip_prefix("d. ")).unwrap_or(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    begins_with_day(text) && words.len() == 3 && words.last().is_some_and(|word| is_year(word))
}

/// Whether the line is a date however written, with its weekday and the hours or without: `torsdag d. 14/3-2019 kl.
/// 19.00`.
pub(in crate::layout) fn is_moment(text: &str) -> bool {
    const LONGEST: usize = 60;
    let ends = text.trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit());
    let may_be = text.len() <= LONGEST && ends;
    let date = || Lexicon::danish().dates.find(text).next().filter(|date| date.year.is_some());
    may_be
        && date().is_some_and(|date| {
            let before = text.get(..date.span.start).unwrap_or_default();
            let behind = text.get(date.span.end..).unwrap_or_default();
            before.split_whitespace().all(leads_to_date) && behind.split_whitespace().all(is_hour)
        })
}

/// `torsdag`, `tors.`, `den`, `d.`
fn leads_to_date(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.']).to_lowercase();
    matches!(word.as_str(), "den" | "d") || is_weekday(&word)
}

/// `torsdag`, `tors`, `to`
fn is_weekday(word: &str) -> bool {
    const WEEKDAYS: &[&str] =
        &["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
    word.chars().count() >= 2 && WEEKDAYS.iter().any(|day| day.starts_with(word))
}

/// `kl.`, `19.00`, `-`, `til`
fn is_hour(word: &str) -> bool {
    let word = word.trim_matches(',');
    matches!(word, "kl" | "kl." | "klokken" | "til" | "fra" | "-" | "–")
        || word
            .trim_start_matches("kl.")
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b".:-".contains(&byte))
}

/// Whether a day of a month stands at the beginning: `31. december`, `3. maj`.
pub(in crate::layout) fn begins_with_day(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_day = |word: &str| {
        word.strip_suffix('.')
            .is_some_and(|day| day.len() <= 2 && day.bytes().all(|b| b.is_ascii_digit()))
    };
    words.next().is_some_and(is_day) && words.next().is_some_and(begins_with_month)
}

/// Whether the break stands between a month and its year or a day and its month: `i marts` / `2022.`, `den 11.` /
/// `maj`
pub(in crate::layout) fn is_inside_date(before: &str, after: &str) -> bool {
    if is_day_before_month(before, after) || is_inside_week(before, after) {
        return true;
    }
    let year = after.split_whitespace().next().unwrap_or_default();
    let is_year = year.get(..4).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()));
    let is_alone = year.len() == 4 && after.trim_end() == year;
    is_year && (last_word(before).is_some_and(is_month) || is_alone && ends_in_day(before))
}

/// `d. 8/11`
fn ends_in_day(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    let is_number = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    last.split_once('/').is_some_and(|(day, month)| is_number(day) && is_number(month))
}

/// Whether the break stands between a week and its number: `i uge` / `29 og 30`
fn is_inside_week(before: &str, after: &str) -> bool {
    matches!(last_word(before), Some("uge" | "ugerne"))
        && after.starts_with(|c: char| c.is_ascii_digit())
}

fn is_day_before_month(before: &str, after: &str) -> bool {
    const DAY: [&str; 2] = ["den", "d."];
    let mut words = before.rsplit(' ');
    let day = words.next().and_then(|word| word.strip_suffix('.')).unwrap_or_default();
    let is_day = (1..=2).contains(&day.len()) && day.bytes().all(|b| b.is_ascii_digit());
    let month = after.split(' ').next().unwrap_or_default();
    is_day
        && words.next().is_some_and(|word| DAY.contains(&word))
        && month.starts_with(char::is_lowercase)
        && begins_with_month(month)
}

/// Whether the break stands inside a range of numbers or of days: `1947-` / `48.`, `10.-` / `12. maj`
pub(in crate::layout) fn is_inside_range(before: &str, after: &str) -> bool {
    let first = before.strip_suffix(['-', '–', '\u{2010}']);
    let first = first.map(|text| text.strip_suffix('.').unwrap_or(text));
    let is_digit = |letter: char| letter.is_ascii_digit();
    first.is_some_and(|text| text.ends_with(is_digit)) && after.starts_with(is_digit)
}

/// A month, whose day's number is no item number: `31. december`.
fn begins_with_month(word: &str) -> bool {
    is_month(&word.trim_end_matches([',', '.', ':', ';', ')']).to_lowercase())
}

/// Whether a line that gives the day or the hour of the meeting is over where a sentence begins:
/// `Referat af møde den 3. maj kl. 19` / `Medlemmerne var mødt`.
pub(in crate::layout) fn ends_with_moment(before: &str, after: &str) -> bool {
    const VERBS: &[&str] = &["var", "er", "blev", "bliver", "havde", "har"];
    let mut words = before.split_whitespace().rev();
    let is_clock = |word: &str| {
        let parts: Vec<&str> = word.split(['.', ':', '-', '–']).collect();
        parts.iter().all(|part| (1..=2).contains(&part.len()))
            && word.starts_with(|c: char| c.is_ascii_digit())
            && word.ends_with(|c: char| c.is_ascii_digit())
    };
    let ends = words.next().is_some_and(|word| is_clock(word) || is_year(word));
    let verb = after.split_whitespace().nth(1);
    ends && after.starts_with(char::is_uppercase) && verb.is_some_and(|verb| VERBS.contains(&verb))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_no_items() {
        assert!(begins_with_day("31. december 2020"));
        assert!(begins_with_day("3. maj, hvor"));
        assert!(!begins_with_day("3. Majfest"));
    }

    #[test]
    fn dates_alone() {
        for line in [
            "02. februar 2015",
            "den 3. maj 2019 kl. 19.00 - 21.30",
            "torsdag d. 14/3-2019",
            "d. 14.03.2019, kl.19",
            "Torsdag, den 14. marts 2019, kl. 19",
            "to. d. 14/3 2019 fra kl. 19 til 21",
        ] {
            assert!(is_moment(line), "{line}");
        }
        for line in ["den 3. maj", "mandag", "d. 3/5 hos Ida", "3. maj 2019 og", "kl. 19"] {
            assert!(!is_moment(line), "{line}");
        }
    }

    #[test]
    fn a_moment_ends_the_title() {
        let title = "Referat af møde mandag d. 14.10.96 kl. 19.00";
        assert!(ends_with_moment(title, "Medlemmerne var mødt, bortset fra"));
        assert!(ends_with_moment("Møde den 21. november 2022 kl. 10.00-12.00", "Mødet blev"));
        assert!(!ends_with_moment(title, "Rådhuset, lokale 2"));
        assert!(!ends_with_moment("Bestyrelsen", "Formanden var"));
    }

    #[test]
    fn ranges_go_on() {
        for (before, after) in [("i 1947-", "48. Brevet"), ("den 10.-", "12. maj"), ("2018–", "22")]
        {
            assert!(is_inside_range(before, after), "{before}{after}");
        }
        for (before, after) in [("kr. 900,-", "2. Valg"), ("punkt 3 -", "4"), ("i 1947-", "og")] {
            assert!(!is_inside_range(before, after), "{before}{after}");
        }
    }
}
