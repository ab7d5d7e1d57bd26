//! Items that are numbered through a year: "12/24 Godkendelse af dagsorden", "13/24 Regnskab", or with the meeting's
//! number: "Sag 1/24-3: Regnskab".

use std::sync::LazyLock;

use crate::lexicon::{Pattern, pattern};
use crate::segment::Reading;

/// What stands behind all such numbers ("/24"), if the document has them: each is one more than the one
/// before it, or they begin anew.
pub(super) fn suffix(document: &Reading<'_>) -> Option<String> {
    const FEWEST: usize = 3;
    static NUMBERED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?P<number>\d{1,3})(?P<year>[/-](?:20\d{2}|\d{2})(?:-\d{1,2})?)[.:]?\s+(?P<title>\p{Lu}.*)$",
        )
    });
    let lines = document.paragraphs().iter().map(|paragraph| document.words(paragraph.span));
    let lines = lines.map(without_prefix);
    let lines = lines.filter(|line| {
        let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
        behind.len() < line.len() && behind.starts_with(['/', '-'])
    });
    let mut numbers: Vec<(u32, &str, &str)> = Vec::new();
    for line in lines {
        let Some(found) = NUMBERED.captures(line) else { continue };
        let part = |name: &str| found.name(name).and_then(|part| line.get(part.range()));
        if let (Some(number), Some(year), Some(title)) =
            (part("number"), part("year"), part("title"))
        {
            numbers.push((number.parse().ok()?, year, title));
        }
    }
    let (first, year, _) = *numbers.first()?;
    let goes_on = numbers.windows(2).all(|pair| match pair {
        [(one, before, _), (next, after, _)] => {
            before == after && (*next == one + 1 || *next == first)
        }
        _ => true,
    });
    // "1/12 Julefrokost" is a day
    let is_day = year.len() == "/12".len() && year.get(1..).is_some_and(|year| year <= "12");
    let is_agenda = numbers.iter().any(|(.., title)| document.lexicon.items.is_standing(title));
    (numbers.len() >= FEWEST && goes_on && (!is_day || is_agenda)).then(|| year.to_owned())
}

/// "Sag 1/24" without its first word.
fn without_prefix(line: &str) -> &str {
    let bare = ["Sag ", "Punkt ", "Pkt. "].iter().find_map(|prefix| line.strip_prefix(prefix));
    bare.unwrap_or(line)
}
