//! Step 5: what kind of document it is, and in which language.

mod columns;
mod evidence;
mod headed;
mod inside;
mod title;

use std::sync::LazyLock;

pub(crate) use columns::{may_be_portfolio, may_have_columns};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::lexicon::{Label, LabelMatch, Lexicon, Pattern, Presence, pattern};
use crate::normalize::NormalizedText;
use crate::record::model::{DocumentKind, Role};
use crate::span::{Span, Spanned};

/// Tells the kind of a document, and says so when it is not one of minutes in Danish.
pub fn classify(
    text: &NormalizedText,
    lexicon: &Lexicon,
    diagnostics: &mut Diagnostics,
) -> Spanned<DocumentKind> {
    let (kind, evidence) = kind(text, lexicon);
    if let Some(code) = language(&text.text).filter(|code| *code != "da") {
        let message = format!("the words look like {code}, not Danish; what was read may be wrong");
        diagnostics.push(Diagnostic::new(Code::NotDanish, message));
    }
    if !matches!(kind, DocumentKind::Minutes) {
        let message = format!("the document looks like {}, not like minutes", describe(kind));
        diagnostics.push(Diagnostic::new(Code::NotMinutes, message).at(evidence));
    }
    Spanned::inferred(kind, evidence, "document-kind")
}

fn describe(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Minutes => "minutes",
        DocumentKind::Agenda => "an agenda or a call to a meeting",
        DocumentKind::Portfolio => "a portfolio of initiatives",
        DocumentKind::Governance => "a note on bodies and their tasks",
        DocumentKind::Agreement => "an agreement",
        DocumentKind::Other => "something else",
    }
}

/// Signs of a kind, with their weight in a document of any length.
struct Signs {
    /// "Referat af", "Beslutningsprotokol" near the top.
    minutes_title: Pattern,
    /// "Dagsorden", "Indkaldelse" near the top.
    agenda_title: Pattern,
    /// What was said or decided.
    past: Pattern,
    /// What is going to happen.
    future: Pattern,
    /// "Referat af", "Beslutningsprotokol" at the beginning of a line near the top.
    titled_minutes: Pattern,
    /// A meeting that was called off.
    cancelled: Pattern,
    /// "Må jeg minde om, at der er generalforsamling", "Vel mødt", "Alle er velkomne".
    call: Pattern,
    /// "Bilag A til generalforsamling" at the top: what was laid before a meeting.
    for_meeting: Pattern,
}

static SIGNS: LazyLock<Signs> = LazyLock::new(|| Signs {
    minutes_title: pattern(
        r"(?i)\b(?:\p{L}*(?:referat|refarat|refferat)|(?:\p{L}*)protokol(?:len|lat)?|mødenotat(?:er)?)\b",
    ),
    agenda_title: pattern(
        r"(?i)\b(?:dagsorden|indkaldelse|indkaldes|indbydelse|mødeindkaldelse|aflysning|aflyst)\b",
    ),
    past: pattern(
        r"(?i)\b(?:blev|besluttede|orienterede|godkendt|vedtaget|valgtes|genvalgt|drøftede|drøftet|konkluderede|takkede|oplyste|fortalte|spurgte|svarede|bemærkede|tiltrådte|konstaterede|enighed om|enige? om|er aftalt|det aftalt|blevet|gennemgået|vedtog|valgt|vedtoges|godkendtes|besluttedes|udsattes|meddelte|forelagde|udtalte|bød velkommen|taget til|tog til|blev holdt|holdtes|afholdtes|er afholdt|berettede|gennemgik|fremlagde|omtalte|nævnte|redegjorde|aflagde)\b",
    ),
    future: pattern(
        r"(?i)\b(?:indkaldes|indkalder|afholdes|vil blive|tilmelding|skal være .{0,30}i hænde|senest den|senest d\.|vel mødt|mød op|på valg er|forslag skal|kan indsendes)\b",
    ),
    titled_minutes: pattern(
        r"(?im)^\W*(?:\p{L}+\s)?(?:\p{L}*(?:referat|refarat|refferat)|ref\.|beslutningsprotokol|mødeprotokol)(?:\s|\s?[–—:,-]\s?)(?:af|fra|for|til|\p{L}*møde|\p{L}*generalforsamling|\d)|^\W*(?:beslutninger|notat|noter|opsamling|resumé|resume|sammendrag)\s(?:fra|af|på|ved)\s(?:\p{L}+\s){0,3}\p{L}*(?:møde|mødet|generalforsamlingen)\b",
    ),
    call: pattern(
        r"(?i)\bder er (?:ordinær |ekstraordinær )?(?:generalforsamling|\p{L}*møde)\b|\bvel mødt\b|\ber (?:alle )?velkomne\b",
    ),
    for_meeting: pattern(
        r"(?i)^\W*(?:\p{L}+\W+){0,4}til\s(?:\p{L}+\s){0,2}(?:generalforsamling|\p{L}*møde)",
    ),
    cancelled: pattern(
        r"(?i)\b(?:\p{L}*møde|\p{L}*generalforsamling)\p{L}*\W+(?:\d[\d./ ]*\s)?(?:er|bliver|blev|må)?\s?(?:desværre\s)?(?:aflyst|aflyses)\b|\baflysning\saf\s\p{L}*(?:møde|generalforsamling)",
    ),
});

/// The first characters of a document, where titles and labels stand.
const TOP: usize = 1200;

/// So many lines with a verb are no list of what is going to come up.
const ENOUGH_TOLD: usize = 3;

fn kind(text: &NormalizedText, lexicon: &Lexicon) -> (DocumentKind, Span) {
    let signs = &*SIGNS;
    let words = text.text.as_str();
    let top =
        words.char_indices().nth(TOP).map_or(words, |(at, _)| words.get(..at).unwrap_or(words));
    let count = |pattern: &Pattern| pattern.find_iter(words).take(200).count();
    let first = |pattern: &Pattern| pattern.find(top).map(|found| Span::from(found.range()));
    let begin = Span::new(
        0,
        top.split('\n').find(|line| !line.is_empty()).map_or(0, str::len).min(top.len()),
    );
    let labels = Labels::of(text, lexicon);
    let (past, future) = (count(&signs.past), count(&signs.future));
    let minutes_title = first(&signs.minutes_title);
    let agenda_title = first(&signs.agenda_title);
    let held =
        labels.people + usize::from(labels.minute_taker) * 2 + labels.decided * 2 + past.min(12);
    if let Some(cancelled) = first(&signs.cancelled).filter(|_| past < 6 && labels.people == 0) {
        return (DocumentKind::Other, cancelled);
    }
    if labels.unticked >= 2 && labels.ticked == 0 && past < 4 {
        return (DocumentKind::Agenda, agenda_title.unwrap_or(begin));
    }
    let was_held = past * 2 >= future
        || labels.minute_taker
        || labels.decided > 0
        || labels.came
        || labels.verdicts > 1;
    if labels.minutes || first(&signs.titled_minutes).is_some_and(|_| was_held || future < 2) {
        return (DocumentKind::Minutes, first(&signs.minutes_title).unwrap_or(begin));
    }
    let is_held = was_held && (held > 0 || labels.any_meeting || is_meeting(top));
    if is_held && title::is_of_minutes(top) {
        return (DocumentKind::Minutes, minutes_title.unwrap_or(begin));
    }
    if minutes_title.is_some() && held >= 2 && was_held {
        return (DocumentKind::Minutes, minutes_title.unwrap_or(begin));
    }
    // "Beslutning for punkt 1": printed above each decision, and there is none before the meeting.
    if labels.decided > 0 || (labels.answered > 1 && labels.people > 0) {
        return (DocumentKind::Minutes, minutes_title.unwrap_or(begin));
    }
    // "Til stede: Ida, Bo" and "Afbud: Per": nobody knows this before the meeting.
    if labels.came && labels.missed {
        return (DocumentKind::Minutes, minutes_title.unwrap_or(begin));
    }
    // A single case: "Beslutning fra Integrationsrådet", "Dato: 3. maj 2015", "Fraværende: Ida".
    if labels.missed && labels.headed && labels.any_meeting {
        return (DocumentKind::Minutes, begin);
    }
    // "Bestyrelsesmøde den 4. marts", "Til stede: Ida, Bo": said of a meeting that was held.
    let told = || headed::told(text) >= ENOUGH_TOLD;
    let is_met = is_meeting(top) || labels.any_meeting;
    if labels.came && ((is_met && past >= future && agenda_title.is_none()) || told()) {
        return (DocumentKind::Minutes, begin);
    }
    // "Dato: 4. marts", "Deltager: Ida, Bo", and what was told
    let is_prepared = labels.recommended || past < future || title::is_of_agenda(top);
    if labels.attended && is_met && !is_prepared && first(&signs.call).is_none() && told() {
        return (DocumentKind::Minutes, begin);
    }
    // "Godkendt", "Intet nyt": nobody says so before the meeting.
    if labels.verdicts > 1 || (labels.verdicts > 0 && past > 1 && past > future) {
        return (DocumentKind::Minutes, minutes_title.unwrap_or(begin));
    }
    let led = labels.people > 0 && labels.led;
    if (labels.people > 0 && past >= 2 && past > future) || (led && past >= future) {
        return (DocumentKind::Minutes, minutes_title.unwrap_or(begin));
    }
    // "Bestyrelsesmøde", "Deltagere: IH, BR", and sentences: no list of what is going to come up.
    let is_told = past > 0 && was_held && agenda_title.is_none();
    if labels.people > 0 && is_told && is_meeting(top) && first(&signs.call).is_none() {
        return (DocumentKind::Minutes, begin);
    }
    if let Some(built) = evidence::kind(text).filter(|_| labels.people == 0 && !labels.any_meeting)
    {
        return built;
    }
    // "Dagsorden:", then "Fremmødte: Ida, Bo", and what was said
    let is_told = || headed::count(text, lexicon).is_some_and(|headed| headed.told >= 2);
    if labels.came && past >= future && is_told() {
        return (DocumentKind::Minutes, begin);
    }
    let is_headed = || {
        let headed = headed::count(text, lexicon).unwrap_or_default();
        let is_shown = labels.people > 0 || labels.missed || labels.verdicts > 0;
        headed.told >= 2 && (is_shown || headed.points >= 3)
    };
    if past >= future && !title::is_of_agenda(top) && first(&signs.call).is_none() && is_headed() {
        return (DocumentKind::Minutes, begin);
    }
    if let Some(title) =
        agenda_title.filter(|_| labels.any_meeting || count(&signs.agenda_title) > 0)
    {
        // "Dagsorden for ..." with the minute taker filled in has become the minutes.
        let held = (past >= 4 && past > future * 2)
            || (labels.minute_taker && labels.people > 0)
            || (past > future && evidence::is_minuted(text))
            || (future == 0 && evidence::is_undertaken(text, lexicon));
        return (if held { DocumentKind::Minutes } else { DocumentKind::Agenda }, title);
    }
    let meeting = is_meeting(top);
    let for_meeting = SIGNS.for_meeting.is_match(top);
    if meeting && !for_meeting && past >= 3 && past > future {
        return (DocumentKind::Minutes, begin);
    }
    if let Some(call) = first(&signs.call).filter(|_| meeting && past < 2) {
        return (DocumentKind::Agenda, call);
    }
    (DocumentKind::Other, begin)
}

/// Whether the words name a meeting.
fn is_meeting(top: &str) -> bool {
    let top = top.to_lowercase();
    top.contains("møde") || top.contains("generalforsamling")
}

/// Labels that only documents about a meeting have.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent signs, each read on its own")]
struct Labels {
    people: usize,
    minute_taker: bool,
    /// Somebody took the minutes or chaired.
    led: bool,
    any_meeting: bool,
    /// "Til stede:" with a name behind it on its line.
    came: bool,
    /// "Deltager:" with a name behind it on its line; who is invited may stand there, too.
    attended: bool,
    /// "Afbud:" with a name behind it on its line.
    missed: bool,
    /// "Indstilling:", as before a meeting.
    recommended: bool,
    /// "Referat" on a line of its own, and an agenda before it.
    minutes: bool,
    /// Names behind a check box with a tick.
    ticked: usize,
    /// Names behind an empty check box.
    unticked: usize,
    /// Headings "Beslutning" with a verdict below them; in an agenda nothing stands there yet.
    decided: usize,
    /// Headings "Beslutning for punkt 3".
    answered: usize,
    /// A heading "Beslutning", whatever stands below it.
    headed: bool,
    /// Lines that are nothing but a verdict: "Godkendt.", "Intet".
    verdicts: usize,
}

impl Labels {
    fn of(text: &NormalizedText, lexicon: &Lexicon) -> Self {
        let mut found = Self::default();
        let mut agenda = false;
        for (index, paragraph) in text.paragraphs.iter().enumerate() {
            found.decided += usize::from(has_verdict(text, lexicon, index));
            found.answered += usize::from(answers(text.words(paragraph), lexicon));
            found.count_box(text.words(paragraph), lexicon);
            found.count_inside(text.words(paragraph), lexicon);
            found.verdicts += usize::from(is_verdict(text.words(paragraph), lexicon));
            let line = text.words(paragraph);
            let Some(label) = lexicon.labels.read(line).or_else(|| glued(line, lexicon)) else {
                continue;
            };
            let value = match label.value.of(text.words(paragraph)) {
                "" => below(text, lexicon, index),
                value => value,
            };
            let first = value.split([',', '(', '.']).next().unwrap_or_default();
            let first = first.split(" og ").next().unwrap_or_default().trim();
            let named = lexicon.people.is_name_or_role(first) || are_initials(value);
            match label.label {
                // "Til stede: …" of a template names nobody
                Label::People(presence, _) => {
                    let says = label.value.is_empty() || value.contains(char::is_alphanumeric);
                    found.people += usize::from(says);
                    found.came |= named
                        && presence == Presence::Present
                        && is_presence(&label, text.words(paragraph));
                    found.attended |=
                        named && presence == Presence::Present && is_taking_part(&label, line);
                    found.missed |= named && presence == Presence::Absent;
                }
                Label::Role(role @ (Role::MinuteTaker | Role::Moderator)) => {
                    found.led |= !label.value.is_empty();
                    found.minute_taker |= !label.value.is_empty() && role == Role::MinuteTaker;
                }
                Label::Decision => found.headed |= label.value.is_empty(),
                Label::AnnouncedAgenda => agenda = true,
                Label::Recommendation => found.recommended = true,
                Label::Minutes if label.value.is_empty() => found.minutes |= agenda,
                Label::Date | Label::Place | Label::DateAndPlace => found.any_meeting = true,
                _ => {}
            }
        }
        found
    }
}

/// The line below a label, or below the name of a group that stands there: "Bestyrelsen:".
fn below<'t>(text: &'t NormalizedText, lexicon: &Lexicon, index: usize) -> &'t str {
    let mut lines = text.paragraphs.iter().skip(index + 1).map(|line| text.words(line));
    let first = lines.next().unwrap_or_default();
    let is_group = first.ends_with(':')
        && lexicon.labels.read(first).is_none_or(|found| {
            matches!(found.label, Label::People(Presence::Present, _)) && found.value.is_empty()
        });
    lines.next().filter(|_| is_group).unwrap_or(first)
}

impl Labels {
    /// "- [x] Ida Holm (referent)"
    fn count_box(&mut self, line: &str, lexicon: &Lexicon) {
        static BOX: LazyLock<Pattern> =
            LazyLock::new(|| pattern(r"^[-*•\s]*\[(?P<tick>[ xX]?)\]\s*(?P<name>\p{Lu}[^(,–]*)"));
        let Some(found) = BOX.captures(line) else { return };
        if found.name("name").is_none_or(|name| !lexicon.people.is_name(name.as_str().trim())) {
            return;
        }
        match found.name("tick").map(|tick| tick.as_str().trim()) {
            Some("") => self.unticked += 1,
            _ => self.ticked += 1,
        }
    }
}

/// "Beslutning for punkt 3: Budget"
fn answers(line: &str, lexicon: &Lexicon) -> bool {
    const START: &str = "beslutning for ";
    let is_start = line.get(..START.len()).is_some_and(|start| start.eq_ignore_ascii_case(START));
    is_start && lexicon.decisions.forms.heading.is_match(line)
}

/// "Beslutning" with a verdict behind or below it. Headings with a day that is not named before
/// stand over what other bodies decided earlier.
fn has_verdict(text: &NormalizedText, lexicon: &Lexicon, index: usize) -> bool {
    let words = |index: usize| text.paragraphs.get(index).map_or("", |one| text.words(one));
    let heading = words(index);
    let label = lexicon.labels.read(heading).filter(|found| found.label == Label::Decision);
    let value = label.map_or("", |found| found.value.of(heading));
    if label.is_none() && !lexicon.decisions.forms.heading.is_match(heading) {
        return false;
    }
    let start = text.paragraphs.get(index).map_or(0, |one| one.span.start);
    let before = text.text.get(..start).unwrap_or_default();
    let is_named = |day| lexicon.dates.find(before).any(|other| other.date() == Some(day));
    let days = lexicon.dates.find(heading).filter_map(crate::lexicon::WrittenDate::date);
    let below = if value.is_empty() { words(index + 1) } else { value };
    days.into_iter().all(is_named) && lexicon.decisions.decides(below)
}

/// "Godkendt.", "Udsat til næste møde", "Intet nyt": a line that is nothing but a verdict.
fn is_verdict(line: &str, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 60;
    let is_short = line.len() <= LONGEST && line.starts_with(char::is_uppercase);
    let one_word = || lexicon.decisions.forms.one_word.is_match(line);
    is_short && (lexicon.items.is_nothing(line) || one_word())
}

/// "Tilstede var Ida, Bo", "Fraværende Per": the names of people behind a label without a colon.
fn glued(line: &str, lexicon: &Lexicon) -> Option<LabelMatch> {
    let label = lexicon.labels.read_glued(line)?;
    matches!(label.label, Label::People(..)).then_some(label)
}

/// "IH, BR og PD"
fn are_initials(value: &str) -> bool {
    static INITIALS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^[A-ZÆØÅ]{2,4}(?:(?:,| og| &|/)\s?[A-ZÆØÅ]{2,4})+\W*$"));
    INITIALS.is_match(value)
}

/// "Deltager", "Deltagere i mødet", "Mødedeltagere"
fn is_taking_part(label: &LabelMatch, line: &str) -> bool {
    label.words.of(line).to_lowercase().contains("delt")
}

/// "Til stede", "Tilstede", "Mødt": said of a meeting that was held; "Deltagere" may be invited.
fn is_presence(label: &LabelMatch, line: &str) -> bool {
    let words = label.words.of(line).to_lowercase();
    ["til stede", "tilstede", "mødt", "fremmødt"].iter().any(|word| words.contains(word))
}

/// Words that are frequent in one of the Scandinavian languages and rare in the others.
const DANISH: &[&str] = &[
    "af",
    "hvad",
    "blev",
    "mødet",
    "efter",
    "nogle",
    "ud",
    "blevet",
    "uden",
    "godkendt",
    "sag",
    "mod",
    "deltagere",
    "referat",
    "oplyste",
    "formanden",
    "bestyrelsen",
    "udvalget",
    "næste",
    "møde",
];
const NORWEGIAN: &[&str] = &[
    "hva",
    "ble",
    "sak",
    "møtet",
    "møte",
    "noen",
    "etter",
    "vedtak",
    "styret",
    "ut",
    "godkjent",
    "godkjenning",
    "saken",
    "blitt",
    "mot",
    "neste",
    "vedtok",
];
const SWEDISH: &[&str] =
    &["och", "är", "inte", "att", "av", "mötet", "från", "för", "beslut", "jag"];

/// The language of a text as BCP 47, if its words tell. Danish, Norwegian and Swedish are told
/// apart by words that only one of them has; others by whatlang.
pub(crate) fn language(text: &str) -> Option<&'static str> {
    /// Of all such words, in bytes.
    const LONGEST: usize = 12;
    let [mut danish, mut norwegian, mut swedish] = [0_usize; 3];
    let words = text.split(|c: char| !c.is_alphabetic());
    for word in words.filter(|word| (1..=LONGEST).contains(&word.len())) {
        let is_one_of = |words: &[&str]| {
            let mut alike = words.iter().filter(|known| known.len() == word.len());
            alike.any(|known| word.eq_ignore_ascii_case(known))
        };
        danish += usize::from(is_one_of(DANISH));
        norwegian += usize::from(is_one_of(NORWEGIAN));
        swedish += usize::from(is_one_of(SWEDISH));
    }
    if danish + norwegian + swedish >= 5 {
        return Some(match () {
            () if danish >= norwegian && danish >= swedish => "da",
            () if norwegian >= swedish => "no",
            () => "sv",
        });
    }
    let info = whatlang::detect(text)?;
    Some(match info.lang() {
        whatlang::Lang::Dan => "da",
        whatlang::Lang::Eng => "en",
        whatlang::Lang::Deu => "de",
        whatlang::Lang::Swe if swedish > 0 => "sv",
        // The two are one written language but for some words: without any of them it is Danish.
        whatlang::Lang::Nob if norwegian == 0 => "da",
        whatlang::Lang::Nob => "no",
        _ if !info.is_reliable() => return None,
        _ => "und",
    })
}
