//! Room to recurse: nested PDF objects are read by recursion, and the 2 MiB that a thread gets
//! otherwise are soon used up.

use std::cell::Cell;
use std::{io, panic, thread};

/// Stack of the threads that read documents, in bytes.
pub const STACK: usize = 64 << 20;

thread_local! {
    static HAS_ROOM: Cell<bool> = const { Cell::new(false) };
}

/// Says that this thread was started with [`STACK`].
pub(crate) fn has_room() {
    HAS_ROOM.set(true);
}

/// Calls `work` where there is room: on this thread if it has it, else on a new one. Starting a
/// thread for each document costs as much as reading a short one.
///
/// # Errors
/// Whatever the system says why there is no further thread.
pub(crate) fn with_room<T: Send>(name: &str, work: impl FnOnce() -> T + Send) -> io::Result<T> {
    if HAS_ROOM.get() {
        return Ok(work());
    }
    let begin = || {
        has_room();
        work()
    };
    thread::scope(|scope| {
        let builder = thread::Builder::new().name(name.to_owned()).stack_size(STACK);
        let done = builder.spawn_scoped(scope, begin)?.join();
        Ok(done.unwrap_or_else(|payload| panic::resume_unwind(payload)))
    })
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::with_room;

    #[test]
    fn one_thread_is_enough() {
        let id = || thread::current().id();
        let (outer, inner) = with_room("outer", || (id(), with_room("inner", id))).unwrap();
        assert_ne!(outer, id());
        assert_eq!(outer, inner.unwrap());
    }
}
