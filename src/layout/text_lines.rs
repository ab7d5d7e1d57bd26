//! The lines of a text file, with the space before them.

use std::borrow::Cow;
use std::iter::{once, repeat};

use super::markdown::{self, Unmarked};
use super::printed::{Gap, Printed, Role};
use super::text_tables::{self, TextTable};
use super::{Line, Style, continuity, markers, run_in, wiki};
use crate::text_layer::{Page, PageContent};

/// A run of this many spaces sets columns apart; fewer are a typist's habit.
const WIDE_GAP: usize = 3;

/// A page's first line may be indented by one space as a sign that it is (see `plain::paging`).
const PAGE_MARK: f32 = 1.0;

/// Columns that a tab at a line's beginning is taken for.
const TAB: f32 = 4.0;

/// How headings and bold words are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Markup {
    None,
    Markdown,
    Wiki,
}

impl Markup {
    fn of(pages: &[Page]) -> Self {
        let lines = || pages.iter().flat_map(page_lines);
        if wiki::is_wiki(lines()) {
            return Self::Wiki;
        }
        if markdown::is_markdown(lines()) { Self::Markdown } else { Self::None }
    }
}

/// The lines of all pages that hold text, blank lines turned into gaps.
pub(super) fn read(pages: &[Page]) -> Vec<Printed> {
    let markup = Markup::of(pages);
    let tells_apart = has_both_kinds_of_blank(pages);
    pages.iter().flat_map(|page| read_page(page, markup, tells_apart)).collect()
}

fn page_lines(page: &Page) -> impl Iterator<Item = &str> {
    let lines = match &page.content {
        PageContent::Lines(lines) => lines.as_slice(),
        PageContent::Runs(_) => &[],
    };
    lines.iter().map(String::as_str)
}

/// Whether the text has empty lines and lines of white space only: then the latter are the
/// empty paragraphs of a word processor, the former only its line spacing.
fn has_both_kinds_of_blank(pages: &[Page]) -> bool {
    let mut blank = pages.iter().flat_map(page_lines).filter(|line| line.trim().is_empty());
    let first = blank.next().map(str::is_empty);
    blank.any(|line| Some(line.is_empty()) != first)
}

fn read_page(page: &Page, markup: Markup, tells_apart: bool) -> Vec<Printed> {
    let PageContent::Lines(lines) = &page.content else { return Vec::new() };
    let tables = text_tables::find(lines);
    let starts = run_in::starts(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let mut read: Vec<Printed> = Vec::new();
    let mut row = 0;
    let (mut blanks, mut is_strong) = (0_u16, false);
    for (((index, raw), starts), number) in lines.iter().enumerate().zip(starts).zip(1..) {
        if raw.trim().is_empty() {
            blanks = blanks.saturating_add(1);
            is_strong |= tells_apart && !raw.is_empty();
            continue;
        }
        let gap =
            if read.is_empty() && page.number > 1 { Gap::Page } else { gap(blanks, is_strong) };
        let space = (gap, f32::from(blanks));
        if let Some(table) = tables.iter().find(|table| table.lines.contains(&index)) {
            row += u32::from(table.begins_row(index, raw));
            read.extend(table_line(table, raw, markup, (page.number, number, row), space));
        } else {
            let spaces = once(space).chain(repeat((Gap::Tight, 0.0)));
            let pieces = pieces(raw, &starts).zip(spaces);
            read.extend(
                pieces.map(|(piece, space)| printed(piece, markup, page.number, number, space)),
            );
        }
        if let Some(first) =
            read.first_mut().filter(|line| line.line.number == number && line.left <= PAGE_MARK)
        {
            first.left = 0.0;
        }
        (blanks, is_strong) = (0, false);
    }
    read
}

/// A line, cut where further items begin.
fn pieces<'a>(raw: &'a str, starts: &'a [usize]) -> impl Iterator<Item = &'a str> {
    let ends = starts.iter().copied().chain([raw.len()]);
    let begins = [0].into_iter().chain(starts.iter().copied());
    begins.zip(ends).filter_map(|(from, to)| raw.get(from..to))
}

/// The cells of a table's line; only the first has space before it.
fn table_line(
    table: &TextTable,
    raw: &str,
    markup: Markup,
    (page, number, row): (u32, u32, u32),
    space: (Gap, f32),
) -> Vec<Printed> {
    let cells = table.cells(raw).into_iter().enumerate();
    let cell = |(index, cell): (usize, text_tables::Cell)| {
        let space = if index == 0 { space } else { (Gap::Tight, 0.0) };
        let mut line = printed(&cell.text, markup, page, number, space);
        line.left = f32::from(cell.left);
        line.line.column = cell.column;
        line.role = Role::Row(page, row);
        line
    };
    cells.map(cell).collect()
}

fn gap(blanks: u16, is_strong: bool) -> Gap {
    match blanks {
        0 => Gap::Tight,
        1 if !is_strong => Gap::Loose,
        _ => Gap::Wide,
    }
}

fn printed(raw: &str, markup: Markup, page: u32, number: u32, (gap, empty): (Gap, f32)) -> Printed {
    let unmarked = match markup {
        Markup::None => Unmarked { text: raw.to_owned(), role: Role::Text, bold: false },
        Markup::Markdown => markdown::strip(raw),
        Markup::Wiki => wiki::strip(raw),
    };
    let unmarked = markdown::wiki_heading(&unmarked.text).unwrap_or(unmarked);
    let text = clean(&unmarked.text);
    let left = indent(&unmarked.text);
    Printed {
        left,
        right: left + length(if text.contains('\t') { unmarked.text.trim() } else { &text }),
        first_word: length(continuity::first_word(&text)),
        gap,
        empty,
        style: Style { size: 1.0, bold: unmarked.bold, ..Style::default() },
        role: unmarked.role,
        end: None,
        is_last: raw.ends_with("  "),
        line: Line { text, original: None, page, number, bbox: None, column: 0, opens: false },
    }
}

#[expect(clippy::cast_precision_loss, reason = "a line is shorter than 2^23 characters")]
fn length(text: &str) -> f32 {
    text.chars().count() as f32
}

fn indent(raw: &str) -> f32 {
    let white = raw.chars().take_while(|c| c.is_whitespace());
    white.fold(0.0, |indent, c| indent + if c == '\t' { TAB } else { 1.0 })
}

/// Single spaces between words, a tab where the columns of a table or a label and its value
/// are set apart; after a bullet or number always a space.
fn clean(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut spaces = 0;
    for c in without_leaders(raw.trim()).chars() {
        if c.is_whitespace() {
            spaces += if c == '\t' { WIDE_GAP } else { 1 };
            continue;
        }
        match spaces {
            0 => {}
            1..WIDE_GAP => text.push(' '),
            _ if is_marker(&text) => text.push(' '),
            _ => text.push('\t'),
        }
        spaces = 0;
        text.push(c);
    }
    text
}

/// Dots that lead to a page number are a wide gap.
fn without_leaders(raw: &str) -> Cow<'_, str> {
    let Some(start) = raw.find("....").filter(|_| raw.ends_with(|c: char| c.is_ascii_digit()))
    else {
        return raw.into();
    };
    let (title, rest) = raw.split_at_checked(start).unwrap_or((raw, ""));
    format!("{}\t{}", title.trim_end(), rest.trim_start_matches(['.', ' '])).into()
}

fn is_marker(text: &str) -> bool {
    text.len() < 20 && markers::marker(text).is_some_and(|marked| marked.width == text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_made_plain() {
        assert_eq!(clean("  Pkt. 1  Budget (O)      13.00 "), "Pkt. 1 Budget (O)\t13.00");
        assert_eq!(clean("•\tBo  Ravn"), "• Bo Ravn");
        assert_eq!(clean("1.      Budget"), "1. Budget");
        assert_eq!(clean("Til stede:\tBo"), "Til stede:\tBo");
        assert_eq!(clean("1 Budget ........... 4"), "1 Budget\t4");
    }

    #[test]
    fn blank_lines_are_gaps() {
        let lines = ["Et", "", "To", " ", "Tre", "Fire"].map(str::to_owned).to_vec();
        let page = Page { number: 1, content: PageContent::Lines(lines), ..Page::default() };
        let gaps: Vec<Gap> = read(&[page]).iter().map(|line| line.gap).collect();
        assert_eq!(gaps, [Gap::Tight, Gap::Loose, Gap::Wide, Gap::Tight]);
    }
}
