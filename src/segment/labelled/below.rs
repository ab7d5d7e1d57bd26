//! Which lines below a label belong to it.

use super::groups::{group, heads_group};
use super::lists::{
    are_there_for_items, came_for_a_body, is_list_of_people, is_one_person, lists_names,
    lists_whole_names, lists_with_brackets, names_in_row, without_clause, without_mark,
    without_number,
};
use super::{Labelled, Part, Reading, label_of};
use crate::layout::BlockKind;
use crate::lexicon::{Label, LabelMatch, Presence, is_familiar, is_given_name, is_lone_given_name};
use crate::record::model::Role;
use crate::span::Span;

/// How many of the following parts belong to a label.
pub(super) fn values_below(
    document: &Reading<'_>,
    labelled: &Labelled,
    label: Part,
    rest: &[Part],
) -> usize {
    let continues = labelled.values.last().is_none_or(|value| {
        let words = document.words(*value);
        words.ends_with(',') || words.ends_with(" og") || words.ends_with(':')
    });
    let is_value = |part: &Part| {
        label_of(document, *part, false).is_none_or(|found| is_entry(&found, labelled))
    };
    let is_one_more = |part: &Part| is_value(part) && is_one_person(document, part.span);
    // "Kredsbestyrelsen:" above a line of several names
    let heads_line = |place: usize| {
        let (Some(head), Some(next)) = (rest.get(place), rest.get(place + 1)) else { return false };
        is_value(head)
            && is_value(next)
            && heads_group(document.words(head.span))
            && is_list_of_people(document, document.words(next.span))
    };
    // "Havnen:" above a person; or what stands below such a head
    let is_in_group = |place: usize| {
        let heads_one = || {
            let (Some(head), Some(next)) = (rest.get(place), rest.get(place + 1)) else {
                return false;
            };
            is_value(head) && heads_group(document.words(head.span)) && is_one_more(next)
        };
        heads_line(place) || place.checked_sub(1).is_some_and(heads_line) || heads_one()
    };
    match labelled.label {
        Label::People(..) | Label::Distribution if continues => {
            let firsts = rest.iter().filter(|part| is_first_name(document, part.span)).count();
            let is_person = |part: &Part| {
                is_value(part)
                    && looks_like_people(document, *part, label)
                    && (firsts > 1 || !is_odd_word(document, part.span))
            };
            let is_between = |place: usize| {
                // one line that says something else, in the midst of the list
                rest.get(place).is_some_and(|part| {
                    let is_head = heads_group(document.words(part.span));
                    is_value(part) && (is_short_line(document, part.span) || is_head)
                }) && rest
                    .get(place + 1)
                    .is_some_and(|next| is_value(next) && is_one_person(document, next.span))
            };
            let is_listed = |(place, part): &(usize, &Part)| {
                is_person(part)
                    || heads_line(*place)
                    || is_between(*place)
                        && (*place > 0
                            || rest.get(2).is_some_and(|next| is_one_person(document, next.span)))
            };
            rest.iter().enumerate().take_while(is_listed).count()
        }
        Label::Minutes | Label::AnnouncedAgenda => 0,
        // "Deltagere:   Ida", the others below, where the first stands
        Label::People(..) if rest.first().is_some_and(|part| is_below_value(part, label)) => {
            let is_one = |(place, part): &(usize, &Part)| {
                is_contact(document.words(part.span))
                    || is_below_value(part, label)
                        && is_value(part)
                        && (is_first_name(document, part.span)
                            || is_in_group(*place)
                            || looks_like_people(document, **part, label))
            };
            rest.iter().enumerate().take_while(is_one).count()
        }
        // "Deltagere:   Ida", the others each on a line below
        Label::People(..)
            if labelled.values.last().is_some_and(|value| is_familiar(document.words(*value))) =>
        {
            let is_more = |part: &&Part| is_value(part) && is_familiar(document.words(part.span));
            rest.iter().take_while(is_more).count()
        }
        // "Medlemmer: Ida Holm (A), formand", the others each on a line below.
        Label::People(..)
            if labelled.values.last().is_some_and(|value| is_one_person(document, *value)) =>
        {
            let is_more = |(place, part): &(usize, &Part)| {
                is_one_more(part)
                    || is_value(part) && are_there_for_items(document, part.span)
                    || is_in_group(*place)
            };
            rest.iter().enumerate().take_while(is_more).count()
        }
        // "Deltagere: Ida Holm, Bo Ravn", and more of them on the next line
        Label::People(..)
            if labelled.values.last().is_some_and(|value| {
                let value = document.words(*value);
                lists_names(document, value) || lists_whole_names(document, value)
            }) =>
        {
            let is_more = |part: &&Part| {
                is_value(part)
                    && !document.words(part.span).contains(':')
                    && lists_whole_names(document, document.words(part.span))
            };
            rest.iter().take_while(is_more).count()
        }
        _ if labelled.values.is_empty() => rest
            .iter()
            .take(1)
            .take_while(|part| is_value(part) && !document.words(part.span).trim().is_empty())
            .count(),
        _ => 0,
    }
}

/// Set so much further right than the label that it stands below the label's value.
fn is_below_value(part: &Part, label: Part) -> bool {
    const DEEPER: f32 = 3.0;
    part.indent > label.indent + DEEPER
}

/// `Ida`: a given name alone on its line.
fn is_first_name(document: &Reading<'_>, span: Span) -> bool {
    is_given_name(document.words(span).trim_end_matches(['.', ',']))
}

/// One word alone on its line that is no given name: it may head what follows.
fn is_odd_word(document: &Reading<'_>, span: Span) -> bool {
    let words = document.words(span).trim_matches(['•', '-', '–', '·', '*', ' ', '.', ',']);
    words.chars().all(char::is_alphabetic) && !is_given_name(words)
}

/// No sentence: what stands between two people of a list may be who somebody is.
fn is_short_line(document: &Reading<'_>, span: Span) -> bool {
    const LONGEST: usize = 90;
    let words = document.words(span);
    words.len() < LONGEST && !words.ends_with(['.', ':', '!', '?', '_'])
}

/// Inside a list of people "Formand Bo Ravn" is an entry, "Referent: Ida Holm" a new label, and "Referent Ida Holm" below
/// those who did not come.
fn is_entry(found: &LabelMatch, labelled: &Labelled) -> bool {
    let was_there = matches!(found.label, Label::Role(Role::MinuteTaker | Role::Moderator))
        && matches!(labelled.label, Label::People(Presence::Absent, _));
    matches!((found.label, labelled.label), (Label::Role(_), Label::People(..)))
        && !was_there
        && !found.colon
        && !found.value.is_empty()
}

/// "Arkiv: Protokollen": one word that names nobody, and what is none either.
fn is_remark(document: &Reading<'_>, words: &str) -> bool {
    let Some((word, rest)) = words.split_once(": ") else { return false };
    let behind = rest.split([',', '(', ';']).next().unwrap_or_default().trim_end_matches('.');
    let people = &document.lexicon.people;
    let is_named = behind.contains(' ') && people.is_name_or_role(behind)
        || is_given_name(behind.split(' ').next().unwrap_or_default());
    let is_label = document.lexicon.labels.read(words).is_some();
    let is_alone = !word.contains(' ') && !is_given_name(word);
    is_alone && !is_label && !is_named
}

/// `Tlf.: 11 22 33 44`, `ida@holm.dk; Tlf.: 11 22 33 44`
fn is_contact(words: &str) -> bool {
    let small = words.to_lowercase();
    let first = small.split([' ', ':', ';']).next().unwrap_or_default();
    ["tlf", "tlf.", "mobil", "mob.", "telefon", "mail", "e-mail"].contains(&first)
        || first.contains('@')
}

/// "(IH) Ida Holm (BR) Bo Ravn": the letters of the first.
fn without_letters(words: &str) -> &str {
    const LONGEST: usize = 8;
    let behind = words.strip_prefix('(').and_then(|words| words.split_once(") "));
    behind
        .filter(|(letters, _)| letters.len() <= LONGEST)
        .map_or(words, |(_, name)| name.trim_start())
}

/// `Ida`, `Ida Marie og Bo.`: given names and nothing else.
fn are_given_names(words: &str) -> bool {
    let is_one = |name: &str| is_lone_given_name(name) || name.split(' ').all(is_given_name);
    words.trim_end_matches('.').split(" og ").all(|name| is_one(name.trim()))
}

/// List items below a label are its values; other lines only if they begin like a name.
fn looks_like_people(document: &Reading<'_>, part: Part, label: Part) -> bool {
    let words = document.words(part.span);
    let is_other_label = document.lexicon.labels.read(words).is_some_and(|found| {
        found.value.is_empty() && !matches!(found.label, Label::People(..) | Label::Role(_))
    });
    if is_other_label || document.lexicon.decisions.decides(words) || is_remark(document, words) {
        return false; // "Fraværende:" of nobody, and "Godkendt." below it
    }
    if is_contact(words) {
        return true; // where the one above can be reached
    }
    if part.kind == BlockKind::ListItem {
        // "- Øvrige" is an entry of an agenda as the next is, unless that names somebody
        let name = words.trim_start_matches(|c: char| !c.is_alphabetic());
        let is_named = || is_given_name(name.split([' ', ',', '.']).next().unwrap_or_default());
        return label.kind != BlockKind::ListItem || is_named();
    }
    let people = &document.lexicon.people;
    if people.behind_handle(words).is_some()
        || people.behind_class(words).is_some()
        || people.behind_organization(words).is_some()
        || came_for_a_body(words)
    {
        return true;
    }
    let first = without_letters(without_mark(words))
        .split([',', '(', '–', ':', '\t'])
        .next()
        .unwrap_or_default();
    let first = without_clause(without_number(first));
    let sentence = words.ends_with('.')
        && words.chars().count() > 60
        && !is_list_of_people(document, words)
        && !lists_with_brackets(document, words);
    let heading = part.bold && !label.bold;
    // "Formand, Ida Holm"
    let behind_role = || {
        let (role, name) = words.split_once(", ")?;
        document.lexicon.labels.role(role).filter(|_| document.lexicon.people.is_name(name))
    };
    let listed = document.lexicon.people.is_name_or_role(first)
        || behind_role().is_some()
        || are_given_names(first.trim_end_matches('.'))
        || names_in_row(words)
        || group(document, part.span).is_some();
    !sentence && !heading && listed
}
