//! Panics that shall cost a part only: a page, a document.
//!
//! They are caught where that part begins, print nothing, and become a message for the
//! part's diagnostic.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static MESSAGE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Calls `work`; a panic in it prints nothing and becomes its message.
///
/// # Errors
/// What the panic said, and where.
pub(crate) fn quietly<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if GUARDED.get() { MESSAGE.set(describe(info)) } else { usual(info) }
        }));
    });
    let outside = GUARDED.replace(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outside);
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
    use super::quietly;

    #[test]
    fn a_panic_becomes_its_message() {
        let message = quietly(|| panic!("{} is odd", 3)).unwrap_err();
        assert!(message.starts_with("3 is odd (panics.rs:"), "{message}");
        assert_eq!(quietly(|| 1), Ok(1));
    }

    #[test]
    fn guards_may_lie_in_guards() {
        let outer = quietly(|| {
            assert!(quietly(|| panic!("inside")).is_err());
            panic!("outside")
        });
        assert!(outer.is_err_and(|message: String| message.starts_with("outside")));
    }
}
