//! The two minutes that the program was first made for, as text and printed by three producers,
//! against an independent gold of theirs.
//!
//! They lie in `../shared`, which is no part of the project, and so are their words: the gold is
//! in `tests/data/seeds.digests.toml` as plain facts and digests. Where the folder is absent the
//! tests say so and pass.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use referat::{Options, Source, extract};
use serde_json::Value;
use sha2::{Digest, Sha256};

#[test]
fn the_text_of_000() {
    check("000", "seeds", "000_", &["facts", "paragraphs"]);
}

#[test]
fn the_text_of_001() {
    check("001", "seeds", "001_", &["facts", "paragraphs"]);
}

#[test]
fn the_prints_of_000() {
    check("000", "seeds-pdf", "000-", &["facts"]);
}

#[test]
fn the_prints_of_001() {
    check("001", "seeds-pdf", "001-", &["facts"]);
}

#[test]
fn the_note_on_bodies() {
    check("002", "seeds", "002_", &["facts"]);
}

#[test]
fn the_portfolio() {
    check("003", "seeds", "003_", &["facts"]);
}

#[test]
fn the_agreement() {
    check("004", "seeds", "004_", &["facts"]);
}

/// What the minutes mention of the portfolio, by hand: label by its words, entry and item. Nothing
/// in 001 and 002 means it, however they are numbered.
#[test]
fn mentions_lead_to_the_portfolio() {
    const IN_000: &[(&str, &str, &str)] = &[
        ("2.2", "title", ""),
        ("3.4", "number", "2"),
        ("2.2", "title", "2"),
        ("5.2", "title", "2"),
        ("2.5", "alias", "2"),
        ("2.4", "alias", "2"),
        ("2.5", "alias", "2"),
        ("2.5", "alias", "2"),
        ("2.2", "title", "4"),
        ("2.2", "title", "4"),
        ("2.2", "title", "4"),
        ("5.2", "title", "8"),
        ("2.2", "title", "8"),
    ];
    let Some(portfolio) = files("seeds", "003_") else { return };
    let source = Source::read(&portfolio[0], "003.txt").unwrap();
    let mut registry = referat::link::Registry::default();
    registry.add(&extract(&source, &Options::default()));
    assert_eq!(registry.entries.len(), 27);
    let options = Options { registry, ..Options::default() };
    for (prefix, expected) in [("000_", IN_000), ("001_", &[]), ("002_", &[]), ("004_", &[])] {
        let file = &files("seeds", prefix).unwrap()[0];
        let record = extract(&Source::read(file, prefix).unwrap(), &options);
        let record = serde_json::to_value(record).unwrap();
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let links: Vec<(String, String, String)> = record["initiative_references"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| !one["initiative"].is_null())
            .map(|one| {
                let entry = &one["initiative"];
                (word(&entry["number"]), word(&entry["matched_by"]), word(&one["agenda_item"]))
            })
            .collect();
        let links: Vec<(&str, &str, &str)> =
            links.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
        assert_eq!(links, expected, "{prefix}");
    }
}

/// Compares every version of a document with the facts about it.
fn check(document: &str, folder: &str, prefix: &str, parts: &[&str]) {
    let Some(files) = files(folder, prefix) else { return };
    let gold: toml::Table = include_str!("data/seeds.digests.toml").parse().expect("TOML");
    let mut wrong = String::new();
    for file in &files {
        let name = file.file_name().unwrap().to_str().unwrap();
        let record = record(file, name);
        for (fact, expected) in
            parts.iter().flat_map(|part| gold[document][*part].as_table().unwrap())
        {
            let (expected, got) = (expected_values(expected), values(&record, fact));
            if !agree(&expected, &got, &optional(&gold[document], fact)) {
                tell(&mut wrong, name, fact, &expected, &got);
            }
        }
        coverage(&mut wrong, name, &record);
    }
    assert!(wrong.is_empty(), "not as in tests/data/seeds.digests.toml:\n{wrong}");
}

/// Indexes of the entries that a list need not have.
fn optional(gold: &toml::Value, fact: &str) -> Vec<usize> {
    let list = fact.split_once("/*").map_or(fact, |(list, _)| list);
    let optional = gold.get("optional").and_then(|lists| lists.get(list));
    let indexes = optional.and_then(toml::Value::as_array);
    let index = |value: &toml::Value| usize::try_from(value.as_integer().unwrap()).unwrap();
    indexes.into_iter().flatten().map(index).collect()
}

/// Whether the values are the expected ones, with any of the optional ones missing.
fn agree(expected: &[String], got: &[String], optional: &[usize]) -> bool {
    (0..1_u32 << optional.len()).any(|missing| {
        let is_missing = |index: usize| {
            let bit = optional.iter().position(|optional| *optional == index);
            bit.is_some_and(|bit| missing >> bit & 1 == 1)
        };
        let entries = expected.iter().enumerate().filter(|(index, _)| !is_missing(*index));
        entries.map(|(_, value)| value).eq(got)
    })
}

/// At least 98 of 100 characters are inside some value's span.
fn coverage(wrong: &mut String, name: &str, record: &Value) {
    let count = |key: &str| record["coverage"][key].as_u64().unwrap();
    if count("assigned") * 100 < count("characters") * 98 {
        writeln!(wrong, "{name}: coverage {} of {}", count("assigned"), count("characters"))
            .unwrap();
    }
}

fn tell(wrong: &mut String, name: &str, fact: &str, expected: &[String], got: &[String]) {
    if expected.len() != got.len() {
        writeln!(wrong, "{name}: {fact}: {} entries expected, got {}", expected.len(), got.len())
            .unwrap();
    }
    for (index, (expected, got)) in expected.iter().zip(got).enumerate() {
        if expected != got {
            writeln!(wrong, "{name}: {fact} [{index}]: expected {expected:?} got {got:?}").unwrap();
        }
    }
}

fn record(file: &Path, name: &str) -> Value {
    let record = extract(&Source::read(file, name).unwrap(), &Options::default());
    serde_json::to_value(record).unwrap()
}

/// The files of a folder of `../shared`, if it is there.
fn files(folder: &str, prefix: &str) -> Option<Vec<PathBuf>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = ["../shared", "../../shared"].map(|shared| root.join(shared).join(folder));
    let Some(folder) = shared.iter().find(|shared| shared.is_dir()) else {
        println!("skipped: ../shared/{folder} is not here");
        return None;
    };
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let of_document =
        |file: &PathBuf| file.file_name().unwrap().to_str().unwrap().starts_with(prefix);
    let mut files: Vec<PathBuf> = entries.filter(of_document).collect();
    files.sort();
    Some(files)
}

fn expected_values(expected: &toml::Value) -> Vec<String> {
    let string = |value: &toml::Value| value.as_str().unwrap().to_owned();
    match expected.as_array() {
        Some(values) => values.iter().map(string).collect(),
        None => vec![string(expected)],
    }
}

/// What the record says of a fact: one value, or one for each entry of the list before `/*`.
fn values(record: &Value, fact: &str) -> Vec<String> {
    let key = fact.trim_end_matches("/*").rsplit('/').next().unwrap();
    let Some((list, leaf)) = fact.split_once("/*") else {
        return vec![shown(record.pointer(fact).unwrap_or(&Value::Null), key)];
    };
    let entries = record.pointer(list).and_then(Value::as_array);
    entries
        .into_iter()
        .flatten()
        .map(|entry| shown(entry.pointer(leaf).unwrap_or(&Value::Null), key))
        .collect()
}

/// Keys whose values are the document's own words.
const VERBATIM: &[&str] = &[
    "title",
    "name",
    "organization",
    "location",
    "label",
    "note",
    "aliases",
    "text",
    "remarks",
    "decided_by",
    "speaker_text",
    "paragraphs",
    "qualifier",
    "items",
    "recommendations",
    "substitute_for",
    "description",
    "status",
    "tasks",
    "projects",
    "refers_to",
];

/// A value as the data file has it.
fn shown(value: &Value, key: &str) -> String {
    match value {
        Value::Null => String::new(),
        Value::Array(values) => {
            let repeats_the_group = |value: &&Value| **value == "guest" || **value == "member";
            let values = values.iter().filter(|value| !repeats_the_group(value));
            values.map(|value| shown(value, key)).collect::<Vec<_>>().join(" ")
        }
        Value::String(verb) if key == "verb" => {
            digest(verb.split_whitespace().next().unwrap_or_default())
        }
        Value::String(words) if VERBATIM.contains(&key) || !plain(words, key) => digest(words),
        Value::String(word) => word.clone(),
        other => other.to_string(),
    }
}

/// Whether a string is an id, a date or a word of the schema, not the document's own.
fn plain(words: &str, key: &str) -> bool {
    let coded = || {
        let number = words.trim_start_matches('p');
        number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    !words.contains(' ') && (!["responsible", "deadline"].contains(&key) || coded())
}

/// `#` and the beginning of the SHA-256 of the words without what surrounds them.
fn digest(words: &str) -> String {
    let single = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = ["•", "\u{f0b7}", "\u{f0a7}", "▪", "●", "*", "o ", "– ", "- "]
        .iter()
        .find_map(|bullet| single.strip_prefix(bullet))
        .unwrap_or(&single);
    let bytes = Sha256::digest(bare.trim().trim_end_matches([' ', '.', ':']));
    bytes.iter().take(8).fold("#".to_owned(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}
