//! Folders to folders: records, manifest and summary.

use std::fs;

use serde_json::{Value, json};

use crate::minutes::MINUTES;
use crate::process::{Folder, files_below, read_json, referat};

#[test]
fn records_lie_like_their_documents() {
    let folder = Folder::with(&[("a/x.txt", MINUTES), ("a/x.md", MINUTES), ("y", MINUTES)]);
    let run = folder.extract(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let names: Vec<_> = files_below(&folder.output()).into_iter().map(|(name, _)| name).collect();
    let expected = [
        ".referat/journal",
        ".referat/lock",
        ".referat/origin.json",
        "a/x.md.json",
        "a/x.txt.json",
        "manifest.jsonl",
        "summary.json",
        "y.json",
    ];
    assert_eq!(names, expected);
    let record = read_json(&folder.output().join("a/x.txt.json"));
    assert_eq!(record["source"]["path"], "a/x.txt");
}

#[test]
fn the_manifest_has_hashes_counts_and_codes() {
    let folder = Folder::with(&[("a.txt", MINUTES), ("b.txt", b"")]);
    assert_eq!(folder.extract(&[]).code, 1);
    let [read, failed] = folder.manifest().try_into().unwrap();
    let keys: Vec<_> = read.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected = [
        "path",
        "sha256",
        "outcome",
        "duplicate_of",
        "record",
        "record_sha256",
        "kind",
        "counts",
        "diagnostics",
        "reason",
        "page",
        "message",
    ];
    expected.sort_unstable(); // as serde_json's map keeps them
    assert_eq!(keys, expected);
    assert_eq!(read["sha256"], referat::source::sha256(MINUTES));
    let record = fs::read(folder.output().join("a.txt.json")).unwrap();
    assert_eq!(read["record_sha256"], referat::source::sha256(&record));
    let record: Value = serde_json::from_slice(&record).unwrap();
    assert_eq!(read["kind"], record["document"]["kind"]);
    assert_eq!(read["counts"]["participants"], record["participants"].as_array().unwrap().len());
    assert_eq!(failed["outcome"], "failed");
    assert_eq!(failed["reason"], "empty-file");
    assert_eq!(failed["diagnostics"], json!({ "empty-file": 1 }));
    assert_eq!(failed["record"], "b.txt.json");
}

#[test]
fn the_summary_counts() {
    let folder = Folder::with(&[
        ("a.txt", MINUTES),
        ("b.txt", b""),
        ("c.json", b"{}"),
        ("d.json", b"[]"),
        (".e", b"x"),
    ]);
    folder.extract(&[]);
    let summary = folder.summary();
    assert_eq!(summary["documents"], 2);
    assert_eq!(
        summary["outcomes"],
        json!({ "complete": 1, "partial": 0, "failed": 1, "skipped": 3 })
    );
    assert_eq!(summary["bytes"], MINUTES.len());
    assert_eq!(summary["reasons"], json!({ "empty-file": 1 }));
    assert_eq!(summary["skipped_reasons"], json!({ "not-a-document": 2, "hidden": 1 }));
    assert_eq!(summary["skipped_extensions"], json!({ "": 1, "json": 2 }));
}

#[test]
fn nothing_is_passed_over_in_silence() {
    let folder = Folder::with(&[
        (".skjult.txt", MINUTES),
        ("a.html", b"<html>"),
        ("b.docx", b"PK\x03\x04"),
        ("c.rtf", b"{\\rtf1 x}"),
        ("d.PNG", b"\x89PNG\r\n"),
        ("e.pdf", b"no PDF"),
        ("f.ttf", b"\0\x01\0\0"),
        ("g", &[0, 1, 2, 3, 4, 5, 6, 7]),
        ("h.2021", MINUTES),
        ("i.sh", b"#!/bin/sh\n"),
    ]);
    assert_eq!(folder.extract(&[]).code, 1);
    let expected = [
        ".skjult.txt: skipped hidden",
        "a.html: skipped not-a-document",
        "b.docx: failed unsupported-format",
        "c.rtf: failed unsupported-format",
        "d.PNG: failed unsupported-format",
        "f.ttf: skipped not-a-document",
        "g: skipped not-a-document",
        "h.2021: complete -",
        "i.sh: skipped not-a-document",
    ];
    let outcomes = folder.outcomes();
    assert_eq!(
        outcomes.iter().filter(|line| !line.starts_with("e.pdf")).collect::<Vec<_>>(),
        expected
    );
    assert!(outcomes.iter().any(|line| line.starts_with("e.pdf: ")));
}

#[test]
fn skipped_files_do_not_change_the_exit_code() {
    let folder = Folder::with(&[("a.txt", MINUTES), ("b.toml", b"x = 1"), (".git/config", b"x")]);
    assert_eq!(folder.extract(&[]).code, 0);
}

#[test]
fn an_empty_folder_is_no_failure_but_is_said() {
    let folder = Folder::with(&[]);
    let run = folder.extract(&[]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("0 documents"), "{}", run.stderr);
    assert_eq!(folder.manifest(), Vec::<Value>::new());
}

#[test]
fn missing_inputs_are_in_the_manifest() {
    let folder = Folder::with(&[("a.txt", MINUTES)]);
    let arguments = [folder.path("gone.pdf"), folder.input(), "-o".into(), folder.output()];
    let run = referat(["extract".into()].into_iter().chain(arguments));
    assert_eq!(run.code, 1);
    assert_eq!(folder.outcomes(), ["gone.pdf: failed unreadable-file", "in/a.txt: complete -"]);
    assert!(run.stderr.contains("gone.pdf"), "{}", run.stderr);
    assert_eq!(folder.manifest()[0]["record"], Value::Null);
}

#[test]
fn the_output_folder_is_not_read() {
    let folder = Folder::with(&[("a.txt", MINUTES), ("b/c.txt", b"Referat")]);
    let output = folder.input().join("b/out");
    let arguments = ["extract".into(), folder.input(), "-o".into(), output.clone()];
    assert_eq!(referat(&arguments).code, 0);
    let first = files_below(&output);
    assert_eq!(referat(&arguments).code, 0);
    assert!(first == files_below(&output));
    assert_eq!(first.len(), 4 + 3);
}

#[test]
fn an_input_cannot_be_the_output() {
    let folder = Folder::with(&[("a.txt", MINUTES)]);
    let run = referat(["extract".into(), folder.input(), "-o".into(), folder.input()]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("choose another output folder"), "{}", run.stderr);
}

#[test]
fn an_output_that_cannot_be_written_is_2() {
    let folder = Folder::with(&[("a.txt", MINUTES)]);
    fs::write(folder.output(), "a file").unwrap();
    let run = folder.extract(&[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("cannot write"), "{}", run.stderr);
}

#[test]
fn all_records_in_one_file() {
    let folder = Folder::with(&[("a.txt", MINUTES), ("b.txt", b""), ("c.json", b"{}")]);
    assert_eq!(folder.extract(&["--format", "jsonl"]).code, 1);
    let lines = fs::read_to_string(folder.output().join("records.jsonl")).unwrap();
    let manifest = folder.manifest();
    assert_eq!(manifest[2]["record"], Value::Null);
    for (line, entry) in lines.split_inclusive('\n').zip(&manifest) {
        assert_eq!(entry["record"], "records.jsonl");
        assert_eq!(entry["record_sha256"], referat::source::sha256(line.as_bytes()));
    }
    assert_eq!(lines.lines().count(), 2);
}

#[test]
fn nothing_temporary_is_left() {
    let folder = Folder::with(&[("a.txt", MINUTES)]);
    folder.extract(&[]);
    let names = files_below(&folder.output()).into_iter().map(|(name, _)| name);
    assert_eq!(names.filter(|name| name.contains("tmp")).count(), 0);
}

#[test]
fn a_file_of_any_size_costs_no_more_than_itself() {
    let folder = Folder::with(&[("a.txt", MINUTES)]);
    let large = fs::File::create(folder.input().join("b.txt")).unwrap();
    large.set_len((1 << 30) + 1).unwrap(); // a hole: nothing is written
    assert_eq!(folder.extract(&[]).code, 1);
    assert_eq!(folder.outcomes(), ["a.txt: complete -", "b.txt: failed limit-reached"]);
}
