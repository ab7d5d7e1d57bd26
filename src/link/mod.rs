//! Step 8: names lead to participants, mentions to initiatives.

use crate::diagnostic::Diagnostics;
use crate::normalize::NormalizedText;
use crate::record::Found;

/// Resolves what refers to something else.
pub fn resolve(_text: &NormalizedText, _found: &mut Found, _diagnostics: &mut Diagnostics) {}
