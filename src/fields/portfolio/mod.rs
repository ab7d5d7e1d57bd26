//! Portfolios: tables of initiatives.
//!
//! As print a portfolio is a table, and its cells come by geometry ([`rows`]). In text files the
//! cells stand one after the other, and a grammar led by the head of the table puts each in
//! its column again ([`cells`]). Both give the same entries; what a cell says is read
//! here. Owners have a file of their own ([`owners`]), so have focus areas ([`areas`]).

mod areas;
mod cells;
mod owners;
mod paragraphs;
mod rows;

use super::Reading;
use crate::record::model::{FocusArea, Initiative};
use crate::span::{Span, Spanned};
use areas::Areas;

/// The initiatives, and what of the text they are made of.
#[derive(Debug, Default)]
pub(super) struct Portfolio {
    pub(super) initiatives: Vec<Initiative>,
    pub(super) taken: Vec<Span>,
}

/// Reads the table.
pub(super) fn read(reading: &Reading<'_>) -> Portfolio {
    let areas = Areas::read(reading);
    let rows = rows::read(reading);
    let mut entries = if rows.len() > 1 { rows } else { cells::read(reading, &areas) };
    owners::take_glued(reading, &mut entries);
    Portfolio {
        initiatives: entries.iter().map(|entry| initiative(reading, entry, &areas)).collect(),
        taken: entries.iter().flat_map(Entry::spans).collect(),
    }
}

/// One row of the table: the parts of each cell, in order.
#[derive(Debug, Clone, Default)]
struct Entry {
    number: Option<Span>,
    title: Vec<Span>,
    description: Vec<Span>,
    status: Vec<Span>,
    owner: Vec<Span>,
}

impl Entry {
    fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let cells = [&self.title, &self.description, &self.status, &self.owner];
        self.number.into_iter().chain(cells.into_iter().flatten().copied())
    }
}

fn initiative(reading: &Reading<'_>, entry: &Entry, areas: &Areas) -> Initiative {
    let start = entry.spans().map(|span| span.start).min().unwrap_or_default();
    Initiative {
        number: entry.number.map(|number| reading.spanned(number)),
        title: put_together(reading, &entry.title, " "),
        description: put_together(reading, &entry.description, "\n"),
        status: put_together(reading, &entry.status, "\n"),
        owners: owners::split(reading, &entry.owner),
        focus_area: focus_area(reading, entry, areas, start),
    }
}

/// "3.4" belongs to the area 3; numbers that do not say it to the area printed above.
fn focus_area(
    reading: &Reading<'_>,
    entry: &Entry,
    areas: &Areas,
    start: usize,
) -> Option<FocusArea> {
    let first = entry.number.and_then(|number| {
        let words = reading.words(number);
        let length = areas::first_component(words)?.len();
        Some(Span::new(number.start, number.start + length))
    });
    let named = first.and_then(|first| areas.numbered(reading, reading.words(first)));
    if let Some(first) = first {
        return Some(FocusArea {
            number: Some(reading.spanned(first)),
            title: named.and_then(|area| area.title).map(|title| reading.spanned(title)),
        });
    }
    let above = areas.above(start)?;
    Some(FocusArea {
        number: above.number.map(|number| reading.spanned(number)),
        title: above.title.map(|title| reading.spanned(title)),
    })
}

/// The parts of a cell as one value; a sentence that goes on in the next part is not cut.
fn put_together(reading: &Reading<'_>, parts: &[Span], between: &str) -> Option<Spanned<String>> {
    let span = parts.iter().copied().reduce(Span::cover)?;
    let mut value = String::new();
    for part in parts {
        let words = part.of(&reading.text.text).trim();
        let goes_on = between != " " && paragraphs::goes_on(&value, words);
        if !value.is_empty() {
            value.push_str(if goes_on { " " } else { between });
        }
        value.push_str(words);
    }
    let is_printed = value.split_whitespace().eq(span.of(&reading.text.text).split_whitespace());
    Some(if is_printed {
        Spanned::new(value, span)
    } else {
        Spanned::inferred(value, span, "parts-of-a-cell")
    })
}
