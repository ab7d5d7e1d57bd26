//! What stands beside a title in cells of its own, or behind wide gaps: "Budget    Beslutning    Ida".

use crate::segment::{Head, Reading};
use crate::span::Span;

/// Takes the cells behind a title's first wide gap off it, if each of them says what type the item is or
/// who is in charge of it.
pub(super) fn take(document: &Reading<'_>, head: &mut Head) {
    let Some(whole) = head.title else { return };
    let Some((title, beside)) = document.words(whole).split_once('\t') else { return };
    let mut at = whole.start + title.len() + 1;
    let (mut mark, mut responsible) = (None, Vec::new());
    for cell in beside.split('\t') {
        let span = Span::new(at, at + cell.len()).trim(&document.text.text);
        at += cell.len() + 1;
        let words = document.words(span);
        match document.lexicon.items.item_type(words) {
            Some(kind) if mark.is_none() && head.mark.is_none() => mark = Some((span, kind)),
            _ if document.people.contains(words) => responsible.push(span),
            _ => return,
        }
    }
    head.mark = head.mark.or(mark);
    head.responsible.append(&mut responsible);
    let title = Span::new(whole.start, whole.start + title.len()).trim(&document.text.text);
    head.title = Some(title).filter(|title| !title.is_empty());
}

/// "Budget 2021 Beslutning": in the cells of a table the type stands without brackets.
pub(super) fn take_bare_mark(document: &Reading<'_>, head: &mut Head) {
    let Some(title) = head.title.filter(|_| head.mark.is_none()) else { return };
    let words = document.words(title);
    let starts = words.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at + 1);
    for start in starts {
        let mark = words.get(start..).unwrap_or_default();
        let kind =
            document.lexicon.items.item_type(mark).filter(|_| mark.starts_with(char::is_uppercase));
        if let Some(kind) = kind {
            head.mark = Some((Span::new(title.start + start, title.end), kind));
            head.title =
                Some(Span::new(title.start, title.start + start).trim(&document.text.text));
            return;
        }
    }
}
