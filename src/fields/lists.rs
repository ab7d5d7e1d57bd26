//! Running text and lists, told apart.

use std::sync::LazyLock;

use super::{Reading, pattern};
use crate::layout::BlockKind;
use crate::lexicon::Pattern;
use crate::segment::Part;
use crate::span::{Span, Spanned};

/// A paragraph or an item of a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// With its bullet.
    pub(super) span: Span,
    /// Without its bullet.
    pub(super) words: Span,
    pub(super) is_item: bool,
}

/// The pieces of a body, in order.
pub(super) fn pieces(reading: &Reading<'_>, parts: &[Part]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for part in parts {
        let is_item = part.kind == BlockKind::ListItem
            || pieces.last().is_some_and(|before| has_lost_its_bullet(reading, part, before));
        let words = if is_item { without_bullet(reading, part.span) } else { part.span };
        pieces.push(Piece { span: part.span, words, is_item });
    }
    pieces
}

/// Some producers lose bullets and keep the indentation. At the top of a page a space before
/// the first line means nothing.
fn has_lost_its_bullet(reading: &Reading<'_>, part: &Part, before: &Piece) -> bool {
    const INDENTED: f32 = 0.9;
    let place = reading.text.paragraphs.partition_point(|one| one.span.end <= part.span.start);
    let is_first_on_page = place.checked_sub(1).is_none_or(|above| {
        let page = |index: usize| reading.text.paragraphs.get(index).map(|one| one.page);
        page(above) != page(place)
    });
    let opens =
        reading.words(before.span).trim_end().ends_with([':', '–']) || is_stem(reading, before);
    part.kind == BlockKind::Paragraph
        && part.indent >= INDENTED
        && !is_first_on_page
        && (before.is_item || opens)
}

/// "... har til opgave at"
fn is_stem(reading: &Reading<'_>, before: &Piece) -> bool {
    reading.words(before.span).trim_end().ends_with(" at")
}

/// The words of an item behind "•", "-", "o", "1)" or "a.".
fn without_bullet(reading: &Reading<'_>, span: Span) -> Span {
    /// `• Rådgive`, `- at behandle`, `3) Forestå`, `b. Styre`
    static BULLET: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:[•●○◦▪■‣⁃–—*+>-]|o|\(?\d{1,2}[.)]|[a-zæøå][.)])\s+"));
    let bullet = BULLET.find(reading.words(span)).map_or(0, |bullet| bullet.end());
    Span::new(span.start + bullet, span.end).trim(&reading.text.text)
}

/// The items of a list as values. A number that stands inside a sentence opens no item: "4)
/// ... business case med" / "5) udgangspunkt i ..." is one.
pub(super) fn items(reading: &Reading<'_>, pieces: &[Piece]) -> Vec<Spanned<String>> {
    let mut items: Vec<Spanned<String>> = Vec::new();
    for piece in pieces {
        let words = reading.spanned(piece.words);
        match items.last_mut() {
            Some(last) if is_cut(&last.value, &words.value) => {
                let value = format!("{} {}", last.value, words.value);
                let span = last.span().cover(words.span());
                *last = Spanned::inferred(value, span, "number-inside-a-sentence");
            }
            _ => items.push(words),
        }
    }
    items
}

/// Words that no item ends with.
const OPEN: &[&str] = &[
    "af", "at", "den", "det", "en", "et", "for", "i", "med", "og", "om", "på", "som", "til", "ved",
];

fn is_cut(before: &str, next: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default();
    OPEN.contains(&last) && next.starts_with(char::is_lowercase)
}
