//! What stands in an agenda item: recommendations, decisions, action items, statements.

use serde_json::Value;

use super::super::compare::likeness;
use super::super::measure::Nature;
use super::super::pair::{Pair, text};
use super::{Judge, Keys};

const DECISION: Keys = &[
    ("outcome", Nature::Closed, "decisions.details"),
    ("with_remarks", Nature::Closed, "decisions.details"),
    ("decided_by", Nature::Words, "decisions.details"),
    ("remarks", Nature::Sentence, "decisions.details"),
];

const VOTE: Keys = &[
    ("for", Nature::Closed, "decisions.vote"),
    ("against", Nature::Closed, "decisions.vote"),
    ("abstained", Nature::Closed, "decisions.vote"),
    ("unanimous", Nature::Closed, "decisions.vote"),
];

const STATEMENT: Keys = &[
    ("speaker_text", Nature::Words, "statements.details"),
    ("act", Nature::Closed, "statements.act"),
    ("verb", Nature::Verb, "statements.details"),
];

impl Judge<'_> {
    pub(super) fn contents(&mut self, item: &Pair<'_>) {
        self.recommendations(&item.key("recommendations"));
        self.decisions(&item.key("decisions"));
        self.actions(&item.key("action_items"));
        self.statements(&item.key("statements"));
    }

    fn recommendations(&mut self, lists: &Pair<'_>) {
        for pair in self.sentences(lists, text_likeness, "recommendations") {
            self.set(&pair, "items", Nature::Trimmed, "recommendations");
        }
    }

    fn decisions(&mut self, lists: &Pair<'_>) {
        for decision in self.sentences(lists, decision_likeness, "decisions") {
            self.leaves(&decision, DECISION);
            self.leaves(&decision.key("vote"), VOTE);
            self.set(&decision, "recommendation", Nature::Closed, "decisions.details");
            self.person_leaf(&decision, "announced_by", "decisions.details");
        }
    }

    fn actions(&mut self, lists: &Pair<'_>) {
        for action in self.sentences(lists, text_likeness, "actions") {
            self.leaf(&action, "deadline", Nature::Closed, "actions.details");
            self.person_set(&action, "responsible", "actions.details");
        }
    }

    fn statements(&mut self, lists: &Pair<'_>) {
        for statement in self.sentences(lists, statement_likeness, "statements") {
            self.leaves(&statement, STATEMENT);
            self.person_leaf(&statement, "speaker", "statements.speaker");
        }
    }

    /// Pairs two lists and counts their texts for the field; the pairs go on to be compared in
    /// detail.
    fn sentences<'p>(
        &mut self,
        lists: &Pair<'p>,
        alike: fn(&Value, &Value) -> f64,
        field: &'static str,
    ) -> Vec<Pair<'p>> {
        let pairs = self.elements(lists, 0.55, alike, field);
        for pair in &pairs {
            self.leaf(pair, "text", Nature::Sentence, field);
        }
        pairs
    }
}

fn text_likeness(expected: &Value, found: &Value) -> f64 {
    likeness(text(expected, "text"), text(found, "text"))
}

/// Two decisions in one sentence are told apart by their outcome.
fn decision_likeness(expected: &Value, found: &Value) -> f64 {
    let outcome = if expected.get("outcome") == found.get("outcome") { 0.2 } else { 0.0 };
    0.8 * text_likeness(expected, found) + outcome
}

/// Two statements in one sentence are told apart by who says how.
fn statement_likeness(expected: &Value, found: &Value) -> f64 {
    let speaker = text(expected, "speaker_text") == text(found, "speaker_text");
    let verb = first_word(expected) == first_word(found);
    let agreed = f64::from(u8::from(speaker)) + f64::from(u8::from(verb));
    0.6 * text_likeness(expected, found) + 0.2 * agreed
}

fn first_word(statement: &Value) -> &str {
    text(statement, "verb").split_whitespace().next().unwrap_or_default()
}
