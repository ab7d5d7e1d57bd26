//! What stands behind a name and its comma: a role, a title, an organisation, where somebody lives.

use std::sync::LazyLock;

use super::clauses::attend;
use super::entry::role_of;
use super::{Entry, is_initials};
use crate::fields::{Reading, pattern};
use crate::lexicon::Pattern;
use crate::record::model::Role;
use crate::span::{Span, Spanned};

/// A title, an organisation, or a clause about the attendance.
pub(super) fn describe(reading: &Reading<'_>, found: &mut Entry, part: Span) {
    let words = reading.words(part);
    if !words.contains(char::is_alphanumeric) || attend(reading, found, part) {
        return;
    }
    let name = reading.words(found.name);
    let begin_alike = name.chars().next() == words.chars().next();
    if begin_alike && is_initials(name, words) {
        found.initials = Some(part);
        return;
    }
    if let Some(role) = reading.lexicon.labels.role(words) {
        found.roles.push(Spanned::new(role, part));
        return;
    }
    if let Some((role, rest)) = words.split_once("- ").or_else(|| words.split_once("– "))
        && role_of(reading, role.trim())
    {
        let role = Span::new(part.start, part.start + role.trim_end().len());
        describe(reading, found, role);
        describe(reading, found, Span::new(part.end - rest.len(), part.end));
        return; // "næstformand - afbud"
    }
    if let Some((body, role)) = words.rsplit_once('/')
        && role_of(reading, role.trim())
    {
        let role = Span::new(part.end - role.trim_start().len(), part.end);
        describe(reading, found, role);
        describe(reading, found, Span::new(part.start, part.start + body.trim_end().len()));
        return; // "KL/formand"
    }
    if let Some((body, role)) = words.rsplit_once(" - ").or_else(|| words.rsplit_once(" – "))
        && role_of(reading, role.trim())
    {
        describe(reading, found, Span::new(part.end - role.len(), part.end));
        describe(reading, found, Span::new(part.start, part.start + body.trim_end().len()));
        return; // "Teknik og Miljø - formand"
    }
    if words.starts_with("og tak") || words.starts_with("samt ") {
        return; // "og tak til de fremmødte medlemmer"
    }
    if TOOK_MINUTES.is_match(words) {
        found.roles.push(Spanned::new(Role::MinuteTaker, part));
        return;
    }
    if ADDRESS.is_match(words) {
        found.note = Some(found.note.map_or(part, |note| note.cover(part)));
        return;
    }
    if words.chars().count() == 1 && words.chars().all(char::is_uppercase) {
        found.organization = found.organization.or(Some(part)); // a party's letter
        return;
    }
    if is_clause(words) {
        found.note = found.note.or(Some(part)); // "kort besøg for at fortælle om kurset."
        return;
    }
    if names_group(reading, words) {
        found.organization = found.organization.or(Some(part));
        return;
    }
    let people = &reading.lexicon.people;
    let mut each = words.split_whitespace();
    let (first, last) = (each.next(), each.next_back());
    let titled = words.starts_with(char::is_lowercase)
        || [first, last.filter(|_| first.is_some_and(|first| first.ends_with('.')))]
            .into_iter()
            .flatten()
            .any(|word| people.is_title_word(word));
    if titled && found.title.is_none() {
        let (title, organization) = title_and_organization(reading, part);
        found.title = Some(title);
        found.organization = found.organization.or(organization);
    } else if found.organization.is_none() {
        found.organization = Some(part);
    } else {
        found.note = found.note.or(Some(part));
    }
}

/// More than a title says: a verb, or the end of a sentence.
fn is_clause(words: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let is_relative = ["der ", "som "].iter().any(|pronoun| words.starts_with(pronoun));
    let is_long =
        words.split(' ').count() > MOST_WORDS && (words.ends_with('.') || words.contains(" at "));
    words.starts_with(char::is_lowercase) && (is_relative || is_long)
}

/// "spejderne", "foreningens sekretariat" in small letters: whom somebody comes from.
fn names_group(reading: &Reading<'_>, words: &str) -> bool {
    let people = &reading.lexicon.people;
    let mut parts = words.split(' ');
    let (Some(first), last) = (parts.next(), parts.next_back()) else { return false };
    let last = last.unwrap_or(first);
    let belongs = last == first || first.ends_with('s');
    let group = last.ends_with("erne") || people.is_organization_word(last);
    words.starts_with(char::is_lowercase) && belongs && group && !people.is_title_word(first)
}

/// "programleder for Et samlet overblik i Datastyrelsen": the last "i", "hos", "fra" or "ved"
/// before a capital divides the title from the organisation.
fn title_and_organization(reading: &Reading<'_>, part: Span) -> (Span, Option<Span>) {
    static DIVIDER: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(.*\S)\s(?:i|hos|fra|ved|på)\s(\p{Lu}.*)$"));
    let found = DIVIDER.captures(reading.words(part));
    let groups = found.as_ref().and_then(|found| found.get(1).zip(found.get(2)));
    groups.map_or((part, None), |(title, organization)| {
        (
            Span::from(title.range()).shift(part.start),
            Some(Span::from(organization.range()).shift(part.start)),
        )
    })
}

/// "der skrev referat", "som førte protokollen"
static TOOK_MINUTES: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?i)^(?:der|som)\s(?:skrev|tog|førte)\s(?:referat|protokol)"));

/// "nr. 14", "2. tv.", "st. th.", "have 12", "lejl. 3": where somebody lives.
static ADDRESS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:nr|hus|bolig|lejl|lejlighed|have|parcel|matr|opgang)\.?\s?(?:nr\.?\s?)?\d+[a-z]?|(?:st|stuen|\d{1,2})\.?,?\s?(?:sal|tv|th|mf)\b\.?.*|\p{L}+(?:vej|gade|stræde|allé|alle|vænget|parken)\s\d+[a-z]?)\.?$",
    )
});
