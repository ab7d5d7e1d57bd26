//! What a caller can choose about reading one document.

/// Choices for reading documents.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Leave `text` out of the record.
    pub no_text: bool,
}
