//! A paragraph sign that a scanner's program read as the digit 8: `8 1. Protokollen`.

use std::sync::LazyLock;

use crate::lexicon::{Pattern, pattern};
use crate::segment::Reading;

/// `8 1. Protokollen`, `8 2, Regnskabet`
static MISREAD: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^8\s(?P<number>\d{1,2})[.,:]?\s+\p{Lu}"));

/// Whether 8 stands before the numbers 1, 2, 3 of the document: it is `§`.
pub(super) fn are_misread(document: &Reading<'_>) -> bool {
    const FEWEST: usize = 3;
    let number = |line: &str| MISREAD.captures(line)?.name("number")?.as_str().parse().ok();
    let lines = document.paragraphs().iter().map(|paragraph| document.words(paragraph.span));
    let numbers: Vec<usize> = lines.filter_map(number).collect();
    numbers.len() >= FEWEST && numbers.iter().zip(1..).all(|(number, place)| *number == place)
}

/// Bytes of the sign at the beginning of a line.
pub(super) fn misread(line: &str) -> usize {
    if MISREAD.is_match(line) { "8 ".len() } else { 0 }
}
