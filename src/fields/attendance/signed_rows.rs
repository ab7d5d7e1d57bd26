//! Who signs in columns: "Dirigent | Referent" over or under a line with a name for each.

use super::participant::{add, is_known};
use crate::fields::Reading;
use crate::fields::people::entries;
use crate::normalize::Paragraph;
use crate::record::model::{Participant, Role};
use crate::span::{Span, Spanned};

/// How many paragraphs at the end may be signatures.
const LAST: usize = 8;

/// Gives those who sign in columns the roles that stand below or above their names. Who led the meeting or took
/// its minutes was there; others are only given their roles.
pub(super) fn signed_rows(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    let paragraphs = reading.paragraphs();
    let last = paragraphs.get(paragraphs.len().saturating_sub(LAST)..).unwrap_or_default();
    let rows: Vec<Vec<Span>> = last.iter().map(|row| cells(reading, row)).collect();
    for (place, row) in rows.iter().enumerate() {
        let roles: Option<Vec<Role>> = row.iter().map(|cell| role(reading, *cell)).collect();
        let Some(roles) = roles.filter(|roles| roles.len() > 1) else { continue };
        let beside = [place.checked_sub(1), Some(place + 1)];
        let beside = beside.into_iter().flatten().filter_map(|at| rows.get(at));
        let Some(names) = beside.into_iter().find(|names| are_names(reading, names, row.len()))
        else {
            continue;
        };
        for ((name, role), cell) in names.iter().zip(roles).zip(row) {
            let there = matches!(role, Role::Moderator | Role::MinuteTaker);
            for mut entry in entries(reading, *name, false) {
                if there || is_known(participants, reading.words(entry.name)) {
                    entry.roles.push(Spanned::new(role, *cell));
                    add(reading, participants, entry, None);
                }
            }
        }
    }
}

/// What wide gaps part on a line.
fn cells(reading: &Reading<'_>, row: &Paragraph) -> Vec<Span> {
    let mut start = row.span.start;
    let mut found = Vec::new();
    for words in reading.words(row.span).split('\t') {
        found.push(Span::new(start, start + words.len()).trim(&reading.text.text));
        start += words.len() + 1;
    }
    found
}

/// "Som dirigent:", "(referent)"
fn role(reading: &Reading<'_>, cell: Span) -> Option<Role> {
    let words = reading.words(cell).to_lowercase();
    let words = words.strip_prefix("som ").unwrap_or(&words);
    reading.lexicon.labels.role(words.trim_matches(['(', ')', ':', '.', '_', ' ']))
}

/// As many whole names as there are roles.
fn are_names(reading: &Reading<'_>, names: &[Span], count: usize) -> bool {
    let is_name = |name: &Span| {
        let words = reading.words(*name);
        words.contains(' ')
            && reading.lexicon.people.is_name(words)
            && role(reading, *name).is_none()
    };
    names.len() == count && names.iter().all(is_name)
}
