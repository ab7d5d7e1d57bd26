//! The focus areas of a strategy: listed at the beginning, or as headings among the initiatives.

use crate::fields::Reading;
use crate::layout::BlockKind;
use crate::lexicon::Match;
use crate::span::Span;

/// The focus areas in the order in which they are printed.
#[derive(Debug, Default)]
pub(super) struct Areas(Vec<Area>);

/// One mention of a focus area.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) number: Option<Span>,
    pub(super) title: Option<Span>,
    /// Whether initiatives stand below it.
    is_heading: bool,
    start: usize,
}

impl Areas {
    /// Finds them.
    pub(super) fn read(reading: &Reading<'_>) -> Self {
        let mut areas = listed(reading);
        areas.extend(headings(reading));
        Self(areas)
    }

    /// The area with this number, as it is printed with its title.
    pub(super) fn numbered(&self, reading: &Reading<'_>, number: &str) -> Option<Area> {
        let has_number = |area: &&Area| {
            area.number.is_some_and(|own| reading.words(own).eq_ignore_ascii_case(number))
        };
        let same: Vec<&Area> = self.0.iter().filter(has_number).collect();
        same.iter().find(|area| area.title.is_some()).or(same.first()).map(|area| **area)
    }

    /// The last heading above a place.
    pub(super) fn above(&self, start: usize) -> Option<Area> {
        self.0.iter().rev().find(|area| area.is_heading && area.start < start).copied()
    }

    /// Whether the words name an area and nothing else.
    pub(super) fn is_heading(&self, reading: &Reading<'_>, words: &str) -> bool {
        let words = words.trim();
        reading.lexicon.portfolio.area.is_match(words)
            || self
                .0
                .iter()
                .filter_map(|area| area.title)
                .any(|title| reading.words(title).to_lowercase() == words.to_lowercase())
    }
}

/// What the numbers of the initiatives of an area have in common: "3" of "3.4", "B" of "B2".
pub(super) fn first_component(number: &str) -> Option<&str> {
    let first = number.split('.').next().filter(|first| first.len() < number.len());
    let letter = number.chars().next().filter(|c| c.is_alphabetic());
    match letter {
        Some(letter) => {
            number.get(..letter.len_utf8()).filter(|_| number.len() > letter.len_utf8())
        }
        None => first,
    }
}

/// "De fem indsatsområder er følgende:" and the list below.
fn listed(reading: &Reading<'_>) -> Vec<Area> {
    let paragraphs = &reading.text.paragraphs;
    let is_stem = |at: &usize| {
        paragraphs.get(*at).is_some_and(|one| {
            reading.lexicon.portfolio.areas_stem.is_match(reading.words(one.span))
        })
    };
    let Some(stem) = (0..paragraphs.len()).find(is_stem) else { return Vec::new() };
    let items = paragraphs.iter().skip(stem + 1).map_while(|item| {
        let (number, title) = super::cells::number_and_title(reading, item.span)?;
        let is_short = item.kind == BlockKind::ListItem || reading.words(title).len() < 120;
        is_short.then_some(Area {
            number: Some(number),
            title: Some(title.trim(&reading.text.text)),
            is_heading: false,
            start: item.span.start,
        })
    });
    items.collect()
}

/// "Indsatsområde 4: Tillid", alone or with the title in the paragraph below.
fn headings(reading: &Reading<'_>) -> Vec<Area> {
    let paragraphs = &reading.text.paragraphs;
    let mut areas = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let Some(found) = reading.lexicon.portfolio.area.captures(reading.words(paragraph.span))
        else {
            continue;
        };
        let place = |part: Match<'_>| Span::from(part.range()).shift(paragraph.span.start);
        let below = || {
            let next = paragraphs.get(index + 1).filter(|next| next.cells.is_empty())?;
            let words = reading.words(next.span);
            let is_title = words.len() < 120
                && !words.ends_with(['.', ':'])
                && reading.lexicon.portfolio.columns(words).is_none()
                && super::cells::number_and_title(reading, next.span).is_none();
            is_title.then_some(next.span)
        };
        areas.push(Area {
            number: found.name("number").map(place),
            title: found.name("title").map(place).or_else(below),
            is_heading: true,
            start: paragraph.span.start,
        });
    }
    areas
}
