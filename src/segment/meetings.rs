//! Minutes of several meetings in one file.
//!
//! A record is about one meeting. Where another title with another date and a list of people of its
//! own stands further down, the people, dates and places below it are not read: they would be taken
//! for those of the first meeting. Its items are kept, and a diagnostic says so.

use std::sync::LazyLock;

use super::Reading;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::lexicon::{Label, Pattern};
use crate::normalize::Paragraph;

/// The titles of all meetings but the first: indexes of paragraphs.
pub(super) fn later(document: &Reading<'_>) -> Vec<usize> {
    let titles: Vec<(usize, String)> = (0..)
        .zip(document.paragraphs())
        .filter_map(|(index, paragraph)| Some((index, day(document, paragraph)?)))
        .collect();
    let Some((first, rest)) = titles.split_first() else { return Vec::new() };
    if !lists_people(document, first.0) {
        return Vec::new();
    }
    let mut last = &first.1;
    let mut found = Vec::new();
    for (index, day) in rest {
        if day != last && lists_people(document, *index) {
            found.push(*index);
            last = day;
        }
    }
    found
}

/// Says where the other meetings begin.
pub(super) fn report(document: &Reading<'_>, later: &[usize], diagnostics: &mut Diagnostics) {
    for paragraph in later.iter().filter_map(|index| document.paragraphs().get(*index)) {
        let title = document.words(paragraph.span);
        let message = format!(
            "minutes of another meeting begin at “{title}”; its items are kept, its date, place and people are not"
        );
        diagnostics.push(Diagnostic::new(Code::SeveralMeetings, message).at(paragraph.span));
    }
}

/// The day in a line that is a title of minutes: "Referat fra bestyrelsesmøde den 3. maj 2021".
fn day(document: &Reading<'_>, paragraph: &Paragraph) -> Option<String> {
    const LONGEST: usize = 140;
    static TITLE: LazyLock<Pattern> = LazyLock::new(|| {
        super::pattern(r"(?i)^\W*(?:\p{L}+\s)?(?:møde|beslutnings)?referat\s(?:af|fra|for)\b")
    });
    let words = document.words(paragraph.span);
    let is_title = words.chars().count() <= LONGEST && TITLE.is_match(words);
    let date = document.lexicon.dates.find(words).next().filter(|_| is_title)?;
    Some(words.get(date.span.start..date.span.end)?.to_lowercase())
}

/// Whether a label of people stands among the lines below a title.
fn lists_people(document: &Reading<'_>, title: usize) -> bool {
    const LINES: usize = 6;
    let below = document.paragraphs().get(title + 1..).unwrap_or_default();
    below.iter().take(LINES).any(|paragraph| {
        let label = document.lexicon.labels.read(document.words(paragraph.span));
        label.is_some_and(|found| matches!(found.label, Label::People(..)))
    })
}
