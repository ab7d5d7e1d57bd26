//! Layouts built from plain text, so that repair is tested without the stages before it.

use referat::layout::{Block, BlockKind, Layout, Line, Style};

/// A line of a text file.
pub fn line(text: &str, number: usize) -> Line {
    Line {
        text: text.to_owned(),
        original: None,
        page: 1,
        number: u32::try_from(number).unwrap(),
        bbox: None,
        column: 0,
        opens: false,
    }
}

/// A block of lines.
pub fn block(kind: BlockKind, lines: Vec<Line>) -> Block {
    Block { kind, lines, indent: 0.0, space_before: 0.0, style: Style::default() }
}

/// One paragraph for each group of lines between blank ones; a line that ends in a hyphen
/// goes on after blank lines.
pub fn paragraphs(text: &str) -> Layout {
    let mut layout = Layout::default();
    let mut open = false;
    for (text, number) in text.lines().zip(1..) {
        if text.trim().is_empty() {
            let hangs = |block: &Block| {
                block.lines.last().is_some_and(|line| line.text.trim_end().ends_with('-'))
            };
            open = layout.blocks.last().is_some_and(hangs);
            continue;
        }
        let line = line(text, number);
        match layout.blocks.last_mut() {
            Some(block) if open => block.lines.push(line),
            _ => layout.blocks.push(block(BlockKind::Paragraph, vec![line])),
        }
        open = true;
    }
    layout
}
