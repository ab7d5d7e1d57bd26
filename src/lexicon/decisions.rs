//! Words that decisions are made of.

use std::collections::BTreeMap;

use regex::Regex;
use serde::Deserialize;

use super::{alternatives, pattern};
use crate::record::model::DecisionOutcome;

#[derive(Deserialize)]
struct Not {
    phrases: Vec<String>,
    remarks: Vec<String>,
    unanimous: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Data {
    outcomes: BTreeMap<String, Vec<String>>,
    not_decisions: Not,
}

/// Decision verbs by outcome.
#[derive(Debug)]
pub struct DecisionWords {
    /// In the order in which they are tried.
    pub outcomes: Vec<(Regex, DecisionOutcome)>,
    /// What makes a sentence no decision of this meeting.
    pub not_a_decision: Regex,
    /// "med bemærkninger"
    pub remarks: Regex,
    /// "enstemmigt"
    pub unanimous: Regex,
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
        const VERDICTS: &[&str] = &[
            "godkendt",
            "vedtaget",
            "drøftet",
            "udsat",
            "anbefales",
            "tiltrådt",
            "taget til",
            "til efterretning",
            "forkastet",
            "for stemte",
            "imod stemte",
            "udgår",
        ];
        let words = words.to_lowercase();
        VERDICTS.iter().any(|verdict| words.starts_with(verdict))
    }

    pub(super) fn new(data: &Data) -> Self {
        let words = |list: &[String]| alternatives(list.iter().map(String::as_str));
        let outcomes = OUTCOMES
            .iter()
            .filter_map(|(name, outcome)| {
                let words = data.outcomes.get(*name)?.join("|");
                Some((pattern(&format!(r"(?i)\b(?:{words})\b")), *outcome))
            })
            .collect();
        Self {
            outcomes,
            not_a_decision: pattern(&format!(
                r"(?i)\b(?:{})\b",
                words(&data.not_decisions.phrases)
            )),
            remarks: pattern(&format!(r"(?i)\b(?:{})\b", data.not_decisions.remarks.join("|"))),
            unanimous: pattern(&format!(r"(?i)\b(?:{})\b", words(&data.not_decisions.unanimous))),
        }
    }
}
