//! The section tree of documents that are not minutes.

use super::Reading;
use super::lists::{self, Piece};
use crate::normalize::Paragraph;
use crate::record::model::Section;
use crate::segment::{Item, Part};
use crate::span::Span;

/// Reads the sections; text before the first heading becomes a section without title.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Section> {
    let front = section_of(reading, &reading.outline.front);
    let front = (front != Section::default()).then_some(front);
    let items = reading.outline.items.iter().map(|item| section(reading, item));
    front.into_iter().chain(items).collect()
}

/// The items of an agenda below which there is text: the cases that are to be dealt with.
pub(super) fn with_text(reading: &Reading<'_>) -> Vec<Section> {
    let has_text = |item: &&Item| !item.body.is_empty() || !item.items.is_empty();
    reading.outline.items.iter().filter(has_text).map(|item| section(reading, item)).collect()
}

/// What stands beside the values of a table, as one section.
pub(super) fn beside(reading: &Reading<'_>, taken: &[Span]) -> Vec<Section> {
    let paragraphs = reading.text.paragraphs.iter();
    let is_free = |paragraph: &&Paragraph| !taken.iter().any(|one| one.overlaps(paragraph.span));
    let parts: Vec<Part> = paragraphs.filter(is_free).map(Part::of).collect();
    let rest = section_of(reading, &parts);
    (rest != Section::default()).then_some(rest).into_iter().collect()
}

fn section(reading: &Reading<'_>, item: &Item) -> Section {
    Section {
        number: item.head.number.map(|span| reading.spanned(span)),
        title: item.head.title.map(|span| reading.spanned(span)),
        sections: item.items.iter().map(|item| section(reading, item)).collect(),
        ..section_of(reading, &item.body)
    }
}

fn section_of(reading: &Reading<'_>, parts: &[Part]) -> Section {
    let (lists, paragraphs): (Vec<Piece>, Vec<Piece>) =
        lists::pieces(reading, parts).into_iter().partition(|piece| piece.is_item);
    let words = |pieces: Vec<Piece>| pieces.iter().map(|one| reading.spanned(one.span)).collect();
    Section { paragraphs: words(paragraphs), list_items: words(lists), ..Section::default() }
}
