//! What the meeting is called: name, number, type.

use std::sync::LazyLock;

use crate::fields::{Reading, moments, pattern};
use crate::lexicon::{Label, Pattern};
use crate::record::model::{Maybe, MeetingType};
use crate::span::{Span, Spanned};

/// "bestyrelsesmøde", "generalforsamling"
pub(super) static NAME: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)(?P<name>\b(?-i:\p{Lu}{2,4}[ -]møde)|\b[\p{L}-]*(?:møde|generalforsamling|seminar|årsmøde))(?:et|en|t)?\b",
    )
});

/// What the meeting is called, by a label or in the title, without the adjective.
pub(super) fn name(reading: &Reading<'_>, title: Option<Span>) -> Maybe<String> {
    let labelled = reading.outline.labelled.iter().filter(|one| one.label == Label::MeetingName);
    let labelled = labelled.filter_map(|one| one.values.first().copied());
    let told = super::body::told(reading);
    let title =
        labelled.chain(title).chain(told).find(|span| NAME.is_match(reading.words(*span)))?;
    let found = NAME.captures(reading.words(title))?.name("name")?;
    Some(reading.spanned(Span::from(found.range()).shift(title.start)))
}

/// "22. møde", "møde nr. 5", "Bestyrelsesmøde nr. 4/2018"
pub(super) fn number(reading: &Reading<'_>, span: Span) -> Maybe<u32> {
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?P<before>\d{1,3})\.\s(?:\p{L}+\s){0,2}?(?:\p{L}*møde)\b|\b(?:\p{L}*møde|referat),?\s\(?(?:nr\.?|nummer|#)\s*(?P<after>\d{1,4})\b|(?:^\W*\p{L}+|,\s\p{L}*)møde\s#?(?P<bare>\d{1,3})\W*$",
        )
    });
    let found = NUMBER.captures(reading.words(span))?;
    let digits =
        found.name("before").or_else(|| found.name("after")).or_else(|| found.name("bare"))?;
    let at = Span::from(digits.range()).shift(span.start);
    let date = moments::dates(reading, span).iter().any(|date| date.span.overlaps(at));
    (!date).then_some(())?;
    Some(Spanned::new(digits.as_str().parse().ok()?, at))
}

pub(super) fn meeting_type(reading: &Reading<'_>, title: Span) -> Maybe<MeetingType> {
    const TYPES: &[(&str, MeetingType)] = &[
        (r"(?i)\bekstraordinær\p{L}*", MeetingType::Extraordinary),
        (r"(?i)\b(?:konstituerende|stiftende)\b", MeetingType::Constituent),
        (r"(?i)\b\p{L}*generalforsamling\p{L}*", MeetingType::GeneralAssembly),
        (r"(?i)\bordinær\p{L}*", MeetingType::Ordinary),
    ];
    static PATTERNS: LazyLock<Vec<(Pattern, MeetingType)>> =
        LazyLock::new(|| TYPES.iter().map(|(words, kind)| (pattern(words), *kind)).collect());
    let words = reading.words(title);
    PATTERNS.iter().find_map(|(pattern, kind)| {
        let found = pattern.find(words)?;
        Some(Spanned::new(*kind, Span::from(found.range()).shift(title.start)))
    })
}
