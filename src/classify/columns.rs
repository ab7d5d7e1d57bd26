//! What cannot be a portfolio, told before anything is repaired: most documents of most folders.

use crate::layout::{Block, Layout};
use crate::lexicon::Lexicon;
use crate::text_layer::{PageContent, TextLayer};

/// Whether some line may be the head of a portfolio's table, by how runs or lines of text begin.
pub(crate) fn may_have_columns(text_layer: &TextLayer) -> bool {
    text_layer.pages.iter().any(|page| match &page.content {
        PageContent::Lines(lines) => lines.iter().any(|line| may_begin_line(line)),
        PageContent::Runs(runs) => runs.iter().any(|run| may_begin_columns(&run.text)),
    })
}

/// The same of a line of text, of which the first cell tells.
fn may_begin_line(line: &str) -> bool {
    let words = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let cell = words.split(['\t', '|']).next().unwrap_or_default();
    let cell = cell.split("  ").next().unwrap_or_default();
    may_begin_columns(cell.trim_end_matches(['*', '_', ' ']))
}

/// Whether a line that begins so may be nothing but heads of columns, letters set apart included.
fn may_begin_columns(run: &str) -> bool {
    let mut words = run.split_whitespace();
    let (Some(first), second) = (words.next(), words.next()) else { return false };
    let is_letter = |word: &str| word.chars().count() == 1;
    if second.is_some_and(|second| is_letter(first) && is_letter(second)) {
        return true;
    }
    let may_begin = |words: &str| {
        let words = words.strip_suffix(['-', '\u{ad}']).unwrap_or(words);
        Lexicon::danish().portfolio.may_begin_columns(words)
    };
    let all = || run.split_whitespace().collect::<Vec<_>>().join(" ");
    may_begin(first) && (second.is_none() || may_begin(&all()))
}

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
    use super::{may_be_portfolio, may_begin_columns, may_begin_line};
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
    fn runs_that_may_begin_a_head() {
        for run in ["Nr. ", "Indsats  Beskri-", "S", "S t a t u s", "Status", "Ansvar\u{ad}"] {
            assert!(may_begin_columns(run), "{run}");
        }
        for run in ["", "Referat af møde", "Status på projekter", "1. Valg", "I dag", "B. Dam"] {
            assert!(!may_begin_columns(run), "{run}");
        }
    }

    #[test]
    fn lines_that_may_be_a_head() {
        for line in
            ["  Nr.   Initiativ", "| **Indsats** | Mål |", "S t a t u s", "Beskri-", "Status:\tTid"]
        {
            assert!(may_begin_line(line), "{line}");
        }
        for line in ["", "Referat af møde", "1. Valg af dirigent", "---", "I dag", "B. Dam"] {
            assert!(!may_begin_line(line), "{line}");
        }
    }

    #[test]
    fn minutes_are_not_read_further() {
        assert!(!may_be("Referat af møde\n\n1. Status på projekter\n\nAnsvarlig: Bo\n"));
        assert!(!may_be(
            "Til stede: A, B\n\n2. Beskrivelse af initiativet\n\nDet blev godkendt.\n"
        ));
    }
}
