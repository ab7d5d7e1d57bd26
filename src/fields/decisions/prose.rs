//! Decisions in running text.

use super::super::items::BodyPart;
use super::super::{Reading, sentences, votes};
use super::clauses::{clauses, outcome};
use super::forms::{
    FORMS, is_conclusion, is_elliptic, is_passive, is_past_report, is_present_state,
};
use crate::record::model::{Decision, SpeechAct};
use crate::span::Span;

/// A decision may be stated formally even where other text stands: "Bestyrelsen tiltrådte".
pub(super) fn is_formal(reading: &Reading<'_>, part: &BodyPart) -> bool {
    FORMS.by_the_body.is_match(reading.words(part.span))
        || FORMS.one_word.is_match(reading.words(part.span))
}

pub(super) fn in_prose(reading: &Reading<'_>, part: &BodyPart, found: &mut Vec<Decision>) {
    let sentences = sentences::sentences(&reading.text.text, part.words);
    for (position, sentence) in sentences.into_iter().enumerate() {
        let words = reading.words(sentence);
        let concluded = is_conclusion(words);
        let stated = concluded
            || FORMS.impersonal.is_match(words)
            || FORMS.by_the_body.is_match(words)
            || FORMS.one_word.is_match(words)
            || is_passive(words)
            || is_elliptic(words)
            || reading.lexicon.decisions.begins(words)
            || (FORMS.counted.is_match(words) && !verdict_follows(reading, part, sentence));
        let reported = reading.lexicon.decisions.not_a_decision.is_match(words) && !concluded;
        let report = !concluded
            && (is_past_report(words)
                || (position > 0 && is_present_state(words) && reports(reading, part)));
        let ballot = votes::is_ballot(words)
            && outcome(reading, sentence).is_none()
            && !FORMS.counted.is_match(words);
        if stated && !ballot && !reported && !report {
            found.extend(clauses(reading, sentence));
        }
    }
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
