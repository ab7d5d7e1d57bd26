//! Mentions of initiatives, focus areas, recommendations, work packages, goals, laws and
//! attachments.

use std::sync::LazyLock;

use super::{Reading, pattern};
use crate::lexicon::{Captures, Match, Pattern};
use crate::record::model::{AgendaItem, Attachment, InitiativeReference, Maybe, ReferenceKind};
use crate::span::{Span, Spanned};

/// Reads every mention in the items (and in the text before and behind them).
pub(super) fn read(
    reading: &Reading<'_>,
    items: &[AgendaItem],
) -> (Vec<InitiativeReference>, Vec<Attachment>) {
    let item_at = item_at(items);
    let numbers = reading.outline.numbers();
    let mut references = Vec::new();
    let mut attachments = Vec::new();
    for paragraph in &reading.text.paragraphs {
        for found in MENTION.captures_iter(reading.words(paragraph.span)) {
            let place = Span::from(found.get(0).map_or(0..0, |whole| whole.range()))
                .shift(paragraph.span.start);
            if numbers.iter().any(|number| place.contains(*number)) {
                continue; // "§ 3" before a title is the item's own number
            }
            if is_item(reading, place, &numbers) {
                continue;
            }
            references.extend(mentions(reading, paragraph.span, &found, &item_at));
            references.extend(elliptic(reading, paragraph.span, &found, &item_at));
        }
        for found in ATTACHMENT.captures_iter(reading.words(paragraph.span)) {
            attachments.extend(attachment(reading, paragraph.span, &found, &item_at));
        }
    }
    (references, once_per_item(attachments))
}

/// "deltog under § 3" in minutes whose items are numbered so.
fn is_item(reading: &Reading<'_>, mention: Span, numbers: &[Span]) -> bool {
    let Some(printed) = reading.words(mention).strip_prefix('§') else { return false };
    let before = |span: Span| reading.text.text.get(..span.start).unwrap_or_default().trim_end();
    let told = [" under", " ved", " til"].iter().any(|word| before(mention).ends_with(word));
    told && numbers
        .iter()
        .filter(|number| before(**number).ends_with('§'))
        .any(|number| reading.words(*number) == printed.trim())
}

/// Which item a place stands in.
pub(crate) fn item_at(items: &[AgendaItem]) -> impl Fn(Span) -> Maybe<String> + use<> {
    let places = item_places(items);
    move |label: Span| {
        let item = places.iter().rev().find(|(start, _)| *start <= label.start);
        item.map(|(_, id)| Spanned::inferred(id.clone(), label, "stands-in-the-item"))
    }
}

/// An attachment that an item mentions twice is one attachment of it.
fn once_per_item(attachments: Vec<Attachment>) -> Vec<Attachment> {
    let mut kept: Vec<Attachment> = Vec::new();
    let value = |leaf: &Maybe<String>| leaf.as_ref().map(|leaf| leaf.value.clone());
    for one in attachments {
        let known = kept.iter().any(|other| {
            value(&other.number) == value(&one.number)
                && value(&other.agenda_item) == value(&one.agenda_item)
        });
        if !known {
            kept.push(one);
        }
    }
    kept
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

/// `indsats 3.4`, `initiativ 2 og 3`, `initiativ B2`, `Arbejdspakke 4 og 7`, `initiativ 1.2-1.4`, `projekt 2.3`, `§119`
static MENTION: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?x)
        (?:(?P<qualifier>\p{L}[\p{L}-]*s)\s|[’”'](?P<quoted>[^’”']{3,})[’”']\s[–-]\s)?
        (?:\b(?P<kind>(?i:indsatsområde(?:t|r|rne)?|indsats(?:en|er|erne)?|initiativ(?:et|er|erne)?|anbefaling(?:en|er|erne)?|arbejdspakke(?:n|r|rne)?|(?:del)?mål))
          \s(?:nr\.?\s|nummer\s)?(?P<numbers>\d+(?:\.\d+)*(?:(?:,\s|\s?[-–]\s?|\s(?:og|samt|til)\s)\d+(?:\.\d+)*)*)
        | \b(?P<named>(?i:indsats(?:en|er|erne)?|initiativ(?:et|er|erne)?|projekt(?:et|er|erne)?))
          \s(?:nr\.?\s|nummer\s)?(?P<lettered>[A-ZÆØÅ]\.?\d{1,2}(?:(?:,\s|\s?[-–]\s?|\s(?:og|samt|til)\s)[A-ZÆØÅ]?\.?\d{1,2})*)\b
        | \b(?P<project>(?i:projekt(?:et|er|erne)?))
          \s(?:nr\.?\s|nummer\s)?(?P<dotted>\d{1,2}\.\d{1,2}(?:(?:,\s|\s?[-–]\s?|\s(?:og|samt|til)\s)\d{1,2}\.\d{1,2})*)\b
        | (?P<law>§§?)\s?(?P<sections>\d+(?:\s?[a-hj-z]\b)?(?:(?:,\s|\s?[-–]\s?|\s(?:og|samt)\s)(?:§\s?)?\d+(?:\s?[a-hj-z]\b)?)*))",
    )
});

const KINDS: &[(&str, ReferenceKind)] = &[
    ("indsatsområde", ReferenceKind::FocusArea),
    ("indsats", ReferenceKind::Initiative),
    ("initiativ", ReferenceKind::Initiative),
    ("projekt", ReferenceKind::Initiative),
    ("anbefaling", ReferenceKind::Recommendation),
    ("arbejdspakke", ReferenceKind::WorkPackage),
    ("mål", ReferenceKind::Goal),
    ("delmål", ReferenceKind::Goal),
];

fn mentions(
    reading: &Reading<'_>,
    paragraph: Span,
    found: &Captures<'_>,
    item_at: &dyn Fn(Span) -> Maybe<String>,
) -> Vec<InitiativeReference> {
    let at =
        |name: &str| found.name(name).map(|part| Span::from(part.range()).shift(paragraph.start));
    let any = |names: &[&str]| names.iter().find_map(|name| at(name));
    let Some(word) = any(&["kind", "named", "project", "law"]) else { return Vec::new() };
    let list = any(&["numbers", "lettered", "dotted", "sections"]);
    let Some(list) = list else { return Vec::new() };
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
            label: reading.spanned(number.label(reading, word, list)),
            number: Some(number.spanned()),
            qualifier: at("qualifier").or_else(|| at("quoted")).map(|span| reading.spanned(span)),
            title: if single { title(reading, paragraph, list.end) } else { None },
            agenda_item: item_at(word),
            initiative: None,
        })
        .collect()
}

/// "anbefaling 1, der omhandler ... samt 22 og 24": numbers later in the sentence that leave
/// the word out.
fn elliptic(
    reading: &Reading<'_>,
    paragraph: Span,
    found: &Captures<'_>,
    item_at: &dyn Fn(Span) -> Maybe<String>,
) -> Vec<InitiativeReference> {
    static LATER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^,?\s(?:som|der)\s[^.;§\d]{3,}?\ssamt\s(?P<numbers>\d{1,3}(?:\.\d+)*(?:\sog\s\d{1,3}(?:\.\d+)*)?)(?:[.,;]|$)",
        )
    });
    let Some(first) = mentions(reading, paragraph, found, item_at).into_iter().next() else {
        return Vec::new();
    };
    let end = paragraph.start + found.get(0).map_or(0, |whole| whole.end());
    let after = Span::new(end, paragraph.end).of(&reading.text.text);
    let list = LATER
        .captures(after)
        .and_then(|later| later.name("numbers").map(|part| Span::from(part.range()).shift(end)));
    let numbers = list.map(|list| numbers(reading, list)).unwrap_or_default();
    numbers
        .into_iter()
        .map(|number| InitiativeReference {
            kind: Spanned::inferred(first.kind.value, first.kind.span(), "word-left-out"),
            label: reading.spanned(number.span),
            agenda_item: item_at(number.span),
            number: Some(number.spanned()),
            qualifier: None,
            title: None,
            initiative: None,
        })
        .collect()
}

/// "mål 3 år", "initiativ 2 gange": no numbers of initiatives.
fn followed_by_unit(reading: &Reading<'_>, end: usize) -> bool {
    static UNIT: LazyLock<Pattern> = LazyLock::new(|| {
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
    /// "indsats 3.4"; of later numbers in a list the number alone, with its own "§".
    fn label(&self, reading: &Reading<'_>, word: Span, list: Span) -> Span {
        let before = reading.words(Span::new(list.start, self.span.start)).trim_end();
        match before {
            "" => word.cover(self.span),
            _ if before.ends_with('§') => {
                Span::new(list.start + before.len() - '§'.len_utf8(), self.span.end)
            }
            _ => self.span,
        }
    }

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
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?P<range>(?:[A-ZÆØÅ]\.?)?\d+(?:\.\d+)*(?:\s?[-–]\s?|\stil\s)(?:[A-ZÆØÅ]\.?)?\d+(?:\.\d+)*)|(?P<one>[A-ZÆØÅ]\.?\d{1,2}|\d+(?:\.\d+)*(?:\s?[a-hj-z]\b)?)",
        )
    });
    let words = reading.words(list);
    NUMBER
        .captures_iter(words)
        .flat_map(|found| {
            let place = |part: Match<'_>| Span::from(part.range()).shift(list.start);
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

/// A range is written out when both ends share all but the last component: "1.2-1.4", "1.2-4",
/// "A1 til A3".
fn range_of(written: &str) -> Vec<String> {
    let ends = written.split_once(" til ").or_else(|| written.split_once(['-', '–']));
    let Some((from, to)) = ends.map(|(from, to)| (from.trim(), to.trim())) else {
        return Vec::new();
    };
    let split = |number: &str| {
        let head = number.trim_end_matches(|c: char| c.is_ascii_digit());
        Some((head.len(), number.get(head.len()..)?.parse::<u32>().ok()?))
    };
    if let (Some((head, first)), Some((other, last))) = (split(from), split(to)) {
        let head = from.get(..head).unwrap_or_default();
        let is_one_list = other == 0 || to.get(..other) == Some(head);
        if is_one_list && first < last && last - first < 50 {
            return (first..=last).map(|number| format!("{head}{number}")).collect();
        }
    }
    vec![from.to_owned(), to.to_owned()]
}

/// What is said to be the title: "(udvikling af ...)", "om borgerskabte data".
fn title(reading: &Reading<'_>, paragraph: Span, end: usize) -> Option<Spanned<String>> {
    static TITLE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\s\((?P<bracket>[^()]{3,})\)|,?\s(?:vedr\.|vedrørende|om|(?:som|der)\s(?:omhandler|handler\som))\s(?P<clause>[^.,;()]{3,}))",
        )
    });
    static END: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s(?:samt|og\sat|som|der|hvor|overflyttes)\b|\sog\s\p{Ll}+ede\b|\s(?:og|samt)\s\p{L}+\s\d",
        )
    });
    let found = TITLE.captures(Span::new(end, paragraph.end).of(&reading.text.text))?;
    let part = found.name("bracket").or_else(|| found.name("clause"))?;
    let words = part.as_str();
    let length = END.find(words).map_or(words.len(), |cut| cut.start());
    Some(reading.spanned(Span::new(part.start(), part.start() + length).shift(end)))
}

/// `bilag 4.1`, `Bilag 2`
static ATTACHMENT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"\b(?P<label>(?:[Bb]ilag(?:et|ene)?)\s(?:nr\.?\s)?(?P<number>\d+(?:\.\d+)?[a-z]?))\b")
});

fn attachment(
    reading: &Reading<'_>,
    paragraph: Span,
    found: &Captures<'_>,
    item_at: &dyn Fn(Span) -> Maybe<String>,
) -> Option<Attachment> {
    let at =
        |name: &str| found.name(name).map(|part| Span::from(part.range()).shift(paragraph.start));
    let label = at("label")?;
    Some(Attachment {
        number: at("number").map(|span| reading.spanned(span)),
        label: reading.spanned(label),
        agenda_item: item_at(label),
    })
}
