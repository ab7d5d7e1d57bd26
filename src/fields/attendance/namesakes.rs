//! Two people of one first name.

use super::Listed;
use crate::fields::Reading;
use crate::fields::people::Entry;
use crate::lexicon::Presence;
use crate::record::model::{Attendance, Participant};
use crate::span::Span;

/// "Afbud: Per" beside "Til stede: Ida Holm, Per Dam": where those who came have whole names, a first name
/// under another label is somebody else's.
pub(super) fn is_another(
    participants: &[Participant],
    name: &str,
    listed: Option<Listed<'_>>,
) -> bool {
    let from_front = listed.is_some_and(|listed| {
        listed.presence == Presence::Absent && listed.labelled.item.is_none()
    });
    let came = |one: &&Participant| {
        let said = one.group.as_ref().map_or("", |group| group.label.value.as_str()).to_lowercase();
        one.attendance.value == Attendance::Present
            && SAYS_PRESENT.iter().any(|word| said.contains(word))
    };
    let whole = participants.iter().filter(|one| one.name.value.contains(' ')).count();
    let known = participants.iter().filter(|one| one.name.value.split(' ').next() == Some(name));
    from_front
        && !name.contains(' ')
        && whole * 2 > participants.len()
        && known.clone().count() == 1
        && known.clone().all(|one| one.name.value.contains(' ') && came(&one))
}

/// "Bo (213), Bo (306)", "Bo R, Per, Bo", "Bo, Bo Ravn": two people of one list, if one of them has a first
/// name only.
pub(super) fn is_namesake(
    reading: &Reading<'_>,
    participants: &[Participant],
    entry: &Entry,
    name: &str,
    listed: Option<Listed<'_>>,
) -> bool {
    let Some(listed) = listed else { return false };
    let in_list = |one: &&Participant| {
        let place = one.name.span();
        let holds = |value: &Span| value.start <= place.start && place.end <= value.end;
        place.end <= entry.span.start && listed.labelled.values.iter().any(holds)
    };
    let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
    let is_alone = |one: &Participant| !name.contains(' ') || !one.name.value.contains(' ');
    let alike = |one: &&Participant| {
        first(&one.name.value) == first(name)
            && is_alone(one)
            && (!name.contains(' ') || one.name.value != name)
    };
    participants.iter().filter(in_list).any(|one| alike(&one))
        || participants
            .iter()
            .any(|one| one.name.value == name && lives_elsewhere(reading, one, entry))
}

/// "Bo (213)" is not "Bo (306)".
fn lives_elsewhere(reading: &Reading<'_>, one: &Participant, entry: &Entry) -> bool {
    let number = |words: &str| {
        let is_number = words.chars().all(|c| c.is_ascii_digit()) && words.len() > 1;
        is_number.then(|| words.to_owned())
    };
    let own = entry.note.and_then(|note| number(reading.words(note)));
    let known = one.note.as_ref().and_then(|note| number(&note.value));
    own.is_some() && known.is_some() && own != known
}

/// In labels over those who were there, not over all who belong to the body.
const SAYS_PRESENT: &[&str] = &["stede", "deltag", "mødt", "fremmød"];
