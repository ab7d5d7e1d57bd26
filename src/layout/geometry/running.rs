//! Page furniture of PDFs: running heads and feet, page numbers.
//!
//! They come again at the same height on page after page, digits aside. A heading is not
//! lost that way: what comes again must lie outside the text block of the pages, and its
//! first printing is kept where it is set larger than elsewhere.

use std::collections::BTreeMap;

use super::bands::Placed;
use crate::layout::furniture::{is_numbered_heading, is_page_number, is_separator};

/// The share of a page's height at its top and foot in which furniture lies.
const MARGIN: f32 = 0.16;

/// Heights that differ by less than this many points are the same.
const SAME_HEIGHT: f32 = 3.0;

/// Lines at the top and foot of a page that may be furniture.
const EDGE: usize = 4;

/// Small print is set in this share of the body's size at most.
const SMALL: f32 = 0.85;

/// Space in ems of the body between it and the text.
const SMALL_SPACE: f32 = 2.2;

/// Printings of the same words that are compared.
const MOST_PLACES: usize = 200;

/// Lines at the document's beginning that a head may repeat.
const FIRST: usize = 6;

/// A title is set larger than the body by this factor.
const TITLE: f32 = 1.15;

/// Space in ems between furniture and text.
const APART: f32 = 1.6;

/// A page's lines and its height.
pub(super) struct PageLines {
    pub(super) lines: Vec<Placed>,
    /// Bottom and top of the page, points.
    pub(super) extent: (f32, f32),
}

/// For every page: which of its lines are furniture.
pub(super) fn find(pages: &[PageLines], body: f32) -> Vec<Vec<bool>> {
    let edges: Vec<Vec<Edge>> = pages.iter().map(edges).collect();
    let (first, known) = (first_words(pages), known(&edges));
    let is_furniture = |page: usize, edge: &Edge| {
        says_so(edge, pages.len())
            || (recurs(&known, page, pages.len().min(MOST_PLACES), edge)
                || repeats(&first, page, edge))
                && !is_title(&known, page, edge, body)
    };
    let found = |(page, lines): (usize, &PageLines)| {
        let mut found = vec![false; lines.lines.len()];
        let is_furniture = |edge: &&Edge| is_furniture(page, edge) || announces(lines, edge);
        let own = edges.get(page).into_iter().flatten().filter(is_furniture);
        for edge in own {
            found.iter_mut().skip(edge.line).take(1).for_each(|found| *found = true);
        }
        for line in small_print(lines, body) {
            found.iter_mut().skip(line).take(1).for_each(|found| *found = true);
        }
        without_inner(&lines.lines, &found)
    };
    pages.iter().enumerate().map(found).collect()
}

/// Furniture is what only furniture stands further out of: "Beslutning" below the head of an item
/// is text, on however many pages it stands at the same height.
fn without_inner(lines: &[Placed], found: &[bool]) -> Vec<bool> {
    let is_outside = |line: &Placed, upwards: bool| {
        let own = line.segment.baseline;
        lines.iter().zip(found).all(|(other, found)| {
            let distance = other.segment.baseline - own;
            *found || if upwards { distance <= SAME_HEIGHT } else { distance >= -SAME_HEIGHT }
        })
    };
    let is_number =
        |line: &Placed| is_page_number(&line.segment.text) || is_separator(&line.segment.text);
    let keeps = |(line, found): (&Placed, &bool)| {
        *found && (is_number(line) || is_outside(line, true) || is_outside(line, false))
    };
    lines.iter().zip(found).map(keeps).collect()
}

/// The first lines of the first page, without digits.
fn first_words(pages: &[PageLines]) -> Vec<String> {
    let lines = pages.first().map(|page| page.lines.as_slice()).unwrap_or_default();
    lines.iter().take(FIRST).map(|placed| mask(&placed.segment.text)).collect()
}

/// Whether the line says again, at the very edge of a page, who writes or what the document
/// is: all its words stand in the document's first lines, but for the date in figures.
fn repeats(first: &[String], page: usize, edge: &Edge) -> bool {
    let is_known =
        |word: &&str| first.iter().any(|line| line.split_whitespace().any(|other| other == *word));
    let is_elsewhere = page > 0 || !edge.is_head;
    let is_apart = edge.is_outermost && edge.space > APART;
    let mut words = edge.masked.split_whitespace().filter(|word| !is_date(word)).peekable();
    is_elsewhere && is_apart && words.peek().is_some() && words.all(|word| is_known(&word))
}

/// Whether a head says the words of the title right below it, as on a document's first page, where
/// the title is set no smaller: with a page number behind it, or cut off.
fn announces(page: &PageLines, edge: &Edge) -> bool {
    const LEAST: usize = 8;
    let words = edge.text.split('\t').find(|text| !is_number(text)).unwrap_or_default();
    let mut title = String::new();
    let below = page.lines.iter().skip(edge.line + 1).take(2);
    let is_like = |line: &&Placed| line.segment.size >= edge.size;
    let mut titles = below.take_while(is_like).map(|line| {
        title.push_str(&line.segment.text);
        title.push(' ');
        title.starts_with(words)
    });
    edge.is_head && edge.is_outermost && words.len() >= LEAST && titles.any(|found| found)
}

fn is_number(text: &str) -> bool {
    is_page_number(text) || text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `22-03-2018`, `22.3.2018`, digits masked.
fn is_date(masked: &str) -> bool {
    matches!(masked, "#-#-#" | "#.#.#" | "#/#/#")
}

/// Telephone numbers, web and mail addresses, company numbers: what a letterhead prints small.
fn has_address(text: &str) -> bool {
    const SIGNS: &[&str] =
        &["@", "www", "http", "tlf", "telefon", "cvr", "ean", ".dk", ".com", "fax"];
    let lower = text.to_lowercase();
    SIGNS.iter().any(|sign| lower.contains(sign))
}

/// Lines in small print at the page's foot, set apart from the text: the sender's addresses.
/// Notes, which begin with a number or a star, are text.
fn small_print(page: &PageLines, body: f32) -> Vec<usize> {
    let (bottom, top) = page.extent;
    let margin = bottom + MARGIN * (top - bottom);
    let is_small =
        |line: &Placed| line.segment.size <= SMALL * body && line.segment.baseline < margin;
    let is_note = |line: &Placed| {
        line.segment.text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '*' | '['))
    };
    let small: Vec<usize> = page
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| is_small(line))
        .map(|(index, _)| index)
        .collect();
    let height = |index: &usize| page.lines.get(*index).map_or(0.0, |line| line.segment.baseline);
    let highest = small.iter().map(height).fold(0.0, f32::max);
    let rest = || page.lines.iter().filter(|line| !is_small(line));
    let lowest = rest().map(|line| line.segment.baseline).fold(f32::INFINITY, f32::min);
    let first = small
        .iter()
        .filter_map(|index| page.lines.get(*index))
        .find(|line| line.segment.baseline >= highest);
    let has_note = first.is_some_and(is_note);
    let is_apart = rest().next().is_some() && lowest - highest > SMALL_SPACE * body;
    let lines = small.iter().filter_map(|index| page.lines.get(*index));
    let is_address = lines.into_iter().any(|line| has_address(&line.segment.text));
    if is_apart && is_address && !has_note { small } else { Vec::new() }
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
    let mut heights: Vec<f32> = page.lines.iter().map(|placed| placed.segment.baseline).collect();
    heights.sort_by(f32::total_cmp);
    page.lines
        .iter()
        .enumerate()
        .filter_map(|(line, placed)| edge(page.extent, &heights, line, placed))
        .collect()
}

/// The line as one at an edge of its page, if it is one; `heights` are all baselines, sorted.
fn edge((bottom, top): (f32, f32), heights: &[f32], line: usize, placed: &Placed) -> Option<Edge> {
    let segment = &placed.segment;
    let (from_top, from_foot) = (top - segment.baseline, segment.baseline - bottom);
    let is_head = from_top < from_foot;
    let level = 0.5 * segment.size;
    let below = heights.partition_point(|height| *height < segment.baseline - level);
    let up_to = heights.partition_point(|height| *height <= segment.baseline + level);
    let outer = if is_head { heights.len() - up_to } else { below };
    let inner = if is_head { below.checked_sub(1) } else { Some(up_to) };
    let nearest = inner.and_then(|inner| heights.get(inner));
    let space = nearest.map_or(f32::INFINITY, |height| (height - segment.baseline).abs());
    let is_margin = from_top.min(from_foot) < MARGIN * (top - bottom);
    // the last page may end in its upper half: its number is at the foot all the same
    let is_end = below == 0 || up_to == heights.len();
    let is_number = is_end && segment.text.split('\t').any(is_page_number);
    let is_near = is_margin && outer < EDGE;
    if !(is_near || is_number) || placed.cell.is_some() {
        return None;
    }
    Some(Edge {
        line,
        masked: mask(&segment.text),
        text: segment.text.clone(),
        height: from_top.min(from_foot),
        is_head,
        size: segment.size,
        is_outermost: outer == 0 || is_number,
        space: space / segment.size.max(1.0),
    })
}

/// Digits and the length of a number do not matter.
fn mask(text: &str) -> String {
    if is_numbered_heading(text) {
        return text.to_owned();
    }
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
        || is_apart && (edge.text.split('\t').any(is_page_number) || counts_pages(&edge.masked))
        || is_bare && is_apart && (pages > 1 || edge.text == "1")
}

/// `8. oktober 2025  side 1 af 4  Bo Ravn`, digits masked.
fn counts_pages(masked: &str) -> bool {
    let lower = masked.to_lowercase();
    ["side # af #", "side #/#", "side # / #"].iter().any(|count| lower.contains(count))
}

/// The same words at the same height on other pages: on two more, or on half of them when
/// the line is set apart from the text.
fn recurs(known: &Known, page: usize, pages: usize, edge: &Edge) -> bool {
    let is_same = |other: &Place| {
        other.page != page
            && (other.height - edge.height).abs() < SAME_HEIGHT
            && (other.size - edge.size).abs() < 0.05 * edge.size
    };
    let same =
        known.get(&(edge.is_head, edge.masked.as_str())).map(Vec::as_slice).unwrap_or_default();
    // more than this many would not change the answer
    let others = same.iter().filter(|other| is_same(other)).take(pages.max(2)).count();
    let is_numbered = edge.masked.contains('#') && edge.masked.to_lowercase().contains("side");
    let is_apart = edge.space > APART || !edge.is_head;
    let is_enough = others >= 2 || others >= 1 && (pages <= 3 || is_numbered);
    // among body lines at a page's top even the same words say little
    is_enough && (is_apart || others * 2 >= pages)
}

/// Whether it is set as a title and printed for the first time; twice in all, it may as well be the
/// title of two minutes in one file.
fn is_title(known: &Known, page: usize, edge: &Edge, body: f32) -> bool {
    let same = known.get(&(true, edge.masked.as_str())).map(Vec::as_slice).unwrap_or_default();
    let is_first = same.iter().all(|other| other.page >= page);
    edge.is_head && edge.size > TITLE * body && (is_first || same.len() == 2)
}

/// Where words stand at the edges of pages.
type Known<'a> = BTreeMap<(bool, &'a str), Vec<Place>>;

struct Place {
    page: usize,
    height: f32,
    size: f32,
}

fn known(edges: &[Vec<Edge>]) -> Known<'_> {
    let mut known = Known::new();
    for (page, edge) in edges
        .iter()
        .enumerate()
        .flat_map(|(page, edges)| edges.iter().map(move |edge| (page, edge)))
    {
        let places = known.entry((edge.is_head, edge.masked.as_str())).or_default();
        if places.len() < MOST_PLACES {
            places.push(Place { page, height: edge.height, size: edge.size });
        }
    }
    known
}
