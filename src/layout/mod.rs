//! Step 3: runs and lines become blocks in reading order.
//!
//! A [`Block`] is what a reader sees as one thing: a paragraph, a heading, a list item, a
//! table row. Page furniture (running headers and footers, page numbers, margin text) is
//! set apart, never thrown away.
//!
//! Text files and PDFs go two ways to the same printed lines with the space before them:
//! `text_lines`, `text_tables`, `furniture` and `spacing` for text, `geometry` for runs.
//! `blocks` then asks of every two neighbours whether the text goes on: by the space between
//! them, by whether the first line is full (`measure`), by the words at the break
//! (`continuity`) and by what the next line begins with (`markers`).

mod blocks;
mod continuity;
mod furniture;
mod geometry;
mod markdown;
mod markers;
mod measure;
mod printed;
mod run_in;
mod run_in_labels;
mod spacing;
mod svg;
mod text_lines;
mod text_tables;
mod wiki;

pub use svg::svg;

use serde::Serialize;

use crate::text_layer::{BoundingBox, PageContent, TextLayer};

/// A document in reading order.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Layout {
    /// The text blocks in reading order over all pages. A block may go on over a page break.
    pub blocks: Vec<Block>,
    /// Lines that belong to the page and not to the text.
    pub furniture: Vec<Line>,
}

/// What a reader sees as one thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its lines in order, at least one; of a table row the lines of its cells, several with
    /// the same `column` where a cell has several lines.
    pub lines: Vec<Line>,
    /// Left edge of its first line, in ems (plain text: characters) from the text's left edge.
    pub indent: f32,
    /// Empty space before it, in lines.
    pub space_before: f32,
    /// How its first line is set.
    pub style: Style,
}

/// What a block is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// Running text, and whatever has no better name.
    #[default]
    Paragraph,
    /// Set apart by size, weight or spacing from the text that follows.
    Heading,
    /// Begins with a bullet or hangs as a list item.
    ListItem,
    /// One row of a table; its lines are its cells, each with its `column`.
    TableRow,
}

/// One printed line, or one cell of a table row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Its text, words separated by single spaces, a wide gap by a tab.
    pub text: String,
    /// What its codes say, where the text layer knew better (see [`TextRun::original`]).
    ///
    /// [`TextRun::original`]: crate::text_layer::TextRun::original
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// Page, from 1.
    pub page: u32,
    /// Line on the page, from 1: of a text file as it stands, blank lines counted; of a PDF
    /// in reading order, furniture counted, each cell of a table by itself.
    pub number: u32,
    /// Points, origin at the page's lower left; `None` for text input.
    pub bbox: Option<BoundingBox>,
    /// Column of the table, from 0; 0 outside tables.
    pub column: u16,
    /// In a table's cell: something new begins here, below a title.
    #[serde(skip)]
    pub opens: bool,
}

/// How a line is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Style {
    /// Font size relative to the document's body text; 1 for text input.
    pub size: f32,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underlined: bool,
    /// Bold words that the line opens with, its marker included, if others follow them: `Taget: det
    /// er tæt`.
    #[serde(skip)]
    pub lead: u8,
}

/// Finds lines, reading order, blocks and page furniture.
pub fn analyze(text_layer: &TextLayer) -> Layout {
    let is_print = text_layer.pages.iter().any(|page| matches!(page.content, PageContent::Runs(_)));
    if is_print {
        let geometry::Laid { lines, furniture, width } = geometry::read(&text_layer.pages);
        let setting = printed::Setting { page: width, ..printed::PRINT };
        return Layout { blocks: blocks::build(lines, setting), furniture };
    }
    let (mut lines, furniture) = furniture::set_apart(text_lines::read(&text_layer.pages));
    spacing::resolve(&mut lines);
    Layout { blocks: blocks::build(lines, printed::TYPESCRIPT), furniture }
}
