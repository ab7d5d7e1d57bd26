//! What a worker may not do: outgrow its memory, outlive the run, dump core, or write to
//! standard output what is no frame.

use std::fs::File;
use std::io;

/// Takes standard output for frames and sets the limits. `memory` is in bytes.
#[cfg(unix)]
pub(super) fn take_stdout(memory: u64) -> io::Result<File> {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let frames = rustix::io::dup(io::stdout())?;
    // some library may print a word
    rustix::stdio::dup2_stdout(File::options().write(true).open("/dev/null")?)?;
    let limit = |bytes| Rlimit { current: Some(bytes), maximum: Some(bytes) };
    setrlimit(Resource::Core, limit(0))?;
    let _ = setrlimit(Resource::As, limit(memory)); // not every system has it
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    Ok(File::from(frames))
}

/// Elsewhere there are no limits, and standard output is what it is.
#[cfg(not(unix))]
pub(super) fn take_stdout(_memory: u64) -> io::Result<File> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "use --no-isolation on this system"))
}
