//! Step 4: blocks of lines become running text again.
//!
//! Words broken at line ends are put together, ligatures and soft hyphens undone, white
//! space made plain; every change to a word is kept as a [`Repair`] that can be undone, and
//! the [`OffsetMap`] leads from any character back to its page, line and box.
//!
//! The way of a line: `habits` looks at what the producer does to characters, `clean` makes
//! the line plain (`glyphs`), `evidence` counts the words of all lines (`words`, `counts`),
//! `spacing` puts gaps inside lines right, `paragraphs` writes the text and asks `join` at
//! every hyphen at a line's end (`site`, `letters`) and `open_breaks` where there is none,
//! `inline` reports hyphens left inside lines. [`undo()`] takes all of it back.
//!
//! The evidence is the document's own; [`normalize_within`] adds that of a `folder`, gathered
//! beforehand with [`attest`] or [`Attested::read`], unless the document's `spelling` is not
//! that of today. Sums do not depend on the order of adding, so that the text is the same at
//! any number of threads.

mod clean;
mod counts;
mod drawn;
mod evidence;
mod folder;
mod glyphs;
mod habits;
mod inline;
mod join;
mod letters;
mod line;
mod offsets;
mod open_breaks;
mod paragraphs;
mod pieces;
mod rule;
mod site;
mod spacing;
mod spelling;
mod undo;
mod words;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostics;
use crate::layout::{BlockKind, Layout, Style};
use crate::lexicon::Lexicon;
use crate::span::Span;

pub use evidence::Evidence;
pub use folder::Attested;
use join::Known;
pub use offsets::{OffsetMap, Place};
pub use rule::Rule;
pub use undo::undo;

/// The repaired text of a document.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct NormalizedText {
    /// Paragraphs in reading order, one per line (`\n` between them); page furniture left out.
    pub text: String,
    /// What the lines of `text` are, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Every change made to a word.
    pub repairs: Vec<Repair>,
    /// Which rule made each of the `repairs`, in the same order.
    pub rules: Vec<Rule>,
    /// From a byte of `text` to its place on a page.
    #[serde(skip)]
    pub offsets: OffsetMap,
}

impl NormalizedText {
    /// The words of a paragraph.
    pub fn words(&self, paragraph: &Paragraph) -> &str {
        paragraph.span.of(&self.text)
    }
}

impl NormalizedText {
    /// Whether an empty line stands between a paragraph and the one before it on its page; in text
    /// of double spacing more than one.
    pub fn is_set_off(&self, index: usize) -> bool {
        let paragraph = |index: usize| self.paragraphs.get(index).map(|one| one.span);
        let pair = index.checked_sub(1).and_then(paragraph).zip(paragraph(index));
        let between = pair.and_then(|(one, next)| self.offsets.lines_between(one, next));
        between.is_some_and(|between| between > self.line_spacing(index))
    }

    /// Empty lines between the lines of the paragraphs around.
    fn line_spacing(&self, index: usize) -> u32 {
        const AROUND: usize = 8;
        let (start, end) = (index.saturating_sub(AROUND), index + AROUND);
        let near = self.paragraphs.iter().take(end).skip(start);
        let mut found: Vec<u32> = Vec::new();
        for paragraph in near.filter(|paragraph| paragraph.line_count > 1) {
            let lines: Vec<_> = self.offsets.places(paragraph.span).collect();
            found.extend(lines.windows(2).filter_map(|pair| {
                let (one, next) = (pair.first()?, pair.get(1)?);
                let is_next = one.page == next.page && next.line > one.line;
                is_next.then(|| next.line - one.line - 1)
            }));
        }
        found.sort_unstable();
        found.get(found.len() / 2).copied().unwrap_or_default()
    }
}

/// One paragraph, heading, list item or table row of the repaired text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Paragraph {
    /// Bytes of the text, without the line break.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Left edge in ems or characters, see `layout::Block`.
    pub indent: f32,
    /// Empty lines before it, see `layout::Block`.
    pub space_before: f32,
    /// How it is set.
    pub style: Style,
    /// Page on which it starts, from 1.
    pub page: u32,
    /// Printed lines that it was put together from.
    pub line_count: u32,
    /// Cells of a table row with their column, else empty.
    pub cells: Vec<Cell>,
}

/// One cell of a table row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Column, from 0.
    pub column: u16,
    /// Bytes of the text.
    pub span: Span,
}

/// One change made to a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Repair {
    /// What was done.
    pub kind: RepairKind,
    /// The repaired words in the text.
    pub span: Span,
    /// The same words as in the source, a line break as `\n`.
    pub original: String,
}

/// What was done to a word.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RepairKind {
    /// Line-end hyphen taken out: "be-\nslutning" is "beslutning".
    Join,
    /// Line break taken out, hyphen kept: "it-\nløsning" is "it-løsning".
    JoinKeepHyphen,
    /// Suspended hyphen kept with a space: "sundheds-\nog" is "sundheds- og".
    SuspendedHyphen,
    /// U+00AD taken out.
    SoftHyphen,
    /// A glyph code replaced by the characters it stands for.
    Ligature,
    /// A hyphen left over inside a line taken out.
    StrayHyphen,
    /// Letters set apart put together: "R E F E R A T".
    LetterSpacing,
}

impl fmt::Display for RepairKind {
    /// The name that stands in a record.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Join => "join",
            Self::JoinKeepHyphen => "join_keep_hyphen",
            Self::SuspendedHyphen => "suspended_hyphen",
            Self::SoftHyphen => "soft_hyphen",
            Self::Ligature => "ligature",
            Self::StrayHyphen => "stray_hyphen",
            Self::LetterSpacing => "letter_spacing",
        })
    }
}

/// A repair with the rule that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    repair: Repair,
    rule: Rule,
}

/// Puts the words together, on the evidence of the document alone.
pub fn normalize(
    layout: &Layout,
    lexicon: &Lexicon,
    diagnostics: &mut Diagnostics,
) -> NormalizedText {
    normalize_within(layout, None, lexicon, diagnostics)
}

/// Puts the words together; where the document says nothing about a word, the `folder` does.
pub fn normalize_within(
    layout: &Layout,
    folder: Option<&Attested>,
    lexicon: &Lexicon,
    diagnostics: &mut Diagnostics,
) -> NormalizedText {
    let mut pieces = pieces::pieces(layout);
    let evidence = pieces::evidence(&pieces, folder);
    let known = Known { words: &lexicon.hyphens, evidence: &evidence };
    spacing::put_right(&mut pieces, known);
    let text = paragraphs::put_together(&pieces, known);
    inline::suspect(&text, known, diagnostics);
    text
}

/// Adds the words of a document to those of its folder.
pub fn attest(layout: &Layout, folder: &mut Attested) {
    let pieces = pieces::pieces(layout);
    if !pieces::is_old(&pieces) {
        folder.add(&pieces::evidence(&pieces, None));
    }
}
