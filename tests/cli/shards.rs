//! Records that share files, in shards and compressed.

use std::fs;
use std::path::Path;

use crate::minutes::numbered;
use crate::process::{Folder, files_below, program, referat};

fn folder() -> Folder {
    let folder = Folder::with(&[]);
    for number in 0..12 {
        folder.add(&format!("{number:02}.txt"), &numbered(number));
    }
    folder
}

fn names(folder: &Folder) -> Vec<String> {
    let names = files_below(&folder.output()).into_iter().map(|(name, _)| name);
    names.filter(|name| name.starts_with("records")).collect()
}

/// All records of `out`, in order.
fn records(folder: &Folder) -> String {
    let read = |name: String| {
        let bytes = fs::read(folder.output().join(&name)).unwrap();
        let packed = Path::new(&name).extension().is_some_and(|ending| ending == "zst");
        String::from_utf8(if packed { zstd::decode_all(&bytes[..]).unwrap() } else { bytes })
            .unwrap()
    };
    names(folder).into_iter().map(read).collect()
}

fn whole() -> String {
    let folder = folder();
    folder.extract_once(&["--format", "jsonl"]);
    assert_eq!(names(&folder), ["records.jsonl"]);
    records(&folder)
}

#[test]
fn shards_hold_what_one_file_holds() {
    let whole = whole();
    let size = (whole.len() / 4).to_string();
    for packed in [false, true] {
        let folder = folder();
        let compress: &[&str] = if packed { &["--compress", "zstd"] } else { &[] };
        let arguments = [&["--format", "jsonl", "--shard-size", &size], compress].concat();
        let run = folder.extract_once(&arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let ending = if packed { ".zst" } else { "" };
        let expected = (1..=names(&folder).len()).map(|n| format!("records-{n:05}.jsonl{ending}"));
        assert_eq!(names(&folder), expected.collect::<Vec<_>>());
        assert!(names(&folder).len() >= 4);
        assert!(records(&folder) == whole);
        let verify = referat(["verify", folder.output().to_str().unwrap()]);
        assert_eq!((verify.code, verify.stdout.as_str()), (0, ""));
    }
}

#[test]
fn the_manifest_names_the_shard() {
    let folder = folder();
    folder.extract_once(&["--format", "jsonl", "--shard-size", "1"]); // a file for each
    for (number, line) in (1..).zip(folder.manifest()) {
        let shard = line["record"].as_str().unwrap();
        assert_eq!(shard, format!("records-{number:05}.jsonl"));
        let record = fs::read(folder.output().join(shard)).unwrap();
        assert_eq!(line["record_sha256"], referat::source::sha256(&record));
    }
}

#[test]
fn nothing_of_an_earlier_run_is_left_between_the_records() {
    let folder = folder();
    folder.extract_once(&["--format", "jsonl", "--shard-size", "1"]);
    assert_eq!(names(&folder).len(), 12);
    folder.extract_once(&["--format", "jsonl", "--compress", "zstd"]);
    assert_eq!(names(&folder), ["records.jsonl.zst"]);
    let verify = referat(["verify", folder.output().to_str().unwrap()]);
    assert_eq!((verify.code, verify.stdout.as_str()), (0, ""));
}

#[test]
fn a_run_after_a_finished_one_reads_only_what_is_new() {
    for further in [&["--shard-size", "20KB"][..], &["--compress", "zstd"]] {
        let folder = folder();
        let arguments = [&["--format", "jsonl"], further].concat();
        folder.extract_once(&arguments);
        let first = files_below(&folder.output());
        let said = folder.extract_once(&arguments).stderr;
        assert!(first == files_below(&folder.output()));
        assert!(said.contains("12 of them done by an earlier run"), "{said}");
    }
}

#[test]
fn a_compressed_stream() {
    let folder = folder();
    let mut command = program();
    command.arg("extract").arg(folder.input()).args(["--format", "jsonl", "--compress", "zstd"]);
    let packed = command.output().unwrap().stdout;
    assert!(zstd::decode_all(&packed[..]).unwrap() == whole().into_bytes());
}

#[test]
fn shards_are_for_json_lines_in_a_folder() {
    let folder = folder();
    for arguments in [
        &["--shard-size", "1MB"][..],
        &["--compress", "zstd"],
        &["--format", "jsonl", "--shard-size", "0"],
    ] {
        assert_eq!(folder.extract_once(arguments).code, 2, "{arguments:?}");
    }
    let input = folder.input();
    let run =
        referat(["extract", input.to_str().unwrap(), "--format", "jsonl", "--shard-size", "1MB"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
}
