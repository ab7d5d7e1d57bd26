//! What was told right behind a title, with no sign between the two: "Økonomi Ida fremlagde regnskabet.",
//! "Sommerfest Vi holder den i juni."

use std::sync::LazyLock;

use super::remarks::{has_verb, tells};
use crate::lexicon::{Pattern, is_given_name, sentence_words};
use crate::segment::{Reading, pattern};

/// A title before a clause is at most this long, in bytes.
const LONGEST: usize = 60;

/// Where the clause begins that the title runs into.
pub(super) fn before_told(document: &Reading<'_>, words: &str) -> Option<usize> {
    if !words.trim_end().ends_with(['.', '!']) {
        return None;
    }
    let spaces = words.match_indices(' ').map(|(at, _)| at).take_while(|at| *at <= LONGEST);
    let mut begins = spaces
        .filter(|at| words.get(at + 1..).is_some_and(|told| told.starts_with(char::is_uppercase)));
    begins.find(|at| {
        let (title, told) = words.split_at_checked(*at).unwrap_or((words, ""));
        is_title(document, title) && is_clause(document, title, told.trim_start())
    })
}

/// `EventueltIntet`, `StaldenIkke meget at gøre i år.`: where a capital stands right behind a small letter, with a
/// clause from it on.
pub(super) fn before_glued(document: &Reading<'_>, words: &str) -> Option<usize> {
    const SHORTEST: usize = 5;
    let mut letters = words.char_indices().zip(words.chars().skip(1));
    let glued = letters.find(|((_, one), next)| one.is_lowercase() && next.is_uppercase());
    let at = glued.map(|((at, one), _)| at + one.len_utf8()).filter(|at| *at <= LONGEST)?;
    let (title, told) = words.split_at_checked(at)?;
    let last = title.rsplit(' ').next().unwrap_or_default();
    let opener = told.split([' ', '.', ',']).next().unwrap_or_default().to_lowercase();
    let is_clause = document.lexicon.items.is_nothing(told)
        || document.lexicon.decisions.forms.one_word.is_match(told)
        || opens_clause(told)
        || opens_with_name(document, told)
        || told.contains(' ') && sentence_words().open.contains(&opener);
    (last.len() >= SHORTEST && is_title(document, title) && is_clause).then_some(at)
}

/// A few words without a verb, that are whole: none that asks for another behind it.
fn is_title(document: &Reading<'_>, title: &str) -> bool {
    const MOST_WORDS: usize = 7;
    let last = title.rsplit(' ').next().unwrap_or_default();
    let words = title.split_whitespace().count();
    let ends = last.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '?' | '/'))
        && !document.lexicon.items.leads_on(last);
    // "Danske | Kor har": a name goes on
    let in_name = words > 1 && last.starts_with(char::is_uppercase);
    title.starts_with(char::is_uppercase)
        && words <= MOST_WORDS
        && ends
        && !in_name
        && !title.contains([':', ';'])
        && !tells(title)
        && !has_verb(title)
}

/// Whether words begin as a sentence does, with "der", "vi" and their like, and a verb.
pub(in crate::segment) fn opens_clause(words: &str) -> bool {
    /// `Der er`, `Vi køber`, `Det blev`
    static PRONOUN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:Der|Det|Vi|Man|Alle|Ingen|Jeg|Han|Hun|Dette|Denne|Disse)\s(?:\p{Ll}+\s)?(?:er|var|har|havde|blev|bliver|kan|kunne|skal|skulle|vil|ville|må|bør|får|fik|går|gik|kom|kommer|holder|tager|køber|mangler|står|ser|\p{L}{3,}(?:ede|erer|erede|alte|ttede))\b",
        )
    });
    PRONOUN.is_match(words)
}

/// Whether words begin with the name of somebody and a verb: "Bo Ravn fremlagde", "Ida og Bo har".
pub(in crate::segment) fn opens_with_name(document: &Reading<'_>, words: &str) -> bool {
    static NAME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\p{Lu}[\p{L}.-]*\s(?:(?:og\s)?\p{Lu}[\p{L}.-]*\s){0,3}(?:er|var|har|havde|blev|bliver|kan|skal|vil|må|får|fik|går|gik|kom|bød|sagde|foreslog|spurgte|\p{Ll}{3,}(?:ede|er|alte|agde|egik|ttede))\b",
        )
    });
    let first = words.split([' ', ',']).next().unwrap_or_default();
    (is_given_name(first) || document.people.contains(first)) && NAME.is_match(words)
}

/// A clause that begins with its subject, or a verdict.
fn is_clause(document: &Reading<'_>, title: &str, told: &str) -> bool {
    /// `Godkendt uden bemærkninger.`, `Intet nyt at berette.`, `Se punkt 3.`
    static VERDICT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:Godkendt|Vedtaget|Udsat|Udsættes|Udgår|Uændret|Intet|Ingen|Taget|Ok|OK|Se)\b[^,;:]*[.!]$",
        )
    });
    let standing = document.lexicon.items.is_standing(title);
    let of_office = document.lexicon.labels.role(title).is_some();
    !of_office
        && ((opens_clause(told) && !title.contains(','))
            || (standing && (opens_with_name(document, told) || VERDICT.is_match(told.trim_end()))))
}
