//! Runs that do not come to their end: killed, interrupted, two at once, on a full disk.

#![cfg(unix)]

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::minutes::numbered;
use crate::pdf::{PAGES, pdf};
use crate::process::{Folder, Run, files_below, program};

/// Texts and PDFs, some of them broken.
fn mixed(count: usize) -> Folder {
    let folder = Folder::with(&[("broken.pdf", b"%PDF-1.4 nothing"), ("empty.txt", b"")]);
    for number in 0..count {
        let (name, bytes) = if number % 10 == 0 {
            let title = format!("Referat nr. {number}");
            (format!("{number}.pdf"), pdf(&[PAGES[0], &title], &[]))
        } else {
            (format!("{number}.txt"), numbered(number))
        };
        folder.add(&format!("{}/{name}", number % 7), &bytes);
    }
    folder
}

fn start(folder: &Folder, further: &[&str]) -> Child {
    let mut command = program();
    command.arg("extract").arg(folder.input()).arg("-o").arg(folder.output()).args(further);
    command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap()
}

/// Kills runs, each when it has come further than the one before, some of them right after their
/// start, and lets the last one come to its end.
fn kill_and_resume(documents: usize, kills: u32, format: &str) {
    let folder = mixed(documents);
    let further = ["--format", format, "--jobs", "2", "--quiet"];
    assert_eq!(folder.extract(&further).code, 1);
    let journal = folder.output().join(".referat/journal");
    let length = || fs::metadata(&journal).map_or(0, |journal| journal.len());
    let full = length();
    let whole = files_below(&folder.output());
    fs::remove_dir_all(folder.output()).unwrap();
    let mut killed = 0;
    for number in 1..=kills {
        let mut run = start(&folder, &further);
        let far_enough = full * u64::from(number) / u64::from(kills + 1);
        while number % 4 != 0 && length() < far_enough && run.try_wait().unwrap().is_none() {
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(Duration::from_millis((number * 7 % 20).into()));
        run.kill().unwrap();
        killed += u32::from(run.wait().unwrap().code().is_none());
    }
    assert!(killed > 0, "no run was still alive to be killed");
    assert_eq!(folder.extract(&further).code, 1);
    let resumed = files_below(&folder.output());
    let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
        files.iter().map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(names(&resumed), names(&whole), "{format}");
    assert!(resumed == whole, "{format}");
}

#[test]
fn killed_runs_go_on_where_they_were() {
    kill_and_resume(80, 4, "json");
    kill_and_resume(80, 4, "jsonl");
}

/// `cargo test --release --test cli killed_twenty -- --ignored`
#[test]
#[ignore = "takes a minute"]
fn killed_twenty_times_at_any_moment() {
    kill_and_resume(5_000, 20, "json");
    kill_and_resume(5_000, 20, "jsonl");
}

fn send(run: &Child, signal: Signal) {
    kill_process(Pid::from_child(run), signal).unwrap();
}

#[test]
fn an_interrupted_run_ends_in_good_order() {
    let folder = mixed(20);
    // sorts after all others, and hangs until it is given up
    folder.add("z.pdf", &pdf(&PAGES, &["page 1 loop"]));
    let mut command = program();
    command.env("REFERAT_FAULTS", "1").stderr(Stdio::piped());
    let run = command.arg("extract").arg(folder.input()).arg("-o").arg(folder.output()).spawn();
    let run = run.unwrap();
    let journal = folder.output().join(".referat/journal");
    let done = || fs::read(&journal).map_or(0, |text| text.split(|byte| *byte == b'\n').count());
    while done() <= 22 {
        thread::sleep(Duration::from_millis(20));
    }
    let second = folder.extract(&[]);
    assert_eq!(second.code, 2);
    assert!(second.stderr.contains("another run is writing to"), "{}", second.stderr);
    send(&run, Signal::INT);
    let run: Run = run.wait_with_output().unwrap().into();
    assert_eq!(run.code, 130);
    assert!(run.stderr.contains("the same command goes on from here"), "{}", run.stderr);
    assert_eq!(folder.summary()["finished"], false);
    assert_eq!(folder.manifest().len(), 22);
    let run = folder.extract(&[]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("22 of them done by an earlier run"), "{}", run.stderr);
    assert_eq!(folder.summary()["finished"], true);
    assert_eq!(folder.manifest().len(), 23);
}

#[test]
fn a_file_that_may_not_grow_stops_the_run() {
    let folder = mixed(60);
    let run = Command::new("sh")
        .args(["-c", "ulimit -f 64 && exec \"$0\" \"$@\""]) // 32 or 64 KiB
        .arg(env!("CARGO_BIN_EXE_referat"))
        .arg("extract")
        .arg(folder.input())
        .arg("-o")
        .arg(folder.output())
        .args(["--format", "jsonl"])
        .output()
        .unwrap();
    let run: Run = run.into();
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("cannot write"), "{}", run.stderr);
    assert_eq!(folder.extract(&["--format", "jsonl"]).code, 1);
    let resumed = files_below(&folder.output());
    folder.extract(&["--format", "jsonl", "--force"]);
    assert!(resumed == files_below(&folder.output()));
}

/// In a name space of its own, where an ordinary user may mount a small file system.
#[test]
fn a_full_disk_stops_the_run_until_there_is_room() {
    let folder = mixed(200);
    let script = r#"
        mkdir "$2" && mount -t tmpfs -o size=400k none "$2" || { echo no mount; exit 0; }
        "$0" extract "$1" -o "$2"; echo "first: $?"
        mount -o remount,size=100m "$2"
        "$0" extract "$1" -o "$2"; echo "second: $?"
        mkdir "$3" && cp -r "$2/." "$3"
    "#;
    let run = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", script])
        .arg(env!("CARGO_BIN_EXE_referat"))
        .args([folder.input(), folder.output(), folder.path("copy")])
        .output();
    let Ok(run) = run.map(Run::from) else { return skipped() };
    if !run.stdout.contains("second") {
        return skipped();
    }
    assert_eq!(run.stdout, "first: 2\nsecond: 1\n", "{}", run.stderr);
    assert!(run.stderr.contains("the disk is full; make room"), "{}", run.stderr);
    assert!(run.stderr.contains("done by an earlier run"), "{}", run.stderr);
    fs::remove_dir(folder.output()).unwrap();
    folder.extract(&[]);
    assert!(files_below(&folder.path("copy")) == files_below(&folder.output()));
}

#[expect(clippy::print_stdout, reason = "the reader of a test's output is to know")]
fn skipped() {
    println!("skipped: no file system can be mounted here");
}
