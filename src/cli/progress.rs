//! How far a run is: a bar on a terminal, elsewhere a line per minute.

use std::collections::HashMap;
use std::fmt;
use std::io::{self, IsTerminal as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::{self, JoinHandle, ThreadId};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use referat::batch::{Line, LineOutcome, Name, Observe};
use referat::record::model::Outcome;

use super::exit::say;
use super::log;
use super::report::printable;

/// Looks on while a run lasts, and says from time to time how far it is.
pub(crate) struct Progress {
    board: Arc<Mutex<Board>>,
    over: AtomicBool,
    teller: Option<Teller>,
}

/// What is known of the run.
#[derive(Default)]
struct Board {
    total: Option<u64>,
    done: u64,
    kept: u64,
    failed: u64,
    /// When the first document was begun that no earlier run had done.
    began: Option<Instant>,
    reading: HashMap<ThreadId, (Name, Instant)>,
}

/// How far a run is at one moment.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Snapshot {
    pub(crate) done: u64,
    pub(crate) total: Option<u64>,
    pub(crate) failed: u64,
    /// Documents, those not counted that an earlier run had done.
    pub(crate) per_second: f64,
    pub(crate) left: Option<Duration>,
    /// The document that has been read for the longest time, and for how long.
    pub(crate) slowest: Option<(Name, Duration)>,
}

/// How progress is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Show {
    /// Not at all.
    Nothing,
    /// As a bar on a terminal, else as lines.
    ForPeople,
    /// As events.
    AsEvents,
}

impl Progress {
    /// Begins to look on.
    pub(crate) fn new(show: Show) -> Self {
        let board = Arc::default();
        let teller = match show {
            Show::Nothing => None,
            Show::AsEvents => Some(Teller::start(&board, MINUTE, |now| log::progress(&now))),
            Show::ForPeople if io::stderr().is_terminal() => Some(Teller::with_bar(&board)),
            Show::ForPeople => Some(Teller::start(&board, MINUTE, |now| say(&now.to_string()))),
        };
        Self { board, over: AtomicBool::new(false), teller }
    }

    /// Counts the inputs, as long as anybody wants to know how many there are.
    pub(crate) fn count<T>(&self, inputs: impl Iterator<Item = T>) {
        if self.teller.is_some() {
            let total = inputs.take_while(|_| !self.over.load(Ordering::Relaxed)).count();
            lock(&self.board).total = Some(total as u64);
        }
    }

    /// How many documents an earlier run had done.
    pub(crate) fn kept(&self) -> u64 {
        lock(&self.board).kept
    }

    /// Says no more.
    pub(crate) fn finish(&self) {
        self.over.store(true, Ordering::Relaxed);
        if let Some(teller) = &self.teller {
            teller.finish();
        }
    }
}

impl Observe for Progress {
    fn begun(&self, name: &Name) {
        let now = Instant::now();
        lock(&self.board).reading.insert(thread::current().id(), (name.clone(), now));
    }

    fn finished(&self, line: &Line, took: Duration, kept: bool) {
        let mut board = lock(&self.board);
        board.reading.remove(&thread::current().id());
        board.done += 1;
        board.kept += u64::from(kept);
        board.failed += u64::from(line.outcome == LineOutcome::Read(Outcome::Failed));
        if !kept && board.began.is_none() {
            board.began = Instant::now().checked_sub(took);
        }
    }

    fn given_up(&self, _: &Name) {
        lock(&self.board).reading.remove(&thread::current().id());
    }
}

fn lock(board: &Mutex<Board>) -> MutexGuard<'_, Board> {
    board.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Board {
    #[expect(clippy::cast_precision_loss, reason = "nobody counts that far")]
    fn snapshot(&self) -> Snapshot {
        let took = self.began.map_or(Duration::ZERO, |began| began.elapsed());
        let per_second = (self.done - self.kept) as f64 / took.as_secs_f64().max(0.001);
        let waiting = self.total.map(|total| total.saturating_sub(self.done) as f64);
        let left = waiting.filter(|_| per_second > 0.0).map(|waiting| waiting / per_second);
        let slowest = self.reading.values().min_by_key(|(_, begun)| *begun);
        Snapshot {
            done: self.done,
            total: self.total,
            failed: self.failed,
            per_second: (per_second * 10.0).round() / 10.0,
            left: left.and_then(|left| Duration::try_from_secs_f64(left).ok()),
            slowest: slowest.map(|(name, begun)| (name.clone(), begun.elapsed())),
        }
    }
}

/// "300 of 1200 done, 2 failed, 14.6/s, 1 min left; slowest now: a/b.pdf (12 s)"
impl fmt::Display for Snapshot {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.done)?;
        if let Some(total) = self.total {
            write!(out, " of {total}")?;
        }
        write!(out, " done, {} failed, {:.1}/s", self.failed, self.per_second)?;
        if let Some(left) = self.left {
            write!(out, ", {} left", Rough(left))?;
        }
        match &self.slowest {
            Some((name, time)) if time.as_secs() > 0 => {
                let name = printable(name.as_str());
                write!(out, "; slowest now: {name} ({})", Rough(*time))
            }
            _ => Ok(()),
        }
    }
}

/// A time as people say it.
struct Rough(Duration);

impl fmt::Display for Rough {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_secs() {
            seconds @ 0..120 => write!(out, "{seconds} s"),
            seconds @ 120..7200 => write!(out, "{} min", seconds / 60),
            seconds => write!(out, "{} h {} min", seconds / 3600, seconds / 60 % 60),
        }
    }
}

const MINUTE: Duration = Duration::from_secs(60);
/// How often the bar is drawn anew.
const DRAWN: Duration = Duration::from_millis(200);
const STYLE: &str = "{bar:20} {wide_msg}";

/// The thread that says how far the run is.
struct Teller {
    thread: Mutex<Option<(mpsc::Sender<()>, JoinHandle<()>)>>,
    bar: Option<ProgressBar>,
}

impl Teller {
    fn start(
        board: &Arc<Mutex<Board>>,
        every: Duration,
        tell: impl Fn(Snapshot) + Send + 'static,
    ) -> Self {
        let (end, ended) = mpsc::channel::<()>();
        let board = Arc::clone(board);
        let work = move || {
            while let Err(mpsc::RecvTimeoutError::Timeout) = ended.recv_timeout(every) {
                let now = lock(&board).snapshot();
                tell(now);
            }
        };
        let thread = thread::Builder::new().name("progress".to_owned()).spawn(work);
        Self { thread: Mutex::new(thread.ok().map(|thread| (end, thread))), bar: None }
    }

    fn with_bar(board: &Arc<Mutex<Board>>) -> Self {
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template(STYLE) {
            bar.set_style(style);
        }
        let drawn = bar.clone();
        let teller = Self::start(board, DRAWN, move |now| {
            drawn.set_length(now.total.unwrap_or(now.done));
            drawn.set_position(now.done);
            drawn.set_message(now.to_string());
        });
        Self { bar: Some(bar), ..teller }
    }

    fn finish(&self) {
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some((end, thread)) = thread {
            drop(end);
            let _ = thread.join(); // it has nothing to tell but what it has told
        }
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::time::Duration;

    use referat::batch::Name;

    use super::Snapshot;

    #[test]
    fn people_read_a_sentence() {
        let name = Name::new([OsStr::new("a.pdf")]);
        let snapshot = Snapshot {
            done: 300,
            total: Some(1200),
            failed: 2,
            per_second: 14.6,
            left: Some(Duration::from_secs(62)),
            slowest: Some((name, Duration::from_secs(12))),
        };
        assert_eq!(
            snapshot.to_string(),
            "300 of 1200 done, 2 failed, 14.6/s, 62 s left; slowest now: a.pdf (12 s)"
        );
        let unknown = Snapshot { total: None, left: None, slowest: None, ..snapshot };
        assert_eq!(unknown.to_string(), "300 done, 2 failed, 14.6/s");
    }
}
