//! Words of names and texts, made comparable: small letters, without inflection.

use crate::span::Span;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::link) struct Token {
    pub(in crate::link) span: Span,
    /// Without inflection, in small letters.
    pub(in crate::link) stem: String,
    /// Whether a sentence ends, or another clause begins, behind it.
    pub(in crate::link) closes: bool,
}

/// Words that say nothing about what a name means.
const EMPTY: &[&str] = &[
    "af", "at", "de", "den", "der", "det", "deres", "en", "et", "for", "fra", "hele", "i", "ift.",
    "med", "mere", "mv.", "og", "om", "på", "samt", "som", "til", "ud", "ved", "vedr.", "under",
    "over",
];

/// The words of a text in order.
pub(in crate::link) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || (c == '-' && start.is_some());
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(begun)) => {
                let word = text.get(begun..at).unwrap_or_default().trim_end_matches('-');
                let closes = matches!(c, '.' | '!' | '?' | ';' | ':' | '\n');
                let span = Span::new(begun, begun + word.len());
                tokens.push(Token { span, stem: stem(word), closes });
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

/// Whether the word carries meaning.
pub(in crate::link) fn is_empty(stem: &str) -> bool {
    EMPTY.contains(&stem)
}

/// A word without its inflection: "målbilledet" and "målbillede" are one. Short words and
/// abbreviations stay as they are.
pub(in crate::link) fn stem(word: &str) -> String {
    const ENDINGS: &[&str] =
        &["ernes", "erne", "enes", "ene", "ens", "ets", "ers", "en", "et", "er", "es", "e", "s"];
    /// A stem has this many letters at least.
    const LEAST: usize = 4;
    let lower = word.to_lowercase();
    let is_abbreviation = word.len() > 1 && !word.chars().any(char::is_lowercase);
    if EMPTY.contains(&lower.as_str()) || is_abbreviation {
        return lower;
    }
    let is_long = |stem: &&str| stem.chars().count() >= LEAST;
    let cut = |word: &'_ str| -> Option<usize> {
        let cut = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(is_long));
        cut.map(str::len)
    };
    let Some(length) = cut(&lower) else { return lower };
    let stem = lower.get(..length).unwrap_or(&lower);
    // "ålegræsset" and "ålegræs" are one
    let mut letters = stem.chars().rev();
    let is_doubled = letters.next().is_some_and(|last| letters.next() == Some(last));
    let single = stem.get(..length - usize::from(is_doubled)).unwrap_or(stem);
    let is_s = is_doubled && single.ends_with('s');
    if is_s {
        cut(single).and_then(|length| single.get(..length)).unwrap_or(single)
    } else {
        single
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_are_one() {
        for (one, other) in [
            ("målbillede", "Målbilledet"),
            ("it-infrastruktur", "IT-infrastrukturen"),
            ("medicinering", "medicineringen"),
            ("bosteder", "bostederne"),
            ("ålegræs", "ålegræsset"),
            ("skoleklasse", "skoleklasserne"),
            ("fjordpas", "fjordpasset"),
            ("trafik", "trafikken"),
        ] {
            assert_eq!(stem(one), stem(other));
        }
        assert_ne!(stem("digitale"), stem("digitalisering"));
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "Et samlet patient-overblik. Nej";
        let found = tokens(text);
        let words: Vec<&str> = found.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(words, ["Et", "samlet", "patient-overblik", "Nej"]);
        assert!(found[2].closes && !found[1].closes);
    }
}
