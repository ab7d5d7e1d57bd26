//! Every format in the hands of somebody else's reader.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::faults::folder;
use crate::program::{Run, referat};
use crate::readers::{installed, run};

/// A file name and values that every format must escape.
const FILE: &str = "bilag, 50% & <\"æ:ø\">.json";

/// A folder with a record that is right and one with two findings, in which is what formats
/// trip over.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let records = folder("fixtures/records");
        let text = fs::read_to_string(records.join("attendance.json")).unwrap();
        let mut record: Value = serde_json::from_str(&text).unwrap();
        record["agenda_items"][0]["title"] = json!("100 %, \"<a>&b\u{7}\r\n::end");
        record["participants"][1]["id"] = json!("p1");
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), record.to_string()).unwrap();
        fs::copy(records.join("names.json"), folder.path().join("names.json")).unwrap();
        Self(folder)
    }

    fn report(&self, format: &str) -> Run {
        let run = referat(self.0.path(), &["validate", ".", "--format", format]);
        assert_eq!(run.code, 1);
        run
    }

    fn written(&self, format: &str) -> PathBuf {
        let file = self.0.path().join("report");
        fs::write(&file, self.report(format).stdout).unwrap();
        file
    }

    /// What `json` says: the report to compare with.
    fn findings(&self) -> Vec<Value> {
        let report: Value = serde_json::from_str(&self.report("json").stdout).unwrap();
        assert_eq!(report["records"], 2);
        let findings = report["findings"].as_array().unwrap().clone();
        assert_eq!(findings.len(), 2, "{findings:#?}");
        findings
    }
}

#[test]
fn junitparser_reads_the_test_report() {
    let Some(readers) = installed() else { return };
    let folder = Folder::new();
    let read = "
import sys, json
from junitparser import JUnitXml
suites = JUnitXml.fromfile(sys.argv[1])
print(json.dumps([
    [suite.name, suite.tests, suite.failures, suite.errors, suite.skipped,
     [[case.name, [[type(r).__name__, r.type, r.text] for r in case.result]] for case in suite]]
    for suite in suites]))";
    let mut python = Command::new(readers.join("bin/python"));
    let report = run(python.args(["-c", read]).arg(folder.written("junit")));
    let report: Value = serde_json::from_str(&report).unwrap();
    let findings = folder.findings();
    let [name, tests, failures, errors, skipped, cases] = &report[0].as_array().unwrap()[..] else {
        panic!("{report:#}")
    };
    assert_eq!(
        [name, tests, failures, errors, skipped],
        [&json!("referat validate"), &json!(2), &json!(1), &json!(0), &json!(0)]
    );
    assert_eq!(cases[1], json!(["./names.json", []]));
    assert_eq!(cases[0][0], json!(format!("./{FILE}")));
    let failure = &cases[0][1][0];
    assert_eq!((&failure[0], &failure[1]), (&json!("Failure"), &findings[0]["code"]));
    for found in findings {
        let message = found["message"].as_str().unwrap();
        assert!(failure[2].as_str().unwrap().contains(message), "{failure}");
    }
}

#[test]
fn sarif_is_what_its_schema_says() {
    let Some(readers) = installed() else { return };
    let folder = Folder::new();
    let schema = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
    let mut reader = Command::new(readers.join("bin/check-jsonschema"));
    let sarif = folder.written("sarif");
    reader.args(["--regex-variant", "python"]); // a pattern of the schema has a stray bracket
    run(reader.arg("--schemafile").arg(readers.join(schema)).arg(&sarif));
    let log: Value = serde_json::from_slice(&fs::read(sarif).unwrap()).unwrap();
    let run = &log["runs"][0];
    for (result, found) in run["results"].as_array().unwrap().iter().zip(folder.findings()) {
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]));
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["region"]["startLine"], found["line"]);
        let uri = "./bilag%2C%2050%25%20%26%20%3C%22%C3%A6%3A%C3%B8%22%3E.json";
        assert_eq!(place["artifactLocation"]["uri"], uri);
        assert_eq!(result["message"]["text"], found["message"]);
    }
    assert_eq!(run["results"].as_array().unwrap().len(), 2);
}

/// GitHub's own library writes the same commands.
#[test]
fn github_would_say_the_same() {
    let Some(readers) = installed() else { return };
    let folder = Folder::new();
    let write = "
import { error } from '@actions/core';
for (const f of JSON.parse(process.argv[1]))
    error(`${f.pointer}: ${f.message}`,
        { title: f.code, file: f.path, startLine: f.line, startColumn: f.column });";
    let findings = Value::Array(folder.findings()).to_string();
    let mut node = Command::new("node");
    node.current_dir(&readers).args(["--input-type=module", "-e", write, &findings]);
    assert_eq!(run(&mut node), folder.report("github").stdout);
}

/// The README's workflow and hooks, and the hooks that we offer.
#[test]
fn the_readmes_examples_are_valid() {
    let Some(readers) = installed() else { return };
    let readme = fs::read_to_string(folder("README.md")).unwrap();
    let scratch = tempfile::tempdir().unwrap();
    let example = |name: &str| {
        let from = readme.split(&format!("<!-- {name} -->\n```yaml\n")).nth(1).unwrap();
        let file = scratch.path().join(format!("{name}.yaml"));
        fs::write(&file, from.split("```").next().unwrap()).unwrap();
        file
    };
    let mut reader = Command::new(readers.join("bin/check-jsonschema"));
    run(reader.args(["--builtin-schema", "vendor.github-workflows"]).arg(example("workflow")));
    let mut pre_commit = Command::new(readers.join("bin/pre-commit"));
    run(pre_commit.arg("validate-config").arg(example("pre-commit")));
    let mut pre_commit = Command::new(readers.join("bin/pre-commit"));
    run(pre_commit.arg("validate-manifest").arg(folder(".pre-commit-hooks.yaml")));
}

#[test]
fn no_colours_and_no_control_characters_without_a_terminal() {
    let text = Folder::new().report("text").stdout;
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text}");
    assert!(text.contains("error[span-not-value]"), "{text}");
}
