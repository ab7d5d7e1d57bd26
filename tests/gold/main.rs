//! The corpus against its gold: every version of every document is extracted and every asserted
//! value compared with what was found (how: `corpus/manifest.toml`).
//!
//! The README's table must not promise more than is measured.
//!
//! `target/gold-report.txt` holds precision, recall and F1 per field and every mismatch. The test
//! fails when a field falls below its floor in `corpus/floors.toml`. Documents that the manifest
//! holds out are counted apart, and their mismatches are not printed: nobody shall tune a rule by
//! them. (`cargo test --test gold -- --ignored` prints them for whoever mends the gold.)

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a test fails loudly, and counts are small"
)]

mod align;
mod breadth;
mod compare;
mod figures;
mod judge;
mod kinds;
mod manifest;
mod tally;

use std::fs;
use std::path::{Path, PathBuf};

use referat::{Options, Source, extract};
use serde_json::Value;

use manifest::Manifest;
use tally::{Score, Tally};

const EXTENSIONS: &[&str] = &["txt", "md", "pdf"];

#[test]
fn every_document_against_its_gold() {
    let scores = judge_corpus();
    write_report(&scores);
    let fallen = below_floors(&scores);
    assert!(fallen.is_empty(), "fell below corpus/floors.toml:\n{}", fallen.join("\n"));
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let overclaimed = figures::overclaimed(&fs::read_to_string(readme).unwrap(), &scores);
    let table = figures::table(&scores);
    assert!(overclaimed.is_empty(), "{}\nnow:\n{table}", overclaimed.join("\n"));
}

#[test]
#[ignore = "prints what rules should not be made by"]
fn mismatches_of_the_documents_held_out() {
    let scores = judge_corpus();
    println!("{}\n{}", scores.held_out_text.mismatches(), scores.held_out_pdf.mismatches());
}

#[test]
fn every_document_has_gold_and_stands_in_the_manifest() {
    let manifest = read_manifest();
    for file in files_of(&corpus(""), EXTENSIONS) {
        let name = file.file_name().unwrap().to_str().unwrap();
        let document = manifest.document_of(name);
        let document = document.unwrap_or_else(|| panic!("{name} is not in corpus/manifest.toml"));
        assert_eq!(Some(document.id.as_str()), name.split('.').next(), "id and file differ");
        let gold = gold_of(&file);
        assert!(gold.is_file(), "{} is missing", gold.display());
    }
    for file in manifest.documents.iter().flat_map(|document| &document.files) {
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

/// Text and PDF are counted apart, and so are the documents held out.
#[derive(Default)]
struct Scores {
    text: Tally,
    pdf: Tally,
    held_out_text: Tally,
    held_out_pdf: Tally,
}

impl Scores {
    /// With their names in `corpus/floors.toml`.
    fn named(&self) -> [(&'static str, &Tally); 4] {
        [
            ("text", &self.text),
            ("pdf", &self.pdf),
            ("held-out-text", &self.held_out_text),
            ("held-out-pdf", &self.held_out_pdf),
        ]
    }

    fn of(&mut self, file: &Path, held_out: bool) -> &mut Tally {
        let pdf = file.extension().is_some_and(|extension| extension == "pdf");
        match (held_out, pdf) {
            (false, false) => &mut self.text,
            (false, true) => &mut self.pdf,
            (true, false) => &mut self.held_out_text,
            (true, true) => &mut self.held_out_pdf,
        }
    }
}

/// Judges all versions of all documents.
fn judge_corpus() -> Scores {
    let manifest = read_manifest();
    let mut scores = Scores::default();
    for file in files_of(&corpus(""), EXTENSIONS) {
        let name = file.file_name().unwrap().to_str().unwrap();
        let gold: Value = serde_json::from_slice(&fs::read(gold_of(&file)).unwrap()).unwrap();
        let found = serde_json::to_value(extract_file(&file, name)).unwrap();
        let held_out = manifest.document_of(name).is_some_and(|document| document.held_out);
        let tally = scores.of(&file, held_out);
        tally.begin(name);
        judge::judge(&gold, &found, tally);
    }
    scores
}

fn extract_file(file: &Path, name: &str) -> referat::Record {
    extract(&Source::read(file, name).unwrap(), &Options::default())
}

fn write_report(scores: &Scores) {
    let tables = scores.named().map(|(name, tally)| format!("{name}\n{tally}\n"));
    let mismatches = [scores.text.mismatches(), scores.pdf.mismatches()];
    let report = [tables.concat(), mismatches.join("\n")].concat();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("gold-report.txt");
    fs::write(target, report).unwrap();
}

/// One line for each field whose F1 is lower than its floor.
fn below_floors(scores: &Scores) -> Vec<String> {
    let floors: toml::Table = read("floors.toml").parse().unwrap();
    let mut fallen = Vec::new();
    for (medium, tally) in scores.named() {
        for (field, floor) in floors[medium].as_table().unwrap() {
            let floor = floor.as_float().unwrap();
            let f1 = tally.score(field).map_or(0.0, |score: Score| score.f1());
            if f1 < floor {
                fallen.push(format!("{medium}: {field}: {f1:.3} < {floor:.3}"));
            }
        }
    }
    fallen
}

fn read_manifest() -> Manifest {
    toml::from_str(&read("manifest.toml")).unwrap()
}

fn read(name: &str) -> String {
    fs::read_to_string(corpus(name)).unwrap()
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
