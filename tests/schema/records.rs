//! Records are what the schema says.

use std::fs;
use std::path::{Path, PathBuf};

use referat::check;
use referat::{Options, Source, extract};
use serde_json::Value;
use walkdir::WalkDir;

/// Of every document of the project, the broken ones included.
#[test]
fn every_record_is_valid() {
    for file in documents() {
        let record = record(&file);
        assert_eq!(check::shape(&record), [], "{}", file.display());
    }
}

pub(crate) fn record(file: &Path) -> Value {
    let source = Source::read(file, file.file_name().unwrap().to_str().unwrap()).unwrap();
    serde_json::to_value(extract(&source, &Options::default())).unwrap()
}

/// The files of `corpus`, `fixtures/records` and `fixtures/err` that records are made of.
pub(crate) fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["corpus", "fixtures/records", "fixtures/err"];
    let entries = folders.iter().flat_map(|folder| {
        WalkDir::new(root.join(folder)).max_depth(1).sort_by_file_name().into_iter()
    });
    let files = entries.map(|entry| entry.unwrap().into_path());
    let files: Vec<PathBuf> = files
        .filter(|file| {
            let kind = file.extension().unwrap_or_default();
            ["txt", "md", "pdf", "bin"].iter().any(|known| kind == *known)
        })
        .collect();
    assert!(files.len() > 30 && fs::metadata(&files[0]).is_ok());
    files
}
