//! The arguments of `referat eval`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};

/// `referat eval`
#[derive(Debug, Args)]
pub(crate) struct EvalArguments {
    /// What people say is in the documents: a folder of gold files, or one
    #[arg(long, value_name = "GOLD", required_unless_present = "init")]
    pub(crate) gold: Option<PathBuf>,
    /// Records (JSON, JSON Lines) and folders of them
    #[arg(value_name = "RECORDS", required_unless_present = "init")]
    pub(crate) records: Vec<PathBuf>,
    /// How the figures are written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: EvalFormat,
    /// Show the figures of groups, too [repeatable]
    #[arg(long, value_enum, value_name = "GROUP")]
    pub(crate) by: Vec<GroupBy>,
    /// Show each value that is not the gold's
    #[arg(long)]
    pub(crate) mismatches: bool,
    /// Layout, source and `held_out` of the documents, in TOML: `[[document]]` with `id`
    #[arg(long, value_name = "FILE")]
    pub(crate) manifest: Option<PathBuf>,
    /// Exit with 1 if F1 of FIELD (or of `all`) is less [repeatable]
    #[arg(long, value_name = "FIELD=F1")]
    pub(crate) min: Vec<Minimum>,
    /// Leave gold without a record out (else all that it asserts counts as missing)
    #[arg(long)]
    pub(crate) skip_missing: bool,
    /// Write a gold file to correct from what is found in DOCUMENT, into the folder GOLD or to
    /// standard output
    #[arg(long, value_name = "DOCUMENT", conflicts_with_all = ["records", "by", "mismatches", "manifest", "min", "skip_missing"])]
    pub(crate) init: Option<PathBuf>,
    /// Give each printed value its page and line
    #[arg(long, requires = "init")]
    pub(crate) places: bool,
}

/// A figure that must be reached.
#[derive(Debug, Clone)]
pub(crate) struct Minimum {
    pub(crate) field: String,
    pub(crate) f1: f64,
}

impl FromStr for Minimum {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (field, f1) = text.split_once('=').ok_or("expected FIELD=F1, such as decisions=0.9")?;
        let f1: f64 = f1.parse().map_err(|error| format!("{f1}: {error}"))?;
        if !(0.0..=1.0).contains(&f1) {
            return Err(format!("{f1} is not between 0 and 1"));
        }
        Ok(Self { field: field.to_owned(), f1 })
    }
}

/// How figures are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum EvalFormat {
    /// Columns, for people
    #[default]
    Text,
    /// All figures by all measures, for scripts
    Json,
    /// A row for each group, field and measure, for statistics
    Csv,
    /// Tables, for papers and pull requests
    Md,
}

/// What documents are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum GroupBy {
    /// Each alone
    Document,
    /// Layout, as gold or manifest name it
    Layout,
    /// Source, as gold or manifest name it, else the organisation that met
    Source,
    /// Text and PDF, and those held out
    Part,
}
