//! Minutes that nothing calls so: "Bestyrelsesmøde den 3. maj 2016" at the top, and below it what was told.

use std::sync::LazyLock;

use crate::lexicon::{Lexicon, Pattern, pattern};
use crate::normalize::NormalizedText;

/// The lines of a document headed by a meeting and its day.
#[derive(Default)]
pub(super) struct Headed {
    /// Lines with a verb, as agendas have hardly any.
    pub(super) told: usize,
    /// Lines that begin with a number or a letter.
    pub(super) points: usize,
}

/// Counts the lines of a document of which one of the first names a meeting and its day.
pub(super) fn count(text: &NormalizedText, lexicon: &Lexicon) -> Option<Headed> {
    /// `3. Vejen`, `C) Sommerlejr`, `IV. Forretningsorden`
    static POINT: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\W?(?:\d{1,2}|[A-ZÆØÅa-zæøå]|[IVX]{1,4})\s?[.):]\s*\p{L}"));
    const TOP: usize = 3;
    let lines: Vec<&str> = text.paragraphs.iter().map(|one| text.words(one)).collect();
    let top = lines.get(..TOP).unwrap_or(&lines);
    if !(0..top.len()).any(|at| names_meeting(lexicon, top.get(at..).unwrap_or_default())) {
        return None;
    }
    let below = lines.get(1..).unwrap_or_default();
    Some(Headed {
        told: below.iter().filter(|line| is_told(line)).count(),
        points: below.iter().filter(|line| POINT.is_match(line)).count(),
    })
}

/// The sentences below the first line with a verb, as agendas have hardly any.
pub(super) fn told(text: &NormalizedText) -> usize {
    let lines = text.paragraphs.iter().skip(1).map(|one| text.words(one));
    lines.flat_map(|line| line.split_inclusive(['.', '?'])).filter(|one| is_told(one)).count()
}

/// "Bestyrelsesmøde i Roklubben" with a day on its line or on the next.
fn names_meeting(lexicon: &Lexicon, lines: &[&str]) -> bool {
    /// `Bestyrelsesmøde 29.11.2016`, `Konstituerende møde i Borgerforeningen`, `Bestyrelsens møde nr. 4`,
    /// `3. maj 2017 – bestyrelsesmøde`
    static MEETING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:\d[\d./ -]*(?:\p{L}+\s\d{4})?\W+)?(?:\p{L}+\s){0,3}\p{L}*(?:møde|mødet|generalforsamling)\b",
        )
    });
    const LONGEST: usize = 160;
    let is_named =
        lines.first().is_some_and(|line| line.len() <= LONGEST && MEETING.is_match(line));
    let mut near = lines.iter().take(2).filter(|line| line.len() <= LONGEST);
    is_named && near.any(|line| lexicon.dates.find(line).next().is_some())
}

/// "Tom bestiller montøren": what somebody does or has done.
fn is_told(line: &str) -> bool {
    static VERB: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:er|var|har|havde|blev|bliver|kom|kommer|får|fik|går|gik|holder|laver|tager|står|mangler|sender|køber|finder|bestiller|booker|kører|kan|undersøger|fortsætter|spørger|skriver|\p{L}{3,}(?:ede|erer|erede))\b",
        )
    });
    const FEWEST_WORDS: usize = 3;
    line.split_whitespace().count() >= FEWEST_WORDS && !line.ends_with('?') && VERB.is_match(line)
}
