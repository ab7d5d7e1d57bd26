//! Repair alone: megabytes of text per second, beside a plain copy of the lines and beside
//! the rule "always join".

use divan::Bencher;
use divan::counter::BytesCount;
use referat::diagnostic::Diagnostics;
use referat::layout::{Block, BlockKind, Layout, Line, Style};
use referat::lexicon::Lexicon;
use referat::normalize::normalize;

fn main() {
    divan::main();
}

/// Invented minutes, one paragraph per line.
const TEXTS: [&str; 4] = [
    include_str!("../tests/hyphenation/data/texts/01-sundhedsforum.txt"),
    include_str!("../tests/hyphenation/data/texts/02-byraad.txt"),
    include_str!("../tests/hyphenation/data/texts/08-styregruppe.txt"),
    include_str!("../tests/hyphenation/data/texts/10-universitet.txt"),
];

/// How often the texts are repeated: minutes of a few pages, and a long document.
const TIMES: [usize; 2] = [8, 128];

/// The texts in lines of 80 bytes or so, one in three ending in a hyphen.
fn layout(times: usize) -> Layout {
    let texts = std::iter::repeat_n(TEXTS, times).flatten();
    let blocks = texts.flat_map(str::lines).map(block).collect();
    Layout { blocks, furniture: Vec::new() }
}

fn block(paragraph: &str) -> Block {
    let mut lines = vec![String::new()];
    for word in paragraph.split(' ') {
        let broken = lines.len() % 3 == 0 && word.len() > 8;
        let Some(line) = lines.last_mut() else { continue };
        if line.len() + word.len() < 80 {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        } else if let Some((head, tail)) = word.split_at_checked(4).filter(|_| broken) {
            line.extend([" ", head, "-"]);
            lines.push(tail.to_owned());
        } else {
            lines.push(word.to_owned());
        }
    }
    let lines = lines.into_iter().zip(1..).map(|(text, number)| Line {
        text,
        original: None,
        page: 1,
        number,
        bbox: None,
        column: 0,
        opens: false,
    });
    Block {
        kind: BlockKind::Paragraph,
        lines: lines.collect(),
        indent: 0.0,
        space_before: 0.0,
        style: Style::default(),
    }
}

fn lines(layout: &Layout) -> impl Iterator<Item = &str> {
    layout.blocks.iter().flat_map(|block| &block.lines).map(|line| line.text.as_str())
}

fn bench<T>(bencher: Bencher<'_, '_>, times: usize, work: impl Fn(&Layout) -> T + Sync) {
    let layout = layout(times);
    let bytes: usize = lines(&layout).map(|line| line.len() + 1).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| work(divan::black_box(&layout)));
}

#[divan::bench(args = TIMES)]
fn repair(bencher: Bencher<'_, '_>, times: usize) {
    bench(bencher, times, |layout| {
        normalize(layout, Lexicon::danish(), &mut Diagnostics::default())
    });
}

#[divan::bench(args = TIMES)]
fn plain_copy(bencher: Bencher<'_, '_>, times: usize) {
    bench(bencher, times, |layout| {
        let mut text = String::new();
        for line in lines(layout) {
            text.push_str(line);
            text.push('\n');
        }
        text
    });
}

#[divan::bench(args = TIMES)]
fn always_join(bencher: Bencher<'_, '_>, times: usize) {
    bench(bencher, times, |layout| {
        let mut text = String::new();
        for line in lines(layout) {
            if let Some(head) = line.strip_suffix('-') {
                text.push_str(head);
            } else {
                text.push_str(line);
                text.push(' ');
            }
        }
        text
    });
}
