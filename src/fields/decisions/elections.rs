//! Elections that are told by the title and a name: "Valg af kasserer" / "Bo Ravn", "Konstituering" / "Formand: Ida Holm".

use std::sync::LazyLock;

use super::super::parts::{Body, BodyPart};
use super::super::{Reading, pattern, sentences};
use super::clauses::{self, decision};
use crate::lexicon::{Pattern, is_given_name};
use crate::record::model::{Decision, DecisionOutcome};
use crate::span::{Span, Spanned};

/// Under "Valg af kasserer" a body of nothing but names is who was elected.
pub(super) fn by_name(reading: &Reading<'_>, title: Span, body: &Body, found: &mut Vec<Decision>) {
    /// `Valg af dirigent`, `Valg til bestyrelsen`, `Konstituering`
    static ELECTION: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:gen)?valg\s(?:af|til|ad)\b"));
    /// `jarlen valgt`, `- sbc blev valgt`: users of a chat have small initials
    static NICKNAME: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\W*[\p{Ll}\d_]+\s(?:blev\s)?(?:gen|ny)?valgt\b"));
    /// More than a board is a list of something else.
    const MOST: usize = 12;
    if !ELECTION.is_match(reading.words(title)) {
        return;
    }
    // "Valg af ordstyrer" / "Beslutning:" / "Ida"
    for one in found.iter_mut() {
        let concluded = one.outcome.origin.inferred == Some("under-a-decision-heading");
        if concluded && is_names(reading, one.text.span()) {
            one.outcome.value = DecisionOutcome::Elected;
        }
    }
    if !found.is_empty() {
        return;
    }
    let all_names = !body.parts.is_empty()
        && body.parts.len() <= MOST
        && body.parts.iter().all(|part| part.label.is_none() && is_names(reading, part.words));
    let named = |part: &BodyPart| {
        NICKNAME.is_match(reading.words(part.words)).then(|| {
            let elected = clauses::outcome(reading, part.words)?;
            Some(decision(reading, part.words, elected))
        })?
    };
    found.extend(body.parts.iter().filter_map(named));
    if all_names {
        found.extend(body.parts.iter().map(|part| {
            let elected =
                Spanned::inferred(DecisionOutcome::Elected, part.words, "named-under-an-election");
            decision(reading, part.words, elected)
        }));
    }
}

/// "Det", "Valg af referent", before who it became.
fn is_election(words: &str) -> bool {
    matches!(words, "Det" | "Den" | "Valget") || words.starts_with("Valg af ")
}

/// Under "Konstituering", or "Valg af suppleanter" where nothing else tells, a line of an office and a name is who was
/// elected to it.
pub(super) fn by_office(
    reading: &Reading<'_>,
    title: Span,
    body: &Body,
    found: &mut Vec<Decision>,
) {
    static CONSTITUTION: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)konstituer(?:ing|er|ede)\b|konstitution"));
    let constitutes = CONSTITUTION.is_match(reading.words(title));
    let tells = constitutes || found.is_empty() && is_election_held(reading, title, body);
    if !tells {
        return;
    }
    // "Bestyrelsen konstituerede sig således:", "Bestyrelsen fortsætter uændret", and then the list
    if found.iter().any(|one| one.text.value.to_lowercase().contains("bestyrelsen")) {
        return;
    }
    let told: Vec<Span> = found.iter().map(|one| one.text.span()).collect();
    let elected =
        body.parts.iter().flat_map(|part| told_of_offices(reading, part.words, constitutes));
    let elected = elected.filter(|words| !told.iter().any(|span| span.overlaps(*words)));
    found.extend(elected.map(|words| {
        let elected = Spanned::inferred(DecisionOutcome::Elected, words, "named-under-an-election");
        decision(reading, words, elected)
    }));
    found.sort_by_key(|one| one.text.span().start);
}

/// "Kasserer: Bo Ravn", or under "Konstituering" the sentences of a paragraph that say such: "Alt er som før. Ida fortsætter
/// som formand."
fn told_of_offices(reading: &Reading<'_>, words: Span, constitutes: bool) -> Vec<Span> {
    let is_one = |span: &Span| is_office_with_name(reading, reading.words(*span));
    if is_one(&words) {
        return vec![words];
    }
    let sentences = sentences::sentences(&reading.text.text, words).into_iter();
    sentences.filter(|_| constitutes).filter(is_one).collect()
}

/// Under "Valg til bestyrelsen" a sentence "Bo Ravn fortsætter som suppleant" is who was elected, too.
pub(super) fn kept(reading: &Reading<'_>, title: Span, body: &Body, found: &mut Vec<Decision>) {
    static KEPT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\p{Lu}[\p{L}.-]*(?:\s(?:og\s)?\p{Lu}[\p{L}.-]*)*\s(?:fortsætter|genopstiller\sog\sfortsætter)\ssom\s\p{L}*(?:suppleant|revisor|formand|kasserer|sekretær|medlem)(?:er|mer)?\b",
        )
    });
    if !ELECTION.is_match(reading.words(title)) {
        return;
    }
    let told: Vec<Span> = found.iter().map(|one| one.text.span()).collect();
    let parts = body.parts.iter().filter(|part| part.label.is_none());
    let text = &reading.text.text;
    let sentences = parts.flat_map(|part| sentences::sentences(text, part.words));
    let kept = sentences.filter(|one| {
        KEPT.is_match(reading.words(*one)) && !told.iter().any(|span| span.overlaps(*one))
    });
    found.extend(kept.map(|one| {
        let elected = Spanned::inferred(DecisionOutcome::Elected, one, "named-under-an-election");
        decision(reading, one, elected)
    }));
    found.sort_by_key(|one| one.text.span().start);
}

/// "Følgende blev valgt:" goes on over the names and offices that stand below it.
pub(super) fn with_those_below(reading: &Reading<'_>, body: &Body, found: &mut [Decision]) {
    let announced = found.iter_mut().filter(|one| one.text.value.ends_with(':'));
    for one in announced.filter(|one| one.outcome.value == DecisionOutcome::Elected) {
        let span = one.text.span();
        let below = body.parts.iter().skip_while(|part| part.words.start < span.end);
        let elected = below.take_while(|part| {
            let words = reading.words(part.words);
            !reading.lexicon.decisions.ends_minutes(words)
                && (is_office_with_name(reading, words) || is_names(reading, part.words))
        });
        if let Some(last) = elected.last() {
            one.text = reading.spanned(Span::new(span.start, last.words.end));
        }
    }
}

/// `Valg af dirigent`, `Genvalg til bestyrelsen`
static ELECTION: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?i)^\W*(?:gen|ny)?valg\s(?:af|til)\b"));

/// "Valg af suppleanter" over nothing but offices and those who got them, "Valg af dirigent" whatever else stands
/// below it: who leads the meeting is elected now.
fn is_election_held(reading: &Reading<'_>, title: Span, body: &Body) -> bool {
    static OF_THE_MEETING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?:valg\saf\s)?(?:dirigent|referent|ordstyrer|mødeleder|stemmetæller)")
    });
    let is_named = || {
        body.parts.iter().all(|part| {
            let words = reading.words(part.words);
            is_office_with_name(reading, words) || is_names(reading, part.words)
        })
    };
    let title = reading.words(title);
    OF_THE_MEETING.is_match(title) || ELECTION.is_match(title) && is_named()
}

/// "Formand: Ida Holm", "1. suppleant: Bo Ravn", "Kasserer Bo Ravn", "Web-ansvarlig: Stine, have 15", "Ida Holm - formand", "Bo fortsætter
/// som kasserer"
fn is_office_with_name(reading: &Reading<'_>, words: &str) -> bool {
    /// `Formand: Ida`, `Formand. Ida`, `Formand Ida`
    static OFFICE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\d\.\s)?(?P<office>\p{L}[\p{L}/ -]{2,40}?)(?P<sign>\s?[:.–-])?\s(?P<name>\p{Lu}[^\s,.:;()]*)(?:\s\p{Lu}[\p{L}.-]*)*(?P<told>\s\p{Ll}+)?",
        )
    });
    /// `Ida Holm - formand`, `Lars- Formand`, `Bo fortsætter som kasserer`
    static NAME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?P<name>\p{Lu}[^\s,.:;()–-]*)(?:\s\p{Lu}[\p{L}.-]*){0,4}(?:\s?[,:–-]\s?|\s(?:er|bliver|blev|vælges|fortsætter)\s(?:som\s)?|\s)(?P<office>\p{L}+)",
        )
    });
    let labels = &reading.lexicon.labels;
    let parts = |shape: &Pattern| {
        let found = shape.captures(words)?;
        let sign = found.name("sign").map_or("", |sign| sign.as_str().trim_start());
        let office = found.name("office")?.as_str().trim();
        let last = office.rsplit([' ', '-', '/']).next().unwrap_or_default();
        let known = labels.role(office).is_some() || reading.lexicon.people.is_title_word(last);
        // "Formand Ida Holm bød velkommen" says something else
        let told = found.name("told").filter(|told| !matches!(told.as_str(), " og" | " samt"));
        let name = found.name("name")?.as_str();
        // "Formand: Zefir Lundkvist", whatever the name
        let is_whole = sign == ":" && found.get(0)?.end() == words.trim_end().len();
        let surname = words.split_once(name).is_some_and(|(_, rest)| rest.contains(' '));
        let named = is_given_name(name) || is_initials(name) || is_whole && surname;
        Some(named && known && (sign == ":" || told.is_none()))
    };
    parts(&OFFICE) == Some(true) || parts(&NAME) == Some(true)
}

/// `IMH`
fn is_initials(word: &str) -> bool {
    (2..=4).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

/// "Bo Ravn.", "Ida Holm og Bo Ravn", "Bo Ravn (genvalg)", "Det blev Bo Ravn"
fn is_names(reading: &Reading<'_>, span: Span) -> bool {
    static SEPARATOR: LazyLock<Pattern> = LazyLock::new(|| pattern(r",\s|\sog\s|\s&\s|\s?/\s?"));
    let words = reading.words(span).trim_end_matches('.');
    let words = words
        .split_once(" blev ")
        .filter(|(before, _)| is_election(before))
        .map_or(words, |(_, name)| name);
    let words = words.split(" (").next().unwrap_or_default();
    !words.is_empty()
        && SEPARATOR.split(words).all(|name| reading.lexicon.people.is_name_or_role(name))
}
