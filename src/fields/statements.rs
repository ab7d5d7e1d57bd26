//! Reported speech: who said what.
//!
//! A statement is a reporting verb with a subject: before it ("Ida Holm bemærkede"), with
//! words between ("Bo Ravn, formand for afdelingen, svarede"), or behind it ("svarede Ida
//! Holm"). Who the subject is, `link` finds out.

use std::sync::LazyLock;

use regex::Regex;

use super::items::Body;
use super::{Reading, pattern, sentences};
use crate::lexicon::Label;
use crate::record::model::{Participant, Statement};
use crate::span::{Span, Spanned};

/// Reads the statements of an item.
pub(super) fn read(
    reading: &Reading<'_>,
    body: &Body,
    participants: &[Participant],
) -> Vec<Statement> {
    let spoken = body.parts.iter().filter(|part| {
        !matches!(
            part.under,
            Some(Label::Recommendation | Label::Earlier | Label::People(..) | Label::Action)
        )
    });
    let spoken = spoken.flat_map(|part| sentences::sentences(&reading.text.text, part.span));
    spoken.flat_map(|sentence| in_sentence(reading, sentence, participants)).collect()
}

fn in_sentence(
    reading: &Reading<'_>,
    sentence: Span,
    participants: &[Participant],
) -> Vec<Statement> {
    let words = reading.words(sentence);
    let speakers = Speakers { reading, participants };
    let mut found: Vec<Statement> = Vec::new();
    let mut last_end = 0;
    for verb in reading.lexicon.speech.verb.find_iter(words) {
        let before = words.get(last_end..verb.start()).unwrap_or_default();
        let after = words.get(verb.end()..).unwrap_or_default();
        let subject = speakers
            .before(before)
            .map(|subject| subject.shift(last_end))
            .or_else(|| speakers.after(after).map(|subject| subject.shift(verb.end())));
        let Some(subject) = subject else { continue };
        let verb_span = Span::from(verb.range()).shift(sentence.start);
        found.push(Statement {
            speaker: None,
            speaker_text: reading.spanned(subject.shift(sentence.start)),
            act: Spanned::new(reading.lexicon.speech.act(verb.as_str()), verb_span),
            verb: reading.spanned(verb_span),
            text: reading.spanned(sentence),
        });
        last_end = verb.end().max(subject.end);
    }
    found
}

/// Finds subjects around a verb.
struct Speakers<'a> {
    reading: &'a Reading<'a>,
    participants: &'a [Participant],
}

/// A name: capitalised words.
const NAME: &str = r"\p{Lu}[\p{L}'’-]*\.?(?:\s(?:\p{Lu}[\p{L}'’-]*\.?|von|van|de|af))*";

impl Speakers<'_> {
    /// The subject at the end of what stands before the verb.
    fn before(&self, before: &str) -> Option<Span> {
        static AT_END: LazyLock<Regex> = LazyLock::new(|| {
            pattern(&format!(
                r"(?:^|[\s(”,])(?P<subject>(?:{NAME}\s(?:og|samt)\s)?{NAME}|[Hh]an|[Hh]un|\p{{L}}+(?:en|et|ne))(?P<apposition>,\s[^,]+(?:,\s[^,]+){{0,2}}?,?)?(?:\s(?:også|derefter|herefter|dog|ligeledes))?\s*$"
            ))
        });
        static NAME_AND_APPOSITION: LazyLock<Regex> =
            LazyLock::new(|| pattern(&format!(r"^\W*(?P<subject>{NAME}),\s[^.]{{3,120}}$")));
        let simple = AT_END.captures_iter(before).last().and_then(|found| {
            let subject = found.name("subject")?;
            let span = Span::from(subject.range());
            self.can_speak(subject.as_str()).then_some(span)
        });
        let with_apposition = || {
            let found = NAME_AND_APPOSITION.captures(before)?;
            let subject = found.name("subject")?;
            let rest = before.get(subject.end()..)?;
            let no_verb =
                !self.reading.lexicon.speech.verb.is_match(rest) && !rest.contains(", at ");
            (no_verb && self.is_participant(subject.as_str())).then(|| Span::from(subject.range()))
        };
        let chair_and_name = || {
            let comma = before.trim_end().trim_end_matches(',');
            let (role, name) = comma.rsplit_once(", ")?;
            let known = self.is_participant(name) && self.has_role_word(role.trim());
            let start = before.find(name)?;
            known.then(|| Span::new(start, start + name.len()))
        };
        simple.or_else(chair_and_name).or_else(with_apposition)
    }

    /// The subject right behind the verb, adverbs between: "svarede hertil Ida Holm, at".
    fn after(&self, after: &str) -> Option<Span> {
        static AT_START: LazyLock<Regex> = LazyLock::new(|| {
            pattern(&format!(
                r"^\s(?:(?:hertil|dertil|herefter|derefter|også|desuden|endvidere|samtidig)\s)?(?P<subject>{NAME}|[Hh]an|[Hh]un|[Ff]ormanden|[Dd]irigenten|[Kk]assereren)(?:\s|,|\.|$)"
            ))
        });
        let found = AT_START.captures(after)?;
        let subject = found.name("subject")?;
        let known = self.is_participant(subject.as_str())
            || self.has_role_word(subject.as_str())
            || self.is_pronoun(subject.as_str());
        known.then(|| Span::from(subject.range()))
    }

    fn can_speak(&self, subject: &str) -> bool {
        let lower = subject.to_lowercase();
        let names: Vec<&str> =
            subject.split(" og ").flat_map(|part| part.split(" samt ")).collect();
        self.is_pronoun(subject)
            || self.has_role_word(subject)
            || self.reading.lexicon.speech.bodies.contains(&lower)
            || names.iter().all(|name| self.is_participant(name) || self.is_full_name(name))
            || self.is_organization(subject)
    }

    fn is_pronoun(&self, subject: &str) -> bool {
        self.reading.lexicon.speech.pronouns.contains(&subject.to_lowercase())
    }

    fn has_role_word(&self, subject: &str) -> bool {
        let speech = &self.reading.lexicon.speech;
        let lower = subject.to_lowercase();
        [&speech.chair, &speech.moderator, &speech.treasurer]
            .iter()
            .any(|words| words.contains(&lower))
    }

    fn is_full_name(&self, name: &str) -> bool {
        name.contains(' ') && self.reading.lexicon.people.is_name(name)
    }

    /// An initialism ("KL", "SDS") or a word of organisations.
    fn is_organization(&self, subject: &str) -> bool {
        subject.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
            && subject
                .split_whitespace()
                .any(|word| self.reading.lexicon.people.is_organization_word(word))
    }

    fn is_participant(&self, name: &str) -> bool {
        self.participants.iter().any(|one| crate::link::could_mean(&one.name.value, name))
    }
}
