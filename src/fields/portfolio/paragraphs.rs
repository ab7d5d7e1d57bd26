//! The paragraphs and bullets inside a cell, which the text has on one line.

use crate::fields::Reading;
use crate::normalize::{Cell, Place};
use crate::span::Span;

/// Lines this much further apart than the nearest ones have a space between them.
const APART: f32 = 1.25;

/// How paragraphs inside cells are told from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// By the space between them.
    Spaced,
    /// By short last lines.
    Solid,
}

impl Setting {
    /// How the cells of a document are set: one with a space between its lines is enough.
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let cells = reading.text.paragraphs.iter().flat_map(|row| &row.cells);
        let is_spaced = |cell: &Cell| {
            let lines: Vec<(Span, Place)> = reading.text.offsets.lines(cell.span).collect();
            let leading = leading(&lines);
            let mut pairs = lines.windows(2).filter_map(|pair| Some((pair.first()?, pair.get(1)?)));
            pairs.any(|((_, over), (_, under))| is_apart(over, under, leading))
        };
        if cells.into_iter().any(is_spaced) { Self::Spaced } else { Self::Solid }
    }
}

/// The paragraphs of a cell: at bullets, at wider gaps between lines, and where a line was
/// ended before it was full.
pub(super) fn of_cell(reading: &Reading<'_>, cell: Span, setting: Setting) -> Vec<Span> {
    let text = &reading.text.text;
    let lines: Vec<(Span, Place)> = reading.text.offsets.lines(cell).collect();
    let leading = leading(&lines);
    let right = lines.iter().filter_map(|(_, place)| Some(place.bbox?.x1)).fold(0.0, f32::max);
    let mut starts = vec![cell.start];
    for pair in lines.windows(2) {
        let [(above, over), (below, under)] = pair else { continue };
        let (before, after) = (above.of(text), below.of(text));
        let apart = is_apart(over, under, leading) && !before.ends_with('-');
        let ended = (setting == Setting::Solid || over.page != under.page)
            && has_room(over, before, after, right)
            && before.trim_end().ends_with(['.', ':', ';'])
            && after.starts_with(char::is_uppercase);
        let in_sentence = is_dash(after) && is_open(before) && !lists_by_dash(&lines, *below, text);
        let item = begins_item(after) && !in_sentence;
        if item || apart || ended {
            starts.push(below.start);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([cell.end]);
    let parts = starts.iter().zip(ends).map(|(start, end)| Span::new(*start, end).trim(text));
    parts.filter(|part| !part.is_empty()).collect()
}

/// The distance between the lines of running text.
fn leading(lines: &[(Span, Place)]) -> Option<f32> {
    lines.windows(2).filter_map(|pair| gap(&pair.first()?.1, &pair.get(1)?.1)).reduce(f32::min)
}

fn is_apart(over: &Place, under: &Place, leading: Option<f32>) -> bool {
    gap(over, under).zip(leading).is_some_and(|(gap, leading)| gap > APART * leading)
}

fn gap(over: &Place, under: &Place) -> Option<f32> {
    let gap = over.bbox?.y1 - under.bbox?.y1;
    (over.page == under.page && gap > 1.0).then_some(gap)
}

/// Whether the first word of the next line would have had room.
fn has_room(over: &Place, before: &str, after: &str, right: f32) -> bool {
    let Some(bbox) = over.bbox else { return false };
    let letters = |words: &str| f32::from(u16::try_from(words.chars().count()).unwrap_or(u16::MAX));
    let letter = (bbox.x1 - bbox.x0) / letters(before).max(1.0);
    let word = after.split_whitespace().next().unwrap_or_default();
    bbox.x1 + letter * (letters(word) + 2.0) < right
}

/// "• Større sikkerhed", "2) Deltagelse", "- Status"; in a narrow cell the number may stand alone
fn begins_item(words: &str) -> bool {
    let (mark, rest) = words.split_once(' ').unwrap_or((words, ""));
    let is_bullet = matches!(mark, "•" | "‣" | "-" | "–" | "o" | "▪" | "*" | "○" | "●" | "◦");
    let is_number = mark.strip_suffix(')').is_some_and(|number| {
        number.len() < 3 && !number.is_empty() && number.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    is_number || mark == "•" || is_bullet && !rest.is_empty()
}

/// A dash, which may also stand inside a sentence.
fn is_dash(words: &str) -> bool {
    words.starts_with(['-', '–'])
}

/// Whether an item before `line` begins with a dash.
fn lists_by_dash(lines: &[(Span, Place)], line: Span, text: &str) -> bool {
    let before = lines.iter().take_while(|(span, _)| span.start < line.start);
    before.map(|(span, _)| span.of(text)).any(|words| is_dash(words) && begins_item(words))
}

/// Whether a sentence stands open at the end of a line that is no item.
fn is_open(before: &str) -> bool {
    let before = before.trim_end();
    !begins_item(before) && before.ends_with(|c: char| c.is_alphanumeric() || c == ',')
}

/// Whether `next` goes on with the sentence at the end of `before`.
pub(super) fn goes_on(before: &str, next: &str) -> bool {
    let before = before.trim_end();
    if begins_item(next) || before.is_empty() {
        return false;
    }
    let is_ended = before.ends_with(['.', '!', '?', ':', '”', '"', ';']);
    next.starts_with(|c: char| c.is_lowercase() || c == '(') || !is_ended && !is_item_last(before)
}

/// Whether the last paragraph is a list item, which needs no full stop.
fn is_item_last(before: &str) -> bool {
    before.rsplit('\n').next().is_some_and(begins_item)
}
