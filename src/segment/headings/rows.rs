//! Items that are the rows of a table without numbers, below "Emne | Referat".

use super::super::Reading;
use super::super::heads::Candidate;
use super::super::numbering::Numbered;
use super::shape::{begins_with_count, in_cell};
use crate::normalize::{Cell, Paragraph};

/// The rows below a head of which a cell names items and another one what was minuted, if they are
/// several and their titles no numbers.
pub(super) fn of_table(document: &Reading<'_>) -> Vec<Numbered> {
    const FEWEST: usize = 2;
    let paragraphs = document.paragraphs();
    let heads = paragraphs.iter().enumerate();
    let mut heads = heads.filter_map(|(index, row)| Some((index, titles(document, row)?)));
    let Some((head, column)) = heads.next() else { return Vec::new() };
    let rows = paragraphs.iter().enumerate().skip(head + 1);
    let rows = rows.take_while(|(_, row)| !row.cells.is_empty());
    let items: Vec<Candidate> = rows
        .filter(|(_, row)| titles(document, row).is_none())
        .filter_map(|(index, row)| {
            let cell = row.cells.iter().find(|cell| cell.column == column)?;
            let words = document.words(cell.span);
            let is_titled = words.starts_with(char::is_alphabetic) || begins_with_count(words);
            is_titled.then(|| in_cell(document, index, cell.span)).flatten()
        })
        .collect();
    let number = &document.lexicon.items.number;
    let is_numbered = |one: &Candidate| {
        let title = one.head.title.map_or("", |title| document.words(title));
        number.is_match(title)
    };
    if items.len() < FEWEST || items.iter().any(is_numbered) {
        return Vec::new();
    }
    items.into_iter().map(|candidate| Numbered { candidate, depth: 0 }).collect()
}

/// The column of the titles below "Dagsorden | Referat", "Tid | Emne | Beslutning".
fn titles(document: &Reading<'_>, row: &Paragraph) -> Option<u16> {
    let word = |cell: &Cell| {
        let words = document.words(cell.span).trim_matches([':', '.', ' ']).to_lowercase();
        words.replace(" / ", "/")
    };
    let items = &document.lexicon.items;
    let at = row.cells.iter().take(2).position(|cell| items.heads_titles(&word(cell)))?;
    let (title, others) = row.cells.get(at..)?.split_first()?;
    others.iter().any(|cell| items.heads_minutes(&word(cell))).then_some(title.column)
}
