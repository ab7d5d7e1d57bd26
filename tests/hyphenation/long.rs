//! Long and odd documents take time in proportion to their length. Nothing is measured: what
//! is quadratic would not come to an end.

use referat::layout::{BlockKind, Layout};

use crate::layouts::{block, line};
use crate::undoing::check;

const LONG: usize = 50_000;

fn one_block(lines: impl Iterator<Item = String>) -> Layout {
    let lines = lines.zip(1..).map(|(text, number)| line(&text, number)).collect();
    Layout { blocks: vec![block(BlockKind::Paragraph, lines)], furniture: Vec::new() }
}

#[test]
fn a_word_over_all_lines() {
    check(&one_block(std::iter::repeat_n("ab-".to_owned(), LONG)));
}

#[test]
fn a_line_of_hyphens_letters_and_bangs() {
    for piece in ["a-", "a- ", "a ", "-", "- ", "! ", "a!", "abc-def ", "\u{ad}", "E ", "\u{200b} "]
    {
        check(&one_block(std::iter::once(piece.repeat(LONG))));
    }
}

#[test]
fn a_page_for_each_line() {
    let mut layout = one_block(std::iter::repeat_n("a!b!c!d!e!f!g!h!i!j".to_owned(), LONG / 10));
    for line in layout.blocks.iter_mut().flat_map(|block| &mut block.lines) {
        line.page = line.number;
    }
    check(&layout);
}

#[test]
fn many_first_parts_and_many_words() {
    let words = (0..LONG / 4).map(|number| format!("ab{number}-cd ab{number}ef ab{number}-"));
    check(&one_block(words));
}
