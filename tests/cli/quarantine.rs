//! `--quarantine`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::minutes::MINUTES;
use crate::packed::{tar, zip};
use crate::process::{Folder, files_below};

fn folder() -> Folder {
    Folder::with(&[
        ("a/b.txt", b""),
        ("a/c.docx", b"PK\x03\x04 d"),
        ("d.txt", MINUTES),
        ("e.zip", &zip(&[("f.rtf", b"{\\rtf1 zip}"), ("kl. 1:2.txt", b" ")])),
        ("g.tar", &tar(&[("h.rtf", b"{\\rtf1 tar}")])),
        ("i.zip", b"no archive"),
    ])
}

fn quarantine(folder: &Folder, further: &[&str]) -> Vec<(String, Vec<u8>)> {
    let place = folder.path("quarantine");
    let run = folder.extract_once(&[&["--quarantine", place.to_str().unwrap()], further].concat());
    assert_eq!(run.code, 1, "{}", run.stderr);
    files_below(&place)
}

#[test]
fn failed_inputs_lie_below_their_reason() {
    let folder = folder();
    let kept = quarantine(&folder, &[]);
    let expected: [(&str, &[u8]); 6] = [
        ("damaged-archive/i.zip", b"no archive"),
        ("empty-file/a/b.txt", b""),
        ("empty-file/e.zip/kl. 1%3A2.txt", b" "),
        ("unsupported-format/a/c.docx", b"PK\x03\x04 d"),
        ("unsupported-format/e.zip/f.rtf", b"{\\rtf1 zip}"),
        ("unsupported-format/g.tar/h.rtf", b"{\\rtf1 tar}"),
    ];
    let files = kept.iter().filter(|(name, _)| name != "quarantine.jsonl");
    let files: Vec<_> = files.map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
    assert_eq!(files, expected);
}

#[test]
fn the_list_says_why() {
    let folder = folder();
    fs::remove_file(folder.input().join("a/b.txt")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", folder.input().join("z.txt")).unwrap();
    quarantine(&folder, &[]);
    let list = fs::read_to_string(folder.path("quarantine/quarantine.jsonl")).unwrap();
    let lines: Vec<Value> = list.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let failed: Vec<_> =
        folder.manifest().into_iter().filter(|line| line["outcome"] == "failed").collect();
    assert_eq!(lines.len(), failed.len());
    for (line, failed) in lines.iter().zip(&failed) {
        for key in ["path", "sha256", "reason", "message", "page"] {
            assert_eq!(line[key], failed[key], "{key}");
        }
    }
    assert_eq!(lines[0]["file"], "unsupported-format/a/c.docx");
    #[cfg(unix)]
    assert_eq!(lines.last().unwrap()["file"], Value::Null);
}

#[cfg(unix)]
#[test]
fn links_instead_of_copies() {
    let folder = folder();
    quarantine(&folder, &["--quarantine-links"]);
    let kept = folder.path("quarantine/unsupported-format");
    assert!(fs::symlink_metadata(kept.join("a/c.docx")).unwrap().is_symlink());
    assert_eq!(fs::read(kept.join("a/c.docx")).unwrap(), b"PK\x03\x04 d");
    assert!(fs::symlink_metadata(kept.join("e.zip/f.rtf")).unwrap().is_file());
}

#[test]
fn a_quarantine_in_the_input_folder_is_not_read() {
    let folder = folder();
    let place = folder.input().join("quarantine");
    let arguments = ["--quarantine", place.to_str().unwrap()];
    folder.extract_once(&arguments);
    let first = files_below(&folder.output());
    folder.extract_once(&arguments);
    assert!(first == files_below(&folder.output()));
}

#[test]
fn a_second_run_leaves_it_as_it_is() {
    let folder = folder();
    let first = quarantine(&folder, &[]);
    assert!(first == quarantine(&folder, &[]));
}

/// Cut off before its text, a file is to be fetched again; OCR would find nothing.
#[test]
fn a_file_that_breaks_off_is_no_scan() {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/boligforening.pdf");
    let whole = fs::read(whole).unwrap();
    let folder = Folder::with(&[("a.pdf", whole.get(..3000).unwrap())]);
    assert_eq!(folder.extract(&[]).code, 1);
    assert_eq!(folder.outcomes(), ["a.pdf: failed truncated"]);
}
