//! Danish vocabulary as data: one idea per file under `data/`, compiled once.
//!
//! Every stage takes the vocabulary as a value, so that a caller can bring another one.

mod actions;
mod additions;
mod affixes;
mod bodies;
mod dates;
mod decision_forms;
mod decisions;
mod governance;
mod hyphens;
mod items;
mod labels;
mod months;
mod name_shapes;
mod names;
mod pattern;
mod people;
mod people_columns;
mod portfolio;
mod sentences;
mod speech;
mod undertakings;

use std::sync::LazyLock;

use serde::Deserialize;
use toml::Table;

pub use actions::ActionWords;
pub use additions::{Additions, AdditionsError};
pub use bodies::{Bodies, KnownBody, is_abbreviation};
pub(crate) use dates::full_year;
pub use dates::{Dates, WrittenDate};
pub use decision_forms::DecisionForms;
pub use decisions::DecisionWords;
pub use governance::{GovernanceWords, Listed};
pub use hyphens::{Hanging, HyphenWords};
pub use items::ItemWords;
pub use labels::{Label, LabelMatch, Labels, Presence};
pub(crate) use months::{is_month, month, with_months};
pub(crate) use names::{
    begins_with_name, is_familiar, is_given_name, is_lone_given_name, is_surname, joints,
};
pub use pattern::{Captures, Match, Pattern, Patterns};
pub use people::{PeopleWords, without_home};
pub use people_columns::{PeopleColumn, PeopleColumns};
pub(crate) use people_columns::{mark_before, mark_behind};
pub use portfolio::{Column, PortfolioWords};
pub(crate) use sentences::sentence_words;
pub use speech::SpeechWords;
pub use undertakings::{Undertaking, Undertakings};

/// The vocabulary that the stages read by.
#[derive(Debug)]
pub struct Lexicon {
    /// Months and weekdays.
    pub dates: Dates,
    /// Labels ("Afbud:", "Dagsorden").
    pub labels: Labels,
    /// Agenda items: marks, prefixes, standing titles.
    pub items: ItemWords,
    /// Reporting verbs.
    pub speech: SpeechWords,
    /// What people undertake.
    pub actions: ActionWords,
    /// Words of decisions.
    pub decisions: DecisionWords,
    /// Job titles and organisations.
    pub people: PeopleWords,
    /// Heads of columns over tables of people.
    pub people_columns: PeopleColumns,
    /// Labels of a front that stands on one line.
    pub run_in: RunInLabels,
    /// Bodies that are known by name.
    pub bodies: Bodies,
    /// Columns and focus areas of portfolios.
    pub portfolio: PortfolioWords,
    /// Bodies and their tasks.
    pub governance: GovernanceWords,
    /// Words beside hyphens.
    pub hyphens: HyphenWords,
}

/// Labels of a front, as they are spelt inside a line.
#[derive(Debug, Deserialize)]
pub struct RunInLabels {
    /// Over people.
    pub people: Vec<String>,
    /// Over anything else.
    pub others: Vec<String>,
}

impl Lexicon {
    /// The vocabulary that comes with the program.
    pub fn danish() -> &'static Self {
        static DANISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(None));
        &DANISH
    }

    /// The vocabulary of files that words were added to, if any were, and the rest of the program's
    /// own.
    fn of(files: Option<&Table>) -> Self {
        Self {
            dates: Dates::new(data(include_str!("data/months.toml"))),
            labels: Labels::new(&part(files, "labels")),
            items: ItemWords::new(part(files, "items")),
            speech: SpeechWords::new(&part(files, "speech")),
            actions: ActionWords::new(part(files, "actions")),
            decisions: DecisionWords::new(&part(files, "decisions")),
            people: PeopleWords::new(part(files, "titles"), part(files, "organizations")),
            people_columns: part(files, "people_columns"),
            run_in: part(files, "run_in"),
            bodies: Bodies::new(part(files, "bodies")),
            portfolio: PortfolioWords::new(part(files, "portfolio")),
            governance: GovernanceWords::new(part(files, "governance")),
            hyphens: data(include_str!("data/hyphens.toml")),
        }
    }
}

/// One of the files, which has the shape of the program's own whatever was added.
fn part<T: for<'de> Deserialize<'de>>(files: Option<&Table>, name: &str) -> T {
    let Some(files) = files else { return data(additions::file(name)) };
    let table = files.get(name).cloned().unwrap_or(toml::Value::Table(Table::new()));
    match table.try_into() {
        Ok(part) => part,
        #[expect(clippy::panic, reason = "additions are checked beside the program's own file")]
        Err(error) => panic!("a data file of the lexicon is invalid: {error}"),
    }
}

/// Reads a data file that is part of the program; the test below keeps all of them valid.
fn data<T: for<'de> Deserialize<'de>>(file: &str) -> T {
    match toml::from_str(file) {
        Ok(data) => data,
        #[expect(clippy::panic, reason = "the file is compiled in and read in every test run")]
        Err(error) => panic!("a data file of the lexicon is invalid: {error}"),
    }
}

/// A pattern made of words from a data file or of our own.
pub(crate) fn pattern(written: &str) -> Pattern {
    Pattern::new(written)
}

/// `word|word|word` of escaped words, longest first.
fn alternatives<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<_> = words.into_iter().map(regex::escape).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.join("|")
}

/// `one|other|third`, longest first, of regular expressions; spaces stand for white space.
fn either(words: &[String]) -> String {
    let mut words: Vec<String> = words.iter().map(|word| word.replace(' ', r"\s")).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.join("|")
}
