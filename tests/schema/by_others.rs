//! The schema in the hands of somebody else: check-jsonschema.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::kept::folder;
use crate::readers::{installed, run};
use crate::records::{documents, record};

#[test]
fn the_schemas_are_schemas() {
    let Some(readers) = installed() else { return };
    for entry in fs::read_dir(folder()).unwrap() {
        let mut reader = Command::new(readers.join("bin/check-jsonschema"));
        run(reader.arg("--check-metaschema").arg(entry.unwrap().path()));
    }
}

#[test]
fn every_record_is_valid() {
    let Some(readers) = installed() else { return };
    let records = tempfile::tempdir().unwrap();
    for (index, file) in documents().iter().enumerate() {
        let path = records.path().join(format!("{index}.json"));
        fs::write(path, record(file).to_string()).unwrap();
    }
    let records = fs::read_dir(records.path()).unwrap().map(|entry| entry.unwrap().path());
    let records: Vec<PathBuf> = records.collect();
    let schema = folder().join("record.schema.json");
    let mut reader = Command::new(readers.join("bin/check-jsonschema"));
    run(reader.arg("--schemafile").arg(schema).args(records));
}
