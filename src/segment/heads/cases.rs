//! Where the heads of items stand above cases ("Sagsnr.", "Beslutning"), a numbered line inside a
//! case is an entry of a list.

use std::sync::LazyLock;

use super::Candidate;
use crate::layout::BlockKind;
use crate::lexicon::{Label, Pattern};
use crate::segment::{Reading, pattern};

/// Marks the candidates inside cases, and makes them weigh less.
pub(super) fn mark_lists(document: &Reading<'_>, candidates: &mut [Candidate]) {
    const INSIDE: f32 = -2.5;
    let heads: Vec<bool> = (0..candidates.len())
        .map(|index| {
            let next = candidates.get(index + 1).map_or(usize::MAX, |next| next.paragraph);
            candidates.get(index).is_some_and(|one| is_above_case(document, one, next))
        })
        .collect();
    let is_only = heads.iter().filter(|head| **head).count() == 1;
    let mut last_head: Option<(usize, Vec<u32>)> = None;
    let mut list: Option<Vec<u32>> = None;
    let mut entry: Option<(usize, Vec<u32>)> = None;
    for (candidate, is_head) in candidates.iter_mut().zip(heads) {
        // the only head above a case tells of lists only where the numbers begin again below it
        let goes_on = list.as_ref().is_some_and(|last| *last < candidate.path);
        let again = |number: &Vec<u32>| !is_only || candidate.path <= *number || goes_on;
        let begins = || candidate.path == [1] && is_right_below_label(document, candidate);
        let is_next = || entry.as_ref().is_some_and(|entry| is_next(candidate, entry));
        if is_head {
            last_head = Some((candidate.paragraph, candidate.path.clone()));
            entry = None;
        } else if last_head.as_ref().is_some_and(|(head, number)| {
            begins() || is_next() || again(number) && is_inside(document, candidate, *head)
        }) {
            if begins() || is_next() {
                entry = Some((candidate.paragraph, candidate.path.clone()));
                candidate.weight += INSIDE;
            }
            candidate.in_case = true;
            list = Some(candidate.path.clone());
            candidate.weight += INSIDE;
        }
    }
}

/// "Sagsfremstilling" and right below it "1. Orientering om bommen": whatever it is called.
fn is_right_below_label(document: &Reading<'_>, candidate: &Candidate) -> bool {
    let above = candidate.paragraph.checked_sub(1);
    !candidate.prefixed
        && candidate.head.mark.is_none()
        && above.is_some_and(|above| is_label(document, above, false))
}

/// The entry of a list that stands right behind the last one and counts on.
fn is_next(candidate: &Candidate, (paragraph, path): &(usize, Vec<u32>)) -> bool {
    let counts_on = match (candidate.path.as_slice(), path.as_slice()) {
        ([own], [other]) => *own == other + 1,
        _ => false,
    };
    counts_on && candidate.paragraph == paragraph + 1
}

/// Whether a label of the item's parts follows closely, before the candidate at `next`.
pub(in crate::segment) fn is_above_case(
    document: &Reading<'_>,
    candidate: &Candidate,
    next: usize,
) -> bool {
    const NEAR: usize = 2;
    let first = candidate.paragraph + 1 + usize::from(candidate.title_below);
    let end = next.min(first + NEAR);
    (first..end).any(|index| is_label(document, index, true))
}

/// Whether a label stands between the head above and the candidate, which is set like text.
fn is_inside(document: &Reading<'_>, candidate: &Candidate, head: usize) -> bool {
    let title = candidate.head.title.map_or("", |title| document.words(title));
    let is_plain = document.paragraphs().get(candidate.paragraph).is_some_and(|paragraph| {
        !paragraph.style.bold
            && paragraph.kind != BlockKind::Heading
            && !candidate.prefixed
            && candidate.head.mark.is_none()
            && !document.lexicon.items.is_standing(title)
    });
    is_plain && (head + 1..candidate.paragraph).any(|index| is_label(document, index, false))
}

/// "Sagsnr.: 23/118", "Beslutning", "Indstilling", "Sagsfremstilling"
fn is_label(document: &Reading<'_>, index: usize, with_number: bool) -> bool {
    let words = document.paragraphs().get(index).map_or("", |one| document.words(one.span));
    document.lexicon.labels.read(words).is_some_and(|found| match found.label {
        Label::CaseNumber => with_number && found.colon,
        Label::Decision | Label::Recommendation | Label::Case | Label::Earlier => {
            found.value.is_empty()
        }
        _ => false,
    })
}

/// Where the title ends in "Regnskabsinstruks Sag: Instrukser (814) Ny instruks til godkendelse": the cells of
/// a table run them together.
pub(super) fn before_number(words: &str) -> Option<usize> {
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s(?:Sag|Sags(?:\s?nr\.?|nummer|id\.?)|J\.\s?nr\.?|Journal(?:\s?nr\.?|nummer)|Dok\.?\s?nr\.?)\s?:",
        )
    });
    NUMBER.find(words).map(|number| number.start()).filter(|at| *at > 0)
}
