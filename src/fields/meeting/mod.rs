//! The meeting: body, name, number, type, date, times, place, next meeting.

mod body;
mod body_name;
mod moment;
mod name;
mod next;
mod place;
mod years;

use std::sync::LazyLock;

use super::{Reading, moments, pattern};
use crate::diagnostic::Diagnostics;
use crate::lexicon::{Label, Pattern};
use crate::record::model::Meeting;
use crate::segment::Labelled;
use crate::span::Span;
use body::organization;
use moment::{meeting_date, times};
use name::{meeting_type, name, number};
use next::{NEXT, next_meeting};
use place::{location, mode};

/// Reads what the front says about the meeting.
pub(super) fn read(reading: &Reading<'_>, diagnostics: &mut Diagnostics) -> Option<Meeting> {
    let title = crate::fields::document::title_span(reading);
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
        meeting_type: whole_title
            .and_then(|title| meeting_type(reading, title))
            .or_else(|| body::told(reading).and_then(|span| meeting_type(reading, span))),
        date,
        start_time,
        end_time,
        mode: mode(reading, &evidence, location.as_ref()),
        location,
        next_meeting: next_meeting(reading, self::date(Some(&known)), diagnostics),
    };
    let empty = Meeting::default();
    (meeting != empty).then_some(meeting)
}

/// The date of the meeting.
pub(super) fn date(meeting: Option<&Meeting>) -> Option<jiff::civil::Date> {
    meeting?.date.as_ref()?.value.parse().ok()
}

/// Whose meeting it is and what it is called, in lower case.
pub(super) fn host(meeting: Option<&Meeting>) -> String {
    let words = meeting.into_iter().flat_map(|meeting| [&meeting.organization, &meeting.name]);
    let words: Vec<_> = words.flatten().map(|leaf| leaf.value.to_lowercase()).collect();
    words.join(" ")
}

fn title_line(reading: &Reading<'_>, title: Span) -> Span {
    let part = reading.outline.front.iter().find(|part| part.span.contains(title));
    part.map_or(title, |part| part.span)
}

/// Where facts about the meeting stand, the best places first: labelled values, the title,
/// then the rest of the front.
fn evidence(reading: &Reading<'_>, title: Option<Span>) -> Vec<Span> {
    let labelled = reading.outline.labelled.iter().filter(|one| {
        // "Møde: torsdag den 10. april 2014"
        let is_dated = |value: &Span| !moments::dates(reading, *value).is_empty();
        one.item.is_none()
            && (matches!(one.label, Label::Date | Label::DateAndPlace | Label::Start | Label::End)
                || one.label == Label::MeetingName && one.values.iter().any(is_dated))
    });
    // In a mail "Dato:" is the day on which it was sent.
    let has_head = |heads: &[&str]| {
        reading.outline.front.iter().any(|part| {
            let words = reading.words(part.span).to_lowercase();
            heads.iter().any(|head| words.starts_with(head))
        })
    };
    let is_mail =
        has_head(&["emne:", "subject:"]) && has_head(&["fra:", "sendt:", "from:", "sent:"]);
    let labelled = labelled.filter(|one| !(is_mail && one.label == Label::Date));
    // "Dato: 12. maj 2015" over "Referat af mødet den 3. maj 2015" is the date of the document, too.
    let is_told = |title: Span| {
        MEETING.is_match(reading.words(title)) && !moments::dates(reading, title).is_empty()
    };
    let is_bare = |one: &Labelled| {
        reading.words(one.words).trim_end_matches(':').eq_ignore_ascii_case("dato")
    };
    // "Mødedato: 3. maj 2015" beside "Dato: 12. maj 2015"
    let names_day = |one: &&Labelled| {
        let is_dated = |value: &Span| !moments::dates(reading, *value).is_empty();
        !is_bare(one) && one.values.iter().any(is_dated)
    };
    let labelled: Vec<&Labelled> = labelled.collect();
    let is_named = labelled.iter().any(names_day);
    let mut opening = reading.outline.front.iter().take(FRONT_PARTS);
    let tells_day = opening.any(|part| is_day_and_time(reading, part.span));
    let (labelled, documents): (Vec<_>, Vec<_>) = labelled.into_iter().partition(|one| {
        let timed = one.values.iter().any(|value| {
            !moments::clocks(reading, *value).is_empty() || has_weekday(reading, *value)
        });
        !(is_bare(one) && !timed && (is_named || title.is_some_and(is_told) || tells_day))
    });
    let values = |lists: Vec<&Labelled>| -> Vec<Span> {
        lists.into_iter().flat_map(|one| one.values.iter().copied()).collect()
    };
    let (mut labelled, documents) = (values(labelled), values(documents));
    // "Dato:" beside "Tidspunkt: tirsdag den ... kl. 9" is the date of the document.
    labelled.sort_by_key(|span| moments::clocks(reading, *span).is_empty());
    let mut front: Vec<Span> =
        reading.outline.front.iter().map(|part| part.span).take(FRONT_PARTS).collect();
    // A date beside a word for the meeting is the meeting's; one alone on a line may be the
    // letter's own; one in running text is anything.
    front.sort_by_key(|span| match () {
        () if ASIDE.is_match(reading.words(*span)) => 4,
        () if MEETING.is_match(reading.words(*span)) || TITLE.is_match(reading.words(*span)) => 0,
        () if !moments::dates(reading, *span).is_empty()
            && !moments::clocks(reading, *span).is_empty() =>
        {
            1
        }
        () if has_weekday(reading, *span) => 1,
        () if crate::fields::document::is_date_alone(reading, *span) => 2,
        () => 3,
    });
    front.retain(|span| {
        let words = reading.words(*span);
        let mut dates = moments::dates(reading, *span).into_iter();
        let has_own = dates.any(|date| !moment::is_of_another(reading, *span, date));
        (has_own || !NEXT.is_match(words)) && !LETTER.is_match(words)
    });
    let is_dated = |span: &Span| !moments::dates(reading, *span).is_empty();
    let is_published = |span: &Span| PUBLISHED.is_match(reading.words(*span));
    let has_own = front.iter().any(|span| is_dated(span) && !is_published(span));
    if has_own {
        front.retain(|span| !is_published(span));
    }
    let title = title.filter(|title| !has_own || !is_published(title));
    let stamps = front.iter().filter(|span| moments::is_stamp(reading, **span)).count();
    if front.iter().filter(|span| is_dated(span)).count() > stamps {
        front.retain(|span| !moments::is_stamp(reading, *span));
    }
    // "Referat 2. marts 2009" over the page, "Bestyrelsesmøde torsdag den 19. marts 2009" below it
    let tells = |span: &Span| TITLE.is_match(reading.words(*span));
    let title = title.filter(|title| {
        let told = || reading.words(*title).to_lowercase().contains("møde") || tells(title);
        !ASIDE.is_match(reading.words(*title)) && (!front.first().is_some_and(tells) || told())
    });
    let (behind, before) = if tells_day { (documents, front) } else { (front, documents) };
    labelled.into_iter().chain(title).chain(before).chain(behind).collect()
}

/// `Referat af bestyrelsesmøde torsdag den 19. marts`, `Dato 13. oktober 2011`
static TITLE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:referat|beslutningsreferat)\s(?:af|fra)\s)?(?:\p{L}+\s){0,3}\p{L}*(?:møde|generalforsamling)\b[^.]*?\b(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)\b|^dato\s\d",
    )
});

/// "Tirsdag den 3. maj 2016 kl. 15-17", and nothing else on its line.
fn is_day_and_time(reading: &Reading<'_>, span: Span) -> bool {
    const LONGEST: usize = 60;
    let date = moments::dates(reading, span).into_iter().next();
    let begins = date.is_some_and(|date| {
        let before = reading.words(Span::new(span.start, date.span.start));
        date.weekday.is_some() && before.split_whitespace().count() <= 2
    });
    begins && span.len() <= LONGEST && !moments::clocks(reading, span).is_empty()
}

/// "fredag den 23. maj": people say on which weekday they meet, letters do not.
fn has_weekday(reading: &Reading<'_>, span: Span) -> bool {
    const LONGEST: usize = 80;
    let mut dates = moments::dates(reading, span).into_iter();
    span.len() <= LONGEST && dates.any(|date| date.weekday.is_some())
}

/// `Godkendt på bestyrelsesmøde den 11.12.2014`, `Offentliggjort 8. juni`, `Forrige møde: 2. februar`: the days
/// of the minutes, or of another meeting.
static ASIDE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:referat\p{L}*\s(?:(?:er|blev)\s)?)?(?:godkendt|underskrevet|udsendt|offentliggjort|publiceret|udarbejdet|revideret|opdateret|rettet)(?::|\s(?:på|den|d\.|af|i|\d))|referat\s\((?:endelig|godkendt|revideret)|(?:sidst|senest)\s\p{L}+t\b|(?:forrige|sidste|seneste)\s\p{L}*møde\b)",
    )
});

/// A word for a meeting, or for holding one.
static MEETING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:\p{L}*møde|\p{L}*generalforsamling|årsmøde|afholdes|afholdt|indkaldes)\b")
});

/// "Sendt: 31. januar 2008 22:14": the heads of a letter or mail.
static LETTER: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?i)^(?:fra|sendt|til|cc|emne|from|sent|to|subject|vedhæftet):"));

/// "Udgivet: 30. juni 2021", "Sidst opdateret 4. maj 2018", "Referatdato: 12. marts 2018": what was done with the minutes.
static PUBLISHED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:sidst|senest)\s)?(?:udgivet|publiceret|oprettet|offentliggjort|udsendt|opdateret|redigeret|ændret|revideret|skrevet|indsat|lagt (?:op|ind|på)|udskrevet|printet|referatdato|referat (?:udsendt|skrevet|godkendt|til godkendelse)|posted|published)\b",
    )
});

/// Facts about the meeting stand in the first paragraphs of the front.
const FRONT_PARTS: usize = 20;
