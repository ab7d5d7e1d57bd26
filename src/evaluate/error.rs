//! What can be wrong with gold and records.

use std::fmt;
use std::path::PathBuf;

/// Why nothing can be measured, with the file.
#[derive(Debug)]
pub enum Error {
    /// It cannot be read.
    Read(PathBuf, std::io::Error),
    /// It is no JSON.
    Json(PathBuf, serde_json::Error),
    /// It has keys or values that no record has: pointer and what is wrong, one line each.
    Shape(PathBuf, Vec<String>),
    /// The folder holds no gold that could be used.
    Nothing(PathBuf),
    /// The manifest is not what it should be.
    Manifest(PathBuf, Box<toml::de::Error>),
    /// It is JSON, but no record.
    NoRecord(PathBuf),
    /// Two records are of the same document: its path, and the second record's file.
    Twice(String, PathBuf),
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(path, error) => write!(out, "{}: {error}", path.display()),
            Self::Json(path, error) => write!(out, "{}: no JSON: {error}", path.display()),
            Self::Shape(path, faults) => {
                let faults = faults.join("\n  ");
                write!(out, "{}: what no record can have:\n  {faults}", path.display())
            }
            Self::Nothing(path) => write!(
                out,
                "{}: no gold to compare with (files ending in .json whose `status` is not \
                 \"draft\")",
                path.display()
            ),
            Self::Manifest(path, error) => write!(out, "{}: {error}", path.display()),
            Self::NoRecord(path) => {
                write!(out, "{}: this JSON is no record of `referat`", path.display())
            }
            Self::Twice(document, path) => write!(
                out,
                "{}: a second record of {document}: which one is to be judged?",
                path.display()
            ),
        }
    }
}
