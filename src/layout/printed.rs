//! A printed line with what the joining of lines must know about it.

use super::{Line, Style};

/// A line before it is known which block it belongs to. Lengths are characters in text input
/// and ems in a PDF.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Printed {
    /// The line itself.
    pub(super) line: Line,
    /// Where it begins.
    pub(super) left: f32,
    /// Where it ends.
    pub(super) right: f32,
    /// Length of its first word.
    pub(super) first_word: f32,
    /// The space before it.
    pub(super) gap: Gap,
    /// The space before it, in lines.
    pub(super) empty: f32,
    /// How it is set.
    pub(super) style: Style,
    /// What its markup or setting says it is.
    pub(super) role: Role,
    /// Where the text beside a label ends, if this is a line of it: its own measure.
    pub(super) end: Option<f32>,
    /// Its paragraph ends here, by a mark in the source (two spaces, a hard break).
    pub(super) is_last: bool,
}

/// How lines are measured: type and typescript differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Setting {
    /// A line is full when the next word would have gone beyond this share of the measure.
    pub(super) full: f32,
    /// From here on it is full beyond doubt.
    pub(super) surely_full: f32,
    /// A line counts as near the measure from this share of it on.
    pub(super) near: f32,
    /// The share of a document's lines that must be near the measure.
    pub(super) support: f32,
    /// The width of a space.
    pub(super) space: f32,
    /// Lengths are known exactly: a short line ends an item even when the next begins with a
    /// small letter.
    pub(super) is_exact: bool,
    /// A text file whose lines are whole paragraphs: nothing is broken at a line's end.
    pub(super) is_unbroken: bool,
    /// Lengths that make up one unit of [`super::Block::indent`].
    pub(super) unit: f32,
    /// The width of the page; 0 where nothing is known of it.
    pub(super) page: f32,
}

/// Text files: proportional type makes the count of characters in a full line vary.
pub(super) const TYPESCRIPT: Setting = Setting {
    full: 0.88,
    surely_full: 1.0,
    near: 0.88,
    support: 0.15,
    space: 1.0,
    is_exact: false,
    is_unbroken: false,
    unit: 1.0,
    page: 0.0,
};

/// PDF: lengths are known exactly.
pub(super) const PRINT: Setting = Setting {
    full: 0.99,
    surely_full: 1.0,
    near: 0.97,
    support: 0.03,
    space: 0.5,
    is_exact: true,
    is_unbroken: false,
    unit: 2.0,
    page: 0.0,
};

/// How much space stands between a line and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// The pitch of running text.
    Tight,
    /// One empty line: nothing in double-spaced text, else the end of a paragraph.
    Loose,
    /// More than lines of one paragraph have between them.
    Wide,
    /// A page break or page furniture, which says nothing.
    Page,
}

/// What a line is by its own markup or setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing is known.
    Text,
    /// A heading.
    Heading,
    /// A quoted line.
    Quote,
    /// A cell of a table: page and row.
    Row(u32, u32),
}
