//! Minutes that mark what was decided with a letter: "B: Vi køber den".

use super::Reading;
use crate::lexicon::{Label, LabelMatch};
use crate::normalize::NormalizedText;
use crate::span::Span;

/// "B: Vi køber den": the letter of the decision.
pub(super) fn by_letter(reading: &Reading<'_>, words: &str) -> Option<LabelMatch> {
    let value = words.strip_prefix(DECIDED).filter(|_| reading.by_letter)?;
    let value = Span::new(words.len() - value.trim_start().len(), words.len());
    Some(LabelMatch { label: Label::Decision, words: Span::new(0, 1), value, colon: true })
}

const DECIDED: &str = "B: ";

/// Whether several paragraphs begin with "B:", and none with the letter of somebody who speaks.
pub(super) fn decides_by_letter(text: &NormalizedText) -> bool {
    const FEWEST: usize = 2;
    /// Of discussion, briefing, action, who is to do it, and until when.
    const BESIDE: [char; 7] = ['B', 'D', 'O', 'A', 'F', 'K', 'R'];
    let letter = |line: &str| {
        let letter = line.chars().next().filter(|letter| letter.is_uppercase())?;
        line.get(letter.len_utf8()..)?.starts_with(": ").then_some(letter)
    };
    let letters = text.paragraphs.iter().filter_map(|one| letter(text.words(one)));
    let letters: Vec<char> = letters.collect();
    letters.iter().filter(|letter| **letter == 'B').count() >= FEWEST
        && letters.iter().all(|letter| BESIDE.contains(letter))
}
