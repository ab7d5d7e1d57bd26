//! Lists of which the numbers begin again in the middle of the agenda, as web pages and word processors
//! count behind a paragraph that is none of the list: 1, 2, 3, 1, 1.

use super::Reading;
use super::heads::{Candidate, Form};
use super::numbering::Numbered;

/// Items below the last one that are its siblings, raised to its level.
pub(super) fn raised(document: &Reading<'_>, mut heads: Vec<Numbered>) -> Vec<Numbered> {
    let Some(last) = heads.iter().rposition(|one| one.depth == 0) else { return heads };
    let (above, below) = heads.split_at(last + 1);
    let begins_again =
        above.last().is_some_and(|parent| begin_again(document, &parent.candidate, below));
    if begins_again {
        heads.iter_mut().skip(last + 1).for_each(|one| one.depth -= 1);
    }
    heads
}

fn begin_again(document: &Reading<'_>, parent: &Candidate, below: &[Numbered]) -> bool {
    let children: Vec<&Candidate> =
        below.iter().filter(|one| one.depth == 1).map(|one| &one.candidate).collect();
    let title = |one: &Candidate| one.head.title.map_or("", |title| document.words(title));
    let items = &document.lexicon.items;
    let alike = |one: &&Candidate| {
        one.form == Form::Decimal
            && one.sign == parent.sign
            && one.prefixed == parent.prefixed
            && (one.indent - parent.indent).abs() < 0.5
    };
    let is_first = |one: &&Candidate| one.path == [1];
    let counted_anew = children.iter().copied().filter(|one| is_first(one)).count() > 1;
    let standing = children.iter().filter(|one| items.is_standing(title(one))).count();
    let agenda =
        standing > 1 && standing * 2 >= children.len() && is_interrupted(document, &children);
    let elects = title(parent).to_lowercase().contains("valg");
    parent.path.as_slice() > [1].as_slice()
        && children.first().is_some_and(is_first)
        && children.iter().all(alike)
        && !items.is_closing(title(parent))
        && (counted_anew || (agenda && !elects))
}

/// A paragraph stands before the list that is no stem of it ("Bestyrelsen består af:").
fn is_interrupted(document: &Reading<'_>, children: &[&Candidate]) -> bool {
    let above = children.first().and_then(|one| one.paragraph.checked_sub(1));
    let above = above.and_then(|above| document.paragraphs().get(above));
    above.is_some_and(|above| !document.words(above.span).trim_end().ends_with(':'))
}
