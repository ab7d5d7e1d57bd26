//! Documents that are there more than once.

use serde_json::Value;

use crate::minutes::{MINUTES, numbered};
use crate::packed::zip;
use crate::process::{Folder, files_below, referat};

fn folder() -> Folder {
    let packed = zip(&[("d.txt", MINUTES), ("e.txt", &numbered(1))]);
    Folder::with(&[
        ("a/x.txt", MINUTES),
        ("b.txt", b""),
        ("c.txt", MINUTES),
        ("c.md", MINUTES),
        ("d.zip", &packed),
        ("e.txt", b""),
    ])
}

#[test]
fn the_first_is_read_and_the_others_lead_to_it() {
    let folder = folder();
    folder.extract_once(&[]);
    let expected = [
        "a/x.txt: complete -",
        "b.txt: failed empty-file",
        "c.md: complete -", // another type, another record
        "c.txt: skipped duplicate",
        "d.zip/d.txt: skipped duplicate",
        "d.zip/e.txt: complete -",
        "d.zip: skipped archive",
        "e.txt: skipped duplicate",
    ];
    assert_eq!(folder.outcomes(), expected);
    let lines = folder.manifest();
    let firsts: Vec<_> = lines.iter().filter_map(|line| line["duplicate_of"].as_str()).collect();
    assert_eq!(firsts, ["a/x.txt", "a/x.txt", "b.txt"]);
    assert_eq!(lines[3]["sha256"], referat::source::sha256(MINUTES));
    assert_eq!(lines[3]["record"], Value::Null);
    let records: Vec<_> = files_below(&folder.output()).into_iter().map(|(name, _)| name).collect();
    assert!(!records.contains(&"c.txt.json".to_owned()), "{records:?}");
    assert_eq!(folder.summary()["skipped_reasons"]["duplicate"], 3);
    assert_eq!(folder.summary()["documents"], 4);
}

#[test]
fn each_is_read_when_that_is_wanted() {
    let folder = folder();
    folder.extract_once(&["--keep-duplicates"]);
    assert!(folder.manifest().iter().all(|line| line["duplicate_of"].is_null()));
    assert_eq!(folder.summary()["documents"], 7);
}

#[test]
fn a_stream_without_a_manifest_has_all_records() {
    let folder = folder();
    let run = referat(["extract", folder.input().to_str().unwrap(), "--format", "jsonl"]);
    assert_eq!(run.stdout.lines().count(), 7);
}

#[test]
fn who_is_first_does_not_depend_on_threads() {
    let folder = Folder::with(&[]);
    for number in 0..60 {
        folder.add(&format!("{number:02}.txt"), &numbered(number % 7));
    }
    folder.extract_once(&["--jobs", "1"]);
    let one = files_below(&folder.output());
    assert_eq!(one.len(), 9 + 3);
    for _ in 0..3 {
        folder.extract_once(&["--jobs", "8", "--force"]);
        assert!(one == files_below(&folder.output()));
    }
}
