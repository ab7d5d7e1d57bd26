//! What parts the people on a line: commas, bars and bullets outside brackets, letters and numbers
//! before them.

use std::sync::LazyLock;

use crate::fields::pattern;
use crate::lexicon::Pattern;
use crate::span::Span;

/// Cuts at commas, semicolons, tabs, bars and bullets outside brackets. A comma behind a suspended hyphen
/// ("social-, sundheds- og kulturdirektør") does not cut.
pub(super) fn at_commas(words: &str) -> Vec<Span> {
    let mut depth = 0_i32;
    let mut start = 0;
    let mut found = Vec::new();
    let mut in_body = false;
    for (at, c) in words.char_indices() {
        match c {
            '(' if start == 0
                && depth == 0
                && is_whole_body(words.get(start..at).unwrap_or_default()) =>
            {
                in_body = true;
                start = at + 1;
            }
            ')' if depth == 0 && in_body => {
                in_body = false;
                found.push(Span::new(start, at));
                start = at + 1;
            }
            ')' if depth == 0 => {
                if let Some(length) = count(words.get(start..at).unwrap_or_default()) {
                    found.push(Span::new(start, at - length));
                    start = at + 1;
                }
            }
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' | ';' | '\t' | '\n' | '|' | '•' | '·'
                if depth <= 0 && !words.get(..at).unwrap_or_default().ends_with('-') =>
            {
                found.push(Span::new(start, at));
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    found.push(Span::new(start, words.len()));
    found
}

/// "1) Ida Holm 2) Bo Ravn", "a) Ida b) Bo": bytes of the number or letter before the bracket.
fn count(before: &str) -> Option<usize> {
    let last = before.rsplit(' ').next().unwrap_or_default();
    let letter = last.len() == 1 && last.chars().all(|c| c.is_ascii_lowercase());
    let number = last.len() <= 2 && last.chars().all(|c| c.is_ascii_digit());
    (!last.is_empty() && (letter || number)).then_some(last.len())
}

/// "Hele bestyrelsen (Ida, Bo og Per)": the names in the brackets are entries like the others.
pub(super) fn is_whole_body(words: &str) -> bool {
    static BODY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\s*(?:hele\s|den samlede\s|samtlige\s)?(?:\p{L}*(?:bestyrelsen|udvalget|rådet|styregruppen|ledelsen|redaktionen)|alle|(?:alle\s)?(?:bestyrelses)?medlemmer(?:ne)?(?:\s(?:af|i|fra)\s\p{L}+)?)\s*$",
        )
    });
    BODY.is_match(words)
}
