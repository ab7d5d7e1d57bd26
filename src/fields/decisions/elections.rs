//! Elections that are told by the title and a name: "Valg af kasserer" / "Bo Ravn".

use std::sync::LazyLock;

use super::super::items::{Body, BodyPart};
use super::super::{Reading, pattern};
use super::clauses::{self, decision};
use crate::lexicon::Pattern;
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

/// "Bo Ravn.", "Ida Holm og Bo Ravn", "Bo Ravn (genvalg)"
fn is_names(reading: &Reading<'_>, span: Span) -> bool {
    static SEPARATOR: LazyLock<Pattern> = LazyLock::new(|| pattern(r",\s|\sog\s|\s&\s|\s?/\s?"));
    let words = reading.words(span).trim_end_matches('.');
    let words = words.split(" (").next().unwrap_or_default();
    !words.is_empty()
        && SEPARATOR.split(words).all(|name| reading.lexicon.people.is_name_or_role(name))
}
