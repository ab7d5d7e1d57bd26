//! What a caller can choose about reading one document.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::lexicon::{Additions, Lexicon};
use crate::link::Registry;
use crate::normalize::Attested;

/// Choices for reading documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// Leave `text` out of the record.
    pub no_text: bool,
    /// The words of the folder that the document belongs to, which decide where its own do
    /// not; see [`Batch::attest`](crate::batch::Batch::attest).
    pub folder: Option<Arc<Attested>>,
    /// The initiatives that mentions are matched to.
    #[serde(default)]
    pub registry: Registry,
    /// Words of the user's own beside the program's.
    #[serde(default)]
    pub additions: Option<Additions>,
    /// Find out from the first pages whether it is a portfolio, and no more.
    #[serde(default)]
    pub portfolio_only: bool,
}

impl Options {
    /// The vocabulary to read by.
    pub fn lexicon(&self) -> &Lexicon {
        self.additions.as_ref().map_or_else(|| Lexicon::danish(), Additions::lexicon)
    }
}
