//! How a worker ended, and what that says about the document that it was reading.

use std::process::ExitStatus;
use std::time::Duration;

use super::message::{Moment, Without};
use crate::diagnostic::{Code, Diagnostic};
use crate::text_layer::Unreadable;

/// The end of a worker that had not finished its document.
#[derive(Debug, Clone)]
pub(super) struct Death {
    /// The reason.
    pub(super) code: Code,
    /// The same in words, without a subject: "took longer than 60 seconds".
    pub(super) what: String,
    /// Where it was then.
    pub(super) at: Moment,
    /// For how long it had been there.
    pub(super) since: Duration,
}

/// What was seen of a worker's end.
#[derive(Debug)]
pub(super) struct Traces<'a> {
    pub(super) status: Option<ExitStatus>,
    /// The end of its standard error.
    pub(super) stderr: &'a str,
    /// Its time was over.
    pub(super) overdue: bool,
}

/// The reason of a death, in a code and in words.
pub(super) fn reason(traces: &Traces<'_>, time: Duration, memory: u64) -> (Code, String) {
    if traces.overdue {
        let seconds = time.as_secs();
        return (Code::Timeout, format!("takes longer than {seconds} s (see --timeout)"));
    }
    let short = || {
        let mebibytes = memory >> 20;
        (
            Code::OutOfMemory,
            format!("takes more than {mebibytes} MiB of memory (see --memory-limit)"),
        )
    };
    if traces.stderr.contains(OVERFLOW) {
        return (Code::StackOverflow, "is nested too deep for the stack".to_owned());
    }
    if traces.stderr.contains(NO_MEMORY) {
        return short();
    }
    if traces.stderr.contains(PANIC) {
        return (Code::Panic, "shows a defect of the program; please report it".to_owned());
    }
    match traces.status.map(signal) {
        Some(Some(KILLED)) => short(), // by the system, when there was no more for anybody
        Some(Some(signal)) => (Code::Crash, format!("ended the program (signal {signal})")),
        _ => (Code::Crash, "ended the program".to_owned()),
    }
}

/// What Rust's runtime says: "thread 'pdf' has overflowed its stack".
const OVERFLOW: &str = "has overflowed its stack";
/// "memory allocation of 16777216 bytes failed"
const NO_MEMORY: &str = "memory allocation of ";
/// "thread 'main' (12) panicked at src/a.rs:1:2:"
const PANIC: &str = " panicked at ";
const KILLED: i32 = 9;

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}

impl Death {
    /// Adds to what is not tried again; `false` if there is nothing to leave out.
    ///
    /// A page is left out if it was to blame. The last time everything from there on is left out:
    /// what a document needs may grow from page to page.
    pub(super) fn avoid(&self, without: &mut Without, time: Duration, last: bool) -> bool {
        match self.at {
            Moment::Opening | Moment::Pages => return false,
            Moment::SecondOpinion => without.second_opinion = true,
            Moment::Page(number) if self.code == Code::Timeout && self.since * 2 < time => {
                // slow, and no page in particular: what half the time was enough for
                without.from = Some(self.finding(number / 2 + 1, true));
            }
            Moment::Page(number) if last => without.from = Some(self.finding(number, true)),
            Moment::Page(number) => without.pages.push(self.finding(number, false)),
        }
        true
    }

    /// Why a page, or all from there on, is left out.
    fn finding(&self, page: u32, and_the_rest: bool) -> Diagnostic {
        let rest = if and_the_rest { "it and what follows is" } else { "it is" };
        let what = if self.at == Moment::Page(page) { "page" } else { "the document up to page" };
        let message = format!("{what} {page} {}; {rest} left out", self.what);
        Diagnostic::new(self.code, message).on_page(page)
    }

    /// Why nothing of the document could be read.
    pub(super) fn unreadable(&self) -> Unreadable {
        let (place, page) = match self.at {
            Moment::Opening => (" when it is opened".to_owned(), None),
            Moment::Page(number) => (format!(" on page {number}"), Some(number)),
            Moment::SecondOpinion | Moment::Pages => (String::new(), None),
        };
        let message = format!("the document {}{place}", self.what);
        Unreadable::new(self.code, message).on_page(page)
    }
}
