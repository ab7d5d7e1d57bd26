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
        let mut bytes = serde_json::to_vec(record)?;
        bytes.push(b'\n');
        out.write_all(&bytes)
    }
}
