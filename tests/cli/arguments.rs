//! Help, usage errors and the commands that need no document.

use crate::minutes::MINUTES;
use crate::process::{Folder, referat};

#[test]
fn help_has_examples_and_exit_codes() {
    for arguments in [vec!["--help"], vec!["extract", "--help"]] {
        let run = referat(&arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stdout.contains("Examples:") && run.stdout.contains("Exit codes:"));
        assert!(run.stdout.lines().all(|line| line.chars().count() <= 100), "{}", run.stdout);
    }
}

#[test]
fn version_is_the_packages() {
    let run = referat(["--version"]);
    assert_eq!(run.stdout, format!("referat {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_usage_is_2_and_says_what_to_do() {
    let wrong: [(&[&str], &str); 8] = [
        (&[], "Usage:"),
        (&["extrakt"], "extract"),
        (&["extract"], "<INPUT>"),
        (&["extract", "x.txt", "--jobs", "0"], "--jobs"),
        (&["extract", "x.txt", "--pretty", "--compact"], "--compact"),
        (&["extract", "Cargo.toml", "--pretty", "--format", "jsonl"], "--pretty"),
        (&["extract", "Cargo.toml", "--include", "a["], "pattern"),
        (&["explain", "no-text-leyer"], "no-text-layer"),
    ];
    for (arguments, says) in wrong {
        let run = referat(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
        assert_eq!(run.stdout, "");
    }
}

#[test]
fn a_folder_needs_a_place_for_its_records() {
    let folder = Folder::with(&[("a.txt", MINUTES)]);
    let run = referat(["extract".as_ref(), folder.input().as_os_str()]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("-o OUT") && run.stderr.contains("--format jsonl"));
}

#[test]
fn nothing_that_exists_cannot_be_started() {
    let run = referat(["extract", "no/such/minutes.pdf", "neither"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("no/such/minutes.pdf") && run.stderr.contains("neither"));
}

#[test]
fn every_code_is_explained() {
    let all = referat(["explain"]);
    assert_eq!(all.code, 0);
    for code in referat::diagnostic::Code::ALL {
        assert!(all.stdout.lines().any(|line| line.starts_with(code.as_str())));
        let one = referat(["explain", code.as_str()]);
        assert!(one.stdout.lines().all(|line| line.starts_with(code.as_str())));
        assert!(!one.stdout.is_empty());
    }
    assert!(referat(["explain", "hidden"]).stdout.contains("--hidden"));
}

#[test]
fn completions_and_manual_pages() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(referat(["completions", shell]).stdout.contains("extract"), "{shell}");
    }
    assert!(referat(["man"]).stdout.contains(".TH referat 1"));
    assert!(referat(["man", "extract"]).stdout.contains(".TH referat-extract 1"));
    assert_eq!(referat(["man", "nothing"]).code, 2);
}
