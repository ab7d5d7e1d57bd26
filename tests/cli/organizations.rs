//! `referat references --of organizations`.

use std::fs;
use std::path::Path;

use crate::process::{Folder, referat};

const DOCUMENTS: &str = "tests/organizations/documents";

/// A command that is run in the package's folder.
fn here<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [&["references"], arguments, &["--of", "organizations"]].concat()
}

#[test]
fn the_readme_shows_what_is_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Ok(readme) = fs::read_to_string(root.join("README.md")) else { return }; // a package without it
    let documents = root.join(DOCUMENTS);
    let run = referat(here(&[documents.to_str().unwrap(), "--format", "md"]));
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let section = readme.split(DOCUMENTS).nth(1).unwrap();
    let table: Vec<&str> = section.lines().filter(|line| line.starts_with('|')).take(7).collect();
    assert_eq!(table[..2], run.stdout.lines().take(2).collect::<Vec<_>>());
    for line in &table[2..] {
        assert!(run.stdout.lines().any(|printed| printed == *line), "{line}");
    }
}

#[test]
fn records_give_the_same_table_as_their_documents() {
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join(DOCUMENTS);
    let folder = Folder::with(&[]);
    let (input, output) = (documents.to_str().unwrap(), folder.output());
    let output = output.to_str().unwrap();
    let of_documents = referat(here(&[input]));
    assert_eq!(referat(["extract", input, "-o", output, "--quiet"]).code, 0);
    let of_records = referat(here(&[output]));
    assert_eq!(of_records.code, 0);
    assert_eq!(of_records.stdout, of_documents.stdout);
}

#[test]
fn records_need_not_be_read_again_for_more_names() {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/kystplan.txt");
    let folder = Folder::with(&[(
        "words.toml",
        "[bodies.own]\n\"Kystforvaltningen\" = [\"KF\"]\n".as_bytes(),
    )]);
    let output = folder.output();
    let output = output.to_str().unwrap();
    assert_eq!(referat(["extract", plan.to_str().unwrap(), "-o", output, "--quiet"]).code, 0);
    let before = referat(here(&[output]));
    assert!(before.stdout.contains("\n,,kystplan.txt,"), "{}", before.stdout);
    let words = folder.input().join("words.toml");
    let after = referat(here(&[output, "--lexicon", words.to_str().unwrap()]));
    let line = "Kystforvaltningen,abbreviation,kystplan.txt,,1,,,initiatives.owners,\
                /initiatives/0/owners/0,KF,KF";
    assert!(after.stdout.lines().any(|printed| printed == line), "{}", after.stdout);
}
