//! Step 7: the parts of a document become values.

use crate::diagnostic::Diagnostics;
use crate::lexicon::Lexicon;
use crate::normalize::NormalizedText;
use crate::record::Found;
use crate::record::model::{Document, DocumentKind};
use crate::segment::Outline;
use crate::span::Spanned;

mod sentences;
pub(crate) use sentences::is_abbreviation;

/// Reads the values.
pub fn extract(
    _text: &NormalizedText,
    kind: Spanned<DocumentKind>,
    _outline: &Outline,
    _lexicon: &Lexicon,
    _diagnostics: &mut Diagnostics,
) -> Found {
    Found { document: Document { kind: Some(kind), ..Document::default() }, ..Found::default() }
}
