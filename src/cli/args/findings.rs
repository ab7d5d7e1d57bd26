//! The arguments of `referat validate` and `referat check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

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
    #[arg(long, value_name = "CODE", value_parser = crate::cli::explain::rules())]
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
