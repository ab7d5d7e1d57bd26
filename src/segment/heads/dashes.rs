//! Items of which the titles end at a dash: "1. Hjertestarter - Bo henter tilbud", "2. Kontingent - uændret".

use std::sync::LazyLock;

use super::remarks::{has_verb, numbered, tells};
use crate::lexicon::Pattern;
use crate::segment::{Reading, pattern};

/// A title before a dash is at most this long, in bytes.
const LONGEST: usize = 60;

/// Whether most items are written so, and what stands behind the dashes was said.
pub(in crate::segment) fn have_dashes(document: &Reading<'_>) -> bool {
    const FEWEST: usize = 3;
    numbered(document).any(|lines| {
        let remarks: Vec<&str> = lines.iter().filter_map(|line| line.get(place(line)?..)).collect();
        let said = remarks.iter().filter(|remark| is_said(document, remark)).count();
        remarks.len() >= FEWEST && remarks.len() * 2 >= lines.len() && said * 5 >= remarks.len() * 3
    })
}

/// Where the dash stands that ends the title, where titles end so.
pub(super) fn before_dash(document: &Reading<'_>, words: &str) -> Option<usize> {
    place(words).filter(|_| document.has_dashes)
}

/// Whether a line is a title before a dash and what was said.
pub(in crate::segment) fn is_title_before_said(document: &Reading<'_>, line: &str) -> bool {
    let remark = place(line).and_then(|at| line.get(at..));
    remark.is_some_and(|remark| is_said(document, remark)) && line.starts_with(char::is_uppercase)
}

/// Where the first dash stands, if a title can stand before it.
pub(in crate::segment) fn place(words: &str) -> Option<usize> {
    let at = [" – ", " - "].iter().filter_map(|dash| words.find(dash)).min()?;
    let title = words.get(..at).filter(|_| at <= LONGEST)?;
    (!title.contains(": ") && !has_verb(title)).then_some(at)
}

/// "gik godt, 42 børn", "udsat til foråret", "Bo henter tilbud."
fn is_said(document: &Reading<'_>, remark: &str) -> bool {
    /// `gik godt`, `Bo henter tilbud`, `ok`, `uændret 300 kr.`
    static SAID: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^[\s–-]*(?:ok|ja|nej|gik|går|kører|udsat|uændret|aflyst|holdes|afholdes|godkendt|vedtaget|fortsætter|intet|ingen)\b|^[\s–-]*(?-i:\p{Lu})\p{L}+\s(?:\p{L}+er|får|går|tager)\s",
        )
    });
    let words = remark.trim_start_matches([' ', '–', '-']);
    SAID.is_match(remark)
        || words.trim_end().ends_with('.')
        || tells(words)
        || has_verb(words)
        || document.lexicon.decisions.forms.one_word.is_match(words)
}
