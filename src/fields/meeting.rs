//! The meeting: body, name, number, type, date, times, place, next meeting.

use std::sync::LazyLock;

use regex::Regex;

use super::{Reading, moments, pattern};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::lexicon::{Label, WrittenDate};
use crate::record::model::{Maybe, Meeting, MeetingMode, MeetingType, NextMeeting};
use crate::segment::{Item, Labelled};
use crate::span::{Span, Spanned};

/// Reads what the front says about the meeting.
pub(super) fn read(reading: &Reading<'_>, diagnostics: &mut Diagnostics) -> Option<Meeting> {
    let title = super::document::title_span(reading);
    let whole_title = title.map(|title| title_line(reading, title));
    let evidence = evidence(reading, whole_title);
    let date = meeting_date(reading, &evidence, diagnostics);
    let (start_time, end_time) = times(reading, &evidence);
    let location = location(reading, whole_title);
    let known = Meeting { date: date.clone(), ..Meeting::default() };
    let meeting = Meeting {
        organization: organization(reading, whole_title),
        name: name(reading, whole_title),
        number: evidence.iter().find_map(|span| number(reading, *span)),
        meeting_type: whole_title.and_then(|title| meeting_type(reading, title)),
        date,
        start_time,
        end_time,
        mode: mode(reading, &evidence, location.as_ref()),
        location,
        next_meeting: next_meeting(
            reading,
            self::date(Some(&known)).map(jiff::civil::Date::year),
            diagnostics,
        ),
    };
    let empty = Meeting::default();
    (meeting != empty).then_some(meeting)
}

/// The date of the meeting.
pub(super) fn date(meeting: Option<&Meeting>) -> Option<jiff::civil::Date> {
    meeting?.date.as_ref()?.value.parse().ok()
}

fn title_line(reading: &Reading<'_>, title: Span) -> Span {
    let part = reading.outline.front.iter().find(|part| part.span.contains(title));
    part.map_or(title, |part| part.span)
}

/// Where facts about the meeting stand, the best places first: labelled values, the title,
/// then the rest of the front.
fn evidence(reading: &Reading<'_>, title: Option<Span>) -> Vec<Span> {
    let labelled = reading.outline.labelled.iter().filter(|one| {
        one.item.is_none()
            && matches!(one.label, Label::Date | Label::DateAndPlace | Label::Start | Label::End)
    });
    let mut labelled: Vec<Span> = labelled.flat_map(|one| one.values.iter().copied()).collect();
    // "Dato:" beside "Tidspunkt: tirsdag den ... kl. 9" is the date of the document.
    labelled.sort_by_key(|span| moments::clocks(reading, *span).is_empty());
    let mut front: Vec<Span> =
        reading.outline.front.iter().map(|part| part.span).take(FRONT_PARTS).collect();
    // A date beside a word for the meeting is the meeting's; one alone on a line may be the
    // letter's own; one in running text is anything.
    front.sort_by_key(|span| match () {
        () if MEETING.is_match(reading.words(*span)) => 0,
        () if super::document::is_date_alone(reading, *span) => 1,
        () => 2,
    });
    front.retain(|span| !NEXT.is_match(reading.words(*span)));
    labelled.into_iter().chain(title).chain(front).collect()
}

/// A word for a meeting, or for holding one.
static MEETING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:\p{L}*møde|\p{L}*generalforsamling|årsmøde|afholdes|afholdt|indkaldes)\b")
});

/// Facts about the meeting stand in the first paragraphs of the front.
const FRONT_PARTS: usize = 20;

fn meeting_date(
    reading: &Reading<'_>,
    evidence: &[Span],
    diagnostics: &mut Diagnostics,
) -> Maybe<String> {
    let dates: Vec<WrittenDate> =
        evidence.iter().flat_map(|span| moments::dates(reading, *span)).collect();
    let complete = dates.iter().find(|date| date.date().is_some());
    let Some(first) = dates.first() else { return six_digits(reading, evidence) };
    if first.contradicts_weekday() {
        let message = "the weekday before the date of the meeting is not that date's weekday";
        diagnostics.push(Diagnostic::new(Code::DateContradiction, message).at(first.span));
    }
    if let Some(date) = moments::iso(*first) {
        return Some(date);
    }
    // Day and month alone: the year stands elsewhere in the front.
    let year = complete.and_then(|date| date.year).or_else(|| year_in(reading, evidence))?;
    let date = first.in_year(year)?;
    Some(Spanned::inferred(date.to_string(), first.span, "year-from-context"))
}

/// "Bestyrelsesmøde 090407"
fn six_digits(reading: &Reading<'_>, evidence: &[Span]) -> Maybe<String> {
    static SIX: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d{6}\b"));
    evidence.iter().find_map(|span| {
        let found = SIX.find(reading.words(*span))?;
        let date = crate::lexicon::Dates::six_digits(found.as_str())?;
        Some(Spanned::new(date.to_string(), Span::from(found.range()).shift(span.start)))
    })
}

fn year_in(reading: &Reading<'_>, evidence: &[Span]) -> Option<i16> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:19|20)\d{2}\b"));
    evidence.iter().find_map(|span| YEAR.find(reading.words(*span))?.as_str().parse().ok())
}

fn times(reading: &Reading<'_>, evidence: &[Span]) -> (Maybe<String>, Maybe<String>) {
    let labelled = |label: Label| {
        let one =
            reading.outline.labelled.iter().find(|one| one.item.is_none() && one.label == label)?;
        let value = *one.values.first()?;
        let clock =
            moments::clocks(reading, value).into_iter().next().map(|(clock, _)| clock.spanned());
        clock.or_else(|| moments::clock_at(reading, value))
    };
    let stretch = evidence.iter().flat_map(|span| moments::clocks(reading, *span)).next();
    let (start, end) = stretch.map_or((None, None), |(start, end)| {
        (Some(start.spanned()), end.map(moments::Clock::spanned))
    });
    (labelled(Label::Start).or(start), labelled(Label::End).or(end).or_else(|| adjourned(reading)))
}

/// "Mødet sluttede kl. 21.15" among the last paragraphs.
fn adjourned(reading: &Reading<'_>) -> Maybe<String> {
    static ADJOURNED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:møde\p{L}*|generalforsamling\p{L}*|dirigent\p{L}*|formand\p{L}*|ordstyrer\p{L}*)\b[^.]{0,80}?\b(?:slut(?:tede)?|hæve(?:t|de|s)|afsluttet|afsluttede|ophævet)\b|^\W*(?:slut|mødet hævet|hævet|ophævet)\b",
        )
    });
    const LAST: usize = 12;
    let paragraphs = &reading.text.paragraphs;
    let last = paragraphs.get(paragraphs.len().saturating_sub(LAST)..).unwrap_or_default();
    last.iter().rev().find_map(|paragraph| {
        let found = ADJOURNED.find(reading.words(paragraph.span))?;
        let behind = Span::new(paragraph.span.start + found.start(), paragraph.span.end);
        let (clock, _) = moments::clocks(reading, behind).into_iter().next()?;
        Some(clock.spanned())
    })
}

/// "møde i X, den", "generalforsamling i X", "bestyrelsesmøde for X"
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)(?:[Mm]øde|[Gg]eneralforsamling(?:en)?|[Mm]ødet)\s(?:nr\.?\s*\d+\s)?(?:i|for|hos)\s(?P<body>\p{L}.*?)
        (?:,|\s(?:den|d\.|kl\.?|holdt|afholdt|afholdes|der|som|til|på\s\p{Lu}\w*)\s|\s(?:man|tirs|ons|tors|fre|lør|søn)(?:dag|\.|\s)|\s\d|\.\s|\.?$)",
    )
});

/// "X's generalforsamling", "IMADA Fagråds bestyrelsesmøde"
static POSSESSIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:fra|af|for)\s(?P<body>\p{Lu}[^,]*?)(?:\s?['’]s|s)?\s(?:(?:ekstra)?ordinære?\s|årlige\s|stiftende\s|konstituerende\s)?(?:\p{L}*møde|generalforsamling)\b",
    )
});

/// "Byrådet – Referat"
static BEFORE_DASH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?P<body>\p{Lu}[^–:]*?)\s[–-]\s(?i:referat|beslutningsprotokol|dagsorden|åben)")
});

/// "Referat – Teknikudvalget"
static AFTER_DASH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?i:referat|beslutningsprotokol|protokol|dagsorden)(?i:\sfra)?\s[–-]\s(?P<body>\p{Lu}[^\d,]*?)(?:,|\s[–-]\s|\s\d|\sden\s|$)",
    )
});

fn organization(reading: &Reading<'_>, title: Option<Span>) -> Maybe<String> {
    let labelled = reading.outline.labelled.iter().find(|one| one.label == Label::Body);
    if let Some(value) = labelled.and_then(|one| one.values.first()) {
        return Some(reading.spanned(*value));
    }
    let in_title = title.and_then(|title| body_in(reading, title));
    in_title
        .or_else(|| letterhead(reading, title))
        .or_else(|| told(reading).and_then(|span| body_in(reading, span)))
}

/// The body that a title or a sentence about the meeting names.
fn body_in(reading: &Reading<'_>, span: Span) -> Maybe<String> {
    let words = reading.words(span);
    let found = BEFORE_DASH
        .captures(words)
        .or_else(|| AFTER_DASH.captures(words))
        .or_else(|| BODY.captures(words))
        .or_else(|| POSSESSIVE.captures(words))?;
    let body = Span::from(found.name("body")?.range()).shift(span.start);
    let words = reading.words(body);
    let plausible = words.chars().count() > 2
        && !starts_like_place(words)
        && !NAME.is_match(words)
        && words.starts_with(|c: char| {
            c.is_uppercase()
                || matches!(c, '”' | '"' | '“')
                || words
                    .split(' ')
                    .next()
                    .is_some_and(|first| reading.lexicon.people.is_organization_word(first))
        });
    plausible.then(|| reading.spanned(body))
}

/// The sentence that calls the meeting, where no title says more.
fn told(reading: &Reading<'_>) -> Option<Span> {
    let front = reading.outline.front.iter().take(FRONT_PARTS).map(|part| part.span);
    front.into_iter().find(|span| {
        let words = reading.words(*span);
        MEETING.is_match(words)
            && !NEXT.is_match(words)
            && !moments::dates(reading, *span).is_empty()
    })
}

/// "generalforsamling i mødelokale 6" names a place.
fn starts_like_place(words: &str) -> bool {
    const PLACES: &[&str] =
        &["mødelokale", "lokale", "festsal", "fælleshus", "selskabslokale", "kantine", "aula"];
    let lower = words.to_lowercase();
    PLACES.iter().any(|place| lower.contains(place))
}

/// No sentence, no numbered item, no label.
fn names_nothing_else(words: &str) -> bool {
    static VERB: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:er|blev|bliver|var|skal|har|vil|kan|hej|kære)\b"));
    !VERB.is_match(words)
        && !words.starts_with(|c: char| c.is_ascii_digit())
        && !words.ends_with(':')
        && !NEXT.is_match(words)
}

/// A short line at the top that names a body ("Teknikudvalget"), or else an organisation.
fn letterhead(reading: &Reading<'_>, title: Option<Span>) -> Maybe<String> {
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:\p{Lu}[\p{L}-]*,?\s(?:og\s)?){0,4}?\p{L}*(?:udvalg|bestyrelse|råd|styregruppe|repræsentantskab)(?:et|n|en)?\b[^.:]{0,40}$",
        )
    });
    let lines = reading
        .outline
        .front
        .iter()
        .take(6)
        .map(|part| part.span)
        .filter(|span| Some(*span) != title);
    let mut lines = lines.filter(|span| names_nothing_else(reading.words(*span)));
    if let Some(body) = lines.clone().find(|span| BODY.is_match(reading.words(*span))) {
        return Some(reading.spanned(body));
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
                    || super::is_abbreviation(words.trim_end_matches('.'))
                    || words.contains(".m."))
                && moments::dates(reading, *span).is_empty()
        })
        .map(|span| reading.spanned(span))
}

/// "bestyrelsesmøde", "generalforsamling"
static NAME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b[\p{L}-]*(?:møde|generalforsamling|seminar|årsmøde)\b"));

/// What the meeting is called, by a label or in the title, without the adjective.
fn name(reading: &Reading<'_>, title: Option<Span>) -> Maybe<String> {
    let labelled = reading.outline.labelled.iter().filter(|one| one.label == Label::MeetingName);
    let labelled = labelled.filter_map(|one| one.values.first().copied());
    let title = labelled.chain(title).find(|span| NAME.is_match(reading.words(*span)))?;
    let found = NAME.find(reading.words(title))?;
    Some(reading.spanned(Span::from(found.range()).shift(title.start)))
}

/// "22. møde", "møde nr. 5", "Bestyrelsesmøde nr. 4/2018"
fn number(reading: &Reading<'_>, span: Span) -> Maybe<u32> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?P<before>\d{1,3})\.\s(?:\p{L}+\s){0,2}?(?:\p{L}*møde)\b|\b\p{L}*møde\s(?:nr\.?|nummer)\s*(?P<after>\d{1,4})\b",
        )
    });
    let found = NUMBER.captures(reading.words(span))?;
    let digits = found.name("before").or_else(|| found.name("after"))?;
    let at = Span::from(digits.range()).shift(span.start);
    let date = moments::dates(reading, span).iter().any(|date| date.span.overlaps(at));
    (!date).then_some(())?;
    Some(Spanned::new(digits.as_str().parse().ok()?, at))
}

fn meeting_type(reading: &Reading<'_>, title: Span) -> Maybe<MeetingType> {
    const TYPES: &[(&str, MeetingType)] = &[
        (r"(?i)\bekstraordinær\p{L}*", MeetingType::Extraordinary),
        (r"(?i)\b(?:konstituerende|stiftende)\b", MeetingType::Constituent),
        (r"(?i)\b\p{L}*generalforsamling\p{L}*", MeetingType::GeneralAssembly),
        (r"(?i)\bordinær\p{L}*", MeetingType::Ordinary),
    ];
    static PATTERNS: LazyLock<Vec<(Regex, MeetingType)>> =
        LazyLock::new(|| TYPES.iter().map(|(words, kind)| (pattern(words), *kind)).collect());
    let words = reading.words(title);
    PATTERNS.iter().find_map(|(pattern, kind)| {
        let found = pattern.find(words)?;
        Some(Spanned::new(*kind, Span::from(found.range()).shift(title.start)))
    })
}

/// "Mødet blev holdt i X.", "afholdt i X og virtuelt"
static HELD_AT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\b[Mm]ødet\s(?:blev|er|bliver)\s(?:af)?holdt\s(?:(?:i|på|hos|ved)\s)?
        (?P<place>.+?)(?:\s(?:og|samt)\s(?P<also>virtuelt|online|digitalt|på\sTeams|via\s\p{L}+))?(?:\.?$|\.\s|,?\s(?:den|kl)\b)",
    )
});

fn location(reading: &Reading<'_>, title: Option<Span>) -> Maybe<String> {
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
        let told = told(reading);
        both.iter()
            .chain(title.iter())
            .chain(told.iter())
            .find_map(|span| after_moment(reading, *span))
    })
}

fn held_at(reading: &Reading<'_>, span: Span) -> Maybe<String> {
    let found = HELD_AT.captures(reading.words(span))?;
    let place = Span::from(found.name("place")?.range()).shift(span.start);
    let words = reading.words(place);
    let without_place =
        ONLINE.find(words).is_some_and(|online| online.start() == 0) || words.starts_with("uden ");
    (!without_place).then(|| reading.spanned(place))
}

/// "Tirsdag den 3. marts kl. 19, Fælleshuset": what follows date and time.
fn after_moment(reading: &Reading<'_>, span: Span) -> Maybe<String> {
    static PLACE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^[,.;\s\-–]*(?:(?P<said>i|på|hos|ved)\s)?(?P<place>\S.*?)\.?$"));
    let dates = moments::dates(reading, span).into_iter().map(|date| date.span.end);
    let clocks = moments::clocks(reading, span);
    let clocks = clocks.iter().map(|(start, end)| end.as_ref().unwrap_or(start).span.end);
    let after = dates.chain(clocks).max()?;
    let rest = Span::new(after, span.end);
    let found = PLACE.captures(reading.words(rest))?;
    let place = Span::from(found.name("place")?.range()).shift(rest.start);
    let named =
        found.name("said").is_some() || reading.words(place).starts_with(char::is_uppercase);
    let plausible = (3..=80).contains(&place.len()) && !starts_like_body(reading.words(place));
    (named && plausible).then(|| reading.spanned(place))
}

/// "... den 3. marts i Bestyrelsen" names who met, not where.
fn starts_like_body(words: &str) -> bool {
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^\p{L}*(?:bestyrelse|udvalg|råd|forening|gruppe)(?:n|et|en)?\b")
    });
    BODY.is_match(words)
}

/// Words of meetings that are not, or not only, held in a room.
static ONLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:virtuelt?|online|teams|zoom|skype|videomøde|telefonmøde|videokonference|(?:af)?holdt digitalt|digitalt møde|jitsi|google meet)\b",
    )
});

fn mode(
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
    static BOTH: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:og|samt|eller|/|\+|hybrid)\b"));
    let words = reading.words(place);
    BOTH.is_match(words) && ONLINE.find(words).is_none_or(|online| online.start() != 0)
}

/// From a label, from the item on the next meeting, or from a sentence about it.
fn next_meeting(
    reading: &Reading<'_>,
    year: Option<i16>,
    diagnostics: &mut Diagnostics,
) -> Option<NextMeeting> {
    let labelled = reading.outline.labelled.iter().filter(|one| one.label == Label::NextMeeting);
    let spans = labelled.flat_map(|one: &Labelled| one.values.clone());
    let items = reading.outline.items.iter().filter(|item| is_on_next_meeting(reading, item));
    let bodies = items
        .flat_map(|item| item.head.title.into_iter().chain(item.body.iter().map(|part| part.span)));
    let mentions =
        reading.text.paragraphs.iter().filter_map(|paragraph| mention(reading, paragraph.span));
    spans
        .chain(bodies)
        .chain(mentions)
        .find_map(|span| next_meeting_in(reading, span, year, diagnostics))
}

static NEXT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\bnæste\s(?:ordinære\s)?\p{L}*møde\b|\bkommende møde\b|\bnæste gang\b")
});

fn is_on_next_meeting(reading: &Reading<'_>, item: &Item) -> bool {
    item.head.title.is_some_and(|title| NEXT.is_match(reading.words(title)))
}

/// "Næste møde holdes torsdag den 3. maj kl. 19": from the words to the end of the sentence.
fn mention(reading: &Reading<'_>, span: Span) -> Option<Span> {
    let found = NEXT.find(reading.words(span))?;
    let from = Span::new(span.start + found.start(), span.end);
    super::sentences::sentences(&reading.text.text, from).into_iter().next()
}

fn next_meeting_in(
    reading: &Reading<'_>,
    span: Span,
    year: Option<i16>,
    diagnostics: &mut Diagnostics,
) -> Option<NextMeeting> {
    let written = moments::dates(reading, span).into_iter().next()?;
    if written.contradicts_weekday() {
        let message = "the weekday before the date of the next meeting is not that date's weekday";
        diagnostics.push(Diagnostic::new(Code::DateContradiction, message).at(written.span));
    }
    let date = moments::iso(written).or_else(|| moments::iso_in_year(written, year?))?;
    let clock = moments::clocks(reading, span).into_iter().next();
    Some(NextMeeting {
        date: Some(date),
        start_time: clock.map(|(start, _)| start.spanned()),
        location: next_place(reading, written).or_else(|| after_moment(reading, span)),
    })
}

/// "... den 3. april afholdes i Aarhus." in the paragraph of the date or one that names it again.
fn next_place(reading: &Reading<'_>, date: WrittenDate) -> Maybe<String> {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:afholdes|holdes|finder sted)\s(?:i|på|hos)\s(?P<place>\p{Lu}[^.,]*?)(?:\s(?:kl|den|d)\b|[.,]|$)",
        )
    });
    let day = reading.words(date.span);
    let mut paragraphs =
        reading.text.paragraphs.iter().filter(|one| one.span.end > date.span.start);
    paragraphs.find_map(|paragraph| {
        let words = reading.words(paragraph.span);
        let at = words.find(day)?;
        let found = PLACE.captures(words.get(at..)?)?;
        Some(
            reading
                .spanned(Span::from(found.name("place")?.range()).shift(paragraph.span.start + at)),
        )
    })
}
