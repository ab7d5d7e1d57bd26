//! The README's figures are those that `referat eval` gives for the corpus.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::field;
use crate::program::referat;

/// What the README calls a field, and the field.
const ROWS: &[(&str, &str)] = &[
    ("meeting (date, times, place, body ...)", "meeting"),
    ("people found", "people.name"),
    ("decisions found", "decisions"),
    ("statements", "statements"),
];

/// Printed figures have three decimals.
const ROUNDING: f64 = 0.0006;

/// The README may say less than is measured, since it is not written anew with every change.
const LAG: f64 = 0.03;

#[test]
fn the_corpus_by_part() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = tempfile::tempdir().unwrap();
    let out = out.path().to_str().unwrap();
    assert_ne!(referat(root, &["extract", "corpus", "-o", out, "--quiet"]).code, 2);
    let gold = ["--gold", "corpus/gold", "--manifest", "corpus/manifest.toml"];
    let how = ["--by", "part", "--format", "json"];
    let run = referat(root, &[&["eval", out], &gold[..], &how[..]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let part = |name: &str| {
        let groups = report["by"][0]["groups"].as_array().unwrap();
        &groups.iter().find(|group| group["name"] == name).unwrap()["table"]
    };
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    for (label, name) in ROWS {
        let row = readme.lines().find(|line| line.starts_with(&format!("| {label} |"))).unwrap();
        let printed: Vec<f64> =
            row.split('|').filter_map(|cell| cell.trim().parse().ok()).collect();
        let figure = |part_name: &str, key: &str| {
            field(part(part_name), name)["measures"]["clause"][key].as_f64().unwrap()
        };
        let keys = ["precision", "recall", "f1"];
        let mut measured: Vec<f64> = Vec::new();
        measured.extend(keys.map(|key| figure("text", key)));
        measured.extend(keys.map(|key| figure("pdf", key)));
        measured.extend([figure("text, held out", "f1"), figure("pdf, held out", "f1")]);
        assert_eq!(printed.len(), measured.len(), "{row}");
        for (printed, measured) in printed.iter().zip(&measured) {
            let difference = measured - printed;
            assert!((-ROUNDING..LAG).contains(&difference), "{row}: measured {measured}");
        }
    }
}
