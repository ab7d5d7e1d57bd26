//! Step 8: names lead to participants, mentions to initiatives.

use crate::diagnostic::Diagnostics;
use crate::lexicon::Lexicon;
use crate::normalize::NormalizedText;
use crate::record::Found;

/// Resolves what refers to something else.
pub fn resolve(
    _text: &NormalizedText,
    _found: &mut Found,
    _lexicon: &Lexicon,
    _diagnostics: &mut Diagnostics,
) {
}
