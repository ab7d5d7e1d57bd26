//! Recommendations: what the body was asked to decide, one entry per thing.

use std::sync::LazyLock;

use super::parts::{Body, BodyPart};
use super::{Reading, pattern, sentences};
use crate::layout::BlockKind;
use crate::lexicon::with_months;
use crate::lexicon::{Label, Pattern};
use crate::record::model::Recommendation;
use crate::span::Span;

/// "Det indstilles, at bestyrelsen", "Forvaltningen indstiller, at", "Det anbefales at"
static STEM: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?ix)^(?:det\s(?:indstilles|anbefales)|[^.:]+?\s(?:indstiller|anbefaler|foreslår)|indstilles|indstiller|at)\b
        (?:\sdet)?(?:\s(?:til|over\sfor|overfor)\s[^:]+?(?:,?\sat\b\s*|[,:]?\s*$)|[,:]?\s*(?:at\b\s*)?)
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
                Section::Stem { indent: part.indent }
            } else {
                Section::Outside
            };
        }
        match section {
            Section::Outside => section = after_stem(reading, part),
            Section::Stem { .. } | Section::List { .. } => {}
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
    /// Behind a label or the words "Det indstilles, at", which stand at this indent.
    Stem { indent: f32 },
    /// In its list, whose outermost entries stand at this indent behind this kind of mark.
    List { indent: f32, marker: Marker },
}

/// A stem without a label before it opens a recommendation, too.
fn after_stem(reading: &Reading<'_>, part: &BodyPart) -> Section {
    static OPEN: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)^(?:det\sindstilles|\p{L}+\sindstiller|indstilling)\b"));
    if part.kind != BlockKind::ListItem && OPEN.is_match(reading.words(part.span)) {
        Section::Stem { indent: part.indent }
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
    if super::decisions::is_decided_by_body(reading, reading.words(part.value)) {
        return Section::Outside;
    }
    let set_in = matches!(section, Section::Stem { indent } | Section::List { indent, .. } if part.indent > indent + 1.0);
    let listed = matches!(section, Section::List { indent, .. } if (part.indent - indent).abs() < 0.5 && indent > 0.5);
    let bullet = bullet(reading, part).or_else(|| (set_in || listed).then_some(part.value));
    match (section, bullet) {
        (Section::List { indent, marker }, Some(words))
            if is_nested(reading, part, indent, marker) && !found.is_empty() =>
        {
            if let Some(last) = found.last_mut() {
                last.items.push(reading.spanned(words));
            }
            section
        }
        (_, Some(words)) => {
            let words = without_conjunction(reading, without_stem(reading, words));
            found.push(Recommendation { text: reading.spanned(words), items: Vec::new() });
            match section {
                Section::List { .. } => section,
                _ => Section::List { indent: part.indent, marker: marker(reading, part) },
            }
        }
        (Section::Stem { .. }, None) => {
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

/// A bullet, a number or a letter before an entry of a list.
static BULLET: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?:[•·▪◦‣○●■□➢→⇒➔➤►▶▸–*-]|o|\d{1,2}[.)]|[a-z][.)])\s+"));

/// What stands behind a bullet or a list number.
fn bullet(reading: &Reading<'_>, part: &BodyPart) -> Option<Span> {
    let words = reading.words(part.value);
    let found = BULLET.find(words);
    match (found, part.kind) {
        (Some(bullet), _) => Some(Span::new(part.value.start + bullet.end(), part.value.end)),
        (None, BlockKind::ListItem) => Some(part.value),
        (None, _) => None,
    }
}

/// What stands before an entry of a list.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Marker {
    /// "1.", "2)"
    Number,
    /// "a)"
    Letter,
    /// A bullet.
    Bullet(char),
    /// Nothing that can be read.
    None,
}

fn marker(reading: &Reading<'_>, part: &BodyPart) -> Marker {
    let words = reading.words(part.value);
    let first = words.chars().next().unwrap_or(' ');
    match BULLET.find(words) {
        None => Marker::None,
        Some(_) if first.is_ascii_digit() => Marker::Number,
        Some(found) if found.as_str().contains(['.', ')']) => Marker::Letter,
        Some(_) => Marker::Bullet(first),
    }
}

/// Set further in than the first entry, or behind a mark of another kind.
fn is_nested(reading: &Reading<'_>, part: &BodyPart, indent: f32, first: Marker) -> bool {
    let mark = marker(reading, part);
    let other_mark = mark != first && mark != Marker::None;
    part.indent > indent + 1.0 || other_mark
}

/// "Det indstilles, at regnskabet godkendes. Det indstilles, at ...": one entry a sentence, or
/// one for each number of "at 1. ... 2. ...".
fn inline(reading: &Reading<'_>, part: &BodyPart, found: &mut Vec<Recommendation>) {
    let sentences = sentences::sentences(&reading.text.text, part.value);
    for sentence in sentences {
        let words = reading.words(sentence);
        let starts = clauses(words).unwrap_or_else(|| enumeration(words));
        let ends = starts.iter().skip(1).copied().chain([words.len()]);
        for (start, end) in starts.iter().zip(ends) {
            add(reading, Span::new(*start, end).shift(sentence.start), found);
        }
    }
}

/// "indstiller, at planen godkendes, at der søges en fond, og at den sendes ud": where each of them begins.
fn clauses(words: &str) -> Option<Vec<usize>> {
    static CLAUSE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?:,|;)\s(?:og\s|samt\s)?(?P<at>at)\s"));
    /// `udvalget godkender`, `rådet tager til efterretning`: what is behind ", at" belongs to it
    static GOVERNS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:\p{Ll}{3}er|\btager\s(?:det\s)?til\sefterretning|\benig(?:e|hed)?(?:\s(?:i|om))?|\b(?:om|for|på|til|af|med|så|sådan|således|dog))$",
        )
    });
    let first = STEM.find(words)?.end();
    let behind = CLAUSE.captures_iter(words).filter(|found| {
        let start = found.get(0).map_or(0, |whole| whole.start());
        start >= first && !GOVERNS.is_match(words.get(..start).unwrap_or_default())
    });
    let behind = behind.filter_map(|found| found.name("at")).map(|at| at.start());
    let starts: Vec<usize> = std::iter::once(0).chain(behind).collect();
    (starts.len() > 1).then_some(starts)
}

/// Where the entries of "1. ... 2. ... 3. ..." begin; the whole is one entry if the numbers do
/// not count up from 1.
fn enumeration(words: &str) -> Vec<usize> {
    static ORDINAL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&with_months(
            r"^(?:kvartal|halvår|klasse|behandling|udkast|{month}|division|sal|etape|fase|del|møde)\p{L}*$",
        ))
    });
    static NUMBERED: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?:^|[\s,:])(?P<number>\d{1,2})[.)]\s(?P<next>\p{L}+)"));
    let mut expected = 0..;
    let starts: Vec<usize> = NUMBERED
        .captures_iter(words)
        .filter_map(|found| {
            let number: usize = found.name("number")?.as_str().parse().ok()?;
            // "til 2. kvartal" counts quarters, not entries.
            let ordinal = ORDINAL.is_match(found.name("next")?.as_str());
            (number == expected.start + 1 && !ordinal).then(|| expected.next())?;
            Some(found.get(0)?.start())
        })
        .collect();
    if starts.len() < 2 { vec![0] } else { starts }
}

/// Adds an entry without number, stem and closing punctuation, if anything is left.
fn add(reading: &Reading<'_>, span: Span, found: &mut Vec<Recommendation>) {
    static LEAD: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^[\s,:]*(?:\d{1,2}[.)]\s+)?"));
    let bare = |span: Span| {
        let lead = LEAD.find(reading.words(span)).map_or(0, |lead| lead.end());
        without_stem(reading, Span::new(span.start + lead, span.end))
    };
    let once = bare(span);
    // "Direktøren indstiller, 1. at planen godkendes"
    let numbered = reading.words(once).starts_with(|c: char| c.is_ascii_digit());
    let words = if numbered { bare(once) } else { once };
    let plain = reading.words(words).trim_end_matches([':', '.', ',', ' ']);
    if plain.chars().count() > 3 {
        let words = Span::new(words.start, words.start + plain.len());
        found.push(Recommendation { text: reading.spanned(words), items: Vec::new() });
    }
}

/// "der anlægges en sti, og" before the next entry.
fn without_conjunction(reading: &Reading<'_>, span: Span) -> Span {
    let words = reading.words(span).trim_end();
    let bare = words
        .strip_suffix(" og")
        .or_else(|| words.strip_suffix(" samt"))
        .map(|words| words.trim_end_matches([',', ';', ' ']));
    bare.map_or(span, |bare| Span::new(span.start, span.start + bare.len()))
}

fn without_stem(reading: &Reading<'_>, span: Span) -> Span {
    let length = STEM.find(reading.words(span)).map_or(0, |stem| stem.end());
    Span::new(span.start + length, span.end).trim(&reading.text.text)
}
