//! Standard output and standard error: pipes that close, terminals that are none.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;

use serde_json::Value;

use crate::minutes::numbered;
use crate::process::{Folder, program, referat};

fn many(count: usize) -> Folder {
    let folder = Folder::with(&[]);
    for number in 0..count {
        folder.add(&format!("{number:04}.txt"), &numbered(number));
    }
    folder
}

#[test]
fn json_lines_come_in_input_order() {
    let folder = many(40);
    let run = referat(["extract", folder.input().to_str().unwrap(), "--format", "jsonl"]);
    assert_eq!(run.code, 0);
    let paths: Vec<String> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|record| record["source"]["path"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(paths, (0..40).map(|number| format!("{number:04}.txt")).collect::<Vec<_>>());
    assert!(run.stderr.contains("40 documents"));
}

#[test]
fn a_reader_that_has_had_enough_is_a_normal_end() {
    let folder = many(300);
    let mut child = program()
        .args(["extract", folder.input().to_str().unwrap(), "--format", "jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

#[test]
fn commands_survive_a_closed_pipe() {
    for arguments in [&["explain"][..], &["man"], &["completions", "bash"], &["--help"]] {
        let mut child = program()
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert!(!said.contains("panicked"), "{arguments:?}: {said}");
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn no_progress_bar_without_a_terminal() {
    let run = many(5).extract(&[]);
    assert!(!run.stderr.contains('\r') && !run.stderr.contains('\u{1b}'), "{}", run.stderr);
    assert!(run.stderr.contains("5 documents"), "{}", run.stderr);
    assert_eq!(run.stdout, "");
}

#[test]
fn quiet_is_silent() {
    let folder = many(2);
    folder.add("empty.txt", b"");
    let run = folder.extract(&["--quiet"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (1, "", ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let folder = many(1);
    for command in ["extract", "text"] {
        let run = program()
            .arg(command)
            .arg(folder.input().join("0000.txt"))
            .stdout(std::fs::File::options().write(true).open("/dev/full").unwrap())
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(2), "{command}");
        assert!(String::from_utf8_lossy(&run.stderr).starts_with("error: "), "{command}");
    }
}

#[test]
fn machines_read_events() {
    let folder = many(3);
    folder.add("empty.txt", b"");
    let run = folder.extract(&["--log-format", "json"]);
    assert_eq!(run.code, 1);
    let events: Vec<serde_json::Value> =
        run.stderr.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let messages: Vec<_> = events.iter().map(|event| event["message"].as_str().unwrap()).collect();
    assert_eq!(messages, ["begun", "document", "ended"]);
    assert_eq!(events[1]["path"], "empty.txt");
    assert_eq!((&events[1]["level"], &events[1]["reason"]), (&"WARN".into(), &"empty-file".into()));
    assert_eq!((&events[2]["complete"], &events[2]["failed"]), (&3.into(), &1.into()));
    let run = referat(["extract", "/nowhere", "--log-format", "json"]);
    assert_eq!(run.code, 2);
    let last: serde_json::Value = serde_json::from_str(run.stderr.lines().last().unwrap()).unwrap();
    assert_eq!(last["level"], "ERROR");
}
