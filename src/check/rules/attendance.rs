//! Who acts was there, and the chair is among the participants.

use super::Subject;
use crate::check::{Finding, Rule};
use crate::record::model::{Attendance, Outcome, Participant, Role};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if subject.record.outcome == Outcome::Failed {
        return;
    }
    chair(subject, found);
    let people = &subject.record.participants;
    for (at, id) in acting(subject) {
        if let Some(person) = people.iter().find(|person| person.id == id && is_absent(person)) {
            let message = format!("{} was absent", person.name.value);
            found.push(Finding::new(Rule::AbsentActive, at, message));
        }
    }
    for (index, person) in people.iter().enumerate().filter(|(_, person)| is_absent(person)) {
        if let Some(role) = person.roles.iter().position(|role| SERVING.contains(&role.value)) {
            let message = format!("{} was absent", person.name.value);
            let at = format!("/participants/{index}/roles/{role}");
            found.push(Finding::new(Rule::AbsentActive, at, message));
        }
    }
}

fn is_absent(person: &Participant) -> bool {
    person.attendance.value == Attendance::Absent
}

/// Roles that nobody has who is not there.
const SERVING: &[Role] = &[Role::Moderator, Role::MinuteTaker];

/// Who speaks or concludes: pointers and participants' ids.
fn acting<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = (String, &'a str)> {
    let speakers = subject.items.iter().flat_map(|(at, item)| {
        let speakers = item.statements.iter().enumerate();
        speakers.filter_map(move |(index, statement)| {
            let id = statement.speaker.as_ref()?.value.as_str();
            Some((format!("{at}/statements/{index}/speaker"), id))
        })
    });
    let concluding = subject.decisions().filter_map(|(at, _, decision)| {
        let id = decision.announced_by.as_ref()?.value.as_str();
        Some((format!("{at}/announced_by"), id))
    });
    speakers.chain(concluding)
}

/// "Formanden" speaks, and nobody is it.
fn chair(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let people = &subject.record.participants;
    let is_chair = |person: &Participant| person.roles.iter().any(|role| role.value == Role::Chair);
    if !subject.lists_attendance() || people.iter().any(is_chair) {
        return;
    }
    for (at, item) in &subject.items {
        for (index, statement) in item.statements.iter().enumerate() {
            let speaker = statement.speaker_text.value.to_lowercase();
            if statement.speaker.is_none() && CHAIR.contains(&speaker.as_str()) {
                let pointer = format!("{at}/statements/{index}/speaker_text");
                let message = "no participant is the chair";
                return found.push(Finding::new(Rule::ChairMissing, pointer, message));
            }
        }
    }
}

const CHAIR: &[&str] = &["formanden", "formand", "bestyrelsesformanden", "forkvinden"];
