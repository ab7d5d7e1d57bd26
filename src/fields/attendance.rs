//! The participants: lists of people below their labels, and single people behind a role.

use std::sync::LazyLock;

use regex::Regex;

use super::people::{Entry, entries, same_name};
use super::{Reading, pattern};
use crate::lexicon::{Label, Presence};
use crate::record::model::{Attendance, Group, GroupKind, Participant, Role};
use crate::segment::{Item, Labelled};
use crate::span::{Span, Spanned};

/// Reads every label of people; a person who is named twice is one participant.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Participant> {
    let mut participants: Vec<Participant> = Vec::new();
    for labelled in &reading.outline.labelled {
        match labelled.label {
            Label::People(presence, kind) => {
                let ticked =
                    labelled.values.iter().any(|value| is_ticked(reading, *value) == Some(true));
                for (value, mut entry) in all_entries(reading, labelled) {
                    if ticked && is_ticked(reading, value) == Some(false) {
                        entry.absent = Some(value);
                    }
                    let listed = Listed { labelled, presence, kind };
                    let substitute = entry.substitute.map(|clause| (clause, entry.name));
                    add(reading, &mut participants, entry, Some(listed));
                    if let Some((clause, absent)) = substitute {
                        add_substitute(reading, &mut participants, clause, absent);
                    }
                }
            }
            Label::Role(_) => add_role(reading, &mut participants, labelled),
            _ => {}
        }
    }
    absent_from_all(reading, &mut participants);
    in_prose(reading, &mut participants);
    elected_to_roles(reading, &mut participants);
    excused(reading, &mut participants);
    comings_and_goings(reading, &mut participants);
    participants
}

/// Who is named as absent after every item was not there at all.
fn absent_from_all(reading: &Reading<'_>, participants: &mut [Participant]) {
    let lists: Vec<&Labelled> = reading
        .outline
        .labelled
        .iter()
        .filter(|one| one.item.is_some() && matches!(one.label, Label::People(Presence::Absent, _)))
        .collect();
    if lists.len() < 2 {
        return;
    }
    for person in participants.iter_mut().filter(|one| one.attendance.value == Attendance::Partial)
    {
        let named = |list: &&&Labelled| {
            list.values.iter().any(|value| {
                entries(reading, *value, false)
                    .iter()
                    .any(|entry| same_name(reading.words(entry.name), &person.name.value))
            })
        };
        if lists.iter().filter(named).count() == lists.len() {
            let span = person.attendance.span();
            person.attendance =
                Spanned::inferred(Attendance::Absent, span, "absent-from-every-item");
        }
    }
}

/// "Som dirigent blev valgt Ida Holm", "Formanden, Bo Ravn, bød velkommen": people whose role at
/// the meeting is told in a sentence.
fn in_prose(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    const NAME: &str = r"\p{Lu}[\p{L}'’.-]*(?:\s(?:\p{Lu}[\p{L}'’.-]*|von|van|de))*";
    static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        let role = r"(?P<role>dirigent|ordstyrer|mødeleder|referent)";
        vec![
            pattern(&format!(
                r"(?i:til|som)\s{role}\s(?:blev\s|valgtes\s|er\s)?(?:enstemmigt\s)?(?:valgt\s|valgtes\s|udpeget\s)?(?P<name>{NAME})"
            )),
            pattern(&format!(
                r"(?P<name>{NAME})\s(?:blev|er|var|bliver)\s(?:\p{{Ll}}+\s)?(?:valgt|udpeget)\s(?:til|som)\s{role}\b"
            )),
            pattern(&format!(r"^\W*(?P<name>{NAME})\s(?:er|var)\s{role}\b")),
            pattern(&format!(r"(?P<name>{NAME})\s(?:valgt|valgtes)\s(?:til|som)\s{role}\b")),
            pattern(&format!(
                r"(?P<role>Formanden|Dirigenten|Ordstyreren),\s(?P<name>{NAME}),\s(?:bød|åbnede|indledte)"
            )),
            pattern(&format!(r"^_*\s*(?P<name>{NAME}),\s{role}\W*$")),
        ]
    });
    for paragraph in &reading.text.paragraphs {
        let words = reading.words(paragraph.span);
        for found in PATTERNS.iter().flat_map(|pattern| pattern.captures_iter(words)) {
            let Some((role, name)) = found.name("role").zip(found.name("name")) else { continue };
            let at = |part: regex::Match<'_>| Span::from(part.range()).shift(paragraph.span.start);
            let Some(meaning) = reading.lexicon.labels.role(role.as_str()) else { continue };
            for mut entry in entries(reading, at(name), false) {
                entry.roles.push(Spanned::new(meaning, at(role)));
                add(reading, participants, entry, None);
            }
        }
    }
}

/// "Afbud fra Kirsten og Bo." in a sentence of the front or of an attendance list.
fn excused(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    static EXCUSED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i:\bafbud)\sfra\s(?P<who>\p{Lu}[\p{L}'’-]*(?:(?:\s|,\s|\sog\s)\p{Lu}[\p{L}'’-]*)*)",
        )
    });
    let outline = reading.outline;
    let values = outline
        .labelled
        .iter()
        .filter(|one| one.item.is_none())
        .flat_map(|one| one.values.iter().copied());
    let spans: Vec<Span> = outline.front.iter().map(|part| part.span).chain(values).collect();
    for span in spans {
        for found in EXCUSED.captures_iter(reading.words(span)) {
            let Some((whole, who)) = found.get(0).zip(found.name("who")) else { continue };
            let clause = Span::from(whole.range()).shift(span.start);
            for mut entry in entries(reading, Span::from(who.range()).shift(span.start), false) {
                entry.absent = Some(clause);
                add(reading, participants, entry, None);
            }
        }
    }
}

/// "Valg af dirigent: Bo Ravn blev foreslået og valgt": the only name in the item has the role.
fn elected_to_roles(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    static ROLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^valg a[fd]\s(?P<role>dirigent|ordstyrer|referent|mødeleder)\W*$")
    });
    static ELECTED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:\W*(?i:valgt(?:\s?:|\sblev|\ser)?)\s)?(?P<name>\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,4})(?:\s(?:blev|bliver|er|var)\b.{0,60}?\bvalgt\b.*|\svalgt\b.*)?$",
        )
    });
    for item in all_items(&reading.outline.items) {
        let title = item.head.title.map_or("", |title| reading.words(title));
        let Some(role) = ROLE.captures(title).and_then(|found| found.name("role")) else {
            continue;
        };
        let Some(meaning) = reading.lexicon.labels.role(role.as_str()) else { continue };
        let Some(first) = item.body.first() else { continue };
        let words =
            reading.words(first.span).trim_start_matches(['•', '-', ' ']).trim_end_matches('.');
        let Some(name) = ELECTED.captures(words).and_then(|found| found.name("name")) else {
            continue;
        };
        let offset = reading.words(first.span).find(name.as_str()).unwrap_or_default();
        let name = Span::new(first.span.start + offset, first.span.start + offset + name.len());
        for mut entry in entries(reading, name, false) {
            entry.roles.push(Spanned::inferred(meaning, first.span, "elected-in-the-item"));
            add(reading, participants, entry, None);
        }
    }
}

fn all_items(items: &[Item]) -> Vec<&Item> {
    items.iter().flat_map(|item| std::iter::once(item).chain(all_items(&item.items))).collect()
}

/// "Bo Ravn (V) forlod mødet kl. 18.40": people of the list who came late or left early.
fn comings_and_goings(reading: &Reading<'_>, participants: &mut [Participant]) {
    static MOVES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?P<name>\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*)*)(?:\s\([^)]{1,12}\))?\s(?P<move>forlod|gik\sfra|gik|ankom|kom|mødte|indtrådte)\b(?:\s(?:\p{Ll}+)){0,3}?\s(?P<clock>kl\.\s?\d{1,2}(?:[.:]\d{2})?)",
        )
    });
    for paragraph in &reading.text.paragraphs {
        for found in MOVES.captures_iter(reading.words(paragraph.span)) {
            let Some(((name, moved), clock)) =
                found.name("name").zip(found.name("move")).zip(found.name("clock"))
            else {
                continue;
            };
            let Some(person) = find(participants, name.as_str()) else { continue };
            let at = |part: regex::Match<'_>| Span::from(part.range()).shift(paragraph.span.start);
            let Some((time, _)) = super::moments::clocks(reading, at(clock)).into_iter().next()
            else {
                continue;
            };
            if moved.as_str().starts_with("forlod") || moved.as_str().starts_with("gik") {
                person.left = person.left.take().or(Some(time.spanned()));
            } else {
                person.arrived = person.arrived.take().or(Some(time.spanned()));
            }
            if person.attendance.value != Attendance::Partial {
                let clause = found.get(0).map(at).unwrap_or_default();
                person.attendance = Spanned::new(Attendance::Partial, clause);
            }
        }
    }
}

fn all_entries(reading: &Reading<'_>, labelled: &Labelled) -> Vec<(Span, Entry)> {
    if let Some(exception) = labelled.values.first().and_then(|value| except(reading, *value)) {
        let absent = |entry| Entry { absent: Some(exception), ..entry };
        return entries(reading, exception, false)
            .into_iter()
            .map(|entry| (exception, absent(entry)))
            .collect();
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
    static EXCEPT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:alle|hele\s\p{L}+|bestyrelsen|medlemmerne)\b[^.]{0,40}?\b(?:undtagen|bortset fra|på nær|minus)\s(?P<who>\p{Lu}[^.]*)",
        )
    });
    let found = EXCEPT.captures(reading.words(value))?;
    Some(Span::from(found.name("who")?.range()).shift(value.start))
}

/// "[x] Ida Holm" is ticked, "[ ] Bo Ravn" is not; others have no box.
fn is_ticked(reading: &Reading<'_>, value: Span) -> Option<bool> {
    let words = reading.words(value).trim_start_matches(['-', '*', '•', ' ']);
    let (inside, _) = words.strip_prefix('[')?.split_once(']')?;
    match inside.trim() {
        "x" | "X" => Some(true),
        "" => Some(false),
        _ => None,
    }
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
    let roles = roles_in(reading, labelled.words);
    for value in &labelled.values {
        for mut entry in entries(reading, *value, false) {
            entry.roles.splice(0..0, roles.clone());
            add(reading, participants, entry, None);
        }
    }
}

fn roles_in(reading: &Reading<'_>, label: Span) -> Vec<Spanned<Role>> {
    let words = reading.words(label);
    let mut start = 0;
    words
        .split(" og ")
        .filter_map(|word| {
            let span =
                Span::new(start, start + word.len()).shift(label.start).trim(&reading.text.text);
            start += word.len() + " og ".len();
            Some(Spanned::new(reading.lexicon.labels.role(reading.words(span))?, span))
        })
        .collect()
}

/// Adds the person who stood in for the one of an entry.
fn add_substitute(
    reading: &Reading<'_>,
    participants: &mut Vec<Participant>,
    clause: Span,
    absent: Span,
) {
    let words = reading.words(clause);
    let end = words.find(" mødte ").or_else(|| words.find(" deltog ")).unwrap_or(words.len());
    for mut entry in entries(reading, Span::new(clause.start, clause.start + end), false) {
        entry.substitute_for = Some(absent);
        let role = Span::new(clause.start + end, clause.end).trim(&reading.text.text);
        entry.roles.push(Spanned::new(Role::Alternate, role));
        add(reading, participants, entry, None);
    }
}

fn add(
    reading: &Reading<'_>,
    participants: &mut Vec<Participant>,
    entry: Entry,
    listed: Option<Listed<'_>>,
) {
    let name = reading.words(entry.name);
    if let Some(known) = find(participants, name) {
        complete(reading, known, &entry, listed);
        return;
    }
    let id = format!("p{}", participants.len() + 1);
    participants.push(participant(reading, id, entry, listed));
}

/// The participant of that name; a first name alone finds the only one who bears it.
fn find<'a>(participants: &'a mut [Participant], name: &str) -> Option<&'a mut Participant> {
    let exact = participants.iter().position(|one| same_name(&one.name.value, name));
    let first_name = || {
        let mut bearers = participants.iter().enumerate().filter(|(_, one)| {
            !name.contains(' ') && one.name.value.split(' ').next() == Some(name)
        });
        let only = bearers.next().map(|(index, _)| index);
        only.filter(|_| bearers.next().is_none())
    };
    let index = exact.or_else(first_name)?;
    participants.get_mut(index)
}

fn participant(
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
        roles.push(Spanned::new(Role::Guest, guest.labelled.words));
    }
    Participant {
        id,
        name: reading.spanned(entry.name),
        title: words(entry.title),
        organization: words(entry.organization),
        roles: distinct(roles),
        group: listed.map(|listed| group(reading, listed)),
        attendance: attendance(&entry, listed),
        arrived: entry.arrived,
        left: entry.left,
        agenda_items: if absent { Vec::new() } else { entry.items },
        substitute_for: words(entry.substitute_for),
        note: words(entry.note.or(entry.partial.filter(|_| absent))),
        aliases: entry.initials.map(|initials| reading.spanned(initials)).into_iter().collect(),
    }
}

fn group(reading: &Reading<'_>, listed: Listed<'_>) -> Group {
    Group {
        label: reading.spanned(listed.labelled.words),
        kind: Spanned::new(listed.kind, listed.labelled.words),
    }
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

fn attendance(entry: &Entry, listed: Option<Listed<'_>>) -> Spanned<Attendance> {
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
    known.left = known.left.take().or(entry.left.clone());
    known.arrived = known.arrived.take().or(entry.arrived.clone());
    if let Some(listed) = listed {
        absent_in_item(known, entry, listed);
    }
}

/// "Fraværende: Bo Ravn" after single items makes somebody absent for these items only.
fn absent_in_item(known: &mut Participant, entry: &Entry, listed: Listed<'_>) {
    let absent = listed.presence == Presence::Absent;
    let in_item = listed.labelled.item.is_some();
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
