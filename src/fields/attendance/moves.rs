//! Who came late or left early.

use std::sync::LazyLock;

use super::participant::{add, find};
use super::prose::told;
use crate::fields::people::{Entry, entries};
use crate::fields::{Reading, moments, pattern};
use crate::lexicon::{Match, Pattern, begins_with_name, is_given_name};
use crate::record::model::{Attendance, Participant};
use crate::span::{Span, Spanned};

/// "Bo Ravn kom til kl. 20, Ida Holm gik før eventuelt." in the front, or "Ida Holm ankom kl. 13" alone in an item:
/// people who are on no list.
pub(super) fn came_and_went(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    static MOVED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\W*(?P<who>\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,4})\s(?:(?:kommer|ankommer)\s(?:\p{Ll}+\s)?kl(?:okken)?|kom|ankom|gik|forlod\smødet|stødte\stil|mødt(?:e|\sop)?\skl)\b",
        )
    });
    /// A sentence that says no more.
    const LONGEST: usize = 60;
    let moves = |words: &str| {
        [" kom ", " kommer ", " ankom", " gik ", " forlod ", " stødte ", " mødt"]
            .iter()
            .any(|one| words.contains(one))
    };
    let items = reading.outline.all_items().into_iter().flat_map(|item| &item.body);
    let alone = items.map(|part| part.span).filter(|span| {
        let words = reading.words(*span);
        words.len() < LONGEST && words.contains(" kl") && words.starts_with(char::is_uppercase)
    });
    let sentences = told(reading).into_iter().chain(alone);
    for sentence in sentences.filter(|one| moves(reading.words(*one))) {
        let mut start = sentence.start;
        for clause in reading.words(sentence).split(", ") {
            let span = Span::new(start, start + clause.len());
            start = span.end + ", ".len();
            let Some(who) = MOVED.captures(clause).and_then(|found| found.name("who")) else {
                continue;
            };
            if !begins_with_name(who.as_str()) && !is_given_name(who.as_str()) {
                continue;
            }
            let who = Span::from(who.range()).shift(span.start);
            for entry in entries(reading, who, false) {
                if find(participants, reading.words(entry.name)).is_none() {
                    add(reading, participants, Entry { partial: Some(span), ..entry }, None);
                }
            }
        }
    }
}

/// "Bo Ravn (V) forlod mødet kl. 18.40": people of the list who came late or left early.
pub(super) fn comings_and_goings(reading: &Reading<'_>, participants: &mut [Participant]) {
    static MOVES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?P<name>(?:\p{Lu}\p{Ll}?\.|\p{Lu}[\p{L}'’-]*)(?:\s(?:\p{Lu}\p{Ll}?\.|\p{Lu}[\p{L}'’-]*))*)(?:\s\([^)]{1,12}\))?\s(?P<move>forlod|forlader|gik\sfra|gik|går|ankommer|ankom|kommer|kom|mødte|indtrådte)\b(?:\s(?:\p{Ll}+)){0,3}?\s(?:(?P<clock>(?:kl\.|klokken)\s?\d{1,2}(?:[.:]\d{2})?)|(?:under|efter|før|ved)\s(?:\p{Ll}+\saf\s)?(?:punkt|pkt\.?|sag)\s?\d)",
        )
    });
    for paragraph in reading.paragraphs() {
        for found in MOVES.captures_iter(reading.words(paragraph.span)) {
            let Some((name, moved)) = found.name("name").zip(found.name("move")) else {
                continue;
            };
            let Some(person) = find(participants, name.as_str()) else { continue };
            let at = |part: Match<'_>| Span::from(part.range()).shift(paragraph.span.start);
            let clocks = found.name("clock").map(|clock| moments::clocks(reading, at(clock)));
            let time = clocks.and_then(|clocks| Some(clocks.first()?.0.spanned()));
            if moved.as_str().starts_with("forl") || moved.as_str().starts_with('g') {
                person.left = person.left.take().or(time);
            } else {
                person.arrived = person.arrived.take().or(time);
            }
            if person.attendance.value != Attendance::Partial {
                let clause = found.get(0).map(at).unwrap_or_default();
                person.attendance = Spanned::new(Attendance::Partial, clause);
            }
        }
    }
}
