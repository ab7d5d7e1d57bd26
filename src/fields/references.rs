//! Mentions of initiatives, focus areas, recommendations, work packages, goals, laws and
//! attachments.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Reading, pattern};
use crate::record::model::{AgendaItem, Attachment, InitiativeReference, ReferenceKind};
use crate::span::{Span, Spanned};

/// Reads every mention in the items (and in the text before and behind them).
pub(super) fn read(
    reading: &Reading<'_>,
    items: &[AgendaItem],
) -> (Vec<InitiativeReference>, Vec<Attachment>) {
    let places = item_places(items);
    let item_at =
        |at: usize| places.iter().rev().find(|(start, _)| *start <= at).map(|(_, id)| id.clone());
    let mut references = Vec::new();
    let mut attachments = Vec::new();
    for paragraph in &reading.text.paragraphs {
        for found in MENTION.captures_iter(reading.words(paragraph.span)) {
            references.extend(mentions(reading, paragraph.span, &found, &item_at));
        }
        for found in ATTACHMENT.captures_iter(reading.words(paragraph.span)) {
            attachments.extend(attachment(reading, paragraph.span, &found, &item_at));
        }
    }
    (references, attachments)
}

/// Where each item begins.
fn item_places(items: &[AgendaItem]) -> Vec<(usize, String)> {
    let mut places: Vec<(usize, String)> = items
        .iter()
        .flat_map(|item| {
            let own = (item.order.span().start, item.id.clone());
            std::iter::once(own).chain(item_places(&item.items))
        })
        .collect();
    places.sort();
    places
}

/// `indsats 3.4`, `initiativ 2 og 3`, `Arbejdspakke 4 og 7`, `initiativ 1.2-1.4`, `§119`
static MENTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
        (?:(?P<qualifier>\p{L}[\p{L}-]*s)\s|[’”'](?P<quoted>[^’”']{3,80})[’”']\s[–-]\s)?
        (?:\b(?P<kind>(?i:indsatsområde(?:t|r|rne)?|indsats(?:en|er|erne)?|initiativ(?:et|er|erne)?|anbefaling(?:en|er|erne)?|arbejdspakke(?:n|r|rne)?|(?:del)?mål))
          \s(?:nr\.?\s|nummer\s)?(?P<numbers>\d+(?:\.\d+)*(?:(?:,\s|\s?[-–]\s?|\s(?:og|samt|til)\s)\d+(?:\.\d+)*)*)
        | (?P<law>§§?)\s?(?P<sections>\d+(?:\s?[a-z]\b)?(?:(?:,\s|\s?[-–]\s?|\s(?:og|samt)\s)(?:§\s?)?\d+(?:\s?[a-z]\b)?)*))
        (?P<after>(?:\s\([^()]{3,80}\))|,?\s(?:vedr\.|vedrørende|om|(?:som|der)\s(?:omhandler|handler\som))\s[^.,;()]{3,160})?",
    )
});

const KINDS: &[(&str, ReferenceKind)] = &[
    ("indsatsområde", ReferenceKind::FocusArea),
    ("indsats", ReferenceKind::Initiative),
    ("initiativ", ReferenceKind::Initiative),
    ("anbefaling", ReferenceKind::Recommendation),
    ("arbejdspakke", ReferenceKind::WorkPackage),
    ("mål", ReferenceKind::Goal),
    ("delmål", ReferenceKind::Goal),
];

fn mentions(
    reading: &Reading<'_>,
    paragraph: Span,
    found: &Captures<'_>,
    item_at: &dyn Fn(usize) -> Option<String>,
) -> Vec<InitiativeReference> {
    let at =
        |name: &str| found.name(name).map(|part| Span::from(part.range()).shift(paragraph.start));
    let Some(word) = at("kind").or_else(|| at("law")) else { return Vec::new() };
    let Some(list) = at("numbers").or_else(|| at("sections")) else { return Vec::new() };
    if followed_by_unit(reading, list.end) {
        return Vec::new();
    }
    let lower = reading.words(word).to_lowercase();
    let kind = KINDS
        .iter()
        .find(|(stem, _)| lower.starts_with(stem))
        .map_or(ReferenceKind::LawSection, |(_, kind)| *kind);
    let numbers = numbers(reading, list);
    let single = numbers.len() == 1;
    numbers
        .into_iter()
        .map(|number| InitiativeReference {
            kind: Spanned::new(kind, word),
            // "Arbejdspakke 4 og 7": the label of 7 is the number alone, unless it is the first.
            label: reading.spanned(if number.span.start == list.start || single {
                word.cover(number.span)
            } else {
                number.span
            }),
            number: Some(number.spanned()),
            qualifier: at("qualifier").or_else(|| at("quoted")).map(|span| reading.spanned(span)),
            title: at("after").filter(|_| single).and_then(|after| title(reading, after)),
            agenda_item: item_at(word.start),
            initiative: None,
        })
        .collect()
}

/// "mål 3 år", "initiativ 2 gange": no numbers of initiatives.
fn followed_by_unit(reading: &Reading<'_>, end: usize) -> bool {
    static UNIT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:\s?%|\s(?:pct|procent|år|gange|mio|mia|kr|dage|uger|måneder|timer)\b)")
    });
    UNIT.is_match(reading.text.text.get(end..).unwrap_or_default())
}

/// One number of a list, with the place that shows it.
struct Number {
    value: String,
    span: Span,
    inferred: bool,
}

impl Number {
    fn spanned(self) -> Spanned<String> {
        if self.inferred {
            Spanned::inferred(self.value, self.span, "number-in-a-range")
        } else {
            Spanned::new(self.value, self.span)
        }
    }
}

/// "1.2-1.4" is three, "4 og 7" two.
fn numbers(reading: &Reading<'_>, list: Span) -> Vec<Number> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?P<range>\d+(?:\.\d+)*\s?[-–]\s?\d+(?:\.\d+)*)|(?P<one>\d+(?:\.\d+)*(?:\s?[a-z]\b)?)",
        )
    });
    let words = reading.words(list);
    NUMBER
        .captures_iter(words)
        .flat_map(|found| {
            let place = |part: regex::Match<'_>| Span::from(part.range()).shift(list.start);
            if let Some(one) = found.name("one") {
                return vec![Number {
                    value: one.as_str().to_owned(),
                    span: place(one),
                    inferred: false,
                }];
            }
            let Some(range) = found.name("range") else { return Vec::new() };
            range_of(range.as_str())
                .into_iter()
                .map(|value| Number { value, span: place(range), inferred: true })
                .collect()
        })
        .collect()
}

/// A range is written out when both ends share all but the last component.
fn range_of(written: &str) -> Vec<String> {
    let Some((from, to)) = written.split_once(['-', '–']) else { return Vec::new() };
    let split = |number: &str| {
        let number = number.trim();
        let (head, last) =
            number.rsplit_once('.').map_or(("", number), |(head, last)| (head, last));
        Some((head.to_owned(), last.parse::<u32>().ok()?))
    };
    match (split(from), split(to)) {
        (Some((head, first)), Some((other, last)))
            if head == other && first < last && last - first < 50 =>
        {
            (first..=last)
                .map(
                    |number| {
                        if head.is_empty() {
                            number.to_string()
                        } else {
                            format!("{head}.{number}")
                        }
                    },
                )
                .collect()
        }
        _ => vec![from.trim().to_owned(), to.trim().to_owned()],
    }
}

/// What is said to be the title: "(udvikling af ...)", "om borgerskabte data".
fn title(reading: &Reading<'_>, after: Span) -> Option<Spanned<String>> {
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^,?\s*(?:\(|(?:vedr\.|vedrørende|om|(?:som|der)\s(?:omhandler|handler\som))\s)")
    });
    static END: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\s(?:samt|og\sat|som|der|hvor|overflyttes|,)\b"));
    let words = reading.words(after);
    let lead = LEAD.find(words)?.end();
    let rest = words.get(lead..)?;
    let length = END.find(rest).map_or(rest.len(), |end| end.start());
    let title = rest.get(..length)?.trim_end_matches(')').trim_end();
    let start = after.start + lead;
    (title.chars().count() > 2).then(|| reading.spanned(Span::new(start, start + title.len())))
}

/// `bilag 4.1`, `Bilag 2`
static ATTACHMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?P<label>(?:[Bb]ilag(?:et|ene)?)\s(?:nr\.?\s)?(?P<number>\d+(?:\.\d+)?[a-z]?))\b")
});

fn attachment(
    reading: &Reading<'_>,
    paragraph: Span,
    found: &Captures<'_>,
    item_at: &dyn Fn(usize) -> Option<String>,
) -> Option<Attachment> {
    let at =
        |name: &str| found.name(name).map(|part| Span::from(part.range()).shift(paragraph.start));
    let label = at("label")?;
    Some(Attachment {
        number: at("number").map(|span| reading.spanned(span)),
        label: reading.spanned(label),
        agenda_item: item_at(label.start),
    })
}
