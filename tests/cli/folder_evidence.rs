//! `extract --folder-evidence`: what a document does not say about a word, the others do.

use crate::process::{Folder, files_below, referat};

/// Nothing else in it says how "klub-\nintra" is to be read.
const BROKEN: &str = "\
Referat af bestyrelsesmøde den 3. maj 2021

1. Orientering
Formanden orienterede om arbejdet med klub-
intra, som begynder i juni, og om huset.
";

/// In the spelling of before 1948.
const OLD: &str = "\
Referat af Bestyrelsesmøde den 3. Maj 1921

1. Orientering
Formanden gjorde paa Mødet Rede for klub-
intra, som maatte staa aabent i paakommende Tilfælde.
";

fn folder() -> Folder {
    let folder = Folder::with(&[("broken.txt", BROKEN.as_bytes()), ("old.txt", OLD.as_bytes())]);
    for number in 0..30 {
        let minutes = format!(
            "Referat af møde den {}. juni 2021\n\n1. Hjemmeside\n\
             Vi ser på klub-intra og Klub-intra igen. Mødet sluttede.\n",
            1 + number % 28
        );
        folder.add(&format!("{}/{number}.txt", number % 3), minutes.as_bytes());
    }
    folder
}

fn text(folder: &Folder, name: &str) -> String {
    let record = folder.output().join(name);
    let record = std::fs::read(record).unwrap();
    let record: serde_json::Value = serde_json::from_slice(&record).unwrap();
    record.pointer("/text").and_then(|text| text.as_str()).unwrap().to_owned()
}

#[test]
fn the_folder_decides_where_the_document_does_not() {
    let folder = folder();
    assert_eq!(folder.extract(&[]).code, 0);
    assert!(text(&folder, "broken.txt.json").contains("klubintra"));
    assert_eq!(folder.extract(&["--folder-evidence"]).code, 0);
    assert!(text(&folder, "broken.txt.json").contains("klub-intra"));
    assert!(text(&folder, "old.txt.json").contains("klubintra"), "old spelling stands alone");
}

#[test]
fn any_number_of_threads_and_any_order() {
    let folder = folder();
    folder.extract(&["--folder-evidence", "--jobs", "1"]);
    let one = files_below(&folder.output());
    for jobs in ["2", "7"] {
        folder.extract(&["--folder-evidence", "--jobs", jobs, "--force"]);
        assert!(files_below(&folder.output()) == one, "--jobs {jobs}");
    }
}

/// Workers get the evidence, too.
#[test]
fn with_workers_and_without() {
    let folder = folder();
    let corpus = format!("{}/corpus", env!("CARGO_MANIFEST_DIR"));
    let input = folder.input();
    let lines = |further: &[&str]| {
        let mut arguments = vec!["extract", "--format", "jsonl", "--folder-evidence"];
        arguments.extend(["--include", "*.pdf", "--include", "*.txt"]);
        arguments.extend([input.to_str().unwrap(), &corpus]);
        arguments.extend(further);
        referat(arguments).stdout
    };
    let isolated = lines(&[]);
    assert!(isolated.lines().count() > 40);
    assert!(isolated == lines(&["--no-isolation", "--jobs", "3"]));
}
