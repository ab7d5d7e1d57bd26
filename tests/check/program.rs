//! Running the program.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// A finished run.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs the program in a folder.
pub(crate) fn referat<A: AsRef<OsStr>>(folder: &Path, arguments: &[A]) -> Run {
    let mut program = Command::new(env!("CARGO_BIN_EXE_referat"));
    let output = program.current_dir(folder).args(arguments).output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Run {
    /// `path:line:column code pointer` of each finding of a report in JSON.
    pub(crate) fn findings(&self) -> Vec<String> {
        let report: Value = serde_json::from_str(&self.stdout).unwrap();
        let findings = report["findings"].as_array().unwrap().iter();
        findings
            .map(|found| {
                let word = |key: &str| found[key].as_str().unwrap().to_owned();
                let (line, column) = (&found["line"], &found["column"]);
                format!("{}:{line}:{column} {} {}", word("path"), word("code"), word("pointer"))
            })
            .collect()
    }
}
