//! Recommendations: what the body was asked to decide, one entry per thing.

use std::sync::LazyLock;

use regex::Regex;

use super::items::{Body, BodyPart};
use super::{Reading, pattern, sentences};
use crate::layout::BlockKind;
use crate::lexicon::Label;
use crate::record::model::Recommendation;
use crate::span::Span;

/// "Det indstilles, at bestyrelsen", "Forvaltningen indstiller, at", "Det anbefales at"
static STEM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^(?:det\s(?:indstilles|anbefales)|[\p{L}\s]{1,40}?\s(?:indstiller|anbefaler)|indstilles|indstiller|at)
        (?:\s(?:det|til\s[\p{L}\s]{1,40}?))?,?\s*(?:at\s)?
        (?:(?:bestyrelsen|udvalget|rådet|byrådet|styregruppen|kommunalbestyrelsen|repræsentantskabet|menighedsrådet|koncernledelsen|generalforsamlingen)\b\s*)?[:,]?\s*",
    )
});

/// Reads the recommendations of an item.
pub(super) fn read(reading: &Reading<'_>, body: &Body) -> Vec<Recommendation> {
    let mut found: Vec<Recommendation> = Vec::new();
    let mut section = Section::Outside;
    for part in &body.parts {
        if part.label.is_some() {
            section = if part.under == Some(Label::Recommendation) {
                Section::Stem
            } else {
                Section::Outside
            };
        }
        match section {
            Section::Outside => section = after_stem(reading, part),
            Section::Stem | Section::List { .. } => {}
        }
        if section != Section::Outside {
            section = take(reading, part, section, &mut found);
        }
    }
    found
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Section {
    /// Not in a recommendation.
    Outside,
    /// Behind a label or the words "Det indstilles, at".
    Stem,
    /// In its list, whose outermost bullets stand at this indent.
    List { indent: f32 },
}

/// A stem without a label before it opens a recommendation, too.
fn after_stem(reading: &Reading<'_>, part: &BodyPart) -> Section {
    static OPEN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^(?:det\sindstilles|\p{L}+\sindstiller|indstilling)\b"));
    if part.kind != BlockKind::ListItem && OPEN.is_match(reading.words(part.span)) {
        Section::Stem
    } else {
        Section::Outside
    }
}

fn take(
    reading: &Reading<'_>,
    part: &BodyPart,
    section: Section,
    found: &mut Vec<Recommendation>,
) -> Section {
    if part.value.is_empty() {
        return section;
    }
    if super::decisions::is_decided_by_body(reading.words(part.value)) {
        return Section::Outside;
    }
    let bullet = bullet(reading, part);
    match (section, bullet) {
        (Section::List { indent }, Some(words))
            if is_nested(reading, part, indent) && !found.is_empty() =>
        {
            if let Some(last) = found.last_mut() {
                last.items.push(reading.spanned(words));
            }
            section
        }
        (_, Some(words)) => {
            let words = without_stem(reading, words);
            found.push(Recommendation { text: reading.spanned(words), items: Vec::new() });
            match section {
                Section::List { .. } => section,
                _ => Section::List { indent: part.indent },
            }
        }
        (Section::Stem, None) => {
            inline(reading, part, found);
            if reading.words(part.span).trim_end().ends_with(['.']) {
                Section::Outside
            } else {
                section
            }
        }
        _ => Section::Outside,
    }
}

/// What stands behind a bullet or a list number.
fn bullet(reading: &Reading<'_>, part: &BodyPart) -> Option<Span> {
    static BULLET: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:[•·▪◦–*-]|o|\d{1,2}[.)]|[a-z][.)])\s+"));
    let words = reading.words(part.value);
    let found = BULLET.find(words);
    match (found, part.kind) {
        (Some(bullet), _) => Some(Span::new(part.value.start + bullet.end(), part.value.end)),
        (None, BlockKind::ListItem) => Some(part.value),
        (None, _) => None,
    }
}

/// Set further in than the first bullet, or with the bullet "o" of a second level.
fn is_nested(reading: &Reading<'_>, part: &BodyPart, indent: f32) -> bool {
    part.indent > indent + 1.0
        || reading.words(part.span).starts_with("o ")
        || reading.words(part.span).starts_with("◦ ")
}

/// "Det indstilles, at regnskabet godkendes. Det indstilles, at ...": one entry a sentence.
fn inline(reading: &Reading<'_>, part: &BodyPart, found: &mut Vec<Recommendation>) {
    for sentence in sentences::sentences(&reading.text.text, part.value) {
        let words = without_stem(reading, sentence);
        let plain = reading.words(words).trim_end_matches([':', '.', ',']);
        if !plain.trim().is_empty() {
            let words = Span::new(words.start, words.start + plain.len());
            found.push(Recommendation { text: reading.spanned(words), items: Vec::new() });
        }
    }
}

fn without_stem(reading: &Reading<'_>, span: Span) -> Span {
    let length = STEM.find(reading.words(span)).map_or(0, |stem| stem.end());
    Span::new(span.start + length, span.end).trim(&reading.text.text)
}
