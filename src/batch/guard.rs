//! A document on which the program fails costs that document only.
//!
//! A panic is caught and becomes the diagnostic `panic`. What cannot be caught in the same
//! process (a stack overflow, an endless loop, no more memory) needs a process of its own.

use crate::diagnostic::{Code, Diagnostics};
use crate::options::Options;
use crate::panics::quietly;
use crate::pipeline;
use crate::record::{self, Record};
use crate::source::Source;
use crate::text_layer::{Unreadable, Watch};

/// [`pipeline::extract_watched`], that comes back in any case but the worst.
pub(super) fn extract(source: &Source, options: &Options, watch: &dyn Watch) -> Record {
    guarded(source, || pipeline::extract_watched(source, options, watch))
}

fn guarded(source: &Source, read: impl FnOnce() -> Record) -> Record {
    quietly(read).unwrap_or_else(|message| {
        let message = format!("the program failed on this document: {message}; please report it");
        record::failed(source, &Unreadable::new(Code::Panic, message), Diagnostics::default())
    })
}

#[cfg(test)]
mod tests {
    use super::guarded;
    use crate::diagnostic::Code;
    use crate::record::model::Outcome;
    use crate::source::Source;

    #[test]
    fn a_panic_costs_one_document() {
        let source = Source::from_bytes("a.txt", b"Referat".to_vec());
        let record = guarded(&source, || panic!("a defect"));
        assert_eq!(record.outcome, Outcome::Failed);
        assert_eq!(record.diagnostics.first().map(|found| found.code), Some(Code::Panic));
        assert_eq!(record.source.sha256, source.sha256);
    }
}
