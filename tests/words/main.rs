//! Every PDF of the corpus against the source that it was printed from: its words, and their
//! order.
//!
//! A program that prints `corpus/make/<id>.html` as `corpus/<id>.pdf` sets lines, pages, columns,
//! hyphens and running heads. Reading it back has to give the source's words again, no more and no
//! fewer, in the order in which they were written.

#![allow(
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

mod order;
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use referat::diagnostic::Diagnostics;
use referat::lexicon::Lexicon;
use referat::text_layer::{self, TextLayer, TextLayerState};
use referat::{Source, layout, normalize};

/// Every document by itself reaches this share, in words and in order.
const LEAST: f64 = 0.995;

/// The corpus is printed by this many programs at least.
const PRODUCERS: usize = 6;

struct Reading {
    name: String,
    producer: String,
    words: f64,
    order: f64,
}

#[test]
fn the_words_of_every_source_come_back_in_order() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let readings: Vec<Reading> = pdfs(&corpus).iter().filter_map(|pdf| read(pdf)).collect();
    for Reading { name, producer, words, order } in &readings {
        println!("{name:24} words {words:.4} order {order:.4} {producer}");
    }
    let poor = readings.iter().filter(|read| read.words.min(read.order) < LEAST);
    let poor: Vec<&str> = poor.map(|read| read.name.as_str()).collect();
    assert!(poor.is_empty(), "words were lost, added or moved in {poor:?}");
    let producers: BTreeSet<&str> = readings.iter().map(|read| read.producer.as_str()).collect();
    assert!(producers.len() >= PRODUCERS, "only {producers:?}");
}

fn pdfs(corpus: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path());
    let mut pdfs: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|found| found == "pdf")).collect();
    pdfs.sort();
    pdfs
}

/// What came back of a document; nothing of a scan, whose pages cannot give their words.
fn read(pdf: &Path) -> Option<Reading> {
    let name = pdf.file_stem().unwrap().to_str().unwrap().to_owned();
    let source = Source::from_bytes(&name, std::fs::read(pdf).unwrap());
    let layer = text_layer::read(&source, &mut Diagnostics::default());
    let layer = layer.ok().filter(|layer| layer.state == Some(TextLayerState::Embedded));
    let Some(layer) = layer else {
        println!("{name:24} is a scan, wholly or in part: nothing to compare");
        return None;
    };
    let (written, read) = (written(pdf), words(&text(&layer)));
    Some(Reading {
        words: f1(common(&written, &read), written.len(), read.len()),
        order: f1(order::in_order(&written, &read), written.len(), read.len()),
        producer: program(&layer.metadata),
        name,
    })
}

/// The words of its source; of a text file that was printed line by line, the file's own.
fn written(pdf: &Path) -> Vec<String> {
    let html = pdf.with_file_name("make").join(pdf.file_stem().unwrap()).with_extension("html");
    if html.is_file() {
        return source::words(&std::fs::read_to_string(html).unwrap());
    }
    let file = Source::read(&pdf.with_extension("txt"), "typed.txt").unwrap();
    words(&text(&text_layer::read(&file, &mut Diagnostics::default()).unwrap()))
}

fn text(layer: &TextLayer) -> String {
    normalize::normalize(&layout::analyze(layer), Lexicon::danish(), &mut Diagnostics::default())
        .text
}

/// The program that printed it, without its version.
fn program(metadata: &text_layer::Metadata) -> String {
    let named = metadata.producer.as_deref().or(metadata.creator.as_deref());
    let name = named.unwrap_or("fpdf2 or Typst (unnamed)");
    name.split(|c: char| c.is_ascii_digit() || c == '(')
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

/// What stands between white space, if a letter or digit is in it: bullets, the dots of a table of
/// contents and ornaments are no words.
fn words(text: &str) -> Vec<String> {
    let words = text.split_whitespace();
    let words = words.filter(|word| word.contains(char::is_alphanumeric) && *word != "-o0o-");
    words.map(str::to_owned).collect()
}

/// How many words both have, each as often as both have it.
fn common(one: &[String], other: &[String]) -> usize {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for word in one {
        *left.entry(word).or_default() += 1;
    }
    let mut count = 0;
    for word in other {
        if let Some(left) = left.get_mut(word.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            count += 1;
        }
    }
    count
}

#[expect(clippy::cast_precision_loss, reason = "fewer than 2^52 words")]
fn f1(common: usize, written: usize, read: usize) -> f64 {
    2.0 * common as f64 / (written + read).max(1) as f64
}
