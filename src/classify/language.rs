//! The language of a text.

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

/// The language of a text as BCP 47, if its words tell. Danish, Norwegian and Swedish are told
/// apart by words that only one of them has; others by whatlang.
pub(crate) fn language(text: &str) -> Option<&'static str> {
    /// Of all such words, in bytes.
    const LONGEST: usize = 12;
    let [mut danish, mut norwegian, mut swedish] = [0_usize; 3];
    let words = text.split(|c: char| !c.is_alphabetic());
    for word in words.filter(|word| (1..=LONGEST).contains(&word.len())) {
        let is_one_of = |words: &[&str]| {
            let mut alike = words.iter().filter(|known| known.len() == word.len());
            alike.any(|known| word.eq_ignore_ascii_case(known))
        };
        danish += usize::from(is_one_of(DANISH));
        norwegian += usize::from(is_one_of(NORWEGIAN));
        swedish += usize::from(is_one_of(SWEDISH));
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
