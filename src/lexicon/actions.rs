//! Words of what somebody is to do.

use serde::Deserialize;

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
    /// "Ida undersøger", "Bo vil gerne stå for", "Ida: Køber kaffe": `actor` and the verb behind.
    pub undertakes: Pattern,
    /// The same where a clause begins inside a sentence: ", og Bo bestiller".
    pub undertakes_inside: Pattern,
    /// " og Bo bestiller" behind another undertaking.
    pub undertakes_next: Pattern,
    /// "Døren skal males", "Der indkøbes maling", "Bestil maling": a task without its actor.
    pub task: Pattern,
    /// "Indkaldelsen omdeles af Ida og Bo": `actor` behind the verb.
    pub done_by: Pattern,
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

/// One or more names.
const ACTORS: &str = r"(?P<actor>\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*){0,3}(?:(?:,\s|\s?/\s?|\s?&\s?|\s(?:og|samt)\s)\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*){0,3})*)";

impl ActionWords {
    pub(super) fn new(data: Data) -> Self {
        let doing = either(&data.doing);
        let infinitives = either(&forms(&data.doing, infinitive));
        let passives = either(&forms(&data.doing, |verb| format!("{}s", infinitive(verb))));
        let imperatives = either(&forms(&data.doing, imperative));
        let duties = either(&data.duties);
        let does = format!(
            r"(?:\s(?:\p{{Ll}}+\s){{0,3}}?(?:{doing}|{duties})|\s(?:skal|vil|kan\sgodt)\s(?:\p{{Ll}}+\s){{0,3}}?(?:{infinitives})|:\s(?i:{doing}|{infinitives}))\b"
        );
        let words =
            |list: &[String]| alternatives(list.iter().map(String::as_str)).replace(' ', r"\s");
        Self {
            undertakes: pattern(&format!(r"^\W*{ACTORS}{does}")),
            undertakes_inside: pattern(&format!(
                r"(?:,\s(?:og|så|mens)|\b(?:aftalt|besluttet|aftaltes|aftales|besluttes|[Ee]nige?\som|[Ee]nighed\som|besluttede|beslutter|aftalte|aftaler),?\sat)\s{ACTORS}(?:{does}|\sspørger\b)"
            )),
            undertakes_next: pattern(&format!(r"\s(?:og|samt|mens)\s{ACTORS}{does}")),
            task: pattern(&format!(
                r"(?:\b(?:skal|bør|mangler)\b|\b(?:{passives})\b|^\W*(?i:{imperatives})\s)"
            )),
            done_by: pattern(&format!(
                r"\b(?:{passives})\b[^;]{{0,60}}?\saf\s{}",
                ACTORS.replace(".-]", "-]")
            )),
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

    /// Whether the first sentence of the words is a task without its actor.
    pub fn is_task(&self, words: &str) -> bool {
        let first = words.split(". ").next().unwrap_or_default();
        self.task.is_match(first)
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
