//! A number on a line of its own, its title on the next: "Punkt 3", then "Nye borde. Bo henter tilbud."

use super::behind::opens_with_name;
use super::read_head;
use super::remarks::{has_verb, tells};
use crate::lexicon::Label;
use crate::segment::{Head, Reading, headings};
use crate::span::Span;

/// Takes the title from the paragraph below, and gives what follows it there. Behind "Pkt. 3" a title
/// may end in a full stop or a colon, or have text behind it.
pub(super) fn take_title(
    document: &Reading<'_>,
    index: usize,
    prefixed: bool,
    head: &mut Head,
) -> Option<Span> {
    const LONGEST: usize = 100;
    let next = document.paragraphs().get(index + 1)?;
    let words = document.words(next.span);
    // "Sag nr. 1", and below it "Sag: Nye borde"
    let name = if prefixed { headings::naming(words) } else { 0 };
    let words = words.get(name..)?;
    let (below, rest) = read_head(document, None, Span::new(next.span.start + name, next.span.end));
    let is_whole = rest.is_empty();
    let title = match below.title? {
        title if prefixed && !is_whole => document.words(title),
        _ if prefixed => words.trim_end_matches(['.', ':']),
        _ => words,
    };
    // "Som dirigent valgtes Ida Holm"
    let is_told = prefixed && (opens_with_name(document, title) || title.starts_with("Som "));
    let title_like = title.chars().count() <= LONGEST
        && title.starts_with(char::is_uppercase)
        && !title.ends_with(['.', ',', ';', ':'])
        && !title.contains(" blev ")
        && !is_told
        && (!is_label(document, title) || prefixed && is_announced(document, title))
        && !document.lexicon.decisions.decides(title);
    let is_title = || {
        prefixed && {
            let standing = document.lexicon.items.is_standing(title);
            !has_verb(title) && !tells(title) && (standing || are_alone(document))
        }
    };
    if !title_like || !(is_whole || is_title()) {
        return None;
    }
    let (number, start) = (head.number, head.span.start);
    let end = if is_whole { next.span.end } else { below.span.end };
    *head = Head { number, span: Span::new(start, end), ..below };
    Some(rest)
}

/// "Økonomi" is a title here, though it stands above a part of a case elsewhere.
fn is_label(document: &Reading<'_>, title: &str) -> bool {
    let is_title = |label| label == Label::Case && document.lexicon.items.is_complete(title);
    let label = document.lexicon.labels.read(title);
    label.is_some_and(|found| !is_title(found.label))
}

/// "Fraværende" below "Sag nr. 1", where an agenda has "Sag nr. 1 Fraværende".
fn is_announced(document: &Reading<'_>, title: &str) -> bool {
    document.paragraphs().iter().any(|one| {
        let line = document.words(one.span);
        let number = document.lexicon.items.number.captures(line);
        let behind = number.and_then(|found| line.get(found.get(0)?.end()..));
        behind.is_some_and(|behind| behind.trim() == title)
    })
}

/// Whether most lines "Punkt 3" have no title of their own, nor one on an agenda above.
fn are_alone(document: &Reading<'_>) -> bool {
    let is_agenda = |line: &str| {
        let label = document.lexicon.labels.read(line);
        label.is_some_and(|found| found.label == Label::AnnouncedAgenda)
    };
    let mut lines = document.paragraphs().iter().map(|one| document.words(one.span));
    if lines.any(is_agenda) {
        return false;
    }
    let lines = document.paragraphs().iter().map(|one| document.words(one.span));
    let points = lines.filter_map(|line| {
        let found = document.lexicon.items.number.captures(line)?;
        found.name("prefix")?;
        line.get(found.get(0)?.end()..)
    });
    let points: Vec<&str> = points.collect();
    let alone = points.iter().filter(|behind| behind.trim().is_empty()).count();
    alone * 2 > points.len()
}
