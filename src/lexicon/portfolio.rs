//! Vocabulary of portfolios: heads of columns and words for focus areas.

use serde::Deserialize;

use super::affixes::Beginnings;
use super::{Pattern, alternatives, pattern};

#[derive(Deserialize)]
pub(super) struct Data {
    number: Vec<String>,
    title: Vec<String>,
    description: Vec<String>,
    status: Vec<String>,
    owner: Vec<String>,
    other: Vec<String>,
    areas: Vec<String>,
    programmes: Vec<String>,
    plans_within: Vec<String>,
}

/// What a column of a portfolio holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// "Nr."
    Number,
    /// "Indsats"
    Title,
    /// "Beskrivelse"
    Description,
    /// "Status"
    Status,
    /// "Ansvarlig"
    Owner,
    /// "Budget" and whatever else is known but not kept.
    Other,
}

/// Words of portfolios.
#[derive(Debug)]
pub struct PortfolioWords {
    /// The longest first.
    heads: Beginnings<Column>,
    /// "Indsatsområde 4: Tillid", "Spor 2 – Data", "Tema B"; groups `number` and `title`.
    pub area: Pattern,
    /// "De fem indsatsområder er:"
    pub areas_stem: Pattern,
    /// "klimaplanen", "strategi", "skovstrategien": group `prefix`.
    pub programme: Pattern,
    plans_within: Vec<String>,
}

impl PortfolioWords {
    pub(super) fn new(data: Data) -> Self {
        let columns = [
            (data.number, Column::Number),
            (data.title, Column::Title),
            (data.description, Column::Description),
            (data.status, Column::Status),
            (data.owner, Column::Owner),
            (data.other, Column::Other),
        ];
        let mut heads: Vec<(String, Column)> = columns
            .into_iter()
            .flat_map(|(words, column)| words.into_iter().map(move |word| (word, column)))
            .collect();
        heads.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let areas = alternatives(data.areas.iter().map(String::as_str));
        let programmes = alternatives(data.programmes.iter().map(String::as_str));
        Self {
            heads: heads.into_iter().collect(),
            area: pattern(&format!(
                r"^(?i:{areas})\s(?P<number>\d{{1,2}}|[A-Z])\b\s?[.:–-]?\s*(?P<title>\p{{Lu}}.*)?$"
            )),
            areas_stem: pattern(&format!(r"(?i)\b(?:{areas})(?:r|er|ne|rne|erne)?\b[^.]*:\s*$")),
            programme: pattern(&format!(
                r"(?i)\b(?P<prefix>[\p{{L}}-]*?)(?:{programmes})(?:(?:m?et|en|n)s?|s|er|r)?\b"
            )),
            plans_within: data.plans_within,
        }
    }

    /// Whether a plan that begins so is one of an initiative or a meeting: "tids".
    pub fn is_plan_within(&self, prefix: &str) -> bool {
        self.plans_within.contains(&prefix.to_lowercase())
    }

    /// The columns that a line names, if it is made of nothing but heads of columns.
    pub fn columns(&self, line: &str) -> Option<Vec<Column>> {
        let lower = line.to_lowercase();
        let mut rest = lower.trim();
        let mut columns = Vec::new();
        while !rest.is_empty() {
            let (column, after) = self.first_column(rest)?;
            columns.push(column);
            rest = after;
        }
        (!columns.is_empty()).then_some(columns)
    }

    /// Whether a line that begins with these words, or with a part of the last one, may be made
    /// of nothing but heads of columns.
    pub fn may_begin_columns(&self, words: &str) -> bool {
        let lower = words.to_lowercase();
        let mut rest = lower.trim();
        while !self.heads.go_on(rest) {
            let Some((_, after)) = self.first_column(rest) else { return false };
            rest = after;
        }
        true
    }

    /// The column that a line in small letters begins with, and what follows.
    fn first_column<'l>(&self, line: &'l str) -> Option<(Column, &'l str)> {
        self.heads.of(line).find_map(|(head, column)| {
            let after = line.get(head.len()..)?;
            let ends = !after.starts_with(|c: char| c.is_alphanumeric());
            ends.then(|| (*column, after.trim_start_matches([' ', '\t', ':', '/'])))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Column::{Description, Number, Owner, Status, Title};
    use crate::lexicon::Lexicon;

    #[test]
    fn lines_of_heads() {
        let words = &Lexicon::danish().portfolio;
        let all = Some(vec![Title, Description, Status]);
        assert_eq!(words.columns("Indsats Indsatsbeskrivelse Afsluttende status"), all);
        assert_eq!(words.columns("Nr.\tAnsvarlig"), Some(vec![Number, Owner]));
        assert_eq!(words.columns("Indsatsen blev afsluttet"), None);
        assert_eq!(words.columns("Projekterne"), None);
    }

    #[test]
    fn beginnings_of_lines_of_heads() {
        let words = &Lexicon::danish().portfolio;
        for text in ["Indsats", "Ind", "Nr. Indsats Afsl", "Status og", "Status:"] {
            assert!(words.may_begin_columns(text), "{text}");
        }
        for text in ["Indsatsen", "Status er", "Nr. 4", "Referat"] {
            assert!(!words.may_begin_columns(text), "{text}");
        }
    }

    #[test]
    fn areas() {
        let words = &Lexicon::danish().portfolio;
        let found = words.area.captures("Strategisk spor B – Data i brug").unwrap();
        let group = |name: &str| found.name(name).unwrap().as_str();
        assert_eq!((group("number"), group("title")), ("B", "Data i brug"));
        assert!(words.area.is_match("INDSATSOMRÅDE 4"));
        assert!(words.areas_stem.is_match("De fem indsatsområder er følgende:"));
    }
}
