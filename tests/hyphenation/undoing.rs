//! Every repair can be taken back.

use referat::diagnostic::Diagnostics;
use referat::layout::Layout;
use referat::normalize::{normalize, undo};

use crate::layouts::paragraphs;
use crate::seeds::shared;

/// Without white space, of which the text keeps its own.
pub fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The words of a layout as they came.
pub fn source(layout: &Layout) -> String {
    layout.blocks.iter().flat_map(|block| &block.lines).map(|line| solid(&line.text)).collect()
}

/// Asserts what holds for every document.
pub fn check(layout: &Layout) {
    let found = normalize(layout, &mut Diagnostics::default());
    assert_eq!(solid(&undo(&found.text, &found.repairs)), source(layout));
    let mut end = 0;
    for repair in &found.repairs {
        assert!(repair.span.start >= end, "{repair:?} overlaps the one before");
        assert!(found.text.get(repair.span.range()).is_some(), "{repair:?} is out of bounds");
        end = repair.span.end;
    }
    let lines: Vec<_> = found.text.split('\n').collect();
    if !found.text.is_empty() {
        assert_eq!(lines.len(), found.paragraphs.len());
    }
    for (paragraph, line) in found.paragraphs.iter().zip(lines) {
        assert_eq!(found.words(paragraph), line);
    }
}

#[test]
fn the_seeds_come_back() {
    let Some(shared) = shared() else { return };
    for file in std::fs::read_dir(shared.join("seeds")).unwrap() {
        check(&paragraphs(&std::fs::read_to_string(file.unwrap().path()).unwrap()));
    }
}
