//! One record on one line: a file of its own with `--compact`, a line of JSON Lines
//! (<https://jsonlines.org>) with `--format jsonl`.

use std::io;

use super::WriteRecord;
use crate::record::Record;

/// A JSON object without any white space, then a line break.
#[derive(Debug, Clone, Copy, Default)]
pub struct JsonCompact;

impl WriteRecord for JsonCompact {
    fn name(&self) -> &'static str {
        "json-compact"
    }

    fn write(&self, record: &Record, out: &mut dyn io::Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, record)?;
        out.write_all(b"\n")
    }
}
