//! Step 10: records become bytes.
//!
//! One small file per format, each behind [`WriteRecord`]. A format knows nothing of files
//! and folders: `batch` puts the bytes where they belong.

mod json_compact;
mod json_pretty;

use std::io;

pub use json_compact::JsonCompact;
pub use json_pretty::{JsonPretty, pretty};

use crate::record::Record;

/// A format of records.
pub trait WriteRecord: Sync {
    /// Its name, by which [`format()`] finds it again.
    fn name(&self) -> &'static str;

    /// Writes one record, its final line break included.
    ///
    /// # Errors
    /// Whatever `out` says.
    fn write(&self, record: &Record, out: &mut dyn io::Write) -> io::Result<()>;
}

/// The format of this name.
pub fn format(name: &str) -> Option<&'static dyn WriteRecord> {
    const ALL: [&dyn WriteRecord; 2] = [&JsonPretty, &JsonCompact];
    ALL.into_iter().find(|format| format.name() == name)
}
