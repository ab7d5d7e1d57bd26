//! `--bag`, checked by another's validator: Python's `bagit`, which `.ci/readers` installs.

#![expect(clippy::print_stdout, reason = "a test says that it is skipped")]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::minutes::{MINUTES, numbered};
use crate::process::{Folder, files_below, referat};

fn folder() -> Folder {
    let folder =
        Folder::with(&[("2019/møde.txt", MINUTES), ("b.txt", b""), ("c d.txt", &numbered(1))]);
    let run = folder.extract(&["--bag"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    folder
}

/// What the validator says; `None` where there is none.
fn validate(bag: &Path) -> Option<bool> {
    let local = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/readers/bin/python3");
    let python = if local.is_file() { local } else { "python3".into() };
    let python = || Command::new(&python);
    let there = python().args(["-c", "import bagit"]).output();
    if !there.is_ok_and(|run| run.status.success()) {
        println!("skipped: the Python package bagit is not installed");
        return None;
    }
    let run = python().args(["-m", "bagit", "--validate"]).arg(bag).output().unwrap();
    Some(run.status.success())
}

#[test]
fn a_bag_has_its_records_in_data() {
    let folder = folder();
    let names = files_below(&folder.output()).into_iter().map(|(name, _)| name);
    let names: Vec<_> = names.filter(|name| !name.starts_with(".referat/")).collect();
    let expected = [
        "bag-info.txt",
        "bagit.txt",
        "data/2019/møde.txt.json",
        "data/b.txt.json",
        "data/c d.txt.json",
        "data/manifest.jsonl",
        "data/summary.json",
        "manifest-sha256.txt",
        "manifest-sha512.txt",
        "tagmanifest-sha256.txt",
        "tagmanifest-sha512.txt",
    ];
    assert_eq!(names, expected);
    let payload: u64 = files_below(&folder.output().join("data"))
        .iter()
        .map(|(_, bytes)| bytes.len() as u64)
        .sum();
    let info = fs::read_to_string(folder.output().join("bag-info.txt")).unwrap();
    assert!(info.contains(&format!("Payload-Oxum: {payload}.5\n")), "{info}");
}

#[test]
fn another_program_finds_it_valid() {
    let folder = folder();
    let Some(valid) = validate(&folder.output()) else { return };
    assert!(valid);
    fs::write(folder.output().join("data/b.txt.json"), "{}").unwrap();
    assert_eq!(validate(&folder.output()), Some(false));
}

#[test]
fn percent_signs_are_encoded_as_the_standard_says() {
    let folder = Folder::with(&[("100%41.txt", MINUTES)]);
    folder.extract(&["--bag"]);
    let manifest = fs::read_to_string(folder.output().join("manifest-sha256.txt")).unwrap();
    assert!(manifest.contains("  data/100%252541.txt.json\n"), "{manifest}");
    let verify = referat(["verify", folder.output().to_str().unwrap()]);
    assert_eq!((verify.code, verify.stdout.as_str()), (0, ""));
}

#[test]
fn verify_looks_at_the_bag() {
    let folder = folder();
    let verify = || referat(["verify", folder.output().to_str().unwrap()]);
    assert_eq!(verify().code, 0, "{}", verify().stdout);
    fs::write(folder.output().join("bag-info.txt"), "").unwrap();
    assert_eq!(verify().stdout, "changed bag: bag-info.txt\n");
    fs::remove_file(folder.output().join("data/summary.json")).unwrap();
    assert_eq!(
        verify().stdout,
        "missing summary: summary.json\nmissing bag: data/summary.json\nchanged bag: bag-info.txt\n"
    );
}

#[test]
fn a_bag_is_renewed() {
    let folder = folder();
    let first = files_below(&folder.output());
    folder.extract(&["--bag"]);
    assert!(first == files_below(&folder.output()));
    folder.add("d.txt", &numbered(2));
    folder.extract(&["--bag"]);
    assert_eq!(referat(["verify", folder.output().to_str().unwrap()]).code, 0);
}
