//! The agenda printed ahead of the minutes, told apart from the minutes themselves.

mod lists;
mod titles;

pub(super) use lists::is_labelled;
use lists::{bodies, is_list};
use titles::adopt_titles;
pub(super) use titles::only_tells;

use super::heads::{Candidate, Form, read_head};
use super::numbering::Numbered;
use super::{Head, Reading, headings, listed, sublists};
use crate::span::Span;

/// Which heads announce and which head minutes.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The agenda as printed ahead, with its breaks, in order.
    pub(super) announced: Vec<Announced>,
    /// The heads of the minuted items.
    pub(super) minuted: Vec<Numbered>,
}

/// One announced item and its paragraph.
#[derive(Debug)]
pub(super) struct Announced {
    pub(super) paragraph: usize,
    pub(super) head: Head,
    /// 0 is the top level.
    pub(super) depth: usize,
}

/// Splits the runs of heads.
pub(super) fn split(document: &Reading<'_>, mut runs: Vec<Vec<Numbered>>, later: &[usize]) -> Plan {
    // the items of an earlier meeting announce nothing
    let begins = |run: &Vec<Numbered>| run.first().map(|one| one.candidate.paragraph);
    let other = later.first().zip(runs.get(1).and_then(begins));
    let is_one_meeting = other.is_none_or(|(title, second)| second < *title);
    if is_one_meeting
        && runs.len() > 1
        && runs.first().is_some_and(|first| is_list(document, first, &runs))
    {
        let mut announced = announced_items(document, &runs.remove(0));
        while let [next, after, ..] = runs.as_slice()
            && goes_on(document, &announced, next, after)
        {
            announced.extend(announced_items(document, &runs.remove(0)));
        }
        let mut minuted = runs.concat();
        // "1. Borde", "2. Bænke" below headings that the agenda has: a list in the text
        if unnumbered(document, &announced, &minuted).len() * 2 >= announced.len()
            && !repeat(document, &announced, &minuted)
        {
            minuted.clear();
        }
        let minuted = adopt_titles(document, &announced, minuted);
        let minuted = with_unnumbered(document, &announced, minuted);
        return Plan { announced, minuted };
    }
    if let [first, lists @ ..] = runs.as_slice()
        && let Some(repeated) = repeated_titles(document, first)
        && (lists.is_empty()
            || !repeat(document, &announced_items(document, first), &lists.concat()))
    {
        return Plan { announced: announced_items(document, first), minuted: repeated };
    }
    let mut minuted = runs.concat();
    let announced = listed::agenda(document, &minuted);
    if !announced.is_empty() {
        let minuted = adopt_titles(document, &announced, minuted);
        return Plan { announced, minuted };
    }
    let top = minuted.iter_mut().filter(|one| one.depth == 0);
    without_pages(document, top.map(|one| &mut one.candidate.head));
    Plan { announced: Vec::new(), minuted }
}

/// Whether a list goes on with the agenda, though it counts anew: it repeats none of its titles, and what comes
/// behind it begins with the agenda's first.
fn goes_on(
    document: &Reading<'_>,
    announced: &[Announced],
    next: &[Numbered],
    after: &[Numbered],
) -> bool {
    let is_announced = |one: &Numbered, announced: &[Announced]| {
        let title = key(document, &one.candidate.head);
        announced.iter().any(|item| alike(&key(document, &item.head), &title))
    };
    let first = announced.get(..1).unwrap_or_default();
    let between: usize = bodies(document, next).map(|body| body.len()).sum();
    between == 0
        && after.first().is_some_and(|one| is_announced(one, first))
        && !next.iter().any(|one| is_announced(one, announced))
}

/// "1. Budget", then "• Sommerfest" for the second item of the agenda: items of which the minutes
/// have lost the numbers, told by their titles.
fn with_unnumbered(
    document: &Reading<'_>,
    announced: &[Announced],
    mut minuted: Vec<Numbered>,
) -> Vec<Numbered> {
    minuted.extend(unnumbered(document, announced, &minuted));
    minuted.sort_by_key(|one| one.candidate.paragraph);
    minuted
}

/// Whether one of the numbers has a title of the agenda.
fn repeat(document: &Reading<'_>, announced: &[Announced], heads: &[Numbered]) -> bool {
    heads.iter().filter(|one| one.candidate.head.number.is_some()).any(|one| {
        let title = key(document, &one.candidate.head);
        announced.iter().any(|item| alike(&title, &key(document, &item.head)))
    })
}

/// The headings without numbers that have titles of the agenda which none of the heads has.
fn unnumbered(
    document: &Reading<'_>,
    announced: &[Announced],
    minuted: &[Numbered],
) -> Vec<Numbered> {
    let Some(last) = announced.iter().map(|item| item.paragraph).max() else { return Vec::new() };
    let key_of = |one: &Numbered| key(document, &one.candidate.head);
    let minuted_keys: Vec<String> = minuted.iter().map(key_of).collect();
    let missing = announced.iter().filter(|item| item.depth == 0 && item.head.number.is_some());
    let missing: Vec<String> = missing
        .map(|item| key(document, &item.head))
        .filter(|title| title.len() > 2 && !minuted_keys.iter().any(|own| alike(own, title)))
        .collect();
    let without_number = (last + 1..document.paragraphs().len()).filter_map(|index| {
        let candidate = headings::titled(document, index)?;
        let title = key(document, &candidate.head);
        missing
            .iter()
            .any(|other| *other == title || other.starts_with(&title) && title.len() > 2)
            .then_some(Numbered { candidate, depth: 0 })
    });
    without_number.collect()
}

fn announced_items(document: &Reading<'_>, run: &[Numbered]) -> Vec<Announced> {
    // "1." below "1." is a note on the item, "1.1" and "a)" are parts of it
    let mut run = sublists::keep_items(document, run.to_vec());
    run.retain(|one| one.depth == 0 || one.candidate.form != Form::Decimal);
    let mut items: Vec<_> = run
        .iter()
        .map(|one| Announced {
            paragraph: one.candidate.paragraph,
            head: one.candidate.head.clone(),
            depth: one.depth,
        })
        .collect();
    without_pages(document, items.iter_mut().map(|item| &mut item.head));
    let (first, last) = match run.as_slice() {
        [first, .., last] => (first.candidate.paragraph, last.candidate.paragraph),
        _ => return items,
    };
    let breaks = (first..last).filter_map(|index| {
        let paragraph = document.paragraphs().get(index)?;
        let is_break = document.lexicon.items.is_break(document.words(paragraph.span));
        is_break.then(|| Announced {
            paragraph: index,
            head: read_head(document, None, paragraph.span).0,
            depth: 0,
        })
    });
    items.extend(breaks);
    items.sort_by_key(|item| item.paragraph);
    items
}

/// "Valg af mødeleder 1": in a table of contents the number of the page stands behind each title.
fn without_pages<'a>(document: &Reading<'_>, heads: impl Iterator<Item = &'a mut Head>) {
    const FEWEST: usize = 3;
    let page = |title: Span| {
        let (title, page) = document.words(title).rsplit_once(' ')?;
        Some((title.trim_end().len(), page.parse::<u16>().ok()?))
    };
    let heads: Vec<&mut Head> = heads.collect();
    let all = heads.len();
    let pages: Vec<_> =
        heads.into_iter().filter_map(|head| Some((page(head.title?)?, head))).collect();
    let rises = pages.is_sorted_by_key(|((_, page), _)| *page);
    let counts = pages.iter().all(|((_, page), _)| *page > 0);
    if pages.len() < FEWEST || pages.len() * 4 < all * 3 || !rises || !counts {
        return;
    }
    for ((length, _), head) in pages {
        head.title = head.title.map(|title| Span::new(title.start, title.start + length));
    }
}

/// The titles of a numbered list that come again below as headings without numbers.
fn repeated_titles(document: &Reading<'_>, run: &[Numbered]) -> Option<Vec<Numbered>> {
    // lists with numbers in the text behind it are no part of it
    let end = run.iter().rposition(|one| one.depth == 0)?;
    let run = run.get(..=end)?;
    let last = run.last()?.candidate.paragraph;
    let bare = bodies(document, run).map(|body| body.len()).sum::<usize>() * 4 <= run.len();
    let titles: Vec<_> = run.iter().map(|one| key(document, &one.candidate.head)).collect();
    if !bare || run.len() < 2 {
        return None;
    }
    let repeated: Vec<_> = (last + 1..document.paragraphs().len())
        .filter_map(|index| {
            let title = |candidate: &Candidate| key(document, &candidate.head);
            let is_known = |candidate: &Candidate| {
                let title = title(candidate);
                title.len() > 2 && titles.iter().any(|other| alike(other, &title))
            };
            let candidate = headings::unnumbered(document, index)
                .filter(is_known)
                .or_else(|| headings::titled(document, index).filter(is_known))
                .or_else(|| headings::repeated(document, index).filter(is_known));
            candidate.map(|candidate| Numbered { candidate, depth: 0 })
        })
        .collect();
    let begins = repeated.first().map(|one| key(document, &one.candidate.head));
    let begins = begins.zip(titles.first()).is_some_and(|(one, title)| alike(title, &one));
    let enough = repeated.len() * 2 >= run.len() || (begins && repeated.len() > 1);
    enough.then_some(repeated)
}

/// A title as far as it can be compared: letters and digits in lower case.
pub(super) fn key(document: &Reading<'_>, head: &Head) -> String {
    let title = head.title.unwrap_or(Span::new(0, 0));
    document
        .words(title)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether two keys mean the same title: equal, cut short, or with a slip of the pen.
pub(super) fn alike(one: &str, other: &str) -> bool {
    const CUT: usize = 12;
    const SIMILAR: f64 = 0.85;
    if one == other {
        return true;
    }
    let cut =
        one.len().min(other.len()) >= CUT && (one.starts_with(other) || other.starts_with(one));
    cut || (one.len().abs_diff(other.len()) <= one.len() / 5
        && strsim::normalized_levenshtein(one, other) >= SIMILAR)
}
