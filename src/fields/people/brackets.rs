//! What stands in brackets behind a name: roles, times, items, party letters, anything else.

use std::sync::LazyLock;

use super::Entry;
use super::clauses::attend;
use crate::fields::{Reading, pattern};
use crate::lexicon::{Pattern, is_given_name};
use crate::span::{Span, Spanned};

/// Reads what stands in brackets and returns what stands before them.
pub(super) fn take_brackets(reading: &Reading<'_>, found: &mut Entry, part: Span) -> Span {
    static BRACKETS: LazyLock<Pattern> = LazyLock::new(|| pattern(r"[(\[]([^()\[\]]*)[)\]]?"));
    let words = reading.words(part);
    let mut end = part.len();
    for bracket in BRACKETS.captures_iter(words) {
        let Some((whole, inner)) = bracket.get(0).zip(bracket.get(1)) else { continue };
        end = end.min(whole.start());
        remark(
            reading,
            found,
            Span::from(inner.range()).shift(part.start).trim(&reading.text.text),
        );
    }
    Span::new(part.start, part.start + end).trim(&reading.text.text)
}

/// What stands in brackets: roles, times, items, party letters, anything else.
fn remark(reading: &Reading<'_>, found: &mut Entry, inner: Span) {
    let words = reading.words(inner);
    if words.is_empty() || attend(reading, found, inner) {
        return;
    }
    if STANDS_IN.is_match(words) {
        found.substitute = Some(inner);
        return;
    }
    if let Some((first, rest)) =
        words.split_once(", ").filter(|(first, _)| is_code(found, reading, first))
    {
        remark(reading, found, Span::new(inner.start, inner.start + first.len())); // "(IH, afbud)"
        remark(reading, found, Span::new(inner.end - rest.len(), inner.end));
        return;
    }
    if let Some((first, rest)) = words.rsplit_once(", ") {
        let rest = Span::new(inner.end - rest.len(), inner.end);
        if attend(reading, found, rest) {
            remark(reading, found, Span::new(inner.start, inner.start + first.len()));
            return; // "(Havnen, fra kl. 11)"
        }
    }
    if are_first_letters(reading.words(found.name), words) {
        found.initials = Some(inner);
        return; // "Frida Mark (FM)" need not be the chair
    }
    let before = found.roles.len();
    let rest = take_roles(reading, found, inner);
    if found.roles.len() > before {
        found.note = found.note.or(rest);
        return;
    }
    let title = reading.lexicon.people.is_title_word(words);
    if !title
        && (is_initials(reading.words(found.name), words) || is_of_given(reading, found, words))
    {
        found.initials = Some(inner);
        return;
    }
    if !title && is_party(words) {
        found.organization = found.organization.or(Some(inner));
    } else {
        describe_bracket(reading, found, inner);
    }
}

/// The letters of a name or of a party.
fn is_code(found: &Entry, reading: &Reading<'_>, words: &str) -> bool {
    is_initials(reading.words(found.name), words) || is_party(words)
}

/// "Ida (IH)": the letters of somebody of whom only the given name is told.
fn is_of_given(reading: &Reading<'_>, found: &Entry, words: &str) -> bool {
    let name = reading.words(found.name);
    (2..=3).contains(&words.chars().count())
        && words.chars().all(char::is_uppercase)
        && words.chars().next() == name.chars().next()
        && is_given_name(name)
        && !reading.lexicon.people.is_known_organization(words)
}

/// "(stedfortræder: Bo Ravn)", "stedfortræder Bo Ravn"
pub(super) static STANDS_IN: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?i:suppleant|stedfortræder)(?:en)?:?\s\p{Lu}\p{Ll}+\s\p{Lu}|^(?i:suppleant|stedfortræder)(?:en)?:\s\p{Lu}",
    )
});

/// "A", "SF", "DH": the letters of a party or another body that sends the person.
fn is_party(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    letters == 1 && words.chars().count() <= 2
        || (2..=4).contains(&words.chars().count())
            && words.contains(char::is_uppercase)
            && words.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// "IHO" of Ida Holm: two to four capitals that stand in the name in this order; `IdH` begins with a capital
/// and ends in one.
pub(in crate::fields) fn is_initials(name: &str, words: &str) -> bool {
    let count = words.chars().count();
    let mut letters = name.chars().flat_map(char::to_uppercase);
    let mut capitals = words.chars().flat_map(char::to_uppercase);
    let is_mixed = || {
        words.chars().all(char::is_alphabetic)
            && words.starts_with(char::is_uppercase)
            && words.ends_with(char::is_uppercase)
    };
    (2..=4).contains(&count)
        && (words.chars().all(char::is_uppercase) || is_mixed())
        && capitals.all(|initial| letters.any(|letter| letter == initial))
}

/// "IH" of Ida Holm, before whom a title may stand: capitals, the first letter of each name.
fn are_first_letters(name: &str, words: &str) -> bool {
    let firsts = name.rsplit([' ', '-']).filter_map(|word| word.chars().next());
    is_initials(name, words) && firsts.take(words.chars().count()).eq(words.chars().rev())
}

/// "(formand)", "(observatør – ordinær part under pkt. 5)", "(overtog rollen som mødeleder)":
/// the roles named, and what is said besides.
fn take_roles(reading: &Reading<'_>, found: &mut Entry, inner: Span) -> Option<Span> {
    static WORD: LazyLock<Pattern> = LazyLock::new(|| pattern(r"[\p{L}/-]+"));
    let words = reading.words(inner);
    let mut rest_start = None;
    for word in WORD.find_iter(words) {
        let Some(role) = reading.lexicon.labels.role(word.as_str()) else { continue };
        found.roles.push(Spanned::new(role, Span::from(word.range()).shift(inner.start)));
        rest_start = Some((word.start(), word.end()));
        break;
    }
    let (start, end) = rest_start?;
    if let Some(title) = words.get(..start).and_then(|before| before.trim_end().strip_suffix(" og"))
        && end == words.len()
        && title.split_whitespace().any(|word| reading.lexicon.people.is_title_word(word))
    {
        found.title = found.title.or(Some(Span::new(inner.start, inner.start + title.len())));
        return None; // "(pædagogisk leder og referent)"
    }
    if start > 0 {
        return Some(inner); // the role is part of a clause
    }
    let rest = words.get(end..)?;
    let lead = rest.len() - rest.trim_start_matches([',', ' ', '–', '-', '/', ':', ';']).len();
    let rest = Span::new(inner.start + end + lead, inner.end);
    if let Some(role) = reading.lexicon.labels.role(reading.words(rest)) {
        found.roles.push(Spanned::new(role, rest));
        return None;
    }
    let note = Span::new(rest.start, rest.start + reading.words(rest).trim_end_matches('.').len());
    (!note.is_empty()).then_some(note)
}

fn describe_bracket(reading: &Reading<'_>, found: &mut Entry, inner: Span) {
    let words = reading.words(inner);
    let organization = found.organization.is_none()
        && words.chars().count() > 3
        && words.starts_with(char::is_uppercase)
        && words.split_whitespace().any(|word| reading.lexicon.people.is_organization_word(word));
    if organization {
        found.organization = Some(inner);
    } else if words.split_whitespace().count() <= 3
        && words
            .split_whitespace()
            .next_back()
            .is_some_and(|word| reading.lexicon.people.is_title_word(word))
    {
        found.title = found.title.or(Some(inner));
    } else {
        found.note = found.note.or(Some(inner));
    }
}
