//! Abbreviations that a document explains itself: "Styrelsen for Læringsdata (SLD)".

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::initials;
use super::known::{Known, key};
use crate::lexicon::{Lexicon, Pattern, pattern};

/// The words before an abbreviation that can be its name.
const MOST_WORDS: usize = 10;

/// Each abbreviation with the one name that the text gives it.
pub(super) fn find(text: &str, known: &Known<'_>, lexicon: &Lexicon) -> BTreeMap<String, String> {
    /// `Styrelsen for Læringsdata (SLD)`, also `(herefter SLD)`
    static BEHIND: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r#"(?P<name>\p{Lu}[^()\n]{3,}?)\s\((?:herefter\s|i det følgende\s)?["”»]?(?P<short>[\p{Lu}\d]{2,8})["”«]?\)"#,
        )
    });
    /// `SLD (Styrelsen for Læringsdata)`
    static BEFORE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b(?P<short>[\p{Lu}\d]{2,8})\s\((?P<name>\p{Lu}[^()\n]{3,})\)"));
    let means = |short: &str, name: &str| -> Option<String> {
        let bodies = known.named(&key(name));
        let fits = initials::fit(short, name, lexicon);
        if let Some(body) = bodies.intersection(&known.abbreviated(short)).next() {
            return Some((*body).to_owned());
        }
        match bodies.first() {
            Some(body) => fits.then(|| (*body).to_owned()),
            // "Bo Ravn (BR)" is no body
            None => (fits && !lexicon.people.is_name(name)).then(|| name.to_owned()),
        }
    };
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |short: &str, name: Option<String>| {
        if let Some(name) = name {
            found.entry(short.to_owned()).or_default().insert(name);
        }
    };
    for explained in BEHIND.captures_iter(text) {
        let short = explained.name("short").map_or("", |short| short.as_str());
        let words = explained.name("name").map_or("", |name| name.as_str());
        add(short, endings(words).find_map(|name| means(short, name)));
    }
    for explained in BEFORE.captures_iter(text) {
        let short = explained.name("short").map_or("", |short| short.as_str());
        add(short, means(short, explained.name("name").map_or("", |name| name.as_str())));
    }
    let once = |(short, names): (String, BTreeSet<String>)| {
        let mut names = names.into_iter();
        let name = names.next()?;
        names.next().is_none().then_some((short, name))
    };
    found.into_iter().filter_map(once).collect()
}

/// The last word, the last two ..., as far as they begin with a capital.
fn endings(words: &str) -> impl Iterator<Item = &str> {
    let starts = words.rmatch_indices(' ').map(|(at, _)| at + 1).chain([0]).take(MOST_WORDS);
    starts.filter_map(|at| words.get(at..)).filter(|name| name.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_explained_in_brackets() {
        let lexicon = Lexicon::danish();
        let known = Known::of(&lexicon.bodies);
        let of = |text: &str| {
            let found = find(text, &known, lexicon).into_iter();
            found.map(|(short, name)| format!("{short}={name}")).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(
            of("I dag er Styrelsen for Læringsdata (SLD) vært."),
            "SLD=Styrelsen for Læringsdata"
        );
        assert_eq!(of("LBF (Landets Bådforening) deltog."), "LBF=Landets Bådforening");
        assert_eq!(of("Sønderlunds Bådforening (SBF) og SBF (Søens Bådforening)"), "");
        assert_eq!(
            of("Efter aftale med Sundhedsdatastyrelsen (SDS)."),
            "SDS=Sundhedsdatastyrelsen"
        );
        assert_eq!(of("Sundheds- og Ældreministeriet (SUM)"), "SUM=Sundhedsministeriet");
        assert_eq!(of("Bo Ravn (KL) og Ida Holm (DR)"), "");
        assert_eq!(of("Kaj Bo Holm (KBH)"), "");
    }
}
