//! `--lexicon`: words of the user's own.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::process::{Folder, Run, referat};

const MINUTES: &str = "Referat af møde i Andelsforeningen Engdal den 9. marts 2023

Til stede: Ida Holm, Bo Ravn
Nedskriver: Ida Holm

1. Båden

Bo Ravn kalfatrer båden. Ida Holm forkyndte, at masten er bestilt.

2. Bådelauget

Forslaget blev knæsat.

3. Vinterplads

Protokol: Båden kommer på land i oktober.
";

/// The example of the README.
fn example() -> Option<String> {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).ok()?; // a package without it
    let section = readme.split("## Words of your own").nth(1)?;
    Some(section.split("```toml").nth(1)?.split("```").next()?.to_owned())
}

fn extract(words: Option<&str>, further: &[&str]) -> Run {
    let files = [("m.txt", MINUTES.as_bytes()), ("words.toml", words.unwrap_or("").as_bytes())];
    let folder = Folder::with(&files);
    let file = |name: &str| folder.input().join(name).to_str().unwrap().to_owned();
    let (minutes, lexicon) = (file("m.txt"), file("words.toml"));
    let mut arguments = vec!["extract", &minutes];
    if words.is_some() {
        arguments.extend(["--lexicon", &lexicon]);
    }
    arguments.extend(further);
    referat(arguments)
}

/// What the words of the example make of the minutes.
fn read(record: &Value) -> [Value; 4] {
    let places = [
        "/participants/0/roles",
        "/agenda_items/0/action_items/0/responsible",
        "/agenda_items/1/decisions/0/outcome",
        "/agenda_items/2/decisions/0/text",
    ];
    places.map(|place| record.pointer(place).cloned().unwrap_or_default())
}

#[test]
fn the_example_of_the_readme_is_read_by() {
    let Some(words) = example() else { return };
    let plain = read(&extract(None, &[]).json());
    assert_eq!(plain, [json!([]), Value::Null, Value::Null, Value::Null]);
    let added = extract(Some(&words), &[]).json();
    let expected = [
        json!(["minute_taker"]),
        json!(["p2"]),
        json!("approved"),
        json!("Båden kommer på land i oktober."),
    ];
    assert_eq!(read(&added), expected);
    let verb = added.pointer("/agenda_items/0/statements/0/verb");
    assert_eq!(verb, Some(&json!("forkyndte")));
}

#[test]
fn what_is_no_word_is_shown_in_its_line() {
    let run = extract(Some("[labels.item]\ndecisions = [\"protokol:\"]\n"), &[]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    let shown = "2 | decisions = [\"protokol:\"]\n  | ^^^^^^^^^";
    assert!(run.stderr.contains("words.toml: line 2, column 1: unknown key `decisions`"));
    assert!(run.stderr.contains(shown), "{}", run.stderr);
}

#[test]
fn other_words_are_another_run() {
    let words = "[decisions.outcomes.approved]\nparticiples = [\"knæsat\"]\n";
    let folder = Folder::with(&[("m.txt", MINUTES.as_bytes()), ("words.toml", words.as_bytes())]);
    let file = |name: &str| folder.input().join(name).to_str().unwrap().to_owned();
    let (minutes, lexicon, out) = (file("m.txt"), file("words.toml"), file("../words-out"));
    let outcome = |further: &[&str]| {
        let mut arguments = vec!["extract", &minutes, "-o", &out, "--quiet"];
        arguments.extend(further);
        assert_eq!(referat(arguments).code, 0);
        let records = walk(Path::new(&out));
        records.iter().find_map(|record| record.contains("\"approved\"").then_some(()))
    };
    assert!(outcome(&[]).is_none());
    assert!(outcome(&["--lexicon", &lexicon]).is_some());
    assert!(outcome(&[]).is_none());
}

/// The records of an output folder.
fn walk(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .filter(|path| path.to_string_lossy().ends_with(".txt.json"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}
