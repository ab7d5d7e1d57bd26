//! Faults on demand, for the tests of what workers survive; not part of release builds.
//!
//! With the environment variable `REFERAT_FAULTS` set, a document that holds the words
//! `fault: page 2 overflow` overflows the stack when its page 2 begins.

use std::hint::black_box;
use std::thread;
use std::time::Duration;

use super::message::Moment;

/// Does what the document says about this moment.
pub(super) fn strike(bytes: &[u8], moment: Moment) {
    if std::env::var_os("REFERAT_FAULTS").is_none() {
        return;
    }
    let place = match moment {
        Moment::Opening => "opening".to_owned(),
        Moment::Page(number) => format!("page {number}"),
        Moment::SecondOpinion => return,
        Moment::Pages => "pages".to_owned(),
    };
    let asked = |kind: &str| {
        let words = format!("fault: {place} {kind}\n");
        memchr::memmem::find(bytes, words.as_bytes()).is_some()
    };
    assert!(!asked("panic"), "a fault that was asked for");
    if asked("overflow") {
        black_box(overflow(0));
    }
    if asked("loop") {
        loop {
            thread::sleep(Duration::from_secs(1));
        }
    }
    if asked("wait") {
        thread::sleep(Duration::from_secs(2));
    }
    if asked("allocate") {
        let mut memory = Vec::new();
        loop {
            memory.push(black_box(vec![1_u8; 1 << 24]));
        }
    }
    if asked("abort") {
        std::process::abort();
    }
}

#[expect(unconditional_recursion, reason = "it is what is asked for")]
fn overflow(depth: u64) -> u64 {
    black_box(overflow(black_box(depth) + 1)) + 1
}
