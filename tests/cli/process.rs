//! Running the program.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A finished run.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The program, not started yet.
pub(crate) fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_referat"))
}

/// Runs the program to its end.
pub(crate) fn referat<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Run {
    program().args(arguments).output().unwrap().into()
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Run {
    /// Standard output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap()
    }
}

/// A folder with `in/` for documents and, after a run, `out/`.
pub(crate) struct Folder {
    root: TempDir,
}

impl Folder {
    /// A folder with these files in `in/`.
    pub(crate) fn with(files: &[(&str, &[u8])]) -> Self {
        let folder = Self { root: tempfile::tempdir().unwrap() };
        fs::create_dir(folder.input()).unwrap();
        for (name, bytes) in files {
            folder.add(name, bytes);
        }
        folder
    }

    pub(crate) fn add(&self, name: &str, bytes: &[u8]) {
        let path = self.input().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub(crate) fn input(&self) -> PathBuf {
        self.path("in")
    }

    pub(crate) fn output(&self) -> PathBuf {
        self.path("out")
    }

    /// `referat extract in -o out` and further arguments. Our few documents are read under
    /// whatever names a test gives them.
    pub(crate) fn extract(&self, further: &[&str]) -> Run {
        self.extract_once(&[further, &["--keep-duplicates"]].concat())
    }

    /// The same as a user has it, where each document is read once.
    pub(crate) fn extract_once(&self, further: &[&str]) -> Run {
        let mut command = program();
        command.arg("extract").arg(self.input()).arg("-o").arg(self.output()).args(further);
        command.output().unwrap().into()
    }

    /// The lines of `out/manifest.jsonl`.
    pub(crate) fn manifest(&self) -> Vec<Value> {
        let text = fs::read_to_string(self.output().join("manifest.jsonl")).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// `path: outcome reason` of each line of the manifest.
    pub(crate) fn outcomes(&self) -> Vec<String> {
        let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let lines = self.manifest();
        let lines = lines.iter();
        lines
            .map(|line| {
                format!(
                    "{}: {} {}",
                    word(&line["path"]),
                    word(&line["outcome"]),
                    word(&line["reason"])
                )
            })
            .collect()
    }

    /// `out/summary.json`.
    pub(crate) fn summary(&self) -> Value {
        read_json(&self.output().join("summary.json"))
    }
}

pub(crate) fn read_json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// All files below a folder, sorted, with their content.
pub(crate) fn files_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = entries.map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files
        .map(|file| {
            let name = file.path().strip_prefix(folder).unwrap();
            (name.to_string_lossy().into_owned(), fs::read(file.path()).unwrap())
        })
        .collect()
}
