//! The arguments as clap reads them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Reads Danish meeting minutes (PDF and text) into structured, traceable JSON records.
#[derive(Debug, Parser)]
#[command(name = "referat", version, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read documents and write one record for each
    Extract(ExtractArguments),
    /// Print what one stage makes of a document, as JSON
    Inspect(InspectArguments),
    /// Print a document's repaired text
    Text(FileArguments),
}

/// `referat extract`
#[derive(Debug, Args)]
pub(crate) struct ExtractArguments {
    /// Files and folders to read
    #[arg(value_name = "INPUT", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// Leave the document's text out of the record
    #[arg(long)]
    pub(crate) no_text: bool,
}

/// `referat inspect`
#[derive(Debug, Args)]
pub(crate) struct InspectArguments {
    /// The stage whose value is printed
    #[arg(long, value_enum)]
    pub(crate) stage: Stage,
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
