//! Runs that go on where an earlier one was.

use std::fs;
use std::time::SystemTime;

use crate::minutes::{MINUTES, numbered};
use crate::pdf::{PAGES, pdf};
use crate::process::{Folder, Run, files_below, program};

fn changed(folder: &Folder, record: &str) -> SystemTime {
    fs::metadata(folder.output().join(record)).unwrap().modified().unwrap()
}

#[test]
fn what_is_done_is_not_done_again() {
    let folder = Folder::with(&[("a.txt", MINUTES), ("b.txt", b""), ("c.pdf", &pdf(&PAGES, &[]))]);
    folder.extract(&[]);
    let (first, written) = (files_below(&folder.output()), changed(&folder, "a.txt.json"));
    let run = folder.extract(&[]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("3 of them done by an earlier run"), "{}", run.stderr);
    assert!(run.stderr.contains("failed: b.txt: empty-file"), "{}", run.stderr);
    assert_eq!(changed(&folder, "a.txt.json"), written);
    assert!(first == files_below(&folder.output()));
    let run = folder.extract(&["--force"]);
    assert!(!run.stderr.contains("earlier"), "{}", run.stderr);
    assert_ne!(changed(&folder, "a.txt.json"), written);
    assert!(first == files_below(&folder.output()));
}

#[test]
fn what_has_changed_is_done_again() {
    for format in ["json", "jsonl"] {
        let folder = Folder::with(&[]);
        for number in 0..6 {
            folder.add(&format!("{number}.txt"), &numbered(number));
        }
        folder.extract(&["--format", format]);
        folder.add("0.5.txt", MINUTES);
        folder.add("1.txt", MINUTES);
        fs::remove_file(folder.input().join("2.txt")).unwrap();
        let record = folder.output().join("3.txt.json");
        if record.exists() {
            fs::write(record, "{").unwrap();
        }
        let run = folder.extract(&["--format", format]);
        let kept = if format == "json" { "3 of them" } else { "4 of them" };
        assert!(run.stderr.contains(kept), "{}", run.stderr);
        assert!(!folder.outcomes().iter().any(|line| line.starts_with("2.txt")));
        let resumed = files_below(&folder.output());
        fs::remove_dir_all(folder.output()).unwrap();
        folder.extract(&["--format", format]);
        let stale = |name: &str| name == "2.txt.json";
        let resumed: Vec<_> = resumed.into_iter().filter(|(name, _)| !stale(name)).collect();
        assert!(resumed == files_below(&folder.output()), "{format}");
    }
}

#[test]
fn other_options_give_other_records() {
    let folder = Folder::with(&[("a.txt", MINUTES)]);
    folder.extract(&[]);
    let run = folder.extract(&["--no-text"]);
    assert!(!run.stderr.contains("earlier"), "{}", run.stderr);
    let run = folder.extract(&[]);
    assert!(!run.stderr.contains("earlier"), "the record of --no-text is taken for another");
}

#[test]
fn failed_documents_are_retried_on_demand() {
    let folder = Folder::with(&[
        ("crash.pdf", &pdf(&PAGES, &["opening abort"])),
        ("page.pdf", &pdf(&PAGES, &["page 2 overflow"])),
    ]);
    let extract = |faults: bool, further: &[&str]| -> Run {
        let mut command = program();
        if faults {
            command.env("REFERAT_FAULTS", "1");
        }
        command.arg("extract").arg(folder.input()).arg("-o").arg(folder.output());
        command.args(further).output().unwrap().into()
    };
    extract(true, &[]);
    let first = ["crash.pdf: failed crash", "page.pdf: partial stack-overflow"];
    assert_eq!(folder.outcomes(), first);
    extract(false, &[]);
    assert_eq!(folder.outcomes(), first);
    let run = extract(false, &["--retry-failed=nonsense"]);
    assert_eq!((run.code, run.stderr.contains("timeout")), (2, true), "{}", run.stderr);
    extract(false, &["--retry-failed=timeout"]);
    assert_eq!(folder.outcomes(), first);
    extract(false, &["--retry-failed=crash"]);
    assert_eq!(folder.outcomes(), ["crash.pdf: complete -", first[1]]);
    assert_eq!(extract(false, &["--retry-failed"]).code, 0);
    assert_eq!(folder.outcomes(), ["crash.pdf: complete -", "page.pdf: complete -"]);
}
