//! The lines of PDF pages: from runs of text with their boxes to lines in reading order.
//!
//! [`pieces`] turns runs upright, [`segments`] puts them together to lines, [`chunks`] sees
//! what stands beside each other, [`bands`] what that means, [`running`] sets furniture
//! apart, [`leading`] says which space between lines is wide.

mod bands;
mod carry;
mod chunks;
mod grid;
mod leading;
mod margins;
mod pieces;
mod row_rules;
mod running;
mod segments;

use super::furniture::is_separator;
use super::printed::{Printed, Role};
use super::{Line, Style};
use crate::text_layer::{BoundingBox, Page, Rule, TextRun};
use bands::Placed;
use pieces::Piece;
use running::PageLines;

/// Characters that an em is wide, more or less: the unit of [`Printed`] lengths is half an em.
pub(super) const CHARACTERS_PER_EM: f32 = 2.0;

/// A letterhead has at most so many lines.
const LETTERHEAD: usize = 4;

/// Lines of the text in reading order, and furniture.
pub(super) fn read(pages: &[Page]) -> (Vec<Printed>, Vec<Line>) {
    let mut furniture: Vec<Line> = Vec::new();
    let mut laid = Vec::new();
    let mut table: Option<grid::Grid> = None;
    for page in pages {
        let pieces = pieces::read(page);
        furniture.extend(
            pieces.aside.iter().zip(1..).map(|(run, number)| aside(run, page.number, number)),
        );
        laid.push(PageLines {
            lines: margins::in_place(page_lines(&pieces.text, page, &mut table)),
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
    (text.into_iter().map(|spaced| spaced.printed).collect(), furniture)
}

/// The lines of a page: ruled tables cell by cell where they begin, the rest as it flows. `table`
/// is the last one of the page before, and becomes that of this page.
fn page_lines(pieces: &[Piece], page: &Page, table: &mut Option<grid::Grid>) -> Vec<Placed> {
    let grids = grid::grids(&page.rules, pieces, table.as_ref());
    *table = grids.last().cloned();
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
    let chunks = chunks::chunks(segments::segments(pieces), &page.rules);
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
    }
}

fn aside(run: &TextRun, page: u32, number: u32) -> Line {
    let text = run.text.split_whitespace().collect::<Vec<_>>().join(" ");
    Line { text, original: None, page, number, bbox: Some(run.bbox), column: 0 }
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
mod tests {
    use std::sync::Arc;

    use crate::layout::{BlockKind, Layout, analyze};
    use crate::text_layer::{BoundingBox, Page, PageContent, Rule, TextLayer, TextRun};

    /// Half an em per letter at 10 points.
    #[expect(clippy::cast_precision_loss)]
    fn run(x: f32, y: f32, size: f32, text: &str) -> TextRun {
        let x1 = x + text.chars().count() as f32 * size / 2.0;
        TextRun {
            text: text.to_owned(),
            original: None,
            bbox: BoundingBox { x0: x, y0: y - 0.2 * size, x1, y1: y + 0.8 * size },
            origin: (x, y),
            font: Arc::from("Helvetica"),
            size,
            weight: 400,
            italic: false,
            rotation: 0,
            space_width: size / 4.0,
            artifact: false,
            invisible: false,
        }
    }

    fn page(number: u32, runs: Vec<TextRun>) -> Page {
        Page {
            number,
            size: Some((595.0, 842.0)),
            content: PageContent::Runs(runs),
            ..Page::default()
        }
    }

    fn layout(pages: Vec<Page>) -> Layout {
        analyze(&TextLayer { pages, ..TextLayer::default() })
    }

    fn texts(layout: &Layout) -> Vec<String> {
        let joined = |lines: &[crate::layout::Line]| {
            lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" / ")
        };
        layout.blocks.iter().map(|block| joined(&block.lines)).collect()
    }

    const BODY: [&str; 3] = [
        "Kassereren gennemgik regnskabet for det forgangne år og gjorde rede for de poster,",
        "som afviger fra budgettet. Der er brugt flere penge på snerydning end ventet, og de",
        "blev dækket af opsparingen.",
    ];

    fn body(x: f32, y: f32) -> Vec<TextRun> {
        BODY.iter()
            .zip([0.0, 12.0, 24.0])
            .map(|(text, down)| run(x, y - down, 10.0, text))
            .collect()
    }

    #[test]
    fn words_split_over_runs_and_raised_figures_are_one_line() {
        let runs = vec![
            run(50.0, 700.0, 10.0, "Haven er 85 "),
            run(110.0, 700.0, 10.0, "m"),
            run(115.0, 704.0, 6.0, "2"),
            run(121.0, 700.0, 10.0, "stor"),
        ];
        assert_eq!(texts(&layout(vec![page(1, runs)])), ["Haven er 85 m2 stor"]);
    }

    #[test]
    fn paragraphs_are_told_by_their_space() {
        let runs = [body(50.0, 700.0), body(50.0, 655.0)].concat();
        let found = layout(vec![page(1, runs)]);
        assert_eq!(found.blocks.iter().map(|block| block.lines.len()).collect::<Vec<_>>(), [3, 3]);
        assert!(found.blocks[1].space_before > 0.5);
    }

    #[test]
    fn larger_type_is_a_heading() {
        let runs = [vec![run(50.0, 730.0, 15.0, "Regnskab")], body(50.0, 700.0)].concat();
        let found = layout(vec![page(1, runs)]);
        assert_eq!(found.blocks[0].kind, BlockKind::Heading);
        assert!((found.blocks[0].style.size - 1.5).abs() < 0.01);
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let column = |x: f32| -> Vec<TextRun> {
            let lines = (0..7_u8)
                .map(|n| (f32::from(n) * 12.0, format!("og så gik linje {n} fra {x} galt i")));
            lines.map(|(down, text)| run(x, 700.0 - down, 10.0, &text)).collect()
        };
        let found = layout(vec![page(1, [column(50.0), column(320.0)].concat())]);
        let lefts: Vec<bool> = found
            .blocks
            .iter()
            .flat_map(|block| &block.lines)
            .map(|line| line.bbox.unwrap().x0 < 100.0)
            .collect();
        assert_eq!(lefts, [[true; 7], [false; 7]].concat());
    }

    #[test]
    fn a_label_and_its_value_are_one_line_with_a_tab() {
        let runs = vec![
            run(50.0, 700.0, 10.0, "Til stede:"),
            run(150.0, 700.0, 10.0, "Bo Ravn, Ida Holm"),
        ];
        assert_eq!(texts(&layout(vec![page(1, runs)])), ["Til stede:\tBo Ravn, Ida Holm"]);
    }

    fn table(y: f32, rows: &[[&str; 3]]) -> (Vec<TextRun>, Vec<Rule>) {
        let rule =
            |x0: f32, y0: f32, x1: f32, y1: f32| Rule { bbox: BoundingBox { x0, y0, x1, y1 } };
        let mut runs = Vec::new();
        let mut rules = vec![rule(45.0, y, 500.0, y + 0.5)];
        let mut foot = y;
        for row in rows {
            let cells = row.iter().zip([50.0, 200.0, 400.0]).filter(|(text, _)| !text.is_empty());
            runs.extend(cells.map(|(text, x)| run(x, foot - 12.0, 10.0, text)));
            foot -= 20.0;
            rules.push(rule(45.0, foot, 500.0, foot + 0.5));
        }
        rules.extend([45.0, 195.0, 395.0, 500.0].map(|x| rule(x, foot, x + 0.5, y)));
        (runs, rules)
    }

    #[test]
    fn ruled_tables_go_on_over_pages_without_their_heads() {
        let head = ["Punkt", "Referat", "Ansvarlig"];
        let (first, first_rules) =
            table(700.0, &[head, ["1. Budget", "Godkendt", "Bo"], ["2. Hegn", "Drøftet og", ""]]);
        let (second, second_rules) =
            table(780.0, &[head, ["", "udsat", ""], ["3. Valg", "Genvalg", "Ida"]]);
        let pages = vec![
            Page { rules: first_rules, ..page(1, first) },
            Page { rules: second_rules, ..page(2, second) },
        ];
        let found = layout(pages);
        let rows = [
            "Punkt / Referat / Ansvarlig",
            "1. Budget / Godkendt / Bo",
            "2. Hegn / Drøftet og / udsat",
            "3. Valg / Genvalg / Ida",
        ];
        assert_eq!(texts(&found), rows);
        assert!(found.blocks.iter().all(|block| block.kind == BlockKind::TableRow));
        assert_eq!(
            found.blocks[2].lines.iter().map(|line| line.column).collect::<Vec<_>>(),
            [0, 1, 1]
        );
        assert_eq!(found.furniture.len(), 3);
    }

    #[test]
    fn running_heads_and_page_numbers_are_furniture() {
        let with_head = |number: u32, y: f32| {
            let head = run(50.0, 810.0, 8.0, "Grundejerforeningen Enghaven");
            let foot = run(280.0, 30.0, 8.0, &format!("Side {number} af 2"));
            page(number, [vec![head, foot], body(50.0, y)].concat())
        };
        let found = layout(vec![with_head(1, 700.0), with_head(2, 760.0)]);
        assert_eq!(found.furniture.len(), 4);
        assert_eq!(found.blocks.len(), 2);
    }

    #[test]
    fn margin_text_is_set_apart_and_bullets_find_their_items() {
        let key = TextRun { rotation: 90, ..run(20.0, 300.0, 6.0, "Dokumentnøgle: X7-K2") };
        let runs = vec![key, run(70.0, 700.0, 10.0, "Bo Ravn"), run(70.0, 688.0, 10.0, "Ida Holm")];
        let bullets = vec![run(55.0, 700.0, 10.0, "•"), run(55.0, 688.0, 10.0, "•")];
        let found = layout(vec![page(1, [runs, bullets].concat())]);
        assert_eq!(texts(&found), ["• Bo Ravn", "• Ida Holm"]);
        assert_eq!(found.furniture.len(), 1);
    }

    #[test]
    fn dots_that_lead_to_a_page_number_are_a_gap() {
        let dots = (0..20_u8).map(|n| run(150.0 + f32::from(n) * 10.0, 700.0, 10.0, "."));
        let runs = [
            vec![run(50.0, 700.0, 10.0, "1 Budget")],
            dots.collect(),
            vec![run(400.0, 700.0, 10.0, "4")],
        ]
        .concat();
        assert_eq!(texts(&layout(vec![page(1, runs)])), ["1 Budget\t4"]);
    }
}
