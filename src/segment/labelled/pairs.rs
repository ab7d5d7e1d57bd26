//! A name on a line, and on the next what its bearer is: cells of a table that were read one by one.

use super::lists::is_one_person;
use super::{Part, Reading};
use crate::lexicon::is_given_name;
use crate::record::model::Role;
use crate::span::Span;

/// "Ida Holm", "Formand", "Bo Ravn", "Kasserer": the pairs with which `parts` begin, if there are several.
pub(super) fn pairs(document: &Reading<'_>, parts: &[Part]) -> Vec<Span> {
    const FEWEST: usize = 2;
    let pair = |pair: &[Part]| match pair {
        [name, calling] if is_pair(document, *name, *calling) => {
            Some(name.span.cover(calling.span))
        }
        _ => None,
    };
    let found: Vec<Span> = parts.chunks(2).map_while(pair).collect();
    let is_over = parts.get(found.len() * 2).is_none_or(|next| !is_named(document, *next));
    // else the callings stand above the names
    if found.len() >= FEWEST && is_over { found } else { Vec::new() }
}

fn is_pair(document: &Reading<'_>, name: Part, calling: Part) -> bool {
    let calls = match document.lexicon.labels.role(document.words(calling.span)) {
        Some(Role::MinuteTaker | Role::Moderator) => false, // a label over the next name
        Some(_) => true,
        None => is_title(document, calling),
    };
    calls && is_named(document, name)
}

fn is_named(document: &Reading<'_>, part: Part) -> bool {
    let words = document.words(part.span);
    let is_role = document.lexicon.labels.role(words).is_some();
    !is_role && (is_one_person(document, part.span) && begins_given(words) || is_given_name(words))
}

fn begins_given(words: &str) -> bool {
    is_given_name(words.split(' ').next().unwrap_or_default())
}

/// `Afdelingsleder`, `Menigt medlem`: few words, none of them a name.
fn is_title(document: &Reading<'_>, part: Part) -> bool {
    const MOST_WORDS: usize = 3;
    let words = document.words(part.span);
    let mut each = words.split(' ');
    each.clone().count() <= MOST_WORDS
        && !words.contains([':', ',', '.'])
        && !each.clone().any(is_given_name)
        && each.any(|word| document.lexicon.people.is_title_word(word))
}
