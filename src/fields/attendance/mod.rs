//! The participants: lists of people below their labels, and single people behind a role.

mod elected;
mod mail;
mod moves;
mod namesakes;
mod participant;
mod prose;
mod roles;
mod signed;
mod signed_rows;
mod ticks;
mod told;
mod usual;

use std::sync::LazyLock;

use super::people::{
    Entry, came_instead, came_otherwise, entries, names_thing, same_name, surnames_first,
};
use super::{Reading, parts, pattern};
use crate::lexicon::{Label, Pattern, Presence};
use crate::record::model::{Attendance, GroupKind, Participant, Role};
use crate::segment::{Item, Labelled};
use crate::span::{Span, Spanned};
use elected::elected_to_roles;
use mail::sender;
use moves::{came_and_went, comings_and_goings};
use participant::{absent_from_all, add};
use prose::{attended, came_later, excused, in_place, named_behind, stood_in};
use roles::{constituted, in_prose};
use signed::{has_initials, signature_page, signed};
use signed_rows::signed_rows;
use ticks::{Ticks, filled_in, is_unticked};
use usual::{Usual, named_by_letters};

/// Reads every label of people; a person who is named twice is one participant.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Participant> {
    let mut participants: Vec<Participant> = Vec::new();
    let usual = Usual::of(reading);
    let filled_in = filled_in(reading);
    let lists = reading.outline.labelled.iter();
    let lists =
        lists.filter(|one| !is_election(reading, one) && !is_of_another_meeting(reading, one));
    for labelled in lists {
        match labelled.label {
            Label::People(presence, kind) => {
                let mut listed = all_entries(reading, labelled, usual);
                listed.extend(named_by_letters(reading, labelled, &participants, usual));
                if usual.by_letters {
                    listed.sort_by_key(|(_, entry)| entry.span.start); // "IH, BR, havnefoged Per Dam"
                }
                let ticks = Ticks::of(reading, &listed);
                for (value, mut entry) in listed {
                    match ticks.tick(reading, value, &entry) {
                        // one who could have been ticked under "Afbud", as others were, or was elsewhere
                        Some(false)
                            if presence == Presence::Absent
                                && (ticks.any || is_known(reading, &entry, &participants)) =>
                        {
                            continue;
                        }
                        Some(false) if presence == Presence::Absent => {}
                        Some(false) if !filled_in && is_unticked(reading, value) => {}
                        Some(false) => entry.absent = Some(value),
                        _ => {}
                    }
                    let listed = Listed { labelled, presence, kind };
                    let instead =
                        || entry.substitute.is_none() && came_instead(reading.words(entry.span));
                    if presence == Presence::Absent && came_otherwise(reading.words(value)) {
                        continue;
                    }
                    if presence == Presence::Absent && instead() {
                        entry.roles.push(Spanned::new(Role::Alternate, entry.span));
                        add(reading, &mut participants, entry, None);
                        continue;
                    }
                    let substitute = entry.substitute.map(|clause| (clause, entry.name));
                    add(reading, &mut participants, entry, Some(listed));
                    if let Some((clause, absent)) = substitute {
                        add_substitute(reading, &mut participants, clause, absent);
                    }
                }
            }
            Label::Role(_) if is_letterhead(reading, labelled) => {}
            Label::Role(_) => add_role(reading, &mut participants, labelled),
            _ => {}
        }
    }
    absent_from_all(reading, &mut participants);
    in_prose(reading, &mut participants);
    in_place(reading, &mut participants);
    stood_in(reading, &mut participants);
    attended(reading, &mut participants);
    named_behind(reading, &mut participants);
    elected_to_roles(reading, &mut participants);
    constituted(reading, &mut participants);
    excused(reading, &mut participants);
    came_later(reading, &mut participants);
    told::read(reading, &mut participants);
    by_letterhead(reading, &mut participants);
    came_and_went(reading, &mut participants);
    comings_and_goings(reading, &mut participants);
    signed(reading, &mut participants);
    signed_rows(reading, &mut participants);
    signature_page(reading, &mut participants);
    sender(reading, &mut participants);
    participants
}

fn is_known(reading: &Reading<'_>, entry: &Entry, participants: &[Participant]) -> bool {
    let name = reading.words(entry.name);
    participants
        .iter()
        .any(|one| one.attendance.value != Attendance::Absent && same_name(&one.name.value, name))
}

/// "Ref. IHO": a letterhead names who wrote by letters.
fn is_letterhead(reading: &Reading<'_>, labelled: &Labelled) -> bool {
    let label = reading.words(labelled.words).trim_end_matches('.').to_lowercase();
    let letters = labelled.values.first().map_or("", |value| reading.words(*value));
    label == "ref" && labelled.item.is_none() && letters.chars().all(char::is_uppercase)
}

/// The one whose letters these are took the minutes; among whole names, those of nobody who was there
/// are somebody else's.
fn by_letterhead(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    let whole = participants.iter().filter(|one| one.name.value.contains(' ')).count();
    let by_letters = whole * 2 <= participants.len();
    let lists = reading.outline.labelled.iter();
    let heads =
        lists.filter(|one| matches!(one.label, Label::Role(_)) && is_letterhead(reading, one));
    for head in heads {
        let letters = head.values.first().map_or("", |value| reading.words(*value));
        if by_letters || participants.iter().any(|one| has_initials(one, letters)) {
            add_role(reading, participants, head);
        }
    }
}

/// "Suppleant: Ida Holm", "Bestyrelsen: ..." in an item "Valg til bestyrelsen" is the outcome of
/// the election, not attendance.
fn is_election(reading: &Reading<'_>, labelled: &Labelled) -> bool {
    static ELECTION: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)\bvalg\b|\p{L}valg\b|\bkonstitu"));
    let Some(item) = item_of(reading, labelled) else { return false };
    let title = item.head.title.map_or("", |title| reading.words(title));
    match labelled.label {
        Label::Role(Role::MinuteTaker | Role::Moderator) => false,
        Label::Role(_) => true,
        Label::People(Presence::Present, _) => ELECTION.is_match(title),
        _ => false,
    }
}

/// "Fraværende: Bo Ravn" below what another committee decided, or this one on another day.
fn is_of_another_meeting(reading: &Reading<'_>, labelled: &Labelled) -> bool {
    let body = item_of(reading, labelled).map_or(&[][..], |item| item.body.as_slice());
    let before = body.iter().take_while(|part| part.span.start < labelled.words.start);
    let headings = before.filter_map(|part| parts::item_label(reading, part.span));
    let headings = headings
        .filter(|found| matches!(found.label, Label::Decision | Label::Earlier | Label::Case));
    headings.last().is_some_and(|found| found.label == Label::Earlier)
}

/// The item in which a label stands.
fn item_of<'a>(reading: &Reading<'a>, labelled: &Labelled) -> Option<&'a Item> {
    let place = usize::try_from(labelled.item?).ok()?.checked_sub(1)?;
    reading.outline.all_items().get(place).copied()
}

fn all_entries(reading: &Reading<'_>, labelled: &Labelled, usual: Usual) -> Vec<(Span, Entry)> {
    if let Some(exception) = labelled.values.first().and_then(|value| except(reading, *value)) {
        let absent = |entry| Entry { absent: Some(exception), ..entry };
        return entries(reading, exception, false)
            .into_iter()
            .map(|entry| (exception, absent(entry)))
            .collect();
    }
    if let Some(people) = surnames_first(reading, &labelled.values, usual.least_by_surname) {
        return people;
    }
    let values = labelled.values.iter();
    values
        .flat_map(|value| {
            entries(reading, *value, labelled.listed).into_iter().map(|entry| (*value, entry))
        })
        .collect()
}

/// "Alle undtagen Bo Ravn", "Hele bestyrelsen bortset fra Bo": those who were not there.
fn except(reading: &Reading<'_>, value: Span) -> Option<Span> {
    static EXCEPT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:alle|samtlige\s\p{L}+|hele\s\p{L}+|\p{L}*(?:bestyrelsen|rådet|udvalget|nævnet)|medlemmerne)\b[^.]*?\b(?:undtagen|undtaget|med undtagelse af|bortset fra|på nær|minus|uden|dog ikke)\s(?P<who>(?-i:\p{Lu})[^.]*)",
        )
    });
    let found = EXCEPT.captures(reading.words(value))?;
    Some(Span::from(found.name("who")?.range()).shift(value.start))
}

/// The list in which an entry stands.
#[derive(Clone, Copy)]
struct Listed<'a> {
    labelled: &'a Labelled,
    presence: Presence,
    kind: GroupKind,
}

/// "Referent: Ida Holm", "Dirigent og referent: Ida Holm"
fn add_role(reading: &Reading<'_>, participants: &mut Vec<Participant>, labelled: &Labelled) {
    let mut roles = roles_in(reading, labelled.words);
    if let Label::Role(role) = labelled.label
        && roles.is_empty()
    {
        roles.push(Spanned::new(role, labelled.words)); // "Referent pkt. 3-5", "Referat: Ida Holm"
    }
    for value in labelled.values.iter().map(|value| elected(reading, *value)) {
        let value = &value;
        if let Some(bearer) = bearer_of_office(reading, participants, *value) {
            bearer.roles.extend(roles.clone());
            continue;
        }
        let initials = initials_alone(reading, participants, *value);
        let listed = initials.map_or_else(|| entries(reading, *value, false), |one| vec![one]);
        // "Formand: Ida Holm, kasserer: Bo Ravn"
        let of_all = !reading.words(*value).contains(": ");
        let people = listed.into_iter().filter(|one| !names_thing(reading.words(one.name)));
        let people: Vec<Entry> = people.collect();
        // "Ordstyrer/referent: Ida Holm/Bo Ravn": one for each
        let in_order = roles.len() > 1 && people.len() == roles.len();
        for (place, mut entry) in people.into_iter().enumerate() {
            let own = if in_order { roles.get(place..=place) } else { Some(roles.as_slice()) };
            if of_all || place == 0 {
                entry.roles.splice(0..0, own.unwrap_or_default().iter().cloned());
            }
            add(reading, participants, entry, None);
        }
    }
}

/// "Ida Holm blev foreslået og valgt": who it was.
fn elected(reading: &Reading<'_>, value: Span) -> Span {
    static ELECTED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s(?:(?:blev|bliver|er)\s)?(?:\p{Ll}+\s(?:og\s)?){0,2}(?:valgt|vælges|foreslået)\b.*$",
        )
    });
    let end = ELECTED.find(reading.words(value)).map_or(value.len(), |found| found.start());
    Span::new(value.start, value.start + end)
}

/// "Referent: Formanden": the only one who has that role.
fn bearer_of_office<'a>(
    reading: &Reading<'_>,
    participants: &'a mut [Participant],
    value: Span,
) -> Option<&'a mut Participant> {
    let words = reading.words(value).trim_end_matches('.');
    let office = words.strip_suffix("en").unwrap_or(words);
    let role = reading.lexicon.labels.role(office)?;
    let mut bearers =
        participants.iter_mut().filter(|one| one.roles.iter().any(|known| known.value == role));
    bearers.next().filter(|_| bearers.next().is_none())
}

/// "Referent: BRA": somebody whose initials these are, or who is not named otherwise.
fn initials_alone(
    reading: &Reading<'_>,
    participants: &[Participant],
    value: Span,
) -> Option<Entry> {
    let words = reading.words(value).trim_end_matches('.');
    let capitals =
        (2..=4).contains(&words.chars().count()) && words.chars().all(char::is_uppercase);
    let mut bearers = participants.iter().filter(|one| has_initials(one, words));
    let bearer = bearers.next().filter(|_| bearers.next().is_none());
    let letters = Span::new(value.start, value.start + words.len());
    let name = bearer.map_or(letters, |one| one.name.span());
    capitals.then(|| Entry { span: value, name, ..Entry::default() })
}

fn roles_in(reading: &Reading<'_>, label: Span) -> Vec<Spanned<Role>> {
    static BETWEEN: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\sog\s|\s&\s|\s\+\s|\s?/\s?|,\s"));
    let words = reading.words(label);
    let gaps = BETWEEN.find_iter(words).map(|gap| (gap.start(), gap.end()));
    let (ends, starts): (Vec<usize>, Vec<usize>) = gaps.unzip();
    let starts = std::iter::once(0).chain(starts);
    let ends = ends.into_iter().chain([words.len()]);
    starts
        .zip(ends)
        .filter_map(|(start, end)| {
            let span = Span::new(start, end).shift(label.start).trim(&reading.text.text);
            Some(Spanned::new(reading.lexicon.labels.role(reading.words(span))?, span))
        })
        .collect()
}

fn is_absent(participants: &[Participant], name: &str) -> bool {
    let mut named = participants.iter().filter(|one| same_name(&one.name.value, name));
    named.any(|one| one.attendance.value == Attendance::Absent)
}

/// Adds the person who stood in for the one of an entry.
fn add_substitute(
    reading: &Reading<'_>,
    participants: &mut Vec<Participant>,
    clause: Span,
    absent: Span,
) {
    let words = reading.words(clause);
    let verbs = [" mødte", " møder", " deltog", " deltager", " indtrådte"];
    let verb = verbs.iter().find_map(|verb| words.find(verb));
    if verb.is_none() && !is_absent(participants, reading.words(absent)) {
        return; // "Ida Holm (suppleant: Bo Ravn)" among those present
    }
    let end = verb.unwrap_or(words.len());
    // "erstattet af Ida Holm"
    let by = ["erstattet af ", "afløst af "];
    let start = by.iter().find_map(|by| Some(words.find(by)? + by.len()));
    let start = clause.start + start.unwrap_or_default();
    for mut entry in entries(reading, Span::new(start, clause.start + end), false) {
        entry.substitute_for = Some(absent);
        let role = Span::new(clause.start + end, clause.end).trim(&reading.text.text);
        entry.roles.push(Spanned::new(Role::Alternate, role));
        add(reading, participants, entry, None);
    }
}
