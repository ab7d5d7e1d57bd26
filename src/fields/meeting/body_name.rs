//! What the name of a body is not: menus of web pages, titles of documents, clocks, and words before and behind it.

use std::sync::LazyLock;

use crate::fields::{Reading, pattern};
use crate::lexicon::Pattern;
use crate::record::model::Maybe;
use crate::span::{Span, Spanned};

/// The name without the words around it, if there is one.
pub(super) fn plain(reading: &Reading<'_>, found: Spanned<String>) -> Maybe<String> {
    /// `til mødet i Hospitalsrådet`, `Fra Bogklubben`, `Referat - Friskoleringen`, `Bestyrelsesmøde, Musikskolen`
    static BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?i:til\smødet\si|møde\smed|fra|for|logo)|[iI]|(?i:referat(?:er)?)(?:\s[–-])?|\p{L}*(?i:møde),)\s(?P<name>\p{Lu}.*)$",
        )
    });
    /// `borgerforeningen er`, `Brugerråd Nord –`, `ÆLDRERÅDET GODKENDT`, `Vejlauget Nord v/ Bo Ravn, Nordvej 4`
    static BEHIND: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:\s(?:v/|c/o\s)\s?\p{L}.*|\ser|\sGODKENDT|\s?[–´-]|\s(?i:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag))\W*$",
        )
    });
    let words = found.value.as_str();
    let name = BEFORE.captures(words).and_then(|found| found.name("name"));
    let start = name.map_or(0, |name| name.start());
    let end = BEHIND.find(words).map_or(words.len(), |behind| behind.start());
    let name = words.get(start..end)?.trim();
    if is_no_name(name) {
        return None;
    }
    let at = found.span();
    let is_printed = reading.words(at) == words;
    if name == words || !is_printed {
        return Some(found);
    }
    Some(reading.spanned(Span::new(at.start + start, at.start + end).trim(&reading.text.text)))
}

/// `MENU`, `REFERAT AF BESTYRELSESMØDE`, `Dagsorden punkt`, `Kl. 18.00 – 20.30`, `Ordinær`, `Forside > Råd > Referater`
fn is_no_name(words: &str) -> bool {
    static NO_NAME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?ix)^(?:menu|ikon|billede|image|logo|forside|home|søg|udkast|print|udskriv
                |dagsorden\b.*
                |(?:møde|beslutnings)?referat(?:er)?(?:\s(?:fra|af)\s.*)?
                |mødereferater\s\p{L}+
                |(?:ekstra)?ordinært?
                |\p{L}*møde[rt]?(?:\s\d+)?
                |underskrevet\s.*
                |\[.*
                |.*\bkl(?:\W*|\W+\d.*)
                |.*\b\d{1,2}:\d{2}.*
                )$",
        )
    });
    let has_letters =
        words.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 1);
    let is_path = [" > ", " » ", " › "].iter().any(|step| words.contains(step));
    !has_letters || is_path || NO_NAME.is_match(words)
}
