//! The progress bar on standard error: only for people, so only on a terminal.

use std::fmt::Write;
use std::io::{self, IsTerminal as _};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use referat::batch::Line;

/// How far a run is.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
}

const STYLE: &str = "{bar:30} {pos}/{len}  {rate}  {eta} left  {wide_msg}";

impl Progress {
    /// Shows nothing with `--quiet` or without a terminal; else asks how many there are.
    pub(crate) fn new(quiet: bool, count: impl FnOnce() -> usize) -> Self {
        if quiet || !io::stderr().is_terminal() {
            return Self { bar: None };
        }
        let bar = ProgressBar::new(count() as u64);
        if let Ok(style) = ProgressStyle::with_template(STYLE) {
            bar.set_style(style.with_key("rate", rate));
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar: Some(bar) }
    }

    /// One more is done.
    pub(crate) fn done(&self, line: &Line) {
        if let Some(bar) = &self.bar {
            bar.set_message(line.path.to_string());
            bar.inc(1);
        }
    }

    /// Takes the bar off the screen.
    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// "14.6/s"
fn rate(state: &ProgressState, out: &mut dyn Write) {
    let _ = write!(out, "{:.1}/s", state.per_sec()); // the screen is not worth an error
}
