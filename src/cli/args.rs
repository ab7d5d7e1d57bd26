//! The arguments as clap reads them, with their help.

use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::help;
use super::outputs::OutputArguments;

/// Reads Danish meeting minutes (PDF and text) into structured, traceable JSON records.
#[derive(Debug, Parser)]
#[command(name = "referat", version, max_term_width = 100)]
#[command(after_long_help = help::PROGRAM, after_help = help::PROGRAM_SHORT)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read documents and write one record for each
    #[command(after_long_help = help::EXTRACT)]
    Extract(ExtractArguments),
    /// Check that records and inputs of a finished run are there and unchanged
    #[command(after_long_help = help::VERIFY)]
    Verify(VerifyArguments),
    /// Print what one stage makes of a document, as JSON or as a drawing
    #[command(after_long_help = help::INSPECT)]
    Inspect(InspectArguments),
    /// Print a document's repaired text, or what was repaired in it
    #[command(after_long_help = help::TEXT)]
    Text(TextArguments),
    /// Read the documents that come in on standard input, for `extract`
    #[command(hide = true)]
    Worker(WorkerArguments),
    /// Print which initiatives are mentioned in which documents
    #[command(after_long_help = help::REFERENCES)]
    References(ReferencesArguments),
    /// Explain the codes that records, manifest and summary use
    Explain(ExplainArguments),
    /// Compare documents with the records that they should become
    #[command(after_long_help = help::CHECK)]
    Check(CheckArguments),
    /// Check records against the schema and against themselves
    #[command(after_long_help = help::VALIDATE)]
    Validate(ValidateArguments),
    /// Measure records against gold: precision, recall and F1 of each field
    #[command(after_long_help = help::EVAL)]
    Eval(EvalArguments),
    /// Print the JSON Schema of records
    Schema,
    /// Print the completion script of a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page of the program or of a command
    Man {
        /// A command, such as `extract`
        command: Option<String>,
    },
}

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
    #[arg(long, value_name = "REASON", num_args = 0..=1, require_equals = true)]
    pub(crate) retry_failed: Option<Vec<String>>,
    /// How progress and troubles are told on standard error
    #[arg(long, value_enum, default_value_t)]
    pub(crate) log_format: LogFormat,
    /// No progress bar and no summary on standard error
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// `referat references`
#[derive(Debug, Args)]
pub(crate) struct ReferencesArguments {
    /// Documents and folders of them, or what `extract` wrote: an output folder, a file of records
    #[arg(value_name = "INPUT", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// The portfolio that mentions are matched to (document or its record) [repeatable;
    /// default: the portfolios among the inputs]
    #[arg(long, value_name = "FILE")]
    pub(crate) registry: Vec<PathBuf>,
    /// How the table is written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Table,
    /// Number of documents read at the same time [default: number of processors]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Table {
    /// Comma-separated values
    #[default]
    Csv,
    /// A list of objects
    Json,
    /// Markdown, for reading
    Md,
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

/// `referat verify`
#[derive(Debug, Args)]
pub(crate) struct VerifyArguments {
    /// The folder that `extract -o` wrote
    #[arg(value_name = "OUT")]
    pub(crate) output: PathBuf,
    /// Folder in which the names of the manifest begin [default: where the inputs were]
    #[arg(long, value_name = "DIR", conflicts_with = "no_inputs")]
    pub(crate) root: Option<PathBuf>,
    /// Check the records alone
    #[arg(long)]
    pub(crate) no_inputs: bool,
    /// Print findings as JSON, one per line
    #[arg(long)]
    pub(crate) json: bool,
}

/// `referat inspect`
#[derive(Debug, Args)]
pub(crate) struct InspectArguments {
    /// The stage whose value is printed
    #[arg(long, value_enum, required_unless_present = "svg")]
    pub(crate) stage: Option<Stage>,
    /// Draw a page (SVG) instead: its text, and boxes around the blocks in reading order
    #[arg(long, value_name = "PAGE", conflicts_with = "stage")]
    pub(crate) svg: Option<u32>,
    #[command(flatten)]
    pub(crate) file: FileArguments,
}

/// One document.
#[derive(Debug, Args)]
pub(crate) struct FileArguments {
    /// The document to read
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// `referat text`
#[derive(Debug, Args)]
pub(crate) struct TextArguments {
    /// Show each repair beside its original instead, as a patch
    #[arg(long)]
    pub(crate) diff: bool,
    #[command(flatten)]
    pub(crate) file: FileArguments,
}

/// `referat validate`
#[derive(Debug, Args)]
pub(crate) struct ValidateArguments {
    /// Records (JSON, JSON Lines) and folders of them
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: FindingsFormat,
    /// Leave findings with this code out [repeatable]
    #[arg(long, value_name = "CODE", value_parser = super::explain::rules())]
    pub(crate) ignore: Vec<String>,
}

/// `referat check`
#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// Documents with their expected records, and folders of them
    #[arg(value_name = "FIXTURES", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: FindingsFormat,
    /// Differences that do not count; `*` is any key, `**` any keys [repeatable]
    #[arg(long, value_name = "POINTER", value_parser = pointer)]
    pub(crate) ignore: Vec<String>,
    /// Write the records anew that differ
    #[arg(long)]
    pub(crate) update: bool,
}

fn pointer(text: &str) -> Result<String, &'static str> {
    if text.starts_with('/') { Ok(text.to_owned()) } else { Err("a JSON Pointer starts with `/`") }
}

/// How findings are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingsFormat {
    /// For people: the line of the file, the value underlined
    #[default]
    Text,
    /// For scripts
    Json,
    /// Test report (XML)
    Junit,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
}

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

/// `referat explain`
#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// A code, such as `no-text-layer` [default: all of them]
    #[arg(value_parser = super::explain::codes())]
    pub(crate) code: Option<String>,
}

/// The stages in the order in which a document passes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// The file: hash, size, media type
    Source,
    /// Pages of text runs (PDF) or lines (text), as the producer wrote them
    TextLayer,
    /// Lines and blocks in reading order, page furniture set apart
    Layout,
    /// The repaired text, its paragraphs and repairs
    Text,
    /// What kind of document it is
    Kind,
    /// Title block, attendance, agenda, item tree
    Outline,
    /// The values found, before they are put together
    Fields,
    /// The record
    Record,
}
