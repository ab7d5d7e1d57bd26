//! A portfolio as text, set as a table of four columns and printed by several programs: read back, it
//! has to give the record of the text, field by field.
//!
//! One is our own (`corpus/kystplan.txt`), the other one of the seeds in `../shared`, which is no
//! part of the project: 27 rows over many pages. Each is printed with rules around the cells, with
//! rules between the rows and without any. Where the seed or a program is absent the test
//! says so and passes.

#![allow(
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

mod initiatives;
mod producers;
mod setting;

use std::path::{Path, PathBuf};

use initiatives::Initiative;
use producers::PRODUCERS;
use setting::{Rules, Table};

/// In so many cells of a print a paragraph may end where its page does, and nobody sees it.
const UNSEEN_ENDS: usize = 1;

#[test]
fn our_portfolio_comes_back_from_print() {
    let text = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/kystplan.txt");
    comes_back(&text, 9);
}

#[test]
fn the_seed_comes_back_from_print() {
    let Some(text) = seed() else { return };
    comes_back(&text, 27);
}

fn comes_back(text: &Path, rows: usize) {
    let written = initiatives::read(text);
    assert_eq!(written.len(), rows, "rows of the text");
    let folder = tempfile::tempdir().unwrap();
    let table = Table { rows: &written };
    for (name, print) in PRODUCERS {
        for rules in [Rules::All, Rules::Rows, Rules::None] {
            let Some(pdf) = print(folder.path(), &table, rules) else {
                println!("skipped: no {name} to print with");
                break;
            };
            compare(&written, &initiatives::read(&pdf), &format!("{name}, {rules:?}"));
        }
    }
}

fn compare(written: &[Initiative], read: &[Initiative], print: &str) {
    let numbers =
        |list: &[Initiative]| list.iter().map(|one| one.number.clone()).collect::<Vec<_>>();
    assert_eq!(numbers(read), numbers(written), "{print}");
    for (written, read) in written.iter().zip(read) {
        assert_eq!(read.solid(), written.solid(), "{print}: {}", written.number);
    }
    let differ = |(written, read): &(&Initiative, &Initiative)| written.breaks() != read.breaks();
    let unseen: Vec<&str> =
        written.iter().zip(read).filter(differ).map(|(one, _)| one.number.as_str()).collect();
    assert!(unseen.len() <= UNSEEN_ENDS, "{print}: paragraphs of {unseen:?} are others");
}

/// The portfolio among the seeds.
fn seed() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../shared/seeds", "../../shared/seeds"].map(|folder| here.join(folder));
    let Some(folder) = folders.into_iter().find(|folder| folder.is_dir()) else {
        println!("skipped: ../shared/seeds is absent");
        return None;
    };
    let mut files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.find(|path| path.file_name().unwrap().to_str().unwrap().starts_with("003"))
}
