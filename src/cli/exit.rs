//! Exit codes, and what is said when there is nothing else to say.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

use super::interrupt::STOPPED;
use super::log;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: every document is complete.
    Complete,
    /// 1: some document is partial or failed.
    Incomplete,
    /// 130: the run was stopped before its end.
    Stopped,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Complete => Self::from(0),
            Exit::Incomplete => Self::from(1),
            Exit::Stopped => Self::from(STOPPED),
        }
    }
}

/// Wrong usage, or nothing could be started: exit code 2, the same as clap's own.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Failure(String);

impl Failure {
    /// One sentence: what is wrong, and what to do.
    pub(crate) fn new(message: impl Display) -> Self {
        Self(message.to_string())
    }

    /// Says it on standard error.
    pub(crate) fn report(&self) -> ExitCode {
        if log::is_on() {
            log::failure(&self.0);
        } else {
            say(&format!("error: {}", self.0));
        }
        ExitCode::from(2)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::new(error)
    }
}

/// Writes a line to standard error; if that is closed, nobody wants to know.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
