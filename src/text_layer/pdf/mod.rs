//! PDF: a text-only interpreter on lopdf, with pdf-extract as second opinion.

use super::{TextLayer, Unreadable};
use crate::diagnostic::{Code, Diagnostics};

/// Reads the text layer of a PDF.
///
/// # Errors
/// [`Unreadable`] when the PDF is encrypted, damaged or without any readable text.
pub fn read(_bytes: &[u8], _diagnostics: &mut Diagnostics) -> Result<TextLayer, Unreadable> {
    Err(Unreadable::new(Code::DamagedPdf, "PDF is not read yet"))
}
