//! The section tree of documents that are not minutes.

use super::Reading;
use crate::layout::BlockKind;
use crate::record::model::Section;
use crate::segment::{Item, Part};

/// Reads the sections; text before the first heading becomes a section without title.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Section> {
    let outline = reading.outline;
    let labelled = outline.labelled.iter().filter(|one| one.item.is_none());
    let labelled =
        labelled.flat_map(|one| std::iter::once(one.words).chain(one.values.iter().copied()));
    let mut front = section_of(reading, &outline.front);
    front.paragraphs.extend(labelled.map(|span| reading.spanned(span)));
    front.paragraphs.sort_by_key(crate::span::Spanned::span);
    let announced = outline.announced.iter().map(|head| Section {
        number: head.number.map(|span| reading.spanned(span)),
        title: head.title.map(|span| reading.spanned(span)),
        ..Section::default()
    });
    let items = outline.items.iter().map(|item| section(reading, item));
    let front = (front != Section::default()).then_some(front);
    front.into_iter().chain(announced).chain(items).collect()
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
    let (lists, paragraphs): (Vec<Part>, Vec<Part>) =
        parts.iter().partition(|part| part.kind == BlockKind::ListItem);
    let words = |parts: Vec<Part>| parts.iter().map(|part| reading.spanned(part.span)).collect();
    Section { paragraphs: words(paragraphs), list_items: words(lists), ..Section::default() }
}
