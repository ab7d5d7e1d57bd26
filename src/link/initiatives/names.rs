//! By which names an initiative is known, besides its title.

use std::sync::LazyLock;

use crate::lexicon::{Pattern, pattern};
use crate::record::model::Initiative;

/// For each initiative the names that mean it alone, and those that mean it with words of its title.
///
/// A proper name inside the title ("Styrke udviklingen af Et samlet patientoverblik") is a name of it.
/// So is the one that its description begins with ("Fælles Sprog III skal udbredes ..."), unless
/// others speak of it, too: then it is a thing that the initiative only has to do with.
pub(crate) fn of(initiatives: &[Initiative]) -> Vec<(Vec<String>, Vec<String>)> {
    let texts: Vec<String> = initiatives.iter().map(text).collect();
    initiatives
        .iter()
        .enumerate()
        .map(|(index, initiative)| {
            let mut names: Vec<String> = inner_name(initiative).into_iter().collect();
            let mut parts = Vec::new();
            if let Some(subject) = subject(initiative) {
                let own = texts.get(index).map_or("", String::as_str);
                let short = abbreviation(&subject, own);
                let others = || (0..).zip(&texts).filter(|(other, _)| *other != index);
                let is_shared = others().any(|(_, text)| {
                    text.contains(&subject)
                        || short.as_ref().is_some_and(|short| has_word(text, short))
                });
                let list = if is_shared { &mut parts } else { &mut names };
                list.push(subject);
                list.extend(short);
            }
            (names, parts)
        })
        .collect()
}

fn text(initiative: &Initiative) -> String {
    let parts = [&initiative.title, &initiative.description, &initiative.status];
    let words = parts.into_iter().flatten().map(|part| part.value.as_str());
    words.collect::<Vec<_>>().join("\n")
}

/// A capital inside the title begins a proper name, if words follow it.
fn inner_name(initiative: &Initiative) -> Option<String> {
    /// `Styrke udviklingen af Et samlet patientoverblik`
    static INNER: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\p{Ll}\s(?P<name>\p{Lu}\p{Ll}*\s\p{L}[^.:;()]{4,})$"));
    let found = INNER.captures(&initiative.title.as_ref()?.value)?;
    Some(found.name("name")?.as_str().to_owned())
}

/// The proper name at the beginning of the description: two capitals, or one and a number.
fn subject(initiative: &Initiative) -> Option<String> {
    /// `Fælles Sprog III skal`, `Kyst 2030 er`, `Fælles Medicinkort (FMK) udbredes`
    static SUBJECT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?P<name>\p{Lu}[\p{L}-]+(?:\s(?:for|og|i|på|af)|\s\p{Lu}[\p{L}-]*|\s\d+(?:\.\d+)?){1,5})\s(?:\([^)]*\)\s)?\p{Ll}",
        )
    });
    let found = SUBJECT.captures(&initiative.description.as_ref()?.value)?;
    let name = found.name("name")?.as_str();
    let last = name.rsplit(' ').next().unwrap_or_default();
    (!last.starts_with(char::is_lowercase)).then(|| name.to_owned())
}

/// "FMK" for "Fælles Medicinkort", if the text of the initiative writes it so: initials of the
/// words, which may go on inside them.
fn abbreviation(name: &str, text: &str) -> Option<String> {
    static SHORT: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\b\p{Lu}{2,6}\b"));
    let lower = name.to_lowercase();
    let first = lower.chars().next()?;
    let words = lower.split_whitespace().count();
    let means_it = |short: &str| {
        let letters = short.to_lowercase();
        let mut rest = lower.chars();
        letters.starts_with(first)
            && letters.chars().count() >= words
            && letters.chars().all(|letter| rest.any(|c| c == letter))
            && lower
                .split_whitespace()
                .all(|word| word.chars().next().is_some_and(|initial| letters.contains(initial)))
    };
    SHORT
        .find_iter(text)
        .map(|found| found.as_str())
        .find(|short| means_it(short))
        .map(str::to_owned)
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|other| other == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::{Span, Spanned};

    fn initiative(title: &str, description: &str) -> Initiative {
        let words = |words: &str| Some(Spanned::new(words.to_owned(), Span::default()));
        Initiative { title: words(title), description: words(description), ..Initiative::default() }
    }

    #[test]
    fn names_of_initiatives() {
        let portfolio = [
            initiative("Styrke brugen af Et samlet havnekort", "Havnene skal have ét kort."),
            initiative("Bedre kort", "Fælles Dybdekort III skal udbredes. DIII er FDK."),
            initiative("Lys på moler", "Fælles Fyrsystem (FFS) udbredes. FFS er klar."),
            initiative("Varsling", "Varsler sendes, også via FFS."),
        ];
        let found = of(&portfolio);
        assert_eq!(found[0].0, ["Et samlet havnekort"]);
        assert_eq!(found[1].0, ["Fælles Dybdekort III"]);
        assert_eq!(found[2], (vec![], vec!["Fælles Fyrsystem".to_owned(), "FFS".to_owned()]));
        assert_eq!(found[3], (vec![], vec![]));
    }
}
