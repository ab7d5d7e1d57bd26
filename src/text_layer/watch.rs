//! Who looks on while a PDF is read.
//!
//! A page can bring the whole process down (by its depth, its size, its loops). Whoever runs
//! that process wants to know which page it was, and then to have the document read without
//! that page.

use crate::diagnostic::Diagnostic;

/// Is told what is about to be read, and may have it left out.
pub trait Watch: Sync {
    /// A page is begun, by its number from 1.
    ///
    /// # Errors
    /// The page is not to be read, and why: the finding goes into the record, unless an earlier
    /// one speaks for this page, too.
    fn page(&self, _number: u32) -> Result<(), Option<Diagnostic>> {
        Ok(())
    }

    /// Pages that cannot be read are about to be shown to the second engine; whether they may.
    fn second_opinion(&self) -> bool {
        true
    }

    /// All pages have been read; what follows concerns the document as a whole.
    fn pages_read(&self) {}
}

/// Nobody looks on: everything is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {}
