//! Page furniture of PDFs: running heads and feet, page numbers.
//!
//! They come again at the same height on page after page, digits aside. A heading is not
//! lost that way: what comes again must lie outside the text block of the pages, and its
//! first printing is kept where it is set larger than elsewhere.

use super::bands::Placed;
use crate::layout::furniture::{is_page_number, is_separator};

/// The share of a page's height at its top and foot in which furniture lies.
const MARGIN: f32 = 0.16;

/// Heights that differ by less than this many points are the same.
const SAME_HEIGHT: f32 = 3.0;

/// Lines at the top and foot of a page that may be furniture.
const EDGE: usize = 4;

/// Lines at the document's beginning that a head may repeat.
const FIRST: usize = 6;

/// Space in ems between furniture and text.
const APART: f32 = 1.6;

/// A page's lines and its height.
pub(super) struct PageLines {
    pub(super) lines: Vec<Placed>,
    /// Bottom and top of the page, points.
    pub(super) extent: (f32, f32),
}

/// For every page: which of its lines are furniture.
pub(super) fn find(pages: &[PageLines]) -> Vec<Vec<bool>> {
    let edges: Vec<Vec<Edge>> = pages.iter().map(edges).collect();
    let first = first_words(pages);
    let is_furniture = |page: usize, edge: &Edge| {
        says_so(edge, pages.len()) || recurs(&edges, page, edge) || repeats(&first, page, edge)
    };
    let found = |(page, lines): (usize, &PageLines)| {
        let mut found = vec![false; lines.lines.len()];
        let own = edges.get(page).into_iter().flatten().filter(|edge| is_furniture(page, edge));
        for edge in own {
            found.iter_mut().skip(edge.line).take(1).for_each(|found| *found = true);
        }
        found
    };
    pages.iter().enumerate().map(found).collect()
}

/// The first lines of the first page, without digits.
fn first_words(pages: &[PageLines]) -> Vec<String> {
    let lines = pages.first().map(|page| page.lines.as_slice()).unwrap_or_default();
    lines.iter().take(FIRST).map(|placed| mask(&placed.segment.text)).collect()
}

/// Whether the line says again, at the very edge of a page, who writes or what the document
/// is: all its words stand in the document's first lines.
fn repeats(first: &[String], page: usize, edge: &Edge) -> bool {
    let is_known =
        |word: &str| first.iter().any(|line| line.split_whitespace().any(|other| other == word));
    let is_elsewhere = page > 0 || !edge.is_head;
    let is_apart = edge.is_outermost && edge.space > APART;
    is_elsewhere && is_apart && edge.masked.split_whitespace().all(is_known)
}

/// A line at the top or foot of its page.
struct Edge {
    line: usize,
    /// The words without digits.
    masked: String,
    text: String,
    /// Distance of the baseline from the page's top (heads) or foot.
    height: f32,
    is_head: bool,
    size: f32,
    /// Nothing stands further out.
    is_outermost: bool,
    /// Space between it and the text, in ems.
    space: f32,
}

fn edges(page: &PageLines) -> Vec<Edge> {
    page.lines.iter().enumerate().filter_map(|(line, placed)| edge(page, line, placed)).collect()
}

fn edge(page: &PageLines, line: usize, placed: &Placed) -> Option<Edge> {
    let segment = &placed.segment;
    let (bottom, top) = page.extent;
    let (from_top, from_foot) = (top - segment.baseline, segment.baseline - bottom);
    let is_head = from_top < from_foot;
    // how far other lines lie inward, negative for those further out
    let inward = |other: &Placed| {
        let down = segment.baseline - other.segment.baseline;
        if is_head { down } else { -down }
    };
    let level = 0.5 * segment.size;
    let outer = page.lines.iter().filter(|other| inward(other) < -level).count();
    let space =
        page.lines.iter().map(inward).filter(|way| *way > level).fold(f32::INFINITY, f32::min);
    let is_margin = from_top.min(from_foot) < MARGIN * (top - bottom);
    let is_number = outer == 0 && is_page_number(&segment.text);
    if !(is_margin || is_number) || outer >= EDGE || placed.cell.is_some() {
        return None;
    }
    Some(Edge {
        line,
        masked: mask(&segment.text),
        text: segment.text.clone(),
        height: from_top.min(from_foot),
        is_head,
        size: segment.size,
        is_outermost: outer == 0,
        space: space / segment.size.max(1.0),
    })
}

/// Digits and the length of a number do not matter.
fn mask(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '0'..='9' if masked.ends_with('#') => {}
            '0'..='9' => masked.push('#'),
            _ => masked.push(c),
        }
    }
    masked
}

/// A page number by its words, or a bare one at the very edge, set apart from the text.
fn says_so(edge: &Edge, pages: usize) -> bool {
    let is_bare = edge.masked == "#" && edge.text.len() <= 3;
    let is_apart = edge.is_outermost && edge.space > APART;
    is_separator(&edge.text)
        || is_page_number(&edge.text)
        || is_bare && is_apart && (pages > 1 || edge.text == "1")
}

/// The same words at the same height on other pages: on two more, or on half of them when
/// the line is set apart from the text.
fn recurs(edges: &[Vec<Edge>], page: usize, edge: &Edge) -> bool {
    let is_same = |other: &Edge| {
        other.is_head == edge.is_head
            && other.masked == edge.masked
            && (other.height - edge.height).abs() < SAME_HEIGHT
            && (other.size - edge.size).abs() < 0.05 * edge.size
    };
    let others = edges
        .iter()
        .enumerate()
        .filter(|(other, own)| *other != page && own.iter().any(is_same))
        .count();
    let is_numbered = edge.masked.contains('#') && edge.masked.to_lowercase().contains("side");
    let is_apart = edge.space > APART || !edge.is_head;
    let is_enough = others >= 2 || others >= 1 && (edges.len() <= 3 || is_numbered);
    // among body lines at a page's top even the same words say little
    is_enough && (is_apart || others * 2 >= edges.len())
}
