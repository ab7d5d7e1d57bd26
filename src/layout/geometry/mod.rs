//! The lines of PDF pages: from runs of text with their boxes to lines in reading order.
//!
//! [`pieces`] turns runs upright, [`segments`] puts them together to lines, [`chunks`] sees
//! what stands beside each other, [`bands`] what that means, [`running`] sets furniture
//! apart, [`leading`] says which space between lines is wide.

mod aligned;
mod bands;
mod carry;
mod cells;
mod chunks;
mod floats;
mod grid;
mod leading;
mod levels;
mod margins;
mod pieces;
mod recurring;
mod row_rules;
mod running;
mod segments;
mod stretched;
mod tables;

use super::furniture::is_separator;
use super::printed::{Printed, Role};
use super::{Line, Style};
use crate::text_layer::{BoundingBox, Page, Rule, TextRun};
use bands::Placed;
use pieces::{Piece, Pieces};
use running::PageLines;

/// Characters that an em is wide, more or less: the unit of [`Printed`] lengths is half an em.
pub(super) const CHARACTERS_PER_EM: f32 = 2.0;

/// A letterhead has at most so many lines.
const LETTERHEAD: usize = 4;

/// What stands on the pages of a PDF.
pub(super) struct Laid {
    /// The lines of the text in reading order.
    pub(super) lines: Vec<Printed>,
    /// What belongs to the pages.
    pub(super) furniture: Vec<Line>,
    /// The width of most pages, in the unit of [`Printed`].
    pub(super) width: f32,
}

/// Lines of the text in reading order, and furniture.
pub(super) fn read(pages: &[Page]) -> Laid {
    let mut furniture: Vec<Line> = Vec::new();
    let mut laid = Vec::new();
    let pieces: Vec<Pieces> = pages.iter().map(pieces::read).collect();
    let mut tables = tables::Tables::new(pages.iter().map(extent).zip(&pieces));
    for (page, pieces) in pages.iter().zip(&pieces) {
        furniture.extend(
            pieces.aside.iter().zip(1..).map(|(run, number)| aside(run, page.number, number)),
        );
        laid.push(PageLines {
            lines: margins::in_place(page_lines(
                &pieces.text,
                page,
                &tables.on_page(&pieces.text, page, extent(page)),
            )),
            extent: extent(page),
        });
    }
    let body = body_size(&laid);
    let running = running::find(&laid, body);
    let mut text = Vec::new();
    let mut tables = carry::Tables::default();
    for ((page, laid), running) in pages.iter().zip(laid).zip(running) {
        let mut lines = Vec::new();
        for ((placed, is_running), number) in laid.lines.into_iter().zip(running).zip(1..) {
            if is_running || is_separator(&placed.segment.text) {
                furniture.push(line(&placed, page.number, number));
            } else {
                lines.push((placed, number));
            }
        }
        let carried = tables.carry(page.number, lines);
        furniture.extend(
            carried.heads.iter().map(|(placed, number)| line(placed, page.number, *number)),
        );
        text.extend(page_text(&carried.lines, carried.row, page, body));
    }
    let repeated = letterheads(&text);
    let mut is_repeated = repeated.iter().copied();
    let (set_apart, mut text): (Vec<_>, Vec<_>) =
        text.into_iter().partition(|_| is_repeated.next().unwrap_or_default());
    furniture.extend(set_apart.into_iter().map(|spaced| spaced.printed.line));
    furniture.sort_by_key(|line| (line.page, line.number));
    leading::classify(&mut text);
    let lines = text.into_iter().map(|spaced| spaced.printed).collect();
    Laid { lines, furniture, width: width(pages) * CHARACTERS_PER_EM / body }
}

/// The width of most pages, in points.
fn width(pages: &[Page]) -> f32 {
    let mut widths: Vec<f32> = pages.iter().filter_map(|page| Some(page.size?.0)).collect();
    widths.sort_by(f32::total_cmp);
    widths.get(widths.len() / 2).copied().unwrap_or_default()
}

/// The lines of a page: tables cell by cell where they begin, the rest as it flows.
fn page_lines(pieces: &[Piece], page: &Page, grids: &[grid::Grid]) -> Vec<Placed> {
    if grids.is_empty() {
        return flowing(pieces.iter(), page, 0);
    }
    let table = |piece: &Piece| grids.iter().position(|grid| grid.cell(piece).is_some());
    let tables: Vec<Option<usize>> = pieces.iter().map(table).collect();
    let mut placed: Vec<Placed> = Vec::new();
    let mut drawn = vec![false; grids.len()];
    let mut open: Vec<&Piece> = Vec::new();
    for (piece, table) in pieces.iter().zip(&tables) {
        let Some((index, grid)) = table.and_then(|index| Some((index, grids.get(index)?))) else {
            open.push(piece);
            continue;
        };
        if drawn.get(index).is_some_and(|drawn| *drawn) {
            continue;
        }
        drawn.iter_mut().skip(index).take(1).for_each(|drawn| *drawn = true);
        placed.extend(flowing(open.drain(..), page, next_row(&placed)));
        let own = pieces.iter().zip(&tables).filter(|(_, table)| **table == Some(index));
        placed.extend(bands::ruled(grid, own.map(|(piece, _)| piece), next_row(&placed)));
    }
    placed.extend(flowing(open.drain(..), page, next_row(&placed)));
    placed
}

/// The number of the next table row of a page.
fn next_row(placed: &[Placed]) -> u32 {
    placed.iter().filter_map(|line| line.cell).map(|(row, _)| row + 1).max().unwrap_or_default()
}

fn flowing<'a>(
    pieces: impl Iterator<Item = &'a Piece<'a>>,
    page: &Page,
    first_row: u32,
) -> Vec<Placed> {
    let segments = floats::in_line(segments::segments(pieces));
    let chunks = chunks::chunks(segments, &page.rules);
    bands::lines(chunks, &page.rules, first_row)
}

/// Lines that say the document's first lines once more, as letterheads on a later page do.
fn letterheads(lines: &[leading::Spaced]) -> Vec<bool> {
    let text = |index: usize| lines.get(index).map_or("", |line| line.printed.line.text.as_str());
    let mut found = vec![false; lines.len()];
    for index in 1..lines.len() {
        let count = (0..LETTERHEAD)
            .take_while(|n| index + n < lines.len() && text(*n) == text(index + n))
            .count();
        let letters: usize = (0..count).map(|n| text(n).len()).sum();
        if count >= 2 && count < index && letters >= 30 {
            found.iter_mut().skip(index).take(count).for_each(|found| *found = true);
        }
    }
    found
}

fn page_text(
    lines: &[(Placed, u32)],
    carried: Option<carry::Carried>,
    page: &Page,
    body: f32,
) -> Vec<leading::Spaced> {
    lines
        .iter()
        .map(|(placed, number)| leading::Spaced {
            printed: printed(placed, carried, page, *number, body),
            baseline: placed.segment.baseline,
            size: placed.segment.size,
        })
        .collect()
}

fn printed(
    placed: &Placed,
    carried: Option<carry::Carried>,
    page: &Page,
    number: u32,
    body: f32,
) -> Printed {
    let segment = &placed.segment;
    let unit = body / CHARACTERS_PER_EM;
    Printed {
        line: line(placed, page.number, number),
        left: segment.bbox.x0 / unit,
        right: segment.bbox.x1 / unit,
        first_word: segment.first_word() / unit,
        gap: super::printed::Gap::Tight,
        empty: 0.0,
        style: Style {
            size: (segment.size / body * 100.0).round() / 100.0,
            bold: segment.is_bold(),
            italic: segment.is_italic(),
            lead: segment.lead(),
            underlined: page
                .rules
                .iter()
                .any(|rule| underlines(rule, segment.bbox, segment.baseline, segment.size)),
        },
        role: role(placed, carried, page.number),
        end: placed.end.map(|end| end / unit),
        is_last: false,
    }
}

/// Cells of one row share their role, also over a page break.
fn role(placed: &Placed, carried: Option<carry::Carried>, page: u32) -> Role {
    let Some((row, _)) = placed.cell else { return Role::Text };
    let (page, row) =
        carried.filter(|carried| carried.row == row).map_or((page, row), |carried| carried.from);
    Role::Row(page, row)
}

/// A rule right under most of the line.
fn underlines(rule: &Rule, bbox: BoundingBox, baseline: f32, size: f32) -> bool {
    let down = baseline - f32::midpoint(rule.bbox.y0, rule.bbox.y1);
    let is_under = down > -0.05 * size && down < 0.3 * size;
    let covered = rule.bbox.x1.min(bbox.x1) - rule.bbox.x0.max(bbox.x0);
    is_under && covered > 0.8 * bbox.width() && rule.bbox.width() < 1.1 * bbox.width()
}

fn line(placed: &Placed, page: u32, number: u32) -> Line {
    let column = placed.cell.map_or(0, |(_, column)| column);
    Line {
        text: placed.segment.text.clone(),
        original: placed.segment.original.clone(),
        page,
        number,
        bbox: Some(placed.segment.bbox),
        column,
        opens: false,
    }
}

fn aside(run: &TextRun, page: u32, number: u32) -> Line {
    let text = run.text.split_whitespace().collect::<Vec<_>>().join(" ");
    Line { text, original: None, page, number, bbox: Some(run.bbox), column: 0, opens: false }
}

/// Bottom and top of a page: its box, or that of its text.
fn extent(page: &Page) -> (f32, f32) {
    page.size.map_or((0.0, 842.0), |(_, height)| (0.0, height))
}

/// The size in which most letters are set.
fn body_size(pages: &[PageLines]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    for segment in pages.iter().flat_map(|page| &page.lines).map(|placed| &placed.segment) {
        let near = sizes.iter_mut().find(|(size, _)| (*size - segment.size).abs() < 0.25);
        match near {
            Some((_, letters)) => *letters += segment.letters(),
            None => sizes.push((segment.size, segment.letters())),
        }
    }
    sizes.iter().max_by_key(|(_, letters)| *letters).map_or(10.0, |(size, _)| size.max(1.0))
}

#[cfg(test)]
mod tests;
