//! What a block is: heading, list item, table row or paragraph.

use super::Draft;
use crate::layout::BlockKind;
use crate::layout::continuity::{ends_as_title, is_terminated};
use crate::layout::markers::Marker;
use crate::layout::printed::{Printed, Role};

/// A heading is set larger than the body by this factor at least.
const LARGE: f32 = 1.12;

/// What the blocks are: list items by their marker, headings by their role or by being a
/// numbered title with text under it.
pub(super) fn kinds(drafts: &[Draft]) -> Vec<BlockKind> {
    let is_bold = |draft: &&Draft| draft.lines.first().is_some_and(|line| line.style.bold);
    let bold_sets_apart = drafts.iter().filter(is_bold).count() * 5 < drafts.len() * 3;
    let mut kinds: Vec<BlockKind> = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let before =
            index.checked_sub(1).and_then(|before| drafts.get(before)).zip(kinds.last().copied());
        let after = drafts.get(index + 1);
        kinds.push(kind(draft, before, after, bold_sets_apart));
    }
    kinds
}

fn kind(
    draft: &Draft,
    before: Option<(&Draft, BlockKind)>,
    after: Option<&Draft>,
    bold_sets_apart: bool,
) -> BlockKind {
    match draft.lines.first().map(|line| line.role) {
        Some(Role::Heading) => return BlockKind::Heading,
        Some(Role::Row(..)) => return BlockKind::TableRow,
        _ => {}
    }
    let marker = draft.marker();
    if matches!(marker, Some(Marker::Bullet(_))) {
        return BlockKind::ListItem;
    }
    if is_set_as_heading(draft, bold_sets_apart) {
        return BlockKind::Heading;
    }
    let Some(marker) = marker else { return BlockKind::Paragraph };
    if matches!(marker, Marker::Letter(..)) {
        return BlockKind::ListItem;
    }
    let ends_list =
        before.is_some_and(|(item, kind)| kind == BlockKind::ListItem && item.follows(marker));
    let has_text = after.is_some_and(|after| after.marker().is_none());
    if has_text && !ends_list && is_title(draft) { BlockKind::Heading } else { BlockKind::ListItem }
}

/// Whether a numbered block is worded as a title: at most two lines and no sentence
/// ("Pkt. 10 Evt." is none either).
fn is_title(draft: &Draft) -> bool {
    let last = draft.lines.last().map_or("", |line| line.line.text.as_str());
    let is_short = last.split_whitespace().count() <= 3;
    draft.lines.len() <= 2 && (ends_as_title(last) || !is_terminated(last) || is_short)
}

/// Whether a short block is set larger, bolder or underlined.
fn is_set_as_heading(draft: &Draft, bold_sets_apart: bool) -> bool {
    let is_large = |line: &Printed| line.style.size > LARGE;
    let is_heavy = |line: &Printed| bold_sets_apart && line.style.bold || line.style.underlined;
    let is_set = |line: &Printed| is_large(line) || is_heavy(line);
    draft.lines.len() <= 3 && draft.lines.iter().all(is_set)
}
