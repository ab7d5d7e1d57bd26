//! The command line: arguments in, exit code out. Everything else is the library's.

mod args;
mod exit;
mod explain;
mod extract;
mod help;
mod inspect;
mod progress;
mod report;
mod shell;
mod stdout;
mod text;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Arguments, Command};

/// Runs the command that the arguments name.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match &arguments.command {
        Command::Extract(arguments) => extract::run(arguments),
        Command::Inspect(arguments) => inspect::run(arguments),
        Command::Text(arguments) => text::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Completions { shell } => shell::completions(*shell),
        Command::Man { command } => shell::man(command.as_deref()),
    };
    done.map_or_else(|failure| failure.report(), ExitCode::from)
}
