//! Votes add up, and items for information decide nothing.

use super::Subject;
use crate::check::{Finding, Rule};
use crate::record::model::{Attendance, DecisionOutcome, ItemType, Vote};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let voters = voters(subject);
    for (at, item, decision) in subject.decisions() {
        let outcome = decision.outcome.value;
        let for_information =
            item.item_type.as_ref().is_some_and(|kind| kind.value == ItemType::Information);
        let as_recommended = !decision.recommendation.is_empty(); // "at bestyrelsen orienteres om"
        if for_information && !as_recommended && !INFORMED.contains(&outcome) {
            let message = format!("the item is for information, the decision {outcome:?}");
            let finding =
                Finding::new(Rule::DecisionOnInformation, format!("{at}/outcome"), message);
            found.push(finding);
        }
        if let Some(message) = decision.vote.as_ref().and_then(|vote| contradiction(vote, voters)) {
            found.push(Finding::new(Rule::VoteContradiction, format!("{at}/vote"), message));
        }
    }
}

/// What becomes of items for information.
const INFORMED: &[DecisionOutcome] =
    &[DecisionOutcome::Noted, DecisionOutcome::Discussed, DecisionOutcome::Postponed];

/// How many can vote, where the list of participants tells.
fn voters(subject: &Subject<'_>) -> Option<u64> {
    let people = &subject.record.participants;
    let present = people.iter().filter(|person| person.attendance.value != Attendance::Absent);
    subject.lists_attendance().then_some(present.count() as u64)
}

fn contradiction(vote: &Vote, voters: Option<u64>) -> Option<String> {
    let count = |votes: &Option<crate::span::Spanned<u32>>| {
        votes.as_ref().map_or(0, |votes| u64::from(votes.value))
    };
    let cast = count(&vote.in_favour) + count(&vote.against) + count(&vote.abstained);
    if let Some(voters) = voters.filter(|voters| cast > *voters) {
        return Some(format!("{cast} votes, but {voters} participants are present"));
    }
    let unanimous = vote.unanimous.as_ref().is_some_and(|unanimous| unanimous.value);
    let against = count(&vote.against);
    (unanimous && against > 0).then(|| format!("unanimous with {against} against"))
}
