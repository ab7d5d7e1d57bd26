//! What a document says about itself: the information dictionary, outline and page labels.

use std::collections::HashSet;

use lopdf::{Dictionary, Object};

use super::objects::{Objects, as_dictionary};
use crate::text_layer::Metadata;

/// How many entries of an outline or a tree of labels are read.
const ENTRIES: usize = 5_000;

/// Title, author and so on, and the titles of the outline.
pub(super) fn read(objects: Objects<'_>) -> Metadata {
    let info = objects.dictionary(&objects.document().trailer, b"Info");
    let text = |key: &[u8]| info.and_then(|found| objects.text(found, key));
    Metadata {
        title: text(b"Title"),
        author: text(b"Author"),
        creator: text(b"Creator"),
        producer: text(b"Producer"),
        created: text(b"CreationDate"),
        outline: outline(objects),
    }
}

/// The titles from top to bottom, children after their parent; each entry once.
fn outline(objects: Objects<'_>) -> Vec<String> {
    let mut titles = Vec::new();
    let mut seen = HashSet::new();
    let root = catalog(objects).and_then(|catalog| objects.dictionary(catalog, b"Outlines"));
    let mut waiting: Vec<&Dictionary> =
        root.and_then(|root| objects.dictionary(root, b"First")).into_iter().collect();
    while let Some(entry) = waiting.pop() {
        if seen.len() >= ENTRIES || !seen.insert(std::ptr::from_ref(entry).addr()) {
            continue;
        }
        titles.extend(objects.text(entry, b"Title"));
        waiting.extend(objects.dictionary(entry, b"Next"));
        waiting.extend(objects.dictionary(entry, b"First"));
    }
    titles
}

/// The printed number of each page, where the document has page labels.
pub(super) fn page_labels(objects: Objects<'_>, pages: usize) -> Vec<Option<String>> {
    let root = catalog(objects).and_then(|catalog| objects.dictionary(catalog, b"PageLabels"));
    let mut ranges = root.map(|root| label_ranges(objects, root)).unwrap_or_default();
    ranges.sort_by_key(|(first, _)| *first);
    let label = |index: usize| {
        let (first, range) = ranges.iter().rev().find(|(first, _)| *first <= index)?;
        written(objects, range, index - first)
    };
    (0..pages).map(label).collect()
}

/// The leaves of the number tree, each node once.
fn label_ranges<'a>(objects: Objects<'a>, root: &'a Dictionary) -> Vec<(usize, &'a Dictionary)> {
    let mut ranges = Vec::new();
    let mut seen = HashSet::new();
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        if seen.len() >= ENTRIES || !seen.insert(std::ptr::from_ref(node).addr()) {
            continue;
        }
        let kids = objects.array(node, b"Kids").unwrap_or_default();
        waiting.extend(
            kids.iter().take(ENTRIES).filter_map(|kid| as_dictionary(objects.resolve(kid))),
        );
        let pairs = objects.array(node, b"Nums").unwrap_or_default().chunks_exact(2);
        for pair in pairs.take(ENTRIES) {
            if let [Object::Integer(first), range] = pair
                && let Ok(first) = usize::try_from(*first)
                && let Some(range) = as_dictionary(objects.resolve(range))
            {
                ranges.push((first, range));
            }
        }
    }
    ranges
}

/// Prefix and number (ISO 32000-1, 12.4.2).
fn written(objects: Objects<'_>, range: &Dictionary, step: usize) -> Option<String> {
    let start = objects.integer(range, b"St").and_then(|start| usize::try_from(start).ok());
    let number = start.unwrap_or(1).checked_add(step)?;
    let number = match objects.name(range, b"S") {
        Some(b"D") => number.to_string(),
        Some(b"R") => roman(number).to_uppercase(),
        Some(b"r") => roman(number),
        Some(b"A") => letters(number).to_uppercase(),
        Some(b"a") => letters(number),
        _ => String::new(),
    };
    let label = objects.text(range, b"P").unwrap_or_default() + &number;
    (!label.is_empty()).then_some(label)
}

fn roman(mut number: usize) -> String {
    const DIGITS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut roman = String::new();
    number %= 10_000;
    for (value, digit) in DIGITS {
        roman.push_str(&digit.repeat(number / value));
        number %= value;
    }
    roman
}

/// a to z, then aa to zz.
fn letters(number: usize) -> String {
    let index = number.saturating_sub(1);
    let letter = (b'a'..=b'z').nth(index % 26).map_or('a', char::from);
    letter.to_string().repeat((index / 26 + 1).min(20))
}

fn catalog(objects: Objects<'_>) -> Option<&Dictionary> {
    objects.document().catalog().ok()
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, dictionary};

    use super::*;

    fn with_catalog(catalog: Dictionary) -> Document {
        let mut document = Document::with_version("1.5");
        let id = document.add_object(catalog);
        document.trailer.set("Root", id);
        document
    }

    #[test]
    fn labels_by_range() {
        let document = with_catalog(dictionary! { "PageLabels" => dictionary! { "Nums" => vec![
            0.into(), dictionary! { "S" => "r" }.into(),
            2.into(), dictionary! { "S" => "D", "St" => 5, "P" => Object::string_literal("B-") }.into(),
        ]}});
        let labels: Vec<_> =
            page_labels(Objects::new(&document), 4).into_iter().flatten().collect();
        assert_eq!(labels, ["i", "ii", "B-5", "B-6"]);
    }

    #[test]
    fn an_outline_with_a_cycle() {
        let mut document = Document::with_version("1.5");
        let first = document.new_object_id();
        let child = document.add_object(dictionary! {
            "Title" => Object::string_literal("1.1"), "Next" => first,
        });
        document.objects.insert(
            first,
            dictionary! {
                "Title" => Object::string_literal("1"), "First" => child, "Next" => first,
            }
            .into(),
        );
        let catalog = document.add_object(dictionary! {
            "Outlines" => dictionary! { "First" => first },
        });
        document.trailer.set("Root", catalog);
        assert_eq!(read(Objects::new(&document)).outline, ["1", "1.1"]);
    }
}
