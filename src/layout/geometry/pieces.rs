//! Text runs made ready: turned upright, without the spaces at their ends.

use super::stretched;
use crate::text_layer::{BoundingBox, Page, PageContent, TextRun};

/// Degrees within which a run counts as set in the page's direction.
const UPRIGHT: u16 = 3;

/// A run of the page's own direction.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    /// What its codes say, where that is something else.
    pub(super) original: Option<&'a str>,
    pub(super) bbox: BoundingBox,
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) space_width: f32,
    /// Whether spaces were drawn before and after it.
    pub(super) spaced: (bool, bool),
}

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct Pieces<'a> {
    /// In the order of the content stream.
    pub(super) text: Vec<Piece<'a>>,
    /// Runs in another direction (margin text, watermarks) and those that the producer
    /// marked as furniture.
    pub(super) aside: Vec<&'a TextRun>,
}

/// Sorts the runs of a page.
pub(super) fn read(page: &Page) -> Pieces<'_> {
    let PageContent::Runs(runs) = &page.content else { return Pieces::default() };
    let direction = main_direction(runs);
    let trusts_marks = artifacts_are_few(runs);
    let mut pieces = Pieces::default();
    let leaders = leaders(runs);
    let is_text = |run: &&TextRun| !run.text.trim().is_empty() && !is_leader(run, &leaders);
    for run in runs.iter().filter(is_text) {
        if !is_along(run.rotation, direction) || run.artifact && trusts_marks {
            pieces.aside.push(run);
        } else {
            pieces.text.push(piece(run, direction, page.size));
        }
    }
    stretched::close(&mut pieces.text);
    pieces
}

/// Dots on one baseline are a leader from this many on.
const LEADER_DOTS: usize = 5;

fn is_dots(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '.' | '·' | '…' | ' ')) && !text.trim().is_empty()
}

/// The baselines on which dots lead from a title to its page number, and how many dots.
fn leaders(runs: &[TextRun]) -> Vec<(f32, usize)> {
    let mut leaders: Vec<(f32, usize)> = Vec::new();
    for run in runs.iter().filter(|run| is_dots(&run.text)) {
        let dots = run.text.matches(['.', '·', '…']).count();
        match leaders.last_mut().filter(|(baseline, _)| (*baseline - run.origin.1).abs() < 1.0) {
            Some((_, count)) => *count += dots,
            None => leaders.push((run.origin.1, dots)),
        }
    }
    leaders.retain(|(_, dots)| *dots >= LEADER_DOTS);
    leaders
}

/// A leader is a wide gap to the reader, no text.
fn is_leader(run: &TextRun, leaders: &[(f32, usize)]) -> bool {
    is_dots(&run.text) && leaders.iter().any(|(baseline, _)| (baseline - run.origin.1).abs() < 1.0)
}

/// The direction in which most letters are written.
fn main_direction(runs: &[TextRun]) -> u16 {
    let letters = |direction: u16| -> usize {
        runs.iter().filter(|run| is_along(run.rotation, direction)).map(|run| run.text.len()).sum()
    };
    // the upright one among equals
    [270, 180, 90, 0].into_iter().max_by_key(|direction| letters(*direction)).unwrap_or(0)
}

fn is_along(rotation: u16, direction: u16) -> bool {
    let apart = rotation.abs_diff(direction) % 360;
    apart.min(360 - apart) <= UPRIGHT
}

/// A producer that marks more than half of the text as furniture is not to be trusted.
fn artifacts_are_few(runs: &[TextRun]) -> bool {
    let marked: usize = runs.iter().filter(|run| run.artifact).map(|run| run.text.len()).sum();
    marked * 2 <= runs.iter().map(|run| run.text.len()).sum()
}

fn piece(run: &TextRun, direction: u16, size: Option<(f32, f32)>) -> Piece<'_> {
    let text = run.text.trim();
    let leading = characters(run.text.strip_suffix(run.text.trim_start()));
    let trailing = characters(run.text.strip_prefix(run.text.trim_end()));
    let mut bbox = upright(run.bbox, direction, size);
    let (_, baseline) = upright_point(run.origin, direction, size);
    bbox.x0 = (bbox.x0 + leading * run.space_width).min(bbox.x1);
    bbox.x1 = (bbox.x1 - trailing * run.space_width).max(bbox.x0);
    Piece {
        text,
        original: run.original.as_deref(),
        bbox,
        baseline,
        size: run.size,
        bold: run.weight >= 600,
        italic: run.italic,
        space_width: run.space_width,
        spaced: (leading > 0.0, trailing > 0.0),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a run is shorter than 2^23 characters")]
fn characters(spaces: Option<&str>) -> f32 {
    spaces.map_or(0, |spaces| spaces.chars().count()) as f32
}

/// The point as it lies when the page is turned so that the text is upright.
fn upright_point((x, y): (f32, f32), direction: u16, size: Option<(f32, f32)>) -> (f32, f32) {
    let (width, height) = size.unwrap_or_default();
    match direction {
        90 => (y, width - x),
        180 => (width - x, height - y),
        270 => (height - y, x),
        _ => (x, y),
    }
}

fn upright(bbox: BoundingBox, direction: u16, size: Option<(f32, f32)>) -> BoundingBox {
    let (ax, ay) = upright_point((bbox.x0, bbox.y0), direction, size);
    let (bx, by) = upright_point((bbox.x1, bbox.y1), direction, size);
    BoundingBox { x0: ax.min(bx), y0: ay.min(by), x1: ax.max(bx), y1: ay.max(by) }
}
