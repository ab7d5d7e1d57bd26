//! Reporting verbs: what a sentence says that somebody did with words.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Pattern, pattern};
use crate::record::model::SpeechAct;

#[derive(Deserialize)]
struct Speakers {
    pronouns: Vec<String>,
    chair: Vec<String>,
    moderator: Vec<String>,
    treasurer: Vec<String>,
    bodies: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Data {
    acts: BTreeMap<String, Vec<String>>,
    speakers: Speakers,
}

/// Reporting verbs and those who can speak without a name.
#[derive(Debug)]
pub struct SpeechWords {
    /// Any reporting verb, as a whole word.
    pub verb: Pattern,
    acts: Vec<(Pattern, SpeechAct)>,
    /// "han", "hun"
    pub pronouns: Vec<String>,
    /// "formanden"
    pub chair: Vec<String>,
    /// "dirigenten"
    pub moderator: Vec<String>,
    /// "kassereren"
    pub treasurer: Vec<String>,
    /// "bestyrelsen"
    pub bodies: Vec<String>,
}

const ACTS: &[(&str, SpeechAct)] = &[
    ("conclude", SpeechAct::Conclude),
    ("object", SpeechAct::Object),
    ("support", SpeechAct::Support),
    ("propose", SpeechAct::Propose),
    ("answer", SpeechAct::Answer),
    ("ask", SpeechAct::Ask),
    ("thank", SpeechAct::Thank),
    ("remark", SpeechAct::Remark),
    ("inform", SpeechAct::Inform),
    ("other", SpeechAct::Other),
];

impl SpeechWords {
    pub(super) fn new(data: &Data) -> Self {
        let acts: Vec<_> =
            ACTS.iter().filter_map(|(name, act)| Some((data.acts.get(*name)?, *act))).collect();
        let mut all: Vec<_> =
            acts.iter().flat_map(|(verbs, _)| verbs.iter().map(String::as_str)).collect();
        all.sort_by_key(|verb| std::cmp::Reverse(verb.len()));
        let speakers = &data.speakers;
        Self {
            verb: pattern(&format!(r"(?i)\b(?:{})\b", all.join("|"))),
            acts: acts
                .iter()
                .map(|(verbs, act)| (pattern(&format!(r"(?i)^(?:{})$", verbs.join("|"))), *act))
                .collect(),
            pronouns: speakers.pronouns.clone(),
            chair: speakers.chair.clone(),
            moderator: speakers.moderator.clone(),
            treasurer: speakers.treasurer.clone(),
            bodies: speakers.bodies.clone(),
        }
    }

    /// The act that a verb found by [`verb`](Self::verb) stands for.
    pub fn act(&self, verb: &str) -> SpeechAct {
        let found = self.acts.iter().find(|(pattern, _)| pattern.is_match(verb));
        found.map_or(SpeechAct::Other, |(_, act)| *act)
    }
}
