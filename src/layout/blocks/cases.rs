//! Municipal items: between the number of an item and the line of its case stands nothing but its title.

use crate::layout::continuity::{begins_with_label, is_terminated};
use crate::layout::markers;
use crate::layout::printed::{Gap, Printed};

/// How the line of a case begins, in lower case.
const CASES: &[&str] =
    &["sagsnr", "sags nr", "sagsnummer", "sagnr", "sagsid", "j.nr", "journalnr", "j. nr"];

/// What says of an item whether it is open to the public, in lower case.
const OPENNESS: &[&str] = &["åben", "lukket", "offentlig", "fortrolig"];

/// For each line whether the line right below it is that of a case.
pub(super) fn above_cases(lines: &[Printed]) -> Vec<bool> {
    let is_case = |line: &Printed| line.gap == Gap::Tight && is_case(&line.line.text);
    lines.iter().skip(1).map(is_case).chain([false]).collect()
}

/// Whether a line above that of a case ends a title: `9. Udvalgets` / `mødekalender 2024`
pub(super) fn ends_title(title: &Printed, line: &Printed) -> bool {
    let words = line.line.text.as_str();
    line.gap == Gap::Tight
        && line.style == title.style
        && !is_terminated(&title.line.text)
        && !is_terminated(words)
        && markers::marker(words).is_none()
        && !begins_with_label(words)
        && !begins_with(words, OPENNESS)
        && !is_case(words)
}

/// Whether an item of a meeting system begins here: `22 (Åben) Plan for`
pub(super) fn is_head(text: &str) -> bool {
    let words = text.trim_start_matches(|c: char| c.is_ascii_digit());
    words.len() < text.len()
        && ["(åben", "(lukket"]
            .iter()
            .any(|mark| words.trim_start().to_lowercase().starts_with(mark))
}

/// `Sagsnr.: 21/1022`, `EMN-2021-0022`, `01.02.05-P16-22-21`
fn is_case(text: &str) -> bool {
    begins_with(text, CASES) || text.starts_with("EMN-") || begins_with_key(text)
}

/// Whether a key of the municipalities' filing plan begins the line: `01.02.05-P16`, `00.01.00P35`
fn begins_with_key(text: &str) -> bool {
    const LETTERS: [char; 5] = ['A', 'G', 'K', 'P', 'S'];
    let is_digit = |c: char| c.is_ascii_digit();
    let mut parts = text.splitn(3, '.');
    let (area, group) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let (subject, facet) =
        parts.next().and_then(|rest| rest.split_at_checked(2)).unwrap_or_default();
    [area, group, subject].iter().all(|part| part.len() == 2 && part.chars().all(is_digit))
        && facet.trim_start_matches(['-', ' ']).starts_with(LETTERS)
}

fn begins_with(text: &str, beginnings: &[&str]) -> bool {
    const LONGEST: usize = 12;
    let start: String = text.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    beginnings.iter().any(|beginning| start.starts_with(beginning))
}
