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
    let is_case = |line: &Printed| line.gap == Gap::Tight && begins_with(&line.line.text, CASES);
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
        && !begins_with(words, CASES)
}

fn begins_with(text: &str, beginnings: &[&str]) -> bool {
    let text = text.to_lowercase();
    beginnings.iter().any(|beginning| text.starts_with(beginning))
}
