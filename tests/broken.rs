//! Broken input (`fixtures/err`): each file has a `.expected` that names the diagnostic and the
//! outcome. The reason is always said, and nothing panics.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use std::fs;
use std::path::{Path, PathBuf};

use referat::{Options, Source, extract};
use serde_json::Value;

#[test]
fn broken_input_gives_its_diagnostic() {
    let mut wrong = Vec::new();
    for expectation in expectations() {
        let expected: toml::Table = fs::read_to_string(&expectation).unwrap().parse().unwrap();
        let file = expectation.with_extension("");
        let record = read(&file);
        let codes = codes(&record);
        let code = expected["code"].as_str().unwrap();
        if !codes.contains(&code) || record["outcome"].as_str() != expected["outcome"].as_str() {
            wrong.push(format!("{}: {} with {codes:?}", file.display(), record["outcome"]));
        }
    }
    assert!(wrong.is_empty(), "not as in the .expected beside it:\n{}", wrong.join("\n"));
}

#[test]
fn every_broken_file_has_an_expectation() {
    for file in files().filter(|file| !is_expectation(file)) {
        let expectation = file.with_file_name(format!("{}.expected", name(&file)));
        assert!(expectation.is_file(), "{} is missing", expectation.display());
    }
}

fn read(file: &Path) -> Value {
    let record = extract(&Source::read(file, name(file)).unwrap(), &Options::default());
    serde_json::to_value(record).unwrap()
}

fn codes(record: &Value) -> Vec<&str> {
    let diagnostics = record["diagnostics"].as_array().unwrap();
    diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap()).collect()
}

fn expectations() -> impl Iterator<Item = PathBuf> {
    files().filter(|file| is_expectation(file))
}

fn is_expectation(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "expected")
}

fn files() -> impl Iterator<Item = PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/err");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter()
}

fn name(file: &Path) -> &str {
    file.file_name().unwrap().to_str().unwrap()
}
