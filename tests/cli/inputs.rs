//! Lists of inputs and patterns.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use crate::minutes::MINUTES;
use crate::packed::zip;
use crate::process::{Folder, Run, program};

fn folder() -> Folder {
    Folder::with(&[
        ("2019/a.txt", MINUTES),
        ("2019/b c.txt", MINUTES),
        ("2020/.skjult.txt", MINUTES),
        ("2020/a.txt", MINUTES),
        ("2020/notes.html", b"<p>x"),
        ("2020/x.zip", &zip(&[("m.txt", MINUTES)])),
    ])
}

/// `referat extract ARGUMENTS -o out` in the folder `in`, with this on standard input.
fn extract(folder: &Folder, arguments: &[&str], list: &[u8]) -> Run {
    let mut child = program()
        .current_dir(folder.input())
        .args(["extract", "--keep-duplicates", "-o"])
        .arg(folder.output())
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(list).unwrap();
    child.wait_with_output().unwrap().into()
}

#[test]
fn a_list_on_standard_input() {
    for list in [
        &b"2020/a.txt\n2019/b c.txt\n"[..],
        b"2020/a.txt\r\n\r\n2019/b c.txt",
        b"2020/a.txt\x002019/b c.txt\0",
    ] {
        let folder = folder();
        let run = extract(&folder, &["--files-from", "-"], list);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(folder.outcomes(), ["2020/a.txt: complete -", "2019/b c.txt: complete -"]);
    }
}

#[test]
fn a_list_in_a_file_names_files_folders_and_archives() {
    let folder = folder();
    let list = "2019\n./2020/x.zip\n2019/a.txt\n2020/notes.html\n2020/../2019/a.txt\ngone.pdf\n";
    fs::write(folder.path("list"), list).unwrap();
    let list = folder.path("list");
    assert_eq!(extract(&folder, &["--files-from", list.to_str().unwrap()], b"").code, 1);
    let expected = [
        "2019/b c.txt: complete -", // the other one has a turn of its own
        "2020/x.zip/m.txt: complete -",
        "2020/x.zip: skipped archive",
        "2019/a.txt: complete -",
        "2020/notes.html: skipped not-a-document",
        "gone.pdf: failed unreadable-file",
    ];
    assert_eq!(folder.outcomes(), expected);
}

#[test]
fn names_in_lists_are_below_the_folder_that_all_have_in_common() {
    let folder = folder();
    let input = folder.input();
    let list = format!("{0}/2019/a.txt\n{0}/2019/b c.txt\n", input.display());
    extract(&folder, &["--files-from", "-"], list.as_bytes());
    assert_eq!(folder.outcomes(), ["a.txt: complete -", "b c.txt: complete -"]);
}

#[test]
fn a_list_that_is_missing_or_empty() {
    let folder = folder();
    let run = extract(&folder, &["--files-from", "no-list"], b"");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("no-list"), "{}", run.stderr);
    let run = extract(&folder, &["--files-from", "-"], b"\n");
    assert_eq!((run.code, run.stderr.contains("nothing to read")), (2, true), "{}", run.stderr);
}

#[test]
fn a_long_list() {
    let folder = Folder::with(&[]);
    let mut list = Vec::new();
    for number in 0..3000 {
        list.extend(format!("gone/{number}.txt\0").bytes());
    }
    list.extend(b"gone/7.txt\0");
    extract(&folder, &["--files-from", "-", "--from0", "--quiet"], &list);
    assert!(!Path::new(&folder.output()).exists(), "nothing to read");
    folder.add("there.txt", MINUTES);
    list.extend(b"there.txt\0");
    assert_eq!(extract(&folder, &["--files-from", "-", "--from0", "--quiet"], &list).code, 1);
    assert_eq!(folder.manifest().len(), 3001);
}

#[test]
fn patterns_that_no_shell_has_seen() {
    let outcomes = |pattern| {
        let folder = folder();
        assert!(extract(&folder, &[pattern], b"").code < 2);
        folder.outcomes()
    };
    assert_eq!(outcomes("**/a.txt"), ["2019/a.txt: complete -", "2020/a.txt: complete -"]);
    assert_eq!(outcomes("./20?9/*.txt"), ["a.txt: complete -", "b c.txt: complete -"]);
    assert_eq!(outcomes("2020/.s*.txt"), [".skjult.txt: complete -"]);
    assert_eq!(outcomes("2020/*.html"), ["notes.html: skipped not-a-document"]);
}

#[test]
fn a_pattern_that_matches_nothing_is_said() {
    let folder = folder();
    let run = extract(&folder, &["2021/*.txt"], b"");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("2021/*.txt"), "{}", run.stderr);
    assert_eq!(extract(&folder, &["2021/*.txt", "2019"], b"").code, 1);
}

#[test]
fn a_file_that_looks_like_a_pattern_is_a_file() {
    let folder = Folder::with(&[("[kladde] a*.txt", MINUTES), ("d.txt", MINUTES)]);
    assert_eq!(extract(&folder, &["[kladde] a*.txt"], b"").code, 0);
    assert_eq!(folder.outcomes(), ["[kladde] a*.txt: complete -"]);
}
