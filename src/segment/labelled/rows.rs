//! Tables of people: "Navn", "Funktion", "Til stede", "Afbud" over a row for each of them.

use super::{Labelled, Part, Reading};
use crate::layout::BlockKind;
use crate::lexicon::{Label, PeopleColumn, Presence, is_given_name};
use crate::record::model::GroupKind;
use crate::span::Span;

/// A cell and its column.
type Cell = (u16, Span);

/// The head of a column.
type Head = (Cell, PeopleColumn);

/// The tables of people among `parts`, and what belongs to none.
pub(super) fn tables(document: &Reading<'_>, parts: &[Part]) -> (Vec<Labelled>, Vec<Part>) {
    let (mut found, mut others) = (Vec::new(), Vec::new());
    let mut rest = parts;
    while let Some((part, after)) = rest.split_first() {
        rest = after;
        let table = heads(document, *part).map(|heads| lists(document, *part, &heads, after));
        match table.filter(|(_, rows)| *rows >= FEWEST) {
            Some((lists, rows)) => {
                let above = others.last().and_then(|above| label_over(document, *above));
                let is_told = lists.iter().all(|list| !says_presence(document, list));
                if let Some((label, words)) = above.filter(|_| is_told) {
                    others.pop();
                    found.extend(lists.into_iter().map(|list| Labelled { label, words, ..list }));
                } else {
                    found.extend(lists);
                }
                rest = after.get(rows..).unwrap_or_default();
            }
            None => others.push(*part),
        }
    }
    (found, others)
}

/// "Afbud:" right above a table that does not say itself who came.
fn label_over(document: &Reading<'_>, part: Part) -> Option<(Label, Span)> {
    let found = document.lexicon.labels.read(document.words(part.span))?;
    let people = matches!(found.label, Label::People(..)) && found.value.is_empty();
    people.then(|| (found.label, found.words.shift(part.span.start)))
}

fn says_presence(document: &Reading<'_>, list: &Labelled) -> bool {
    let head = document.lexicon.people_columns.head(document.words(list.words));
    matches!(head, Some(PeopleColumn::Came(_)))
}

/// A table has at least so many rows.
const FEWEST: usize = 2;

/// "Ida Holm | mødt", "Bo Ravn | fraværende": rows without a label above them, of which the last
/// cell says who came, in words or by a mark. The lists, and how many rows there are.
pub(super) fn without_heads(
    document: &Reading<'_>,
    part: Part,
    below: &[Part],
) -> Option<(Vec<Labelled>, usize)> {
    let mut found = Vec::new();
    let rows = std::iter::once(part).chain(below.iter().copied());
    let said = rows.map_while(|row| {
        let (name, entry, last) = told_in_row(document, row)?;
        let columns = &document.lexicon.people_columns;
        let presence = columns.said(document.words(last)).filter(|_| is_person(document, name))?;
        let is_word = columns.head(document.words(last)).is_some();
        let words = if is_word { last } else { Span::new(last.start, last.start) };
        Some(((words, presence), entry))
    });
    let said: Vec<_> = said.collect();
    let rows = said.len();
    for (presence, value) in said {
        push(&mut found, presence, value.trim(&document.text.text));
    }
    (rows >= FEWEST).then_some((found, rows))
}

/// "Mødt", and below it "Ida Holm", "X", "Bo Ravn", "Afbud": the cells of two columns on lines of their own. The
/// lists, and how many lines they fill.
pub(super) fn below_each_other(
    document: &Reading<'_>,
    head: Part,
    below: &[Part],
) -> Option<(Vec<Labelled>, usize)> {
    let columns = &document.lexicon.people_columns;
    let came = columns.head(document.words(head.span));
    if came != Some(PeopleColumn::Came(Presence::Present)) {
        return None;
    }
    let said = |pair: &[Part]| match pair {
        [name, mark] if is_person(document, name.span) => {
            let words = document.words(mark.span);
            let word = if columns.head(words).is_some() { mark.span } else { head.span };
            Some(((word, columns.said(words)?), name.span))
        }
        _ => None,
    };
    let pairs: Vec<_> = below.chunks(2).map_while(said).collect();
    let mut found = Vec::new();
    let count = pairs.len() * 2;
    for (presence, name) in pairs {
        push(&mut found, presence, name);
    }
    (count >= FEWEST * 2).then_some((found, count))
}

/// The name in a row, what stands before its last cell, and that cell; "Ida Holm, formand: mødt" has a colon instead.
fn told_in_row(document: &Reading<'_>, row: Part) -> Option<(Span, Span, Span)> {
    if let [(_, name), .., (_, last)] = cells(document, row).as_slice() {
        return Some((*name, Span::new(name.start, last.start), *last));
    }
    let (entry, last) = document.words(row.span).split_once(": ")?;
    let name = entry.split(',').next().unwrap_or(entry);
    let at = |start: usize, length: usize| Span::new(start, start + length).shift(row.span.start);
    Some((at(0, name.len()), at(0, entry.len()), at(entry.len() + ": ".len(), last.len())))
}

/// The columns of a table of people, if a line is nothing but heads of such.
fn heads(document: &Reading<'_>, part: Part) -> Option<Vec<Head>> {
    let cells = cells(document, part);
    let columns = &document.lexicon.people_columns;
    let heads: Option<Vec<_>> = cells
        .iter()
        .map(|(column, span)| Some(((*column, *span), columns.head(document.words(*span))?)))
        .collect();
    let heads = heads.filter(|heads| heads.len() > 1)?;
    let is_about_people = heads.iter().any(|(_, head)| matches!(head, PeopleColumn::Came(_)))
        || heads.iter().any(|(_, head)| *head == PeopleColumn::Name) && heads.len() > 2;
    is_about_people.then_some(heads)
}

/// The cells of a row, or of a line in which wide gaps part them.
fn cells(document: &Reading<'_>, part: Part) -> Vec<Cell> {
    let paragraphs = document.paragraphs();
    let place = paragraphs.partition_point(|paragraph| paragraph.span.start < part.span.start);
    let row = paragraphs.get(place).filter(|row| row.span == part.span && !row.cells.is_empty());
    if let Some(row) = row {
        let cells = row.cells.iter().filter(|cell| !cell.span.is_empty());
        return cells.map(|cell| (cell.column, cell.span)).collect();
    }
    let mut start = part.span.start;
    let mut found = Vec::new();
    for (column, words) in (0..).zip(document.words(part.span).split('\t')) {
        found.push((column, Span::new(start, start + words.len()).trim(&document.text.text)));
        start += words.len() + 1;
    }
    found
}

/// The people below the heads, those who came and those who did not, and how many rows they fill.
fn lists(
    document: &Reading<'_>,
    above: Part,
    heads: &[Head],
    below: &[Part],
) -> (Vec<Labelled>, usize) {
    /// A mark has so few letters: `x`, `Ja`, `(x)`.
    const MARK: usize = 3;
    let heads = &listing(document, heads, below);
    let is_list = |((_, words), head): &Head| {
        matches!(head, PeopleColumn::Came(_)) || is_distribution(document, *words)
    };
    let columns = &document.lexicon.people_columns;
    let is_mark = |words: &str| words.chars().count() <= MARK && columns.is_marked(words);
    let is_marked = below.first().is_some_and(|row| {
        let mut marks = cells(document, *row).into_iter().skip(1);
        marks.any(|(_, cell)| is_mark(document.words(cell)) && !is_given_name(document.words(cell)))
    });
    let is_under_presence = !is_marked && heads.iter().all(is_list);
    let is_named = |cell: Span| {
        is_person(document, cell) || is_under_presence && is_given_name(document.words(cell))
    };
    let mut found: Vec<Labelled> = Vec::new();
    let mut rows = 0;
    for part in below.iter().take_while(|part| part.kind != BlockKind::Heading) {
        let cells = cells(document, *part);
        // "Fra administrationen: konsulent Ida Holm" below the table is the next list
        let is_label = || {
            let label = document.lexicon.labels.read(document.words(part.span));
            label.is_some_and(|found| {
                found.colon && matches!(found.label, Label::People(..) | Label::Role(_))
            })
        };
        // "Desuden deltog Ida Holm under punkt 3."
        let is_told = cells.len() == 1 && document.words(part.span).ends_with('.');
        if !cells.iter().any(|(_, cell)| is_named(*cell)) || is_label() || is_told {
            break;
        }
        rows += 1;
        if is_under_presence {
            for (column, cell) in &cells {
                let own = heads.iter().find(|((one, _), _)| one == column).or(heads.first());
                let head = beside(above, *part, &cells, heads).or(own);
                if let Some(((_, words), PeopleColumn::Came(presence))) = head {
                    push(&mut found, (*words, *presence), *cell);
                }
            }
        } else if let Some(said) = presence(document, heads, &cells) {
            push(&mut found, said, part.span);
        }
    }
    (found, rows)
}

/// "Fordeling:" beside "Til stede:" and "Afbud:": who gets the minutes stands below it.
fn is_distribution(document: &Reading<'_>, head: Span) -> bool {
    let label = document.lexicon.labels.read(document.words(head));
    label.is_some_and(|found| found.label == Label::Distribution)
}

/// The second of two heads, where a line stands so far right that it is below that one: columns that are
/// read one after the other.
fn beside<'a>(above: Part, part: Part, cells: &[Cell], heads: &'a [Head]) -> Option<&'a Head> {
    const DEEPER: f32 = 3.0;
    let is_right = part.indent > above.indent + DEEPER;
    heads.get(1).filter(|_| is_right && cells.len() == 1 && heads.len() == 2)
}

/// "Deltagere" beside "Afbud", and people below both: the first is no column of names, it says that they
/// came.
fn listing(document: &Reading<'_>, heads: &[Head], below: &[Part]) -> Vec<Head> {
    const CAME: PeopleColumn = PeopleColumn::Came(Presence::Present);
    let are_two =
        |one: &[Head]| matches!(one, [(_, PeopleColumn::Name), (_, PeopleColumn::Came(_))]);
    let names_both = below.first().is_some_and(|row| {
        cells(document, *row).iter().all(|(_, cell)| is_person(document, *cell))
    });
    let came =
        |(cell, head): &Head| (*cell, if *head == PeopleColumn::Name { CAME } else { *head });
    if are_two(heads) && names_both { heads.iter().map(came).collect() } else { heads.to_vec() }
}

fn is_person(document: &Reading<'_>, cell: Span) -> bool {
    // "Projektleder, Ida Holm"
    document
        .words(cell)
        .split([',', '('])
        .take(2)
        .map(str::trim)
        .any(|name| name.contains(' ') && document.lexicon.people.is_name_or_role(name))
}

/// Whether the person of a row came, and the head that says so.
fn presence(document: &Reading<'_>, heads: &[Head], cells: &[Cell]) -> Option<(Span, Presence)> {
    let words = |column: u16| {
        let cell = cells.iter().find(|(one, _)| *one == column);
        cell.map_or("", |(_, span)| document.words(*span))
    };
    // "Med afbud" and "Uden afbud" are two columns of those who did not come
    let all = |wanted: Presence| {
        let heads = heads.iter().filter(move |(_, head)| *head == PeopleColumn::Came(wanted));
        heads.map(|((column, span), _)| (*column, *span))
    };
    let head = |wanted: Presence| all(wanted).next();
    let columns = &document.lexicon.people_columns;
    let is_marked = |(column, _): &(u16, Span)| columns.is_marked(words(*column));
    let (came, did_not) = (head(Presence::Present), head(Presence::Absent));
    if let Some((_, span)) = all(Presence::Absent).find(is_marked) {
        return Some((span, Presence::Absent));
    }
    match (came, did_not) {
        (Some(head), _) if is_marked(&head) => Some((head.1, Presence::Present)),
        (Some((_, span)), None) | (Some(_), Some((_, span))) => Some((span, Presence::Absent)),
        (None, Some((_, span))) => Some((span, Presence::Present)),
        (None, None) => heads.first().map(|((_, span), _)| (*span, Presence::Present)),
    }
}

fn push(found: &mut Vec<Labelled>, (words, presence): (Span, Presence), value: Span) {
    let kind = match presence {
        Presence::Present => GroupKind::Members,
        Presence::Absent => GroupKind::Absent,
    };
    let label = Label::People(presence, kind);
    if let Some(list) = found.last_mut().filter(|list| list.label == label) {
        list.values.push(value);
    } else {
        found.push(Labelled { label, words, values: vec![value], listed: true, item: None });
    }
}
