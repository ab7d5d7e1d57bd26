//! Words that a user adds to the vocabulary: one TOML file in the shape of `data/`, in which each
//! table is named for one of its files.
//!
//! ```toml
//! [labels.item]
//! decision = ["protokol"]
//!
//! [decisions.outcomes.approved]
//! participles = ["knæsat"]
//! ```
//!
//! The file is walked beside the program's own: what has no counterpart there is an error that
//! tells its line, since a word in the wrong place would otherwise be left out in silence.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};
use std::ops::Range;
use std::sync::Arc;

use regex::Regex;
use serde::{Deserialize, Serialize};
use toml::de::{DeTable, DeValue};
use toml::map::Entry;
use toml::{Spanned, Table, Value};

use super::{Lexicon, either};

/// The files that can be added to: what each holds, and which of its tables are regular
/// expressions.
const FILES: &[(&str, &str, Entries)] = &[
    ("labels", include_str!("data/labels.toml"), Entries::Words(&[])),
    ("items", include_str!("data/items.toml"), Entries::Words(&[])),
    ("speech", include_str!("data/speech.toml"), Entries::Words(&["acts"])),
    ("actions", include_str!("data/actions.toml"), Entries::Words(&["doing", "duties"])),
    ("decisions", include_str!("data/decisions.toml"), Entries::Words(&["outcomes", "remarks"])),
    ("titles", include_str!("data/titles.toml"), Entries::Words(&[])),
    ("organizations", include_str!("data/organizations.toml"), Entries::Words(&[])),
    ("people_columns", include_str!("data/people_columns.toml"), Entries::Words(&[])),
    ("run_in", include_str!("data/run_in.toml"), Entries::Spelt),
    ("portfolio", include_str!("data/portfolio.toml"), Entries::Words(&[])),
    ("governance", include_str!("data/governance.toml"), Entries::Words(&[])),
    ("bodies", include_str!("data/bodies.toml"), Entries::Groups),
];

/// What can be added to a table of one of the files.
#[derive(Debug, Clone, Copy)]
enum Entries {
    /// Words in small letters, in the lists that are there; in the tables and lists named here,
    /// regular expressions.
    Words(&'static [&'static str]),
    /// Words as they are spelt, in the lists that are there.
    Spelt,
    /// Regular expressions.
    Patterns,
    /// Further tables of names.
    Groups,
    /// Further names, each with a list of others.
    Names,
}

impl Entries {
    /// What can be added below a key.
    fn below(self, key: &str) -> Self {
        match self {
            Self::Words(patterns) if patterns.contains(&key) => Self::Patterns,
            Self::Groups => Self::Names,
            same => same,
        }
    }

    /// What a key of the user's own begins, if there can be one.
    fn further(self) -> Option<Value> {
        match self {
            Self::Groups => Some(Value::Table(Table::new())),
            Self::Names => Some(Value::Array(Vec::new())),
            Self::Words(_) | Self::Spelt | Self::Patterns => None,
        }
    }
}

/// The program's vocabulary with the words of a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Additions {
    written: String,
    lexicon: Arc<Lexicon>,
}

/// What is wrong with a file of additions, with the line and a caret below the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdditionsError {
    message: String,
    line: usize,
    column: usize,
    width: usize,
    source: String,
}

impl Additions {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// The text is no TOML, a key has no counterpart in the program's own files, or an entry is no
    /// word or no regular expression.
    pub fn read(written: &str) -> Result<Self, AdditionsError> {
        let at =
            |place: Range<usize>, message: String| AdditionsError::new(written, place, message);
        let parsed = DeTable::parse(written)
            .map_err(|error| at(error.span().unwrap_or_default(), error.message().to_owned()))?;
        let mut own = own();
        for (name, added) in parsed.get_ref() {
            let Some((_, _, entries)) = FILES.iter().find(|(file, ..)| *file == name.get_ref())
            else {
                return Err(at(name.span(), unknown(name, FILES.iter().map(|(file, ..)| *file))));
            };
            if let Some(table) = own.get_mut(name.get_ref().as_ref()) {
                add(*entries, table, added).map_err(|(place, message)| at(place, message))?;
            }
        }
        Ok(Self { written: written.to_owned(), lexicon: Arc::new(Lexicon::of(Some(&own))) })
    }

    /// The vocabulary with the words added.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}

/// The program's own files, each a table by its name.
fn own() -> Table {
    FILES.iter().map(|(name, file, _)| ((*name).to_owned(), super::data(file))).collect()
}

/// The program's own file of this name.
pub(super) fn file(name: &str) -> &'static str {
    FILES.iter().find(|(file, ..)| *file == name).map_or("", |(_, text, _)| text)
}

type Fault = (Range<usize>, String);

/// Adds a table of the user's to the program's.
fn add(entries: Entries, own: &mut Value, added: &Spanned<DeValue<'_>>) -> Result<(), Fault> {
    match (own, added.get_ref()) {
        (Value::Table(own), DeValue::Table(table)) => {
            for (key, value) in table {
                add(entries.below(key.get_ref()), counterpart(entries, own, key)?, value)?;
            }
            Ok(())
        }
        (Value::Array(own), DeValue::Array(words)) => {
            for one in words {
                own.push(Value::String(word(entries, one)?));
            }
            Ok(())
        }
        (Value::Array(_), _) => Err((added.span(), "a list of words is expected".to_owned())),
        _ => Err((added.span(), "a table is expected".to_owned())),
    }
}

fn counterpart<'a>(
    entries: Entries,
    own: &'a mut Table,
    key: &Spanned<Cow<'_, str>>,
) -> Result<&'a mut Value, Fault> {
    let unknown = unknown(key, own.keys().map(String::as_str));
    match (own.entry(key.get_ref().as_ref()), entries.further()) {
        (Entry::Occupied(known), _) => Ok(known.into_mut()),
        (Entry::Vacant(place), Some(further)) => Ok(place.insert(further)),
        (Entry::Vacant(_), None) => Err((key.span(), unknown)),
    }
}

fn word(entries: Entries, word: &Spanned<DeValue<'_>>) -> Result<String, Fault> {
    let fault = |message: &str| Err((word.span(), message.to_owned()));
    let DeValue::String(written) = word.get_ref() else { return fault("a word is expected") };
    if written.trim().is_empty() {
        return fault("a word is expected, not an empty string");
    }
    match entries {
        Entries::Words(_) => return Ok(written.to_lowercase()),
        Entries::Spelt | Entries::Groups | Entries::Names => return Ok(written.to_string()),
        Entries::Patterns => {}
    }
    match Regex::new(&format!("(?ix){}", either(&[written.to_string()]))) {
        Ok(regex) if regex.captures_len() > 1 => fault("write groups as (?:...)"),
        Ok(regex) if regex.is_match("") => fault("this would match no words at all"),
        Ok(_) => Ok(written.to_string()),
        Err(error) => {
            let reason = error.to_string();
            fault(&format!(
                "no regular expression: {}",
                reason.lines().last().unwrap_or_default().trim_start_matches("error: ")
            ))
        }
    }
}

fn unknown<'a>(key: &Spanned<Cow<'_, str>>, known: impl Iterator<Item = &'a str>) -> String {
    format!("unknown key `{}`; known are {}", key.get_ref(), known.collect::<Vec<_>>().join(", "))
}

impl AdditionsError {
    fn new(written: &str, place: Range<usize>, message: String) -> Self {
        let before = written.get(..place.start).unwrap_or(written);
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let source = written.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let column = before.get(start..).unwrap_or_default().chars().count();
        let words = written.get(place).unwrap_or_default();
        Self {
            message,
            line: before.matches('\n').count() + 1,
            column: column + 1,
            width: words.lines().next().unwrap_or_default().chars().count().max(1),
            source: source.to_owned(),
        }
    }
}

impl Display for AdditionsError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { message, line, column, width, source } = self;
        let gutter = " ".repeat(line.to_string().len());
        let indent = " ".repeat(column - 1);
        let caret = "^".repeat(*width);
        writeln!(f, "line {line}, column {column}: {message}")?;
        writeln!(f, "{gutter} |")?;
        writeln!(f, "{line} | {source}")?;
        write!(f, "{gutter} | {indent}{caret}")
    }
}

impl std::error::Error for AdditionsError {}

impl TryFrom<String> for Additions {
    type Error = AdditionsError;

    fn try_from(written: String) -> Result<Self, AdditionsError> {
        Self::read(&written)
    }
}

impl From<Additions> for String {
    fn from(additions: Additions) -> Self {
        additions.written
    }
}

impl PartialEq for Additions {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Eq for Additions {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{PeopleColumn, Presence};

    fn fault(written: &str) -> String {
        Additions::read(written).unwrap_err().to_string()
    }

    #[test]
    fn faults_are_shown_in_their_line() {
        assert_eq!(
            fault("[labels.item]\ndecisions = [\"protokol\"]\n"),
            "line 2, column 1: unknown key `decisions`; known are action, case, case_number, \
             deadline, decision, earlier, recommendation, responsible\n  |\n\
             2 | decisions = [\"protokol\"]\n  | ^^^^^^^^^"
        );
        assert!(fault("[verbs]\n").starts_with("line 1, column 2: unknown key `verbs`"));
        assert!(fault("[labels.item\n").starts_with("line 1"));
        assert!(fault("[labels.item]\ndecision = \"protokol\"\n").contains("a list of words"));
        assert!(fault("[labels.item]\ndecision = [1]\n").contains("a word is expected"));
        let pattern = fault("[speech.acts]\ninform = [\"for(klarede\"]\n");
        assert!(pattern.contains("no regular expression: unclosed group"), "{pattern}");
        assert!(fault("[actions]\ndoing = [\"(b)ager\"]\n").contains("(?:...)"));
        assert!(fault("[bodies]\n\"Kystens Udvalg\" = [\"KU\"]\n").contains("a table is expected"));
        assert!(fault("[bodies.own]\n\"Kystens Udvalg\" = \"KU\"\n").contains("a list of words"));
    }

    #[test]
    fn bodies_are_added_under_names_of_their_own() {
        let words = "[bodies]\nmunicipalities = [\"Nørreå\"]\n\
                     [bodies.own]\n\"Kystens Udvalg\" = [\"KU\"]\n\"KL\" = [\"Landsforeningen\"]\n";
        let added = Additions::read(words).unwrap();
        let body = |name: &str| {
            let mut all = added.lexicon().bodies.all.iter();
            all.find(|body| body.name == name).map(|body| body.others.join(", "))
        };
        assert_eq!(body("Nørreå Kommune").as_deref(), Some(""));
        assert_eq!(body("Kystens Udvalg").as_deref(), Some("KU"));
        assert!(body("KL").unwrap().contains("Landsforeningen"));
    }

    #[test]
    fn heads_of_columns_are_added() {
        let words = "[people_columns]\nabsent = [\"Frameldt\"]\n[portfolio]\nowner = [\"styrmand\"]\n\
                     [run_in]\npeople = [\"Fremme\"]\n[governance]\nbodies = [\"laug\"]\n";
        let added = Additions::read(words).unwrap();
        let head = |lexicon: &Lexicon| lexicon.people_columns.head("Frameldt");
        assert_eq!(head(added.lexicon()), Some(PeopleColumn::Came(Presence::Absent)));
        assert_eq!(head(Lexicon::danish()), None);
        assert!(added.lexicon().run_in.people.contains(&"Fremme".to_owned()));
    }

    #[test]
    fn words_are_added_to_the_programs_own() {
        let words = "[labels.item]\ndecision = [\"Protokol:\"]\n\
                     [decisions.outcomes.approved]\nparticiples = [\"knæsat\"]\n";
        let added = Additions::read(words).unwrap();
        let before = Lexicon::danish();
        assert!(added.lexicon().decisions.begins("Knæsat."));
        assert!(!before.decisions.begins("Knæsat."));
        assert!(added.lexicon().decisions.begins("Godkendt."));
        assert!(added.lexicon().labels.read("Protokol: Udsat").is_some());
        assert!(before.labels.read("Protokol: Udsat").is_none());
    }
}
