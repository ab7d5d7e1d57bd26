//! Text on one height of the page, and the white between its pieces.

use super::pieces::Piece;

/// Baselines this near to each other, in ems, are one level.
const LEVEL: f32 = 0.3;

/// Fewer columns are labels with their text, or columns of text.
const COLUMNS: usize = 3;

/// The pieces on one height, from left to right.
#[derive(Debug, Clone)]
pub(super) struct Level<'a> {
    pub(super) baseline: f32,
    /// The size of its first piece.
    pub(super) size: f32,
    pub(super) pieces: Vec<&'a Piece<'a>>,
}

/// The levels of a page from top to foot.
pub(super) fn levels<'a>(pieces: impl Iterator<Item = &'a Piece<'a>>) -> Vec<Level<'a>> {
    let mut sorted: Vec<&Piece> = pieces.collect();
    sorted.sort_by(|a, b| b.baseline.total_cmp(&a.baseline));
    let mut levels: Vec<Level> = Vec::new();
    for piece in sorted {
        let (baseline, size) = (piece.baseline, piece.size.max(1.0));
        match levels.last_mut().filter(|last| last.baseline - baseline <= LEVEL * size) {
            Some(last) => last.pieces.push(piece),
            None => levels.push(Level { baseline, size, pieces: vec![piece] }),
        }
    }
    for level in &mut levels {
        level.pieces.sort_by(|a, b| a.bbox.x0.total_cmp(&b.bbox.x0));
    }
    levels
}

/// The white between columns: for each pair of neighbours its left and right edge.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Stripes(Vec<(f32, f32)>);

impl Stripes {
    /// The gaps of a level that are wider than `least` ems.
    pub(super) fn of(level: &Level, least: f32) -> Self {
        let mut end = f32::INFINITY;
        let mut stripes = Vec::new();
        for piece in &level.pieces {
            if piece.bbox.x0 - end > least * piece.size {
                stripes.push((end, piece.bbox.x0));
            }
            end = if end.is_finite() { end.max(piece.bbox.x1) } else { piece.bbox.x1 };
        }
        Self(stripes)
    }

    /// How many columns they part.
    pub(super) fn columns(&self) -> usize {
        self.0.len() + 1
    }

    /// Whether they part as many columns as a table has.
    pub(super) fn is_table(&self) -> bool {
        self.columns() >= COLUMNS
    }

    /// The column of a piece, from 0.
    pub(super) fn column(&self, piece: &Piece) -> usize {
        let start = piece.bbox.x0 + 0.2 * piece.size;
        self.middles().take_while(|middle| *middle < start).count()
    }

    /// Where the columns are cut.
    pub(super) fn middles(&self) -> impl Iterator<Item = f32> + '_ {
        self.0.iter().map(|(left, right)| f32::midpoint(*left, *right))
    }

    /// What is left of the stripes beside the pieces of a level; nothing if one of them is crossed
    /// or becomes narrower than `least` ems.
    pub(super) fn beside(&self, level: &Level, least: f32) -> Option<Self> {
        let mut stripes = self.0.clone();
        for piece in &level.pieces {
            for (left, right) in &mut stripes {
                let (start, end) = (piece.bbox.x0, piece.bbox.x1);
                if end <= *left || start >= *right {
                    continue;
                }
                let is_left = start < *left || start - *left < *right - end;
                if start < *left && end > *right {
                    return None;
                }
                if is_left {
                    *left = end;
                } else {
                    *right = start;
                }
                if *right - *left < least * piece.size {
                    return None;
                }
            }
        }
        Some(Self(stripes))
    }
}
