//! The last item of minutes that number all but that one: "Punkt 4: Møder", then "Evt:".

use super::numbering::Numbered;
use super::{Reading, headings};

/// So many numbered items are an agenda.
const FEWEST: usize = 3;

/// Gives the last run the standing title that stands below its last item, on a line of its own.
pub(super) fn with_unnumbered(document: &Reading<'_>, runs: &mut [Vec<Numbered>]) {
    let Some(run) = runs.last_mut().filter(|run| run.len() >= FEWEST) else { return };
    let items = &document.lexicon.items;
    let is_numbered = |one: &Numbered| one.candidate.head.number.is_some();
    let is_closing = |one: &Numbered| {
        one.candidate.head.title.is_some_and(|title| items.is_closing(document.words(title)))
    };
    let Some(last) = run.last().filter(|last| is_numbered(last)) else { return };
    if run.iter().any(is_closing) {
        return;
    }
    let below = last.candidate.paragraph + 1..document.paragraphs().len();
    let closing = below.rev().find_map(|index| {
        let line = document.words(document.paragraphs().get(index)?.span);
        let is_title = items.is_closing(line) && items.is_complete(line);
        let candidate = headings::unnumbered(document, index).filter(|_| is_title)?;
        Some(Numbered { candidate, depth: 0 })
    });
    run.extend(closing);
}
