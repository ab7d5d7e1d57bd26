//! How much work and memory one document may take.
//!
//! A file of 5 KB can call a form 10^19 times or inflate to gigabytes (both were seen), so
//! everything that a file can multiply is counted here, per document.

/// The most bytes that one stream may inflate to.
pub(super) const STREAM_BYTES: usize = 64 << 20;
/// How deep forms may call forms.
pub(super) const FORM_DEPTH: usize = 12;
/// How many pages are read.
pub(super) const PAGES: usize = 20_000;
/// How many saved graphics states may wait.
pub(super) const SAVED_STATES: usize = 2_048;
/// How many operands one operator may have, array elements counted.
pub(super) const OPERANDS: usize = 65_536;
/// How many rules are kept per page.
pub(super) const RULES_PER_PAGE: usize = 20_000;
/// How many fonts are read per document.
pub(super) const FONTS: usize = 4_096;
/// How many codes one character map may define.
pub(super) const CMAP_ENTRIES: usize = 1 << 17;

/// What is left of a document's allowance.
#[derive(Debug)]
pub(super) struct Budget {
    bytes: usize,
    operators: usize,
    forms: usize,
    glyphs: usize,
    runs: usize,
    reached: bool,
}

impl Budget {
    /// The allowance of one document.
    pub(super) fn new() -> Self {
        Self {
            bytes: 384 << 20,
            operators: 20_000_000,
            forms: 50_000,
            glyphs: 8_000_000,
            runs: 1_000_000,
            reached: false,
        }
    }

    /// Whether some limit was reached: stop reading.
    pub(super) fn is_spent(&self) -> bool {
        self.reached
    }

    /// How many bytes the next stream may inflate to.
    pub(super) fn stream_bytes(&self) -> usize {
        self.bytes.min(STREAM_BYTES)
    }

    /// Takes the bytes of an inflated stream.
    pub(super) fn take_bytes(&mut self, count: usize) {
        self.reached |= take(&mut self.bytes, count);
    }

    /// Takes one operator of a content stream.
    pub(super) fn take_operator(&mut self) {
        self.reached |= take(&mut self.operators, 1);
    }

    /// Takes one call of a form.
    pub(super) fn take_form(&mut self) {
        self.reached |= take(&mut self.forms, 1);
    }

    /// Takes glyphs that are shown, or defined by a font.
    pub(super) fn take_glyphs(&mut self, count: usize) {
        self.reached |= take(&mut self.glyphs, count);
    }

    /// Takes text runs that are kept.
    pub(super) fn take_runs(&mut self, count: usize) {
        self.reached |= take(&mut self.runs, count);
    }
}

/// Whether the account was overdrawn.
fn take(account: &mut usize, count: usize) -> bool {
    let overdrawn = count > *account;
    *account = account.saturating_sub(count);
    overdrawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spent_budget_stays_spent() {
        let mut budget = Budget::new();
        budget.take_glyphs(8_000_000);
        assert!(!budget.is_spent());
        budget.take_glyphs(1);
        assert!(budget.is_spent());
        budget.take_operator();
        assert!(budget.is_spent());
    }
}
