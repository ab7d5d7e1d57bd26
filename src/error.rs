//! What can go wrong where bytes are read and written, with the place.
//!
//! Parsing never fails: what is wrong with a document is a
//! [diagnostic](crate::diagnostic) of its record, and no error.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a run could not be started or had to stop.
#[derive(Debug)]
pub enum Error {
    /// A file or folder could not be written.
    Write(PathBuf, io::Error),
    /// The stream that the records go to could not be written.
    Stream(io::Error),
    /// The output folder is one of the inputs.
    OutputIsInput(PathBuf),
    /// A file or folder could not be read.
    Read(PathBuf, io::Error),
    /// The inputs of a finished run are not where they were.
    InputsGone(PathBuf),
    /// The list of inputs could not be read.
    List(PathBuf, io::Error),
    /// There is no room for a temporary file.
    Temporary(io::Error),
    /// Another run writes to the output folder.
    OutputInUse(PathBuf),
    /// A pattern of file names is malformed.
    Glob(globset::Error),
    /// A worker process could not be started.
    Worker(io::Error),
    /// The run was stopped before its end.
    Stopped,
    /// The worker threads could not be started.
    Threads(rayon::ThreadPoolBuildError),
}

impl Error {
    /// Whether the reader of our output has closed it, which is a normal end.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Stream(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Write(path, error) if error.kind() == io::ErrorKind::StorageFull => write!(
                out,
                "cannot write {}: the disk is full; make room and give the same command again, it \
                 goes on where it was",
                path.display()
            ),
            Self::Write(path, error) => write!(out, "cannot write {}: {error}", path.display()),
            Self::Stream(error) => write!(out, "cannot write the records: {error}"),
            Self::OutputIsInput(path) => write!(
                out,
                "{} is both an input and the output folder: choose another output folder",
                path.display()
            ),
            Self::Read(path, error) => write!(out, "cannot read {}: {error}", path.display()),
            Self::InputsGone(path) => write!(
                out,
                "the inputs are not in {} any more: say where with --root DIR, or check the records \
                 alone with --no-inputs",
                path.display()
            ),
            Self::List(path, error) => {
                write!(out, "cannot read the list of files {}: {error}", path.display())
            }
            Self::Temporary(error) => write!(
                out,
                "cannot write a temporary file ({error}): set TMPDIR to a folder with room"
            ),
            Self::OutputInUse(path) => write!(
                out,
                "another run is writing to {}: wait for its end, or choose another output folder",
                path.display()
            ),
            Self::Glob(error) => write!(out, "malformed pattern of file names: {error}"),
            Self::Worker(error) => {
                write!(out, "cannot start a worker process ({error}): try a lower --jobs")
            }
            Self::Stopped => out.write_str("the run was stopped"),
            Self::Threads(error) => {
                write!(out, "cannot start the worker threads ({error}): try a lower --jobs")
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Write(_, error)
            | Self::Read(_, error)
            | Self::List(_, error)
            | Self::Temporary(error)
            | Self::Stream(error)
            | Self::Worker(error) => Some(error),
            Self::Glob(error) => Some(error),
            Self::Threads(error) => Some(error),
            Self::OutputIsInput(_) | Self::OutputInUse(_) | Self::InputsGone(_) | Self::Stopped => {
                None
            }
        }
    }
}
