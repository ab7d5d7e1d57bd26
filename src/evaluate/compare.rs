//! How alike two texts are.

/// White space and the kind of hyphen do not count.
pub(super) fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{2010}', '\u{2011}'], "-")
}

/// A sentence without the punctuation at its ends.
pub(super) fn bare(text: &str) -> String {
    normal(text).trim_matches(['.', ',', ';', ':', ' ', '”', '"', '’']).to_owned()
}

/// A string without the bullet or number of a list.
pub(super) fn unlisted(text: &str) -> String {
    let words = normal(text);
    let (mark, rest) = words.split_once(' ').unwrap_or(("", &words));
    let is_bullet = matches!(mark, "•" | "-" | "o" | "‣" | "–")
        || mark.strip_suffix(')').is_some_and(|number| number.parse::<u8>().is_ok());
    if is_bullet { rest.to_owned() } else { words }
}

/// Letters and digits alone, in lower case.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether both are the same words, or one is a clause of the other.
pub(super) fn same_sentence(expected: &str, found: &str) -> bool {
    let (expected, found) = (bare(expected), bare(found));
    let (shorter, longer) =
        if expected.len() < found.len() { (&expected, &found) } else { (&found, &expected) };
    expected == found || (longer.contains(shorter.as_str()) && shorter.len() * 4 >= longer.len())
}

/// 1 for the same sentence, else the share of letters that agree.
#[expect(clippy::cast_precision_loss, reason = "sentences are not that long")]
pub(super) fn likeness(expected: &str, found: &str) -> f64 {
    if same_sentence(expected, found) {
        let (a, b) = (bare(expected).len() as f64, bare(found).len() as f64);
        return 0.9 + 0.1 * (a.min(b) / a.max(b).max(1.0));
    }
    strsim::normalized_levenshtein(&bare(expected), &bare(found)) * 0.9
}
