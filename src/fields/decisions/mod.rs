//! Decisions: under a heading, as a word on a line of its own, or as a verb in prose.
//!
//! In prose a decision verb alone proves nothing: most of them report what others decided,
//! propose, or expect. A sentence counts when it has one of the [`forms`] in which minutes
//! state decisions.

mod ballots;
mod clauses;
mod elections;
mod elsewhere;
mod forms;
mod headed;
mod letters;
mod place;
mod prose;
mod settled;

use std::sync::LazyLock;

use self::forms::{ends_in_verdict, is_by_the_body};
use self::headed::under_heading;
use self::prose::{in_prose, in_title, is_formal};
use super::parts::{Body, BodyPart};
use super::{Reading, pattern};
use crate::lexicon::{Label, Pattern};
use crate::record::model::{Decision, DecisionOutcome};
use crate::span::Span;

/// Reads the decisions of an item that has `recommendations` recommendations.
pub(super) fn read(
    reading: &Reading<'_>,
    title: Option<Span>,
    body: &Body,
    recommendations: usize,
) -> Vec<Decision> {
    let mut found = Vec::new();
    let mut heading = None;
    let mut list = None;
    let verdict = |part: &BodyPart| clauses::outcome(reading, part.value).is_some();
    // under the head of a column stands whatever was said, decided or not
    let under = |part: &BodyPart| part.under.filter(|_| !part.in_cell || verdict(part));
    let headed = body.parts.iter().any(|part| under(part) == Some(Label::Decision));
    let decided =
        body.parts.iter().any(|part| under(part) == Some(Label::Decision) && verdict(part));
    let decided = decided || title.is_some_and(|title| is_of_news(reading.words(title)));
    let first =
        body.parts.iter().position(|part| !part.run_in && under(part) == Some(Label::Decision));
    for (place, part) in body.parts.iter().enumerate() {
        // what stands above the first "Beslutning" is the case, but for a bare verdict
        let is_case = part.under.is_none()
            && first.is_some_and(|first| place < first)
            && (reading.words(part.words).starts_with("at ")
                || !reading.lexicon.decisions.forms.one_word.is_match(reading.words(part.words)));
        match under(part) {
            None if is_case => {}
            Some(Label::Decision) => {
                heading = part.label.or(heading);
                list = under_heading(reading, part, heading, list, decided, &mut found);
            }
            Some(Label::Earlier) => {}
            Some(Label::Recommendation) if is_recommended(reading.words(part.value)) => {}
            Some(Label::Case | Label::Recommendation | Label::Action | Label::People(..))
                if headed || !is_formal(reading, part) => {}
            _ => in_prose(reading, part, &mut found),
        }
    }
    if let Some(title) = title {
        let words = reading.words(title);
        let told = found.iter().any(|one| {
            one.text.span().overlaps(title) || one.text.value.trim_end_matches('.') == words
        });
        if !told && (body.parts.is_empty() || is_told(reading, title)) {
            in_title(reading, title, &mut found);
        }
        // "To kurser er godkendt": by others
        if !headed && is_of_others(reading.words(title)) {
            found.retain(|one| !is_stated_of_others(&one.text.value));
        }
        if is_report(reading.words(title)) && !is_of_month(reading, title) {
            found.retain(|decision| on_the_report(reading, &decision.text.value));
        }
        elections::by_name(reading, title, body, &mut found);
        elections::by_office(reading, title, body, &mut found);
        elections::kept(reading, title, body, &mut found);
    }
    prefer_formal(reading, &mut found);
    prefer_answers(&mut found);
    if !headed {
        prefer_verdicts(&mut found);
    }
    elections::with_those_below(reading, body, &mut found);
    ballots::attach(reading, body, &mut found);
    settled::attach(reading, recommendations, &mut found);
    found
}

/// "Godkendes.", "Drøftes" below "Indstilling": what is to be done, not what was.
fn is_recommended(words: &str) -> bool {
    static RECOMMENDED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:godkendes|drøftes|vedtages|tiltrædes|udsættes|tages\stil\s(?:efterretning|orientering))\W*$",
        )
    });
    RECOMMENDED.is_match(words)
}

/// "Referatet godkendt", "Bo Ravn blev valgt til dirigent": a heading that is told to its end, with
/// whatever else was said below it.
fn is_told(reading: &Reading<'_>, title: Span) -> bool {
    static SENTENCE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\W*\p{Lu}.*\sblev\s(?:\p{L}+\s){0,2}?\p{L}+t\b"));
    SENTENCE.is_match(reading.words(title)) || ends_in_verdict(reading, title)
}

/// "Meddelelser", "Orientering fra formanden": what stands there was heard, unless it has a verdict.
fn is_of_news(title: &str) -> bool {
    static NEWS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:(?:gensidig|fælles|generel|løbende|diverse|aktuelle)\s)?(?:meddelelser|orientering(?:er)?|efterretninger|nyt\sfra|kommende\s(?:sager|møder|punkter))\b",
        )
    });
    NEWS.is_match(title)
}

/// "Nyt fra kommunen", "Orientering fra udvalget": what was decided elsewhere.
fn is_of_others(title: &str) -> bool {
    let title = title.to_lowercase();
    is_of_news(&title) && title.contains(" fra ")
}

/// "To nye kurser er godkendt", not "Det aftales at købe det, der er billigst"
fn is_stated_of_others(words: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let Some((before, _)) = words.split_once(" er ") else { return false };
    let is_verb = |word: &str| word.ends_with("es") || matches!(word, "vi" | "Vi" | "at" | "blev");
    before.split_whitespace().count() <= MOST_WORDS && !before.split(' ').any(is_verb)
}

/// "Kassererens beretning" at a board's meeting is news, on which the board decides.
fn is_of_month(reading: &Reading<'_>, title: Span) -> bool {
    reading.words(title).to_lowercase().contains("kasserer")
        && reading.host.contains("bestyrelsesmøde")
}

/// A report on the past year tells what was decided in that year.
fn is_report(title: &str) -> bool {
    static REPORT: LazyLock<Pattern> = LazyLock::new(|| pattern(r"(?i)\b\p{L}*beretning"));
    REPORT.is_match(title)
}

/// What is decided on the report itself, and on the accounts that are laid before with it.
fn on_the_report(reading: &Reading<'_>, words: &str) -> bool {
    static ON_IT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:beretning|regnskab|budget)\p{L}*\b.*\b(?:godkend|tage|tog|vedtag)|(?:godkend|tage|tog|vedtag)\p{L}*\b.*(?:beretning|regnskab|budget)",
        )
    });
    ON_IT.is_match(words) || reading.lexicon.decisions.forms.one_word.is_match(words)
}

/// Where the body itself decides on the recommendation, what the chair concludes and what is
/// told before it is the discussion, not the decision.
fn prefer_formal(reading: &Reading<'_>, found: &mut Vec<Decision>) {
    let formal = |decision: &Decision| {
        is_by_the_body(reading, &decision.text.value) && decision.text.value.contains("indstilling")
    };
    if found.iter().any(formal) {
        found.retain(|decision| {
            let words = reading.words(decision.text.span());
            formal(decision)
                || reading.lexicon.decisions.forms.impersonal.is_match(words)
                || words.starts_with("Punkt ") // "Punkt 2 blev sendt tilbage."
                || is_by_the_body(reading, words)
        });
    }
}

/// "Godkendes." before "Tiltrådt.": what was proposed, and the verdict.
fn prefer_answers(found: &mut Vec<Decision>) {
    let is_proposed = |one: &Decision| is_recommended(&one.text.value);
    if found.iter().any(|one| !is_proposed(one)) && found.first().is_some_and(is_proposed) {
        found.remove(0);
    }
}

/// "Panelet drøftede forslaget" is the decision only where nothing else was decided.
fn prefer_verdicts(found: &mut Vec<Decision>) {
    if found.iter().any(|one| one.outcome.value != DecisionOutcome::Discussed) {
        found.retain(|one| one.outcome.value != DecisionOutcome::Discussed);
    }
}

/// "Bestyrelsen tiltrådte indstillingen": a decision wherever it stands.
pub(super) fn is_decided_by_body(reading: &Reading<'_>, words: &str) -> bool {
    is_by_the_body(reading, words) && words.contains("indstilling")
}
