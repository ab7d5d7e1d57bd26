//! `referat verify`.

use std::fs;

use crate::minutes::{MINUTES, numbered};
use crate::packed::{gzip, tar, zip};
use crate::process::{Folder, Run, referat};

fn folder() -> Folder {
    let folder = Folder::with(&[
        ("a/x%41.txt", MINUTES),
        ("b.txt", b""),
        ("c.txt", MINUTES),
        ("d.json", b"{}"),
        (
            "e.zip",
            &zip(&[("1.txt", &numbered(1)), ("i.tgz", &gzip(&tar(&[("2.txt", &numbered(2))])))]),
        ),
        ("f.txt", &numbered(3)),
    ]);
    #[cfg(unix)]
    fs::write(
        folder
            .input()
            .join(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"m\xf8de.txt")),
        numbered(4),
    )
    .unwrap();
    folder
}

fn verify(folder: &Folder, further: &[&str]) -> Run {
    let output = folder.output();
    referat([&["verify", output.to_str().unwrap()], further].concat())
}

fn findings(folder: &Folder) -> Vec<String> {
    let run = verify(folder, &[]);
    assert_eq!(run.code, i32::from(!run.stdout.is_empty()), "{}{}", run.stdout, run.stderr);
    run.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn what_was_just_written_is_as_it_was() {
    for arguments in [&[][..], &["--format", "jsonl"]] {
        let folder = folder();
        folder.extract_once(arguments);
        assert_eq!(findings(&folder), [""; 0]);
        let said = verify(&folder, &[]).stderr;
        assert_eq!(said, "6 records, 7 inputs: 0 findings\n");
    }
}

#[test]
fn what_is_missing_changed_or_orphaned_is_named() {
    let folder = folder();
    folder.extract_once(&[]);
    fs::write(folder.input().join("a/x%41.txt"), "another").unwrap();
    fs::remove_file(folder.input().join("c.txt")).unwrap();
    folder.add("e.zip", &zip(&[("1.txt", &numbered(9))]));
    fs::write(folder.output().join("b.txt.json"), "{}").unwrap();
    fs::remove_file(folder.output().join("f.txt.json")).unwrap();
    fs::write(folder.output().join("a/new.json"), "{}").unwrap();
    let expected = [
        "changed input: a/x%2541.txt",
        "changed record: b.txt.json (of b.txt)",
        "missing input: c.txt",
        "changed input: e.zip/1.txt",
        "missing input: e.zip/i.tgz/2.txt",
        "missing record: f.txt.json (of f.txt)",
        "orphaned record: a/new.json",
    ];
    let mut found = findings(&folder);
    found.sort_by_key(|finding| expected.iter().position(|one| one == finding));
    assert_eq!(found, expected);
}

#[test]
fn shared_files_are_checked_line_by_line() {
    let folder = folder();
    folder.extract_once(&["--format", "jsonl"]);
    let records = folder.output().join("records.jsonl");
    let text = fs::read_to_string(&records).unwrap();
    fs::write(&records, text.replacen("Havrevang", "Rugvang", 1)).unwrap();
    assert_eq!(findings(&folder), ["changed record: records.jsonl (of a/x%2541.txt)"]);
    fs::write(&records, format!("{text}{{}}\n")).unwrap();
    assert_eq!(findings(&folder), ["orphaned record: records.jsonl (lines after the last record)"]);
    let cut = text.trim_end().rfind('\n').unwrap();
    fs::write(&records, &text[..=cut]).unwrap();
    assert_eq!(findings(&folder).len(), 1);
    fs::remove_file(&records).unwrap();
    assert_eq!(findings(&folder).len(), 6);
}

#[test]
fn manifest_and_summary_are_checked() {
    let folder = folder();
    folder.extract_once(&[]);
    let manifest = folder.output().join("manifest.jsonl");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replacen("failed", "complete", 1)).unwrap();
    assert_eq!(findings(&folder), ["changed summary: summary.json"]);
    fs::write(&manifest, text.replacen('{', "", 1)).unwrap();
    let found = findings(&folder);
    assert_eq!(found[0], "changed manifest: manifest.jsonl, line 1");
    assert!(found.contains(&"orphaned record: a/x%2541.txt.json".to_owned()), "{found:?}");
}

#[test]
fn inputs_that_were_moved() {
    let folder = folder();
    folder.extract_once(&[]);
    fs::rename(folder.input(), folder.path("moved")).unwrap();
    let run = verify(&folder, &[]);
    assert_eq!((run.code, run.stderr.contains("--root")), (2, true), "{}", run.stderr);
    assert_eq!(verify(&folder, &["--no-inputs"]).code, 0);
    assert_eq!(verify(&folder, &["--root", folder.path("moved").to_str().unwrap()]).code, 0);
    let run = verify(&folder, &["--root", folder.output().to_str().unwrap(), "--json"]);
    assert_eq!(run.code, 1);
    let first: serde_json::Value =
        serde_json::from_str(run.stdout.lines().next().unwrap()).unwrap();
    assert_eq!(first["fault"], "missing");
}

#[test]
fn a_folder_without_a_manifest_is_no_output() {
    let folder = folder();
    let run = verify(&folder, &[]);
    assert_eq!((run.code, run.stderr.contains("manifest.jsonl")), (2, true), "{}", run.stderr);
}
