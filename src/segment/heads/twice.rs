//! Heads as meeting systems print them: a second time above the case, or the title above the number.

use super::{Candidate, read_head};
use crate::segment::announced::key;
use crate::segment::{Head, Reading};
use crate::span::Span;

/// A head may open the item on the page and stand again above its case; the first of the two is
/// the head.
pub(super) fn without_second_heads(
    document: &Reading<'_>,
    candidates: Vec<Candidate>,
) -> Vec<Candidate> {
    /// Names of attachments may stand between them.
    const BETWEEN: usize = 3;
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let title = key(document, &candidate.head);
        let again = kept.last().is_some_and(|last| {
            last.form == candidate.form
                && last.path == candidate.path
                && last.answering == candidate.answering
                && last.letter == candidate.letter
                && candidate.paragraph - last.paragraph <= BETWEEN
                && !title.is_empty()
                && key(document, &last.head) == title
        });
        if !again {
            kept.push(candidate);
        }
    }
    kept
}

/// "Sag nr. 3 Nye borde": the last line of an agenda.
fn is_prefixed(document: &Reading<'_>, words: &str) -> bool {
    let number = document.lexicon.items.number.captures(words);
    number.is_some_and(|found| found.name("prefix").is_some())
}

/// "Spørgetid" and below it "Sag nr. 129", above the first label of the case.
pub(super) fn take_title_above(document: &Reading<'_>, index: usize, head: &mut Head) -> bool {
    const LONGEST: usize = 160;
    let at = |index: usize| document.paragraphs().get(index).map(|one| document.words(one.span));
    let is_label = |words: &str| document.lexicon.labels.read(words).is_some();
    let above = index.checked_sub(1).and_then(|above| document.paragraphs().get(above));
    let Some(above) = above else { return false };
    let words = document.words(above.span);
    let title_like = words.chars().count() <= LONGEST
        && words.starts_with(char::is_uppercase)
        && !words.ends_with(['.', ',', ';', ':'])
        && !is_label(words)
        && !is_prefixed(document, words)
        && !document.lexicon.decisions.decides(words);
    if !title_like || !at(index + 1).is_some_and(is_label) {
        return false;
    }
    let (above, rest) = read_head(document, None, above.span);
    let whole = rest.is_empty() && above.title.is_some();
    if whole {
        let (number, end) = (head.number, head.span.end);
        *head = Head { number, span: Span::new(above.span.start, end), ..above };
    }
    whole
}
