//! What shows that a document is a portfolio, a note on bodies or an agreement: its build, and
//! words that only such documents repeat.

use std::sync::LazyLock;

use crate::layout::BlockKind;
use crate::lexicon::{Column, Lexicon, Pattern, is_given_name, pattern};
use crate::normalize::{NormalizedText, Paragraph};
use crate::record::model::DocumentKind;
use crate::span::Span;

/// Whether the points of the agenda come again, most of them with paragraphs below: what was minuted.
pub(super) fn is_minuted(text: &NormalizedText) -> bool {
    static POINT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?:(?:punkt|pkt\.?|ad\.?)\s?)?0?(?P<number>\d{1,2})\s?[.):]")
    });
    const FEWEST: usize = 3;
    let number = |paragraph: &Paragraph| {
        let found = POINT.captures(text.words(paragraph))?;
        found.name("number")?.as_str().parse::<u32>().ok()
    };
    let points: Vec<Option<u32>> = text.paragraphs.iter().map(number).collect();
    let mut starts = (0..points.len()).filter(|at| points.get(*at) == Some(&Some(1)));
    let (Some(first), Some(second)) = (starts.next(), starts.next()) else { return false };
    let count = |from: usize, to: usize| {
        points.get(from..to).into_iter().flatten().filter(|point| point.is_some()).count()
    };
    let minuted = points.get(second..).unwrap_or_default();
    let with_text = minuted.windows(2).filter(|pair| matches!(pair, [Some(_), None])).count();
    let (announced, again) = (count(first, second), count(second, points.len()));
    announced >= FEWEST && again >= FEWEST && again * 2 >= announced && with_text * 2 > again
}

/// Whether people undertake things in it, one here and one there: "2. Ida undersøger prisen". Who draws up an
/// agenda does not know yet.
pub(super) fn is_undertaken(text: &NormalizedText, lexicon: &Lexicon) -> bool {
    /// `1. `, `a) `, `iii. `
    static POINT: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\W*(?:(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})[.)]\s+)?"));
    const FEWEST: usize = 3;
    let undertakes = |paragraph: &&Paragraph| {
        let line = text.words(paragraph);
        let number = POINT.find(line).map_or(0, |number| number.end());
        let words = line.get(number..).unwrap_or_default();
        let first = words.split([' ', ',', '/']).next().unwrap_or_default();
        is_given_name(first) && lexicon.actions.undertakings.first(words).is_some()
    };
    text.paragraphs.iter().filter(undertakes).take(FEWEST).count() == FEWEST
}

/// The kind that a document which is not about a meeting shows most signs of, and the first sign.
pub(super) fn kind(text: &NormalizedText) -> Option<(DocumentKind, Span)> {
    portfolio(text).or_else(|| governance_or_agreement(text))
}

/// A table head that names initiatives and what is said of them, and numbered entries.
fn portfolio(text: &NormalizedText) -> Option<(DocumentKind, Span)> {
    const ENTRIES: usize = 3;
    let head = text.paragraphs.iter().enumerate().find(|(index, _)| {
        let rows = text.paragraphs.get(*index..index + 3).unwrap_or_default();
        is_head(text, rows)
    });
    let (_, head) = head?;
    let entries = text.paragraphs.iter().filter(|one| is_entry(text, one)).count();
    (entries >= ENTRIES).then_some((DocumentKind::Portfolio, head.span))
}

/// Up to three lines that are nothing but heads of columns.
fn is_head(text: &NormalizedText, lines: &[Paragraph]) -> bool {
    let heads = |line: &Paragraph| Lexicon::danish().portfolio.columns(text.words(line));
    let columns: Vec<Column> = lines.iter().map_while(heads).flatten().collect();
    let has = |column| columns.contains(&column);
    let told =
        [Column::Description, Column::Status, Column::Owner].into_iter().filter(|one| has(*one));
    has(Column::Title) && told.count() >= 2
}

/// `3.4 Fortsat udbredelse`, `B2: Fælles kort`, `7. Skiltning`, and rows that begin so
fn is_entry(text: &NormalizedText, paragraph: &Paragraph) -> bool {
    static ENTRY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?:\p{L}+\s)?(?:\d{1,2}\.\d{1,2}|[A-ZÆØÅ]\.?\d{1,2}|\d{1,2})[.:]?\s+[\p{Lu}\d]")
    });
    let words = text.words(paragraph);
    ENTRY.is_match(words) || (paragraph.kind == BlockKind::TableRow && paragraph.cells.len() > 2)
}

/// Words of notes on bodies, and of agreements.
struct Words {
    governance: Pattern,
    agreed: Pattern,
    agreement_title: Pattern,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    governance: pattern(
        r"(?i)\b(?:governance\p{L}*|refererer (?:direkte )?til|kommissori\p{L}+|beslutningsstruktur\p{L}*|(?:møde|styrings|udvalgs)struktur\p{L}*|har til opgave at|opgaver:)",
    ),
    agreed: pattern(
        r"(?i)\b(?:er enige om|er der enighed om|er der opnået enighed|parterne (?:er|vil|forpligter|skal|har|noterer)|aftaleparterne|milepæle?n?e?|indgår (?:hermed|denne)|aftaler følgende)\b",
    ),
    agreement_title: pattern(
        r"(?im)^\W*(?:\p{L}+\s){0,2}\p{L}*aftale(?:n|r)?\b(?:\s(?:om|mellem|for|vedrørende)\b|$)",
    ),
});

fn governance_or_agreement(text: &NormalizedText) -> Option<(DocumentKind, Span)> {
    const ENOUGH: usize = 6;
    const TOP: usize = 400;
    let words = text.text.as_str();
    let count = |pattern: &Pattern| pattern.find_iter(words).take(50).count();
    let first = |pattern: &Pattern| pattern.find(words).map(|found| Span::from(found.range()));
    let bodies: Vec<Span> = bodies(text).collect();
    let governance = count(&WORDS.governance) + 2 * bodies.len();
    let top = words.char_indices().nth(TOP).map_or(words, |(at, _)| words.get(..at).unwrap_or(""));
    let titled = WORDS.agreement_title.find(top);
    let agreement = 2 * count(&WORDS.agreed) + titled.map_or(0, |_| 4);
    if governance >= ENOUGH.max(agreement) && !bodies.is_empty() {
        let sign = first(&WORDS.governance).or(bodies.first().copied());
        return Some((DocumentKind::Governance, sign.unwrap_or_default()));
    }
    if agreement < ENOUGH {
        return None;
    }
    let sign = titled.map(|found| Span::from(found.range())).or_else(|| first(&WORDS.agreed));
    Some((DocumentKind::Agreement, sign.unwrap_or_default()))
}

/// Headings that name bodies.
fn bodies(text: &NormalizedText) -> impl Iterator<Item = Span> {
    /// `3. `, `2.1 `
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+"));
    const LONGEST: usize = 90;
    text.paragraphs.iter().filter_map(|paragraph| {
        let words = text.words(paragraph).trim_end();
        let number = NUMBER.find(words).map_or(0, |number| number.end());
        let is_set_apart =
            number > 0 || paragraph.style.bold || paragraph.kind == BlockKind::Heading;
        let title = words.get(number..).unwrap_or_default();
        let is_title = is_set_apart
            && paragraph.cells.is_empty()
            && words.chars().count() <= LONGEST
            && title.starts_with(char::is_uppercase)
            && !title.ends_with(['.', ':', ',']);
        (is_title && Lexicon::danish().governance.is_body(title)).then_some(paragraph.span)
    })
}
