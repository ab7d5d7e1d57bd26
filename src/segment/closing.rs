//! The last item of minutes that number all but that one: "Punkt 4: Møder", then "Evt:".

use super::heads::Candidate;
use super::numbering::Numbered;
use super::{Reading, headings, heads};
use crate::span::Span;

/// So many numbered items are an agenda.
const FEWEST: usize = 3;

/// Gives the last run the standing titles that stand below its last item, each on a line of its own.
pub(super) fn with_unnumbered(document: &Reading<'_>, runs: &mut [Vec<Numbered>]) {
    let Some(run) = runs.last_mut().filter(|run| run.len() >= FEWEST) else { return };
    let Some(last) = run.last().filter(|last| last.candidate.head.number.is_some()) else { return };
    let titles = run.iter().filter_map(|one| one.candidate.head.title);
    let closed: Vec<bool> = titles.filter_map(|title| ending(document, title)).collect();
    let below = last.candidate.paragraph + 1..document.paragraphs().len();
    let mut closing: Vec<(bool, Numbered)> = Vec::new();
    for index in below.rev() {
        let Some(line) = document.paragraphs().get(index).map(|one| one.span) else { continue };
        let Some(kind) = ending(document, line) else { continue };
        let known = closed.iter().chain(closing.iter().map(|(kind, _)| kind));
        // "Næste møde" behind "7. Eventuelt" is a note
        let is_new = known.clone().all(|other| *other != kind) && (!kind || known.count() == 0);
        let candidate = headings::unnumbered(document, index).filter(|_| is_new);
        let candidate = candidate.filter(|one| is_title(document, one));
        closing.extend(candidate.map(|candidate| (kind, Numbered { candidate, depth: 0 })));
    }
    run.extend(closing.into_iter().rev().map(|(_, one)| one));
}

/// Whether nothing but the title stands on the line, and at most who is in charge, "Evt. (Ida)", or what was said:
/// "Evt. (10 min.): Ida har en båd".
fn is_title(document: &Reading<'_>, one: &Candidate) -> bool {
    let title = one.head.title.map_or("", |title| document.words(title));
    document.lexicon.items.is_complete(heads::without_charge(document, title))
}

/// Whether a title that ends agendas is that of the next meeting.
fn ending(document: &Reading<'_>, title: Span) -> Option<bool> {
    let title = document.words(title);
    document.lexicon.items.is_closing(title).then(|| title.starts_with(['N', 'n']))
}
