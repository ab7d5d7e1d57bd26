//! `referat check`: documents that changed, and what is said of their records then.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use tempfile::TempDir;

use crate::faults::folder;
use crate::program::referat;

/// A document of `fixtures/records` that is changed, and how its record then differs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    document: String,
    edit: (String, String),
    /// The changed document is the expected one.
    #[serde(default)]
    backwards: bool,
    /// Codes and messages.
    found: Vec<String>,
}

#[test]
fn every_difference_is_told() {
    let cases = fs::read(folder("tests/check/differences.json")).unwrap();
    let cases: Vec<Case> = serde_json::from_slice(&cases).unwrap();
    let mut missed = Vec::new();
    for case in cases {
        let folder = copy(&[&case.document]);
        let document = folder.path().join(format!("{}.txt", case.document));
        let before = fs::read_to_string(&document).unwrap();
        let after = before.replacen(&case.edit.0, &case.edit.1, 1);
        assert_ne!(before, after, "{case:#?}");
        fs::write(&document, &after).unwrap();
        if case.backwards {
            assert_eq!(referat(folder.path(), &["check", ".", "--update"]).code, 0);
            fs::write(&document, &before).unwrap();
        }
        let arguments =
            ["check", ".", "--ignore", "/source", "--ignore", "/text", "--format", "json"];
        let report: Value =
            serde_json::from_str(&referat(folder.path(), &arguments).stdout).unwrap();
        let told = |found: &Value| {
            format!("{} {}", found["code"].as_str().unwrap(), found["message"].as_str().unwrap())
        };
        let found: Vec<String> = report["findings"].as_array().unwrap().iter().map(told).collect();
        if found != case.found {
            missed.push((case, found));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

/// Documents of `fixtures/records` with their records.
fn copy(names: &[&str]) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    for name in names {
        for kind in ["txt", "json"] {
            let file = format!("{name}.{kind}");
            fs::copy(folder("fixtures/records").join(&file), to.path().join(&file)).unwrap();
        }
    }
    to
}

fn replace(file: &Path, words: &str, others: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(words), "{} is not in {}", words, file.display());
    fs::write(file, text.replacen(words, others, 1)).unwrap();
}

/// `referat check` finds other values and places, each with the line of what was expected.
#[test]
fn changed_records_are_findings() {
    let folder = copy(&["letters"]);
    let record = folder.path().join("letters.json");
    replace(&record, "\"order\": 1", "\"order\": 7");
    replace(&record, "\"line\": 1\n", "\"line\": 2\n");
    let run = referat(folder.path(), &["check", "letters.txt", "--format", "json"]);
    assert_eq!(run.code, 1);
    let found = run.findings();
    assert!(found[0].ends_with("value-differs /agenda_items/0/order"), "{found:#?}");
    assert!(found[1].contains("place-differs /provenance/"), "{found:#?}");
    assert_eq!(found.len(), 2, "{found:#?}");
    let text = fs::read_to_string(&record).unwrap();
    let line = 1 + text.lines().position(|line| line.contains("\"order\": 7")).unwrap();
    assert!(found[0].starts_with(&format!("letters.json:{line}:")), "{found:#?}");
    let ignore = ["check", ".", "--ignore", "/provenance", "--ignore", "/agenda_items/*/order"];
    assert_eq!(referat(folder.path(), &ignore).code, 0);
}

#[test]
fn update_writes_what_extract_writes() {
    let folder = copy(&["letters", "names"]);
    let (record, other) = (folder.path().join("letters.json"), folder.path().join("names.json"));
    let (before, other_before) = (fs::read(&record).unwrap(), fs::read(&other).unwrap());
    replace(&record, "\"order\": 1", "\"order\": 7");
    let run = referat(folder.path(), &["check", ".", "--update"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert!(run.stderr.contains("written: ./letters.json") && !run.stderr.contains("names"));
    assert!(fs::read(&record).unwrap() == before && fs::read(&other).unwrap() == other_before);
}

/// A record on one line stays on one, and a record without text gets none.
#[test]
fn records_keep_their_form() {
    let folder = copy(&["letters"]);
    let record = folder.path().join("letters.json");
    let mut value: Value = serde_json::from_slice(&fs::read(&record).unwrap()).unwrap();
    value.as_object_mut().unwrap().remove("text");
    fs::write(&record, value.to_string()).unwrap();
    assert_eq!(referat(folder.path(), &["check", "."]).code, 0);
    replace(&record, "\"order\":1", "\"order\":7");
    assert_eq!(referat(folder.path(), &["check", ".", "--update"]).code, 0);
    let text = fs::read_to_string(&record).unwrap();
    assert!(text.lines().count() == 1 && !text.contains("\"text\":\"Referat"), "{text}");
}

#[test]
fn what_stands_alone_is_told() {
    let folder = copy(&["letters", "names"]);
    let path = |name: &str| folder.path().join(name);
    fs::rename(path("letters.txt"), path("other.txt")).unwrap();
    fs::rename(path("names.json"), path("names.txt.json")).unwrap();
    fs::write(path("settings.json"), "{}").unwrap();
    let run = referat(folder.path(), &["check", ".", "--format", "json"]);
    assert_eq!(run.findings(), ["./letters.json:1:1 document-missing "]);
    assert!(run.stderr.contains("no record beside them: ./other.txt"), "{}", run.stderr);
    let run = referat(folder.path(), &["check", "other.txt"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("error[record-missing]: other.txt.json"), "{}", run.stdout);
    assert_eq!(referat(folder.path(), &["check", "other.txt", "--update"]).code, 0);
    assert_eq!(referat(folder.path(), &["check", "other.txt"]).code, 0);
}

#[test]
fn what_is_no_record_is_a_finding() {
    let folder = copy(&["letters"]);
    fs::write(folder.path().join("letters.json"), "{\n \"a\": ").unwrap();
    let run = referat(folder.path(), &["check", ".", "--format", "json"]);
    assert_eq!(run.findings(), ["./letters.json:1:1 not-json "]);
}

#[test]
fn wrong_usage_is_abnormal() {
    let folder = copy(&["letters"]);
    assert_eq!(referat(folder.path(), &["check", "missing"]).code, 2);
    assert_eq!(referat(folder.path(), &["check", ".", "--ignore", "meeting"]).code, 2);
}
