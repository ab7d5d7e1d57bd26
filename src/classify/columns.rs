//! What cannot be a portfolio, told before anything is repaired: most documents of most folders.

use crate::layout::{Block, Layout};
use crate::lexicon::Lexicon;

/// Whether some block may be the head of a portfolio's table once it is repaired.
pub(crate) fn may_be_portfolio(layout: &Layout) -> bool {
    layout.blocks.iter().any(|block| {
        let words = joined(block);
        is_spaced(&words) || Lexicon::danish().portfolio.columns(&words).is_some()
    })
}

/// Its words, those over two lines in one.
fn joined(block: &Block) -> String {
    let mut words = String::new();
    for line in &block.lines {
        let line = line.text.trim();
        words.push_str(line.strip_suffix(['-', '\u{ad}']).unwrap_or(line));
        if !line.ends_with(['-', '\u{ad}']) {
            words.push(' ');
        }
    }
    words
}

/// `S t a t u s`: what it says is seen when it is repaired.
fn is_spaced(words: &str) -> bool {
    const LETTERS: usize = 4;
    let mut first = words.split_whitespace().take(LETTERS);
    first.by_ref().all(|word| word.chars().count() == 1) && words.len() > 2 * LETTERS
}

#[cfg(test)]
mod tests {
    use super::may_be_portfolio;
    use crate::layout;
    use crate::source::Source;
    use crate::{diagnostic::Diagnostics, text_layer};

    fn may_be(text: &str) -> bool {
        let source = Source::from_bytes("a.txt", text.as_bytes().to_vec());
        let layer = text_layer::read(&source, &mut Diagnostics::default()).unwrap();
        may_be_portfolio(&layout::analyze(&layer))
    }

    #[test]
    fn heads_of_columns_are_seen_before_repair() {
        assert!(may_be(
            "Plan\n\nNr.   Initiativ   Beskrivelse   Status\n\n1   Skilte   Nye   I gang\n"
        ));
        assert!(may_be("Plan\n\nInitiativ\n\nBeskri-\nvelse\n\nAnsvarlig\n"));
        assert!(may_be("I n i t i a t i v\n\nB e s k r i v e l s e\n"));
    }

    #[test]
    fn minutes_are_not_read_further() {
        assert!(!may_be("Referat af møde\n\n1. Status på projekter\n\nAnsvarlig: Bo\n"));
        assert!(!may_be(
            "Til stede: A, B\n\n2. Beskrivelse af initiativet\n\nDet blev godkendt.\n"
        ));
    }
}
