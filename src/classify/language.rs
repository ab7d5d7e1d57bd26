//! The language of a text.

use std::sync::LazyLock;

/// Words that are frequent in one of the Scandinavian languages and rare in the others.
const DANISH: &[&str] = &[
    "af",
    "hvad",
    "blev",
    "mødet",
    "efter",
    "nogle",
    "ud",
    "blevet",
    "uden",
    "godkendt",
    "sag",
    "mod",
    "deltagere",
    "referat",
    "oplyste",
    "formanden",
    "bestyrelsen",
    "udvalget",
    "næste",
    "møde",
];
const NORWEGIAN: &[&str] = &[
    "hva",
    "ble",
    "sak",
    "møtet",
    "møte",
    "noen",
    "etter",
    "vedtak",
    "styret",
    "ut",
    "godkjent",
    "godkjenning",
    "saken",
    "blitt",
    "mot",
    "neste",
    "vedtok",
];
const SWEDISH: &[&str] =
    &["och", "är", "inte", "att", "av", "mötet", "från", "för", "beslut", "jag"];

#[derive(Clone, Copy)]
enum Language {
    Danish,
    Norwegian,
    Swedish,
}

/// All these words by how many bytes they have, at most twelve.
static TELLING: LazyLock<[Vec<(&str, Language)>; 13]> = LazyLock::new(|| {
    let mut telling = [const { Vec::new() }; _];
    let words = [
        (DANISH, Language::Danish),
        (NORWEGIAN, Language::Norwegian),
        (SWEDISH, Language::Swedish),
    ];
    for (words, language) in words {
        for word in words {
            if let Some(same_length) = telling.get_mut(word.len()) {
                same_length.push((*word, language));
            }
        }
    }
    telling
});

/// The language of a text as BCP 47, if its words tell. Danish, Norwegian and Swedish are told
/// apart by words that only one of them has; others by whatlang.
pub(crate) fn language(text: &str) -> Option<&'static str> {
    let [mut danish, mut norwegian, mut swedish] = [0_usize; 3];
    for word in text.split(|c: char| !c.is_alphabetic()) {
        let known = TELLING.get(word.len()).into_iter().flatten();
        for (_, language) in known.filter(|(known, _)| word.eq_ignore_ascii_case(known)) {
            match language {
                Language::Danish => danish += 1,
                Language::Norwegian => norwegian += 1,
                Language::Swedish => swedish += 1,
            }
        }
    }
    if danish + norwegian + swedish >= 5 {
        return Some(match () {
            () if danish >= norwegian && danish >= swedish => "da",
            () if norwegian >= swedish => "no",
            () => "sv",
        });
    }
    let info = whatlang::detect(text)?;
    Some(match info.lang() {
        whatlang::Lang::Dan => "da",
        whatlang::Lang::Eng => "en",
        whatlang::Lang::Deu => "de",
        whatlang::Lang::Swe if swedish > 0 => "sv",
        // The two are one written language but for some words: without any of them it is Danish.
        whatlang::Lang::Nob if norwegian == 0 => "da",
        whatlang::Lang::Nob => "no",
        _ if !info.is_reliable() => return None,
        _ => "und",
    })
}
