//! Files in the output folder of which the manifest knows nothing.

use std::collections::HashSet;
use std::path::Path;

use walkdir::WalkDir;

use super::{Fault, Finding, Part, Seen};
use crate::batch::fingerprint::fingerprint;
use crate::batch::ledger::{MANIFEST, SUMMARY};
use crate::batch::manifest::Line;
use crate::batch::output::STATE;

/// The files that the manifest names, as numbers of 16 bytes.
#[derive(Default)]
pub(super) struct Known(HashSet<u128>);

impl Known {
    pub(super) fn add(&mut self, line: &Line) {
        self.0.extend(line.record.as_deref().map(fingerprint));
    }

    /// Looks for files that it does not name.
    pub(super) fn find_others(&self, output: &Path, seen: Seen<'_>) {
        let walk = WalkDir::new(output).min_depth(1).sort_by_file_name().into_iter();
        let ours = |path: &Path| path == output.join(STATE);
        for entry in walk.filter_entry(|entry| !ours(entry.path())).flatten() {
            let below = entry.path().strip_prefix(output).unwrap_or(entry.path());
            let path = below.to_string_lossy().replace('\\', "/");
            let known = [MANIFEST, SUMMARY].contains(&path.as_str())
                || self.0.contains(&fingerprint(&path));
            if !entry.file_type().is_dir() && !known {
                seen(Finding { fault: Fault::Orphaned, of: Part::Record, path });
            }
        }
    }
}
