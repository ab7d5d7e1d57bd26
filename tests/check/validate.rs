//! `referat validate`: files, folders, JSON Lines, exit codes.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::faults::folder;
use crate::program::referat;

/// A folder with these files.
fn with(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// A record of `fixtures/records`, as it is.
fn record(name: &str) -> String {
    fs::read_to_string(folder("fixtures/records").join(format!("{name}.json"))).unwrap()
}

fn on_one_line(record: &str) -> String {
    serde_json::from_str::<Value>(record).unwrap().to_string()
}

#[test]
fn what_a_run_writes_is_valid() {
    let folder = with(&[]);
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = folder.path().join("out");
    for format in ["json", "jsonl"] {
        let out = out.to_str().unwrap();
        let arguments = ["extract", "fixtures", "-o", out, "--format", format, "--quiet"];
        assert_eq!(referat(here, &arguments).code, 1, "some fixtures are broken documents");
    }
    let run = referat(folder.path(), &["validate", "out"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    let passed = run.stderr.lines().find(|line| line.starts_with("no records: ")).unwrap();
    assert!(passed.contains("out/manifest.jsonl") && passed.contains("out/summary.json"));
    assert!(run.stderr.contains("nothing found"), "{}", run.stderr);
}

#[test]
fn a_finding_has_the_line_of_its_value() {
    let text = record("attendance").replace("\"id\": \"p2\"", "\"id\": \"p1\"");
    let line = 1 + text.lines().position(|line| line.contains("\"Pia Sonne\"")).unwrap();
    let folder = with(&[("a/b.json", &text)]);
    let run = referat(folder.path(), &["validate", "a", "--format", "json"]);
    assert_eq!(run.code, 1);
    let at = format!("a/b.json:{}:13 id-repeated /participants/1/id", line - 1);
    assert_eq!(run.findings(), [at]);
    let run = referat(folder.path(), &["validate", "a"]);
    let drawn = format!("{} |       \"id\": \"p1\",\n", line - 1);
    assert!(run.stdout.contains(&drawn), "{}", run.stdout);
    assert!(run.stdout.contains("error[id-repeated]") && run.stdout.contains("^^^^"));
}

#[test]
fn a_line_of_json_lines_is_a_record() {
    let wrong = record("letters").replace("\"complete\"", "\"partial\"");
    let lines = [record("names"), wrong, record("weekday")].map(|text| on_one_line(&text));
    let folder = with(&[("records.jsonl", &lines.join("\n"))]);
    let run = referat(folder.path(), &["validate", "records.jsonl", "--format", "json"]);
    let found = run.findings();
    assert!(found.len() == 1 && found[0].starts_with("records.jsonl:2:"), "{found:?}");
    let text = referat(folder.path(), &["validate", "records.jsonl"]);
    assert!(text.stdout.lines().all(|line| line.chars().count() < 200), "{}", text.stdout);
}

#[test]
fn what_is_no_record_is_passed_in_folders_and_a_finding_by_name() {
    let folder = with(&[("settings.json", "{\"a\": 1}"), ("b.json", "{\"a\": "), ("c.txt", "x")]);
    let run = referat(folder.path(), &["validate", ".", "--format", "json"]);
    assert_eq!(run.findings(), ["./b.json:1:6 not-json "]);
    assert!(run.stderr.contains("no records: ./settings.json"), "{}", run.stderr);
    let run = referat(folder.path(), &["validate", "settings.json", "--format", "json"]);
    assert_eq!(run.findings(), ["settings.json:1:1 not-a-record "]);
}

#[test]
fn bytes_that_are_no_text_are_no_json() {
    let folder = with(&[]);
    fs::write(folder.path().join("a.json"), b"{\n\"a\xff\": 1}").unwrap();
    let run = referat(folder.path(), &["validate", "a.json", "--format", "json"]);
    assert_eq!(run.findings(), ["a.json:2:3 not-json "]);
}

#[test]
fn findings_can_be_left_out() {
    let wrong = record("letters").replace("\"complete\"", "\"partial\"");
    let folder = with(&[("a.json", &wrong)]);
    let run = referat(folder.path(), &["validate", "a.json", "--ignore", "outcome-contradiction"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    let run = referat(folder.path(), &["validate", "a.json", "--ignore", "outcome"]);
    assert_eq!(run.code, 2, "no such code");
}

#[test]
fn what_is_not_there_is_abnormal() {
    let folder = with(&[]);
    let run = referat(folder.path(), &["validate", "missing.json"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("missing.json"), "{}", run.stderr);
}

#[test]
fn a_record_without_text_is_valid() {
    let mut record: Value = serde_json::from_str(&record("hyphens")).unwrap();
    record.as_object_mut().unwrap().remove("text");
    let folder = with(&[("a.json", &record.to_string()), ("b.json", &json!([1]).to_string())]);
    assert_eq!(referat(folder.path(), &["validate", "."]).code, 0);
}
