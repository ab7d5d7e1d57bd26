//! Step 8: names lead to participants, announced items to minuted ones, mentions of initiatives
//! to the registry.

mod agenda;
mod initiatives;
pub mod organizations;
mod people;
mod registry;
mod words;

use crate::diagnostic::Diagnostics;
use crate::lexicon::Lexicon;
use crate::normalize::NormalizedText;
use crate::record::Found;

pub use registry::{Registry, RegistryEntry};

pub(crate) use initiatives::resolve as to_registry;
pub(crate) use people::{could_mean, is_part};

/// Resolves what refers to something else in the same document.
pub fn resolve(
    text: &NormalizedText,
    found: &mut Found,
    lexicon: &Lexicon,
    diagnostics: &mut Diagnostics,
) {
    agenda::resolve(found, diagnostics);
    people::resolve(text, found, lexicon, diagnostics);
}
