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
    /// Its paragraph ends here, by a mark in the source (two spaces, a hard break).
    pub(super) is_last: bool,
}

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
}
