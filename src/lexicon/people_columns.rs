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

/// "x Ida Holm", "(+) Bo Ravn", "(-) Per Dam": the mark before a name that says whether its bearer came,
/// and where the name begins.
pub(crate) fn mark_before(line: &str) -> Option<(Presence, usize)> {
    let (mark, name) = line.split_once([' ', '\t'])?;
    let name = name.trim_start();
    let presence = marked(mark).filter(|_| name.starts_with(char::is_uppercase))?;
    Some((presence, line.len() - name.len()))
}

/// "Ida Holm (+)", "Per Dam (-)": the mark behind a name.
pub(crate) fn mark_behind(line: &str) -> Option<Presence> {
    let (_, mark) = line.trim_end_matches(['.', ',', ' ']).rsplit_once([' ', '\t'])?;
    marked(mark).filter(|_| mark.starts_with(['(', '[']))
}

/// `x`, `(+)`, `(-)`; a dash alone is a bullet.
fn marked(mark: &str) -> Option<Presence> {
    let bare = mark.trim_matches(['(', ')', '[', ']']);
    match bare {
        "x" | "X" | "+" | "√" | "✓" | "✔" | "☒" | "☑" => Some(Presence::Present),
        "÷" | "☐" => Some(Presence::Absent),
        "-" | "–" if bare.len() < mark.len() => Some(Presence::Absent),
        _ => None,
    }
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
