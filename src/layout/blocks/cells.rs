//! Where something new begins in a table's cell: below a line that ended before the cell was full.
//!
//! Minutes set as a table have the number, the title and the case of an item in a row. Title and
//! case often share a cell and differ by nothing but the end of a line.

use std::collections::BTreeMap;

use crate::layout::continuity::{is_hyphenated, is_open};
use crate::layout::markers::{self, Marker};
use crate::layout::printed::{Printed, Role, Setting};
use crate::lexicon::begins_with_name;

/// Marks the lines that begin something new in the cell behind the number of a row, or behind its
/// label: `Deltagere`, and a name on each line.
pub(super) fn mark(lines: &mut [Printed], setting: Setting) {
    let ends = ends(lines);
    let mut rest = lines;
    while !rest.is_empty() {
        let role = rest.first().map(|line| line.role);
        let length = rest.iter().take_while(|line| Some(line.role) == role).count();
        let (row, after) = rest.split_at_mut(length);
        if matches!(role, Some(Role::Row(..))) {
            mark_row(row, &ends, setting);
            mark_heads_and_lists(row, &ends, setting);
        }
        rest = after;
    }
}

/// How far each column of a page's tables reaches.
fn ends(lines: &[Printed]) -> BTreeMap<(u32, u16), f32> {
    let mut ends = BTreeMap::new();
    for line in lines.iter().filter(|line| matches!(line.role, Role::Row(..))) {
        let end: &mut f32 = ends.entry((line.line.page, line.line.column)).or_default();
        *end = end.max(line.right);
    }
    ends
}

fn mark_row(row: &mut [Printed], ends: &BTreeMap<(u32, u16), f32>, setting: Setting) {
    let head = row.first().map_or("", |line| line.line.text.as_str());
    let (is_numbered, is_labelled) = (is_number(head), is_label(head));
    let first = row.first().map_or(0, |line| line.line.column);
    let mut columns = row.iter().map(|line| line.line.column).filter(|column| *column > first);
    let Some(column) = columns.clone().min() else { return };
    let is_value = is_labelled && columns.all(|other| other == column);
    if !is_numbered && !is_value {
        return;
    }
    let mut cell: Vec<&mut Printed> =
        row.iter_mut().filter(|line| line.line.column == column).collect();
    for index in 1..cell.len() {
        let [before, next] = cell.get_mut(index - 1..=index).unwrap_or_default() else { return };
        let end = ends.get(&(before.line.page, column)).copied().unwrap_or_default();
        let are_names = || !is_numbered && are_names(&before.line.text, &next.line.text);
        if is_short(before, next, end, setting) || are_names() {
            next.line.opens = true;
            if is_numbered {
                return;
            }
        }
    }
}

/// Below the title of `2. Økonomi`, and before each entry of a list: `b. Budget`.
fn mark_heads_and_lists(row: &mut [Printed], ends: &BTreeMap<(u32, u16), f32>, setting: Setting) {
    let first = row.first().map_or(0, |line| line.line.column);
    let head = row.first().and_then(|line| markers::marker(&line.line.text));
    let mut is_title = head.is_some_and(|head| matches!(head.marker, Marker::Number(..)));
    for index in 1..row.len() {
        let [before, next] = row.get_mut(index - 1..=index).unwrap_or_default() else { return };
        let column = next.line.column;
        is_title &= column == first;
        let end = ends.get(&(before.line.page, column)).copied().unwrap_or_default();
        if before.line.column == column && is_short(before, next, end, setting) {
            let entry = markers::marker(&next.line.text).map(|found| found.marker);
            next.line.opens |= is_title || matches!(entry, Some(Marker::Letter(..)));
            is_title = false;
        }
    }
}

/// A person on each of two lines, and no list that was broken between them: `Centerchef Ida Holm`, `Bo Ravn`.
fn are_names(before: &str, after: &str) -> bool {
    let names = |line: &str| {
        let behind_title = line.split_once(' ').map_or("", |(_, name)| name);
        begins_with_name(line) || begins_with_name(behind_title)
    };
    !before.contains(',') && names(before) && names(after)
}

/// `Deltagere`, `Mødt fra bestyrelsen:`
fn is_label(text: &str) -> bool {
    const WORDS: usize = 4;
    text.starts_with(char::is_uppercase)
        && text.split(' ').count() <= WORDS
        && !text.contains(|c: char| c.is_ascii_digit())
        && !text.ends_with(['.', ','])
}

/// `3`, `12.`
fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches('.');
    (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the first word of `next` had room behind `before`, and begins something.
fn is_short(before: &Printed, next: &Printed, end: f32, setting: Setting) -> bool {
    let (text, after) = (before.line.text.as_str(), next.line.text.as_str());
    let begins = after.starts_with(char::is_uppercase) || markers::marker(after).is_some();
    let has_room = before.right + setting.space + next.first_word < end;
    begins && has_room && !is_open(text) && !is_hyphenated(text)
}
