//! What one document does to itself, it does to no other: real workers that panic, overflow,
//! hang and take all memory.

use serde_json::Value;

use crate::minutes::MINUTES;
use crate::pdf::{PAGES, pdf};
use crate::process::{Folder, Run, program, read_json};

/// `referat extract in -o out` with faults switched on, which only a debug build has.
fn extract(folder: &Folder, further: &[&str]) -> Run {
    let mut command = program();
    command.env("REFERAT_FAULTS", "1").arg("extract").arg(folder.input());
    command.arg("-o").arg(folder.output()).args(further).output().unwrap().into()
}

fn faulty(faults: &[&str]) -> Vec<u8> {
    pdf(&PAGES, faults)
}

/// `path: outcome reason page`
fn lines(folder: &Folder) -> Vec<String> {
    let line = |line: &Value| {
        let word = |key: &str| line[key].as_str().unwrap_or("-").to_owned();
        format!("{}: {} {} {}", word("path"), word("outcome"), word("reason"), line["page"])
    };
    folder.manifest().iter().map(line).collect()
}

#[test]
fn a_page_does_not_take_the_others_with_it() {
    let folder = Folder::with(&[
        ("abort.pdf", &faulty(&["page 2 abort"])),
        ("overflow.pdf", &faulty(&["page 2 overflow"])),
        ("panic.pdf", &faulty(&["page 2 panic"])),
        ("text.txt", MINUTES),
        ("two.pdf", &faulty(&["page 1 overflow", "page 3 abort"])),
        ("whole.pdf", &faulty(&[])),
    ]);
    assert_eq!(extract(&folder, &["--jobs", "2"]).code, 1);
    let expected = [
        "abort.pdf: partial crash 2",
        "overflow.pdf: partial stack-overflow 2",
        "panic.pdf: partial panic 2",
        "text.txt: complete - null",
        "two.pdf: partial stack-overflow 1",
        "whole.pdf: complete - null",
    ];
    assert_eq!(lines(&folder), expected);
    let record = read_json(&folder.output().join("overflow.pdf.json"));
    let text = record["text"].as_str().unwrap();
    assert!(text.contains("Valg af dirigent") && text.contains("Eventuelt"), "{text}");
    assert!(!text.contains("Regnskabet"), "{text}");
    assert_eq!(record["source"]["text_layer"], "partial");
    let [finding] = errors(&record).try_into().unwrap();
    assert_eq!(
        (finding["code"].as_str(), finding["page"].as_u64()),
        (Some("stack-overflow"), Some(2))
    );
}

fn errors(record: &Value) -> Vec<&Value> {
    let diagnostics = record["diagnostics"].as_array().unwrap().iter();
    diagnostics.filter(|found| found["severity"] == "error").collect()
}

#[test]
fn what_is_no_pages_fault_fails_the_document() {
    let folder = Folder::with(&[
        ("all.pdf", &faulty(&["page 1 overflow", "page 2 overflow", "page 3 overflow"])),
        ("opening.pdf", &faulty(&["opening overflow"])),
        ("pages.pdf", &faulty(&["pages panic"])),
    ]);
    assert_eq!(extract(&folder, &["--jobs", "1"]).code, 1);
    let expected = [
        "all.pdf: failed stack-overflow 1",
        "opening.pdf: failed stack-overflow null",
        "pages.pdf: failed panic null",
    ];
    assert_eq!(lines(&folder), expected);
    for file in ["all.pdf.json", "opening.pdf.json", "pages.pdf.json"] {
        let record = read_json(&folder.output().join(file));
        assert_eq!(record["outcome"], "failed", "{file}");
        assert!(record["source"]["sha256"].is_string(), "{file}");
    }
}

#[test]
fn time_and_memory_have_limits() {
    let folder = Folder::with(&[
        ("loop.pdf", &faulty(&["page 3 loop"])),
        ("memory.pdf", &faulty(&["page 1 allocate"])),
    ]);
    let limits = ["--timeout", "8", "--memory-limit", "384", "--jobs", "2"];
    assert_eq!(extract(&folder, &limits).code, 1);
    assert_eq!(
        lines(&folder),
        ["loop.pdf: partial timeout 3", "memory.pdf: partial out-of-memory 1"]
    );
}

#[test]
fn a_document_that_is_slow_as_a_whole_gives_its_first_pages() {
    let slow = ["page 1 wait", "page 2 wait", "page 3 wait"];
    let folder = Folder::with(&[("slow.pdf", &pdf(&[PAGES[0], PAGES[1], PAGES[2], ""], &slow))]);
    assert_eq!(extract(&folder, &["--timeout", "5"]).code, 1);
    assert_eq!(lines(&folder), ["slow.pdf: partial timeout 2"]);
}

#[test]
fn workers_give_the_same_bytes() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/boligforening.pdf");
    let with = crate::process::referat(["extract", corpus]);
    let without = crate::process::referat(["extract", corpus, "--no-isolation"]);
    assert_eq!((with.code, without.code), (0, 0));
    assert_eq!(with.stdout, without.stdout);
}

#[test]
fn limits_that_nothing_fits_are_wrong_usage() {
    let run = crate::process::referat(["extract", "x.pdf", "--memory-limit", "3"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("at least 384"), "{}", run.stderr);
}
