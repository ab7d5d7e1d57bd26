//! The outline of a document that is not about a meeting: sections and annexes.
//!
//! Here a number alone opens no section: a list is numbered, too. [`heads`] finds what could be a
//! heading (annexes, numbers with text below them, headings by weight or by the space around
//! them), [`levels`] says how deep each stands, and the paragraphs between two heads belong
//! to the first.

mod heads;
mod levels;

use std::collections::BTreeSet;

use super::{Item, Outline, Part, Reading};
use crate::lexicon::Lexicon;
use crate::normalize::NormalizedText;
use heads::{Form, SectionHead};

/// Finds the sections.
pub(super) fn outline(text: &NormalizedText, lexicon: &Lexicon) -> Outline {
    let people = BTreeSet::new();
    let document = Reading {
        text,
        lexicon,
        has_remarks: false,
        has_dashes: false,
        has_bare_titles: false,
        people: &people,
    };
    let mut heads = heads::find(&document);
    let mut depths = levels::depths(&heads);
    if has_title(&heads, &depths) {
        heads.remove(0);
        depths.remove(0);
        lift(&heads, &mut depths);
    }
    let paragraphs = document.paragraphs();
    let part = |index: usize| paragraphs.get(index).map(Part::of);
    let first = heads.first().map_or(paragraphs.len(), |head| head.first);
    let front = (0..first).filter_map(part).collect();
    let ends = heads.iter().skip(1).map(|head| head.first).chain([paragraphs.len()]);
    let mut items = Vec::new();
    for ((head, depth), end) in heads.iter().zip(depths).zip(ends) {
        let body = (head.last + 1..end).filter_map(part).collect();
        hang(&mut items, depth, Item { head: head.head.clone(), body, items: Vec::new() });
    }
    Outline { front, items, ..Outline::default() }
}

/// Whether the first heading is the title of the whole: everything but annexes stands below it.
fn has_title(heads: &[SectionHead], depths: &[usize]) -> bool {
    const TOP: usize = 4;
    let is_title = heads.first().is_some_and(|head| head.form == Form::Words && head.first < TOP);
    let below = heads.iter().zip(depths).skip(1);
    is_title
        && heads.len() > 1
        && below.into_iter().all(|(head, depth)| *depth > 0 || head.form == Form::Annex)
}

/// What stood below the title stands at the top; annexes did before.
fn lift(heads: &[SectionHead], depths: &mut [usize]) {
    let titled = heads.iter().zip(depths).take_while(|(head, _)| head.form != Form::Annex);
    for (_, depth) in titled {
        *depth = depth.saturating_sub(1);
    }
}

/// Hangs a section below the last one of the level above.
fn hang(items: &mut Vec<Item>, depth: usize, item: Item) {
    match items.last_mut() {
        Some(last) if depth > 0 => hang(&mut last.items, depth - 1, item),
        _ => items.push(item),
    }
}
