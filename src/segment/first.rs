//! The first item of minutes whose numbers begin with 2: "Valg af dirigent:", then "2. Beretning".

use super::numbering::Numbered;
use super::{Reading, headings};

/// Runs that begin with 2 get the standing title above it as their first item.
pub(super) fn with_unnumbered(document: &Reading<'_>, runs: &mut [Vec<Numbered>]) {
    let mut from = 1;
    for run in runs {
        let first = run.first().filter(|one| one.candidate.path == [2]);
        let above = first.and_then(|second| above(document, from, second.candidate.paragraph));
        run.splice(..0, above);
        from = run.last().map_or(from, |last| last.candidate.paragraph + 1);
    }
}

/// The nearest line above the second item that is a title which agendas have.
fn above(document: &Reading<'_>, from: usize, second: usize) -> Option<Numbered> {
    const REACH: usize = 8;
    let reach = second.saturating_sub(REACH).max(from)..second;
    reach.rev().find_map(|index| {
        let line = document.words(document.paragraphs().get(index)?.span);
        let title = line.trim_end_matches([':', '.']);
        let items = &document.lexicon.items;
        let is_title = items.is_standing(title) && !title.contains(['.', ':']);
        let candidate = headings::unnumbered(document, index).filter(|_| is_title)?;
        Some(Numbered { candidate, depth: 0 })
    })
}
