//! Ctrl-C and its like: a run ends in good order, and at once when asked a second time.

use std::io;

use referat::batch::Stop;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// What a shell reports for a program that Ctrl-C has ended.
pub(crate) const STOPPED: u8 = 130;

/// The wish to stop, as the signals of this process express it.
pub(crate) fn stop_by_signals() -> io::Result<Stop> {
    let stop = Stop::default();
    for signal in [SIGINT, SIGTERM] {
        flag::register_conditional_shutdown(signal, STOPPED.into(), stop.flag())?;
        flag::register(signal, stop.flag())?;
    }
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGHUP, SIGXFSZ};
        flag::register(SIGHUP, stop.flag())?;
        // a file that grows too large is an error of writing, not the end
        flag::register(SIGXFSZ, std::sync::Arc::default())?;
    }
    Ok(stop)
}
