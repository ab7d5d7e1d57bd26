//! Names in the text lead to participants: whole, in part, misspelt, by role, by pronoun.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::lexicon::Lexicon;
use crate::normalize::NormalizedText;
use crate::record::Found;
use crate::record::model::{
    ActionItem, AgendaItem, Attendance, Decision, Participant, Role, SpeechAct, Statement,
};
use crate::span::Spanned;

/// A name with at most this many wrong letters is the same name, if only one person is near.
const SLIPS: usize = 2;

/// Resolves speakers, those who concluded, and those who are to do something.
pub(super) fn resolve(
    text: &NormalizedText,
    found: &mut Found,
    lexicon: &Lexicon,
    diagnostics: &mut Diagnostics,
) {
    let Found { participants, agenda_items, .. } = found;
    let mut people = People {
        participants,
        text,
        lexicon,
        diagnostics,
        recent: Vec::new(),
        unknown: Vec::new(),
    };
    people.items(agenda_items);
    people.substitutes();
}

struct People<'a> {
    participants: &'a mut Vec<Participant>,
    text: &'a NormalizedText,
    lexicon: &'a Lexicon,
    diagnostics: &'a mut Diagnostics,
    /// Ids of those who spoke in this item, the last one last.
    recent: Vec<String>,
    /// Names that were reported as unknown already.
    unknown: Vec<String>,
}

impl People<'_> {
    fn items(&mut self, items: &mut [AgendaItem]) {
        for item in items {
            self.statements(&mut item.statements);
            for decision in &mut item.decisions {
                announced_by(decision, &item.statements);
            }
            for action in &mut item.action_items {
                self.action(action, &item.statements);
            }
            self.items(&mut item.items);
        }
    }

    fn statements(&mut self, statements: &mut [Statement]) {
        let mut last: Option<String> = None;
        self.recent.clear();
        for statement in statements {
            let words = statement.speaker_text.value.clone();
            if self.lexicon.speech.pronouns.contains(&words.to_lowercase()) {
                let span = statement.speaker_text.span();
                let named = || self.named_before(span.start);
                statement.speaker = last
                    .clone()
                    .map(|id| Spanned::inferred(id, span, "speaker-before"))
                    .or_else(|| Some(Spanned::inferred(named()?, span, "named-before")));
                continue;
            }
            last = self
                .by_role(&words)
                .or_else(|| self.by_title(&words))
                .or_else(|| self.by_name(&statement.speaker_text, true));
            self.recent.extend(last.clone());
            let span = statement.speaker_text.span();
            statement.speaker =
                last.clone().map(|id| Spanned::inferred(id, span, "participant-of-that-name"));
        }
    }

    /// "Bo Ravn blev valgt. Han konstaterede": who is named in the sentence before the pronoun.
    fn named_before(&self, at: usize) -> Option<String> {
        let before = self.text.text.get(..at)?;
        let sentence = before.rsplit('\n').next()?.trim_end().strip_suffix('.')?;
        let start = sentence.rfind(". ").map_or(0, |stop| stop + ". ".len());
        let sentence = sentence.get(start..)?;
        let mut named =
            self.participants.iter().filter(|one| sentence.starts_with(one.name.value.as_str()));
        let only = named.next()?;
        named.next().is_none().then(|| only.id.clone())
    }

    fn by_role(&self, words: &str) -> Option<String> {
        let speech = &self.lexicon.speech;
        let words = words.to_lowercase();
        let roles: &[Role] = match () {
            () if speech.chair.contains(&words) => &[Role::Chair],
            () if speech.moderator.contains(&words) => &[Role::Moderator],
            () if speech.treasurer.contains(&words) => &[Role::Treasurer],
            () => return None,
        };
        let mut bearers = self.participants.iter().filter(|one| {
            one.attendance.value != Attendance::Absent
                && one.roles.iter().any(|role| roles.contains(&role.value))
        });
        let only = bearers.next()?;
        bearers.next().is_none().then(|| only.id.clone())
    }

    /// "Havnefogden": the only one who was there with that title.
    fn by_title(&self, words: &str) -> Option<String> {
        let mut bearers = self
            .participants
            .iter()
            .filter(|one| one.attendance.value != Attendance::Absent && is_title_of(one, words));
        let only = bearers.next()?;
        bearers.next().is_none().then(|| only.id.clone())
    }

    /// The participant whom a name means; other spellings are kept as aliases.
    fn by_name(&mut self, name: &Spanned<String>, report: bool) -> Option<String> {
        let words = name.value.as_str();
        if let Some(exact) =
            self.participants.iter().find(|one| one.name.value == words || has_alias(one, words))
        {
            return Some(exact.id.clone());
        }
        if let Some(id) = self.by_initials(words) {
            return Some(id);
        }
        let near = self.near(words);
        match near.as_slice() {
            [index] => {
                let (index, misspelt) = *index;
                if misspelt {
                    let message =
                        format!("“{words}” is read as a misspelling of a participant's name");
                    self.diagnostics
                        .push(Diagnostic::new(Code::NameMisspelt, message).at(name.span()));
                }
                let person = self.participants.get_mut(index)?;
                add_alias(person, name);
                Some(person.id.clone())
            }
            [] => {
                if report && self.is_new_name(words) {
                    let message = format!("“{words}” speaks and is not among the participants");
                    self.diagnostics
                        .push(Diagnostic::new(Code::SpeakerUnknown, message).at(name.span()));
                }
                None
            }
            several => {
                if let Some(index) = self.last_to_speak(several) {
                    let person = self.participants.get_mut(index)?;
                    add_alias(person, name);
                    return Some(person.id.clone());
                }
                let message = format!("“{words}” could be more than one of the participants");
                self.diagnostics
                    .push(Diagnostic::new(Code::NameAmbiguous, message).at(name.span()));
                None
            }
        }
    }

    /// "JS" of Jens Skov, where nobody else has these initials and no body is called so.
    fn by_initials(&self, words: &str) -> Option<String> {
        let capitals =
            (2..=4).contains(&words.chars().count()) && words.chars().all(char::is_uppercase);
        let is_body = self.lexicon.people.is_known_organization(words)
            || self
                .participants
                .iter()
                .any(|one| one.organization.as_ref().is_some_and(|body| body.value == words));
        let mut bearers = self.participants.iter().filter(|one| initials(&one.name.value) == words);
        let only = bearers.next().filter(|_| capitals && !is_body)?;
        bearers.next().is_none().then(|| only.id.clone())
    }

    /// Of several bearers of a name the one who spoke last in this item is meant.
    fn last_to_speak(&self, bearers: &[(usize, bool)]) -> Option<usize> {
        let place = |index: usize| {
            let id = &self.participants.get(index)?.id;
            self.recent.iter().rposition(|one| one == id)
        };
        bearers
            .iter()
            .filter_map(|(index, _)| Some((place(*index)?, *index)))
            .max()
            .map(|(_, index)| index)
    }

    /// Participants whom a name could mean, those who were there before those who were not,
    /// parts of names before misspelt ones.
    fn near(&self, words: &str) -> Vec<(usize, bool)> {
        let matching = |misspelt: bool, there: bool| -> Vec<(usize, bool)> {
            let people = self.participants.iter().enumerate();
            people
                .filter(|(_, one)| (one.attendance.value != Attendance::Absent) == there)
                .filter(|(_, one)| {
                    if misspelt {
                        is_misspelt(&one.name.value, words)
                    } else {
                        is_part(&one.name.value, without_title(one, words))
                    }
                })
                .map(|(index, _)| (index, misspelt))
                .collect()
        };
        [(false, true), (true, true), (false, false)]
            .into_iter()
            .map(|(misspelt, there)| matching(misspelt, there))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    fn is_new_name(&mut self, words: &str) -> bool {
        let new =
            self.lexicon.people.is_name(words) && !self.unknown.iter().any(|one| one == words);
        if new {
            self.unknown.push(words.to_owned());
        }
        new
    }

    fn action(&mut self, action: &mut ActionItem, statements: &[Statement]) {
        let start = action.text.span().start;
        let spoken = statements.iter().rfind(|one| one.text.span().start <= start);
        let speaker = spoken.and_then(|one| one.speaker.clone());
        for responsible in &mut action.responsible {
            let words = responsible.value.clone();
            if self.lexicon.speech.pronouns.contains(&words.to_lowercase()) {
                let span = responsible.span();
                let named =
                    || Some(Spanned::inferred(self.named_before(start)?, span, "named-before"));
                let spoke = speaker.as_ref();
                let spoke =
                    spoke.map(|id| Spanned::inferred(id.value.clone(), span, "speaker-before"));
                if let Some(meant) = spoke.or_else(named) {
                    *responsible = meant;
                }
                continue;
            }
            let office = self.by_role(&words).or_else(|| self.by_title(&words));
            if let Some(id) = office.or_else(|| self.by_name(responsible, false)) {
                *responsible =
                    Spanned::inferred(id, responsible.span(), "participant-of-that-name");
            }
        }
    }

    /// "suppleant for Bo Ravn": Bo may be a participant, too.
    fn substitutes(&mut self) {
        let named: Vec<(usize, Spanned<String>)> = (0..)
            .zip(self.participants.iter())
            .filter_map(|(index, one)| Some((index, one.substitute_for.clone()?)))
            .collect();
        for (index, name) in named {
            let id = self.by_name(&name, false);
            if let (Some(id), Some(person)) = (id, self.participants.get_mut(index)) {
                person.substitute_for =
                    Some(Spanned::inferred(id, name.span(), "participant-of-that-name"));
            }
        }
    }
}

fn add_alias(person: &mut Participant, name: &Spanned<String>) {
    if without_title(person, &name.value) == name.value
        && !person.aliases.iter().any(|alias| alias.value == name.value)
    {
        person.aliases.push(name.clone());
    }
}

/// Who concluded: the speaker of the sentence in which the decision stands.
fn announced_by(decision: &mut Decision, statements: &[Statement]) {
    let concluded = statements.iter().find(|statement| {
        statement.act.value == SpeechAct::Conclude
            && statement.text.span().contains(decision.text.span())
    });
    decision.announced_by = concluded.and_then(|statement| statement.speaker.clone());
}

/// Whether `words` may stand for a participant.
pub(crate) fn could_mean(person: &Participant, words: &str) -> bool {
    let name = &person.name.value;
    let bare = without_title(person, words);
    name == bare
        || is_part(name, bare)
        || is_title_of(person, words)
        || is_misspelt(name, words)
        || has_alias(person, words)
        || name.contains(' ') && initials(name) == words
}

/// The first letters of all names.
fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).collect()
}

/// "Skipper Ravn" of fiskeskipper Bo Ravn: the words without the title.
fn without_title<'a>(person: &Participant, words: &'a str) -> &'a str {
    let bare = words.split_once(' ').filter(|(title, _)| {
        let title = title.to_lowercase();
        person.title.as_ref().is_some_and(|own| own.value.to_lowercase().ends_with(&title))
    });
    bare.map_or(words, |(_, name)| name)
}

/// "Rektor", "Borgmesteren", "Havnefogden": a title alone, with or without its article.
fn is_title_of(person: &Participant, words: &str) -> bool {
    const FEWEST: usize = 4;
    let Some(title) = &person.title else { return false };
    let (title, words) = (title.value.to_lowercase(), words.to_lowercase());
    let ending = words.strip_prefix(title.as_str());
    title.chars().count() > FEWEST
        && ending.is_some_and(|ending| matches!(ending, "" | "en" | "n" | "et"))
        || title.strip_suffix("ed").zip(words.strip_suffix("den")).is_some_and(|(a, b)| a == b)
}

fn has_alias(person: &Participant, words: &str) -> bool {
    person.aliases.iter().any(|alias| alias.value == words)
}

/// "Søren", "Poul Erik", "Stine Bonde" of "Stine Sønderby Bonde": words of the name, in
/// order, the first among them; "S. Bonde": an initial stands for its word. One name alone may be
/// any of them.
pub(crate) fn is_part(name: &str, words: &str) -> bool {
    let mut rest = name.split_whitespace();
    let parts: Vec<&str> = words.split_whitespace().collect();
    // "Bo" is a whole word, "B." and "B" are initials.
    let whole = parts.iter().any(|part| part.chars().count() > 1 && !part.ends_with('.'));
    let in_order = whole && parts.iter().all(|part| rest.any(|word| stands_for(word, part)));
    let first = name.split_whitespace().next().zip(parts.first());
    let first = first.is_some_and(|(word, part)| stands_for(word, part));
    let single = parts.len() == 1 && whole;
    in_order && (first || single)
}

/// The same word, or its initial on either side.
fn stands_for(word: &str, part: &str) -> bool {
    let initial = |one: &str, other: &str| {
        one.strip_suffix('.').is_some_and(|letter| {
            letter.chars().count() == 1 && other.starts_with(letter) && !other.ends_with('.')
        })
    };
    word == part || initial(part, word) || initial(word, part)
}

fn is_misspelt(name: &str, words: &str) -> bool {
    let initial =
        |words: &str| words.split(' ').next().is_some_and(|word| word.chars().count() == 1);
    words.contains(' ')
        && initial(words) == initial(name)
        && name.chars().count() >= 8
        && strsim::damerau_levenshtein(name, words) <= SLIPS
}
