//! Invented minutes of a generator that knows what it invents (`benches/generate`): as many
//! layouts as its choices make, each as text and as PDF.

use std::fs;
use std::path::Path;

use crate::generate::{Generated, document};
use crate::program::referat;

/// Enough for each choice to come several times.
const DOCUMENTS: u64 = 30;

#[test]
fn what_was_invented_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let write = |place: &str, number: u64, suffix: &str, bytes: &[u8]| {
        let path = folder.path().join(place);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join(format!("{number}.{suffix}")), bytes).unwrap();
    };
    for number in 0..DOCUMENTS {
        let Generated { text, pdf, gold } = document(2026, number);
        write("text", number, "txt", text.as_bytes());
        write("pdf", number, "pdf", &pdf);
        write("gold", number, "json", gold.as_bytes());
    }
    for kind in ["text", "pdf"] {
        let run = referat(folder.path(), &["extract", kind, "-o", "out", "--quiet", "--force"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let floors = ["--min", "all=0.99", "--min", "decisions=0.99", "--min", "people.name=0.99"];
        let run =
            referat(folder.path(), &[&["eval", "out", "--gold", "gold"], &floors[..]].concat());
        assert_eq!(run.code, 0, "{kind}: {}{}", run.stdout, run.stderr);
        fs::remove_dir_all(Path::new(folder.path()).join("out")).unwrap();
    }
}

#[test]
fn the_same_number_is_the_same_document() {
    let (one, again, other) = (document(1, 7), document(1, 7), document(2, 7));
    assert_eq!((&one.text, &one.pdf, &one.gold), (&again.text, &again.pdf, &again.gold));
    assert!(one.text != other.text && one.gold != other.gold);
}
