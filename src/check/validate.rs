//! A record file becomes its findings, each with its line.

use std::ops::Range;
use std::string::FromUtf8Error;

use serde_json::Value;

use super::locate::Places;
use super::{Finding, Rule};

/// A record that was checked: a whole file, or a line of JSON Lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The file, as it was given or found.
    pub path: String,
    /// The record's JSON; empty without findings.
    pub text: String,
    /// The line of the file that `text` starts at, from 1.
    pub first_line: usize,
    /// What is wrong with it, in the order of the file.
    pub findings: Vec<Located>,
}

/// A finding with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// What is wrong.
    pub finding: Finding,
    /// Bytes of the record's JSON.
    pub span: Range<usize>,
    /// Line of the file, from 1.
    pub line: usize,
    /// Character of the line, from 1.
    pub column: usize,
}

impl Checked {
    /// Finds the lines of findings.
    pub fn new(path: &str, text: &str, first_line: usize, findings: Vec<Finding>) -> Self {
        if findings.is_empty() {
            return Self::located(path, "", first_line, Vec::new());
        }
        let places = Places::of(text);
        let findings = findings.into_iter().map(|finding| {
            let span = places.of_value(&finding.pointer);
            Located::new(finding, text, span, first_line)
        });
        let mut findings: Vec<Located> = findings.collect();
        findings.sort_by_key(|found| found.span.start);
        Self::located(path, text, first_line, findings)
    }

    fn located(path: &str, text: &str, first_line: usize, findings: Vec<Located>) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), first_line, findings }
    }
}

impl Located {
    fn new(finding: Finding, text: &str, span: Range<usize>, first_line: usize) -> Self {
        let before = text.get(..span.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        Self {
            finding,
            line: first_line + memchr::memchr_iter(b'\n', before.as_bytes()).count(),
            column: before.get(line_start..).map_or(0, |line| line.chars().count()) + 1,
            span,
        }
    }
}

/// Checks the record in `text`, which starts at line `first_line` of the file `path`.
pub fn validate(path: &str, text: &str, first_line: usize) -> Checked {
    let record: Value = match serde_json::from_str(text) {
        Ok(record) => record,
        Err(error) => return no_json(path, text, first_line, &error),
    };
    if !is_record(&record) {
        let finding = Finding::new(Rule::NotARecord, "", "this JSON is no record of `referat`");
        return Checked::new(path, text, first_line, vec![finding]);
    }
    let mut findings = super::record(&record);
    if members(&record) != colons(text) {
        findings.extend(repeated_keys(text));
    }
    Checked::new(path, text, first_line, findings)
}

/// Other files of a run, and of other programs, are JSON, too.
pub(super) fn is_record(json: &Value) -> bool {
    let named = json.get("schema").and_then(Value::as_str);
    match named {
        Some(schema) => schema.starts_with("referat/record/"),
        None => json.get("source").is_some() && json.get("producer").is_some(),
    }
}

/// Of a repeated key a parser keeps one; so there are more keys in the text than in the value.
fn members(json: &Value) -> usize {
    match json {
        Value::Object(members) => {
            members.len() + members.values().map(self::members).sum::<usize>()
        }
        Value::Array(values) => values.iter().map(members).sum(),
        _ => 0,
    }
}

/// One for each key: those outside strings.
fn colons(json: &str) -> usize {
    let (mut count, mut inside) = (0, false);
    let mut bytes = json.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' => inside = !inside,
            b':' if !inside => count += 1,
            _ => {}
        }
    }
    count
}

fn repeated_keys(text: &str) -> Vec<Finding> {
    let places = Places::of(text);
    let repeated = places.repeated().iter();
    repeated
        .map(|pointer| Finding::new(Rule::KeyRepeated, pointer, "the key stands here twice"))
        .collect()
}

/// Bytes that are no text.
pub(super) fn no_text(path: &str, error: &FromUtf8Error, first_line: usize) -> Checked {
    let text = String::from_utf8_lossy(error.as_bytes());
    let end = error.utf8_error().valid_up_to();
    let finding = Finding::new(Rule::NotJson, "", "this is no JSON: bytes that are not UTF-8");
    let found = Located::new(finding, &text, end..end, first_line);
    Checked::located(path, &text, first_line, vec![found])
}

fn no_json(path: &str, text: &str, first_line: usize, error: &serde_json::Error) -> Checked {
    let lines = text.split_inclusive('\n');
    let line_start: usize = lines.take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut start = (line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let end =
        start + text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let finding = Finding::new(Rule::NotJson, "", format!("this is no JSON: {message}"));
    let found = Located::new(finding, text, start..end, first_line);
    Checked::located(path, text, first_line, vec![found])
}
