//! Names that would collide, names that are no UTF-8, links.

use std::fs;

use crate::minutes::MINUTES;
use crate::process::{Folder, files_below, referat};

const OURS: [&str; 2] = ["manifest.jsonl", "summary.json"];

fn records(folder: &Folder) -> Vec<String> {
    let names = files_below(&folder.output()).into_iter().map(|(name, _)| name);
    let ours = |name: &str| name.starts_with(".referat/") || OURS.contains(&name);
    names.filter(|name| !ours(name)).collect()
}

#[test]
fn two_folders_with_the_same_names() {
    let folder = Folder::with(&[("2019/x.txt", MINUTES), ("2020/x.txt", MINUTES)]);
    let year = |year| folder.input().join(year);
    let arguments = [year("2019"), year("2020"), "-o".into(), folder.output()];
    referat(["extract".into(), "--keep-duplicates".into()].into_iter().chain(arguments));
    assert_eq!(records(&folder), ["2019/x.txt.json", "2020/x.txt.json"]);
    assert_eq!(folder.outcomes(), ["2019/x.txt: complete -", "2020/x.txt: complete -"]);
}

#[test]
fn an_input_that_is_given_twice_is_read_once() {
    let folder = Folder::with(&[("a/x.txt", MINUTES), ("y.json", b"Referat")]);
    let input = |name| folder.input().join(name);
    let inputs = [folder.input(), input("a"), input("a/x.txt"), input("y.json"), input("./a")];
    let arguments = inputs.into_iter().chain(["-o".into(), folder.output()]);
    referat(["extract".into()].into_iter().chain(arguments));
    assert_eq!(folder.outcomes(), ["a/x.txt: complete -", "y.json: complete -"]);
}

#[test]
fn our_own_files_have_their_names_for_themselves() {
    let folder = Folder::with(&[
        ("summary", MINUTES),
        ("manifest.jsonl/x.txt", MINUTES),
        ("x", MINUTES),
        ("x.json/y.txt", MINUTES),
    ]);
    assert_eq!(folder.extract(&[]).code, 0);
    let expected =
        ["manifest%2Ejsonl/x.txt.json", "summar%79.json", "x%2Ejson/y.txt.json", "x.json"];
    assert_eq!(records(&folder), expected);
    assert_eq!(folder.summary()["documents"], 4);
}

#[test]
fn very_long_names() {
    let name = format!("{}.txt", "a".repeat(251));
    let folder = Folder::with(&[(&name, MINUTES)]);
    assert_eq!(folder.extract(&[]).code, 0);
    assert_eq!(records(&folder).len(), 1);
}

#[cfg(unix)]
#[test]
fn names_that_are_no_utf8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::with(&[("m%F8de.txt", MINUTES)]);
    fs::write(folder.input().join(OsStr::from_bytes(b"m\xf8de.txt")), MINUTES).unwrap();
    assert_eq!(folder.extract(&[]).code, 0);
    assert_eq!(records(&folder), ["m%25F8de.txt.json", "m%F8de.txt.json"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_never_in_a_circle() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with(&[("a/x.txt", MINUTES)]);
    fs::create_dir(folder.path("elsewhere")).unwrap();
    fs::write(folder.path("elsewhere/z.txt"), MINUTES).unwrap();
    let input = folder.input();
    symlink("..", input.join("a/loop")).unwrap();
    symlink("nowhere", input.join("b.txt")).unwrap();
    symlink(folder.path("elsewhere"), input.join("c")).unwrap();
    symlink(folder.path("elsewhere"), input.join("d")).unwrap();
    symlink(&input, folder.path("elsewhere/back")).unwrap();
    symlink("a/x.txt", input.join("e.txt")).unwrap();
    assert_eq!(folder.extract(&[]).code, 1);
    let expected = [
        "a/loop: skipped linked-folder",
        "a/x.txt: complete -",
        "b.txt: failed unreadable-file",
        "c/back: skipped linked-folder",
        "c/z.txt: complete -",
        "d: skipped linked-folder",
        "e.txt: complete -",
    ];
    assert_eq!(folder.outcomes(), expected);
}

#[cfg(unix)]
#[test]
fn a_link_to_what_lies_around_the_inputs_is_not_followed() {
    let folder = Folder::with(&[("a/x.txt", MINUTES)]);
    fs::write(folder.path("private.txt"), MINUTES).unwrap();
    std::os::unix::fs::symlink("../..", folder.input().join("a/out")).unwrap();
    assert_eq!(folder.extract(&[]).code, 0);
    assert_eq!(folder.outcomes(), ["a/out: skipped linked-folder", "a/x.txt: complete -"]);
}

/// A pipe that nobody writes to would be waited for until the end of days.
#[cfg(unix)]
#[test]
fn pipes_are_not_opened() {
    let folder = Folder::with(&[("a.txt", MINUTES)]);
    let pipe = folder.input().join("p.txt");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        return; // no mkfifo here
    }
    assert_eq!(folder.extract(&[]).code, 0);
    assert_eq!(folder.outcomes(), ["a.txt: complete -", "p.txt: skipped not-a-document"]);
    let (named, output) = (folder.input().join("*.txt"), folder.output());
    let arguments = ["extract", named.to_str().unwrap(), "-o", output.to_str().unwrap()];
    assert_eq!(referat(arguments).code, 1);
    assert_eq!(folder.outcomes(), ["a.txt: complete -", "p.txt: failed unreadable-file"]);
    let alone = referat(["extract".as_ref(), pipe.as_os_str()]);
    assert!(alone.code == 2 && alone.stderr.contains("not a file"), "{}", alone.stderr);
}

#[cfg(unix)]
#[test]
fn files_without_permission_are_failed() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::with(&[("a.txt", MINUTES), ("b.txt", MINUTES)]);
    let locked = folder.input().join("b.txt");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&locked).is_ok() {
        return; // nothing is locked for root
    }
    assert_eq!(folder.extract(&[]).code, 1);
    assert_eq!(folder.outcomes(), ["a.txt: complete -", "b.txt: failed unreadable-file"]);
}

#[test]
fn names_that_differ_only_by_case() {
    let folder = Folder::with(&[("A.txt", MINUTES), ("a.txt", b"Referat"), ("\u{e5}", MINUTES)]);
    folder.add("a\u{30a}", b"Referat"); // the same letter in two characters
    if fs::read_dir(folder.input()).unwrap().count() < 4 {
        return; // a file system that takes them for one
    }
    folder.extract(&[]);
    assert_eq!(records(&folder), ["A.txt.json", "a.txt~2.json", "a\u{30a}.json", "\u{e5}~2.json"]);
    let records: Vec<_> = folder.manifest().iter().map(|line| line["record"].clone()).collect();
    assert_eq!(records, ["A.txt.json", "a.txt~2.json", "a\u{30a}.json", "\u{e5}~2.json"]);
}

#[test]
fn very_deep_folders() {
    let name = format!("{}x.txt", "mappe/".repeat(300));
    let folder = Folder::with(&[(&name, MINUTES), ("y.txt", MINUTES)]);
    assert_eq!(folder.extract(&[]).code, 0);
    let lines = folder.manifest();
    assert_eq!(lines[0]["path"], name.as_str());
    let record = lines[0]["record"].as_str().unwrap();
    assert!(record.len() <= 800 && folder.output().join(record).is_file(), "{record}");
}

#[test]
fn records_have_names_that_every_file_system_takes() {
    let folder = Folder::with(&[("kl. 19:30?.txt", MINUTES)]);
    assert_eq!(folder.extract(&[]).code, 0);
    assert_eq!(folder.outcomes(), ["kl. 19:30?.txt: complete -"]);
    assert_eq!(records(&folder), ["kl. 19%3A30%3F.txt.json"]);
}
