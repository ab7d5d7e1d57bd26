//! The words of a part that can be a name: without what stands before and behind it.

use std::sync::LazyLock;

use super::clauses::attend;
use super::entry::{behind_handle, without_body, without_lead};
use super::{Entry, is_initials};
use crate::fields::{Reading, pattern};
use crate::lexicon::{Pattern, is_given_name, is_lone_given_name, without_home};
use crate::span::Span;

/// Whether a part is a name, with or without a role before it and brackets behind it.
pub(in crate::fields) fn is_person(reading: &Reading<'_>, part: Span) -> bool {
    if behind_handle(reading, part).is_some() || has_nickname(reading, part) {
        return true;
    }
    let words = reading.words(part);
    let lead = words.len() - without_lead(words).len();
    let part = Span::new(part.start + lead, part.end);
    let part = behind_initials(reading, part).map_or(part, |(_, name)| name);
    let part = sender(reading, part).map_or(part, |(_, name)| name);
    let words = reading.words(part);
    let end = words.find(['(', '[']).unwrap_or(words.len());
    let dash = [" - ", " – "].iter().filter_map(|dash| words.find(dash)).min();
    let end = dash.unwrap_or(end).min(end);
    let name = Span::new(part.start, part.start + end).trim(&reading.text.text);
    let name = slash(reading, name).map_or(name, |at| Span::new(name.start, at));
    let name = before_mail(reading, name.trim(&reading.text.text));
    let words = reading.words(name).trim_end_matches('.');
    can_be_name(reading, words)
        || before_attendance(reading, name).is_some_and(|name| can_be_name(reading, name))
}

/// "Ida Holm ida@havn.dk": the name before an address.
pub(super) fn before_mail(reading: &Reading<'_>, part: Span) -> Span {
    let words = reading.words(part);
    let name = words.rsplit_once(' ').filter(|(_, last)| last.contains('@')).map(|(name, _)| name);
    name.map_or(part, |name| Span::new(part.start, part.start + name.trim_end().len()))
}

/// "Arkitekt Bo Ravn", "Ravns Tegnestue": the firm has its owner's surname.
pub(super) fn is_own_firm(reading: &Reading<'_>, name: Span, firm: Span) -> bool {
    const SHORTEST: usize = 3;
    let plain = |span: Span| reading.words(span).split('(').next().unwrap_or_default().trim();
    let surname = plain(name).rsplit(' ').next().unwrap_or_default();
    let mut words = plain(firm).split(' ');
    let first = words.next().unwrap_or_default();
    plain(name).contains(' ')
        && surname.chars().count() >= SHORTEST
        && surname.starts_with(char::is_uppercase)
        && first.strip_prefix(surname).is_some_and(|rest| rest.is_empty() || rest == "s")
        && words.next().is_some()
        && reading.lexicon.people.title_before(plain(name)).is_some()
}

/// "Bo (Basse) Ravn": one word in brackets between a given name and what is none.
pub(super) fn has_nickname(reading: &Reading<'_>, part: Span) -> bool {
    static NICKNAME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?P<first>\p{Lu}[\p{L}-]+)\s\((?P<called>\p{Lu}\p{Ll}+)\)\s(?P<last>\p{Lu}[^(,]*)$",
        )
    });
    let words = Some(reading.words(part)).filter(|words| words.contains(") "));
    let Some(found) = words.and_then(|words| NICKNAME.captures(words)) else { return false };
    let word = |name: &str| found.name(name).map_or("", |found| found.as_str());
    let people = &reading.lexicon.people;
    let calls = |word: &str| people.is_title_word(word) || people.is_organization_word(word);
    let (first, last) = (word("first"), word("last"));
    let begins_anew = is_given_name(last.split(' ').next().unwrap_or_default());
    is_given_name(first) && !calls(word("called")) && !begins_anew && people.is_name(last)
}

fn can_be_name(reading: &Reading<'_>, words: &str) -> bool {
    let people = &reading.lexicon.people;
    let name = people.without_calling(without_home(without_body(words)));
    let mut words = name.split(' ');
    let (first, last) = (words.next().unwrap_or_default(), words.next_back());
    // "Adm. Direktør"; "Ida Holm Lærer" is somebody
    let is_title = people.is_title_word(last.unwrap_or(first))
        && (last.is_none() || words.next().is_none() && first.ends_with('.') && first.len() > 3);
    // "elevrepr. Ida"
    let behind_title = || people.title_before(name).and_then(|at| name.get(at..));
    !is_title
        && (people.is_name_or_role(name)
            || is_lone_given_name(name)
            || behind_title().is_some_and(is_lone_given_name))
}

/// "Solvej Vang fra kl. 17.30", "Ida som suppleant for Bo": the words before what is said about the
/// attendance.
fn before_attendance<'a>(reading: &Reading<'a>, name: Span) -> Option<&'a str> {
    let words = reading.words(name);
    let mut spaces = words.match_indices(' ').map(|(at, _)| at);
    let at = spaces.find(|at| words.get(at + 1..).is_some_and(begins_small))?;
    let rest = Span::new(name.start + at, name.end).trim(&reading.text.text);
    attend(reading, &mut Entry::default(), rest).then(|| words.get(..at)).flatten()
}

fn begins_small(words: &str) -> bool {
    words.starts_with(char::is_lowercase)
}

/// "Vandlauget v/ Ida Holm", "Kystby Kommune ved Bo Ravn", "Kystby Kommune Bo Ravn (BR)": the body, and who came for it.
pub(super) fn sender(reading: &Reading<'_>, part: Span) -> Option<(Span, Span)> {
    static SENDER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?P<body>\p{Lu}[^,():]*?),?(?:\s?v\s?/|\sv\.|\s(?:repræsenteret\s|repr\.\s)?ved|\srepræsenteret\saf)\s?(?P<name>\p{Lu}.*)$",
        )
    });
    if let Some(at) = reading.lexicon.people.behind_organization(reading.words(part)) {
        let body = Span::new(part.start, part.start + at).trim(&reading.text.text);
        return Some((body, Span::new(part.start + at, part.end)));
    }
    let found = SENDER.captures(reading.words(part))?;
    let at = |name: &str| Some(Span::from(found.name(name)?.range()).shift(part.start));
    let (body, name) = (at("body")?.trim(&reading.text.text), at("name")?);
    let first = reading.words(body).split([' ', '-']).next().unwrap_or_default();
    let named = reading.words(name).split([',', '(']).next().unwrap_or_default().trim();
    let is_named = reading.lexicon.people.is_name_or_role(named) || is_given_name(named);
    (!is_given_name(first) && is_named).then_some((body, name))
}

/// "IH = Ida Holm", "IH - Ida Holm": the initials, and the name.
pub(super) fn behind_initials(reading: &Reading<'_>, part: Span) -> Option<(Span, Span)> {
    static INITIALS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?P<letters>\p{Lu}{2,4})(?:\s?[=:]|\s[-–])\s?(?P<name>\p{Lu}\p{Ll}.*)$")
    });
    let found = INITIALS.captures(reading.words(part))?;
    let (letters, name) = found.name("letters").zip(found.name("name"))?;
    let at = |span: Span| span.shift(part.start);
    is_initials(name.as_str(), letters.as_str())
        .then(|| (at(Span::from(letters.range())), at(Span::from(name.range()))))
}

/// Where the slash of "Ida Holm/Kystrådet" stands, which parts a whole name from what its bearer is.
pub(super) fn slash(reading: &Reading<'_>, part: Span) -> Option<usize> {
    let words = reading.words(part);
    let (name, behind) = words.split_once('/')?;
    let people = &reading.lexicon.people;
    let at = part.start + name.len();
    let (name, behind) = (name.trim_end(), behind.trim_start());
    let parts = name.contains(' ')
        && !is_given_name(behind.split(' ').next().unwrap_or_default())
        && (behind.starts_with(char::is_uppercase)
            || reading.lexicon.labels.role(behind).is_some())
        && !is_initials(name, behind)
        && !behind.contains('/')
        && name.rsplit(' ').next().is_some_and(|last| last.len() > 1) // "Vindmøller A/S"
        && people.is_name_or_role(name);
    parts.then_some(at)
}
