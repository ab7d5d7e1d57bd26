//! One entry of an attendance list: name, title, organisation, and what stands in brackets.

use std::sync::LazyLock;

use super::bare::{before_mail, behind_initials, has_nickname, sender, slash};
use super::brackets::{STANDS_IN, is_initials, take_brackets};
use super::clauses::attend;
use super::describe::describe;
use super::{Entry, is_house};
use crate::fields::{Reading, pattern};
use crate::lexicon::{Pattern, is_given_name, is_lone_given_name, without_home};
use crate::span::{Span, Spanned};

/// One person: the first part is the name, the others say what the person is.
pub(super) fn entry(reading: &Reading<'_>, parts: &[Span]) -> Option<Entry> {
    let (first, others) = parts.split_first()?;
    let last = others.last().unwrap_or(first);
    let mut found = Entry { span: first.cover(*last), ..Entry::default() };
    let first = take_lead(reading, &mut found, without_star(reading, *first));
    let first = take_initials(reading, &mut found, first);
    let first = take_sender(reading, &mut found, first);
    let first = take_child(reading, &mut found, first);
    let first = take_tail(reading, &mut found, first);
    if let Some(inside) = behind_handle(reading, first) {
        return behind(reading, found.span, first, inside);
    }
    if has_nickname(reading, first) {
        found.name = first;
        for part in others {
            describe(reading, &mut found, *part);
        }
        return Some(found);
    }
    found.name = before_brackets(reading, first);
    let bare = take_brackets(reading, &mut found, first);
    let bare = take_dashed(reading, &mut found, bare);
    let bare = take_mail(reading, &mut found, bare);
    let bare = take_home(reading, &mut found, bare);
    let bare = take_house(reading, &mut found, bare);
    let bare = take_body(reading, &mut found, bare);
    let bare = take_role(reading, &mut found, bare);
    let bare = take_calling(reading, &mut found, bare);
    found.name = take_title(reading, &mut found, bare);
    found.name = without_full_stop(reading, found.name);
    if !reading.lexicon.people.is_name(reading.words(found.name)) {
        let bare = before_clause(reading, &mut found);
        let bare = take_role(reading, &mut found, bare);
        found.name = take_title(reading, &mut found, bare);
    }
    let name = reading.words(found.name).trim_end_matches('.');
    if !reading.lexicon.people.is_name(name) && !is_lone_given_name(name) {
        return None;
    }
    for part in others {
        let bare = take_brackets(reading, &mut found, *part);
        describe(reading, &mut found, bare);
    }
    Some(found)
}

/// "Bo Ravn *": a note stands below the list.
fn without_star(reading: &Reading<'_>, part: Span) -> Span {
    Span::new(part.start, part.start + reading.words(part).trim_end_matches([' ', '*']).len())
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

/// "IH = Ida Holm": the letters before the name.
fn take_initials(reading: &Reading<'_>, found: &mut Entry, part: Span) -> Span {
    let Some((letters, name)) = behind_initials(reading, part) else { return part };
    found.initials = Some(letters);
    name
}

/// "Vandlauget v/ Ida Holm": whom somebody came for.
fn take_sender(reading: &Reading<'_>, found: &mut Entry, part: Span) -> Span {
    let Some((body, name)) = sender(reading, part) else { return part };
    found.organization = Some(body);
    name
}

/// "Asgers mor Ida": whose parent somebody is.
fn take_child(reading: &Reading<'_>, found: &mut Entry, part: Span) -> Span {
    let name = reading.lexicon.people.behind_child(reading.words(part));
    let start = name.map_or(part.start, |name| part.end - name.len());
    if start > part.start {
        found.note = Some(Span::new(part.start, start).trim(&reading.text.text));
    }
    Span::new(start, part.end)
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
    let Some(at) = words.find(')').filter(|at| at + 1 < words.len()) else { return part };
    let behind = words.get(at + 1..).unwrap_or_default();
    let lead = behind.len() - behind.trim_start_matches([' ', '-', '–', ',']).len();
    let tail = Span::new(part.start + at + 1 + lead, part.end).trim(&reading.text.text);
    if stands_in(reading, found, tail) || attend(reading, found, tail) {
        return Span::new(part.start, part.start + at + 1);
    }
    let last = reading.words(tail).rsplit(' ').next().unwrap_or_default();
    let is_role = role_of(reading, reading.words(tail)); // "Ida Holm (A) formand"
    if lead > 0 && is_role || lead > 1 && reading.lexicon.people.is_title_word(last) {
        describe(reading, found, tail);
        return Span::new(part.start, part.start + at + 1); // "Ida Holm (IH) - formand"
    }
    part
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
    let bare = Span::new(name.start, name.start + at);
    // "Ida fra havnen"
    let from = reading.words(rest).strip_prefix("fra ");
    let from = from.filter(|from| from.chars().all(char::is_alphabetic));
    if let Some(from) = from.filter(|_| is_given_name(reading.words(bare))) {
        found.organization =
            found.organization.or(Some(Span::new(rest.end - from.len(), rest.end)));
        return bare;
    }
    if attend(reading, found, rest) { bare } else { name }
}

/// "Ida Holm." at the end of a list is "Ida Holm"; "Bo R." keeps its stop.
fn without_full_stop(reading: &Reading<'_>, name: Span) -> Span {
    let bare = reading.words(name).trim_end_matches('.');
    let last = bare.rsplit(' ').next().unwrap_or_default();
    let is_short = last.chars().count() == 1 || is_shortened(last);
    if is_short { name } else { Span::new(name.start, name.start + bare.len()) }
}

/// `Chr.`, `jr.`, `H.P.`: a part of a name that is written with a full stop.
pub(super) fn is_shortened(word: &str) -> bool {
    const SHORTENED: &[&str] =
        &["chr", "th", "joh", "johs", "vilh", "fr", "kr", "aug", "jr", "jun", "sen", "sr"];
    let are_initials = word.contains('.') && word.split('.').all(|one| one.chars().count() == 1);
    are_initials || SHORTENED.contains(&word.to_lowercase().as_str())
}

fn before_brackets(reading: &Reading<'_>, part: Span) -> Span {
    let length = reading.words(part).find(['(', '[']).unwrap_or(part.len());
    Span::new(part.start, part.start + length).trim(&reading.text.text)
}

/// "Bo Ravn - sognepræst", "Ida Holm: formand"
fn take_dashed(reading: &Reading<'_>, found: &mut Entry, part: Span) -> Span {
    let words = reading.words(part);
    let dashes = [" - ", " – ", ": "].iter();
    let dash = dashes.filter_map(|dash| Some((words.find(dash)?, dash.len()))).min();
    let cut = dash.or_else(|| Some((slash(reading, part)? - part.start, "/".len())));
    let is_role = |at: usize| words.get(..at).is_some_and(|role| role_of(reading, role));
    let Some((at, length)) = cut.filter(|(at, _)| !is_role(*at)) else { return part };
    let after = Span::new(part.start + at + length, part.end).trim(&reading.text.text);
    if !stands_in(reading, found, after) {
        describe(reading, found, after);
    }
    Span::new(part.start, part.start + at).trim(&reading.text.text)
}

/// "Ida Holm ida@havn.dk"
fn take_mail(reading: &Reading<'_>, found: &mut Entry, part: Span) -> Span {
    let name = before_mail(reading, part);
    let mail = Span::new(name.end, part.end).trim(&reading.text.text);
    found.note = found.note.or(Some(mail).filter(|mail| !mail.is_empty()));
    name
}

/// "Ida Holm (A) - stedfortræder Bo Ravn (A)": who came in the place of the one who did not.
fn stands_in(reading: &Reading<'_>, found: &mut Entry, part: Span) -> bool {
    let names_one = STANDS_IN.is_match(reading.words(part));
    if names_one {
        found.substitute = Some(part);
    }
    names_one
}

pub(super) fn role_of(reading: &Reading<'_>, words: &str) -> bool {
    reading.lexicon.labels.role(words).is_some()
}

/// "Ida Holm formand", "Bo Ravn BR": what stands behind the name without a comma.
fn take_calling(reading: &Reading<'_>, found: &mut Entry, name: Span) -> Span {
    let words = reading.words(name);
    let bare = reading.lexicon.people.without_calling(words);
    let behind = Span::new(name.start + bare.len(), name.end).trim(&reading.text.text);
    for part in reading.words(behind).split_whitespace().take(1) {
        let letters = part.trim_start_matches('/');
        if is_initials(bare, letters) {
            let start = behind.start + part.len() - letters.len();
            found.initials = Some(Span::new(start, start + letters.len()));
            let rest = Span::new(start + letters.len(), behind.end).trim(&reading.text.text);
            describe(reading, found, rest);
        } else {
            describe(reading, found, behind);
        }
    }
    Span::new(name.start, name.start + bare.len())
}

/// "Driftschef Leo Kvist", "pædagogisk leder Karin Friis": what stands before the name.
fn take_title(reading: &Reading<'_>, found: &mut Entry, name: Span) -> Span {
    let Some(length) = reading.lexicon.people.title_before(reading.words(name)) else {
        return name;
    };
    let title = Span::new(name.start, name.start + length).trim(&reading.text.text);
    // "Specialkonsulent Ida Holm (sekretær)"
    if let Some(behind) = found.title.replace(title) {
        found.note = found.note.or(Some(behind));
    }
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

/// "Ida Holm-Kernehuset": the house that somebody comes from, a hyphen behind the name.
fn take_house(reading: &Reading<'_>, found: &mut Entry, name: Span) -> Span {
    let Some((bare, house)) = reading.words(name).rsplit_once('-') else { return name };
    let trimmed = house.trim_start();
    if !bare.contains(' ') || !is_house(trimmed) {
        return name;
    }
    found.organization = found.organization.or(Some(Span::new(name.end - trimmed.len(), name.end)));
    Span::new(name.start, name.start + bare.trim_end().len())
}

/// "revisor Ida Holm fra Havnetilsynet", "Bo Ravn i hele mødet"
static BODY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^\S.*?(?P<tail>\s(?:fra\s(?P<body>\p{Lu}.*|\p{Ll}+(?:en|et|erne))|i\shele\smødet))$")
});

fn take_body(reading: &Reading<'_>, found: &mut Entry, name: Span) -> Span {
    let words = reading.words(name);
    let bare = without_body(words);
    let captures = BODY.captures(words).filter(|_| bare.len() < words.len());
    if let Some(body) = captures.and_then(|tail| tail.name("body")) {
        let body = Span::from(body.range()).shift(name.start);
        found.organization = found.organization.or(Some(body));
    }
    Span::new(name.start, name.start + bare.len())
}

/// The name without the body that somebody comes from.
pub(super) fn without_body(name: &str) -> &str {
    let tail = BODY.captures(name).and_then(|found| found.name("tail"));
    let bare = tail.and_then(|tail| name.get(..tail.start())).unwrap_or(name);
    // "Skrivelse fra Bo Ravn" is none
    if bare.contains(' ') || is_given_name(bare) { bare } else { name }
}

/// "Formand Bo Ravn", "Bestyrelsesmedlemmer Ida"
fn take_role(reading: &Reading<'_>, found: &mut Entry, name: Span) -> Span {
    let words = reading.words(name);
    let Some((first, rest)) = words.split_once(' ') else { return name };
    if rest.starts_with(char::is_lowercase) {
        return name; // "Formand for Kystrådet Ida Holm"
    }
    if reading.lexicon.labels.is_members(first) {
        return Span::new(name.end - rest.len(), name.end).trim(&reading.text.text);
    }
    let labels = &reading.lexicon.labels;
    let indefinite = || first.strip_suffix("en").or_else(|| first.strip_suffix("ne"));
    let role = labels.role(first).or_else(|| labels.role(indefinite()?)); // "kassereren"
    let Some(role) = role else { return name };
    found.roles.push(Spanned::new(role, Span::new(name.start, name.start + first.len())));
    Span::new(name.end - rest.len(), name.end).trim(&reading.text.text)
}
