//! Decisions under a heading "Beslutning": everything that stands there.

use std::sync::LazyLock;

use super::super::parts::BodyPart;
use super::super::{Reading, pattern, sentences, votes};
use super::clauses::{decision, outcome};
use crate::layout::BlockKind;
use crate::lexicon::{Label, Match, Pattern};
use crate::record::model::{Decision, DecisionOutcome, SpeechAct};
use crate::span::{Span, Spanned};

/// Reads the decisions of a part. `list` tells that the part before left a list open ("Udvalget
/// ønsker, at der fremlægges sager om;"), whose entries belong to its decision; the answer is the
/// same for the part behind. `decided` tells that a verdict stands somewhere under the headings:
/// what else stands there is said beside it.
pub(super) fn under_heading(
    reading: &Reading<'_>,
    part: &BodyPart,
    heading: Option<Span>,
    list: Option<Open>,
    decided: bool,
    found: &mut Vec<Decision>,
) -> Option<Open> {
    if is_nothing(reading, part.value) || is_of_the_record(reading, part.value) {
        return None;
    }
    let entry = list.is_some_and(|list| list.takes(reading, part));
    if let Some((last, list)) = found.last_mut().zip(list).filter(|_| entry) {
        last.text = reading.spanned(last.text.span().cover(part.value));
        return Some(Open { like: Some((part.kind, part.indent)), ..list });
    }
    let by = heading.and_then(|heading| body_in_heading(reading, heading));
    // "Besluttet på Integrationsrådet den 3. maj" says no more than "Beslutning"
    let named = heading.filter(|at| body_in_heading(reading, *at).is_none());
    let named = named.and_then(|heading| outcome(reading, heading));
    for sentence in sentences::sentences(&reading.text.text, part.value) {
        let words = reading.words(sentence);
        let before = before_remark(reading, sentence);
        let verdict = outcome(reading, before).or_else(|| outcome(reading, sentence));
        let plain = verdict.is_none() && named.is_none();
        let below = |one: &Decision| heading.is_none_or(|at| one.text.span().start >= at.start);
        let decided = decided || found.iter().any(below);
        if (is_motion(words) && !is_wish(reading, words))
            || votes::is_of_a_party(words)
            || votes::is_of_a_person(words)
            || (plain && (votes::is_ballot(words) || is_of_the_meeting(words)))
            || (plain && decided && is_told(reading, words))
            || (plain && decided && !is_wish(reading, words) && !is_to_be_done(words))
        {
            continue;
        }
        let verdict = verdict.or_else(|| named.clone()).unwrap_or_else(|| {
            // "Formanden orienterede om mødet", and nothing else: it was heard
            let heard = is_told(reading, words);
            let outcome = if heard { DecisionOutcome::Noted } else { DecisionOutcome::Agreed };
            Spanned::inferred(outcome, sentence, "under-a-decision-heading")
        });
        let one = decision(reading, sentence, verdict);
        found.push(Decision { decided_by: one.decided_by.or_else(|| by.clone()), ..one });
    }
    let open = reading.words(part.value).trim_end().ends_with([':', ';', ',']);
    let numbered = is_numbered(reading.words(part.value));
    (open || reading.words(part.value).trim_end().ends_with(" at"))
        .then_some(Open { numbered, like: None })
}

fn is_numbered(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_digit())
}

/// A list whose entries are to come, or go on like the one before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    /// The decision is numbered itself; another number begins the next one.
    numbered: bool,
    like: Option<(BlockKind, f32)>,
}

impl Open {
    /// Whether a part is an entry: it has no verdict and no number of a decision, and looks like
    /// the entry before.
    fn takes(self, reading: &Reading<'_>, part: &BodyPart) -> bool {
        let numbered = self.numbered && is_numbered(reading.words(part.value));
        let alike = self
            .like
            .is_none_or(|(kind, indent)| kind == part.kind && (part.indent - indent).abs() < 1.0);
        !numbered && alike && outcome(reading, part.value).is_none()
    }
}

/// A bare dash, "Ingen", "Der var intet til punktet.", a web page's way to its top, or "Lukkede sager" over the next.
fn is_nothing(reading: &Reading<'_>, span: Span) -> bool {
    static NOTHING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:ingen|intet|-|–|tbd|intet\sat\sbemærke|der\s(?:var|er)\s(?:intet|ingenting|ikke\s(?:noget|indkommet|modtaget|stillet)|ingen\s(?:spørgsmål|meddelelser|orienteringer|punkter|sager|emner))\b.{0,40}|ingen\s(?:\p{L}+\s){0,2}?(?:var\s|er\s)?mødt(?:\sop)?|(?:punktet|sagen)\sblev\sbehandlet\s(?:for|bag)\slukkede\sdøre|således\s(?:vedtaget|passeret|protokolleret)|(?:tilbage\s)?til\stoppen|(?:punkt|pkt)\W{1,2}\d+|(?:[a-z]\W+)?(?:(?:åbne|lukkede|interne)\s(?:sager|punkter|dagsordenspunkter)|(?:sager|punkter)\stil\s(?:beslutning|orientering|drøftelse|efterretning|behandling)))?\W*$",
        )
    });
    NOTHING.is_match(reading.words(span))
}

/// "Formanden orienterede om mødet": what was heard.
fn is_told(reading: &Reading<'_>, words: &str) -> bool {
    let speech = &reading.lexicon.speech;
    let informs = |verb: Match<'_>| speech.act(verb.as_str()) == SpeechAct::Inform;
    speech.verb.find(words).is_some_and(informs)
}

/// "Udvalget ønsker en oversigt": what the body wants besides its verdict, not what it heard.
fn is_wish(reading: &Reading<'_>, words: &str) -> bool {
    reading.lexicon.decisions.forms.body.is_match(words) && !is_told(reading, words)
}

/// "Der indhentes tilbud": what is done from now on, below whatever was heard.
fn is_to_be_done(words: &str) -> bool {
    const STATES: &[&str] = &["arbejdes", "findes", "føres", "opleves", "savnes", "synes"];
    let verb = words.strip_prefix("Der ").and_then(|rest| rest.split(' ').next());
    verb.is_some_and(|verb| verb.ends_with("es") && verb.len() > 4 && !STATES.contains(&verb))
}

/// "Ida Holm stillede forslag om, at ...", "Venstre foreslog, at ...": what was moved, not what was decided.
fn is_motion(words: &str) -> bool {
    static MOTION: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:stillede|stiller|fremsatte)\s(?:\p{L}+\s)?(?:ændrings)?forslag\b|\bbegærede\ssagen\b|\bønskede\s(?:\p{L}+\s)?(?:til)?ført\stil\sprotokol|^\W*\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}.-]+){0,3}\s(?:\(\p{L}+\)\s)?foreslog\b",
        )
    });
    MOTION.is_match(words)
}

/// "Ida Holm og Bo Ravn var fraværende.", "Mødet startede kl. 16.": who was there and when.
fn is_of_the_meeting(words: &str) -> bool {
    static OF_THE_MEETING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*\p{L}(?:[^.;:]|\b\p{L}\.)+?\s(?:(?:var|er)\s(?:\p{L}+\s){0,2}?(?:fraværende|forhindret)|havde\smeldt\safbud|(?:deltog\s(?:ikke\s)?|deltager\sikke\s)(?:i\s(?:mødet|punktet|sagens\sbehandling|behandlingen|\p{L}+s\sbehandling)|under\s(?:punkt|pkt|sag))|forlod\smødet|(?:ankom(?:mer)?|kommer|kom|gik|går)\s(?:\p{Ll}+\s){0,3}?(?:kl|klokken))\b|^\W*der\s(?:var|er)\s(?:\p{L}+\s)?afbud\b|^\W*\p{L}[^.;:]+\sbød\s[^.;]*\bvelkommen\b|^\W*mødet\s(?:startede|sluttede|begyndte|slut\b|hævet\b|hævedes|blev\shævet)",
        )
    });
    OF_THE_MEETING.is_match(words)
}

/// "Godkendt med den ændring, at punkt 3 udgår": the verdict stands before the remark.
fn before_remark(reading: &Reading<'_>, sentence: Span) -> Span {
    let remark = reading.lexicon.decisions.remarks.find(reading.words(sentence));
    Span::new(sentence.start, remark.map_or(sentence.end, |remark| sentence.start + remark.start()))
}

/// "Beslutning i Social- og Sundhedsudvalget den 8. maj 2019"
fn body_in_heading(reading: &Reading<'_>, heading: Span) -> Option<Spanned<String>> {
    static BODY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^beslut(?:ning|ninger|tet)\s(?:i|på)\s(?P<body>\p{Lu}.*?)(?:,|\sden\s|\sd\.\s|\s\d|$)",
        )
    });
    let words = reading.words(heading);
    let forms = &reading.lexicon.decisions.forms;
    let found = BODY.captures(words).or_else(|| forms.heading.captures(words))?;
    Some(reading.spanned(Span::from(found.name("body")?.range()).shift(heading.start)))
}

/// "Ida Holm (formand), Bo Ravn, Per Dam": those who met, or sign.
fn lists_names(reading: &Reading<'_>, span: Span) -> bool {
    const FEWEST: usize = 3;
    let people = &reading.lexicon.people;
    let names = || reading.words(span).split(", ").map(|one| one.split(" (").next().unwrap_or(one));
    names().count() >= FEWEST
        && names().all(|name| name.contains(' ') && people.is_name(name.trim_end_matches('.')))
}

/// "Fraværende: ...", "Dato: ..." beside a decision.
fn is_of_the_record(reading: &Reading<'_>, span: Span) -> bool {
    let label = reading.lexicon.labels.read(reading.words(span));
    lists_names(reading, span)
        || label.is_some_and(|found| {
            matches!(found.label, Label::People(..))
                || matches!(found.label, Label::Date | Label::Place) && !found.value.is_empty()
        })
}
