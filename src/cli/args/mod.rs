//! The arguments as clap reads them, with their help.

mod eval;
mod extract;
mod findings;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub(crate) use eval::{EvalArguments, EvalFormat, GroupBy, Minimum};
pub(crate) use extract::{ExtractArguments, Format, LogFormat, WorkerArguments};
pub(crate) use findings::{CheckArguments, FindingsFormat, ValidateArguments};

use super::help;

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
    /// Print which initiatives or organisations are mentioned in which documents
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
    /// Print the JSON Schema of records, or of the manifest or the summary
    Schema {
        /// What the schema is of
        #[arg(value_enum, default_value_t)]
        of: Written,
    },
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
    /// What is looked for
    #[arg(long, value_enum, default_value_t)]
    pub(crate) of: Subject,
    /// Read with the words of this TOML file (names of bodies, labels ...) besides the program's own
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Option<PathBuf>,
    /// How the table is written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Table,
    /// Number of documents read at the same time [default: number of processors]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
}

/// What a run writes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Written {
    /// A record, `OUT/<path>.json` or a line of JSON Lines
    #[default]
    Record,
    /// A line of `OUT/manifest.jsonl`
    Manifest,
    /// `OUT/summary.json`
    Summary,
}

/// What documents refer to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Subject {
    /// Initiatives of portfolios
    #[default]
    Initiatives,
    /// Bodies and organisations, under one name each
    Organizations,
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
