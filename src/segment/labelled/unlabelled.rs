//! People in the front whom no label announces: names on a line, or a name to a line.

use std::sync::LazyLock;

use super::{Labelled, Part, Reading, label_of};
use crate::layout::BlockKind;
use crate::lexicon::{Label, Pattern, Presence, is_given_name, pattern};
use crate::record::model::GroupKind;
use crate::span::Span;

/// The first such list among the parts of the front, taken out of them, if no list with a label names
/// those who came.
pub(super) fn take(
    document: &Reading<'_>,
    found: &[Labelled],
    others: &mut Vec<Part>,
) -> Option<Labelled> {
    let names_who_came = |one: &Labelled| {
        matches!(one.label, Label::People(Presence::Present, _)) && !one.values.is_empty()
    };
    if found.iter().any(names_who_came) {
        return None;
    }
    let (place, count) = (0..others.len()).find_map(|place| {
        let count = list_at(document, others.get(place..)?);
        (count > 0).then_some((place, count))
    })?;
    let values: Vec<Span> = others.drain(place..place + count).map(|part| part.span).collect();
    Some(Labelled { listed: values.len() > 1, ..came(values)? })
}

/// A list of people who came, without a label.
pub(super) fn came(values: Vec<Span>) -> Option<Labelled> {
    let start = values.first()?.start;
    Some(Labelled {
        label: Label::People(Presence::Present, GroupKind::Members),
        words: Span::new(start, start),
        values,
        listed: true,
        item: None,
    })
}

/// How many lines of people begin here, if they name enough of them.
fn list_at(document: &Reading<'_>, parts: &[Part]) -> usize {
    /// Fewer names may be those of a letterhead or of a title.
    const FEWEST: usize = 3;
    const FEWEST_FIRST_NAMES: usize = 4;
    let names: Vec<Names> = parts.iter().map_while(|part| names(document, *part)).collect();
    let (people, whole) =
        names.iter().fold((0, 0), |sum, line| (sum.0 + line.people, sum.1 + line.whole));
    let enough = whole >= FEWEST && whole == people
        || people >= FEWEST_FIRST_NAMES && names.iter().all(|line| line.people > 1);
    if enough { names.len() } else { 0 }
}

/// The people on a line, and those of them who are named by more than a first name.
struct Names {
    people: usize,
    whole: usize,
}

/// "Ida Holm (formand), Bo Ravn og Per Dam", "Ida, Bo og Per", "Ida Holm DH   Bo Ravn DH": given names begin
/// all of it.
fn names(document: &Reading<'_>, part: Part) -> Option<Names> {
    static BESIDE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\s*\([^()]*\)|\.$|\s[–-]\s\p{Lu}{2,4}\b"));
    static BETWEEN: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"[,;\t|]\s*(?:(?:og|samt)\s)?|\s(?:og|samt|&)\s"));
    let words = document.words(part.span);
    let first = words.split([' ', ',', ';', '\t']).next().unwrap_or_default();
    let lettered = has_own_letters(words);
    let is_text = part.kind != BlockKind::Heading
        && !words.contains(':')
        && (lettered || is_given_name(first));
    if !is_text || label_of(document, part, false).is_some() {
        return None;
    }
    let bare: String = BESIDE.split(words).collect();
    let mut found = Names { people: 0, whole: 0 };
    for name in BETWEEN.split(&bare).flat_map(behind_letters) {
        if found.people > 0 && document.lexicon.labels.role(name).is_some() {
            continue; // "Ida Holm, formand"
        }
        let first = name.split(' ').next().unwrap_or_default();
        if !(lettered || is_given_name(first)) || !document.lexicon.people.is_name_or_role(name) {
            return None;
        }
        found.people += 1;
        found.whole += usize::from(name.contains(' '));
    }
    Some(found)
}

/// "Ida Holm – IH", "Karl Anker Dam (KAD)": the letters of the name behind it, and nothing else but a bracket.
fn has_own_letters(words: &str) -> bool {
    static LETTERS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?P<name>\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*){1,4})\s(?:[–-]\s|\()(?P<letters>\p{Lu}{2,4})\)?(?:\s\([^()]*\))?$",
        )
    });
    let Some(found) = LETTERS.captures(words) else { return false };
    let part = |name: &str| found.name(name).map_or("", |part| part.as_str());
    let begin = |word: Option<&str>| word.and_then(|word| word.chars().next());
    let mut name = part("name").split(' ');
    let mut letters = part("letters").chars();
    begin(name.next()) == letters.next() && begin(name.next_back()) == letters.next_back()
}

/// "Ida Holm DH Bo Ravn DH": cut behind the letters of the body that somebody comes from.
fn behind_letters(names: &str) -> Vec<&str> {
    static LETTERS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\s\p{Lu}{2,3}(?P<gap>\s)\p{Lu}\p{Ll}"));
    let gaps = LETTERS.captures_iter(names).filter_map(|found| Some(found.name("gap")?.start()));
    let gaps: Vec<usize> = gaps.collect();
    let starts = std::iter::once(0).chain(gaps.iter().copied());
    let ends = gaps.iter().copied().chain([names.len()]);
    starts.zip(ends).filter_map(|(start, end)| names.get(start..end)).map(str::trim).collect()
}
