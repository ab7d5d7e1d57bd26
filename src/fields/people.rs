//! One entry of an attendance list: name, title, organisation, and what stands in brackets.

use std::sync::LazyLock;

use regex::Regex;

use super::{Reading, moments, pattern};
use crate::record::model::Role;
use crate::span::{Span, Spanned};

/// What an entry says about a person.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// The whole entry.
    pub(super) span: Span,
    pub(super) name: Span,
    pub(super) title: Option<Span>,
    pub(super) organization: Option<Span>,
    pub(super) roles: Vec<Spanned<Role>>,
    pub(super) arrived: Option<Spanned<String>>,
    pub(super) left: Option<Spanned<String>>,
    /// Printed numbers of the items attended, and the clause that says so.
    pub(super) items: Vec<Spanned<String>>,
    /// The clause that makes the attendance partial.
    pub(super) partial: Option<Span>,
    /// Said to be absent though the list is of those present, or the other way round.
    pub(super) absent: Option<Span>,
    pub(super) substitute_for: Option<Span>,
    pub(super) note: Option<Span>,
    /// "(IHO)": the initials under which the minutes name the person.
    pub(super) initials: Option<Span>,
    /// "Ida Holm (V) mødte som stedfortræder": somebody else, who stood in for this person.
    pub(super) substitute: Option<Span>,
}

/// Cuts a value into entries: one per line, or several on a line.
pub(super) fn entries(reading: &Reading<'_>, value: Span, listed: bool) -> Vec<Entry> {
    let value = first_sentence(reading, without_bullet(reading, value));
    let parts = parts(reading, value);
    let names = parts.iter().filter(|part| is_person(reading, **part)).count();
    let several =
        if listed { names >= 3 && names == parts.len() } else { names >= 2 || parts.len() == 1 };
    if several || !listed {
        return inline_entries(reading, &parts);
    }
    entry(reading, &parts).into_iter().collect()
}

/// "Lotte, Maria og Brian. Afbud fra Kirsten." names those who were there in its first sentence.
fn first_sentence(reading: &Reading<'_>, value: Span) -> Span {
    let sentences = super::sentences::sentences(&reading.text.text, value);
    match sentences.as_slice() {
        [first, _, ..] if is_list_of_names(reading, *first) => *first,
        _ => value,
    }
}

fn is_list_of_names(reading: &Reading<'_>, sentence: Span) -> bool {
    parts(reading, sentence).iter().all(|part| is_person(reading, *part))
}

/// "- ", "• ", "[x] ", "a) "
fn without_bullet(reading: &Reading<'_>, value: Span) -> Span {
    static BULLET: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:[•\-–·*o>]\s+|\[[xX ]?\]\s*|(?:og\s)?\(?[a-z]\)\s*)+"));
    let length = BULLET.find(reading.words(value)).map_or(0, |bullet| bullet.end());
    Span::new(value.start + length, value.end).trim(&reading.text.text)
}

/// Cuts at commas and semicolons outside brackets, and before a last "og". A comma behind a
/// suspended hyphen ("social-, sundheds- og kulturdirektør") does not cut.
fn parts(reading: &Reading<'_>, value: Span) -> Vec<Span> {
    let words = reading.words(value);
    let mut depth = 0_i32;
    let mut start = 0;
    let mut found = Vec::new();
    for (at, c) in words.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' | ';' | '\t'
                if depth <= 0 && !words.get(..at).unwrap_or_default().ends_with('-') =>
            {
                found.push(Span::new(start, at));
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(Span::new(start, words.len()));
    found
        .into_iter()
        .map(|part| without_bullet(reading, part.shift(value.start).trim(&reading.text.text)))
        .filter(|part| !part.is_empty())
        .flat_map(|part| split_last(reading, part))
        .collect()
}

/// "Bo Ravn og Ida Holm" is two people, "Løn og Personale" none.
fn split_last(reading: &Reading<'_>, part: Span) -> Vec<Span> {
    static AND: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:og|samt|&)\s+|\s+(?:og|samt|&)\s+"));
    let words = reading.words(part);
    let mut spans = Vec::new();
    let mut start = 0;
    for and in AND.find_iter(words) {
        let before = Span::new(part.start + start, part.start + and.start());
        let after = Span::new(part.start + and.end(), part.end);
        let cuts =
            (before.is_empty() || is_person(reading, before)) && starts_with_person(reading, after);
        if cuts {
            spans.push(before);
            start = and.end();
        }
    }
    spans.push(Span::new(part.start + start, part.end));
    spans.retain(|span| !span.is_empty());
    spans
}

fn starts_with_person(reading: &Reading<'_>, span: Span) -> bool {
    static AND: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+(?:og|samt|&)\s+"));
    let words = reading.words(span);
    let first = AND.find(words).map_or(words, |and| words.get(..and.start()).unwrap_or_default());
    is_person(reading, Span::new(span.start, span.start + first.len()))
}

/// Whether a part is a name, with or without a role before it and brackets behind it.
pub(super) fn is_person(reading: &Reading<'_>, part: Span) -> bool {
    let words = reading.words(part);
    let name =
        words.split(['(', '[']).next().unwrap_or_default().split(" - ").next().unwrap_or_default();
    let name = name.split(" – ").next().unwrap_or_default().trim().trim_end_matches('.');
    let title = !name.contains(' ') && reading.lexicon.people.is_title_word(name);
    !title && reading.lexicon.people.is_name_or_role(name)
}

/// Several people on a line; what is no name belongs to the person before it.
fn inline_entries(reading: &Reading<'_>, parts: &[Span]) -> Vec<Entry> {
    let mut groups: Vec<Vec<Span>> = Vec::new();
    for part in parts {
        match groups.last_mut() {
            Some(group) if !is_person(reading, *part) => group.push(*part),
            _ => groups.push(vec![*part]),
        }
    }
    groups.iter().filter_map(|group| entry(reading, group)).collect()
}

/// One person: the first part is the name, the others say what the person is.
fn entry(reading: &Reading<'_>, parts: &[Span]) -> Option<Entry> {
    let (first, others) = parts.split_first()?;
    let last = others.last().unwrap_or(first);
    let mut found = Entry { span: first.cover(*last), ..Entry::default() };
    found.name = before_brackets(reading, *first);
    let bare = take_brackets(reading, &mut found, *first);
    let bare = take_dashed(reading, &mut found, bare);
    found.name = take_role(reading, &mut found, bare);
    found.name = without_full_stop(reading, found.name);
    if !reading.lexicon.people.is_name(reading.words(found.name)) {
        found.name = before_clause(reading, &mut found);
    }
    let name = reading.words(found.name);
    if !reading.lexicon.people.is_name(name.trim_end_matches('.')) {
        return None;
    }
    for part in others {
        let bare = take_brackets(reading, &mut found, *part);
        describe(reading, &mut found, bare);
    }
    Some(found)
}

/// "Kim Dal ved sag nr. 76", "Bo Ravn kom midt i mødet": the name, if what follows is about the
/// attendance.
fn before_clause(reading: &Reading<'_>, found: &mut Entry) -> Span {
    let name = found.name;
    let words = reading.words(name);
    let clause = words.char_indices().find(|(at, c)| {
        *c == ' ' && words.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_lowercase))
    });
    let Some((at, _)) = clause else { return name };
    let rest = Span::new(name.start + at, name.end).trim(&reading.text.text);
    if attend(reading, found, rest) { Span::new(name.start, name.start + at) } else { name }
}

/// "Ida Holm." at the end of a list is "Ida Holm"; "Bo R." keeps its stop.
fn without_full_stop(reading: &Reading<'_>, name: Span) -> Span {
    let bare = reading.words(name).trim_end_matches('.');
    let initial = bare.rsplit(' ').next().is_some_and(|word| word.chars().count() == 1);
    if initial { name } else { Span::new(name.start, name.start + bare.len()) }
}

fn before_brackets(reading: &Reading<'_>, part: Span) -> Span {
    let length = reading.words(part).find(['(', '[']).unwrap_or(part.len());
    Span::new(part.start, part.start + length).trim(&reading.text.text)
}

/// Reads what stands in brackets and returns what stands before them.
fn take_brackets(reading: &Reading<'_>, found: &mut Entry, part: Span) -> Span {
    static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[(\[]([^()\[\]]*)[)\]]?"));
    let words = reading.words(part);
    let mut end = part.len();
    for bracket in BRACKETS.captures_iter(words) {
        let Some((whole, inner)) = bracket.get(0).zip(bracket.get(1)) else { continue };
        end = end.min(whole.start());
        remark(
            reading,
            found,
            Span::from(inner.range()).shift(part.start).trim(&reading.text.text),
        );
    }
    Span::new(part.start, part.start + end).trim(&reading.text.text)
}

/// "Bo Ravn - sognepræst", "Ida Holm: formand"
fn take_dashed(reading: &Reading<'_>, found: &mut Entry, part: Span) -> Span {
    let words = reading.words(part);
    let cut =
        [" - ", " – ", ": "].iter().filter_map(|dash| Some((words.find(dash)?, dash.len()))).min();
    let Some((at, length)) = cut else { return part };
    let after = Span::new(part.start + at + length, part.end).trim(&reading.text.text);
    describe(reading, found, after);
    Span::new(part.start, part.start + at).trim(&reading.text.text)
}

/// "Formand Bo Ravn"
fn take_role(reading: &Reading<'_>, found: &mut Entry, name: Span) -> Span {
    let words = reading.words(name);
    let Some((first, rest)) = words.split_once(' ') else { return name };
    let Some(role) = reading.lexicon.labels.role(first) else { return name };
    found.roles.push(Spanned::new(role, Span::new(name.start, name.start + first.len())));
    Span::new(name.end - rest.len(), name.end).trim(&reading.text.text)
}

/// A title, an organisation, or a clause about the attendance.
fn describe(reading: &Reading<'_>, found: &mut Entry, part: Span) {
    let words = reading.words(part);
    if words.is_empty() || attend(reading, found, part) {
        return;
    }
    if let Some(role) = reading.lexicon.labels.role(words) {
        found.roles.push(Spanned::new(role, part));
        return;
    }
    if words.chars().count() == 1 && words.chars().all(char::is_uppercase) {
        found.organization = found.organization.or(Some(part)); // a party's letter
        return;
    }
    let titled = words.starts_with(char::is_lowercase)
        || words
            .split_whitespace()
            .next()
            .is_some_and(|first| reading.lexicon.people.is_title_word(first));
    if titled && found.title.is_none() {
        let (title, organization) = title_and_organization(reading, part);
        found.title = Some(title);
        found.organization = found.organization.or(organization);
    } else if found.organization.is_none() {
        found.organization = Some(part);
    } else {
        found.note = found.note.or(Some(part));
    }
}

/// "programleder for Et samlet overblik i Datastyrelsen": the last "i", "hos", "fra" or "ved"
/// before a capital divides the title from the organisation.
fn title_and_organization(reading: &Reading<'_>, part: Span) -> (Span, Option<Span>) {
    static DIVIDER: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(.*\S)\s(?:i|hos|fra|ved|på)\s(\p{Lu}.*)$"));
    let found = DIVIDER.captures(reading.words(part));
    let groups = found.as_ref().and_then(|found| found.get(1).zip(found.get(2)));
    groups.map_or((part, None), |(title, organization)| {
        (
            Span::from(title.range()).shift(part.start),
            Some(Span::from(organization.range()).shift(part.start)),
        )
    })
}

/// What stands in brackets: roles, times, items, party letters, anything else.
fn remark(reading: &Reading<'_>, found: &mut Entry, inner: Span) {
    let words = reading.words(inner);
    if words.is_empty() || attend(reading, found, inner) {
        return;
    }
    let before = found.roles.len();
    let rest = take_roles(reading, found, inner);
    if found.roles.len() > before {
        found.note = found.note.or(rest);
        return;
    }
    if is_initials(reading.words(found.name), words) {
        found.initials = Some(inner);
        return;
    }
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 1 && words.chars().count() <= 2 {
        found.organization = found.organization.or(Some(inner)); // a party's letter
    } else {
        describe_bracket(reading, found, inner);
    }
}

/// "IHO" of Ida Holm: two to four capitals that stand in the name in this order.
fn is_initials(name: &str, words: &str) -> bool {
    let count = words.chars().count();
    let mut letters = name.chars().flat_map(char::to_uppercase);
    (2..=4).contains(&count)
        && words.chars().all(char::is_uppercase)
        && words.chars().all(|initial| letters.any(|letter| letter == initial))
}

/// "(formand)", "(observatør – ordinær part under pkt. 5)", "(overtog rollen som mødeleder)":
/// the roles named, and what is said besides.
fn take_roles(reading: &Reading<'_>, found: &mut Entry, inner: Span) -> Option<Span> {
    static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\p{L}/-]+"));
    let words = reading.words(inner);
    let mut rest_start = None;
    for word in WORD.find_iter(words) {
        let Some(role) = reading.lexicon.labels.role(word.as_str()) else { continue };
        found.roles.push(Spanned::new(role, Span::from(word.range()).shift(inner.start)));
        rest_start = Some((word.start(), word.end()));
        break;
    }
    let (start, end) = rest_start?;
    if let Some(title) = words.get(..start).and_then(|before| before.trim_end().strip_suffix(" og"))
        && end == words.len()
        && title.split_whitespace().any(|word| reading.lexicon.people.is_title_word(word))
    {
        found.title = found.title.or(Some(Span::new(inner.start, inner.start + title.len())));
        return None; // "(pædagogisk leder og referent)"
    }
    if start > 0 {
        return Some(inner); // the role is part of a clause
    }
    let rest = words.get(end..)?;
    let lead = rest.len() - rest.trim_start_matches([',', ' ', '–', '-', '/', ':', ';']).len();
    let rest = Span::new(inner.start + end + lead, inner.end);
    if let Some(role) = reading.lexicon.labels.role(reading.words(rest)) {
        found.roles.push(Spanned::new(role, rest));
        return None;
    }
    let note = Span::new(rest.start, rest.start + reading.words(rest).trim_end_matches('.').len());
    (!note.is_empty()).then_some(note)
}

fn describe_bracket(reading: &Reading<'_>, found: &mut Entry, inner: Span) {
    let words = reading.words(inner);
    let organization = found.organization.is_none()
        && words.chars().count() > 3
        && words.starts_with(char::is_uppercase)
        && words.split_whitespace().any(|word| reading.lexicon.people.is_organization_word(word));
    if organization {
        found.organization = Some(inner);
    } else if words.split_whitespace().count() <= 3
        && words
            .split_whitespace()
            .next_back()
            .is_some_and(|word| reading.lexicon.people.is_title_word(word))
    {
        found.title = found.title.or(Some(inner));
    } else {
        found.note = found.note.or(Some(inner));
    }
}

/// "til kl. 14.00", "deltog under dagsordenspunkt 4", "fra pkt. 3", "afbud", "suppleant for Bo"
fn attend(reading: &Reading<'_>, found: &mut Entry, part: Span) -> bool {
    static LEFT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^(?:deltog\s|var til stede\s)?(?:indtil|til|forlod|gik)\b"));
    static ARRIVED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^(?:deltog\s|mødte\s)?(?:fra|kom|ankom|mødte)\b"));
    static ITEMS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:kun\s)?(?:deltog|deltager|deltagende|til stede|tilstede|under|ved)\b.{0,40}?\b(?:dagsordenspunkt(?:erne)?|punkt(?:erne)?|pkt\.?|sag(?:erne)? nr\.?)\s*(?P<numbers>\d+[a-z]?(?:\s*(?:,|og|-|–)\s*\d+[a-z]?)*)",
        )
    });
    static ABSENT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:afbud|fraværende|med afbud|ikke mødt|sendt afbud|meldt afbud)\b")
    });
    static ATTENDED_FOR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:mødte|deltog)\s(?:i stedet|som (?:stedfortræder|suppleant))\b")
    });
    static SUBSTITUTE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:suppleant|stedfortræder|substitut|i stedet|vikar)(?:\sfor)?\s(?P<name>\p{Lu}.*)$",
        )
    });
    let words = reading.words(part);
    if ATTENDED_FOR.is_match(words) {
        found.substitute = Some(part);
        return true;
    }
    if let Some(numbers) = ITEMS.captures(words).and_then(|items| items.name("numbers")) {
        let at = Span::from(numbers.range()).shift(part.start);
        found.items.extend(item_numbers(reading, at));
        found.partial = Some(part);
        return true;
    }
    if ABSENT.is_match(words) {
        found.absent = Some(part);
        return true;
    }
    if let Some(name) = SUBSTITUTE.captures(words).and_then(|substitute| substitute.name("name")) {
        found.substitute_for = Some(Span::from(name.range()).shift(part.start));
        found.roles.push(Spanned::new(
            Role::Alternate,
            Span::new(part.start, part.start + name.start()).trim(&reading.text.text),
        ));
        return true;
    }
    let clock = moments::clocks(reading, part).into_iter().next();
    match clock {
        Some((clock, _)) if LEFT.is_match(words) => found.left = Some(clock.spanned()),
        Some((clock, _)) if ARRIVED.is_match(words) => found.arrived = Some(clock.spanned()),
        _ if LATE.is_match(words) => found.note = Some(part),
        _ => return false,
    }
    found.partial = Some(part);
    true
}

/// "1, 3 og 5" are three numbers, "1-3" as well.
fn item_numbers(reading: &Reading<'_>, list: Span) -> Vec<Spanned<String>> {
    static NUMBER: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?P<from>\d+)\s*[-–]\s*(?P<to>\d+)|(?P<one>\d+[a-z]?)"));
    let mut found = Vec::new();
    for number in NUMBER.captures_iter(reading.words(list)) {
        let value = |name: &str| number.name(name)?.as_str().parse::<u32>().ok();
        let Some(span) = number.get(0).map(|whole| Span::from(whole.range()).shift(list.start))
        else {
            continue;
        };
        match value("from").zip(value("to")) {
            Some((from, to)) if from < to && to - from < 60 => {
                found
                    .extend((from..=to).map(|item| {
                        Spanned::inferred(item.to_string(), span, "number-in-a-range")
                    }));
            }
            _ => found.push(reading.spanned(span)),
        }
    }
    found
}

/// "kom midt i mødet", "gik under punkt 3"
static LATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:kom|ankom|gik|forlod|deltog delvist|mødte)\s.*\b(?:mødet|punkt|pkt|senere|tidligere|før|efter|under)",
    )
});

/// Whether two spellings name the same person: equal but for case and punctuation.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    let key = |name: &str| -> String {
        name.chars()
            .filter(|c| c.is_alphanumeric() || *c == ' ')
            .flat_map(char::to_lowercase)
            .collect()
    };
    key(one) == key(other)
}
