//! A list of people cut into parts: at commas, before "og", and where a comma is missing.

use std::sync::LazyLock;

use super::apart::apart;
use super::clauses::is_for_items;
use super::entry::is_shortened;
use super::separators::{at_commas, is_whole_body};
use super::{is_person, without_bullet};
use crate::fields::{Reading, pattern};
use crate::lexicon::{Label, Pattern, Presence, is_familiar, is_given_name};
use crate::span::Span;

/// Cuts at commas and semicolons outside brackets, and before a last "og". A comma behind a
/// suspended hyphen ("social-, sundheds- og kulturdirektør") does not cut. In a line about one person, what
/// follows the name may hold an "og" of its own ("Kultur og Fritid").
pub(super) fn parts(reading: &Reading<'_>, value: Span, listed: bool) -> Vec<Span> {
    let parts = at_dashes(reading, value)
        .unwrap_or_else(|| at_commas(reading.words(value)))
        .into_iter()
        .map(|part| part.shift(value.start).trim(&reading.text.text));
    let parts: Vec<Span> = with_senders(reading, parts)
        .into_iter()
        .flat_map(|part| before_letters(reading, part))
        .flat_map(|part| at_brackets(reading, part))
        .map(|part| behind_colon(reading, part))
        .map(|part| without_others(reading, without_bullet(reading, unbracketed(reading, part))))
        .filter(|part| !part.is_empty())
        .flat_map(|part| before_status(reading, part))
        .collect();
    let is_of_one = listed && !parts.get(1).is_some_and(|second| is_whole_name(reading, *second));
    parts
        .into_iter()
        .enumerate()
        .flat_map(|(index, part)| {
            if is_of_one && index > 0 { vec![part] } else { split_last(reading, part, index > 0) }
        })
        .flat_map(|part| at_slashes(reading, part))
        .flat_map(|part| apart(reading, part))
        .collect()
}

/// "Ida – Bo – Stine (referent)", "Ida H. – Bo R. – Stine V.": given names, with nothing but dashes between them.
fn at_dashes(reading: &Reading<'_>, value: Span) -> Option<Vec<Span>> {
    const FEWEST: usize = 3;
    let words = reading.words(value);
    let dash = [" – ", " - "].into_iter().find(|dash| words.contains(dash))?;
    let mut start = 0;
    let parts = words.split(dash).map(|part| {
        let span = Span::new(start, start + part.len());
        start = span.end + dash.len();
        span
    });
    let parts: Vec<Span> = parts.collect();
    let is_name = |part: &Span| is_familiar(part.of(words).trim());
    let names = parts.iter().filter(|part| is_name(part)).count();
    let others = || parts.iter().all(|part| is_person(reading, part.shift(value.start)));
    (names >= FEWEST && names * 4 >= parts.len() * 3 && others()).then_some(parts)
}

/// "Ejerforeningen Strandparken", "v/ Ida Holm": the comma between them does not cut.
fn with_senders(reading: &Reading<'_>, parts: impl Iterator<Item = Span>) -> Vec<Span> {
    static BY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?:v\s?/|ved\s|repr\.?\sved\s|repræsenteret\s(?:ved|af)\s)\s?\p{Lu}")
    });
    let mut joined: Vec<Span> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(body) if BY.is_match(reading.words(part)) && !is_whole_name(reading, *body) => {
                *body = body.cover(part);
            }
            _ => joined.push(part),
        }
    }
    joined
}

/// "(IH) Ida Holm (BR) Bo Ravn": where each name stands behind its letters.
fn before_letters(reading: &Reading<'_>, part: Span) -> Vec<Span> {
    static LETTERS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\(\p{Lu}[\p{Lu}\p{Ll}]{0,3}\)\s+(?P<name>\p{Lu})"));
    let words = reading.words(part);
    let found: Vec<_> = LETTERS.captures_iter(words).collect();
    let start = |at: usize| found.get(at).and_then(|one| one.get(0)).map(|whole| whole.start());
    if start(0) != Some(0) {
        return vec![part];
    }
    let names = found.iter().enumerate().filter_map(|(at, one)| {
        let name = one.name("name")?.start();
        let end = start(at + 1).unwrap_or(words.len());
        Some(Span::new(name, end).shift(part.start).trim(&reading.text.text))
    });
    names.collect()
}

/// "(næstformand) Bo Ravn" behind the comma that should stand before "Bo"; "Ole (Ida pkt. 5)" names
/// another person in the brackets.
fn at_brackets(reading: &Reading<'_>, part: Span) -> Vec<Span> {
    let words = reading.words(part);
    let Some((before, behind)) = words.split_once('(') else { return vec![part] };
    let Some((inside, after)) = behind.split_once(')') else { return vec![part] };
    let bracket = Span::new(part.start + before.len(), part.end - after.len());
    let rest = Span::new(bracket.end, part.end).trim(&reading.text.text);
    if before.is_empty() && inside.len() > 2 && is_person(reading, rest) {
        return vec![bracket, rest];
    }
    let (name, clause) = inside.split_once(' ').unwrap_or_default();
    if after.is_empty() && !before.is_empty() && is_given_name(name) && is_for_items(clause) {
        let outside = Span::new(part.start, bracket.start).trim(&reading.text.text);
        return vec![outside, Span::new(bracket.start + 1, bracket.end - 1)];
    }
    // "Bo (og Kaj fra vejudvalget)"
    let also = ["og ", "samt ", "+ "].iter().find_map(|and| inside.strip_prefix(and));
    let also = also.filter(|_| after.is_empty() && !before.trim().is_empty());
    if let Some(also) = also.map(|also| Span::new(bracket.end - 1 - also.len(), bracket.end - 1))
        && is_given_name(reading.words(also).split(' ').next().unwrap_or_default())
        && is_person(reading, also)
    {
        return vec![Span::new(part.start, bracket.start).trim(&reading.text.text), also];
    }
    vec![part]
}

/// "Ida Holm Til stede", "Bo Ravn- afbud", "Per Dam punkt 2-3": a name, and behind it, without a comma,
/// whether that one came, or for which items.
fn before_status(reading: &Reading<'_>, part: Span) -> Vec<Span> {
    static STATUS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:\s|[-–]\s?)(?:(?i:til\s?stede)|(?P<said>(?i:til\s?stede|afbud|fraværende|ikke\smødt)(?:\sfra\s.*)?)|(?P<items>(?:punkt|pkt\.?)\s\d[\d\s,.–-]*))$",
        )
    });
    let words = reading.words(part);
    let Some(found) = STATUS.captures(words) else { return vec![part] };
    let (said, items) = (found.name("said"), found.name("items"));
    let start = found.get(0).map_or(words.len(), |whole| whole.start());
    let name = Span::new(part.start, part.start + start);
    let is_whole = reading.words(name).contains(' ') && is_person(reading, name);
    let ends_as_name = reading.words(name).rsplit(' ').next().is_some_and(|last| {
        last.starts_with(char::is_uppercase) && reading.words(name).contains(' ')
    });
    let is_person = is_whole || (items.is_some() && ends_as_name);
    if !is_person {
        return vec![part];
    }
    let behind = said.or(items).map(|behind| Span::from(behind.range()).shift(part.start));
    std::iter::once(name).chain(behind).collect()
}

/// "Ida/Bo", "Ida Holm/Bo Ravn": given names begin all that slashes part.
fn at_slashes(reading: &Reading<'_>, part: Span) -> Vec<Span> {
    let words = reading.words(part);
    let mut start = part.start;
    let cut = words.split('/').map(|piece| {
        let span = Span::new(start, start + piece.len()).trim(&reading.text.text);
        start += piece.len() + 1;
        span
    });
    let given =
        |span: &Span| is_given_name(reading.words(*span).split(' ').next().unwrap_or_default());
    let cut: Vec<Span> = cut.collect();
    if cut.len() > 1 && cut.iter().all(given) { cut } else { vec![part] }
}

/// "Ida Holm": a given name and more, so that the line is a list.
pub(super) fn is_whole_name(reading: &Reading<'_>, part: Span) -> bool {
    let words = reading.words(part);
    words.split_once(' ').is_some_and(|(first, _)| is_given_name(first)) && is_person(reading, part)
}

/// "(Stine afbud)": what stands in brackets alone, without them; a bracket that nothing opened goes.
fn unbracketed(reading: &Reading<'_>, part: Span) -> Span {
    let words = reading.words(part);
    let inner = words.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    if inner.is_some_and(|inner| !inner.contains(['(', ')'])) {
        return Span::new(part.start + 1, part.end - 1).trim(&reading.text.text);
    }
    match words.strip_suffix(')') {
        Some(rest) if !rest.contains('(') => Span::new(part.start, part.end - 1),
        _ => part,
    }
}

/// "heraf bestyrelsen: Ida Holm", "9 medlemmer: Ida", "Kontakt til ungdommen: Ida Holm": the name behind words
/// that name nobody.
fn behind_colon(reading: &Reading<'_>, part: Span) -> Span {
    let words = reading.words(part);
    let Some((before, name)) = words.split_once(": ") else { return part };
    let named = Span::new(part.start, part.start + before.len());
    let behind = Span::new(part.end - name.len(), part.end).trim(&reading.text.text);
    let is_label = (before.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        || is_whole_name(reading, behind))
        && !is_of_absent(reading, words)
        && reading.lexicon.labels.role(before).is_none()
        && !is_person(reading, named);
    if is_label && is_person(reading, behind) { behind } else { part }
}

/// "Afbud: Ida Holm" behind a comma.
fn is_of_absent(reading: &Reading<'_>, words: &str) -> bool {
    let found = reading.lexicon.labels.read(words);
    found.is_some_and(|found| matches!(found.label, Label::People(Presence::Absent, _)))
}

/// "Mia Krog m.fl.", "Mia Krog og 14 beboere", "Mia Krog samt repræsentanter for ejerne", "Mia Krog og
/// kassereren": the one who is named.
fn without_others(reading: &Reading<'_>, part: Span) -> Span {
    static OTHERS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s+(?:m\.?\s?fl\.?|m\.?\s?m\.?|(?:og|samt|\+)\s+(?:ca\.?\s)?(?:\d+\s.*|(?:en|et|to|tre|fire|fem|seks|flere|andre|øvrige|enkelte|datter|søn|hustru|kone|mand|barn|børn|\p{Ll}{3,}(?:ejere|ældre|villige|ørende|erede)|nogle|mange|repræsentant(?:er)?|gæster|beboere|medlemmer|tilhørere|interesserede|(?:undertegnede|jeg|mig)\W*$|\p{Ll}*(?:manden|eren|æren|anten|anterne|enten|øren))\b.*))$",
        )
    });
    let words = reading.words(part);
    let others = OTHERS.find(words).filter(|others| {
        let named = Span::new(part.start, part.start + others.start());
        is_person(reading, named)
    });
    others.map_or(part, |others| Span::new(part.start, part.start + others.start()))
}

/// "Bo Ravn og Ida Holm" is two people, "Løn og Personale" none; "Bo Ravn / Ida Holm", "Bo. Ida",
/// "Bo Ravn samt fra sekretariatet Ida Holm", "Bo Ravn. Desuden Ida Holm via Teams". Behind a comma, "Region Nord og
/// Ida Holm" says where the one before it is from.
fn split_last(reading: &Reading<'_>, part: Span, is_behind: bool) -> Vec<Span> {
    static AND: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:og|samt|&|fra\s\p{Ll}+(?:et|en|ne))\s+|\.?\s+(?:og|OG|samt|SAMT|&|\+|/|-|–)\s+(?:fra\s\p{Ll}+(?:et|en|ne)\s+)?|\.\s+(?:(?:Samt|Desuden|Endvidere|Derudover|Herudover)\s(?:deltog\s|også\s)?)?",
        )
    });
    let words = reading.words(part);
    let mut spans = Vec::new();
    let mut start = 0;
    for and in AND.find_iter(words) {
        let stop = usize::from(and.as_str().starts_with('.') && is_word(and.as_str()));
        let before = Span::new(part.start + start, part.start + and.start() + stop);
        let after = Span::new(part.start + and.end(), part.end);
        let inside =
            reading.words(before).matches('(').count() > reading.words(before).matches(')').count();
        let body = reading.lexicon.people.is_organization_word(reading.words(before));
        // "Kultur- og fritidschef Ida Holm"
        let goes_on = reading.words(before).ends_with('-');
        let cuts = !inside
            && !goes_on
            && (before.is_empty()
                || (body && !reading.words(before).contains(' '))
                || is_whole_body(reading.words(before))
                || is_person(reading, before)
                || (is_behind || tells_number(reading, before))
                    && starts_with_whole_name(reading, after))
            && starts_with_person(reading, after)
            && (is_word(and.as_str()) || are_apart(reading, before, after));
        if cuts {
            spans.push(before);
            start = and.end();
        }
    }
    spans.push(Span::new(part.start + start, part.end));
    spans.retain(|span| !span.is_empty());
    spans
}

/// "Ida Holm", "Ida Holm, formand": a given name first, and a surname.
fn starts_with_whole_name(reading: &Reading<'_>, part: Span) -> bool {
    let words = reading.words(part);
    let end = words.find([',', '(', ';']).unwrap_or(words.len());
    is_whole_name(reading, Span::new(part.start, part.start + end).trim(&reading.text.text))
}

/// "Ida Holm nr. 7", "Ida Holm kom kl. 18.05".
fn tells_number(reading: &Reading<'_>, part: Span) -> bool {
    reading.words(part).ends_with(|c: char| c.is_ascii_digit())
}

fn is_word(and: &str) -> bool {
    let word = and.trim_start_matches('.').split_whitespace().next().unwrap_or_default();
    ["og", "OG", "samt", "SAMT", "&", "+", "fra"].contains(&word)
}

/// "Bo Ravn - Ida Holm mødte som stedfortræder" is about one who was absent and one who came.
static STOOD_IN: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"\b(?:mødte|deltog|deltager|indtrådte|stedfortræder|suppleant)\b"));

/// A stop or a dash between two names, and not inside one: both are whole, or given names alone.
fn are_apart(reading: &Reading<'_>, before: Span, after: Span) -> bool {
    let first = |span: Span| {
        let words = reading.words(span).trim_start();
        words.split([' ', ',', '.']).next().unwrap_or_default().to_owned()
    };
    let before_words = reading.words(before);
    let last = before_words.rsplit(' ').next().unwrap_or_default();
    let initial = last.chars().count() == 1 || is_shortened(last);
    let stop = reading.words(Span::new(before.end, after.start)).starts_with('.');
    let whole = before_words.contains(' ') && reading.words(after).contains(' ');
    let replaces = STOOD_IN.is_match(reading.words(after));
    !initial
        && !replaces
        && is_given_name(&first(after))
        && (whole || stop && is_given_name(&first(before)))
}

fn starts_with_person(reading: &Reading<'_>, span: Span) -> bool {
    static AND: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\s+(?:og|OG|samt|SAMT|&|\+|/|-|–|fra)\s+|\.\s+|,"));
    let words = reading.words(span);
    let ends = AND.find_iter(words).map(|and| and.start()).chain([words.len()]);
    let mut firsts = ends.map(|end| Span::new(span.start, span.start + end));
    firsts.next().is_some_and(|first| is_person(reading, first))
        || firsts.next().is_some_and(|first| is_person(reading, first))
}
