//! What a caller can choose about reading one document.

use serde::{Deserialize, Serialize};

/// Choices for reading documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// Leave `text` out of the record.
    pub no_text: bool,
}
