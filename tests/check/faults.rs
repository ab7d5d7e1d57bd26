//! Faults put into records: `faults/<code>.json` lists, for each code, changes to a record of
//! `fixtures/records` and the pointers at which the code must then be found.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use referat::check::{self, Rule, validate};
use serde::Deserialize;
use serde_json::Value;

use crate::readers::installed;

/// A change to a record.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    /// The record, in `fixtures/records`.
    base: String,
    /// Pointers to values that go away.
    #[serde(default)]
    remove: Vec<String>,
    /// Pointers to values that become others.
    #[serde(default)]
    set: BTreeMap<String, Value>,
    /// Words of the file that become others.
    text: Option<(String, String)>,
    /// Where the code is found.
    found: Vec<String>,
    /// Codes that are found besides, somewhere.
    #[serde(default)]
    also: Vec<String>,
}

#[test]
fn every_fault_is_found() {
    let mut missed = Vec::new();
    for (rule, fault) in all() {
        let text = fault.text();
        let checked = validate("x.json", &text, 1);
        let (of_rule, others): (Vec<_>, Vec<_>) =
            checked.findings.iter().partition(|found| found.finding.rule == rule);
        let pointers: Vec<&str> =
            of_rule.iter().map(|found| found.finding.pointer.as_str()).collect();
        let expected = |code: &str| fault.also.iter().any(|also| also == code);
        if pointers != fault.found
            || !others.iter().all(|found| expected(found.finding.rule.as_str()))
        {
            missed.push((rule.as_str(), fault, checked.findings));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

/// What breaks the schema does so in the eyes of another reader, too, and nothing else does.
#[test]
fn another_reader_of_the_schema_agrees() {
    let Some(readers) = installed() else { return };
    let texts = all().map(|(_, fault)| fault.text());
    let records: Vec<Value> = texts.filter_map(|text| serde_json::from_str(&text).ok()).collect();
    let folder_of_records = tempfile::tempdir().unwrap();
    let mut reader = Command::new(readers.join("bin/check-jsonschema"));
    reader.args(["--output-format", "json", "--disable-formats", "date"]);
    reader.arg("--schemafile").arg(folder("schema/record.schema.json"));
    for (index, record) in records.iter().enumerate() {
        let file = folder_of_records.path().join(index.to_string());
        fs::write(&file, record.to_string()).unwrap();
        reader.arg(file);
    }
    let report: Value = serde_json::from_slice(&reader.output().unwrap().stdout).unwrap();
    let refused = report["errors"].as_array().unwrap().iter();
    let refused: BTreeSet<usize> = refused
        .map(|error| Path::new(error["filename"].as_str().unwrap()).file_name().unwrap())
        .map(|name| name.to_str().unwrap().parse().unwrap())
        .collect();
    let misshapen: BTreeSet<usize> =
        (0..records.len()).filter(|index| !check::shape(&records[*index]).is_empty()).collect();
    assert_eq!(refused, misshapen);
    assert!(misshapen.len() > 10);
}

fn all() -> impl Iterator<Item = (Rule, Fault)> {
    let rules = Rule::ALL.iter().filter(|rule| !rule.is_of_fixtures());
    rules.flat_map(|rule| faults(*rule))
}

fn faults(rule: Rule) -> Vec<(Rule, Fault)> {
    let file = folder("tests/check/faults").join(format!("{}.json", rule.as_str()));
    let faults = fs::read(&file).unwrap_or_else(|_| panic!("{} is missing", file.display()));
    let faults: Vec<Fault> = serde_json::from_slice(&faults).unwrap();
    assert!(!faults.is_empty());
    faults.into_iter().map(|fault| (rule, fault)).collect()
}

impl Fault {
    fn text(&self) -> String {
        let file = folder("fixtures/records").join(format!("{}.json", self.base));
        let text = fs::read_to_string(file).unwrap();
        if let Some((words, others)) = &self.text {
            assert!(text.contains(words), "{self:#?}");
            return text.replacen(words, others, 1);
        }
        let mut record: Value = serde_json::from_str(&text).unwrap();
        self.remove.iter().for_each(|pointer| remove(&mut record, pointer));
        for (pointer, value) in &self.set {
            set(&mut record, pointer, value.clone());
        }
        serde_json::to_string_pretty(&record).unwrap()
    }
}

fn set(record: &mut Value, pointer: &str, value: Value) {
    let (around, key) = pointer.rsplit_once('/').unwrap();
    match record.pointer_mut(around).unwrap() {
        Value::Object(members) => drop(members.insert(unescaped(key), value)),
        Value::Array(values) => values[key.parse::<usize>().unwrap()] = value,
        _ => unreachable!("{pointer}"),
    }
}

fn remove(record: &mut Value, pointer: &str) {
    let (around, key) = pointer.rsplit_once('/').unwrap();
    match record.pointer_mut(around).unwrap() {
        Value::Object(members) => assert!(members.remove(&unescaped(key)).is_some(), "{pointer}"),
        Value::Array(values) => drop(values.remove(key.parse().unwrap())),
        _ => unreachable!("{pointer}"),
    }
}

fn unescaped(key: &str) -> String {
    key.replace("~1", "/").replace("~0", "~")
}

pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}
