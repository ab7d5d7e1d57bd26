//! The command line: arguments in, exit code out. Everything else is the library's.

mod args;
mod check;
mod diff;
mod eval;
mod exit;
mod explain;
mod extract;
mod findings;
mod help;
mod inspect;
mod interrupt;
mod lexicon;
mod log;
mod outputs;
mod progress;
mod references;
mod registry;
mod report;
mod schema;
mod shell;
mod stdout;
mod text;
mod validate;
mod verify;
mod worker;

use std::process::ExitCode;
use std::thread;

use clap::Parser as _;
use referat::batch::STACK;

use args::{Arguments, Command};
use exit::Failure;

/// Runs the command that the arguments name, on a stack that is large enough for nested
/// documents.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let thread = thread::Builder::new().stack_size(STACK).spawn(move || dispatch(&arguments));
    let ended = match thread {
        Ok(thread) => thread.join(),
        Err(error) => return Failure::new(error).report(),
    };
    ended.unwrap_or_else(|_| Failure::new("this is a defect, please report it").report())
}

fn dispatch(arguments: &Arguments) -> ExitCode {
    let done = match &arguments.command {
        Command::Extract(arguments) => extract::run(arguments),
        Command::Verify(arguments) => verify::run(arguments),
        Command::Inspect(arguments) => inspect::run(arguments),
        Command::Text(arguments) => text::run(arguments),
        Command::Worker(arguments) => worker::run(arguments),
        Command::References(arguments) => references::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Validate(arguments) => validate::run(arguments),
        Command::Eval(arguments) => eval::run(arguments),
        Command::Schema { of } => schema::run(*of),
        Command::Completions { shell } => shell::completions(*shell),
        Command::Man { command } => shell::man(command.as_deref()),
    };
    done.map_or_else(|failure| failure.report(), ExitCode::from)
}
