//! Paragraphs as a text file, and the breaking of lines.

use super::layout::Text;
use super::paragraphs::{Kind, Paragraph};

pub(super) fn write(paragraphs: &[Paragraph], layout: Text) -> String {
    let mut text = String::new();
    for paragraph in paragraphs {
        if !matches!(paragraph.kind, Kind::Line | Kind::Bullet) && !text.is_empty() {
            text.push('\n');
        }
        let bullet = if paragraph.kind == Kind::Bullet { "- " } else { "" };
        let fits = |line: &str| line.chars().count() <= layout.width;
        let hyphens = layout.hyphens && paragraph.kind == Kind::Body;
        for line in lines(&format!("{bullet}{}", paragraph.text), fits, hyphens) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

/// Breaks a paragraph into lines that fit, and words at line ends where `hyphens`.
pub(super) fn lines(text: &str, fits: impl Fn(&str) -> bool, hyphens: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let space = if line.is_empty() { "" } else { " " };
        if fits(&format!("{line}{space}{word}")) {
            line = format!("{line}{space}{word}");
            continue;
        }
        let breaks = if hyphens { breaks(word) } else { Vec::new() };
        let fitting =
            breaks.into_iter().rev().find(|at| fits(&format!("{line} {}-", &word[..*at])));
        let rest = fitting.map_or(word, |at| {
            line = format!("{line} {}-", &word[..at]);
            &word[at..]
        });
        lines.push(std::mem::replace(&mut line, rest.to_owned()));
    }
    lines.push(line);
    lines
}

/// Where a word of lower-case letters may be broken: before a consonant that stands between
/// vowels, and between two consonants ("be-slut-tede").
fn breaks(word: &str) -> Vec<usize> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let is_vowel = |letter: char| "aeiouyæøåé".contains(letter);
    let is_letter = |letter: char| letter.is_alphabetic() && letter.is_lowercase();
    let last = letters.iter().rposition(|(_, letter)| is_letter(*letter)).unwrap_or(0);
    let all = |from: usize, to: usize| letters[from..=to].iter().all(|(_, one)| is_letter(*one));
    (3..last.saturating_sub(2))
        .filter(|at| all(1, last) && !is_vowel(letters[*at].1) && is_vowel(letters[at + 1].1))
        .filter(|at| letters[*at].1 != 'h' && letters[..*at].iter().any(|one| is_vowel(one.1)))
        .map(|at| letters[at].0)
        .collect()
}
