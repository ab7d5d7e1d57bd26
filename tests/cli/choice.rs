//! `--include`, `--exclude`, `--hidden`.

use crate::minutes::MINUTES;
use crate::process::{Folder, program};

fn folder() -> Folder {
    Folder::with(&[
        (".skjult.txt", MINUTES),
        ("a.txt", MINUTES),
        ("gold/b.txt", MINUTES),
        ("gold/c.md", MINUTES),
    ])
}

fn read(further: &[&str]) -> Vec<String> {
    let folder = folder();
    folder.extract(further);
    let lines = folder.manifest();
    let read = lines.iter().filter(|line| line["outcome"] == "complete");
    read.map(|line| line["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn patterns_choose() {
    assert_eq!(read(&[]), ["a.txt", "gold/b.txt", "gold/c.md"]);
    assert_eq!(read(&["--include", "*.txt"]), ["a.txt", "gold/b.txt"]);
    assert_eq!(read(&["--include", "*.md", "--include", "a.*"]), ["a.txt", "gold/c.md"]);
    assert_eq!(read(&["--exclude", "gold"]), ["a.txt"]);
    assert_eq!(read(&["--exclude", "gold/*.md"]), ["a.txt", "gold/b.txt"]);
    assert_eq!(read(&["--hidden"]), [".skjult.txt", "a.txt", "gold/b.txt", "gold/c.md"]);
}

#[test]
fn what_is_left_out_is_named() {
    let folder = folder();
    assert_eq!(folder.extract(&["--exclude", "gold"]).code, 0);
    let expected = [".skjult.txt: skipped hidden", "a.txt: complete -", "gold: skipped excluded"];
    assert_eq!(folder.outcomes(), expected);
}

#[test]
fn patterns_are_not_for_what_is_named() {
    let folder = folder();
    let file = folder.input().join("gold/c.md");
    let mut command = program();
    command.arg("extract").arg(file).args(["--include", "*.pdf", "--quiet"]);
    assert!(command.output().unwrap().status.success());
}
