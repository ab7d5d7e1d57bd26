//! The tables of the pages, one page after the other: ruled ones first, then those whose cells
//! are aligned.

use super::aligned::{self, Open};
use super::grid::{self, Grid};
use super::levels::{Level, Stripes, levels};
use super::pieces::{Piece, Pieces};
use super::recurring::Recurring;
use crate::text_layer::Page;

/// What is known of the pages so far.
#[derive(Debug, Default)]
pub(super) struct Tables {
    recurring: Recurring,
    /// The last ruled table of the page before.
    ruled: Option<Grid>,
    /// The table without rules at the foot of the page before.
    aligned: Option<Open>,
}

impl Tables {
    /// Looks at all pages (bottom and top of each, and its text) for what comes again.
    pub(super) fn new<'a>(pages: impl Iterator<Item = ((f32, f32), &'a Pieces<'a>)>) -> Self {
        let mut recurring = Recurring::default();
        for (extent, pieces) in pages {
            recurring.add(&levels(pieces.text.iter()), extent);
        }
        Self { recurring, ..Self::default() }
    }

    /// The tables of the next page.
    pub(super) fn on_page(
        &mut self,
        pieces: &[Piece],
        page: &Page,
        extent: (f32, f32),
    ) -> Vec<Grid> {
        let mut grids = grid::grids(&page.rules, pieces, self.ruled.as_ref());
        self.ruled = grids.last().cloned();
        let free =
            pieces.iter().filter(|piece| grids.iter().all(|grid| grid.cell(piece).is_none()));
        let levels = self.without_furniture(levels(free), extent);
        let aligned = aligned::tables(&levels, self.aligned.as_ref());
        grids.extend(aligned.grids);
        self.aligned = aligned.open;
        grids
    }

    /// Levels without running heads, running feet and page numbers. The head of a table that is
    /// printed on every page stays.
    fn without_furniture<'a>(&self, levels: Vec<Level<'a>>, extent: (f32, f32)) -> Vec<Level<'a>> {
        let is_furniture: Vec<bool> = (0..levels.len())
            .map(|index| self.is_furniture(levels.get(index..).unwrap_or_default(), extent))
            .collect();
        let own = levels.into_iter().zip(is_furniture);
        own.filter(|(_, is_furniture)| !is_furniture).map(|(level, _)| level).collect()
    }

    /// Whether the first of the levels is furniture.
    fn is_furniture(&self, levels: &[Level], extent: (f32, f32)) -> bool {
        let Some(level) = levels.first().filter(|level| self.recurring.holds(level, extent)) else {
            return false;
        };
        match &self.aligned {
            Some(open) => open.head(levels) == 0,
            None => !Stripes::of(level, aligned::HEAD_GAP).is_table(),
        }
    }
}
