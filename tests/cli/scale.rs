//! Many documents in one run: memory that does not grow with their number, and two threads
//! that do twice the work. Figures, to be looked at:
//! `cargo test --release --test cli scale -- --ignored --nocapture`

#![cfg(target_os = "linux")]
#![expect(clippy::print_stdout, reason = "figures are what this is for")]

use std::fs;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::minutes::numbered;
use crate::pdf::{PAGES, pdf};
use crate::process::{Folder, program};

/// Peak resident memory of a process so far, in MB.
fn peak(run: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", run.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1000)
}

fn folder(texts: usize, pdfs: usize) -> Folder {
    let folder = Folder::with(&[]);
    for number in 0..texts {
        folder.add(&format!("{:03}/{number}.txt", number % 317), &numbered(number));
    }
    for number in 0..pdfs {
        let title = format!("Referat nr. {number}");
        let pages = [PAGES[0], PAGES[1], PAGES[2], &title];
        folder.add(&format!("{:03}/{number}.pdf", number % 317), &pdf(&pages, &[]));
    }
    folder
}

/// Runs to the end; seconds and peak memory of the run itself.
fn measured(folder: &Folder, further: &[&str]) -> (f64, u64) {
    let begun = Instant::now();
    let mut command = program();
    command.arg("extract").arg(folder.input()).arg("-o").arg(folder.output());
    let mut run = command.args(further).stderr(Stdio::null()).spawn().unwrap();
    let mut most = 0;
    while run.try_wait().unwrap().is_none() {
        most = most.max(peak(&run).unwrap_or_default());
        thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(run.wait().unwrap().code(), Some(0));
    (begun.elapsed().as_secs_f64(), most)
}

#[test]
#[ignore = "takes minutes"]
fn a_hundred_thousand_texts_and_five_thousand_pdfs() {
    for (texts, pdfs) in [(10_000, 500), (100_000, 5_000)] {
        let folder = folder(texts, pdfs);
        for what in ["first run", "again"] {
            let (seconds, memory) = measured(&folder, &[]);
            println!("{texts} texts, {pdfs} PDFs, {what}: {seconds:.0} s, {memory} MB at most");
            assert!(memory < 300, "{memory} MB");
        }
        assert_eq!(folder.summary()["outcomes"]["complete"], texts + pdfs);
    }
}

#[test]
#[ignore = "says something on a quiet machine only"]
fn two_threads_do_twice_the_work() {
    for (texts, pdfs) in [(10_000, 0), (0, 2_000)] {
        let folder = folder(texts, pdfs);
        let times: Vec<f64> = ["1", "2", "1", "2", "1", "2"]
            .iter()
            .map(|jobs| measured(&folder, &["--force", "--jobs", jobs]).0)
            .collect();
        let best =
            |first: usize| times.iter().skip(first).step_by(2).copied().fold(f64::MAX, f64::min);
        let (one, two) = (best(0), best(1));
        println!(
            "{texts} texts, {pdfs} PDFs: {one:.1} s, with two threads {two:.1} s: {:.2} times",
            one / two
        );
    }
}
