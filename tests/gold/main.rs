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

mod breadth;
mod figures;
mod manifest;

use std::fs;
use std::path::{Path, PathBuf};

use referat::evaluate::{By, Format, Judged, Labels};
use referat::evaluate::{Gold, Measure, Report, Tally, judge};
use referat::{Options, Source, extract};

use manifest::Manifest;

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
    println!("{}", scores.report(&["held-out-text", "held-out-pdf"], true));
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
        let gold = Gold::read(&file).unwrap();
        let tally = judge(&gold, &gold.facts);
        assert!(tally.mismatches().is_empty(), "{}: {:?}", file.display(), tally.mismatches());
    }
}

/// Text and PDF are counted apart, and so are the documents held out.
struct Scores(Vec<Judged>);

/// Their names in `corpus/floors.toml`.
const PARTS: [&str; 4] = ["text", "pdf", "held-out-text", "held-out-pdf"];

impl Scores {
    fn part(&self, part: &str) -> Tally {
        let mut sum = Tally::default();
        self.0.iter().filter(|judged| judged.labels.part == part).for_each(|judged| {
            sum.add(&judged.tally);
        });
        sum
    }

    /// The figures of the parts as `referat eval` shows them.
    fn report(&self, parts: &[&str], mismatches: bool) -> String {
        let mut out = Vec::new();
        for part in parts {
            let documents: Vec<Judged> =
                self.0.iter().filter(|judged| judged.labels.part == *part).cloned().collect();
            out.extend_from_slice(format!("{part}: ").as_bytes());
            let report = Report::new(&documents, &[By::Document], mismatches);
            report.write(Format::Text, &mut out).unwrap();
            out.push(b'\n');
        }
        String::from_utf8(out).unwrap()
    }
}

/// Judges all versions of all documents.
fn judge_corpus() -> Scores {
    let manifest = read_manifest();
    let judged = files_of(&corpus(""), EXTENSIONS).into_iter().map(|file| {
        let name = file.file_name().unwrap().to_str().unwrap();
        let gold = Gold::read(&gold_of(&file)).unwrap();
        let found = serde_json::to_value(extract_file(&file, name)).unwrap();
        let held_out = manifest.document_of(name).is_some_and(|document| document.held_out);
        let medium = if name.ends_with("pdf") { "pdf" } else { "text" };
        let part = if held_out { format!("held-out-{medium}") } else { medium.to_owned() };
        let labels = Labels { part, ..Labels::default() };
        Judged { document: name.to_owned(), labels, tally: judge(&gold, &found) }
    });
    Scores(judged.collect())
}

fn extract_file(file: &Path, name: &str) -> referat::Record {
    extract(&Source::read(file, name).unwrap(), &Options::default())
}

fn write_report(scores: &Scores) {
    let report = [scores.report(&PARTS[..2], true), scores.report(&PARTS[2..], false)];
    let report = report.concat();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("gold-report.txt");
    fs::write(target, report).unwrap();
}

/// One line for each field whose F1 is lower than its floor.
fn below_floors(scores: &Scores) -> Vec<String> {
    let floors: toml::Table = read("floors.toml").parse().unwrap();
    let mut fallen = Vec::new();
    for part in PARTS {
        let tally = scores.part(part);
        for (field, floor) in floors[part].as_table().unwrap() {
            let floor = floor.as_float().unwrap();
            let figures = tally.score(field).by(Measure::Clause);
            let f1 = if figures.expected + figures.found == 0 { 0.0 } else { figures.f1() };
            if f1 < floor {
                fallen.push(format!("{part}: {field}: {f1:.3} < {floor:.3}"));
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
