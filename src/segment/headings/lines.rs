//! Titles on lines of their own where no empty line tells them from the text: "Ny tromle", and right below it
//! "Bo henter tre tilbud."

use super::super::Reading;
use super::super::heads::{has_verb, tells};
use super::apart::is_told;
use super::shape::{is_followed_by_prose, names_body};
use crate::layout::BlockKind;
use crate::lexicon::{Label, begins_with_name};

/// Whether the items are told so: nearly all lines are such titles, or text.
pub(super) fn are_lines(document: &Reading<'_>, first: usize) -> bool {
    const FEWEST: usize = 3;
    /// In lines: no closer to the text below than to that above.
    const MORE: f32 = 0.2;
    let behind = || first..document.paragraphs().len();
    let titles: Vec<usize> = behind().filter(|at| is_line(document, first, *at)).collect();
    let space = |at: usize| document.paragraphs().get(at).map_or(0.0, |one| one.space_before);
    let is_close = |at: &&usize| space(**at) <= space(**at + 1) + MORE;
    // what stands behind the last of them may be a signature
    let inside = titles.first().copied().unwrap_or(first)..titles.last().copied().unwrap_or(first);
    let stray = inside.filter(|at| !is_text(document, *at) && !titles.contains(at)).count();
    titles.len() >= FEWEST
        && titles.iter().filter(is_close).count() * 2 >= titles.len()
        && stray * 3 <= titles.len()
}

/// A few words without a verb, between two paragraphs that are text.
pub(super) fn is_line(document: &Reading<'_>, first: usize, index: usize) -> bool {
    const MOST_WORDS: usize = 9;
    let Some(own) = document.paragraphs().get(index) else { return false };
    let line = document.words(own.span).trim_end();
    let below = document.paragraphs().get(index + 1);
    let items = &document.lexicon.items;
    let last = line.rsplit(' ').next().unwrap_or_default();
    let label = document.lexicon.labels.read(line).map(|found| found.label);
    let is_title = || {
        line.split_whitespace().count() <= MOST_WORDS
            && line.starts_with(char::is_uppercase)
            && !line.ends_with(['.', ',', ';', '!', ':'])
            && !line.contains(": ")
            && !items.leads_on(last)
            && !is_told(line)
            && (items.is_standing(line) || !(has_verb(line) || begins_with_name(line)))
            && !tells(line)
            && (matches!(label, None | Some(Label::NextMeeting))
                || names_body(document, index) && is_followed_by_prose(document, index))
    };
    own.kind != BlockKind::ListItem
        && own.cells.is_empty()
        && (index == first || is_text(document, index - 1))
        && below.is_some_and(|below| below.space_before < 1.0 || own.space_before < 1.0)
        && is_text(document, index + 1)
        && is_title()
}

/// Whether a paragraph says something: it ends as sentences do, has a verb, or is long.
fn is_text(document: &Reading<'_>, index: usize) -> bool {
    const LONG: usize = 90;
    document.paragraphs().get(index).is_some_and(|own| {
        let line = document.words(own.span).trim_end();
        own.kind == BlockKind::ListItem
            || line.ends_with(['.', '!', '?', ':', ')'])
            || line.chars().count() > LONG
            || (has_verb(line) && !document.lexicon.items.is_standing(line))
            || document.lexicon.items.is_nothing(line)
    })
}
