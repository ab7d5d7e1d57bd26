//! Entries become participants; a person who is named twice is one.

use super::Listed;
use super::namesakes::{is_another, is_namesake};
use std::collections::BTreeSet;

use crate::fields::Reading;
use crate::fields::people::{Entry, entries, same_name};
use crate::lexicon::{Label, Presence, is_given_name};
use crate::link::is_part;
use crate::record::model::{Attendance, Group, GroupKind, Participant, Role};
use crate::segment::{Item, Labelled, Part};
use crate::span::{Span, Spanned};

pub(super) fn add(
    reading: &Reading<'_>,
    participants: &mut Vec<Participant>,
    entry: Entry,
    listed: Option<Listed<'_>>,
) {
    let own = entry.full_name(reading);
    let name = own.value.as_str();
    if is_another(participants, name, listed)
        || is_namesake(reading, participants, &entry, name, listed)
    {
        let id = format!("p{}", participants.len() + 1);
        participants.push(participant(reading, id, entry, listed));
        return;
    }
    if let Some(known) = find(participants, name) {
        complete(reading, known, &entry, listed);
        return;
    }
    if let Some(known) = under_first_name(participants, name) {
        // "Ida" of the list is the "Ida Holm" who signs
        let first = std::mem::replace(&mut known.name, own);
        known.aliases.push(first);
        complete(reading, known, &entry, listed);
        return;
    }
    if let Some(known) = misspelt(participants, name) {
        known.aliases.push(own);
        complete(reading, known, &entry, listed);
        return;
    }
    let id = format!("p{}", participants.len() + 1);
    participants.push(participant(reading, id, entry, listed));
}

/// The participant of that name; a first name alone finds the only one who bears it.
pub(super) fn find<'a>(
    participants: &'a mut [Participant],
    name: &str,
) -> Option<&'a mut Participant> {
    let exact = participants.iter().position(|one| same_name(&one.name.value, name));
    let first_name = || {
        let mut bearers = participants.iter().enumerate().filter(|(_, one)| {
            let mut words = one.name.value.split(' ');
            let surname =
                || !is_given_name(name) && one.name.value.rsplit(' ').next() == Some(name);
            !name.contains(' ') && (words.next() == Some(name) || surname())
        });
        let only = bearers.next().map(|(index, _)| index);
        only.filter(|_| bearers.next().is_none())
    };
    // "Hanne S." and "Hanne Skou" of "Hanne Skou Vang"
    let shortened = || {
        let short = name.split(' ').any(|word| word.ends_with('.') && word.chars().count() == 2);
        let begins = |whole: &str| {
            name.contains(' ') && whole.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '))
        };
        let all = participants.iter().enumerate();
        let mut bearers = all
            .filter(|(_, one)| short && is_part(&one.name.value, name) || begins(&one.name.value));
        let only = bearers.next().map(|(index, _)| index);
        only.filter(|_| bearers.next().is_none())
    };
    // "Ida Holm (IH)"
    let by_letters = || {
        let are_letters = name.chars().all(char::is_uppercase);
        let has = |one: &Participant| one.aliases.iter().any(|alias| alias.value == name);
        are_letters.then(|| participants.iter().position(has)).flatten()
    };
    let index = exact.or_else(by_letters).or_else(first_name).or_else(shortened)?;
    participants.get_mut(index)
}

/// Whether somebody of that name is a participant, or the only one of that first name.
pub(super) fn is_known(participants: &mut [Participant], name: &str) -> bool {
    find(participants, name).is_some() || under_first_name(participants, name).is_some()
}

/// The only participant so far who is named by the first of these names alone.
fn under_first_name<'a>(
    participants: &'a mut [Participant],
    name: &str,
) -> Option<&'a mut Participant> {
    let first = name.split_once(' ').map(|(first, _)| first)?;
    let mut bearers =
        participants.iter_mut().filter(|one| one.name.value.split(' ').next() == Some(first));
    let only = bearers.next().filter(|one| one.name.value == first);
    only.filter(|_| bearers.next().is_none())
}

/// The participant whose three names or more differ from these by one letter.
fn misspelt<'a>(participants: &'a mut [Participant], name: &str) -> Option<&'a mut Participant> {
    const NAMES: usize = 3;
    let long = |name: &str| name.split(' ').count() >= NAMES;
    participants.iter_mut().find(|one| {
        long(name)
            && long(&one.name.value)
            && strsim::damerau_levenshtein(&one.name.value, name) == 1
    })
}

pub(super) fn participant(
    reading: &Reading<'_>,
    id: String,
    entry: Entry,
    listed: Option<Listed<'_>>,
) -> Participant {
    let words = |span: Option<Span>| span.map(|span| reading.spanned(span));
    // "Fraværende: Bo Ravn ved sag nr. 6": the items are those that he missed.
    let absent = listed.is_some_and(|listed| listed.presence == Presence::Absent);
    let mut roles = entry.roles.clone();
    if let Some(guest) = listed.filter(|listed| listed.kind == GroupKind::Guests) {
        let words = guest.labelled.words;
        let observers = reading.words(words).to_lowercase().contains("observatør");
        roles.push(Spanned::new(if observers { Role::Observer } else { Role::Guest }, words));
    }
    Participant {
        id,
        name: entry.full_name(reading),
        title: words(entry.title),
        organization: words(entry.organization),
        roles: distinct(roles),
        group: listed.and_then(|listed| group(reading, listed)),
        attendance: attendance(&entry, listed),
        // "Fraværende: Bo Ravn til kl. 18.40" came at that time.
        arrived: if absent { entry.left.clone() } else { entry.arrived.clone() },
        left: if absent { entry.arrived } else { entry.left },
        agenda_items: if absent { Vec::new() } else { entry.items },
        substitute_for: words(entry.substitute_for),
        note: words(entry.note.or(entry.partial.filter(|_| absent))),
        aliases: entry.initials.map(|initials| reading.spanned(initials)).into_iter().collect(),
    }
}

/// The group, if a label names it.
fn group(reading: &Reading<'_>, listed: Listed<'_>) -> Option<Group> {
    let words = listed.labelled.words;
    (!words.is_empty())
        .then(|| Group { label: reading.spanned(words), kind: Spanned::new(listed.kind, words) })
}

fn distinct(roles: Vec<Spanned<Role>>) -> Vec<Spanned<Role>> {
    let mut kept: Vec<Spanned<Role>> = Vec::new();
    for role in roles {
        if !kept.iter().any(|one| one.value == role.value) {
            kept.push(role);
        }
    }
    kept
}

pub(super) fn attendance(entry: &Entry, listed: Option<Listed<'_>>) -> Spanned<Attendance> {
    if let Some(absent) = entry.absent {
        return Spanned::new(Attendance::Absent, absent);
    }
    match (listed, entry.partial) {
        (_, Some(partial)) => Spanned::new(Attendance::Partial, partial),
        (Some(Listed { presence: Presence::Absent, .. }), None) => {
            Spanned::inferred(Attendance::Absent, entry.span, "listed-below-label")
        }
        (Some(_), None) => Spanned::inferred(Attendance::Present, entry.span, "listed-below-label"),
        (None, None) => {
            Spanned::inferred(Attendance::Present, entry.span, "has-a-role-at-the-meeting")
        }
    }
}

/// Adds what a second entry says about a person who is known already.
fn complete(
    reading: &Reading<'_>,
    known: &mut Participant,
    entry: &Entry,
    listed: Option<Listed<'_>>,
) {
    known.roles.extend(entry.roles.clone());
    known.roles = distinct(std::mem::take(&mut known.roles));
    known.title = known.title.take().or_else(|| entry.title.map(|span| reading.spanned(span)));
    known.organization =
        known.organization.take().or_else(|| entry.organization.map(|span| reading.spanned(span)));
    known.note = known.note.take().or_else(|| entry.note.map(|span| reading.spanned(span)));
    let absent = listed.is_some_and(|listed| listed.presence == Presence::Absent);
    let (arrived, left) =
        if absent { (&entry.left, &entry.arrived) } else { (&entry.arrived, &entry.left) };
    known.arrived = known.arrived.take().or(arrived.clone());
    known.left = known.left.take().or(left.clone());
    if let Some(listed) = listed {
        absent_in_item(reading, known, entry, listed);
        let whole = listed.labelled.item.is_none() && listed.presence == Presence::Present;
        known.group = known.group.take().or_else(|| group(reading, listed).filter(|_| whole));
    }
}

/// "Fraværende: Bo Ravn" after single items makes somebody absent for these items only.
fn absent_in_item(
    reading: &Reading<'_>,
    known: &mut Participant,
    entry: &Entry,
    listed: Listed<'_>,
) {
    let absent = listed.presence == Presence::Absent;
    let in_item = listed.labelled.item.is_some() || names_items(reading, listed);
    if absent && in_item && known.attendance.value == Attendance::Present {
        known.attendance =
            Spanned::inferred(Attendance::Partial, entry.span, "absent-from-an-item");
    }
    if absent && !in_item && known.attendance.value == Attendance::Present {
        known.attendance = Spanned::inferred(Attendance::Absent, entry.span, "listed-below-label");
    }
    if !absent && !in_item && known.attendance.value == Attendance::Absent && known.group.is_none()
    {
        known.attendance = Spanned::inferred(Attendance::Present, entry.span, "listed-below-label");
    }
}

/// "Fraværende under punkt 3:"
fn names_items(reading: &Reading<'_>, listed: Listed<'_>) -> bool {
    let label = reading.words(listed.labelled.words).to_lowercase();
    ["punkt", "pkt", "sag "].iter().any(|word| label.contains(word))
}

/// The numbers of the items that somebody did not miss.
fn others(reading: &Reading<'_>, missed: &BTreeSet<u32>, span: Span) -> Vec<Spanned<String>> {
    let items = reading.outline.all_items();
    let top = |item: &Item| reading.outline.items.iter().any(|one| one.head.span == item.head.span);
    let attended =
        (1_u32..).zip(items).filter(|(order, item)| !missed.contains(order) && top(item));
    let numbers = attended.filter_map(|(_, item)| item.head.number);
    numbers
        .map(|number| {
            Spanned::inferred(reading.words(number).to_owned(), span, "not-absent-from-the-item")
        })
        .collect()
}

/// Who is named as absent after every item was not there at all.
pub(super) fn absent_from_all(reading: &Reading<'_>, participants: &mut [Participant]) {
    let lists: Vec<&Labelled> = reading
        .outline
        .labelled
        .iter()
        .filter(|one| one.item.is_some() && matches!(one.label, Label::People(Presence::Absent, _)))
        .collect();
    let items: BTreeSet<u32> = lists.iter().filter_map(|list| list.item).collect();
    let counts = items.len() > 1 || (items.len() == 1 && decided_items(reading) == 1);
    // "Bo Ravn til kl. 18.40" was there afterwards
    let in_part = |one: &&mut Participant| {
        one.attendance.value == Attendance::Partial && one.arrived.is_none() && one.left.is_none()
    };
    for person in participants.iter_mut().filter(in_part) {
        let named = |list: &&&Labelled| {
            list.values.iter().any(|value| {
                entries(reading, *value, false)
                    .iter()
                    .any(|entry| same_name(reading.words(entry.name), &person.name.value))
            })
        };
        let missed: BTreeSet<u32> =
            lists.iter().filter(named).filter_map(|list| list.item).collect();
        let everywhere = counts && missed == items;
        if !missed.is_empty() && person.agenda_items.is_empty() && !everywhere {
            person.agenda_items = others(reading, &missed, person.attendance.span());
        }
        if everywhere {
            let span = person.attendance.span();
            person.attendance =
                Spanned::inferred(Attendance::Absent, span, "absent-from-every-item");
        }
    }
}

/// How many items have a decision under a heading: a list of those absent stands below each.
fn decided_items(reading: &Reading<'_>) -> usize {
    let is_heading = |part: &Part| {
        let words = reading.words(part.span);
        let label = reading.lexicon.labels.read(words);
        label.is_some_and(|found| found.label == Label::Decision)
            || reading.lexicon.decisions.forms.heading.is_match(words)
    };
    let items = reading.outline.all_items();
    items.into_iter().filter(|item| item.body.iter().any(is_heading)).count()
}
