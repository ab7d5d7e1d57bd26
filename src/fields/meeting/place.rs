//! Where the meeting was held, and whether people met in a room or on a line.

use std::sync::LazyLock;

use super::body::{BODY_AND_PLACE, names_body, starts_like_place, told_all};
use crate::fields::{Reading, moments, pattern};
use crate::lexicon::{Label, Pattern};
use crate::record::model::{Maybe, MeetingMode};
use crate::span::{Span, Spanned};

pub(super) fn location(reading: &Reading<'_>, title: Option<Span>) -> Maybe<String> {
    let labelled = reading.outline.labelled.iter().filter(|one| one.item.is_none());
    let places = labelled.clone().filter(|one| one.label == Label::Place);
    if let Some(value) = places.clone().find_map(|one| one.values.first()) {
        return Some(reading.spanned(*value));
    }
    let both = labelled
        .filter(|one| one.label == Label::DateAndPlace)
        .flat_map(|one| one.values.iter().copied());
    let both: Vec<Span> = both.collect();
    let front = reading.outline.front.iter().map(|part| part.span);
    both.iter().copied().chain(front).find_map(|span| held_at(reading, span)).or_else(|| {
        let told: Vec<Span> = told_all(reading).collect();
        let dated: Vec<Span> = reading.outline.front.iter().take(4).map(|part| part.span).collect();
        both.iter()
            .chain(title.iter())
            .chain(told.iter())
            .chain(dated.iter().filter(|span| begins_with_date(reading, **span)))
            .find_map(|span| after_moment(reading, *span).or_else(|| named_place(reading, *span)))
            .or_else(|| place_line(reading))
            .or_else(|| before_moment(reading))
    })
}

/// "Sognegården, onsdag den 8. september 2021 kl. 19.00" among the first lines.
fn before_moment(reading: &Reading<'_>) -> Maybe<String> {
    static BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?P<place>\p{Lu}[^,:.]{3,}?),?\s(?:(?:man|tirs|ons|tors|fre|lør|søn)dag\s|den\s\d|d\.\s?\d)",
        )
    });
    let mut lines = reading.outline.front.iter().take(4).map(|part| part.span);
    lines.find_map(|line| {
        let place = BEFORE.captures(reading.words(line))?.name("place")?;
        let place = Span::from(place.range()).shift(line.start);
        let words = reading.words(place);
        let is_place = starts_like_place(words) && !crate::fields::document::is_title(words);
        (is_place && !words.contains("møde")).then(|| reading.spanned(place))
    })
}

/// "Mødet blev holdt i X.", "afholdt i X og virtuelt"
static HELD_AT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?x)(?:\b(?:[Mm]ødet|[Gg]eneralforsamlingen)\s(?:(?:blev|er|bliver)\s)?(?:af)?holdt(?:es)?\s(?:(?:(?:(?:man|tirs|ons|tors|fre|lør|søn)dag\s)?(?:den|d\.)\s[^.;]+?(?:\.\s\p{L}+[^.;]*?)?(?:kl\.?\s?[\d.:]+)?\s)?(?:i|på|hos|ved)\s)?|^(?:Afholdt|Holdt)\s(?:i|på|hos|ved)\s|\safholdt\s(?:på|hos|ved)\s)
        (?P<place>.+?)(?:\s(?:og|samt)\s(?P<also>virtuelt|online|digitalt|på\sTeams|via\s\p{L}+))?(?:\.?$|\.\s|\smed\sfølgende\b|,?\s(?:den|kl|(?:man|tirs|ons|tors|fre|lør|søn)dag)\b|,?\sd\.\s)",
    )
});

/// A line of the front that is the name of a place and nothing else: "Nordby hotel og
/// konferencecenter".
fn place_line(reading: &Reading<'_>) -> Maybe<String> {
    const LONGEST: usize = 60;
    let lines = reading.outline.front.iter().take(6).map(|part| part.span);
    lines
        .filter(|span| {
            let words = reading.words(*span);
            words.chars().count() <= LONGEST
                && words.starts_with(char::is_uppercase)
                && !words.contains([':', '.'])
                && starts_like_place(words)
                && !crate::fields::document::is_title(words)
        })
        .find(|span| moments::dates(reading, *span).is_empty())
        .map(|span| reading.spanned(behind_body(reading, span)))
}

/// "Skovby Sogns Menighedsråd - Sognegården": the place behind the body.
fn behind_body(reading: &Reading<'_>, line: Span) -> Span {
    let found = BODY_AND_PLACE.captures(reading.words(line));
    let place = found.as_ref().and_then(|found| found.name("place"));
    let place = place.filter(|place| starts_like_place(place.as_str()));
    place.map_or(line, |place| Span::from(place.range()).shift(line.start))
}

/// "generalforsamling i Ejerforeningen Bakkehuset i fælleslokalet, Bakkevej 3", "bestyrelsesmøde på Skovby Bibliotek":
/// a place by its kind, with where it is and what a comma adds.
fn named_place(reading: &Reading<'_>, span: Span) -> Maybe<String> {
    static PLACE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?x)\s(?:
              (?:i|på|paa)\s(?P<place>\p{L}*(?:kontoret|lokalet?|salen?|huset|hus|kantinen|aulaen|klubhuset|kroen|skolen|sognegård|sognegården)
                (?:\s\d+)?(?:\s(?:på|i)\s\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?)?\b(?:,\s\p{Lu}[^,.]{3,}?)?)
              |(?:på|paa|ved)\s(?P<house>(?:\p{Lu}[\p{L}-]+\s){1,3}(?:[Bb]ibliotek|[Kk]ro|[Ss]kole|[Rr]ådhus|[Hh]otel|[Cc]enter|[Mm]useum|[Hh]avn)|\p{Lu}[\p{L}-]*(?:bibliotek|skole|rådhus|center|kro|museum)(?:et|en)?))
            (?:[.,]|\s(?:den|d\.|kl|(?:man|tirs|ons|tors|fre|lør|søn)dag)|$)",
        )
    });
    let found = PLACE.captures(reading.words(span))?;
    let place = found.name("place").or_else(|| found.name("house"))?;
    Some(reading.spanned(Span::from(place.range()).shift(span.start)))
}

/// "Mødet blev holdt tirsdag den 4. maj kl. 19 i salen": no place.
static DAY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^(?i:man|tirs|ons|tors|fre|lør|søn)dag\b|^(?:den|d\.|kl)\b|^\d{1,2}[./]")
});

fn held_at(reading: &Reading<'_>, span: Span) -> Maybe<String> {
    let line = reading.words(span);
    let place = Span::from(HELD_AT.captures(line)?.name("place")?.range());
    let place = with_whose(line, place).shift(span.start);
    let words = reading.words(place);
    let without_place =
        ONLINE.find(words).is_some_and(|online| online.start() == 0) || words.starts_with("uden ");
    let is_day = DAY.is_match(words);
    (!without_place && !is_day).then(|| reading.spanned(place))
}

/// "hos Ida Holm": whose home it is tells where.
fn with_whose(line: &str, place: Span) -> Span {
    const WHOSE: &str = "hos ";
    let is_home = line.get(..place.start).is_some_and(|before| before.ends_with(WHOSE));
    Span::new(if is_home { place.start - WHOSE.len() } else { place.start }, place.end)
}

/// "Tirsdag den 6. juni 2023 kl. 19.00 i forsamlingshuset"
fn begins_with_date(reading: &Reading<'_>, span: Span) -> bool {
    const WEEKDAY: usize = 16;
    moments::dates(reading, span).first().is_some_and(|date| date.span.start < span.start + WEEKDAY)
}

/// "Tirsdag den 3. marts kl. 19, Fælleshuset": what follows date and time.
pub(super) fn after_moment(reading: &Reading<'_>, span: Span) -> Maybe<String> {
    static PLACE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^[,.;\s\-–]*(?:(?P<said>i|på|hos|ved|I|PÅ|HOS|VED)\s)?(?P<place>\S.*?)\.?$")
    });
    let dates = moments::dates(reading, span).into_iter().map(|date| date.span.end);
    let clocks = moments::clocks(reading, span);
    let clocks = clocks.iter().map(|(start, end)| end.as_ref().unwrap_or(start).span.end);
    let after = dates.chain(clocks).max()?;
    let rest = Span::new(after, span.end);
    // "kl. 18.30 i klubhuset. Jeg laver suppe."
    let sentences = crate::fields::sentences::sentences(&reading.text.text, rest);
    let rest = sentences.into_iter().find(|one| one.len() > 1).unwrap_or(rest);
    let found = PLACE.captures(reading.words(rest))?;
    let at_somebodys = found.name("said").filter(|said| said.as_str() == "hos");
    let printed = at_somebodys.unwrap_or(found.name("place")?).start();
    let place = Span::new(rest.start + printed, rest.start + found.name("place")?.end());
    let named = found.name("said").is_some()
        || reading.words(place).starts_with(char::is_uppercase)
        || starts_like_place(reading.words(place));
    let words = reading.words(place);
    let body = starts_like_body(words) || names_body(reading, words);
    let is_labelled = words.split_once(": ").is_some_and(|(label, _)| !label.contains(' ')); // "Kage: Ida"
    let plausible =
        (3..=80).contains(&place.len()) && !body && !is_labelled && !SENTENCE.is_match(words);
    (named && plausible).then(|| reading.spanned(place))
}

/// A verb: no place but a sentence.
static SENTENCE: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?i)\b(?:er|blev|bliver|var|skal|har|vil|kan|holdt)\b"));

/// "... den 3. marts i Bestyrelsen" names who met, not where.
fn starts_like_body(words: &str) -> bool {
    static BODY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)^\p{L}*(?:bestyrelse|udvalg|råd|forening|gruppe)(?:n|et|en)?\b")
    });
    BODY.is_match(words)
}

/// Words of meetings that are not, or not only, held in a room.
static ONLINE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:virtuelt?|online|teams|zoom|skype|videomøde|telefonmøde|videokonference|(?:af)?holdt digitalt|digitalt møde|jitsi|google meet)\b",
    )
});

pub(super) fn mode(
    reading: &Reading<'_>,
    evidence: &[Span],
    location: Option<&Spanned<String>>,
) -> Maybe<MeetingMode> {
    let places = reading
        .outline
        .labelled
        .iter()
        .filter(|one| one.item.is_none() && one.label == Label::Place);
    let places = places.flat_map(|one| one.values.iter().copied());
    let online = places.chain(evidence.iter().copied()).find_map(|span| {
        let found = ONLINE.find(reading.words(span))?;
        Some(Span::from(found.range()).shift(span.start))
    });
    match (online, location) {
        (Some(online), Some(place))
            if !place.span().contains(online) || is_both(reading, place.span()) =>
        {
            Some(Spanned::new(MeetingMode::Hybrid, online))
        }
        (Some(online), _) => Some(Spanned::new(MeetingMode::Online, online)),
        (None, Some(place)) => {
            Some(Spanned::inferred(MeetingMode::Physical, place.span(), "held-at-a-place"))
        }
        (None, None) => None,
    }
}

/// "Mødelokale 3 og Teams"
fn is_both(reading: &Reading<'_>, place: Span) -> bool {
    static BOTH: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)\b(?:og|samt|eller|/|\+|hybrid)\b"));
    let words = reading.words(place);
    BOTH.is_match(words) && ONLINE.find(words).is_none_or(|online| online.start() != 0)
}
