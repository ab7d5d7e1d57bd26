//! Whether the items of a document have numbers or headings: numbers may be lists below headings.

use std::collections::{BTreeMap, BTreeSet};

use super::heads::{self, Candidate, Form};
use super::numbering::Numbered;
use super::{Reading, headings};
use crate::layout::BlockKind;

/// Fewer numbers than this may be a list in a document whose items have headings.
const FEW: usize = 4;

/// The headings of a document whose items they are rather than what is numbered.
pub(super) fn headings(
    document: &Reading<'_>,
    candidates: &[Candidate],
    runs: &[Vec<Numbered>],
) -> Option<Vec<Numbered>> {
    let numbered = runs.iter().flatten().filter(|one| one.depth == 0).count();
    let standing = has_standing(document, runs.iter().flatten());
    if numbered >= FEW && standing {
        return None;
    }
    let headings = headings::find(document);
    let prefixed = runs.iter().flatten().any(|one| one.candidate.prefixed);
    let is_cased = |one: &Numbered| heads::is_above_case(document, &one.candidate, usize::MAX);
    let cased = runs.iter().flatten().any(is_cased);
    let are_items = (numbered < 2 && !prefixed && !cased && !headings.is_empty())
        || (headings.len() > numbered * 2 && !is_well_numbered(document, runs))
        || are_lists_below(document, runs, &headings)
        || !standing && are_restarted(document, candidates, &headings);
    are_items.then_some(headings)
}

/// Whether one of the heads is a title that nearly every agenda has.
fn has_standing<'a>(document: &Reading<'_>, mut heads: impl Iterator<Item = &'a Numbered>) -> bool {
    heads.any(|one| is_standing(document, one))
}

fn is_standing(document: &Reading<'_>, one: &Numbered) -> bool {
    let title = one.candidate.head.title;
    title.is_some_and(|title| document.lexicon.items.is_standing(document.words(title)))
}

/// "ØKONOMI"
fn is_capital(document: &Reading<'_>, one: &Numbered) -> bool {
    let title = one.candidate.head.title.map_or("", |title| document.words(title));
    title.contains(char::is_alphabetic) && !title.contains(char::is_lowercase)
}

/// "Meddelelser", "Økonomi", "Eventuelt", and numbers in the text below them alone: lists. So is what all stands below
/// one of them.
fn are_lists_below(document: &Reading<'_>, runs: &[Vec<Numbered>], headings: &[Numbered]) -> bool {
    const FEWEST: usize = 3;
    let standing = headings.iter().filter(|one| is_standing(document, one)).count();
    let first = headings.first().map_or(usize::MAX, |one| one.candidate.paragraph);
    let mut numbered = runs.iter().flatten();
    let are_capitals =
        headings.len() >= FEWEST && headings.iter().all(|one| is_capital(document, one));
    let are_alone = || {
        let places: BTreeSet<usize> = numbered.clone().map(|one| one.candidate.paragraph).collect();
        let above = |paragraph: &usize| section_of(headings, &places, *paragraph);
        let sections: BTreeSet<usize> = places.iter().map(above).collect();
        let others = section_of(headings, &places, usize::MAX);
        let is_inside = sections.iter().all(|section| *section < others);
        sections.len() == 1
            && others >= FEWEST
            && (is_inside || others > places.len() && standing > 0)
    };
    (standing >= FEWEST || are_capitals || are_alone())
        && !has_standing(document, numbered.clone())
        && numbered.all(|one| one.candidate.paragraph > first && !one.candidate.prefixed)
}

/// Whether numbers begin anew below several headings, and go on below none: lists.
fn are_restarted(document: &Reading<'_>, candidates: &[Candidate], headings: &[Numbered]) -> bool {
    const FEWEST: usize = 3;
    let places: BTreeSet<usize> = candidates.iter().map(|one| one.paragraph).collect();
    let mut firsts: BTreeMap<usize, &str> = BTreeMap::new();
    for one in candidates {
        let number = one.head.number.map_or("", |number| document.words(number));
        firsts.entry(section_of(headings, &places, one.paragraph)).or_insert(number);
    }
    section_of(headings, &places, usize::MAX) >= FEWEST
        && firsts.len() > 1
        && firsts.iter().all(|(section, number)| *section > 0 && *number == "1")
}

/// How many headings stand above a paragraph, without those that are numbered themselves.
fn section_of(headings: &[Numbered], numbered: &BTreeSet<usize>, paragraph: usize) -> usize {
    let places = headings.iter().map(|one| one.candidate.paragraph);
    places.filter(|place| *place < paragraph && !numbered.contains(place)).count()
}

/// Three numbers or more that are headings themselves, or have sub-items "1.1", are the agenda; so are two
/// behind "Ad pkt.".
fn is_well_numbered(document: &Reading<'_>, runs: &[Vec<Numbered>]) -> bool {
    let is_heading = |one: &Numbered| {
        let paragraph = document.paragraphs().get(one.candidate.paragraph);
        paragraph.is_some_and(|one| one.style.bold || one.kind == BlockKind::Heading)
    };
    let heads = || runs.iter().flatten();
    heads().any(|one| one.candidate.form == Form::Path)
        || (heads().count() > 2 && heads().all(is_heading))
        || (heads().count() > 1 && heads().all(|one| one.candidate.prefixed))
}
