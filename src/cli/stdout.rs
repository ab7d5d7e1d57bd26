//! Standard output, where a reader that has had enough (`| head`) is a normal end.

use std::io::{self, Write};

/// Lets `write` write to standard output; a closed pipe counts as success.
pub(crate) fn with_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}
