//! `referat worker`: one of the processes in which `extract` has documents read.

use referat::batch::serve;

use super::args::WorkerArguments;
use super::exit::{Exit, Failure};

/// Reads documents until the run closes the pipe.
pub(crate) fn run(arguments: &WorkerArguments) -> Result<Exit, Failure> {
    serve(arguments.memory_limit.bytes())?;
    Ok(Exit::Complete)
}
