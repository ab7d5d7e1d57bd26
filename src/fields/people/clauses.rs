//! Clauses about the attendance of one person: late, early, for some items, as a substitute.

use std::sync::LazyLock;

use super::Entry;
use crate::fields::{Reading, moments, pattern};
use crate::lexicon::Pattern;
use crate::record::model::Role;
use crate::span::{Span, Spanned};

/// "til kl. 14.00", "deltog under dagsordenspunkt 4", "fra pkt. 3", "afbud", "suppleant for Bo"
pub(in crate::fields) fn attend(reading: &Reading<'_>, found: &mut Entry, part: Span) -> bool {
    let words = reading.words(part);
    if ATTENDED_FOR.is_match(words) {
        found.substitute = Some(part);
        return true;
    }
    if let Some(numbers) = ITEMS.captures(words).and_then(|items| items.name("numbers")) {
        let at = Span::from(numbers.range()).shift(part.start);
        found.items.extend(item_numbers(reading, at));
        found.partial = Some(part);
        return true;
    }
    if PARTLY.is_match(words) {
        found.partial = Some(part);
        return true;
    }
    if IS_THERE.is_match(words) {
        return true;
    }
    if BECAUSE.is_match(words) {
        found.note = found.note.or(Some(part));
        return true;
    }
    if ABSENT.is_match(words) {
        found.absent = found.absent.or((!is_of_others(words)).then_some(part));
        return true;
    }
    let substituted = SUBSTITUTE.captures(words).and_then(|substitute| substitute.name("name"));
    let bare = |name: &str| name.split(" (").next().unwrap_or_default().len(); // "Per Dam (A)"
    let substituted =
        substituted.map(|name| Span::new(name.start(), name.start() + bare(name.as_str())));
    if let Some(name) = substituted.filter(|name| reading.lexicon.people.is_name(name.of(words))) {
        found.substitute_for = Some(name.shift(part.start));
        found.roles.push(Spanned::new(
            Role::Alternate,
            Span::new(part.start, part.start + name.start).trim(&reading.text.text),
        ));
        return true;
    }
    let missed = IN_ABSENCE.captures(words).and_then(|absence| absence.name("name"));
    if let Some(name) = missed.filter(|name| reading.lexicon.people.is_name(name.as_str())) {
        found.substitute_for = Some(Span::from(name.range()).shift(part.start));
        found.roles.push(Spanned::new(Role::Alternate, part));
        return true;
    }
    if SINCE_ITEM.is_match(words) {
        found.partial = Some(part);
        found.note = found.note.or(Some(part));
        return true;
    }
    match clock(reading, part) {
        Some(clock) if LEFT.is_match(words) => found.left = Some(clock),
        Some(clock) if ARRIVED.is_match(words) => found.arrived = Some(clock),
        _ if LATE.is_match(words) => found.note = Some(part),
        _ => return false,
    }
    found.partial = Some(part);
    true
}

/// "fra kl. 17", and without the letters "fra 17.30" at the end.
fn clock(reading: &Reading<'_>, part: Span) -> Option<Spanned<String>> {
    if let Some((clock, _)) = moments::clocks(reading, part).into_iter().next() {
        return Some(clock.spanned());
    }
    let words = reading.words(part);
    let last = words.rsplit(' ').next().filter(|last| last.len() < words.len())?;
    moments::clock_alone(reading, Span::new(part.end - last.len(), part.end))
}

/// "afbud fra Bo Ravn", "afbud fra suppleanten" behind a name is about them.
fn is_of_others(words: &str) -> bool {
    const WHEN: &[&str] = &["kl", "punkt", "pkt", "sag", "mødet", "dagens", "dette"];
    let whom = words.split_once(" fra ").map(|(_, whom)| whom);
    whom.is_some_and(|whom| {
        whom.starts_with(char::is_alphabetic) && !WHEN.iter().any(|when| whom.starts_with(when))
    })
}

/// "pkt. 5", "under punkt 3": what tells for which items somebody was there.
pub(super) fn is_for_items(words: &str) -> bool {
    ITEMS.is_match(words)
}

/// "til kl. 14.00", "forlod mødet"
static LEFT: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?i)^(?:deltog\s|var til stede\s)?(?:indtil|til|forlod|gik)\b"));

/// "fra kl. 15", "ankom"
static ARRIVED: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?i)^(?:deltog\s|mødte\s)?(?:fra|kom|ankom|mødte)\b"));

/// "deltog under dagsordenspunkt 4", "pkt. 1-4"
static ITEMS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:kun\s)?(?:(?:deltog|deltager|deltagende|til stede|tilstede|under|ved)\b.{0,40}?)?(?:\b(?:dagsordenspunkt(?:erne)?|punkt(?:erne)?|pkt\.?|sag(?:erne)? nr\.?)|§)\s*(?P<numbers>\d+[a-z]?(?:\s*(?:,|og|-|–)\s*\d+[a-z]?)*)",
    )
});

/// "afbud", "på ferie"
static ABSENT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:alle|begge)\s)?(?:afbud|fraværende|med afbud|(?:ikke|ej) (?:mødt|fremmødt|til stede|tilstede)|(?:har )?(?:sendt|meldt) afbud|uden afbud|udeblevet|udeblev|forhindret|deltog ikke|meldt fra|syg|sygemeldt|bortrejst|(?:på\s)?(?:orlov|ferie)|nej)\b",
    )
});

/// Whether a part of a list tells who came in the place of the one before it: "suppleant Ida Holm deltog i stedet".
pub(super) fn is_in_place(words: &str) -> bool {
    ATTENDED_FOR.is_match(words)
}

/// "pga. sygdom", "på grund af arbejde", "tlf. 11 22 33 44": about somebody, not about the attendance.
static BECAUSE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:pga\.?|p\.g\.a\.?|på grund af|grundet)\s\p{L}|(?:tlf|telefon|mobil|mob)\b)",
    )
});

/// "mødte som stedfortræder", "suppleant Ida Holm deltager"
static ATTENDED_FOR: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:mødte|deltog|deltager|indtrådte)\s(?:i stedet|som (?:stedfortræder|suppleant))\b|^(?:som\s(?:var|er|blev)\s)?(?:erstattet|afløst)\saf\s(?-i:\p{Lu})|^(?:suppleant(?:en)?|stedfortræder(?:en)?)\s(?-i:\p{Lu}).*\s(?:deltog|deltager|mødte|møder)\.?$",
    )
});

/// "suppleant for Bo Ravn", "på vegne af Bo Ravn"
static SUBSTITUTE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?i:(?:som\s)?(?:suppleant|stedfortræder|substitut|i stedet|vikar)(?:\sfor)?|for|på\svegne\saf)\s(?P<name>\p{Lu}.*)$",
    )
});

/// "deltog i Bo Ravns fravær", "i Bo Ravns sted"
static IN_ABSENCE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^(?:(?:deltog|deltager|mødte)\s)?i\s(?P<name>\p{Lu}[^,.]*?)s\s(?:fravær|sted)\.?$")
});

/// "Bo Ravn deltager online under punkt 1", "Bo Ravn deltog som suppleant for Ida Holm" in a list of those absent: no
/// absence.
pub(in crate::fields) fn came_otherwise(words: &str) -> bool {
    static CAME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\p{Lu}[^,().]*\s(?:deltog|deltager)\s(?:online|virtuelt|digitalt|(?:via|på|over)\s(?:video|teams|zoom|skype|telefon|link)|som\s(?:suppleant|stedfortræder)\sfor)\b",
        )
    });
    CAME.is_match(words)
}

/// "Bo Ravn deltog" in a list of those absent: who came in the place of the one before.
pub(in crate::fields) fn came_instead(words: &str) -> bool {
    static CAME: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\p{Lu}[^,()]*\s(?:deltog|deltager|mødte|møder)\.?$"));
    CAME.is_match(words)
}

/// "1, 3 og 5" are three numbers, "1-3" as well.
fn item_numbers(reading: &Reading<'_>, list: Span) -> Vec<Spanned<String>> {
    static NUMBER: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?P<from>\d+)\s*[-–]\s*(?P<to>\d+)|(?P<one>\d+[a-z]?)"));
    let mut found = Vec::new();
    for number in NUMBER.captures_iter(reading.words(list)) {
        let value = |name: &str| number.name(name)?.as_str().parse::<u32>().ok();
        let Some(span) = number.get(0).map(|whole| Span::from(whole.range()).shift(list.start))
        else {
            continue;
        };
        match value("from").zip(value("to")) {
            Some((from, to)) if from < to && to - from < 60 => {
                found
                    .extend((from..=to).map(|item| {
                        Spanned::inferred(item.to_string(), span, "number-in-a-range")
                    }));
            }
            _ => found.push(reading.spanned(span)),
        }
    }
    found
}

/// "fra punkt 3", "deltog til og med pkt. 4": for a part of the meeting that no clock tells.
static SINCE_ITEM: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:deltog\s|til stede\s)?(?:fra|til|indtil|efter|før)\s(?:og med\s)?(?:dagsordenspunkt|punkt|pkt\.?|sag)\s*\d+",
    )
});

/// "delvist", "en del af mødet"
static PARTLY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:til\sstede\s|deltog\s)?(?:delvist?|(?:i\s)?en\sdel\saf\s(?:mødet|tiden)|(?:kun\s)?(?:under|ved)\spunkte(?:t|rne)\b.*)$",
    )
});

/// "x", "til stede": what a column says of those who came.
static IS_THERE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:x|ja|til\s?stede|mødt|deltog|online|virtuelt|(?:via|pr\.|over)\s\p{L}[\p{L}/-]*)\.?$",
    )
});

/// "kom midt i mødet", "gik under punkt 3", "kom 19.15"
static LATE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:kom|ankom|gik|forlod|deltog delvist|mødte)\s.*\b(?:mødet|punkt|pkt|senere|tidligere|før|efter|under|\d{1,2}[.:]\d{2})",
    )
});
