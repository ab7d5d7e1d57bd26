//! Every repair can be taken back.

use proptest::prelude::*;
use referat::diagnostic::Diagnostics;
use referat::layout::{Block, BlockKind, Layout, Line};
use referat::lexicon::Lexicon;
use referat::normalize::{normalize, undo};

use crate::layouts::{self, paragraphs};
use crate::seeds::shared;

/// Without white space, of which the text keeps its own.
pub fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The words of a layout as they came.
pub fn source(layout: &Layout) -> String {
    let drawn = |line: &Line| solid(line.original.as_ref().unwrap_or(&line.text));
    layout.blocks.iter().flat_map(|block| &block.lines).map(drawn).collect()
}

/// Asserts what holds for every document.
pub fn check(layout: &Layout) {
    let found = normalize(layout, Lexicon::danish(), &mut Diagnostics::default());
    if found.text.is_empty() {
        return;
    }
    assert_eq!(solid(&undo(&found.text, &found.repairs)), source(layout));
    assert_eq!(found.repairs.len(), found.rules.len());
    let mut end = 0;
    for repair in &found.repairs {
        assert!(repair.span.start >= end, "{repair:?} overlaps the one before");
        assert!(found.text.get(repair.span.range()).is_some(), "{repair:?} is out of bounds");
        end = repair.span.end;
    }
    let lines: Vec<_> = found.text.split('\n').collect();
    assert_eq!(lines.len(), found.paragraphs.len());
    for (paragraph, line) in found.paragraphs.iter().zip(lines) {
        assert_eq!(found.words(paragraph), line);
        assert_eq!(
            found.offsets.locate(paragraph.span).map(|place| place.page),
            Some(paragraph.page)
        );
        let cells = paragraph.cells.iter().map(|cell| cell.span.of(&found.text));
        assert!(paragraph.cells.is_empty() || cells.collect::<Vec<_>>().join("\t") == line);
    }
}

/// The lines of a block, of a table row with their columns.
fn any_block(line: impl Strategy<Value = String>) -> impl Strategy<Value = Block> {
    let kinds =
        [BlockKind::Paragraph, BlockKind::Heading, BlockKind::ListItem, BlockKind::TableRow];
    let lines = prop::collection::vec((line, 0..3_u16), 1..6);
    (prop::sample::select(kinds.to_vec()), lines).prop_map(|(kind, lines)| {
        let row = kind == BlockKind::TableRow;
        let mut lines: Vec<_> = lines
            .into_iter()
            .zip(1..)
            .map(|((text, column), number)| Line {
                column: if row { column } else { 0 },
                ..layouts::line(&text, number)
            })
            .collect();
        lines.sort_by_key(|line| line.column);
        layouts::block(kind, lines)
    })
}

/// Pieces that Danish words are made of, and everything that repair looks at.
const PIECES: [&str; 42] = [
    "be",
    "slut",
    "ning",
    "sundheds",
    "it",
    "-",
    "-",
    "- ",
    "\u{ad}",
    "\u{2010}",
    "\u{2011}",
    "\u{200b}",
    "\u{fb01}",
    "\u{f0b7}",
    "\u{f0e5}",
    "\u{f020}",
    "a\u{30a}",
    "ø",
    "Å",
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "\u{a0}",
    "og",
    "til",
    "R E F E R A T",
    "E",
    "Dato",
    "2018",
    ".",
    ",",
    "!",
    "!",
    "!",
    "www.",
    "(",
    "”",
    "EPJ",
    "MinLog",
    "–",
];

fn danish() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..12)
        .prop_map(|pieces| pieces.concat())
}

/// The same lines, some of them drawn otherwise than they are read.
fn drawn_otherwise(mut block: Block) -> Block {
    for line in &mut block.lines {
        line.original = match line.text.chars().count() % 4 {
            0 => Some(line.text.replace(' ', "!")),
            1 => Some(line.text.replace('e', "\u{200b}e")),
            2 => Some(line.text.chars().map(|c| if c.is_alphabetic() { 'x' } else { c }).collect()),
            _ => None,
        };
    }
    block
}

proptest! {
    #[test]
    fn what_the_text_layer_undid_comes_back(
        blocks in prop::collection::vec(any_block(danish()).prop_map(drawn_otherwise), 0..6),
    ) {
        check(&Layout { blocks, furniture: Vec::new() });
    }

    #[test]
    fn danish_pieces_come_back(blocks in prop::collection::vec(any_block(danish()), 0..6)) {
        check(&Layout { blocks, furniture: Vec::new() });
    }

    #[test]
    fn any_text_comes_back(blocks in prop::collection::vec(any_block(any::<String>()), 0..4)) {
        check(&Layout { blocks, furniture: Vec::new() });
    }
}

#[test]
fn the_seeds_come_back() {
    let Some(shared) = shared() else { return };
    for file in std::fs::read_dir(shared.join("seeds")).unwrap() {
        check(&paragraphs(&std::fs::read_to_string(file.unwrap().path()).unwrap()));
    }
}
