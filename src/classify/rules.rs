//! What tells the kind, in the order in which it is asked: what is certain first.

use super::labels::Labels;
use super::signs::SIGNS;
use super::{evidence, headed, title};
use crate::lexicon::{Lexicon, Pattern};
use crate::normalize::NormalizedText;
use crate::record::model::DocumentKind;
use crate::span::Span;

/// The kind of a document, and where it is seen.
pub(super) fn kind(text: &NormalizedText, lexicon: &Lexicon) -> (DocumentKind, Span) {
    let seen = Seen::of(text, lexicon);
    RULES.iter().find_map(|rule| rule(&seen)).unwrap_or((DocumentKind::Other, seen.begin))
}

type Rule = fn(&Seen<'_>) -> Option<(DocumentKind, Span)>;

const RULES: &[Rule] = &[
    called_off,
    with_empty_boxes,
    titled,
    decided,
    attended,
    told_of_a_meeting,
    with_verdicts,
    led,
    built,
    headed_and_told,
    announced,
    about_a_meeting,
    called,
];

/// The first characters of a document, where titles and labels stand.
const TOP: usize = 1200;

/// So many lines with a verb are no list of what is going to come up.
const ENOUGH_TOLD: usize = 3;

/// What is seen of a document at once; the rest is looked for when a rule asks.
struct Seen<'t> {
    text: &'t NormalizedText,
    lexicon: &'t Lexicon,
    labels: Labels,
    top: &'t str,
    /// The first line.
    begin: Span,
    /// Words of what was said or decided.
    past: usize,
    /// Words of what is going to happen.
    future: usize,
    minutes_title: Option<Span>,
    agenda_title: Option<Span>,
}

impl<'t> Seen<'t> {
    fn of(text: &'t NormalizedText, lexicon: &'t Lexicon) -> Self {
        let words = text.text.as_str();
        let top = words.char_indices().nth(TOP).and_then(|(end, _)| words.get(..end));
        let top = top.unwrap_or(words);
        let line = top.split('\n').find(|line| !line.is_empty()).map_or(0, str::len);
        Self {
            text,
            lexicon,
            labels: Labels::of(text, lexicon),
            top,
            begin: Span::new(0, line),
            past: count(&SIGNS.past, words),
            future: count(&SIGNS.future, words),
            minutes_title: first(&SIGNS.minutes_title, top),
            agenda_title: agenda_title(top),
        }
    }

    fn minutes(&self) -> (DocumentKind, Span) {
        (DocumentKind::Minutes, self.minutes_title.unwrap_or(self.begin))
    }

    fn untitled_minutes(&self) -> (DocumentKind, Span) {
        (DocumentKind::Minutes, self.begin)
    }

    /// Whether it is told as of a meeting that was held.
    fn was_held(&self) -> bool {
        let labels = &self.labels;
        self.past * 2 >= self.future
            || labels.minute_taker
            || labels.decided > 0
            || labels.came
            || labels.verdicts > 1
    }

    fn names_meeting(&self) -> bool {
        let top = self.top.to_lowercase();
        top.contains("møde") || top.contains("generalforsamling")
    }

    fn is_met(&self) -> bool {
        self.names_meeting() || self.labels.any_meeting
    }

    fn calls(&self) -> Option<Span> {
        first(&SIGNS.call, self.top)
    }

    fn tells(&self) -> bool {
        headed::told(self.text) >= ENOUGH_TOLD
    }
}

fn count(pattern: &Pattern, words: &str) -> usize {
    const MOST: usize = 200;
    pattern.find_iter(words).take(MOST).count()
}

fn first(pattern: &Pattern, top: &str) -> Option<Span> {
    pattern.find(top).map(|found| Span::from(found.range()))
}

/// "Dagsorden", not "Dagsorden godkendt."
fn agenda_title(top: &str) -> Option<Span> {
    const TOLD: &[&str] = &["godkendt", "blev", "er godkendt", "vedtaget", "ok"];
    let is_told = |end: usize| {
        let behind = top.get(end..).unwrap_or_default().trim_start_matches(' ');
        TOLD.iter().any(|told| behind.starts_with(told))
    };
    let mut found = SIGNS.agenda_title.find_iter(top).filter(|found| !is_told(found.end()));
    found.next().map(|found| Span::from(found.range()))
}

/// "Mødet er aflyst"
fn called_off(seen: &Seen<'_>) -> Option<(DocumentKind, Span)> {
    const FEW: usize = 6;
    let cancelled = first(&SIGNS.cancelled, seen.top)?;
    // "Løbet i maj er aflyst" in minutes that tell much else
    let is_told = seen.minutes_title.is_some() && seen.tells();
    (seen.past < FEW && seen.labels.people == 0 && !is_told)
        .then_some((DocumentKind::Other, cancelled))
}

/// Check boxes that nobody has ticked yet.
fn with_empty_boxes(seen: &Seen<'_>) -> Option<(DocumentKind, Span)> {
    const FEW: usize = 4;
    let labels = &seen.labels;
    (labels.unticked >= 2 && labels.ticked == 0 && seen.past < FEW)
        .then(|| (DocumentKind::Agenda, seen.agenda_title.unwrap_or(seen.begin)))
}

/// "Referat af bestyrelsesmøde", and a meeting that was held.
fn titled(seen: &Seen<'_>) -> Option<(DocumentKind, Span)> {
    let labels = &seen.labels;
    let was_held = seen.was_held();
    let held = labels.people
        + usize::from(labels.minute_taker) * 2
        + labels.decided * 2
        + seen.past.min(12);
    let is_titled = || first(&SIGNS.titled_minutes, seen.top).is_some();
    let is_held = || was_held && (held > 0 || seen.is_met());
    let of_meeting = || labels.people > 0 && title::is_of_meeting(seen.top);
    (labels.minutes
        || of_meeting()
        || ((was_held || seen.future < 2 || answers_agenda(seen)) && is_titled())
        || (is_held() && title::is_of_minutes(seen.top))
        || (seen.minutes_title.is_some() && held >= 2 && was_held))
        .then(|| seen.minutes())
}

/// "Ad 1 Intet", "Ad 2 Bo retter listen": what was minuted of the items of an agenda.
fn answers_agenda(seen: &Seen<'_>) -> bool {
    let lines = seen.text.paragraphs.iter().map(|one| seen.text.words(one));
    let answers = lines.filter(|line| {
        let number = line.strip_prefix("Ad").or_else(|| line.strip_prefix("ad"));
        number.is_some_and(|number| {
            number.trim_start_matches(['.', ' ']).starts_with(|c: char| c.is_ascii_digit())
        })
    });
    answers.count() > 1
}

/// "Beslutning for punkt 1" is printed above each decision, and there is none before the meeting.
fn decided(seen: &Seen<'_>) -> Option<(DocumentKind, Span)> {
    let labels = &seen.labels;
    (labels.decided > 0 || (labels.answered > 1 && labels.people > 0)).then(|| seen.minutes())
}

/// "Til stede: Ida, Bo" and "Afbud: Per": nobody knows this before the meeting. A single case: "Beslutning fra
/// Integrationsrådet", "Dato: 3. maj 2015", "Fraværende: Ida". A meeting of which "Deltagere", "Afbud" and "Referent"
/// are known.
fn attended(seen: &Seen<'_>) -> Option<(DocumentKind, Span)> {
    let labels = &seen.labels;
    if labels.came && labels.missed {
        return Some(seen.minutes());
    }
    let is_case = labels.missed && labels.headed && labels.any_meeting;
    let is_minuted = labels.attended && labels.missed && labels.minute_taker && seen.is_met();
    (is_case || is_minuted && seen.calls().is_none()).then(|| seen.untitled_minutes())
}

/// "Bestyrelsesmøde den 4. marts", "Til stede: Ida, Bo": said of a meeting that was held. "Dato: 4. marts",
/// "Deltager: Ida, Bo", and what was told.
fn told_of_a_meeting(seen: &Seen<'_>) -> Option<(DocumentKind, Span)> {
    let labels = &seen.labels;
    let is_past = seen.past >= seen.future && seen.agenda_title.is_none();
    let is_open = seen.agenda_title.is_none() && seen.calls().is_none();
    let came = labels.came && ((seen.is_met() && (is_past || is_open)) || seen.tells());
    let is_prepared =
        || labels.recommended || seen.past < seen.future || title::is_of_agenda(seen.top);
    let took_part = || {
        let is_met = labels.attended && seen.is_met();
        let is_minuted = || labels.minute_taker && seen.agenda_title.is_none();
        is_met && (is_minuted() || !is_prepared()) && seen.calls().is_none() && seen.tells()
    };
    (came || took_part()).then(|| seen.untitled_minutes())
}

/// "Godkendt", "Intet nyt": nobody says so before the meeting.
fn with_verdicts(seen: &Seen<'_>) -> Option<(DocumentKind, Span)> {
    let verdicts = seen.labels.verdicts;
    (verdicts > 1 || (verdicts > 0 && seen.past > 1 && seen.past > seen.future))
        .then(|| seen.minutes())
}

/// "Ordstyrer: Ida", "Deltagere: IH, BR", and sentences: no list of what is going to come up.
fn led(seen: &Seen<'_>) -> Option<(DocumentKind, Span)> {
    let Seen { past, future, .. } = *seen;
    if seen.labels.people == 0 {
        return None;
    }
    if (past >= 2 && past > future) || (seen.labels.led && past >= future) {
        return Some(seen.minutes());
    }
    let is_told = past > 0 && seen.was_held() && seen.agenda_title.is_none();
    (is_told && seen.names_meeting() && seen.calls().is_none()).then(|| seen.untitled_minutes())
}

/// A portfolio, a note on bodies or an agreement, by its build.
fn built(seen: &Seen<'_>) -> Option<(DocumentKind, Span)> {
    evidence::kind(seen.text).filter(|_| seen.labels.people == 0 && !seen.labels.any_meeting)
}

/// "Dagsorden:", then "Fremmødte: Ida, Bo", and what was said; headings with sentences below them.
fn headed_and_told(seen: &Seen<'_>) -> Option<(DocumentKind, Span)> {
    const TOLD: usize = 2;
    const POINTS: usize = 3;
    let labels = &seen.labels;
    if seen.past < seen.future {
        return None;
    }
    let is_open = || !title::is_of_agenda(seen.top) && seen.calls().is_none();
    if !labels.came && !is_open() {
        return None;
    }
    let headed = headed::count(seen.text, seen.lexicon).filter(|headed| headed.told >= TOLD)?;
    let is_shown = labels.people > 0 || labels.missed || labels.verdicts > 0;
    let are_two = headed.points >= 2 && seen.past >= 2;
    (labels.came || is_shown || are_two || headed.points >= POINTS).then(|| seen.untitled_minutes())
}

/// "Dagsorden for ...": with the minute taker filled in it has become the minutes.
fn announced(seen: &Seen<'_>) -> Option<(DocumentKind, Span)> {
    let Seen { text, past, future, .. } = *seen;
    let labels = &seen.labels;
    let title = seen.agenda_title?;
    let held = (past >= 4 && past > future * 2)
        || (labels.minute_taker && (labels.people > 0 || (past >= 2 && past > future)))
        || (past > future && evidence::is_minuted(text))
        || (future == 0 && evidence::is_undertaken(text, seen.lexicon));
    Some((if held { DocumentKind::Minutes } else { DocumentKind::Agenda }, title))
}

/// Sentences about a meeting, without a title.
fn about_a_meeting(seen: &Seen<'_>) -> Option<(DocumentKind, Span)> {
    let is_told = seen.past >= 3 && seen.past > seen.future;
    let is_assembly = || seen.past >= 5 && title::names_moderator(seen.top);
    (is_told && (seen.names_meeting() || is_assembly()) && !SIGNS.for_meeting.is_match(seen.top))
        .then(|| seen.untitled_minutes())
}

/// "Der er generalforsamling den 3. maj", "Vel mødt"
fn called(seen: &Seen<'_>) -> Option<(DocumentKind, Span)> {
    let call = seen.calls()?;
    (seen.past < 2 && seen.names_meeting()).then_some((DocumentKind::Agenda, call))
}
