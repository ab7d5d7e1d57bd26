//! Worker processes: what no thread survives costs one document.
//!
//! A stack overflow, an endless loop or memory without end cannot be caught, but a process can be
//! ended. PDFs, and texts that are very long, are therefore read by workers: the program itself
//! (`referat worker`), which gets the bytes on standard input and gives back the record, with
//! limits on its memory and its time. A worker says where it is, so that it is known
//! on which page it ended; the document is then read again without that page. Other text is read
//! here: what it may cost is known from its length.

mod death;
#[cfg(debug_assertions)]
mod faults;
mod frame;
mod limits;
mod message;
mod process;
mod serve;
mod watchdog;

use std::borrow::Cow;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub use serve::serve;

use super::extract::{Extract, Extracted, InProcess};
use super::manifest::Line;
use super::name::Name;
use super::stop::Stop;
use crate::diagnostic::{Code, Diagnostics};
use crate::error::Error;
use crate::record;
use crate::source::{MediaType, Source};
use death::Death;
use message::{Request, Setup, Without};
use process::Worker;
use watchdog::Watchdog;

/// How workers are started, and what a document may cost.
#[derive(Debug, Clone)]
pub struct Isolation {
    /// The program whose command `worker` is [`serve`].
    pub program: PathBuf,
    /// For one document.
    pub timeout: Duration,
    /// For one worker, in bytes.
    pub memory: u64,
}

impl Isolation {
    /// The running program with these limits.
    ///
    /// # Errors
    /// When the system does not say where the program is.
    pub fn by_this_program(timeout: Duration, memory: u64) -> io::Result<Self> {
        // stays the same file when the program is replaced while it runs
        let itself = PathBuf::from("/proc/self/exe");
        let program = if itself.exists() { itself } else { std::env::current_exe()? };
        Ok(Self { program, timeout, memory })
    }
}

/// Has documents read by workers where that is worth it.
pub(super) struct Isolated<'a> {
    isolation: &'a Isolation,
    in_process: InProcess<'a>,
    setup: Setup<'a>,
    watchdog: Watchdog,
    idle: Mutex<Vec<Worker>>,
    stop: &'a Stop,
}

/// Longer texts are read by workers.
const SHORT_TEXT: usize = 1 << 20;

/// How often a document is tried, each time without the page on which it ended the last time.
const ATTEMPTS: u32 = 4;

impl<'a> Isolated<'a> {
    pub(super) fn new(
        isolation: &'a Isolation,
        in_process: InProcess<'a>,
        stop: &'a Stop,
    ) -> Result<Self, Error> {
        Ok(Self {
            isolation,
            in_process,
            setup: Setup {
                options: Cow::Borrowed(in_process.options),
                format: in_process.format.name().into(),
            },
            watchdog: Watchdog::start(stop.clone()).map_err(Error::Worker)?,
            idle: Mutex::default(),
            stop,
        })
    }

    /// Has a document read. A worker that had read others before and ends is no judge of it:
    /// what they left behind may have been too much for it.
    fn ask(&self, request: &Request, bytes: &[u8]) -> Result<Result<Extracted, Death>, Error> {
        let idle = self.idle().pop();
        if let Some(mut worker) = idle {
            match self.ask_worker(&mut worker, request, bytes)? {
                Err(death) if death.code != Code::Timeout => {}
                read => return Ok(self.keep(worker, read)),
            }
        }
        let mut worker = Worker::start(self.isolation, &self.setup).map_err(Error::Worker)?;
        let read = self.ask_worker(&mut worker, request, bytes)?;
        Ok(self.keep(worker, read))
    }

    fn ask_worker(
        &self,
        worker: &mut Worker,
        request: &Request,
        bytes: &[u8],
    ) -> Result<Result<Extracted, Death>, Error> {
        let read = worker.read(request, bytes, self.isolation, &self.watchdog);
        if read.is_err() && self.stop.is_wanted() {
            return Err(Error::Stopped);
        }
        Ok(read)
    }

    fn keep<T>(&self, worker: Worker, read: T) -> T {
        if worker.is_fit() {
            self.idle().push(worker);
        }
        read
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Worker>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn failed(&self, name: &Name, source: &Source, death: &Death) -> Extracted {
        let record = record::failed(source, &death.unreadable(), Diagnostics::default());
        Extracted::of(name, &record, self.in_process.format)
    }
}

impl Extract for Isolated<'_> {
    fn extract(&self, name: &Name, source: Source) -> Result<Extracted, Error> {
        if !is_risky(&source) {
            return self.in_process.extract(name, source);
        }
        let read = self.read(name, &source)?;
        Ok(Extracted { line: Line { path: name.clone(), ..read.line }, ..read })
    }
}

impl Isolated<'_> {
    /// Has a document read, and again without what it failed on.
    fn read(&self, name: &Name, source: &Source) -> Result<Extracted, Error> {
        let (name, sha256) = (name.clone(), source.sha256.clone());
        let mut request = Request { name, sha256, without: Without::default() };
        let first = match self.ask(&request, &source.bytes)? {
            Ok(read) => return Ok(read),
            Err(death) => death,
        };
        let mut death = first.clone();
        for attempt in 2..=ATTEMPTS {
            let last = attempt == ATTEMPTS;
            if !death.avoid(&mut request.without, self.isolation.timeout, last) {
                break;
            }
            death = match self.ask(&request, &source.bytes)? {
                Ok(read) => return Ok(read),
                Err(death) => death,
            };
        }
        Ok(self.failed(&request.name, source, &first))
    }
}

fn is_risky(source: &Source) -> bool {
    match source.media_type {
        MediaType::Pdf => true,
        MediaType::Text | MediaType::Markdown => source.bytes.len() > SHORT_TEXT,
        MediaType::Unsupported(_) | MediaType::Binary => false,
    }
}
