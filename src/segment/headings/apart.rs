//! Paragraphs that stand apart from the text around them.

use std::sync::LazyLock;

use super::super::Reading;
use super::super::heads::{is_label_like, sentence_end, tells};
use super::shape::LONGEST;
use crate::layout::BlockKind;
use crate::lexicon::{Pattern, begins_with_name, pattern};
use crate::normalize::Paragraph;

/// "Der tages kontakt til kommunen (Bo)", "Bestil kage. Måske til to": no heading but what was said.
pub(super) fn is_told(line: &str) -> bool {
    const OPENINGS: &[&str] = &["Der ", "Det ", "Vi ", "Han ", "Hun ", "Man ", "Jeg "];
    /// `Sommerfesten er aftalt til maj`
    static WAS_DONE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^\p{Lu}[\p{L}-]+\s(?:er|var|blev|bliver)\s(?:\p{Ll}+\s)?\p{Ll}{3,}t\s\p{Ll}")
    });
    /// `Ida Holm fik lov til at købe et telt`
    static BY_SOMEBODY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)*\s(?:fik|får|har|havde|tager|tog|skal|vil|kan)\s\p{Ll}",
        )
    });
    sentence_end(line).is_some()
        || (begins_with_name(line) && BY_SOMEBODY.is_match(line))
        || OPENINGS.iter().any(|opening| line.starts_with(opening))
        || WAS_DONE.is_match(line)
}

/// The space before a paragraph that stands apart: a line, or less where print sets all paragraphs
/// apart by less.
pub(super) fn least_space(paragraphs: &[Paragraph]) -> f32 {
    const LINE: f32 = 1.0;
    const SEEN: f32 = 0.3;
    let mut spaces: Vec<f32> =
        paragraphs.iter().map(|one| one.space_before).filter(|space| *space >= SEEN).collect();
    spaces.sort_by(f32::total_cmp);
    let usual = spaces.get(spaces.len() / 2).copied().unwrap_or(LINE);
    if spaces.len() * 2 > paragraphs.len() { LINE.min(usual - 0.1) } else { LINE }
}

/// Empty space before it, or a colon behind it and a list below.
pub(super) fn stands_apart(
    document: &Reading<'_>,
    index: usize,
    paragraph: &Paragraph,
    least: f32,
) -> bool {
    let next = document.paragraphs().get(index + 1);
    let opens_list = document.words(paragraph.span).ends_with(':')
        && next.is_some_and(|next| {
            next.kind == BlockKind::ListItem || document.words(next.span).starts_with("- ")
        });
    paragraph.space_before >= least || opens_list
}

/// "Sommerfest d. 2. september.": set as a heading, and no sentence but for its full stop.
pub(super) fn is_set_with_stop(document: &Reading<'_>, line: &str) -> bool {
    const LONGEST: usize = 50;
    let title = line.strip_suffix('.').filter(|title| title.chars().count() <= LONGEST);
    title.is_some_and(|title| {
        !tells(title) && sentence_end(title).is_none() && !document.lexicon.items.is_nothing(title)
    })
}

/// "Meddelelser fra formanden" on a line of its own, right behind other text, over a longer one.
pub(super) fn is_standing_line(
    document: &Reading<'_>,
    index: usize,
    paragraph: &Paragraph,
) -> bool {
    const LONGEST: usize = 50;
    let line = document.words(paragraph.span);
    let next = document.paragraphs().get(index + 1);
    let next = next.filter(|next| next.kind == BlockKind::Paragraph && next.space_before < 1.0);
    paragraph.kind == BlockKind::Paragraph
        && line.len() <= LONGEST
        && line.starts_with(char::is_uppercase)
        && !line.contains([':', ','])
        && !line.ends_with(['.', ';', '!', '?'])
        && document.lexicon.items.is_standing(line)
        && is_label_like(line)
        && next.is_some_and(|next| next.span.len() > line.len() * 2)
}

/// Whether what stands below is text without a bullet, or with another one.
pub(super) fn is_over_paragraph(document: &Reading<'_>, index: usize) -> bool {
    let first = |one: &Paragraph| document.words(one.span).chars().next();
    let Some(own) = document.paragraphs().get(index) else { return false };
    let next = document.paragraphs().get(index + 1);
    next.is_some_and(|next| next.kind == BlockKind::Paragraph || first(next) != first(own))
}

pub(super) fn is_followed_by_text(document: &Reading<'_>, index: usize) -> bool {
    document.paragraphs().get(index + 1).is_some_and(|next| {
        let words = document.words(next.span);
        words.chars().count() > LONGEST
            || words.trim_end().ends_with(['.', ':', '!', '?'])
            || words.starts_with(char::is_lowercase)
            || next.kind == BlockKind::ListItem
    })
}
