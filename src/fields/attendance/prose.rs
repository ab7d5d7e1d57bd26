//! Attendance told in sentences: who had a role, was excused, came late or left early.

use std::sync::LazyLock;

use regex::Regex;

use super::super::people::entries;
use super::participant::{add, find};
use crate::fields::{Reading, pattern};
use crate::record::model::{Attendance, Participant};
use crate::segment::Item;
use crate::span::{Span, Spanned};

/// "Som dirigent blev valgt Ida Holm", "Formanden, Bo Ravn, bød velkommen": people whose role at
/// the meeting is told in a sentence.
pub(super) fn in_prose(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
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
pub(super) fn excused(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
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
pub(super) fn elected_to_roles(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
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
pub(super) fn comings_and_goings(reading: &Reading<'_>, participants: &mut [Participant]) {
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
            let Some((time, _)) =
                crate::fields::moments::clocks(reading, at(clock)).into_iter().next()
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
