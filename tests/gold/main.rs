//! The corpus against its gold: every version of every document is extracted and every asserted
//! value compared with what was found (how: `corpus/manifest.toml`).
//!
//! `target/gold-report.txt` holds precision, recall and F1 per field and every mismatch. The test
//! fails when a field falls below its floor in `corpus/floors.toml`.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a test fails loudly, and counts are small"
)]

mod align;
mod compare;
mod judge;
mod tally;

use std::fs;
use std::path::{Path, PathBuf};

use referat::{Options, Source, extract};
use serde_json::Value;

use tally::{Score, Tally};

const EXTENSIONS: &[&str] = &["txt", "md", "pdf"];

#[test]
fn every_document_against_its_gold() {
    let (text, pdf) = judge_corpus();
    write_report(&text, &pdf);
    let fallen = below_floors(&[("text", &text), ("pdf", &pdf)]);
    assert!(fallen.is_empty(), "fell below corpus/floors.toml:\n{}", fallen.join("\n"));
}

#[test]
fn every_document_has_gold_and_stands_in_the_manifest() {
    let manifest = read_toml("manifest.toml");
    let listed: Vec<&str> = manifest["document"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|document| document["files"].as_array().unwrap())
        .map(|file| file.as_str().unwrap())
        .collect();
    for file in files_of(&corpus(""), EXTENSIONS) {
        let name = file.file_name().unwrap().to_str().unwrap();
        assert!(listed.contains(&name), "{name} is not in corpus/manifest.toml");
        let gold = gold_of(&file);
        assert!(gold.is_file(), "{} is missing", gold.display());
    }
    for file in listed {
        assert!(corpus(file).is_file(), "corpus/manifest.toml names {file}, which is not there");
    }
}

#[test]
fn a_record_that_is_the_gold_is_right_everywhere() {
    for file in files_of(&corpus("gold"), &["json"]) {
        let gold: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        let mut tally = Tally::default();
        judge::judge(&gold, &gold, &mut tally);
        assert_eq!(tally.mismatches(), "", "{}", file.display());
    }
}

/// Judges all versions; text and PDF apart.
fn judge_corpus() -> (Tally, Tally) {
    let (mut text, mut pdf) = (Tally::default(), Tally::default());
    for file in files_of(&corpus(""), EXTENSIONS) {
        let name = file.file_name().unwrap().to_str().unwrap();
        let gold: Value = serde_json::from_slice(&fs::read(gold_of(&file)).unwrap()).unwrap();
        let found = serde_json::to_value(extract_file(&file, name)).unwrap();
        let tally = if file.extension().is_some_and(|extension| extension == "pdf") {
            &mut pdf
        } else {
            &mut text
        };
        tally.begin(name);
        judge::judge(&gold, &found, tally);
    }
    (text, pdf)
}

fn extract_file(file: &Path, name: &str) -> referat::Record {
    extract(&Source::read(file, name).unwrap(), &Options::default())
}

fn write_report(text: &Tally, pdf: &Tally) {
    let report = format!("Text\n{text}\nPDF\n{pdf}\n{}\n{}", text.mismatches(), pdf.mismatches());
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("gold-report.txt");
    fs::write(target, report).unwrap();
}

/// One line for each field whose F1 is lower than its floor.
fn below_floors(tallies: &[(&str, &Tally)]) -> Vec<String> {
    let floors = read_toml("floors.toml");
    let mut fallen = Vec::new();
    for (medium, tally) in tallies {
        for (field, floor) in floors[*medium].as_table().unwrap() {
            let floor = floor.as_float().unwrap();
            let f1 = tally.score(field).map_or(0.0, |score: Score| score.f1());
            if f1 < floor {
                fallen.push(format!("{medium}: {field}: {f1:.3} < {floor:.3}"));
            }
        }
    }
    fallen
}

fn read_toml(name: &str) -> toml::Table {
    fs::read_to_string(corpus(name)).unwrap().parse().unwrap()
}

fn corpus(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name)
}

fn gold_of(file: &Path) -> PathBuf {
    corpus("gold").join(file.with_extension("json").file_name().unwrap())
}

fn files_of(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| extensions.contains(&e.to_str().unwrap())))
        .collect();
    files.sort();
    files
}
