//! Words of what somebody is to do.

use std::ops::Range;

use serde::Deserialize;

use super::undertakings::{ACTORS, Undertakings};
use super::{Pattern, alternatives, either, pattern};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    doing: Vec<String>,
    duties: Vec<String>,
    actors: Vec<String>,
    labels: Vec<String>,
    responsible: Vec<String>,
    deadlines: Vec<String>,
}

/// Verbs of doing, and the labels of tasks inside a line.
#[derive(Debug)]
pub struct ActionWords {
    /// "Ida undersøger prisen"
    pub undertakings: Undertakings,
    /// "Døren skal males"
    pub duty: Pattern,
    /// "Der indkøbes maling"
    pub is_done: Pattern,
    /// "af Ida og Bo" behind what is done; `actor`.
    pub by: Pattern,
    /// "Bestil maling"
    pub imperative: Pattern,
    /// "Aktion: "
    pub label: Pattern,
    /// "Ansvarlig: Bo Ravn, Ida"; `who`.
    pub responsible: Pattern,
    /// "Frist: 1. maj"; `when`.
    pub deadline: Pattern,
    actors: Vec<String>,
}

impl ActionWords {
    pub(super) fn new(data: Data) -> Self {
        let doing = either(&data.doing);
        let infinitives = either(&forms(&data.doing, infinitive));
        let passives = either(&forms(&data.doing, |verb| format!("{}s", infinitive(verb))));
        let imperatives = either(&forms(&data.doing, imperative));
        let duties = either(&data.duties);
        let words =
            |list: &[String]| alternatives(list.iter().map(String::as_str)).replace(' ', r"\s");
        Self {
            undertakings: Undertakings::new(&doing, &infinitives, &duties, &words(&data.actors)),
            duty: pattern(r"\b(?:skal|bør|mangler)\b"),
            is_done: pattern(&format!(r"\b(?:{passives})\b")),
            by: pattern(&format!(r"^[^;]*?\saf\s{}", ACTORS.replace(".-]", "-]"))),
            imperative: pattern(&format!(r"^\W*(?i:{imperatives})\s")),
            label: pattern(&format!(r"(?i)\b(?:{})\s?:\s*", words(&data.labels))),
            responsible: pattern(&format!(
                r"(?i:\b(?:{}))\s?:\s*{}",
                words(&data.responsible),
                ACTORS.replace("?P<actor>", "?P<who>").replace(".-]", "-]")
            )),
            deadline: pattern(&format!(
                r"(?i)\b(?:{})\s?:\s*(?P<when>(?:\d\.\s|[^.;])*)",
                words(&data.deadlines)
            )),
            actors: data.actors,
        }
    }

    /// Whether words are a task without its actor: "Døren skal males", "Der indkøbes maling", "Bestil maling".
    pub fn is_task(&self, words: &str) -> bool {
        [&self.duty, &self.is_done, &self.imperative].iter().any(|form| form.is_match(words))
    }

    /// Where those are named who do it, behind the verb: "Indkaldelsen omdeles af Ida og Bo".
    pub fn done_by(&self, words: &str) -> Option<Range<usize>> {
        let behind = self.is_done.find(words)?.end();
        let actor = self.by.captures(words.get(behind..)?)?.name("actor")?;
        Some(behind + actor.start()..behind + actor.end())
    }

    /// Whether the word stands for somebody who acts without a name: "sekretariatet".
    pub fn is_actor(&self, word: &str) -> bool {
        self.actors.contains(&word.to_lowercase())
    }
}

/// The verbs in another form, each with what belongs to it.
fn forms(verbs: &[String], form: impl Fn(&str) -> String) -> Vec<String> {
    let other = |verb: &String| match verb.split_once(' ') {
        Some((verb, rest)) => format!("{} {rest}", form(verb)),
        None => form(verb),
    };
    verbs.iter().map(other).collect()
}

/// "undersøger" -> "undersøge", "står" -> "stå"
fn infinitive(present: &str) -> String {
    present.strip_suffix('r').unwrap_or(present).to_owned()
}

/// "undersøger" -> "undersøg", "bestiller" -> "bestil"
fn imperative(present: &str) -> String {
    let stem = present.strip_suffix("er").unwrap_or_else(|| present.trim_end_matches('r'));
    let mut letters = stem.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before)) if last == before => {
            stem.get(..stem.len() - last.len_utf8()).unwrap_or(stem).to_owned()
        }
        _ => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_verbs() {
        assert_eq!(infinitive("undersøger"), "undersøge");
        assert_eq!(infinitive("står"), "stå");
        assert_eq!(imperative("bestiller"), "bestil");
        assert_eq!(imperative("køber"), "køb");
    }
}
