//! An agenda without numbers that the minutes answer by number: "Dagsorden:", "• Økonomi", "• Fest", then
//! "Ad 1: Bo fremlagde regnskabet."

use super::announced::{Announced, only_tells};
use super::heads::read_head;
use super::numbering::Numbered;
use super::{Head, Reading};
use crate::layout::BlockKind;
use crate::lexicon::Label;
use crate::span::Span;

/// The entries of such an agenda, numbered by their place; none unless `minuted` answers them.
pub(super) fn agenda(document: &Reading<'_>, minuted: &[Numbered]) -> Vec<Announced> {
    let top = || minuted.iter().filter(|one| one.depth == 0).map(|one| &one.candidate);
    let answers = top().all(|one| one.prefixed && one.path.len() == 1);
    let told = || minuted.iter().filter(|one| one.depth == 0).all(|one| only_tells(document, one));
    let Some(first) = top().next().filter(|first| (answers || told()) && first.path == [1]) else {
        return Vec::new();
    };
    let entries = entries(document, first.paragraph);
    let highest = top().filter_map(|one| one.path.first()).max().copied().unwrap_or_default();
    let is_whole = usize::try_from(highest)
        .is_ok_and(|highest| highest == entries.len() || (answers && highest < entries.len()));
    if is_whole { entries } else { Vec::new() }
}

/// The entries of the list right below the label "Dagsorden".
fn entries(document: &Reading<'_>, end: usize) -> Vec<Announced> {
    let paragraphs = document.paragraphs();
    let is_label = |index: &usize| {
        let words = paragraphs.get(*index).map_or("", |one| document.words(one.span));
        let label = document.lexicon.labels.read(words);
        label.is_some_and(|found| found.label == Label::AnnouncedAgenda && found.value.is_empty())
    };
    let Some(label) = (0..end).rev().find(is_label) else { return Vec::new() };
    let list = (label + 1..end).map_while(|index| {
        let paragraph = paragraphs.get(index)?;
        (paragraph.kind == BlockKind::ListItem).then_some((index, paragraph.span))
    });
    list.map(|(paragraph, span)| Announced { paragraph, head: entry(document, span), depth: 0 })
        .collect()
}

fn entry(document: &Reading<'_>, span: Span) -> Head {
    let words = document.words(span);
    let bullet = words.len() - words.trim_start_matches(['•', '·', '-', '–', '*', ' ', '\t']).len();
    read_head(document, None, Span::new(span.start + bullet, span.end)).0
}
