//! Decisions in running text.

use std::sync::LazyLock;

use super::super::parts::BodyPart;
use super::super::{Reading, parts, pattern, sentences, votes};
use super::clauses::{clauses, outcome};
use super::elsewhere::{is_past_report, is_present_state};
use super::forms::{is_by_the_body, is_conclusion, is_stated};
use crate::lexicon::Pattern;
use crate::record::model::{Decision, SpeechAct};
use crate::span::Span;

/// A decision may be stated formally even where other text stands: "Bestyrelsen tiltrådte".
pub(super) fn is_formal(reading: &Reading<'_>, part: &BodyPart) -> bool {
    let words = reading.words(part.words);
    is_by_the_body(reading, words)
        || reading.lexicon.decisions.forms.one_word.is_match(words)
        || is_participle_first(reading, words)
}

/// "Godkendt under hensyntagen til vinden", where "Godkendes under hensyntagen til vinden" was recommended.
fn is_participle_first(reading: &Reading<'_>, words: &str) -> bool {
    let first = words.split([' ', ',', '.']).next().unwrap_or_default();
    first.ends_with('t')
        && first.starts_with(char::is_uppercase)
        && reading.lexicon.decisions.begins(words)
}

pub(super) fn in_prose(reading: &Reading<'_>, part: &BodyPart, found: &mut Vec<Decision>) {
    /// Above the signatures: `Således vedtaget`, `Vedtaget i Lyngby den 3-4-2021`
    static CLOSED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:således\s(?:vedtaget|passeret|besluttet|protokolleret)|vedtaget\s(?:i\s)?\p{L}+,?\s(?:den|d\.)\s?[\d./ -]+)\W*$",
        )
    });
    let sentences = sentences::sentences(&reading.text.text, without_lead(reading, part.words));
    if CLOSED.is_match(reading.words(part.words)) {
        return;
    }
    for (position, sentence) in sentences.into_iter().enumerate() {
        let sentence = parts::without_marker(reading, sentence);
        let words = without_number(reading.words(sentence));
        let concluded = is_conclusion(words);
        let counted = votes::is_counted(words) && !verdict_follows(reading, part, sentence);
        // "at orienteringen tages til efterretning": what was recommended above
        let stated = (is_stated(reading, words) && !is_dependent(words)) || counted;
        let proposed = !concluded && is_proposed(reading, words);
        let report = !concluded
            && (is_past_report(words)
                || (position > 0
                    && is_present_state(words)
                    && !is_of_the_meeting(words)
                    && !words.contains(", hvilket blev ")
                    && reports(reading, part)));
        let ballot = votes::is_ballot(words)
            && outcome(reading, sentence).is_none()
            && !votes::is_counted(words);
        if stated && !ballot && !proposed && !report {
            found.extend(clauses(reading, sentence));
        }
    }
}

/// "Regnskabet er godkendt": what nobody but the meeting approves, whatever was told before.
fn is_of_the_meeting(words: &str) -> bool {
    const MATTERS: &[&str] = &[
        "regnskabet ",
        "årsregnskabet ",
        "budgettet ",
        "beretningen ",
        "dagsordenen ",
        "referatet ",
    ];
    let words = words.to_lowercase();
    MATTERS.iter().any(|matter| words.starts_with(matter))
}

/// "at orienteringen tages til efterretning", "At der blev udpeget et nyt medlem": below what somebody
/// proposed or told.
fn is_dependent(words: &str) -> bool {
    let clause = words.strip_prefix("at ").or_else(|| words.strip_prefix("At "));
    clause.is_some_and(|clause| clause.starts_with(char::is_alphabetic))
}

/// "Referat: Bestyrelsen drøftede sagen" says only where the minutes begin.
fn without_lead(reading: &Reading<'_>, span: Span) -> Span {
    static LEAD: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:referat|ref\.?|notat|resultat|status)\s?:\s+"));
    let length = LEAD.find(reading.words(span)).map_or(0, |lead| lead.end());
    Span::new(span.start + length, span.end)
}

/// "1. Udvalget godkendte planen": the number tells which recommendation it settles.
fn without_number(words: &str) -> &str {
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^\d{1,2}\.\s(?:\p{Lu})"));
    if NUMBER.is_match(words) {
        words.split_once(' ').map_or(words, |(_, rest)| rest)
    } else {
        words
    }
}

/// A heading that is a whole sentence and has no text below it: "4. Budgettet blev godkendt".
pub(super) fn in_title(reading: &Reading<'_>, title: Span, found: &mut Vec<Decision>) {
    let words = reading.words(title);
    if words.split(' ').count() > 1 && is_stated(reading, words) && !is_proposed(reading, words) {
        found.extend(clauses(reading, title));
    }
}

/// "Bo foreslog, at ...", unless the sentence goes on to what became of it: ", og det blev
/// vedtaget", ", hvilket blev godkendt".
fn is_proposed(reading: &Reading<'_>, words: &str) -> bool {
    static ASIDE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r",\s(?:som|der|idet|da|dog|og|mens|men)\s|\s(?:og|som|der|[–-])\s(?:\p{Ll}{3,}(?:ede|erer|yste|alte)|konstateret|kunne|erklærer|takker|fastslog|sagde)\b",
        )
    });
    static BECAME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r",?\s(?:og(?:\s(?:det|dette|den|forslaget|han|hun))?|hvilket|hvorefter\s\p{L}+|men\s\p{L}+|som|der)\s(?:\p{L}+\s)?bl(?:ev|iver)\s|,\s(?:og|som)\s(?:\p{L}+(?:en|et|ne))\s(?:\p{L}+\s)?(?:tilsluttede|godkendte|tiltrådte|vedtog|valgte)\b|,?\shvilket\s\p{L}+(?:en|et)\s(?:\p{L}+\s)?(?:tilsluttede|godkendte|tiltrådte|vedtog)\b|\s(?:vedtaget|godkendt|forkastet)\s?(?:\(\s?\d[^)]*\))\W*$|\s[–-]\s?(?:\p{L}+\s)?(?:vedtaget|godkendt|forkastet|accepteret)\W*$",
        )
    });
    let Some(proposal) = reading.lexicon.decisions.not_a_decision.find(words) else {
        return false;
    };
    let aside = ASIDE.find(words).map_or(words.len(), |aside| aside.start());
    if aside <= proposal.start() && is_stated(reading, words.get(..aside).unwrap_or_default()) {
        return false; // "Som dirigent blev valgt Bo, som fandt mødet lovligt indvarslet"
    }
    let behind = words.get(proposal.end()..).unwrap_or_default();
    !BECAME.find(behind).is_some_and(|became| {
        let rest = behind.get(became.start()..).unwrap_or_default();
        !reading.lexicon.decisions.not_a_decision.is_match(rest)
    })
}

/// "21 stemmer for, 15 imod. Forslaget blev vedtaget."
fn verdict_follows(reading: &Reading<'_>, part: &BodyPart, sentence: Span) -> bool {
    let rest = Span::new(sentence.end, part.span.end);
    sentences::sentences(&reading.text.text, rest)
        .first()
        .is_some_and(|next| outcome(reading, *next).is_some())
}

/// The paragraph begins with somebody telling something.
fn reports(reading: &Reading<'_>, part: &BodyPart) -> bool {
    let words = reading.words(part.span);
    let verb = reading.lexicon.speech.verb.find(words);
    verb.is_some_and(|verb| {
        verb.start() < 80
            && matches!(
                reading.lexicon.speech.act(verb.as_str()),
                SpeechAct::Inform | SpeechAct::Remark
            )
    })
}
