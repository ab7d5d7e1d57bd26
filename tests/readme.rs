//! What the README says is so: its table of codes, its excerpts of records, its example.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use std::fs;
use std::path::Path;

use referat::check::Rule;
use referat::diagnostic::Code;
use referat::{Options, Source, extract};
use serde_json::Value;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

#[test]
fn every_code_stands_in_the_table() {
    let readme = readme();
    let codes = Code::ALL.iter().map(|code| (code.as_str(), code.severity(), code.meaning()));
    let rules = Rule::ALL.iter().map(|rule| (rule.as_str(), rule.severity(), rule.meaning()));
    for (name, severity, meaning) in codes.chain(rules) {
        let severity = format!("{severity:?}").to_lowercase();
        let row = format!("| `{name}` | {severity} | {meaning} |");
        assert!(readme.contains(&row), "the README lacks the row\n{row}");
    }
}

/// `<!-- FILE#POINTER -->` before a block of JSON says which value of which record it is.
#[test]
fn excerpts_are_what_the_program_writes() {
    let readme = readme();
    let mut excerpts = 0;
    for part in readme.split("<!-- ").skip(1) {
        let (place, rest) = part.split_once(" -->").unwrap();
        let Some((file, pointer)) = place.split_once('#') else { continue };
        let json =
            rest.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let printed: Value = serde_json::from_str(json).unwrap();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let record = extract(&Source::read(&path, file).unwrap(), &Options::default());
        let record = serde_json::to_value(&record).unwrap();
        assert_eq!(record.pointer(pointer), Some(&printed), "{place} in the README is out of date");
        excerpts += 1;
    }
    assert!(excerpts >= 2, "the README has lost its excerpts");
}
