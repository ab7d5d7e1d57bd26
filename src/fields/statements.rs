//! Reported speech: who said what.
//!
//! A statement is a reporting verb with a subject: before it ("Ida Holm bemærkede"), with
//! words between ("Bo Ravn, formand for afdelingen, svarede"), or behind it ("svarede Ida
//! Holm"). Who the subject is, `link` finds out.

use std::sync::LazyLock;

use super::parts::Body;
use super::{Reading, pattern, sentences};
use crate::lexicon::{Label, Pattern};
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
    let spoken = spoken.flat_map(|part| sentences::sentences(&reading.text.text, part.words));
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
    let mut subject = None;
    let mut last_end = 0;
    for verb in reading.lexicon.speech.verb.find_iter(words) {
        let before = words.get(last_end..verb.start()).unwrap_or_default();
        let after = words.get(verb.end()..).unwrap_or_default();
        let own = speakers
            .before(before, !found.is_empty())
            .map(|subject| subject.shift(last_end))
            .or_else(|| speakers.after(after).map(|subject| subject.shift(verb.end())));
        let Some(speaking) =
            own.or_else(|| subject.filter(|_| is_coordinated(before, &found, verb.as_str())))
        else {
            continue;
        };
        for speaker in split_speakers(words, speaking) {
            found.push(statement(reading, sentence, speaker, Span::from(verb.range())));
        }
        subject = Some(speaking);
        last_end = own.map_or(verb.end(), |own| own.end.max(verb.end()));
    }
    found
}

fn statement(reading: &Reading<'_>, sentence: Span, speaker: Span, verb: Span) -> Statement {
    let verb = verb.shift(sentence.start);
    Statement {
        speaker: None,
        speaker_text: reading.spanned(speaker.shift(sentence.start)),
        act: Spanned::new(reading.lexicon.speech.act(reading.words(verb)), verb),
        verb: reading.spanned(verb),
        text: reading.spanned(sentence),
    }
}

/// "Ida orienterede om sagen og fremhævede, at": a second verb of the same subject, in the
/// same tense.
fn is_coordinated(before: &str, found: &[Statement], verb: &str) -> bool {
    let present = |verb: &str| verb.split(' ').next().is_some_and(|verb| verb.ends_with('r'));
    let conjunction =
        before.ends_with(" og ") || before.ends_with(" samt ") || before.ends_with(" men ");
    conjunction && found.last().is_some_and(|last| present(&last.verb.value) == present(verb))
}

/// "Ida Holm og Bo Ravn" are two speakers, each with the same sentence.
fn split_speakers(words: &str, subject: Span) -> Vec<Span> {
    match subject.of(words).split_once(" og ") {
        Some((one, other)) => vec![
            Span::new(subject.start, subject.start + one.len()),
            Span::new(subject.end - other.len(), subject.end),
        ],
        None => vec![subject],
    }
}

/// Finds subjects around a verb.
struct Speakers<'a> {
    reading: &'a Reading<'a>,
    participants: &'a [Participant],
}

/// A name behind one of these is no subject.
const PREPOSITIONS: &[&str] =
    &[" i", " for", " fra", " hos", " til", " med", " af", " på", " ved", " om", " mod"];

/// A name: capitalised words.
const NAME: &str = r"\p{Lu}[\p{L}'’-]*\.?(?:\s(?:\p{Lu}[\p{L}'’-]*\.?|von|van|de|af))*";

impl Speakers<'_> {
    /// The subject at the end of what stands before the verb. In a sentence that has a speaker
    /// already, a pronoun behind "at" is that speaker again and no new statement.
    fn before(&self, before: &str, spoken: bool) -> Option<Span> {
        static AT_END: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(&format!(
                r"(?:^|[\s(”,])(?P<subject>(?:{NAME}\s(?:og|samt)\s)?{NAME}|[Hh]an|[Hh]un|\p{{L}}+(?:en|et|ne))(?:\s(?:også|derefter|herefter|dog|ligeledes|(?:har|havde)(?:\s\p{{Ll}}+)?))?:?\s*$"
            ))
        });
        static NAME_AND_APPOSITION: LazyLock<Pattern> =
            LazyLock::new(|| pattern(&format!(r"^\W*(?P<subject>{NAME}),\s[^.]{{3,}}$")));
        let simple = AT_END.captures(before).and_then(|found| {
            let subject = found.name("subject")?;
            let lead = before.get(..subject.start()).unwrap_or_default().trim_end();
            let again = spoken && self.is_pronoun(subject.as_str()) && lead.ends_with(" at");
            let object = PREPOSITIONS.iter().any(|word| lead.ends_with(word));
            let span = self.without_role(Span::from(subject.range()), before);
            (!again && !object && self.can_speak(span.of(before))).then_some(span)
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
        static AT_START: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(&format!(
                r"^\s(?:(?:hertil|dertil|herefter|derefter|også|desuden|endvidere|samtidig)\s)?(?P<subject>{NAME}|[Hh]an|[Hh]un|[Ff]ormanden|[Dd]irigenten|[Kk]assereren)(?:\s|,|\.|$)"
            ))
        });
        let found = AT_START.captures(after)?;
        let subject = Span::from(found.name("subject")?.range());
        let words = subject.of(after);
        // The full stop of the sentence, not of an initial.
        let closed = words.ends_with('.') && !words.ends_with(|c: char| c.is_uppercase());
        let subject = Span::new(subject.start, subject.end - usize::from(closed));
        let words = subject.of(after);
        let known =
            self.is_participant(words) || self.has_role_word(words) || self.is_pronoun(words);
        known.then_some(subject)
    }

    /// "Kasserer Bo Ravn" is Bo Ravn.
    fn without_role(&self, subject: Span, text: &str) -> Span {
        let role = subject.of(text).split_once(' ').filter(|(role, name)| {
            self.reading.lexicon.labels.role(role).is_some() && self.is_participant(name)
        });
        role.map_or(subject, |(role, _)| Span::new(subject.start + role.len() + 1, subject.end))
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
        self.participants.iter().any(|one| crate::link::could_mean(one, name))
    }
}
