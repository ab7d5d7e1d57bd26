//! Records: each in a file of its own, or line by line in files that they share.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::{Fault, Finding, Part, Seen};
use crate::batch::manifest::Line;
use crate::source::sha256;

/// Goes through the records in the order of the manifest, in which shared files hold them.
pub(super) struct RecordCheck {
    output: PathBuf,
    shared: Option<Shared>,
    pub(super) hashed: u64,
}

/// A file of records that is being read.
struct Shared {
    path: String,
    lines: io::Result<Box<dyn BufRead>>,
}

impl RecordCheck {
    pub(super) fn new(output: &Path) -> Self {
        Self { output: output.to_owned(), shared: None, hashed: 0 }
    }

    /// Compares the record of an input, if it has one.
    pub(super) fn check(&mut self, line: &Line, seen: Seen<'_>) {
        let Some(path) = &line.record else { return };
        self.hashed += 1;
        let record = if is_shared(path) { self.next_of(path, seen) } else { self.whole(path) };
        let fault = match record {
            Ok(record) if line.record_sha256.as_deref() == Some(&sha256(&record)) => return,
            Ok(_) => Fault::Changed,
            Err(_) => Fault::Missing,
        };
        let path = format!("{path} (of {})", line.path);
        seen(Finding { fault, of: Part::Record, path });
    }

    /// Looks at what is left over of the last shared file.
    pub(super) fn finish(&mut self, seen: Seen<'_>) {
        if let Some(Shared { path, lines: Ok(mut lines) }) = self.shared.take()
            && lines.fill_buf().is_ok_and(|rest| !rest.is_empty())
        {
            let path = format!("{path} (lines after the last record)");
            seen(Finding { fault: Fault::Orphaned, of: Part::Record, path });
        }
    }

    fn whole(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.output.join(path))
    }

    fn next_of(&mut self, path: &str, seen: Seen<'_>) -> io::Result<Vec<u8>> {
        if self.shared.as_ref().is_none_or(|shared| shared.path != path) {
            self.finish(seen);
            let lines = open(&self.output.join(path));
            self.shared = Some(Shared { path: path.to_owned(), lines });
        }
        let mut record = Vec::new();
        if let Some(Shared { lines: Ok(lines), .. }) = &mut self.shared {
            lines.read_until(b'\n', &mut record)?;
        }
        if record.is_empty() { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(record) }
    }
}

/// A record's own file ends in `.json`, others in `.jsonl` or `.jsonl.zst`.
fn is_shared(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension != "json")
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    let file = File::open(path)?;
    Ok(match path.extension() {
        Some(extension) if extension == "zst" => {
            Box::new(BufReader::new(zstd::Decoder::new(file)?))
        }
        _ => Box::new(BufReader::new(file)),
    })
}
