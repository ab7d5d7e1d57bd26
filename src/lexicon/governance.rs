//! Vocabulary of notes on bodies: what they are called, and what is said before their tasks.

use serde::Deserialize;

use super::{Pattern, alternatives, pattern};

#[derive(Deserialize)]
struct Lists {
    others: Vec<String>,
    projects: Vec<String>,
    tasks: Vec<String>,
}

#[derive(Deserialize)]
struct Clauses {
    tasks: Vec<String>,
    refers_to: Vec<String>,
    being: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Data {
    bodies: Vec<String>,
    lists: Lists,
    clauses: Clauses,
}

/// What a list in a section about a body holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// What the body does.
    Tasks,
    /// The projects of its portfolio.
    Projects,
    /// Members, figures, what it is told.
    Others,
}

/// Words of bodies.
#[derive(Debug)]
pub struct GovernanceWords {
    body: Pattern,
    lists: Vec<(String, Listed)>,
    /// "har til opgave at "; the task follows.
    pub task: Pattern,
    /// "refererer til "; the body follows.
    pub refers_to: Pattern,
    being: Vec<String>,
}

impl GovernanceWords {
    pub(super) fn new(data: Data) -> Self {
        let of = |words: &[String]| alternatives(words.iter().map(String::as_str));
        let lists = [
            (data.lists.others, Listed::Others),
            (data.lists.projects, Listed::Projects),
            (data.lists.tasks, Listed::Tasks),
        ];
        Self {
            body: pattern(&format!(r"(?i)^\p{{L}}*(?:{})(?:n|en|et|ne|r|rne)?$", of(&data.bodies))),
            lists: lists
                .into_iter()
                .flat_map(|(words, listed)| words.into_iter().map(move |word| (word, listed)))
                .collect(),
            task: pattern(&format!(r"(?i)\b(?:{})\s", of(&data.clauses.tasks))),
            refers_to: pattern(&format!(r"(?i)\b(?:{})\s", of(&data.clauses.refers_to))),
            being: data.clauses.being,
        }
    }

    /// Whether a title names a body: "Det rådgivende udvalg om standarder", not "Udvalgets
    /// opgaver" or "Nedsættelse af udvalg".
    pub fn is_body(&self, title: &str) -> bool {
        const PREPOSITIONS: &[&str] =
            &["for", "om", "af", "til", "på", "ved", "under", "med", "vedr.", "vedrørende", "i"];
        let title = title.split_once('(').map_or(title, |(title, _)| title).trim_end();
        let words = title.split([' ', '/', ',']);
        let head = words.take_while(|word| !PREPOSITIONS.contains(word));
        head.last().is_some_and(|word| self.body.is_match(word))
    }

    /// What the list behind a sentence holds.
    pub fn listed(&self, stem: &str) -> Option<Listed> {
        let stem = stem.to_lowercase();
        self.lists.iter().find(|(word, _)| stem.contains(word.as_str())).map(|(_, listed)| *listed)
    }

    /// Whether a verb says what a body is rather than what it does.
    pub fn is_being(&self, verb: &str) -> bool {
        self.being.iter().any(|known| known == verb)
    }
}

#[cfg(test)]
mod tests {
    use super::Listed;
    use crate::lexicon::Lexicon;

    #[test]
    fn titles_of_bodies() {
        let words = &Lexicon::danish().governance;
        for title in
            ["Det rådgivende udvalg om data", "Styregruppen", "Havnens chefgruppe (intern)"]
        {
            assert!(words.is_body(title), "{title}");
        }
        for title in ["Indledning", "Udvalgets opgaver", "Nedsættelse af udvalg", "Ordliste"] {
            assert!(!words.is_body(title), "{title}");
        }
    }

    #[test]
    fn stems_of_lists() {
        let words = &Lexicon::danish().governance;
        assert_eq!(words.listed("Porteføljen omfatter følgende:"), Some(Listed::Projects));
        assert_eq!(words.listed("Gruppens opgaver er:"), Some(Listed::Tasks));
        assert_eq!(words.listed("Udvalget orienteres om:"), Some(Listed::Others));
        assert_eq!(words.listed("Se nedenfor:"), None);
    }
}
