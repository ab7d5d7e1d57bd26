//! Vocabulary of tables of people: what the heads of their columns say.

use serde::Deserialize;

use super::Presence;

/// Heads of columns, and what says "no" below them.
#[derive(Debug, Deserialize)]
pub struct PeopleColumns {
    name: Vec<String>,
    present: Vec<String>,
    absent: Vec<String>,
    other: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
}

/// What the head of a column says of the cells below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleColumn {
    /// They are names.
    Name,
    /// Those with a mark came, or did not.
    Came(Presence),
    /// Anything else about people.
    Other,
}

impl PeopleColumns {
    /// What a cell says as the head of a column, if it is one.
    pub fn head(&self, cell: &str) -> Option<PeopleColumn> {
        let key = cell.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let heads = [
            (&self.name, PeopleColumn::Name),
            (&self.present, PeopleColumn::Came(Presence::Present)),
            (&self.absent, PeopleColumn::Came(Presence::Absent)),
            (&self.other, PeopleColumn::Other),
        ];
        let known = heads.into_iter().find(|(words, _)| words.contains(&key));
        // "Virksomhed/Afdeling"
        let mut parts = key.split(['/', '&']).map(str::trim);
        let is_other = parts.all(|part| self.other.iter().any(|word| word == part));
        known.map(|(_, column)| column).or(is_other.then_some(PeopleColumn::Other))
    }

    /// Whether somebody came, as the last cell of a row tells.
    pub fn said(&self, cell: &str) -> Option<Presence> {
        let mark = cell.trim().to_lowercase();
        match self.head(cell) {
            Some(PeopleColumn::Came(presence)) => Some(presence),
            _ if mark.is_empty() => None,
            _ if self.yes.contains(&mark) => Some(Presence::Present),
            _ if self.no.contains(&mark) => Some(Presence::Absent),
            _ => None,
        }
    }

    /// Whether a cell of such a column holds a mark.
    pub fn is_marked(&self, cell: &str) -> bool {
        !self.no.contains(&cell.trim().to_lowercase())
    }
}
