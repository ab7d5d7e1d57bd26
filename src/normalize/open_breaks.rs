//! Breaks inside a word that show no hyphen.

use super::evidence::Evidence;
use super::letters::has_vowel;
use crate::lexicon::HyphenWords;

/// Whether a word is broken between `before` and `after` without a hyphen: the document
/// writes it whole elsewhere, its halves nowhere else, and one half is no word by its look.
pub(super) fn is_bare_break(
    before: &str,
    after: &str,
    words: &HyphenWords,
    evidence: &Evidence<'_>,
) -> bool {
    let letter = |c: char| c.is_alphabetic();
    let right = after.split_once(|c| !letter(c)).map_or(after, |(right, _)| right);
    let left = before.rsplit_once(|c| !letter(c)).map_or(before, |(_, left)| left);
    let small = left.ends_with(char::is_lowercase) && right.starts_with(char::is_lowercase);
    // in this order because every line without a hyphen comes here
    small
        && evidence.count(right) <= 1
        && evidence.count(left) <= 1
        && (words.is_ending(right) || !has_vowel(right) || !has_vowel(left))
        && evidence.count(&[left, right].concat()) > 0
}

/// Whether a range of numbers is broken after its dash: "2018–\n2022".
pub(super) fn is_range(before: &str, after: &str) -> bool {
    before.strip_suffix('–').is_some_and(|before| before.ends_with(char::is_numeric))
        && after.starts_with(char::is_numeric)
}

/// Whether two words are broken after the slash between them: "og/\neller", "IT/\nOT". Behind a
/// single letter a space is usual ("v/\nformanden"), and an address may end in a slash.
pub(super) fn is_slashed(before: &str, after: &str) -> bool {
    let Some(word) = before.strip_suffix('/') else { return false };
    let is_address = word.contains(['.', ':']);
    !is_address
        && word.ends_with(char::is_alphanumeric)
        && word.chars().filter(|c| c.is_alphanumeric()).count() > 1
        && after.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_a_slash_between_them() {
        for (before, after) in [("og/", "eller"), ("(IT/", "OT)"), ("læge/", "praksis")] {
            assert!(is_slashed(before, after), "{before}{after}");
        }
        for (before, after) in
            [("v/", "Bo"), ("/", "og"), ("http://x.dk/", "Mødet"), ("og", "eller"), ("og/", "- a")]
        {
            assert!(!is_slashed(before, after), "{before} {after}");
        }
    }
}
