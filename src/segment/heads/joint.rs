//! Several points that were dealt with as one: "Ad 3 og 4. Begge dele blev godkendt."

use std::sync::LazyLock;

use super::{Candidate, Form, read_head};
use crate::lexicon::Pattern;
use crate::segment::{Head, Reading, pattern};
use crate::span::Span;

/// What such a line weighs at least: nothing else begins so.
const SURE: f32 = 1.0;

/// A candidate for each of the numbers; what was said stands below the last.
pub(super) fn apart(document: &Reading<'_>, whole: Candidate) -> Vec<Candidate> {
    /// `og 4.`, `, 5`, `+2:`, `-4`
    static NEXT: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\s?(?:og|samt|&|\+|,|/|-|–)\s?(?P<number>\d{1,2})\b"));
    let mut points = vec![whole];
    while let Some(last) = points.last_mut()
        && let Some(paragraph) = document.paragraphs().get(last.paragraph)
        && let line = document.words(paragraph.span)
        && let Some(number) =
            last.head.number.filter(|_| is_prefixed(document, last) || is_chain(line))
        && let behind = Span::new(number.end, paragraph.span.end)
        && let Some(found) = NEXT.captures(document.words(behind))
        && let Some(next) = found.name("number").map(|next| Span::from(next.range()))
        && let next = next.shift(behind.start)
        && let Ok(value) = document.words(next).parse::<u32>()
        && last.path == [value.saturating_sub(1)]
    {
        let words = Span::new(next.end, paragraph.span.end).of(&document.text.text);
        let signs =
            words.len() - words.trim_start_matches(['.', ')', ':', '-', '–', ' ', '\t']).len();
        let said = Span::new(next.end + signs, paragraph.span.end).trim(&document.text.text);
        let (head, rest) = read_head(document, Some(next), said);
        last.weight = last.weight.max(SURE);
        let next = Candidate { path: vec![value], head, rest, ..last.clone() };
        let nothing = Span::new(number.end, number.end);
        let span = Span::new(last.head.span.start, number.end);
        last.head = Head { number: Some(number), span, ..Head::default() };
        last.rest = nothing;
        last.title_below = false;
        points.push(next);
    }
    points
}

/// "4 - 5 - 6 - Nye skilte": numbers with dashes between them and before the title.
pub(super) fn is_chain(line: &str) -> bool {
    static CHAIN: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\d{1,2}(?:\s[-–]\s\d{1,2})+\s?(?:[-–:]|\.)\s\p{Lu}"));
    CHAIN.is_match(line)
}

/// "Ad", "Pkt." or "Punkt": what stands behind "§ 3" may be another paragraph of the law.
fn is_prefixed(document: &Reading<'_>, one: &Candidate) -> bool {
    let words = document.words(one.head.span).trim_start().to_lowercase();
    one.form == Form::Decimal
        && one.prefixed
        && one.letter.is_none()
        && ["ad", "pkt", "punkt"].iter().any(|prefix| words.starts_with(prefix))
}
