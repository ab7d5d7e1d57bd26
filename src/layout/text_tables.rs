//! Tables in text files: columns that begin at the same place on every line, or that tabs or the pipes of
//! Markdown part.

use std::ops::Range;

use super::markers;

/// Spaces that part two cells of a table's head.
const GAP: usize = 2;

/// Columns that a table has at least; a label and its value are no table.
const COLUMNS: usize = 3;

/// Lines below its head that a table has at least.
const ROWS: usize = 2;

/// A table: its lines and where its columns begin, in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextTable {
    pub(super) lines: Range<usize>,
    columns: Columns,
    /// Rows begin with a number, so lines without one go on with the row.
    is_numbered: bool,
}

/// What parts the cells of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Columns {
    /// Places, in characters.
    Starts(Vec<usize>),
    /// `| Ida Holm | X |`
    Pipes,
    /// One tab for every column, so that a cell may be empty.
    Tabs,
}

/// A cell of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) column: u16,
    pub(super) text: String,
    /// Where it begins, in characters.
    pub(super) left: u16,
}

/// The tables of a page, from top to foot.
pub(super) fn find(lines: &[String]) -> Vec<TextTable> {
    let mut tables: Vec<TextTable> = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        let table = pipes_at(lines, index).or_else(|| tabs_at(lines, index));
        let table = table.or_else(|| table_at(lines, index));
        index = table.as_ref().map_or(index + 1, |table| table.lines.end);
        tables.extend(table);
    }
    tables
}

fn table_at(lines: &[String], head: usize) -> Option<TextTable> {
    let starts = with_names(starts(lines.get(head)?), lines.get(head + 1)?);
    if starts.len() < COLUMNS || is_label(lines.get(head)?) {
        return None;
    }
    let fits = |line: &&String| is_parted(line, &starts);
    let below = lines.get(head + 1..)?;
    let length = below.iter().take_while(fits).count();
    let below = below.get(..length)?;
    // empty lines between rows that have numbers, as far as the last of these
    let first_empty = below.iter().position(|line| line.trim().is_empty()).unwrap_or(length);
    let body = if is_loose(below, &starts) { last_row(below, &starts) } else { first_empty };
    let own = below.get(..body)?;
    let full = own.iter().filter(|line| cells(line, &starts).len() >= 2).count();
    let is_numbered = own.iter().any(|line| is_item(line));
    let columns = Columns::Starts(starts);
    (full >= ROWS).then_some(TextTable { lines: head..head + body + 1, columns, is_numbered })
}

/// `          Mødt   Afbud` above `Ida Holm    x`: the column of the names has no head.
fn with_names(mut starts: Vec<usize>, below: &str) -> Vec<usize> {
    /// A head stands so far from the edge.
    const FAR: usize = 10;
    /// A mark has so few letters: `x`, `Ja`, `(x)`.
    const MARK: usize = 3;
    let is_far = starts.first().is_some_and(|first| *first >= FAR) && starts.len() + 1 >= COLUMNS;
    let last = below.split_whitespace().next_back().unwrap_or_default();
    let is_marked = last.chars().count() <= MARK;
    if is_far && is_marked && below.starts_with(char::is_alphabetic) {
        starts.insert(0, 0);
    }
    starts
}

/// `Til stede:    Ida Holm    (formand)`: a label, and its values below each other.
fn is_label(line: &str) -> bool {
    let mut colons = line.match_indices(':').map(|(at, _)| line.get(at + 1..).unwrap_or_default());
    let is_first = !line.split(':').next().unwrap_or_default().trim().contains("  ");
    is_first && colons.next().is_some_and(|rest| rest.starts_with("  ")) && colons.next().is_none()
}

/// Whether empty lines part the rows, each of which has a number alone in the first column.
fn is_loose(lines: &[String], starts: &[usize]) -> bool {
    let mut counted = 0;
    for line in lines.iter().filter(|line| begins_left(line, starts)) {
        let number = cells(line, starts)
            .first()
            .and_then(|cell| cell.text.trim_end_matches('.').parse().ok());
        counted += 1;
        if number != Some(counted) {
            return false;
        }
    }
    counted >= ROWS
}

/// The lines up to the empty ones behind the last row.
fn last_row(lines: &[String], starts: &[usize]) -> usize {
    let last = lines.iter().rposition(|line| begins_left(line, starts)).unwrap_or_default();
    let rest = lines.get(last..).unwrap_or_default();
    last + rest.iter().take_while(|line| !line.trim().is_empty()).count()
}

/// Whether there is a cell in the first column.
fn begins_left(line: &str, starts: &[usize]) -> bool {
    cells(line, starts).first().is_some_and(|cell| cell.column == 0)
}

/// A table of Markdown: its head, the line of dashes below it, its rows.
fn pipes_at(lines: &[String], head: usize) -> Option<TextTable> {
    let is_row = |line: &&String| line.trim().len() > 2 && line.trim().starts_with('|');
    lines.get(head).filter(is_row)?;
    lines.get(head + 1).filter(|line| is_rule(line))?;
    let length = lines.iter().skip(head).take_while(is_row).count();
    Some(TextTable { lines: head..head + length, columns: Columns::Pipes, is_numbered: false })
}

/// `|---|:--:|`
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|')
        && line.contains("--")
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// A table whose cells tabs part, some of which are empty: two tabs follow each other, or one ends
/// a line.
fn tabs_at(lines: &[String], head: usize) -> Option<TextTable> {
    let tabs = |line: &str| line.matches('\t').count();
    let heads = lines.get(head)?.trim_end();
    let columns = tabs(heads) + 1;
    if columns < COLUMNS || heads.starts_with('\t') || heads.contains("\t\t") {
        return None;
    }
    let is_row = |line: &&String| (1..columns).contains(&tabs(line)) && !line.starts_with('\t');
    let body = lines.iter().skip(head + 1).take_while(is_row).count();
    let own = lines.get(head + 1..=head + body)?;
    let has_empty = own.iter().any(|line| line.contains("\t\t"));
    (body >= ROWS && has_empty).then_some(TextTable {
        lines: head..head + body + 1,
        columns: Columns::Tabs,
        is_numbered: false,
    })
}

fn parted(line: &str, by: char) -> Vec<Cell> {
    let line = line.trim_start_matches(' ');
    let cells = line.strip_prefix('|').filter(|_| by == '|').unwrap_or(line);
    let mut left = 0;
    let mut found = Vec::new();
    for (column, words) in (0..).zip(cells.split(by)) {
        if !words.trim().is_empty() && !is_rule(line) {
            found.push(Cell { column, text: words.trim().to_owned(), left });
        }
        left = left.saturating_add(u16::try_from(words.chars().count() + 1).unwrap_or(u16::MAX));
    }
    found
}

fn is_item(line: &str) -> bool {
    matches!(markers::marker(line), Some(found) if !matches!(found.marker, markers::Marker::Bullet(_)))
}

/// Where the cells of a line begin that stand [`GAP`] spaces apart.
fn starts(line: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut spaces = GAP;
    for (place, c) in line.chars().enumerate() {
        if c == ' ' {
            spaces += 1;
            continue;
        }
        if spaces >= GAP {
            starts.push(place);
        }
        spaces = 0;
    }
    starts
}

/// Whether no word crosses the beginning of a column.
fn is_parted(line: &str, starts: &[usize]) -> bool {
    let letters: Vec<char> = line.trim_end().chars().collect();
    let is_space = |place: usize| letters.get(place).is_none_or(|c| *c == ' ');
    starts.iter().skip(1).all(|start| start.checked_sub(1).is_some_and(is_space))
}

fn cells(line: &str, starts: &[usize]) -> Vec<Cell> {
    let letters: Vec<char> = line.chars().collect();
    let ends = starts.iter().skip(1).copied().chain([letters.len()]);
    let cut = |((start, end), column): ((&usize, usize), u16)| {
        // what stands left of the first column belongs to it
        let start = if column == 0 { 0 } else { *start };
        let text: String = letters.get(start.min(end)..end.min(letters.len()))?.iter().collect();
        let left = u16::try_from(start).unwrap_or(u16::MAX);
        (!text.trim().is_empty()).then(|| Cell { column, text: text.trim().to_owned(), left })
    };
    starts.iter().zip(ends).zip(0..).filter_map(cut).collect()
}

impl TextTable {
    /// The cells of one of its lines.
    pub(super) fn cells(&self, line: &str) -> Vec<Cell> {
        match &self.columns {
            Columns::Starts(starts) => cells(line, starts),
            Columns::Pipes => parted(line, '|'),
            Columns::Tabs => parted(line, '\t'),
        }
    }

    /// Whether a line below the head begins a row: with a number, or with anything in the
    /// first column where rows have no numbers.
    pub(super) fn begins_row(&self, index: usize, line: &str) -> bool {
        let is_first = index <= self.lines.start + 1;
        let has_first = self.cells(line).first().is_some_and(|cell| cell.column == 0);
        let is_parted = !matches!(self.columns, Columns::Starts(_));
        is_first || is_parted || if self.is_numbered { is_item(line) } else { has_first }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    const TABLE: &str = "Punkt            Referat               Ansvarlig\n\
                         1. Godkendelse   Godkendt.\n\
                         af dagsorden\n\
                         2. Budget        Budgettet blev        Bo\n\
                         \x20                drøftet.\n\
                         \n\
                         Næste møde er den 3. maj.\n";

    #[test]
    fn columns_that_begin_at_the_same_place_are_a_table() {
        let lines = lines(TABLE);
        let tables = find(&lines);
        assert_eq!(tables.len(), 1);
        assert_eq!(tables[0].lines, 0..5);
        let rows: Vec<bool> =
            (0..5).map(|index| tables[0].begins_row(index, &lines[index])).collect();
        assert_eq!(rows, [true, true, false, true, false]);
        assert_eq!(tables[0].cells(&lines[3])[2].text, "Bo");
    }

    #[test]
    fn signs_that_part_cells_keep_the_columns() {
        let marks = |text: &str| {
            let lines = lines(text);
            let table = find(&lines).remove(0);
            let last = table.cells(&lines[table.lines.end - 1]);
            last.iter().map(|cell| (cell.column, cell.text.clone())).collect::<Vec<_>>()
        };
        let expected = [(0, "Bo Ravn".to_owned()), (2, "x".to_owned())];
        assert_eq!(marks("Navn\tMødt\tAfbud\nIda Holm\tx\t\nBo Ravn\t\tx\n"), expected);
        assert_eq!(marks("| Navn | Mødt | Afbud |\n|---|:-:|---|\n| Bo Ravn | | x |\n"), expected);
    }

    #[test]
    fn the_column_of_names_may_have_no_head() {
        let lines =
            lines("                Mødt   Afbud\nIda Holm         x\nBo Ravn                 x\n");
        let table = find(&lines).remove(0);
        let columns = |line: usize| {
            table.cells(&lines[line]).iter().map(|cell| cell.column).collect::<Vec<_>>()
        };
        assert_eq!((columns(0), columns(1), columns(2)), (vec![1, 2], vec![0, 1], vec![0, 2]));
    }

    #[test]
    fn labels_and_running_text_are_none() {
        assert!(
            find(&lines("Til stede:   Bo, Ida\nAfbud:       Ulla\nReferent:    Bo\n")).is_empty()
        );
        assert!(
            find(&lines("et  to  tre\nHer går ordene på tværs af kolonnerne\nog her igen\n"))
                .is_empty()
        );
    }
}
