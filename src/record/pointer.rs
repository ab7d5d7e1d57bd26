//! JSON Pointers (RFC 6901).

use std::fmt::{self, Display, Write as _};

/// A JSON Pointer that grows and shrinks on the way through a record.
#[derive(Debug, Default)]
pub(crate) struct Pointer(String);

impl Pointer {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Visits what stands under `key`, which must be [`Escaped`] if it may hold `/` or `~`.
    pub(crate) fn within(&mut self, key: impl Display, visit: impl FnOnce(&mut Self)) {
        let mark = self.enter(key);
        visit(self);
        self.leave(mark);
    }

    /// Goes to what stands under `key`; the mark is for the way back.
    pub(crate) fn enter(&mut self, key: impl Display) -> usize {
        let mark = self.0.len();
        let _ = write!(self.0, "/{key}"); // writing to a String cannot fail
        mark
    }

    pub(crate) fn leave(&mut self, mark: usize) {
        self.0.truncate(mark);
    }
}

/// Any key, as it stands in a pointer: `/meeting/date` is `~1meeting~1date`.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '~' => out.write_str("~0")?,
                '/' => out.write_str("~1")?,
                other => out.write_char(other)?,
            }
        }
        Ok(())
    }
}
