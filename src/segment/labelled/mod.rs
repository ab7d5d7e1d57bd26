//! Labels and what stands behind or below them.

mod along;
mod below;
mod groups;
mod lists;
mod pairs;
mod rows;
mod unlabelled;

use serde::Serialize;

use super::heads::sentence_end;
use super::{Head, Part, Reading};
use crate::lexicon::{Label, LabelMatch, is_familiar};
use crate::record::model::Role;
use crate::span::Span;
use along::at_labels;
use below::values_below;
use groups::{
    absent_but_listed, group_beside, heads_group, of_those_above, told_presence, unknown_group,
    with_groups,
};
use lists::{
    is_cell, is_list_of_people, is_one_person, lists_in_lines, lists_names, tells_who_came,
};

/// A label with its values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Labelled {
    /// What it announces.
    #[serde(skip)]
    pub label: Label,
    /// Its words.
    pub words: Span,
    /// What stands behind it on its line, then the lines below that belong to it.
    pub values: Vec<Span>,
    /// Whether the values are one to a line (else they follow each other on the label's line).
    pub listed: bool,
    /// Place (from 1) of the item in which it stands.
    pub item: Option<u32>,
}

/// Reads labels among `parts`; what belongs to none comes back in order.
pub(super) fn read(
    document: &Reading<'_>,
    parts: &[Part],
    item: Option<u32>,
) -> (Vec<Labelled>, Vec<Part>) {
    let (mut found, parts) = rows::tables(document, parts);
    let parts: Vec<Part> = parts.iter().flat_map(|part| at_labels(document, *part)).collect();
    let has_tables = !found.is_empty();
    let mut others = Vec::new();
    let mut rest = parts.as_slice();
    while let Some((part, after)) = rest.split_first() {
        let here = rest;
        rest = after;
        let columns = rows::below_each_other(document, *part, rest).filter(|_| item.is_none());
        if let Some((lists, count)) = columns {
            found.extend(lists);
            rest = rest.get(count..).unwrap_or_default();
            continue;
        }
        let told = told_presence(document, *part).filter(|_| item.is_none());
        found.extend(told.and_then(|(_, who)| absent_but_listed(document, *part, who)));
        let label = told.map(|(label, _)| label);
        let label = label.or_else(|| label_of(document, *part, item.is_some()));
        let label = label.filter(|found| !is_over_prose(document, found, rest));
        let Some(label) = label else {
            let rows = rows::without_heads(document, *part, rest).filter(|_| item.is_none());
            if let Some((lists, count)) = rows {
                found.extend(lists);
                rest = rest.get(count - 1..).unwrap_or_default();
                continue;
            }
            let paired = if item.is_none() { pairs::pairs(document, here) } else { Vec::new() };
            if let Some(list) = unlabelled::came(paired) {
                rest = here.get(list.values.len() * 2..).unwrap_or_default();
                found.push(list);
                continue;
            }
            let group = unknown_group(document, *part)
                .or_else(|| group_beside(document, *part, found.last(), rest));
            match group.filter(|_| item.is_none()) {
                Some(group) => found.push(group),
                None => others.push(*part),
            }
            continue;
        };
        let at = |span: Span| span.shift(part.span.start);
        let mut labelled = Labelled {
            label: of_those_above(document, label, &found, *part),
            words: at(label.words),
            values: Vec::new(),
            listed: label.value.is_empty(),
            item,
        };
        if lists_in_lines(document, document.words(at(label.value))) {
            labelled.values = lines_of(document, at(label.value));
            labelled.listed = true;
        } else if !label.value.is_empty() {
            labelled.values.push(at(label.value));
        }
        let paired = match labelled.label {
            Label::People(..) if labelled.listed => pairs::pairs(document, rest),
            _ => Vec::new(),
        };
        rest = rest.get(paired.len() * 2..).unwrap_or_default();
        labelled.values.extend(paired);
        let below = values_below(document, &labelled, *part, rest);
        labelled.values.extend(rest.iter().take(below).map(|part| part.span));
        rest = rest.get(below..).unwrap_or_default();
        let goes_on = list_going_on(document, &labelled, &found, rest);
        rest = rest.get(goes_on.as_ref().map_or(0, |list| list.values.len())..).unwrap_or_default();
        found.extend(with_groups(document, labelled));
        found.extend(goes_on);
    }
    let list = if item.is_none() { unlabelled::take(document, &found, &mut others) } else { None };
    if let Some(list) = list {
        found.push(list);
        found.sort_by_key(|labelled| labelled.words.start);
    }
    if has_tables {
        found.sort_by_key(|labelled| labelled.values.first().map(|value| value.start));
    }
    (found, others)
}

/// The lines of a cell.
fn lines_of(document: &Reading<'_>, value: Span) -> Vec<Span> {
    let words = document.words(value);
    let starts = words.match_indices('\t').map(|(at, _)| at + 1);
    let starts = std::iter::once(0).chain(starts);
    let line = |start: usize| {
        let length = words.get(start..).and_then(|rest| rest.find('\t'));
        let end = length.map_or(words.len(), |length| start + length);
        Span::new(start, end).shift(value.start).trim(&document.text.text)
    };
    starts.map(line).collect()
}

/// "Næstformand: Bo Ravn" in the midst of a list of people does not end it, nor does "Formand: Ida Holm" right below
/// "Medlemmer:".
fn list_going_on(
    document: &Reading<'_>,
    labelled: &Labelled,
    found: &[Labelled],
    rest: &[Part],
) -> Option<Labelled> {
    let is_office = |label: Label| {
        matches!(
            label,
            Label::Role(Role::Chair | Role::DeputyChair | Role::Treasurer | Role::Member)
        )
    };
    let is_member = is_office(labelled.label);
    let above = found.last()?;
    let list = found.iter().rev().find(|one| !is_office(one.label))?;
    let is_right_below = !is_office(above.label) && list.values.is_empty();
    let is_open = is_right_below || is_office(above.label) == list.values.is_empty();
    let list = Some(list).filter(|list| list.listed && is_open)?;
    let end = above.values.last().map_or(above.words.end, |value| value.end);
    let between = document.words(Span::new(end, labelled.words.start.max(end)));
    let is_next = between.trim_matches([':', ' ', '\n']).is_empty()
        && matches!(list.label, Label::People(..));
    let is_free = |part: &Part| label_of(document, *part, false).is_none();
    let is_one_more = |part: &Part| is_free(part) && is_one_person(document, part.span);
    // "Kystrådet:" over those who came from there, one to a line or all on one
    let is_list = |part: &Part| {
        is_one_more(part) || is_free(part) && is_list_of_people(document, document.words(part.span))
    };
    let is_head = |place: usize| {
        let pair = rest.get(place).zip(rest.get(place + 1));
        pair.is_some_and(|(head, next)| heads_group(document.words(head.span)) && is_list(next))
    };
    let goes_on = |(place, part): &(usize, &Part)| {
        is_one_more(part)
            || is_head(*place)
            || place.checked_sub(1).is_some_and(is_head) && is_list(part)
    };
    let values = rest.iter().enumerate().take_while(goes_on).map(|(_, part)| part.span);
    let values: Vec<Span> = values.collect();
    (is_member && is_next && !values.is_empty()).then(|| Labelled { values, ..list.clone() })
}

/// "Formanden:" over what the chair told is no label.
fn is_over_prose(document: &Reading<'_>, found: &LabelMatch, below: &[Part]) -> bool {
    let next = below.first().map_or("", |part| document.words(part.span));
    let first = next.split([',', '(', '–']).next().unwrap_or_default();
    matches!(found.label, Label::Role(_))
        && found.value.is_empty()
        && next.split_whitespace().count() > 6
        && !document.lexicon.people.is_name_or_role(first)
}

/// An item "Tilstedeværende" or "Afbud": what stands below it is a list of people.
pub(super) fn under_head(document: &Reading<'_>, head: &Head, parts: &[Part]) -> Option<Labelled> {
    let title = head.title?;
    let found = document.lexicon.labels.read(document.words(title))?;
    let people =
        matches!(found.label, Label::People(..) | Label::Role(_)) && found.value.is_empty();
    let values = listed_below(document, parts);
    let values: Vec<Span> =
        values.into_iter().map(|value| without_brackets(document, value)).collect();
    let short = values.iter().all(|value| value.len() < 400);
    (people && short && !values.is_empty()).then_some(Labelled {
        label: found.label,
        words: title,
        listed: values.len() > 1,
        values,
        // The list is the meeting's, not this item's.
        item: None,
    })
}

/// "(Ida, Bo og Stine)" behind "Tilstedeværende"
fn without_brackets(document: &Reading<'_>, value: Span) -> Span {
    let words = document.words(value).trim_end_matches('.');
    let inside = words.strip_prefix('(').and_then(|words| words.strip_suffix(')'));
    let inside = inside.filter(|inside| !inside.contains(['(', ')']));
    inside.map_or(value, |inside| Span::new(value.start + 1, value.start + 1 + inside.len()))
}

/// What stands below such a head: the lines behind "Beslutning" if there is such a heading, up to
/// the next, and no other headings of the case.
fn listed_below(document: &Reading<'_>, parts: &[Part]) -> Vec<Span> {
    let label = |part: &Part| {
        let words = document.words(part.span);
        let label = document.lexicon.labels.read(words).map(|found| found.label);
        label.filter(|label| !matches!(label, Label::People(..) | Label::Role(_)))
    };
    let decided = parts.iter().position(|part| label(part) == Some(Label::Decision));
    let from = decided.map_or(0, |at| at + 1);
    let to = parts.iter().skip(from).position(|part| decided.is_some() && label(part).is_some());
    let parts = parts.iter().skip(from).take(to.unwrap_or(parts.len()));
    parts.filter(|part| label(part).is_none()).map(|part| part.span).collect()
}

fn label_of(document: &Reading<'_>, part: Part, in_item: bool) -> Option<LabelMatch> {
    let line = document.words(part.span);
    let labels = &document.lexicon.labels;
    let glued = || {
        let found = labels.read_glued(line)?;
        if labels.role(found.value.of(line)).is_some() {
            return None; // "Dirigent    Referent" below who signs
        }
        let likely = match found.label {
            Label::People(..)
                if tells_who_came(document, &found, line) || is_cell(document, &found, line) =>
            {
                !in_item
            }
            Label::People(..) | Label::Role(_) => {
                let value = found.value.of(line);
                // "Ida nr. 3, Bo nr. 7" are no sentences
                let end = sentence_end(value);
                let first = value.get(..end.unwrap_or(value.len())).unwrap_or_default();
                let one = end.is_none()
                    || lists_names(document, first)
                    || document.lexicon.people.is_name_or_role(first);
                one && (line.chars().count() < 120
                    || lists_names(document, value)
                    || is_list_of_people(document, value)
                    || lists_in_lines(document, value))
            }
            Label::Place | Label::Body | Label::Date => !in_item,
            _ => false,
        };
        likely.then_some(found)
    };
    let found = labels.read(line).map(|found| minutes_by(document, found, line)).or_else(glued)?;
    let wanted = match found.label {
        Label::People(..) | Label::Role(_) | Label::Distribution => true,
        Label::NextMeeting => !found.value.is_empty() || !in_item,
        Label::Minutes | Label::AnnouncedAgenda => !in_item && found.value.is_empty(),
        Label::Date
        | Label::Place
        | Label::DateAndPlace
        | Label::Start
        | Label::End
        | Label::Body
        | Label::MeetingName => !in_item,
        _ => false,
    };
    wanted.then_some(found)
}

/// "Referat: Ida Holm" names who wrote the minutes.
fn minutes_by(document: &Reading<'_>, found: LabelMatch, line: &str) -> LabelMatch {
    let value = found.value.of(line);
    let named = found.label == Label::Minutes
        && found.colon
        && (value.contains(' ') && document.lexicon.people.is_name(value) || is_familiar(value));
    if named { LabelMatch { label: Label::Role(Role::MinuteTaker), ..found } } else { found }
}
