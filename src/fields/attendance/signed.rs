//! Who took the minutes, as the last lines tell: "BRA/referent", "Referat ved sekretær Ida Holm".

use std::sync::LazyLock;

use super::participant::{add, is_known};
use crate::fields::people::{Entry, entries, is_initials};
use crate::fields::{Reading, pattern};
use crate::lexicon::{Captures, Match, Pattern};
use crate::record::model::{Participant, Role};
use crate::span::{Span, Spanned};

/// "Bestyrelsens underskrifter" is no longer, in bytes.
const LONGEST_HEAD: usize = 50;

/// How many paragraphs at the end may be signatures.
const LAST: usize = 4;

/// Reads who signs as the minute taker.
pub(super) fn signed(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    if let Some((name, role)) = above_role(reading) {
        for mut entry in entries(reading, name, false) {
            entry.roles.push(Spanned::new(Role::MinuteTaker, role));
            add(reading, participants, entry, None);
        }
    }
    for paragraph in reading.paragraphs().iter().rev().take(LAST) {
        let words = reading.words(paragraph.span);
        let Some(found) = FORMS.iter().find_map(|form| form.captures(words)) else { continue };
        let Some((who, role)) = parts(&found) else { continue };
        if reading.lexicon.labels.role(who.as_str()).is_some() {
            continue; // "Dirigent    Referent" below who signs
        }
        let at = |part: Match<'_>| Span::from(part.range()).shift(paragraph.span.start);
        let role = Spanned::new(Role::MinuteTaker, at(role));
        if who.as_str().chars().all(char::is_uppercase) {
            by_initials(reading, participants, at(who), role);
        } else {
            for mut entry in entries(reading, at(who), false) {
                entry.roles.push(role.clone());
                add(reading, participants, entry, None);
            }
        }
    }
}

/// "Ida Holm" on a line, and below it "Referent", as the last two.
fn above_role(reading: &Reading<'_>) -> Option<(Span, Span)> {
    let [.., name, role] = reading.paragraphs() else { return None };
    let words = reading.words(name.span).trim();
    let is_role = reading.words(role.span).trim().trim_matches(['(', ')', '.']) == "Referent";
    let is_whole = words.contains(' ') && reading.lexicon.people.is_name(words);
    (is_role && is_whole && role.cells.is_empty()).then_some((name.span, role.span))
}

/// "Underskrifter", and below it "Ida Holm, formand" for each who signs: the roles, and the whole names,
/// of those who are known by a first name. Who only signs is not added.
pub(super) fn signature_page(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    static HEAD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?:\p{L}+s\s)?(?:underskrift(?:er|sside)?|underskrevet(?:\saf)?)\W*$")
    });
    let paragraphs = reading.paragraphs();
    let is_head = |words: &str| words.len() < LONGEST_HEAD && HEAD.is_match(words);
    let head = paragraphs.iter().rposition(|one| is_head(reading.words(one.span)));
    let below = head.and_then(|head| paragraphs.get(head + 1..)).unwrap_or_default();
    for paragraph in below {
        let mut start = paragraph.span.start;
        for cell in reading.words(paragraph.span).split('\t') {
            let span = Span::new(start, start + cell.len()).trim(&reading.text.text);
            start += cell.len() + 1;
            for entry in entries(reading, span, true) {
                if is_known(participants, reading.words(entry.name)) {
                    add(reading, participants, entry, None);
                }
            }
        }
    }
}

fn parts<'t>(found: &Captures<'t>) -> Option<(Match<'t>, Match<'t>)> {
    found.name("who").zip(found.name("role"))
}

static FORMS: LazyLock<[Pattern; 4]> = LazyLock::new(|| {
    const NAME: &str = r"\p{Lu}[\p{L}'’-]*\.?(?:\s\p{Lu}[\p{L}'’-]*\.?){0,4}";
    const CALLING: &str = r"(?:\p{L}\p{Ll}+\s)??";
    const BEHIND: &str = r"(?:,\s\p{Ll}+)?\W*$";
    [
        // BRA/referent · Med venlig hilsen Ida Holm (referent)
        pattern(&format!(
            r"^\W*(?:(?i:mvh|vh|(?:med\s)?(?:venlig\s)?hilsen|på\svegne\saf\sbestyrelsen)[.,:]?\s)?(?P<who>{NAME})(?:\s?/\s?|,?\s\(?|,\s(?:som\s)?)(?P<role>(?i:ref(?:erent|\.)?))\)?\W*$"
        )),
        // Referent/Ida Holm · Pbv. Ida Holm · Som referent: Ida Holm · For referatet, Ida Holm · Referat ved sekretær Ida Holm
        pattern(&format!(
            r"^\W*(?i:som\s|for\s)?(?P<role>(?i:referent|referat(?:et)?|p\.?b\.?v))(?:\s?/\s?|\s?[:,–-]\s?|\.\s|\s(?:ved|v\.?|v/|af)\s?){CALLING}(?P<who>{NAME}){BEHIND}"
        )),
        // Således refereret, Ida Holm · Referatet er skrevet af sekretær Ida Holm
        pattern(&format!(
            r"^\W*(?:(?i:således|referat(?:et)?|protokol(?:len)?)\s)?(?:(?i:er|blev)\s)?(?P<role>(?i:refereret|skrevet|taget|ført|nedskrevet|udarbejdet|udfærdiget))(?:\s(?:af|ved)|[:,])\s{CALLING}(?P<who>{NAME}){BEHIND}"
        )),
        // Sekretær Ida Holm førte protokollen.
        pattern(&format!(
            r"^\W*{CALLING}(?P<who>{NAME})\s(?P<role>førte\s(?:protokol(?:len)?|referat(?:et)?|pennen)|(?:skrev|tog)\sreferat(?:et)?|refererede)\W*$"
        )),
    ]
});

/// Gives the role to the only one who has these initials, or to somebody named by them alone.
fn by_initials(
    reading: &Reading<'_>,
    participants: &mut Vec<Participant>,
    who: Span,
    role: Spanned<Role>,
) {
    let initials = reading.words(who);
    let mut bearers = participants.iter_mut().filter(|one| has_initials(one, initials));
    match (bearers.next(), bearers.next()) {
        (Some(person), None) if !person.roles.iter().any(|known| known.value == role.value) => {
            person.roles.push(role);
        }
        (None, _) if initials.chars().count() > 1 => {
            let entry = Entry { span: who, name: who, roles: vec![role], ..Entry::default() };
            add(reading, participants, entry, None);
        }
        _ => {}
    }
}

/// "BRA" is Bo Ravn: the first letters of the names in their order, then any letters of them.
pub(super) fn has_initials(person: &Participant, initials: &str) -> bool {
    let name = person.name.value.to_uppercase();
    let firsts: String = name.split(' ').filter_map(|word| word.chars().next()).collect();
    person.aliases.iter().any(|alias| alias.value == initials)
        || firsts == initials
        || (initials.chars().next() == name.chars().next()
            && initials.chars().count() > firsts.chars().count()
            && is_initials(&name, initials))
}
