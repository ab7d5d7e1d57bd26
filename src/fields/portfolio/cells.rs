//! Portfolios in text files: the cells of the table one after the other.
//!
//! A number opens an entry; empty lines part its cells; the head of the table says in which order
//! they come. Where a cell has several paragraphs the width of its lines tells them from those
//! of the next: a narrow column was wrapped early.

use std::sync::LazyLock;

use super::areas::Areas;
use super::{Entry, owners};
use crate::fields::{Reading, pattern};
use crate::lexicon::{Column, Match, Pattern};
use crate::normalize::Paragraph;
use crate::span::Span;

/// Reads the entries.
pub(super) fn read(reading: &Reading<'_>, areas: &Areas) -> Vec<Entry> {
    let order = order(reading);
    let heads = heads(reading);
    let ends = heads.iter().skip(1).map(|head| head.index).chain([reading.text.paragraphs.len()]);
    heads
        .iter()
        .zip(ends)
        .map(|(head, end)| {
            let mut cells = cells(reading, areas, head, end);
            let mut title = vec![head.title];
            title.extend(cells.first().into_iter().flat_map(|cell| &cell.parts).skip(1).copied());
            title.retain(|part| !part.is_empty());
            if title.is_empty() && cells.len() > 1 {
                cells.remove(0);
                title.extend(cells.first().into_iter().flat_map(|cell| &cell.parts).copied());
            }
            let mut entry = Entry { number: Some(head.number), title, ..Entry::default() };
            assign(reading, &mut entry, cells.get(1..).unwrap_or_default(), &order);
            entry
        })
        .collect()
}

/// The columns behind number and title, in the order of the fullest head of the table.
fn order(reading: &Reading<'_>) -> Vec<Column> {
    let mut best = Vec::new();
    let mut running: Vec<Column> = Vec::new();
    for paragraph in &reading.text.paragraphs {
        match reading.lexicon.portfolio.columns(reading.words(paragraph.span)) {
            Some(columns) => running.extend(columns),
            None => running.clear(),
        }
        if running.len() > best.len() && running.len() > 2 {
            best.clone_from(&running);
        }
    }
    best.retain(|column| !matches!(column, Column::Number | Column::Title));
    if best.is_empty() { vec![Column::Description, Column::Status, Column::Owner] } else { best }
}

/// Where an entry begins.
struct EntryHead {
    /// Of the paragraph.
    index: usize,
    number: Span,
    title: Span,
    form: Form,
    order: Vec<u32>,
}

/// How the numbers are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// 3.4
    Path,
    /// B2, B.2
    Lettered,
    /// 7
    Plain,
}

/// `3.4: Fortsat udbredelse`, `B2 Fælles kort`, `Projekt 7. Skiltning`
static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:(?i:indsats|initiativ|projekt|tiltag|nr\.)\s)?(?P<number>(?P<path>\d{1,2}\.\d{1,2})|(?P<lettered>[A-ZÆØÅ]\.?\d{1,2})|\d{1,2})(?P<close>\s?[.:)–-]?)(?:\s+|$)(?P<title>(?:[\p{Lu}\d”(].*)?)$",
    )
});

/// The number at the beginning of a title, and the rest.
pub(super) fn number_and_title(reading: &Reading<'_>, span: Span) -> Option<(Span, Span)> {
    let found = NUMBER.captures(reading.words(span))?;
    let place = |part: Match<'_>| Span::from(part.range()).shift(span.start);
    Some((place(found.name("number")?), place(found.name("title")?)))
}

/// The beginnings of entries: numbers of the form that goes furthest.
fn heads(reading: &Reading<'_>) -> Vec<EntryHead> {
    let all: Vec<EntryHead> = (0..)
        .zip(&reading.text.paragraphs)
        .filter_map(|(index, paragraph)| entry_head(reading, index, paragraph))
        .collect();
    let mut best: Vec<usize> = Vec::new();
    for form in [Form::Path, Form::Lettered, Form::Plain] {
        let chain = chain(&all, form);
        if chain.len() > best.len() {
            best = chain;
        }
    }
    let is_kept = |(index, head)| best.contains(&index).then_some(head);
    all.into_iter().enumerate().filter_map(is_kept).collect()
}

fn entry_head(reading: &Reading<'_>, index: usize, paragraph: &Paragraph) -> Option<EntryHead> {
    let words = reading.words(paragraph.span);
    let found = NUMBER.captures(words)?;
    let close = found.name("close").map_or("", |close| close.as_str().trim());
    let form = match () {
        () if found.name("path").is_some() => Form::Path,
        () if found.name("lettered").is_some() => Form::Lettered,
        () => Form::Plain,
    };
    // "1) Det er blevet muligt ..." is an item of a list inside a cell
    if !paragraph.cells.is_empty() || (form == Form::Plain && close == ")") {
        return None;
    }
    let (number, title) = number_and_title(reading, paragraph.span)?;
    Some(EntryHead { index, number, title, form, order: order_of(reading.words(number)) })
}

/// "B2" is 2, 2; "3.4" is 3, 4.
fn order_of(number: &str) -> Vec<u32> {
    let letter = number.chars().next().filter(|c| c.is_alphabetic());
    let digits = number.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok());
    letter.map(u32::from).into_iter().chain(digits).collect()
}

/// The longest run of numbers of one form that only grow; plain numbers grow by one.
fn chain(all: &[EntryHead], form: Form) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    let mut last: Option<&EntryHead> = None;
    for (index, head) in all.iter().enumerate().filter(|(_, head)| head.form == form) {
        let grows = match (last, form) {
            (None, Form::Plain) => head.order == [1],
            (None, _) => true,
            (Some(last), Form::Plain) => {
                let next = last.order.first().map(|number| number + 1);
                head.order.first().copied() == next
            }
            (Some(last), _) => head.order > last.order,
        };
        // a list of the focus areas at the beginning is no table yet
        let restarts = form == Form::Plain && head.order == [1] && kept.len() < all.len() / 2;
        if restarts {
            kept.clear();
        }
        if grows || restarts {
            kept.push(index);
            last = Some(head);
        }
    }
    kept
}

/// One cell: paragraphs without an empty line between them.
#[derive(Debug, Default)]
struct Group {
    parts: Vec<Span>,
    /// The longest line, as far as it is known, in characters.
    width: usize,
}

/// The cells of an entry, the first with its title.
fn cells(reading: &Reading<'_>, areas: &Areas, head: &EntryHead, end: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut before: Option<&Paragraph> = None;
    let paragraphs = reading.text.paragraphs.iter().enumerate().take(end).skip(head.index);
    for (index, paragraph) in paragraphs {
        let words = reading.words(paragraph.span);
        if reading.lexicon.portfolio.columns(words).is_some() || areas.is_heading(reading, words) {
            continue;
        }
        let is_new = before
            .is_none_or(|before| reading.text.is_set_off(index) || before.page != paragraph.page);
        if is_new {
            groups.push(Group::default());
        }
        if let Some(group) = groups.last_mut() {
            group.parts.push(paragraph.span);
            group.width = group.width.max(width(words, paragraph.line_count));
        }
        before = Some(paragraph);
    }
    groups
}

/// A paragraph of several lines is about as wide as its text spread over all but half a line.
fn width(words: &str, lines: u32) -> usize {
    let letters = words.chars().count() * 2;
    let lines = usize::try_from(lines).unwrap_or(1);
    if lines > 1 { letters / (lines * 2 - 1) } else { letters / 2 }
}

/// Puts the cells into the columns.
fn assign(reading: &Reading<'_>, entry: &mut Entry, cells: &[Group], order: &[Column]) {
    let mut cells = cells;
    let mut columns = order;
    while let [column @ (Column::Owner | Column::Other), rest @ ..] = columns {
        columns = rest;
        if let Some((cell, after)) = take(reading, *column, cells.split_first()) {
            put(entry, *column, cell);
            cells = after;
        }
    }
    while let [rest @ .., column @ (Column::Owner | Column::Other)] = columns {
        columns = rest;
        if let Some((cell, before)) = take(reading, *column, cells.split_last()) {
            put(entry, *column, cell);
            cells = before;
        }
    }
    let inner = columns.iter().position(|column| matches!(column, Column::Owner));
    if let Some(inner) = inner
        && let Some(at) =
            (1..cells.len()).find(|at| cells.get(*at).is_some_and(|cell| is_owner(reading, cell)))
    {
        let (before, after) = columns.split_at(inner);
        let (first, last) = cells.split_at(at);
        share(entry, first, before);
        if let Some((owner, rest)) = last.split_first() {
            put(entry, Column::Owner, owner);
            share(entry, rest, after.get(1..).unwrap_or_default());
        }
        return;
    }
    share(entry, cells, columns);
}

fn take<'a>(
    reading: &Reading<'_>,
    column: Column,
    found: Option<(&'a Group, &'a [Group])>,
) -> Option<(&'a Group, &'a [Group])> {
    found.filter(|(cell, _)| column != Column::Owner || is_owner(reading, cell))
}

fn is_owner(reading: &Reading<'_>, cell: &Group) -> bool {
    let words: Vec<&str> = cell.parts.iter().map(|part| reading.words(*part)).collect();
    owners::are_owners(&words.join(" "))
}

/// Shares cells out among columns of running text: one each, the last takes the rest.
fn share(entry: &mut Entry, cells: &[Group], columns: &[Column]) {
    let mut cells = cells;
    let mut columns = columns.iter().filter(|column| !matches!(column, Column::Owner)).peekable();
    while let Some(column) = columns.next() {
        let count = if columns.peek().is_some() { first_cell(cells) } else { cells.len() };
        let (own, rest) = cells.split_at(count.min(cells.len()));
        for cell in own {
            put(entry, *column, cell);
        }
        cells = rest;
    }
}

/// How many groups the first cell has: the next ones are its own, too, if they are as
/// narrow as the first and a much wider one follows.
fn first_cell(cells: &[Group]) -> usize {
    let Some((first, rest)) = cells.split_first() else { return 0 };
    let is_wide = |cell: &Group| cell.width * 2 > first.width * 3;
    let narrow = rest.iter().take_while(|cell| !is_wide(cell)).count();
    if rest.get(narrow).is_some() { 1 + narrow } else { 1 }
}

fn put(entry: &mut Entry, column: Column, cell: &Group) {
    let parts = match column {
        Column::Description => &mut entry.description,
        Column::Status => &mut entry.status,
        Column::Owner => &mut entry.owner,
        Column::Number | Column::Title | Column::Other => return,
    };
    parts.extend(&cell.parts);
}
