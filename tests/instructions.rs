//! What reading a document costs, in instructions, which are the same on a busy machine as on a
//! quiet one. The figures that hold are in `benches/instructions.toml`; a rise of more than a
//! twentieth must be explained by a new one:
//!
//! ```console
//! $ cargo build --release
//! $ REFERAT_RELEASE=target/release/referat cargo test --test instructions
//! ```
//!
//! Needs that build and valgrind; says so where one is missing.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test fails loudly, and says what it counted"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
struct Figures {
    /// Another compiler makes other programs.
    compiler: String,
    /// Instructions in millions, by what was done.
    millions: BTreeMap<String, f64>,
}

/// The documents of a figure, besides what it costs to start: none of them is ever rewritten
/// without reason.
const DOCUMENTS: [(&str, &[&str]); 3] = [
    ("version", &[]),
    ("text", &["boligforening.txt", "grundvand.txt", "udvalg.txt"]),
    ("pdf", &["boligforening.pdf", "grundvand.pdf", "udvalg.pdf"]),
];

/// How much more is no change: hash maps are seeded by chance, and libraries of the system differ.
const TOLERANCE: f64 = 1.05;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/instructions.toml");

#[test]
fn no_document_costs_more_than_it_did() {
    let Some(program) = env::var_os("REFERAT_RELEASE") else {
        println!("skipped: REFERAT_RELEASE names no release build");
        return;
    };
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join(program);
    let has_valgrind = Command::new("valgrind").arg("--version").stdout(Stdio::null()).status();
    if !has_valgrind.is_ok_and(|status| status.success()) || !cfg!(target_arch = "x86_64") {
        println!("skipped: the figures are those of valgrind on x86_64");
        return;
    }
    let counted = Figures {
        compiler: said_by(Command::new("rustc").arg("--version")).trim().to_owned(),
        millions: DOCUMENTS
            .iter()
            .map(|(what, files)| ((*what).to_owned(), count(&program, files)))
            .collect(),
    };
    let file = fs::read_to_string(FILE).unwrap();
    if env::var_os("UPDATE_INSTRUCTIONS").is_some() {
        let comments = file.lines().filter(|line| line.starts_with('#')).collect::<Vec<_>>();
        let figures = toml::to_string(&counted).unwrap();
        fs::write(FILE, format!("{}\n{figures}", comments.join("\n"))).unwrap();
        return;
    }
    let known: Figures = toml::from_str(&file).unwrap();
    println!("{counted:?}, known {known:?}");
    let is_dearer = |(what, now): (&String, &f64)| *now > known.millions[what] * TOLERANCE;
    assert!(
        !counted.millions.iter().any(is_dearer),
        "{counted:?}, but in benches/instructions.toml {known:?}. Make it cheaper, or run \
         the same with UPDATE_INSTRUCTIONS=1 and say in the commit what it is worth"
    );
}

fn said_by(command: &mut Command) -> String {
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

/// Million instructions of a run over these documents, or of one over none.
fn count(program: &Path, documents: &[&str]) -> f64 {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    command.arg(program);
    if documents.is_empty() {
        command.arg("--version");
    } else {
        let alone = ["--no-isolation", "--jobs=1", "--registry=none"];
        command.arg("extract").args(["--format=jsonl", "--quiet"]).args(alone);
        command.args(documents.iter().map(|document| corpus.join(document)));
    }
    let run = command.stdout(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    let collected = said.lines().find_map(|line| line.split_once("Collected :"));
    let (_, instructions) = collected.expect("callgrind says how many");
    (instructions.trim().parse::<f64>().unwrap() / 1e5).round() / 10.0
}
