//! `--log-format json`: what happens, an event on a line of standard error, for machines.

use std::io;

use referat::batch::{Line, LineOutcome, Summary};
use referat::record::model::Outcome;
use tracing::{error, info, warn};

use super::progress::Snapshot;

/// From now on everything is said in events.
pub(crate) fn begin() {
    tracing_subscriber::fmt().json().flatten_event(true).with_writer(io::stderr).init();
    info!(version = env!("CARGO_PKG_VERSION"), "begun");
}

/// Whether it is.
pub(crate) fn is_on() -> bool {
    tracing::dispatcher::has_been_set()
}

/// A document that is not wholly read.
pub(crate) fn trouble(line: &Line) {
    let LineOutcome::Read(Outcome::Partial | Outcome::Failed) = line.outcome else { return };
    let (path, outcome) = (line.path.as_str(), line.outcome.as_str());
    let (reason, page, cause) = (line.reason.as_deref(), line.page, line.message.as_deref());
    warn!(path, outcome, reason, page, cause, "document");
}

/// How far the run is.
pub(crate) fn progress(now: &Snapshot) {
    let (done, total, failed) = (now.done, now.total, now.failed);
    let (per_second, seconds_left) = (now.per_second, now.left.map(|left| left.as_secs()));
    let slowest = now.slowest.as_ref().map(|(name, _)| name.as_str());
    let slowest_seconds = now.slowest.as_ref().map(|(_, time)| time.as_secs());
    info!(done, total, failed, per_second, seconds_left, slowest, slowest_seconds, "progress");
}

/// How the run ended.
pub(crate) fn end(summary: &Summary) {
    let outcomes = &summary.outcomes;
    info!(
        finished = summary.finished,
        documents = summary.documents,
        pages = summary.pages,
        complete = outcomes.complete,
        partial = outcomes.partial,
        failed = outcomes.failed,
        skipped = outcomes.skipped,
        "ended"
    );
}

/// Why the run could not go on.
pub(crate) fn failure(message: &str) {
    error!("{message}");
}
