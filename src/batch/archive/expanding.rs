//! Bombs: a few bytes that unpack to more than a disk holds.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use crate::batch::content::Unread;
use crate::diagnostic::Code;

/// Text and PDF shrink to a tenth, seldom to a hundredth; bombs to a thousandth.
const RATIO: u64 = 200;
/// What may come out in any case: short files can be very uniform.
const ALWAYS: u64 = 16 << 20;

/// How many bytes may come of so many packed ones.
pub(super) fn limit(packed: u64) -> u64 {
    packed.saturating_mul(RATIO).max(ALWAYS)
}

/// What is said when more come.
pub(super) fn too_much() -> Unread {
    let message = format!("it unpacks to more than {RATIO} times its size, as no minutes do");
    Unread::Failed(Code::LimitReached, message)
}

/// Counts what is read through it.
pub(super) struct Counted<R> {
    inner: R,
    count: Rc<Cell<u64>>,
}

impl<R> Counted<R> {
    pub(super) fn new(inner: R) -> (Self, Rc<Cell<u64>>) {
        let count = Rc::new(Cell::new(0));
        (Self { inner, count: Rc::clone(&count) }, count)
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(bytes)?;
        self.count.set(self.count.get() + read as u64);
        Ok(read)
    }
}

/// An unpacker that fails when too much comes out for what has gone in.
pub(super) struct Expanding<R> {
    unpacker: R,
    packed: Rc<Cell<u64>>,
    unpacked: u64,
}

impl<R: Read> Expanding<R> {
    /// `packed` counts what has gone in so far.
    pub(super) fn new(unpacker: R, packed: Rc<Cell<u64>>) -> Self {
        Self { unpacker, packed, unpacked: 0 }
    }
}

impl<R: Read> Read for Expanding<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.unpacker.read(bytes)?;
        self.unpacked += read as u64;
        if self.unpacked > limit(self.packed.get()) { Err(too_much().into()) } else { Ok(read) }
    }
}
