//! A document on which the program fails costs that document only.
//!
//! A panic is caught and becomes the diagnostic `panic`. What cannot be caught in the same
//! process (a stack overflow, an endless loop, no more memory) needs a process of its own,
//! which would take the place of [`extract`] here.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

use crate::diagnostic::{Code, Diagnostics};
use crate::options::Options;
use crate::pipeline;
use crate::record::{self, Record};
use crate::source::Source;
use crate::text_layer::Unreadable;

/// Stack of the threads that read documents, in bytes: nested PDF objects are read by
/// recursion, and the 2 MiB that a thread gets otherwise are soon used up.
pub const STACK: usize = 64 << 20;

/// [`pipeline::extract`], that comes back in any case.
pub(super) fn extract(source: &Source, options: &Options) -> Record {
    guarded(source, || pipeline::extract(source, options))
}

fn guarded(source: &Source, read: impl FnOnce() -> Record) -> Record {
    quietly(read).unwrap_or_else(|message| {
        let message = format!("the program failed on this document: {message}; please report it");
        record::failed(source, &Unreadable::new(Code::Panic, message), Diagnostics::default())
    })
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static MESSAGE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Calls `work`; a panic in it prints nothing and becomes its message.
fn quietly<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if GUARDED.get() { MESSAGE.set(describe(info)) } else { usual(info) }
        }));
    });
    GUARDED.set(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(false);
    done.map_err(|_| MESSAGE.take())
}

/// What was said, and the file and line without the folders of the machine that built it.
fn describe(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let said = payload.downcast_ref::<&str>().copied();
    let said = said.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let said = said.unwrap_or("no message");
    let Some(location) = info.location() else { return said.to_owned() };
    let file = location.file().rsplit(['/', '\\']).next().unwrap_or_default();
    format!("{said} ({file}:{})", location.line())
}

#[cfg(test)]
mod tests {
    use super::{guarded, quietly};
    use crate::diagnostic::Code;
    use crate::record::model::Outcome;
    use crate::source::Source;

    #[test]
    fn a_panic_becomes_its_message() {
        let message = quietly(|| panic!("{} is odd", 3)).unwrap_err();
        assert!(message.starts_with("3 is odd (guard.rs:"), "{message}");
        assert_eq!(quietly(|| 1), Ok(1));
    }

    #[test]
    fn a_panic_costs_one_document() {
        let source = Source::from_bytes("a.txt", b"Referat".to_vec());
        let record = guarded(&source, || panic!("a defect"));
        assert_eq!(record.outcome, Outcome::Failed);
        assert_eq!(record.diagnostics.first().map(|found| found.code), Some(Code::Panic));
        assert_eq!(record.source.sha256, source.sha256);
    }
}
