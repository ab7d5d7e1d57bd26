//! Which body met.

use std::sync::LazyLock;

use super::body_name::plain;
use super::name::NAME;
use super::next::NEXT;
use super::{FRONT_PARTS, MEETING};
use crate::fields::{Reading, moments, pattern};
use crate::lexicon::{Label, Pattern, is_given_name};
use crate::record::model::Maybe;
use crate::span::{Span, Spanned};

pub(super) fn organization(reading: &Reading<'_>, title: Option<Span>) -> Maybe<String> {
    let labelled = reading.outline.labelled.iter().find(|one| one.label == Label::Body);
    if let Some(value) = labelled.and_then(|one| one.values.first()) {
        return Some(reading.spanned(*value));
    }
    let in_title = title.and_then(|title| body_in(reading, title));
    let is_common = |body: &Spanned<String>| body.value.starts_with(char::is_lowercase);
    let ways: [&dyn Fn() -> Maybe<String>; 10] = [
        &|| {
            in_title.as_ref().filter(|body| is_common(body))?;
            above(reading, title?)
        },
        &|| in_title.clone(),
        &|| behind_the_date(reading, title?),
        &|| named_in(reading, title?),
        &|| headed(reading),
        &|| possessed(reading, title?),
        &|| of_minutes(reading, title),
        &|| letterhead(reading, title).map(|head| in_small_letters(reading, head)),
        &|| {
            told_all(reading)
                .find_map(|span| body_in(reading, span).or_else(|| behind_the_date(reading, span)))
        },
        &|| addressed(reading),
    ];
    ways.into_iter().find_map(|way| plain(reading, way()?))
}

/// The name as a sentence of the front spells it, where the letterhead has it in capitals.
fn in_small_letters(reading: &Reading<'_>, head: Spanned<String>) -> Spanned<String> {
    let key = head.value.to_lowercase();
    let mut told = told_all(reading).filter_map(|span| body_in(reading, span));
    told.find(|body| body.value.to_lowercase() == key).unwrap_or(head)
}

/// "Afdeling 22 Rævebakken" right above the title "Referat af møde i afdelingsbestyrelsen": whose
/// board it is.
fn above(reading: &Reading<'_>, title: Span) -> Maybe<String> {
    const LINES: usize = 5;
    let lines = reading.outline.front.iter().take(LINES).map(|part| part.span);
    let mut above: Vec<Span> = lines.take_while(|line| line.start < title.start).collect();
    above.reverse();
    let found = above.into_iter().find(|line| {
        let words = reading.words(*line);
        let numbered = words.to_lowercase().starts_with("afdeling ");
        (numbered || names_body(reading, words))
            && names_nothing_else(words)
            && !words.ends_with('.')
            && moments::dates(reading, *line).is_empty()
    });
    found.map(|line| reading.spanned(line))
}

/// "Til: Bestyrelsen i Kajakklubben Lommen" at the head of a mail.
fn addressed(reading: &Reading<'_>) -> Maybe<String> {
    static ADDRESSED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?i:bestyrelsen|medlemmerne|alle\smedlemmer)\s(?:i|af|for)\s(?P<body>\p{Lu}[^,<]*?)\.?$",
        )
    });
    let labels = reading.outline.labelled.iter();
    let mut values = labels
        .filter(|one| one.item.is_none() && one.label == Label::Distribution)
        .flat_map(|one| one.values.iter().copied());
    values.find_map(|value| {
        let found = ADDRESSED.captures(reading.words(value))?.name("body")?;
        Some(reading.spanned(Span::from(found.range()).shift(value.start)))
    })
}

/// "møde i X, den", "generalforsamling i X", "bestyrelsesmøde for X"
pub(super) static BODY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?xi)(?:møde|generalforsamling(?:en)?|mødet)\s(?:nr\.?\s*\d+(?:/\d+)?\s)?(?:i|for|hos)\s
        (?P<body>(?:(?:afd|afdeling|sct|skt|st|sdr|ndr|nr|vr|gl)\.?\s(?:\d+\s?[,–-]?\s?)?)?\p{L}.*?)
        (?:,|\s(?:den|d\.|kl\.?|holdt|afholdt|afholdes|der|som|til)\s|\sp(?:å|aa)\s(?-i:\p{Lu})\w*(?:\s|\.)|\s(?:man|tirs|ons|tors|fre|lør|søn)(?:dag|\.|\s)|\s\d|\.\s|\.?$)",
    )
});

/// "X's generalforsamling", "IMADA Fagråds bestyrelsesmøde"
static POSSESSIVE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:fra|af|for)\s(?P<body>\p{Lu}[^,]*?)(?:\s?['’´]s|s)?\s(?:(?:ekstra)?ordinære?\s|årlige\s|stiftende\s|konstituerende\s)?(?:\p{L}*møde|generalforsamling)\b",
    )
});

/// "Referat fra Hoved-MED den 3. maj", "Protokol for Fiskeriforeningen af 1948": whose minutes they are.
fn of_minutes(reading: &Reading<'_>, title: Option<Span>) -> Maybe<String> {
    static MINUTES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?i:\p{L}*(?:referat|protokol)|dagsorden)\s(?:fra|for|af)\s(?P<body>\p{Lu}[^,.:]*?)(?:,|\s(?:den|d\.|kl\.?)\s|\s\d{1,2}[./]|\s[–-]\s|$)",
        )
    });
    let first = reading.outline.front.first().map(|part| part.span);
    [title, first].into_iter().flatten().find_map(|line| {
        let found = MINUTES.captures(reading.words(line))?.name("body")?;
        let body = found.as_str();
        let word = body.split(' ').next().unwrap_or_default();
        let is_body = word.ends_with("-MED") || reading.lexicon.people.is_organization_word(word);
        let is_one = is_body && is_named(reading, body) && !body.chars().all(char::is_uppercase);
        is_one.then(|| reading.spanned(Span::from(found.range()).shift(line.start)))
    })
}

/// "Skovbyens grundejerforenings bestyrelsesmøde" at the beginning of the title.
fn possessed(reading: &Reading<'_>, title: Span) -> Maybe<String> {
    static POSSESSED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?P<body>\p{Lu}[^,:.\d]*?)(?:(?P<sign>\s?['’´])s|s)\s(?:\p{Ll}+e\s)?\p{Ll}*(?:møde|generalforsamling)\b",
        )
    });
    let found = POSSESSED.captures(reading.words(title))?;
    let body = Span::from(found.name("body")?.range()).shift(title.start);
    let is_body = found.name("sign").is_some() || names_body(reading, reading.words(body));
    is_body.then(|| reading.spanned(body))
}

/// "Byrådet – Referat"
static BEFORE_DASH: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?P<body>\p{Lu}[^–:]*?)\s[–-]\s(?i:referat|beslutningsprotokol|dagsorden|åben|(?:ekstra)?ordinær|generalforsamling|\p{L}*møde)",
    )
});

/// "Referat – Teknikudvalget", "Referat for: Skovby Sogn"
static AFTER_DASH: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?i:referat|beslutningsprotokol|protokol|dagsorden)(?:(?i:\sfra)?\s[–-]|\sfor\s?:)\s(?P<body>\p{Lu}[^\d,]*?)(?:,|\s[–-]\s|\s\d|\sden\s|$)",
    )
});

/// "Skovby Sogneråd, møde den 11. oktober 2021"
static BEFORE_COMMA: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?P<body>\p{Lu}[^,:.]*?),\s(?i:(?:ekstra)?(?:ordinært?\s)?\p{L}*(?:møde|generalforsamling))\b",
    )
});

/// "G/F Skovbo – ordinær generalforsamling" among the first lines.
fn headed(reading: &Reading<'_>) -> Maybe<String> {
    let lines = reading.outline.front.iter().take(5).map(|part| part.span);
    lines
        .filter(|span| BEFORE_DASH.is_match(reading.words(*span)))
        .find_map(|span| body_in(reading, span))
}

/// The body that a title or a sentence about the meeting names, by the first way that finds a name.
fn body_in(reading: &Reading<'_>, span: Span) -> Maybe<String> {
    let words = reading.words(span);
    let ways = [&BEFORE_DASH, &BEFORE_COMMA, &AFTER_DASH, &BODY, &POSSESSIVE];
    ways.into_iter().find_map(|way| {
        let body = Span::from(way.captures(words)?.name("body")?.range()).shift(span.start);
        let body = with_stop(reading, with_house_number(reading, body, span), span);
        let body = without_place(reading, body);
        is_named(reading, reading.words(body)).then(|| reading.spanned(body))
    })
}

/// Whether words may name a body: no place, meeting or title, and a capital or a word for an organisation first.
fn is_named(reading: &Reading<'_>, words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    words.chars().count() > 2
        && !is_given_name(words) // "Bestyrelsesmøde hos Ida"
        && !starts_like_place(words)
        && !NAME.is_match(words)
        && !crate::fields::document::is_title(words)
        && (words.starts_with(|c: char| c.is_uppercase() || matches!(c, '”' | '"' | '“'))
            || reading.lexicon.people.is_organization_word(first))
}

/// "Ejerforeningen Havnekajen 7": a number at the end of the title, or before a comma, is the
/// body's; one before a month or a clock is not.
fn with_house_number(reading: &Reading<'_>, body: Span, line: Span) -> Span {
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?P<number>\s\d{1,3}(?:\s?[A-Z])?(?:-\d{1,3})?)(?:,|\s[-–]|$)")
    });
    let behind = reading.words(Span::new(body.end, line.end));
    let length =
        NUMBER.captures(behind).and_then(|found| found.name("number")).map_or(0, |n| n.end());
    Span::new(body.start, body.end + length)
}

/// "Skovby Vandværk a.m.b.a.": the stop is the name's.
fn with_stop(reading: &Reading<'_>, body: Span, line: Span) -> Span {
    let is_next = reading.words(Span::new(body.end, line.end)).starts_with('.');
    let ends = reading.words(body).rsplit(' ').next().is_some_and(|last| last.contains(".m."));
    Span::new(body.start, body.end + usize::from(is_next && ends))
}

/// "Ejerforeningen Bakkehuset i fælleslokalet": the body ends before the place.
fn without_place(reading: &Reading<'_>, body: Span) -> Span {
    let words = reading.words(body);
    let cut = [" i ", " på ", " paa "].iter().filter_map(|word| words.rfind(word)).max();
    let cut = cut.filter(|at| {
        let place = words.get(*at..).unwrap_or_default().trim_start();
        place.split_once(' ').is_some_and(|(_, place)| starts_like_place(place))
    });
    cut.map_or(body, |at| Span::new(body.start, body.start + at))
}

/// "Bestyrelsesmøde Grundejerforeningen Skovbo": the name of an organisation in the title,
/// without any word that leads to it.
fn named_in(reading: &Reading<'_>, title: Span) -> Maybe<String> {
    static PHRASE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\p{Lu}[\p{L}/-]{3,}(?:\s(?:\p{Lu}[\p{L}/.-]*|(?:og|for|i|af|&)\s\p{Lu}[\p{L}-]*|\d{1,3}\b))*",
        )
    });
    let words = reading.words(title);
    let found = PHRASE.find_iter(words).find(|phrase| {
        let first = phrase.as_str().split(' ').next().unwrap_or_default();
        let known = reading.lexicon.people.is_organization_word(first)
            && !first.chars().all(char::is_uppercase);
        known && phrase.as_str().contains(' ')
    })?;
    let phrase = Span::from(found.range()).shift(title.start);
    let dates = moments::dates(reading, title);
    (!dates.iter().any(|date| date.span.overlaps(phrase))).then(|| reading.spanned(phrase))
}

/// "Referat af generalforsamling den 23. april 2014 i AB Solgården"
fn behind_the_date(reading: &Reading<'_>, title: Span) -> Maybe<String> {
    static BEHIND: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:[,\s]*(?:i|for|hos)|,)\s(?P<body>\p{Lu}[^,.]*?)\.?$"));
    let date = moments::dates(reading, title).into_iter().map(|date| date.span.end).max()?;
    let behind = Span::new(date, title.end);
    let found = BEHIND.captures(reading.words(behind))?;
    let body = Span::from(found.name("body")?.range()).shift(behind.start);
    let words = reading.words(body);
    names_body(reading, words).then(|| reading.spanned(body))
}

/// "AB Solgården", "Tranebjerg Rideklub": several words, one of them a word for an organisation,
/// none for a place where people meet.
pub(super) fn names_body(reading: &Reading<'_>, words: &str) -> bool {
    const HOUSES: &[&str] =
        &["skole", "kirke", "bibliotek", "museum", "center", "hallen", "kontor"];
    let lower = words.to_lowercase();
    words.contains(' ')
        && !starts_like_place(words)
        && !HOUSES.iter().any(|house| lower.contains(house))
        && words.split(' ').any(|word| reading.lexicon.people.is_organization_word(word))
}

/// The sentence that calls the meeting, where no title says more.
pub(super) fn told(reading: &Reading<'_>) -> Option<Span> {
    told_all(reading).next()
}

/// Every sentence and line about the meeting with its date.
pub(super) fn told_all<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = Span> + 'a {
    let front = reading.outline.front.iter().take(FRONT_PARTS).map(|part| part.span);
    front.filter(|span| {
        let words = reading.words(*span);
        MEETING.is_match(words)
            && !NEXT.is_match(words)
            && !moments::dates(reading, *span).is_empty()
    })
}

/// "generalforsamling i mødelokale 6" names a place.
pub(super) fn starts_like_place(words: &str) -> bool {
    const PLACES: &[&str] = &[
        "lokale",
        "festsal",
        "fælleshus",
        "kantine",
        "aula",
        "forsamlingshus",
        "hotel",
        "konferencecent",
        "rådhus",
        "sognegård",
        "kroen",
        "klubhus",
        "medborgerhus",
        "kulturhus",
    ];
    let lower = words.to_lowercase();
    PLACES.iter().any(|place| lower.contains(place))
}

/// What is stamped over minutes.
const DRAFTS: &[&str] =
    &["udkast", "kladde", "kopi", "foreløbigt", "fortroligt", "revideret", "endeligt"];

/// No sentence, no numbered item, no label.
fn names_nothing_else(words: &str) -> bool {
    static VERB: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)\b(?:er|blev|bliver|var|skal|har|vil|kan|hej|kære)\b"));
    !VERB.is_match(words)
        && !words.to_lowercase().contains("dd.mm")
        && !DRAFTS.contains(&words.to_lowercase().trim_matches(['(', ')', '.', '!', ' ']))
        && !words.starts_with(|c: char| c.is_ascii_digit())
        && !words.ends_with(':')
        && !words.contains(": ")
        && !starts_like_place(words)
        && !NEXT.is_match(words)
}

/// "Grundejerforeningen Skovbo.": a name with a full stop behind it.
fn is_short_name(reading: &Reading<'_>, words: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or_default();
    reading.lexicon.people.is_organization_word(first) && parts.count() < MOST_WORDS
}

/// "Kulturudvalget - 03-04-2019" without the day.
fn without_date(reading: &Reading<'_>, line: Span) -> Span {
    let day = moments::dates(reading, line).into_iter().map(|date| date.span.start).next();
    let body = Span::new(line.start, day.unwrap_or(line.end));
    let bare = reading.words(body).trim_end_matches([' ', '-', '–', ',']);
    let bare = bare.strip_suffix(" den").or_else(|| bare.strip_suffix(" d.")).unwrap_or(bare);
    Span::new(line.start, line.start + bare.len())
}

fn without_stop(reading: &Reading<'_>, line: Span) -> Span {
    let words = reading.words(line);
    let bare = words.trim_end_matches('.');
    if crate::fields::is_abbreviation(bare) || words.contains(".m.") {
        return line;
    }
    Span::new(line.start, line.start + bare.len())
}

/// "Skovby Sogns Menighedsråd - Sognegården": a body, and where it met.
pub(super) static BODY_AND_PLACE: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?P<body>\p{Lu}[^,.:–]*?)\s[-–]\s(?P<place>\p{Lu}[^.:–]*?)$"));

fn with_place(reading: &Reading<'_>) -> Maybe<String> {
    let mut lines = reading.outline.front.iter().take(6).map(|part| part.span);
    lines.find_map(|line| {
        let found = BODY_AND_PLACE.captures(reading.words(line))?;
        let (body, place) = found.name("body").zip(found.name("place"))?;
        let last = body.as_str().rsplit(' ').next().unwrap_or_default();
        let fits =
            reading.lexicon.people.is_organization_word(last) && starts_like_place(place.as_str());
        fits.then(|| reading.spanned(Span::from(body.range()).shift(line.start)))
    })
}

/// A short line at the top that names a body ("Teknikudvalget"), or else an organisation.
fn letterhead(reading: &Reading<'_>, title: Option<Span>) -> Maybe<String> {
    static BODY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\p{Lu}[\p{L}-]*,?\s(?:og\s)?){0,4}?(?:\p{Lu}\p{L}+-MED\b|(?i:\p{L}*(?:udvalg|bestyrelse|råd|styregruppe|repræsentantskab)(?:et|n|en)?\b))[^.:]*$",
        )
    });
    let lines = reading.outline.front.iter().take(6).map(|part| part.span).filter(|span| {
        let words = reading.words(*span);
        Some(*span) != title || !crate::fields::document::is_title(words)
    });
    let mut lines = lines.filter(|span| names_nothing_else(reading.words(*span)));
    if let Some(body) = lines.clone().find(|span| BODY.is_match(reading.words(*span))) {
        return Some(reading.spanned(without_date(reading, body)));
    }
    if let Some(body) = with_place(reading) {
        return Some(body);
    }
    lines
        .find(|span| {
            let words = reading.words(*span);
            let organization = words.split_whitespace().any(|word| {
                reading.lexicon.people.is_organization_word(word)
                    && !word.chars().all(char::is_numeric)
            });
            organization
                && words.chars().count() <= 80
                && (!words.ends_with('.')
                    || crate::fields::is_abbreviation(words.trim_end_matches('.'))
                    || words.contains(".m.")
                    || is_short_name(reading, words))
                && moments::dates(reading, *span).is_empty()
        })
        .map(|span| without_stop(reading, span))
        .map(|span| reading.spanned(span))
}
