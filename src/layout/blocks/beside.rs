//! "Ansvarlig" and "Deadline" at the right of the text, without rules around them.

use crate::layout::{Block, BlockKind, Line};

/// Heads of such columns, in small letters.
const HEADS: &[&str] = &["ansvarlig", "ansvar", "deadline", "frist", "hvem", "hvornår"];

/// Where such heads stand, each on a line of its own or behind a title, moves what stands beside the first lines of a paragraph
/// behind its last one: `Kloakken ses efter af et    Bo    uge 35` / `firma.`
pub(super) fn behind_paragraphs(blocks: Vec<Block>) -> Vec<Block> {
    let headed = |block: &Block| block.lines.iter().any(|line| heads_start(line).is_some());
    let Some(first) = blocks.iter().position(headed) else { return blocks };
    let mut moved = Vec::with_capacity(blocks.len() + 1);
    for (place, mut block) in blocks.into_iter().enumerate() {
        if place >= first && block.kind != BlockKind::TableRow {
            moved.extend(take_heads(&mut block));
            move_beside(&mut block);
        }
        moved.push(block);
    }
    moved
}

/// `Ansvarlig    Deadline` behind a title, as a block of its own that stands before it.
fn take_heads(block: &mut Block) -> Option<Block> {
    let [line] = block.lines.as_mut_slice() else { return None };
    let start = heads_start(line).filter(|start| *start > 0)?;
    let heads = Line { text: line.text.split_off(start).trim_start().to_owned(), ..line.clone() };
    line.text.truncate(line.text.trim_end().len());
    let lines = vec![heads];
    Some(Block { kind: BlockKind::Paragraph, lines, ..block.clone() })
}

/// Where the heads begin: behind a wide gap, or with the line.
fn heads_start(line: &Line) -> Option<usize> {
    const FEWEST: usize = 2;
    if line.original.is_some() || !line.text.contains('\t') {
        return None;
    }
    let cells: Vec<&str> = line.text.split('\t').collect();
    let is_head = |cell: &&&str| HEADS.contains(&cell.trim().to_lowercase().as_str());
    let heads = cells.iter().rev().take_while(is_head).count();
    let told = cells.len().checked_sub(heads).filter(|told| heads >= FEWEST && *told <= 1)?;
    Some(if told == 0 { 0 } else { cells.first().map_or(0, |title| title.len()) })
}

fn move_beside(block: &mut Block) {
    let Some((_, above)) = block.lines.split_last() else { return };
    let Some((place, start)) =
        above.iter().enumerate().find_map(|(place, line)| Some((place, beside_start(line)?)))
    else {
        return;
    };
    let Some(line) = block.lines.get_mut(place) else { return };
    let beside = Line { text: line.text.split_off(start), ..line.clone() };
    block.lines.push(beside);
}

/// Where the cells behind words of a text begin: one or two short ones.
fn beside_start(line: &Line) -> Option<usize> {
    const LONGEST: usize = 24;
    const FEWEST_WORDS: usize = 3;
    let start = line.text.find('\t').filter(|_| line.original.is_none())?;
    let (told, beside) = line.text.split_at_checked(start)?;
    let cells = || beside.split('\t').skip(1).map(str::trim);
    let are_short = cells().count() <= 2
        && cells().all(|cell| (1..=LONGEST).contains(&cell.len()) && !cell.ends_with(':'));
    (are_short && told.split_whitespace().count() >= FEWEST_WORDS).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Style;

    fn block(lines: &[&str]) -> Block {
        let line = |text: &&str| Line {
            text: (*text).to_owned(),
            original: None,
            page: 1,
            number: 1,
            bbox: None,
            column: 0,
            opens: false,
        };
        Block {
            kind: BlockKind::Paragraph,
            lines: lines.iter().map(line).collect(),
            indent: 0.0,
            space_before: 0.0,
            style: Style::default(),
        }
    }

    fn moved(blocks: &[&[&str]]) -> Vec<String> {
        let blocks = behind_paragraphs(blocks.iter().map(|lines| block(lines)).collect());
        let text = |block: &Block| {
            block.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("|")
        };
        blocks.iter().map(text).collect()
    }

    #[test]
    fn what_stands_beside_a_paragraph_comes_behind_it() {
        let told: &[&str] = &["Kloakken ses efter af et\tBo\tuge 35", "firma."];
        assert_eq!(
            moved(&[&["1. Drift\tAnsvarlig\tDeadline"], told]),
            ["Ansvarlig\tDeadline", "1. Drift", "Kloakken ses efter af et|firma.|\tBo\tuge 35"]
        );
        assert_eq!(moved(&[told]), ["Kloakken ses efter af et\tBo\tuge 35|firma."]);
    }
}
