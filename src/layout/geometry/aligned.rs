//! Tables without rules: white stripes from top to foot part their columns, wider spaces than
//! those between lines their rows.
//!
//! A table begins with a level of three cells or more, its head or first row. It goes down as
//! far as the stripes between these cells stay white. A row begins where the first column does,
//! beside another cell, under a space that is wider than the pitch of the lines in the cells; or where all
//! cells stand around one middle.

use super::grid::Grid;
use super::levels::{Level, Stripes};
use super::pieces::Piece;
use super::recurring::words;

/// Gaps between the cells of a head, in ems.
pub(super) const HEAD_GAP: f32 = 0.45;

/// A stripe stays at least this wide, in ems.
const GUTTER: f32 = 0.3;

/// A row begins below a space this much wider than the pitch of lines.
const APART: f32 = 1.2;

/// Cells have this many lines at most; columns of text have more.
const TALLEST: usize = 90;

/// A table is no further from the next text than this, in ems.
const FAR: f32 = 12.0;

/// The tables of a page.
#[derive(Debug, Default)]
pub(super) struct Aligned {
    pub(super) grids: Vec<Grid>,
    /// The last one, if it reaches the last text of the page.
    pub(super) open: Option<Open>,
}

/// A table that may go on overleaf.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Open {
    stripes: Stripes,
    /// The words of its first row, level by level.
    head: Vec<String>,
}

impl Open {
    /// How many of the levels are its head once more.
    pub(super) fn head(&self, levels: &[Level]) -> usize {
        let own = levels.iter().take(self.head.len()).map(words);
        if own.eq(self.head.iter().cloned()) { self.head.len() } else { 0 }
    }
}

/// Finds the tables among the levels of a page; `before` is what goes on from the page before.
pub(super) fn tables(levels: &[Level], before: Option<&Open>) -> Aligned {
    let mut found = Aligned::default();
    let mut start = 0;
    if let Some((open, region)) = before.and_then(|open| Some((open, carried(levels, open)?))) {
        start = region.end;
        found.add(region, levels, Some(open.head.clone()));
    }
    while start < levels.len() {
        match fresh(levels, start) {
            Some(region) => {
                start = region.end;
                found.add(region, levels, None);
            }
            None => start += 1,
        }
    }
    found
}

impl Aligned {
    fn add(&mut self, region: Region, levels: &[Level], head: Option<Vec<String>>) {
        self.grids.extend(region.grid(levels));
        let head = head.unwrap_or_else(|| region.first_row(levels));
        let open = Open { stripes: region.stripes, head };
        self.open = (region.end == levels.len()).then_some(open);
    }
}

/// Levels that are a table.
struct Region {
    stripes: Stripes,
    /// The first level of each row, the table's first among them.
    rows: Vec<usize>,
    end: usize,
}

impl Region {
    fn first_row(&self, levels: &[Level]) -> Vec<String> {
        let start = self.rows.first().copied().unwrap_or_default();
        let end = self.rows.get(1).copied().unwrap_or(self.end);
        levels.get(start..end).unwrap_or_default().iter().map(words).collect()
    }

    /// The grid of its cells.
    fn grid(&self, levels: &[Level]) -> Option<Grid> {
        let own = levels.get(*self.rows.first()?..self.end)?;
        let pieces = || own.iter().flat_map(|level| &level.pieces);
        let left = pieces().map(|piece| piece.bbox.x0).fold(f32::INFINITY, f32::min);
        let right = pieces().map(|piece| piece.bbox.x1).fold(f32::NEG_INFINITY, f32::max);
        let columns =
            [left - 1.0].into_iter().chain(self.stripes.middles()).chain([right + 1.0]).collect();
        let top = |level: &Level| level.baseline + 0.9 * level.size;
        let foot = own.last().map(|level| level.baseline - 0.5 * level.size)?;
        let rows = self.rows.iter().filter_map(|row| levels.get(*row)).map(top);
        Some(Grid { columns, rows: rows.chain([foot]).collect() })
    }
}

/// A table whose first level is `start`.
fn fresh(levels: &[Level], start: usize) -> Option<Region> {
    let stripes = Stripes::of(levels.get(start)?, HEAD_GAP);
    if !stripes.is_table() {
        return None;
    }
    let (stripes, end) = reach(levels, start, &stripes)?;
    let region = cut(levels, start, end, stripes);
    let own = levels.get(start..region.end)?;
    let is_cut_off = region.end == levels.len() && region.rows.len() == 2;
    let is_table = region.rows.len() >= 3 || is_cut_off;
    (is_table && has_tall_cells(own, &region) && is_wrapped(levels, &region)).then_some(region)
}

/// The rest of a table of the page before, which may be one cell alone.
fn carried(levels: &[Level], before: &Open) -> Option<Region> {
    let (stripes, end) = reach(levels, 0, &before.stripes)?;
    let mut region = cut(levels, 0, end, stripes);
    let is_right =
        |level: &Level| level.pieces.iter().any(|piece| region.stripes.column(piece) > 0);
    let head = before.head(levels);
    let is_table = levels.first().is_some_and(is_right);
    if head > 0 && head < region.end && !region.rows.contains(&head) {
        region.rows.insert(1, head);
    }
    (is_table && is_wrapped(levels, &region)).then_some(region)
}

/// How far down the stripes stay white, and what is left of them.
fn reach(levels: &[Level], start: usize, stripes: &Stripes) -> Option<(Stripes, usize)> {
    let mut stripes = stripes.clone();
    let mut end = start;
    let mut above: Option<f32> = None;
    for level in levels.get(start..)? {
        let is_far = above.is_some_and(|above| above - level.baseline > FAR * level.size);
        let Some(rest) = stripes.beside(level, GUTTER).filter(|_| !is_far) else { break };
        (stripes, above) = (rest, Some(level.baseline));
        end += 1;
    }
    (end > start).then_some((stripes, end))
}

/// Where the rows begin. What stands in the first column alone, apart from the rows and set
/// otherwise or at the end, is no part of the table: the next heading.
fn cut(levels: &[Level], start: usize, end: usize, stripes: Stripes) -> Region {
    let own = levels.get(start..end).unwrap_or_default();
    let pitch = pitch(own, &stripes);
    let mut rows = vec![start];
    let mut rest: Option<usize> = None;
    for (index, pair) in (start + 1..).zip(own.windows(2)) {
        let [above, level] = pair else { continue };
        let is_apart = above.baseline - level.baseline > APART * pitch;
        let begins = level.pieces.first().is_some_and(|piece| stripes.column(piece) == 0);
        let is_centred =
            || is_centred(own.get(index - start..).unwrap_or_default(), &stripes, pitch);
        if is_apart && (begins && is_row(level, &stripes) || is_centred()) {
            rest = None;
            rows.push(index);
        } else if is_apart && begins && is_alone(level, own, &stripes) {
            return Region { stripes, rows, end: index };
        } else if is_apart && begins {
            rest = Some(index);
        } else if level.pieces.iter().any(|piece| stripes.column(piece) > 0) {
            rest = None;
        }
    }
    Region { stripes, rows, end: rest.unwrap_or(end) }
}

/// Whether the levels up to the next wider space are cells that stand around one middle, the first column's among them.
fn is_centred(levels: &[Level], stripes: &Stripes, pitch: f32) -> bool {
    let gaps = levels.windows(2).position(|pair| match pair {
        [above, level] => above.baseline - level.baseline > APART * pitch,
        _ => false,
    });
    let band = levels.get(..gaps.map_or(levels.len(), |gap| gap + 1)).unwrap_or_default();
    let mut columns: Vec<Option<(f32, f32)>> = vec![None; stripes.columns()];
    for level in band {
        for piece in &level.pieces {
            if let Some(column) = columns.get_mut(stripes.column(piece)) {
                *column = Some((column.map_or(level.baseline, |(top, _)| top), level.baseline));
            }
        }
    }
    let middle = |(top, foot): (f32, f32)| f32::midpoint(top, foot);
    let ends = band.first().zip(band.last()).map(|(top, foot)| (top.baseline, foot.baseline));
    let is_near =
        |own: (f32, f32)| ends.is_some_and(|ends| (middle(own) - middle(ends)).abs() < 0.3 * pitch);
    let held = || columns.iter().flatten();
    columns.first().is_some_and(Option::is_some)
        && held().count() > 1
        && held().all(|column| is_near(*column))
}

/// Text in two columns or more.
fn is_row(level: &Level, stripes: &Stripes) -> bool {
    let first = level.pieces.first().map(|piece| stripes.column(piece));
    level.pieces.iter().any(|piece| Some(stripes.column(piece)) != first)
}

/// Whether the level is set larger or bolder than the rows.
fn is_alone(level: &Level, own: &[Level], stripes: &Stripes) -> bool {
    let Some(piece) = level.pieces.first() else { return false };
    let rows = || own.iter().skip(1).filter(|level| is_row(level, stripes));
    let bold = rows().filter_map(|level| level.pieces.first()).filter(|piece| piece.bold).count();
    piece.size > 1.08 * own.iter().map(|level| level.size).fold(f32::INFINITY, f32::min)
        || piece.bold && bold * 2 < rows().count()
}

/// The distance of lines in the same cell: most are nearer than rows are.
fn pitch(own: &[Level], stripes: &Stripes) -> f32 {
    let mut last = vec![f32::INFINITY; stripes.columns()];
    let mut pitches: Vec<f32> = Vec::new();
    for level in own {
        for piece in &level.pieces {
            let Some(above) = last.get_mut(stripes.column(piece)) else { continue };
            let down = *above - level.baseline;
            if down.is_finite() && down > 0.8 * level.size {
                pitches.push(down);
            }
            *above = level.baseline;
        }
    }
    pitches.sort_by(f32::total_cmp);
    pitches.get(pitches.len() / 4).copied().unwrap_or(f32::INFINITY)
}

/// Whether the lines in the cells were broken because they were full: else each is a row of its
/// own, as in tables of contents, amounts, and labels with their values.
fn is_wrapped(levels: &[Level], region: &Region) -> bool {
    let start = region.rows.first().copied().unwrap_or_default();
    let own = || (start..region.end).zip(levels.get(start..).unwrap_or_default());
    let mut rights = vec![f32::NEG_INFINITY; region.stripes.columns()];
    for piece in own().flat_map(|(_, level)| &level.pieces) {
        if let Some(right) = rights.get_mut(region.stripes.column(piece)) {
            *right = right.max(piece.bbox.x1);
        }
    }
    let (mut pairs, mut loose) = (0, 0);
    let mut ends: Vec<Option<f32>> = Vec::new();
    for (index, level) in own() {
        if region.rows.contains(&index) || ends.is_empty() {
            ends = vec![None; rights.len()];
        }
        for line in
            level.pieces.chunk_by(|a, b| region.stripes.column(a) == region.stripes.column(b))
        {
            let [first, ..] = line else { continue };
            let column = region.stripes.column(first);
            let (Some(end), Some(right)) = (ends.get_mut(column), rights.get(column)) else {
                continue;
            };
            pairs += usize::from(end.is_some());
            loose += usize::from(end.is_some_and(|end| end + first_word(first) < *right));
            *end = line.last().map(|piece| piece.bbox.x1);
        }
    }
    loose * 5 <= pairs * 2 && !counts_lines(own().map(|(_, level)| level), &region.stripes)
}

/// "Punkt 1", "Punkt 2", "Punkt 3" at the beginnings of the lines: each is a row of its own, however full.
fn counts_lines<'a>(levels: impl Iterator<Item = &'a Level<'a>>, stripes: &Stripes) -> bool {
    let first = |level: &'a Level| {
        let pieces = level.pieces.iter().take_while(|piece| stripes.column(piece) == 0);
        last_number(pieces.last()?.text)
    };
    let numbers: Vec<Option<u32>> = levels.map(first).collect();
    let steps = numbers.windows(2).filter(|pair| match pair {
        [Some(above), Some(number)] => *number == above + 1,
        _ => false,
    });
    steps.count() * 3 > numbers.len() * 2
}

/// The number of "Punkt 12", "12." or "12".
fn last_number(text: &str) -> Option<u32> {
    let word = text.split_whitespace().last()?;
    word.trim_end_matches(['.', ':', ')']).parse().ok()
}

/// How wide the first word of a piece is, with a space before it.
fn first_word(piece: &Piece) -> f32 {
    let letters = |text: &str| f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX));
    let word = piece.text.split_whitespace().next().unwrap_or_default();
    piece.bbox.width() * letters(word) / letters(piece.text).max(1.0) + 0.25 * piece.size
}

/// Whether cells have several lines: two rows' at least, none so many that it is running text.
fn has_tall_cells(own: &[Level], region: &Region) -> bool {
    let first = region.rows.first().copied().unwrap_or_default();
    let ends = region.rows.iter().skip(1).chain([&region.end]);
    let lines = |(start, end): (&usize, &usize)| {
        let levels = own.get(start - first..end - first).unwrap_or_default();
        let in_column = |column: usize| {
            let has = |level: &&Level| {
                level.pieces.iter().any(|piece| region.stripes.column(piece) == column)
            };
            levels.iter().filter(has).count()
        };
        (0..region.stripes.columns()).map(in_column).max().unwrap_or_default()
    };
    let tallest: Vec<usize> = region.rows.iter().zip(ends).map(lines).collect();
    let tall = tallest.iter().filter(|lines| **lines > 1).count();
    tall * 3 >= tallest.len() && tallest.iter().all(|lines| *lines < TALLEST)
}
