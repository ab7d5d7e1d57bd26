//! Findings as SARIF 2.1.0, which code hosts and editors show.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::fmt::Write as _;
use std::io;

use serde_json::{Value, json};

use super::{Report, Totals, level};
use crate::check::{Checked, Located, Rule};
use crate::write::pretty;

/// One run, with all rules and the findings.
#[derive(Debug, Default)]
pub struct Sarif {
    results: Vec<Value>,
}

impl Report for Sarif {
    fn record(&mut self, checked: &Checked, _out: &mut dyn io::Write) -> io::Result<()> {
        self.results.extend(checked.findings.iter().map(|found| result(&checked.path, found)));
        Ok(())
    }

    fn end(&mut self, _totals: &Totals, out: &mut dyn io::Write) -> io::Result<()> {
        let driver = json!({
            "name": env!("CARGO_PKG_NAME"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": Rule::ALL.iter().copied().map(rule).collect::<Vec<_>>(),
        });
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": driver },
                "columnKind": "unicodeCodePoints",
                "results": std::mem::take(&mut self.results),
            }],
        });
        pretty(&log, out)
    }
}

fn rule(rule: Rule) -> Value {
    json!({
        "id": rule.as_str(),
        "shortDescription": { "text": rule.meaning() },
        "defaultConfiguration": { "level": level(rule.severity()) },
    })
}

fn result(path: &str, found: &Located) -> Value {
    let finding = &found.finding;
    json!({
        "ruleId": finding.rule.as_str(),
        "level": level(finding.rule.severity()),
        "message": { "text": finding.message },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri(path) },
                "region": { "startLine": found.line, "startColumn": found.column },
            },
            "logicalLocations": [{ "fullyQualifiedName": finding.pointer }],
        }],
    })
}

/// A relative URI reference (RFC 3986).
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}"); // writing to a String cannot fail
        }
    }
    uri
}
