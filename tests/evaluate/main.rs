//! `referat eval`: its figures by hand, by a second implementation, in each format, and over the corpus.

#![allow(
    clippy::float_cmp,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails loudly; figures are rounded"
)]

mod corpus;
mod figures;
mod formats;
#[path = "../../benches/generate/mod.rs"]
mod generate;
mod generated;
mod init;
#[path = "../check/program.rs"]
#[expect(dead_code, reason = "findings are for the checks")]
mod program;
mod readme;
mod refusals;

use std::path::{Path, PathBuf};

use program::{Run, referat};
use serde_json::Value;

fn case() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/evaluate/case")
}

/// Measures the small case.
fn eval(arguments: &[&str]) -> Run {
    let arguments = [&["eval", "--gold", "gold", "records"], arguments].concat();
    referat(&case(), &arguments)
}

fn eval_json(arguments: &[&str]) -> Value {
    let run = eval(&[arguments, &["--format", "json"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

/// The figures of a field, or of all.
fn field<'a>(table: &'a Value, name: &str) -> &'a Value {
    if name == "all" {
        return &table["micro"];
    }
    let fields = table["fields"].as_array().unwrap();
    fields.iter().find(|row| row["field"] == name).unwrap()
}
