//! The lines of all blocks in a row, made plain, each knowing what it begins.

use super::clean::clean;
use super::drawn;
use super::evidence::{Counting, Evidence};
use super::folder::Attested;
use super::habits::Habits;
use super::line::{CleanLine, LineEnd};
use super::offsets::Place;
use super::spelling;
use crate::layout::{Block, BlockKind, Layout, Line};

/// One plain line with its place.
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    pub line: CleanLine<'a>,
    pub source: &'a Line,
    pub start: Start<'a>,
}

/// What a line begins.
#[derive(Debug, Clone, Copy)]
pub(super) enum Start<'a> {
    /// A paragraph; of a table row also its first cell.
    Block(&'a Block),
    /// The next cell of a table row.
    Cell,
    /// Nothing: it goes on with the line before.
    Line,
}

impl Piece<'_> {
    /// Where it stands.
    pub(super) fn place(&self) -> Place {
        let Line { page, number, bbox, .. } = *self.source;
        Place { page, line: number, bbox }
    }

    /// Whether it goes on with the line before.
    pub(super) fn goes_on(&self) -> bool {
        matches!(self.start, Start::Line)
    }
}

/// All lines with anything on them.
pub(super) fn pieces(layout: &Layout) -> Vec<Piece<'_>> {
    let habits = Habits::of(layout);
    let mut rows = Rows {
        pieces: Vec::with_capacity(layout.blocks.iter().map(|block| block.lines.len()).sum()),
        habits,
        lost: String::new(),
    };
    for block in &layout.blocks {
        rows.add_block(block);
    }
    rows.finish()
}

/// The pieces so far.
struct Rows<'a> {
    pieces: Vec<Piece<'a>>,
    habits: Habits,
    /// Invisible characters on their way to the next word.
    lost: String,
}

impl<'a> Rows<'a> {
    fn add_block(&mut self, block: &'a Block) {
        if block.kind == BlockKind::TableRow {
            let mut lines: Vec<_> = block.lines.iter().collect();
            lines.sort_by_key(|line| line.column);
            self.add_lines(block, lines.into_iter());
        } else {
            self.add_lines(block, block.lines.iter());
        }
    }

    /// Adds the lines of a block; those of a table row come cell by cell.
    fn add_lines(&mut self, block: &'a Block, lines: impl Iterator<Item = &'a Line>) {
        let mut column = None;
        for line in lines {
            let Some(clean) = self.clean(line) else { continue };
            let start = match column {
                None if is_torn(&self.pieces, block, &clean) => Start::Line,
                None => Start::Block(block),
                Some(last)
                    if block.kind == BlockKind::TableRow && (last != line.column || line.opens) =>
                {
                    Start::Cell
                }
                Some(_) => Start::Line,
            };
            column = Some(line.column);
            self.pieces.push(Piece { line: clean, source: line, start });
        }
    }

    /// The plain line if there is anything on it.
    fn clean(&mut self, line: &'a Line) -> Option<CleanLine<'a>> {
        let (mut clean, mut lost) = clean(&line.text, self.habits.on(line.page));
        if let Some(drawn) = &line.original {
            lost = drawn::remember(&mut clean, drawn);
        }
        if clean.text.is_empty() {
            self.lost.push_str(&lost);
            return None;
        }
        if !self.lost.is_empty() {
            clean.lead(&self.lost);
        }
        self.lost = lost;
        Some(clean)
    }

    fn finish(mut self) -> Vec<Piece<'a>> {
        if let Some(last) = self.pieces.last_mut().filter(|_| !self.lost.is_empty()) {
            last.line.trail(&self.lost);
        }
        self.pieces
    }
}

/// Whether a word is torn between the block before and this one: no paragraph ends in
/// "beslut-" and none begins with "ning".
fn is_torn(before: &[Piece<'_>], block: &Block, first: &CleanLine<'_>) -> bool {
    let Some(last) = before.last() else { return false };
    let row = before.iter().rev().find_map(|piece| match piece.start {
        Start::Block(block) => Some(block.kind == BlockKind::TableRow),
        Start::Cell | Start::Line => None,
    });
    block.kind == BlockKind::Paragraph
        && last.line.end != LineEnd::Open
        && row == Some(false)
        && first.text.starts_with(char::is_lowercase)
        && last.line.text.trim_end_matches('-').ends_with(char::is_alphabetic)
}

/// Counts the words of all lines but those that a line end cuts in two.
pub(super) fn evidence<'a>(pieces: &[Piece<'_>], folder: Option<&'a Attested>) -> Evidence<'a> {
    let bytes = pieces.iter().map(|piece| piece.line.text.len()).sum();
    let mut counting = Counting::for_bytes(bytes);
    let mut cut_before = false;
    for (index, piece) in pieces.iter().enumerate() {
        let goes_on = pieces.get(index + 1).is_some_and(Piece::goes_on);
        let cut_after = goes_on && piece.line.end != LineEnd::Open;
        counting.read(whole_words(&piece.line.text, cut_before, cut_after));
        cut_before = cut_after;
    }
    counting.finish(folder.filter(|_| !is_old(pieces)))
}

/// Whether the document's spelling is not that of today.
pub(super) fn is_old(pieces: &[Piece<'_>]) -> bool {
    spelling::is_old(pieces.iter().map(|piece| piece.line.text.as_ref()))
}

/// The line without its first or last word.
fn whole_words(line: &str, cut_before: bool, cut_after: bool) -> &str {
    let space = [' ', '\t'];
    let line = if cut_before { line.split_once(space).map_or("", |(_, rest)| rest) } else { line };
    if cut_after { line.rsplit_once(space).map_or("", |(rest, _)| rest) } else { line }
}
