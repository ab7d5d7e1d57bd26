//! Attendance told with the names first: "Ida Holm og Bo Ravn deltog ikke i mødet."

use std::sync::LazyLock;

use super::participant::{add, find};
use super::prose::is_office;
use crate::fields::people::{Entry, attend, entries};
use crate::fields::{Reading, pattern, sentences};
use crate::lexicon::{Label, Match, Pattern};
use crate::record::model::{Attendance, Participant, Role};
use crate::span::{Span, Spanned};

/// Reads such sentences in the front, in lists of people and in what was minuted.
pub(super) fn read(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    let lists = reading.outline.labelled.iter().filter(|one| one.item.is_none());
    let values = lists.flat_map(|one| one.values.iter().copied());
    for part in &reading.outline.front {
        read_sentences(reading, participants, part.span, Place::Front);
    }
    for value in values {
        read_sentences(reading, participants, value, Place::List);
    }
    for item in reading.outline.all_items() {
        // "Ida Holm meldte afbud" in a report is about other meetings
        if item.head.title.is_some_and(|title| is_report(reading.words(title))) {
            continue;
        }
        for part in &item.body {
            read_sentences(reading, participants, part.span, Place::Item);
        }
    }
}

fn is_report(title: &str) -> bool {
    title.to_lowercase().contains("beretning")
}

/// Where something is told.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    Front,
    /// In a list of people.
    List,
    Item,
}

fn read_sentences(
    reading: &Reading<'_>,
    participants: &mut Vec<Participant>,
    span: Span,
    place: Place,
) {
    /// More people than a sentence names without an "og".
    const FEWEST_LISTED: usize = 3;
    let in_front = place != Place::Item;
    let mut missing = None;
    for sentence in sentences::of_people(&reading.text.text, span) {
        for sentence in clauses(reading, sentence) {
            let Some(mut told) = told(reading, behind_heading(reading, sentence)) else {
                continue;
            };
            // "Ida Holm, Bo Ravn, Per Lund deltog ikke": said of the last in the list
            let is_list = place == Place::List && sentence.start == span.start
                || place == Place::Front && told.people.len() > FEWEST_LISTED;
            if is_list && !reading.words(told.who).contains(" og ") {
                told.people.drain(..told.people.len().saturating_sub(1));
            }
            let whole = |one: &Entry| reading.words(one.name).contains(' ');
            // "Ida Holm er forhindret" in an item is about another day
            let now = IS_HINDERED.is_match(reading.words(told.clause));
            if !in_front && (now || !told.people.iter().all(whole)) {
                continue;
            }
            if let What::For(whom @ None) = &mut told.what {
                *whom = missing; // "Bo Ravn havde meldt afbud. Ida Holm deltog i stedet."
            }
            take(reading, participants, &told, in_front);
            missing = told.people.first().map(|one| one.name);
            missing = missing.filter(|_| matches!(told.what, What::Absent));
        }
    }
}

/// The sentence cut at "mens" and "men", and what stands behind an "og": "..., mens Bo Ravn var
/// fraværende", "..., og Ida Holm mødte i stedet".
fn clauses(reading: &Reading<'_>, sentence: Span) -> Vec<Span> {
    static WHILE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r",?\s(?:mens|medens|hvorimod|men)\s\p{Lu}"));
    static AND: LazyLock<Pattern> = LazyLock::new(|| pattern(r",?\sog\s\p{Lu}"));
    let behind = |found: &Match<'_>| {
        found.end() - found.as_str().chars().next_back().map_or(0, char::len_utf8)
    };
    let mut cut = Vec::from_iter(in_brackets(reading, sentence));
    let mut start = 0;
    for found in WHILE.find_iter(reading.words(sentence)) {
        cut.push(Span::new(start, found.start()).shift(sentence.start));
        start = behind(&found);
    }
    cut.push(Span::new(sentence.start + start, sentence.end));
    let tails = |clause: Span| {
        let tails = AND.find_iter(reading.words(clause));
        let from = move |found: Match<'_>| Span::new(clause.start + behind(&found), clause.end);
        std::iter::once(clause).chain(tails.map(from)).collect::<Vec<_>>()
    };
    cut.into_iter().flat_map(tails).collect()
}

/// "Bemærkninger: Ida Holm deltog som suppleant for Bo Ravn"
fn behind_heading(reading: &Reading<'_>, sentence: Span) -> Span {
    static HEADING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?:bemærkning(?:er)?|bemærk|note|obs|fremmøde\p{L}*)\s?:\s+")
    });
    let length = HEADING.find(reading.words(sentence)).map_or(0, |heading| heading.end());
    Span::new(sentence.start + length, sentence.end)
}

/// "Ida, Bo (Per kunne ikke deltage)": what stands in the brackets at the end.
fn in_brackets(reading: &Reading<'_>, sentence: Span) -> Option<Span> {
    let words = reading.words(sentence).trim_end_matches('.');
    let inner = words.strip_suffix(')')?;
    let (_, inner) = inner.rsplit_once('(').filter(|(_, inner)| inner.contains(' '))?;
    let end = sentence.start + words.len() - 1;
    Some(Span::new(end - inner.len(), end))
}

/// "deltog via video"
static AT_A_DISTANCE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\s(?:virtuelt|online|digitalt|(?:via|på|over|pr\.)\s(?:\p{L}+-?)?(?i:video|teams|zoom|skype|telefon|link))",
    )
});

/// "deltog fra kl. 20", "deltog i den første time"
static FOR_A_WHILE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s(?:i\smødet\s)?(?:kun\s)?(?:(?:fra|til|indtil)\s(?:ca\.\s)?(?:kl|\d)|i\s(?:den\s)?(?:første|sidste)\s|i\sen\sdel\s|delvist?\b)",
    )
});

/// "deltog.", "deltog i mødet"
static IN_THE_MEETING: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^\s?(?:i\smødet)?\W*$"));

/// What somebody was not: "er ikke mødt", "var ikke med"
static CAME: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^\W*(?:$|(?:frem)?mødt|kommet|med\b|her\b|til\s?stede|op\b|frem\b)")
});

static IS_HINDERED: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^er\s(?:forhindret|forhindrede|syg|bortrejst|på)"));

/// What a sentence says of some people.
struct Told {
    people: Vec<Entry>,
    /// Where they are named.
    who: Span,
    what: What,
    clause: Span,
}

/// How they attended.
enum What {
    Present,
    /// They opened the meeting, wherever that is told.
    Opened,
    Absent,
    /// Not for all of it.
    Partly,
    /// In the place of others, if they are named.
    For(Option<Span>),
}

fn told(reading: &Reading<'_>, sentence: Span) -> Option<Told> {
    static TOLD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\W*(?:\d\.?\s(?:[Ss]uppleant|[Ss]tedfortræder)\s)?(?P<who>\p{Lu}[^:(]*?(?:\([^)]*\)[^:(]*?)*)(?:\sog\s(?:jeg|undertegnede))?\s(?P<clause>(?P<verb>(?:deltog|deltager|mødte|var\sblevet|blev|var|er)\s(?:ikke|fraværende|forhindret|forhindrede|syge?\b|sygemeldte?|bortrejste?|på\sferie|på\s\p{L}*rejse|på\skursus|på\sorlov|også\stil\sstede|ikke\stil\sstede|til\sstede|tilstede|(?:frem)?mødte?)\b|var\sder\.?$|manglede\.?$|(?:har|havde)\s(?:(?:meldt|sendt|givet)\s)?(?:afbud|forfald|meldt\sfra)\b|(?:fraværende|sygemeldte?|forhindrede?|forhindret|(?:ikke\s)?til\s?stede)\.?$|(?:meldte|måtte\s(?:desværre\s)?melde)\s(?:afbud|fra)\b|udeblev\b|kunne\s(?:desværre\s)?ikke\s(?:deltage|komme|være)\b|deltog\b|deltager\b|mødte\b|(?:bød|byder|bydes)\s(?:\p{L}+\s)*?velkommen\b|åbne(?:de|r)\s(?:mødet|generalforsamlingen|årsmødet)\b)(?P<rest>[^.]*))",
        )
    });
    // Bo Ravn havde lovet at komme, men mødte ikke op
    static CAME_NOT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\W*(?:\d\.?\s(?:[Ss]uppleant|[Ss]tedfortræder)\s)?(?P<who>\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}.'’-]*)+)\s(?:havde|har|ville|skulle|(?:var|blev)\sindkaldt)\b[^:]*(?P<clause>(?P<verb>(?:mødte|dukkede)\sikke)\s(?P<rest>op|frem))",
        )
    });
    static SOME_ITEMS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:punkt(?:et|er|erne)?|pkt|sag(?:en|er|erne)?|behandling(?:en)?)\b")
    });
    static FOR: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\s(?:i mødet\s)?(?:som\s)?(?:(?:suppleant(?:er)?|stedfortræder(?:e)?|substitut|i\s(?:stedet|hans\ssted|hendes\ssted))(?:\sfor)?|for)(?:\s(?P<whom>(?-i:\p{Lu})[^,.]*))?$",
        )
    });
    let found = CAME_NOT
        .captures(reading.words(sentence))
        .or_else(|| TOLD.captures(reading.words(sentence)))?;
    let at = |name: &str| Some(Span::from(found.name(name)?.range()).shift(sentence.start));
    let (who, clause, rest) = (at("who")?, at("clause")?, at("rest")?);
    let mut people = without_apposition(reading, entries(reading, who, false), who);
    // with the words between them
    let named = people.iter().map(|one| one.span.len() + " og ".len()).sum::<usize>();
    let named = named.saturating_sub(" og ".len());
    if people.is_empty() || is_office(reading.words(who)) || named * 10 < who.len() * 7 {
        return None;
    }
    let (verb, rest_words) = (found.name("verb")?.as_str(), reading.words(rest));
    // "Ida og Bo er ikke på valg"
    if verb.ends_with(" ikke") && !verb.starts_with('d') && !CAME.is_match(rest_words) {
        return None;
    }
    let in_place = FOR.captures(rest_words);
    let missing = verb.ends_with("ikke")
        || verb.contains("fravær")
        || verb.starts_with("kunne")
        || [
            "forhindret",
            "forhindrede",
            "syg",
            "syge",
            "sygemeldt",
            "sygemeldte",
            "bortrejst",
            "bortrejste",
            "ferie",
            "orlov",
            "rejse",
            "kursus",
        ]
        .iter()
        .any(|reason| verb.ends_with(reason))
        || verb.contains("ikke til");
    let what = match verb {
        _ if verb.ends_with("velkommen") || verb.starts_with("åbne") => What::Opened,
        _ if SOME_ITEMS.is_match(rest_words) => What::Partly,
        _ if missing
            || verb.ends_with("afbud")
            || verb.ends_with("forfald")
            || verb.ends_with(" fra")
            || matches!(verb.trim_end_matches('.'), "udeblev" | "manglede") =>
        {
            What::Absent
        }
        "deltog" | "deltager" | "mødte" => match in_place {
            Some(place) => {
                let whom = place.name("whom");
                What::For(whom.map(|whom| Span::from(whom.range()).shift(rest.start)))
            }
            None if FOR_A_WHILE.is_match(rest_words) => What::Partly,
            None if took_a_role(reading, rest, &mut people) => What::Present,
            None if AT_A_DISTANCE.is_match(rest_words) => What::Present,
            None if IN_THE_MEETING.is_match(rest_words) && !reading.words(who).contains(" – ") => {
                What::Present
            }
            None => return None,
        },
        _ => What::Present,
    };
    Some(Told { people, who, what, clause })
}

/// "Ida Holm bød velkommen" where no list says who came.
fn is_alone(reading: &Reading<'_>, one: &Entry) -> bool {
    let is_list = |label: Label| matches!(label, Label::People(..));
    reading.words(one.name).contains(' ')
        && !reading.outline.labelled.iter().any(|labelled| is_list(labelled.label))
}

/// "Ida Holm, Nordflex, deltog": between the commas stands whom she came from, and nobody.
fn without_apposition(reading: &Reading<'_>, mut people: Vec<Entry>, who: Span) -> Vec<Entry> {
    let words = reading.words(who);
    let apposed =
        words.ends_with(',') && words.matches(',').count() == 2 && !words.contains(" og ");
    if let [one, from] = people.as_mut_slice()
        && apposed
    {
        one.organization = one.organization.or(Some(from.name));
        one.span = one.span.cover(from.span);
        people.truncate(1);
    }
    people
}

/// "Ida Holm deltog som referent."
fn took_a_role(reading: &Reading<'_>, rest: Span, people: &mut [Entry]) -> bool {
    let words = reading.words(rest).trim();
    let role = words.strip_prefix("som ").and_then(|role| reading.lexicon.labels.role(role));
    let wanted =
        role.filter(|role| matches!(role, Role::MinuteTaker | Role::Moderator | Role::Observer));
    let Some((role, one)) = wanted.zip(people.first_mut()) else { return false };
    one.roles.push(Spanned::new(role, rest.trim(&reading.text.text)));
    true
}

fn take(reading: &Reading<'_>, participants: &mut Vec<Participant>, told: &Told, in_front: bool) {
    for entry in &told.people {
        let known = find(participants, reading.words(entry.name));
        let is_present =
            known.as_ref().is_some_and(|one| one.attendance.value == Attendance::Present);
        let entry = match told.what {
            What::Absent if !is_present || in_front => {
                Entry { absent: Some(told.clause), ..entry.clone() }
            }
            What::Present if in_front => entry.clone(),
            What::Opened if known.is_none() && is_alone(reading, entry) => entry.clone(),
            What::Partly if in_front && known.is_none() => {
                let mut entry = entry.clone();
                attend(reading, &mut entry, told.clause);
                Entry { partial: Some(told.clause), ..entry }
            }
            What::For(whom) => in_the_place_of(reading, entry, told.clause, whom),
            What::Absent | What::Partly if known.is_some() => {
                // "Ida Holm deltog ikke i mødet": not only in this item
                let whole = reading.words(told.clause).contains("ikke i mødet");
                let said = if whole { Attendance::Absent } else { Attendance::Partial };
                if let Some(one) = known.filter(|_| is_present) {
                    one.attendance = Spanned::new(said, told.clause);
                }
                continue;
            }
            _ => continue,
        };
        let absent = entry.absent;
        match find(participants, reading.words(entry.name)) {
            Some(one) if absent.is_some() => {
                one.attendance = Spanned::new(Attendance::Absent, told.clause);
            }
            _ => add(reading, participants, entry, None),
        }
    }
    if let What::For(Some(whom)) = told.what {
        for entry in entries(reading, whom, false) {
            match find(participants, reading.words(entry.name)) {
                Some(one) if in_front && one.attendance.value != Attendance::Absent => {
                    one.attendance = Spanned::new(Attendance::Absent, told.clause);
                }
                Some(_) => {}
                None => {
                    add(reading, participants, Entry { absent: Some(told.clause), ..entry }, None);
                }
            }
        }
    }
}

/// Who stood in, with the role and the one who was absent.
fn in_the_place_of(
    reading: &Reading<'_>,
    entry: &Entry,
    clause: Span,
    whom: Option<Span>,
) -> Entry {
    let mut entry = entry.clone();
    entry.roles.push(Spanned::new(Role::Alternate, clause));
    let absent = whom.map(|whom| entries(reading, whom, false));
    entry.substitute_for = absent.and_then(|absent| Some(absent.first()?.name));
    entry
}
