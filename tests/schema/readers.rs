//! The schema in the hands of somebody else: check-jsonschema, installed by `.ci/readers`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::kept::folder;
use crate::records::{documents, record};

#[test]
fn the_schemas_are_schemas() {
    let Some(reader) = reader() else { return };
    for entry in fs::read_dir(folder()).unwrap() {
        run(Command::new(&reader).arg("--check-metaschema").arg(entry.unwrap().path()));
    }
}

#[test]
fn every_record_is_valid() {
    let Some(reader) = reader() else { return };
    let records = tempfile::tempdir().unwrap();
    for (index, file) in documents().iter().enumerate() {
        let path = records.path().join(format!("{index}.json"));
        fs::write(path, record(file).to_string()).unwrap();
    }
    let records = fs::read_dir(records.path()).unwrap().map(|entry| entry.unwrap().path());
    let records: Vec<PathBuf> = records.collect();
    let schema = folder().join("record.schema.json");
    run(Command::new(&reader).arg("--schemafile").arg(schema).args(records));
}

fn reader() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reader = root.join("target/readers/bin/check-jsonschema");
    if !root.join("target/readers/complete").exists() {
        println!("skipped: .ci/readers has not been run");
        return None;
    }
    Some(reader)
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
}
