//! A worker as the run sees it: a process that is given documents and gives back records.

use std::collections::VecDeque;
use std::io::{self, BufReader, BufWriter, Read, Write as _};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use super::Isolation;
use super::death::{self, Death, Traces};
use super::frame::{self, Tag};
use super::message::{Moment, Reply, Request, Setup};
use super::watchdog::{Shared, Watchdog, kill};
use crate::batch::extract::Extracted;

/// A worker process; dropping it ends it.
pub(super) struct Worker {
    process: Shared,
    stdin: BufWriter<ChildStdin>,
    stdout: BufReader<ChildStdout>,
    stderr: Option<JoinHandle<String>>,
    /// How many documents it has read.
    documents: u32,
    /// It takes no more.
    spent: bool,
}

/// A worker is replaced after so many documents: what little each leaves behind adds up.
const DOCUMENTS: u32 = 1_000;

impl Worker {
    /// Starts a process that waits for documents.
    pub(super) fn start(isolation: &Isolation, setup: &Setup<'_>) -> io::Result<Self> {
        let mut process = isolation.command().spawn()?;
        let (stdin, stdout, stderr) = pipes(&mut process)?;
        let stderr = thread::Builder::new().spawn(move || tail(stderr))?;
        let mut worker = Self {
            process: Arc::new(Mutex::new(process)),
            stdin: BufWriter::new(stdin),
            stdout: BufReader::new(stdout),
            stderr: Some(stderr),
            documents: 0,
            spent: false,
        };
        frame::write_json(&mut worker.stdin, Tag::Setup, setup)?;
        Ok(worker)
    }

    /// Whether it takes another document.
    pub(super) fn is_fit(&self) -> bool {
        !self.spent && self.documents < DOCUMENTS
    }

    /// Has a document read, or says how the worker ended.
    pub(super) fn read(
        &mut self,
        request: &Request,
        bytes: &[u8],
        isolation: &Isolation,
        watchdog: &Watchdog,
    ) -> Result<Extracted, Death> {
        let mut at = (Moment::Opening, Instant::now());
        let alarm = watchdog.set(&self.process, isolation.timeout);
        let read = self.ask(request, bytes).and_then(|()| self.answer(&mut at));
        let overdue = watchdog.take_back(alarm);
        self.documents += 1;
        read.map_err(|_| self.bury(at, overdue, isolation))
    }

    fn ask(&mut self, request: &Request, bytes: &[u8]) -> io::Result<()> {
        frame::write_json(&mut self.stdin, Tag::Request, request)?;
        frame::write(&mut self.stdin, Tag::Document, bytes)?;
        self.stdin.flush()
    }

    fn answer(&mut self, at: &mut (Moment, Instant)) -> io::Result<Extracted> {
        loop {
            let (tag, payload) =
                frame::read(&mut self.stdout)?.ok_or(io::ErrorKind::UnexpectedEof)?;
            if tag == Tag::Moment as u8 {
                *at = (frame::json(&payload)?, Instant::now());
                continue;
            }
            let Reply { line, last } = frame::json(&payload)?;
            self.spent = last;
            return Ok(Extracted { line, record: frame::expect(&mut self.stdout, Tag::Record)? });
        }
    }

    /// Looks why it does not answer; whatever the reason, it is no more.
    fn bury(&mut self, at: (Moment, Instant), overdue: bool, isolation: &Isolation) -> Death {
        self.spent = true;
        let since = at.1.elapsed();
        let status = self.end();
        let stderr = self.stderr.take().and_then(|tail| tail.join().ok()).unwrap_or_default();
        let traces = Traces { status, stderr: &stderr, overdue };
        let (code, what) = death::reason(&traces, isolation.timeout, isolation.memory);
        Death { code, what, at: at.0, since }
    }

    /// Waits for its end, if it has not closed its pipes for another reason than that.
    fn end(&self) -> Option<ExitStatus> {
        let patience = Instant::now() + PATIENCE;
        while Instant::now() < patience {
            let mut process = self.process.lock().unwrap_or_else(PoisonError::into_inner);
            if let Ok(Some(status)) = process.try_wait() {
                return Some(status);
            }
            drop(process);
            thread::sleep(PATIENCE / 100);
        }
        kill(&self.process);
        self.process.lock().unwrap_or_else(PoisonError::into_inner).wait().ok()
    }
}

/// How long a process may take to die.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(1);

impl Drop for Worker {
    fn drop(&mut self) {
        kill(&self.process);
        let _ = self.process.lock().unwrap_or_else(PoisonError::into_inner).wait();
    }
}

impl Isolation {
    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(["worker", "--memory-limit"])
            .arg((self.memory >> 20).to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt as _;
            // an interrupt from the keyboard is for the run, which then ends its workers
            command.process_group(0).arg0(env!("CARGO_PKG_NAME"));
        }
        command
    }
}

fn pipes(process: &mut Child) -> io::Result<(ChildStdin, ChildStdout, ChildStderr)> {
    match (process.stdin.take(), process.stdout.take(), process.stderr.take()) {
        (Some(stdin), Some(stdout), Some(stderr)) => Ok((stdin, stdout, stderr)),
        _ => Err(io::ErrorKind::BrokenPipe.into()),
    }
}

/// How much of the end of standard error is kept.
const TAIL: usize = 4096;

/// Reads to the end, so that nobody has to wait who writes, and keeps the end.
fn tail(mut stderr: ChildStderr) -> String {
    let mut kept = VecDeque::new();
    let mut buffer = [0; TAIL];
    while let Ok(count @ 1..) = stderr.read(&mut buffer) {
        kept.extend(buffer.iter().take(count));
        kept.drain(..kept.len().saturating_sub(TAIL));
    }
    String::from_utf8_lossy(kept.make_contiguous()).into_owned()
}
