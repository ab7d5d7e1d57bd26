//! The arguments of `referat extract` and of its workers.

use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};

use crate::cli::outputs::OutputArguments;

/// `referat extract`
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line are booleans")]
#[derive(Debug, Args)]
pub(crate) struct ExtractArguments {
    /// Files, folders and archives to read, or patterns such as 'minutes/**/*.pdf'
    #[arg(value_name = "INPUT", required_unless_present = "files_from")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Read the inputs that a list names, one per line or each followed by a zero byte; `-` is
    /// standard input
    #[arg(long, value_name = "LIST")]
    pub(crate) files_from: Option<PathBuf>,
    /// The names in LIST are separated by zero bytes (else its beginning tells)
    #[arg(long, requires = "files_from")]
    pub(crate) from0: bool,
    /// Folder to write to: `OUT/<path>.json`, `OUT/manifest.jsonl`, `OUT/summary.json`
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// One JSON file per document, or JSON Lines: all records in one, a line for each
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) outputs: OutputArguments,
    /// Records on one line, without white space
    #[arg(long)]
    pub(crate) compact: bool,
    /// Records indented for reading (the default of `--format json`)
    #[arg(long, conflicts_with = "compact")]
    pub(crate) pretty: bool,
    /// Leave the document's text out of its record
    #[arg(long)]
    pub(crate) no_text: bool,
    /// Read everything twice: how the other documents spell a word decides whether a hyphen at a
    /// line's end belongs to it, where its own document does not
    #[arg(long)]
    pub(crate) folder_evidence: bool,
    /// Read with the words of this TOML file (labels, verbs, roles ...) besides the program's own
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Option<PathBuf>,
    /// Match mentions of initiatives to those of this portfolio (document or its record), or to
    /// `none` [repeatable; default: the portfolios among the inputs]
    #[arg(long, value_name = "FILE")]
    pub(crate) registry: Vec<PathBuf>,
    /// Of the files in folders, take only those that match [repeatable]
    #[arg(long, value_name = "GLOB")]
    pub(crate) include: Vec<String>,
    /// Of the files and folders in folders, leave those out that match [repeatable]
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,
    /// Take hidden files and folders, too
    #[arg(long)]
    pub(crate) hidden: bool,
    /// Read a document each time that it is there, and not only the first time
    #[arg(long)]
    pub(crate) keep_duplicates: bool,
    /// Number of documents read at the same time [default: number of processors]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// How long one document may take; what takes longer is failed, or loses the page
    #[arg(long, value_name = "SECONDS", default_value = "60")]
    pub(crate) timeout: NonZeroU32,
    /// How much memory one document may take, in MiB
    #[arg(long, value_name = "MIB", default_value = "1024")]
    pub(crate) memory_limit: MemoryLimit,
    /// Read PDFs in this process, without these limits (for debugging)
    #[arg(long)]
    pub(crate) no_isolation: bool,
    /// Do everything again that an earlier run into the same folder has done
    #[arg(long, conflicts_with = "retry_failed")]
    pub(crate) force: bool,
    /// Do those again that an earlier run could not wholly read, for any or this reason [repeatable]
    #[arg(
        long, value_name = "REASON", num_args = 0..=1, require_equals = true,
        value_parser = crate::cli::explain::failures(), hide_possible_values = true
    )]
    pub(crate) retry_failed: Option<Vec<String>>,
    /// How progress and troubles are told on standard error
    #[arg(long, value_enum, default_value_t)]
    pub(crate) log_format: LogFormat,
    /// No progress bar and no summary on standard error
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// `referat worker`
#[derive(Debug, Args)]
pub(crate) struct WorkerArguments {
    /// How much memory it may take, in MiB
    #[arg(long, value_name = "MIB")]
    pub(crate) memory_limit: MemoryLimit,
}

/// Mebibytes, as many as the program itself needs at least.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MemoryLimit(u32);

impl MemoryLimit {
    const LEAST: u32 = 384;

    pub(crate) fn bytes(self) -> u64 {
        u64::from(self.0) << 20
    }
}

impl FromStr for MemoryLimit {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let limit: u32 = text.parse().map_err(|error| format!("{error}"))?;
        if limit < Self::LEAST {
            return Err(format!("at least {} are needed", Self::LEAST));
        }
        Ok(Self(limit))
    }
}

/// How records are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A JSON file per document
    #[default]
    Json,
    /// A line per document
    Jsonl,
}

/// How progress and troubles are told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// For people: a bar on a terminal, else a line per minute
    #[default]
    Text,
    /// For machines: a JSON object per event and line
    Json,
}
