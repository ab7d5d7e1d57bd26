//! A body that is named by its letters: "PU godkender ansøgningen", "KIU anbefaler sagen".

use std::sync::LazyLock;

use super::super::{Reading, pattern};
use crate::lexicon::Pattern;

/// A sentence about those who meet with a word for them in place of their letters; none if the letters
/// are somebody else's.
pub(super) fn spelled_out(reading: &Reading<'_>, words: &str) -> Option<String> {
    static LETTERS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\W*(?P<letters>\p{Lu}{2,5})\s\p{Ll}"));
    let letters = LETTERS.captures(words)?.name("letters")?;
    let rest = words.get(letters.end()..)?;
    is_of_host(reading.host, &letters.as_str().to_lowercase()).then(|| format!("Rådet{rest}"))
}

/// Whether letters stand in the name of the body or its meeting ("PU-møde"), or begin its words: "KIU" for
/// "Kultur- og Idrætsudvalget".
fn is_of_host(host: &str, letters: &str) -> bool {
    const ENDS: &[(&str, char)] =
        &[("udvalg", 'u'), ("råd", 'r'), ("bestyrelse", 'b'), ("gruppe", 'g')];
    const BETWEEN: &[&str] = &["og", "for", "i", "af", "den", "det", "på"];
    let words = || host.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let initials: String = words()
        .filter(|word| !BETWEEN.contains(word))
        .flat_map(|word| {
            let end = ENDS.iter().find(|(end, _)| word.find(end).is_some_and(|at| at > 0));
            word.chars().next().into_iter().chain(end.map(|(_, letter)| *letter))
        })
        .collect();
    words().any(|word| word == letters) || initials.starts_with(letters)
}
