//! One entry of an attendance list: name, title, organisation, and what stands in brackets.

use std::sync::LazyLock;

use super::Entry;
use super::brackets::take_brackets;
use super::clauses::attend;
use crate::fields::{Reading, pattern};
use crate::lexicon::{Pattern, without_home};
use crate::record::model::Role;
use crate::span::{Span, Spanned};

/// One person: the first part is the name, the others say what the person is.
pub(super) fn entry(reading: &Reading<'_>, parts: &[Span]) -> Option<Entry> {
    let (first, others) = parts.split_first()?;
    let last = others.last().unwrap_or(first);
    let mut found = Entry { span: first.cover(*last), ..Entry::default() };
    let first = take_lead(reading, &mut found, *first);
    let first = take_tail(reading, &mut found, first);
    if let Some(inside) = behind_handle(reading, first) {
        return behind(reading, found.span, first, inside);
    }
    found.name = before_brackets(reading, first);
    let bare = take_brackets(reading, &mut found, first);
    let bare = take_dashed(reading, &mut found, bare);
    let bare = take_home(reading, &mut found, bare);
    let bare = take_body(reading, &mut found, bare);
    let bare = take_role(reading, &mut found, bare);
    found.name = take_title(reading, &mut found, bare);
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

/// "under § 3 ingeniør Bo Ravn": the items attended, before the name.
static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?P<lead>(?:under|ved)\s(?:dagsordenspunkt|punkt|pkt\.?|sag nr\.?|§)\s*\d+(?:\s*(?:,|og|-|–)\s*\d+)*),?\s",
    )
});

/// What is left of an entry behind the items attended.
pub(super) fn without_lead(words: &str) -> &str {
    LEAD.find(words).and_then(|lead| words.get(lead.end()..)).unwrap_or(words)
}

fn take_lead(reading: &Reading<'_>, found: &mut Entry, part: Span) -> Span {
    let captures = LEAD.captures(reading.words(part));
    let lead = captures.as_ref().and_then(|captures| captures.get(0).zip(captures.name("lead")));
    let Some((whole, lead)) = lead else { return part };
    attend(reading, found, Span::from(lead.range()).shift(part.start));
    Span::new(part.start + whole.end(), part.end)
}

/// "ravn42 (Bo Ravn, kasserer)": what stands in the brackets.
pub(super) fn behind_handle(reading: &Reading<'_>, part: Span) -> Option<Span> {
    let words = reading.words(part);
    let inside = reading.lexicon.people.behind_handle(words)?;
    let role = reading.lexicon.labels.role(inside).is_some();
    (!role).then(|| Span::new(part.end - inside.len() - 1, part.end - 1))
}

fn behind(reading: &Reading<'_>, span: Span, whole: Span, inside: Span) -> Option<Entry> {
    let mut start = inside.start;
    let parts: Vec<Span> = reading
        .words(inside)
        .split(',')
        .map(|part| {
            let span = Span::new(start, start + part.len()).trim(&reading.text.text);
            start += part.len() + 1;
            span
        })
        .collect();
    let handle = before_brackets(reading, whole);
    entry(reading, &parts).map(|own| Entry { span, initials: Some(handle), ..own })
}

/// "Bo Ravn (V) til kl. 18.40", "Bo Ravn (V) - Ida Holm (V) mødte som stedfortræder": what is said
/// about the attendance behind brackets.
fn take_tail(reading: &Reading<'_>, found: &mut Entry, part: Span) -> Span {
    let words = reading.words(part);
    let Some(at) = words.find(") ") else { return part };
    let behind = words.get(at + 1..).unwrap_or_default();
    let lead = behind.len() - behind.trim_start_matches([' ', '-', '–', ',']).len();
    let tail = Span::new(part.start + at + 1 + lead, part.end).trim(&reading.text.text);
    if attend(reading, found, tail) { Span::new(part.start, part.start + at + 1) } else { part }
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

/// "Bo Ravn - sognepræst", "Ida Holm: formand"
fn take_dashed(reading: &Reading<'_>, found: &mut Entry, part: Span) -> Span {
    let words = reading.words(part);
    let cut =
        [" - ", " – ", ": "].iter().filter_map(|dash| Some((words.find(dash)?, dash.len()))).min();
    let is_role = |at: usize| words.get(..at).is_some_and(|role| role_of(reading, role));
    let Some((at, length)) = cut.filter(|(at, _)| !is_role(*at)) else { return part };
    let after = Span::new(part.start + at + length, part.end).trim(&reading.text.text);
    describe(reading, found, after);
    Span::new(part.start, part.start + at).trim(&reading.text.text)
}

fn role_of(reading: &Reading<'_>, words: &str) -> bool {
    reading.lexicon.labels.role(words).is_some()
}

/// "Driftschef Leo Kvist", "pædagogisk leder Karin Friis": what stands before the name.
fn take_title(reading: &Reading<'_>, found: &mut Entry, name: Span) -> Span {
    let Some(length) = reading.lexicon.people.title_before(reading.words(name)) else {
        return name;
    };
    let title = Span::new(name.start, name.start + length).trim(&reading.text.text);
    found.title = found.title.or(Some(title));
    Span::new(name.start + length, name.end).trim(&reading.text.text)
}

fn take_home(reading: &Reading<'_>, found: &mut Entry, name: Span) -> Span {
    let words = reading.words(name);
    let length = without_home(words).len();
    if length < words.len() {
        let home = Span::new(name.start + length, name.end).trim(&reading.text.text);
        let last = reading.words(home).rsplit(' ').next().unwrap_or_default();
        if let Some(role) = reading.lexicon.labels.role(last) {
            found.roles.push(Spanned::new(role, Span::new(home.end - last.len(), home.end)));
        }
        found.note = found.note.or(Some(home));
    }
    Span::new(name.start, name.start + length)
}

/// "revisor Ida Holm fra Havnetilsynet", "Bo Ravn i hele mødet"
static BODY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^\S+\s\S.*?(?P<tail>\s(?:fra\s(?P<body>\p{Lu}.*)|i\shele\smødet))$")
});

fn take_body(reading: &Reading<'_>, found: &mut Entry, name: Span) -> Span {
    let words = reading.words(name);
    if let Some(body) = BODY.captures(words).and_then(|tail| tail.name("body")) {
        let body = Span::from(body.range()).shift(name.start);
        found.organization = found.organization.or(Some(body));
    }
    Span::new(name.start, name.start + without_body(words).len())
}

/// The name without the body that somebody comes from.
pub(super) fn without_body(name: &str) -> &str {
    let tail = BODY.captures(name).and_then(|found| found.name("tail"));
    tail.and_then(|tail| name.get(..tail.start())).unwrap_or(name)
}

/// "Formand Bo Ravn", "Bestyrelsesmedlemmer Ida"
fn take_role(reading: &Reading<'_>, found: &mut Entry, name: Span) -> Span {
    let words = reading.words(name);
    let Some((first, rest)) = words.split_once(' ') else { return name };
    if reading.lexicon.labels.is_members(first) {
        return Span::new(name.end - rest.len(), name.end).trim(&reading.text.text);
    }
    let Some(role) = reading.lexicon.labels.role(first) else { return name };
    found.roles.push(Spanned::new(role, Span::new(name.start, name.start + first.len())));
    Span::new(name.end - rest.len(), name.end).trim(&reading.text.text)
}

/// "der skrev referat", "som førte protokollen"
static TOOK_MINUTES: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?i)^(?:der|som)\s(?:skrev|tog|førte)\s(?:referat|protokol)"));

/// "nr. 14", "2. tv.", "st. th.", "have 12", "lejl. 3": where somebody lives.
static ADDRESS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:nr|hus|bolig|lejl|lejlighed|have|parcel|matr|opgang)\.?\s?(?:nr\.?\s?)?\d+[a-z]?|(?:st|stuen|\d{1,2})\.?,?\s?(?:sal|tv|th|mf)\b\.?.*|\p{L}+(?:vej|gade|stræde|allé|alle|vænget|parken)\s\d+[a-z]?)\.?$",
    )
});

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
    if let Some((role, rest)) = words.split_once("- ").or_else(|| words.split_once("– "))
        && role_of(reading, role.trim())
    {
        let role = Span::new(part.start, part.start + role.trim_end().len());
        describe(reading, found, role);
        describe(reading, found, Span::new(part.end - rest.len(), part.end));
        return; // "næstformand - afbud"
    }
    if words.starts_with("og tak") || words.starts_with("samt ") {
        return; // "og tak til de fremmødte medlemmer"
    }
    if TOOK_MINUTES.is_match(words) {
        found.roles.push(Spanned::new(Role::MinuteTaker, part));
        return;
    }
    if ADDRESS.is_match(words) {
        found.note = Some(found.note.map_or(part, |note| note.cover(part)));
        return;
    }
    if words.chars().count() == 1 && words.chars().all(char::is_uppercase) {
        found.organization = found.organization.or(Some(part)); // a party's letter
        return;
    }
    if is_clause(words) {
        found.note = found.note.or(Some(part)); // "kort besøg for at fortælle om kurset."
        return;
    }
    if names_group(reading, words) {
        found.organization = found.organization.or(Some(part));
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

/// More than a title says: a verb, or the end of a sentence.
fn is_clause(words: &str) -> bool {
    const MOST_WORDS: usize = 5;
    words.starts_with(char::is_lowercase)
        && words.split(' ').count() > MOST_WORDS
        && (words.ends_with('.') || words.contains(" at "))
}

/// "spejderne", "foreningens sekretariat" in small letters: whom somebody comes from.
fn names_group(reading: &Reading<'_>, words: &str) -> bool {
    let people = &reading.lexicon.people;
    let mut parts = words.split(' ');
    let (Some(first), last) = (parts.next(), parts.next_back()) else { return false };
    let last = last.unwrap_or(first);
    let belongs = last == first || first.ends_with('s');
    let group = last.ends_with("erne") || people.is_organization_word(last);
    words.starts_with(char::is_lowercase) && belongs && group && !people.is_title_word(first)
}

/// "programleder for Et samlet overblik i Datastyrelsen": the last "i", "hos", "fra" or "ved"
/// before a capital divides the title from the organisation.
fn title_and_organization(reading: &Reading<'_>, part: Span) -> (Span, Option<Span>) {
    static DIVIDER: LazyLock<Pattern> =
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
