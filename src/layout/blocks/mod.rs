//! Lines become blocks: for every pair of neighbours one question, does the text go on?

mod anew;
mod beside;
mod cases;
mod cells;
mod draft;
mod fullness;
mod kinds;
mod names;
mod pairs;

use draft::{Draft, Next};
use fullness::fills;
use kinds::kinds;
use names::Names;

use super::Block;
use super::measure::{is_unbroken, measures};
use super::printed::{Printed, Setting};

/// One in so many lines stands at the text's left edge.
const EDGE_SHARE: usize = 10;

/// Joins lines into blocks.
pub(super) fn build(mut lines: Vec<Printed>, setting: Setting) -> Vec<Block> {
    cells::mark(&mut lines, setting);
    let is_unbroken = !setting.is_exact && is_unbroken(&lines);
    let setting = Setting { is_unbroken, ..setting };
    let edge = lines.iter().map(|line| line.left).fold(f32::INFINITY, f32::min);
    let text_edge = if setting.is_exact { common_edge(&lines).unwrap_or(edge) } else { edge };
    let measures = measures(&lines, setting, text_edge);
    let mut open: Vec<Draft> = Vec::new();
    let fills = fills(&lines, &measures, setting);
    let names = Names::of(&lines);
    let cases = cases::above_cases(&lines);
    for (((line, measure), fills), above_case) in
        lines.into_iter().zip(measures).zip(fills).zip(cases)
    {
        let names = &names;
        let next =
            Next { line: &line, measure, fills, above_case, setting, edge: text_edge, names };
        match open.last_mut().filter(|draft| draft.takes(&next)) {
            Some(draft) => draft.lines.push(line),
            None => open.push(Draft { lines: vec![line], measure }),
        }
    }
    let kinds = kinds(&open);
    let blocks = open.into_iter().zip(kinds);
    let blocks = blocks.filter_map(|(draft, kind)| draft.finish(kind, edge, setting)).collect();
    beside::behind_paragraphs(blocks)
}

/// The left edge that a share of all lines has: a letterhead or a list of signatures may stand
/// further left than the text does.
fn common_edge(lines: &[Printed]) -> Option<f32> {
    let mut lefts: Vec<f32> = lines.iter().map(|line| line.left).collect();
    lefts.sort_by(f32::total_cmp);
    let needed = (lefts.len() / EDGE_SHARE).max(3);
    let is_edge = |(place, left): &(usize, &f32)| {
        lefts.partition_point(|other| *other <= **left + 1.0) - place >= needed
    };
    lefts.iter().enumerate().find(is_edge).map(|(_, left)| *left)
}

#[cfg(test)]
mod tests;
