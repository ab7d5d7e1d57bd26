//! Words that decisions are made of.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{DecisionForms, Pattern, alternatives, either, pattern};
use crate::record::model::DecisionOutcome;

/// Words of one outcome, as regular expressions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Verbs {
    pub(super) participles: Vec<String>,
    pub(super) passives: Vec<String>,
    pub(super) of_matters: Vec<String>,
    pub(super) actives: Vec<String>,
    phrases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Not {
    phrases: Vec<String>,
    others: Vec<String>,
    remarks: Vec<String>,
    unanimous: Vec<String>,
    closings: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bodies {
    pub(super) endings: Vec<String>,
    pub(super) words: Vec<String>,
    elsewhere: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Matters {
    pub(super) beginnings: Vec<String>,
    pub(super) signs: Vec<String>,
    pub(super) amounts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    pub(super) outcomes: BTreeMap<String, Verbs>,
    not_decisions: Not,
    pub(super) matters: Matters,
    pub(super) bodies: Bodies,
}

/// Decision verbs by outcome.
#[derive(Debug)]
pub struct DecisionWords {
    /// In the order in which they are tried.
    pub outcomes: Vec<(Pattern, DecisionOutcome)>,
    /// How minutes state a decision in a sentence.
    pub forms: DecisionForms,
    /// What makes a sentence no decision of this meeting.
    pub not_a_decision: Pattern,
    /// "af kommunen": somebody else decided.
    pub by_others: Pattern,
    /// "med bemærkninger"
    pub remarks: Pattern,
    /// "enstemmigt"
    pub unanimous: Pattern,
    closings: Vec<String>,
    /// "byrådet" decides elsewhere, unless the minutes are its own.
    pub elsewhere: Vec<String>,
}

/// The more telling outcomes come first: "udsat" wins over "besluttet" in one clause.
const OUTCOMES: &[(&str, DecisionOutcome)] = &[
    ("noted", DecisionOutcome::Noted),
    ("rejected", DecisionOutcome::Rejected),
    ("postponed", DecisionOutcome::Postponed),
    ("withdrawn", DecisionOutcome::Withdrawn),
    ("approved", DecisionOutcome::Approved),
    ("referred", DecisionOutcome::Referred),
    ("elected", DecisionOutcome::Elected),
    ("agreed", DecisionOutcome::Agreed),
    ("discussed", DecisionOutcome::Discussed),
];

impl DecisionWords {
    /// Whether words begin with a verdict: "Godkendt med den ændring".
    pub fn begins(&self, words: &str) -> bool {
        self.forms.verdict_first.is_match(words) || self.forms.one_word.is_match(words)
    }

    /// Whether words are a decision's rather than a heading's: a verdict, or "Udvalget godkendte".
    pub fn decides(&self, words: &str) -> bool {
        self.begins(words) || self.forms.by_the_body.is_match(words)
    }

    /// "Næste møde: 3. maj", "Bilagsliste", "For referatet": what stands below the last decision is none.
    pub fn ends_minutes(&self, words: &str) -> bool {
        const LONGEST: usize = 24;
        let end = words.char_indices().nth(LONGEST).map_or(words.len(), |(end, _)| end);
        let start = words.get(..end).unwrap_or_default().to_lowercase();
        self.closings.iter().any(|closing| start.starts_with(closing))
    }

    pub(super) fn new(data: &Data) -> Self {
        let words = |list: &[String]| alternatives(list.iter().map(String::as_str));
        let not = &data.not_decisions;
        let outcomes = OUTCOMES.iter().filter_map(|(name, outcome)| {
            let Verbs { participles, passives, of_matters, actives, phrases } =
                data.outcomes.get(*name)?;
            let all =
                [participles, passives, of_matters, actives, phrases].map(Vec::as_slice).concat();
            Some((pattern(&format!(r"(?i)\b(?:{})\b", either(&all))), *outcome))
        });
        Self {
            outcomes: outcomes.collect(),
            forms: DecisionForms::new(data),
            not_a_decision: pattern(&format!(r"(?i)\b(?:{})\b", words(&not.phrases))),
            by_others: pattern(&format!(r"(?i)^[^.;]*?\baf\s(?:{})\b", words(&not.others))),
            remarks: pattern(&format!(r"(?i)\b(?:{})\b", not.remarks.join("|"))),
            unanimous: pattern(&format!(r"(?i)\b(?:{})\b", words(&not.unanimous))),
            closings: not.closings.clone(),
            elsewhere: data.bodies.elsewhere.clone(),
        }
    }
}
