//! When two values are the same, and how alike two texts are.

use serde_json::Value;

/// White space and the kind of hyphen do not count.
pub(crate) fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{2010}', '\u{2011}'], "-")
}

/// A sentence without the punctuation at its ends.
pub(crate) fn bare(text: &str) -> String {
    normal(text).trim_matches(['.', ',', ';', ':', ' ', '”', '"', '’']).to_owned()
}

/// Whether both are the same words, or one is a clause of the other.
pub(crate) fn same_sentence(expected: &str, found: &str) -> bool {
    let (expected, found) = (bare(expected), bare(found));
    let (shorter, longer) =
        if expected.len() < found.len() { (&expected, &found) } else { (&found, &expected) };
    expected == found || (longer.contains(shorter.as_str()) && shorter.len() * 4 >= longer.len())
}

/// 1 for the same sentence, else the share of letters that agree.
pub(crate) fn likeness(expected: &str, found: &str) -> f64 {
    if same_sentence(expected, found) {
        let (a, b) = (bare(expected).len() as f64, bare(found).len() as f64);
        return 0.9 + 0.1 * (a.min(b) / a.max(b).max(1.0));
    }
    strsim::normalized_levenshtein(&bare(expected), &bare(found)) * 0.9
}

/// Whether two leaves are the same.
pub(crate) fn same(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::String(expected), Value::String(found)) => normal(expected) == normal(found),
        _ => expected == found,
    }
}

/// The text of a leaf, empty if it is none.
pub(crate) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The elements of a list, none if it is none.
pub(crate) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}
