//! Several labels on a line.

use std::sync::LazyLock;

use super::groups::calls_people;
use super::lists::lists_names;
use super::{Part, Reading, label_of};
use crate::lexicon::{Label, LabelMatch, Pattern, Presence, is_familiar, pattern};
use crate::record::model::Role;
use crate::span::Span;

/// "Dirigent: Ida Holm, Referent: Bo Ravn", "Tilstede: Ida Afbud: Bo": a line of several labels
/// of people is cut before each. A line that begins otherwise ("... i A-huset. Tilstede: Ida") is
/// cut first behind a sentence, or before a label with a list of names.
pub(super) fn at_labels(document: &Reading<'_>, part: Part) -> Vec<Part> {
    static BEFORE: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\s*[,;./|(–-]\s*|\s+"));
    /// `BirgitDeltagere: `
    static GLUED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\p{Ll}(?P<label>Deltagere|Til\s?stede|Fremmødte|Afbud|Fraværende|Referent):\s")
    });
    static ANOTHER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\b(?:Afbud|Fraværende|Fravær|Udeblevet)\b|\.\s(?:Referent|Ordstyrer|Dirigent)\b")
    });
    let words = document.words(part.span);
    let glued = GLUED.captures(words).and_then(|found| found.name("label"));
    if let Some(label) = glued.map(|label| part.span.start + label.start()) {
        let before = Part { span: Span::new(part.span.start, label), ..part };
        let behind = Part { span: Span::new(label, part.span.end), ..part };
        return [at_labels(document, before), at_labels(document, behind)].concat();
    }
    let several = words.contains(':') || ANOTHER.is_match(words);
    let mut is_led = several
        && label_of(document, part, false).is_some_and(|found| {
            matches!(found.label, Label::People(..) | Label::Role(_)) && !found.value.is_empty()
        });
    // "Dato: 14. november Sted: Fælleshuset Deltagere: Ida"
    is_led |= words.contains(':') && meeting_label(document, words).is_some();
    // "Ida, Bo, Stine og Per Afbud fra Lise"
    is_led |= ANOTHER
        .find(words)
        .is_some_and(|label| lists_names(document, words.get(..label.start()).unwrap_or_default()));
    if !words.contains(':') && !is_led {
        return vec![part];
    }
    let mut cut = Vec::new();
    let mut start = 0;
    for gap in BEFORE.find_iter(words) {
        let behind = words.get(gap.end()..).unwrap_or_default();
        let before = words.get(start..gap.start()).unwrap_or_default();
        let found = people_label(document, behind)
            .or_else(|| meeting_label(document, behind).filter(|_| is_led))
            .or_else(|| absent_label(document, behind).filter(|_| is_led))
            .or_else(|| {
                let begins = is_led && gap.as_str().starts_with('.');
                begins.then(|| role_label(document, behind)).flatten()
            });
        if found.is_none()
            && is_led
            && gap.as_str().starts_with('.')
            && heads_names(document, behind)
        {
            cut.push(Part { span: Span::new(start, gap.start()).shift(part.span.start), ..part });
            start = gap.end();
            continue;
        }
        let inside =
            is_inside_label(document, words.get(start..).unwrap_or_default(), gap.end() - start);
        if inside || gap.as_str().contains('/') && ends_in_role(document, before) {
            continue;
        }
        let Some(found) = found.filter(|found| {
            let is_absence = matches!(found.label, Label::People(Presence::Absent, _));
            // "Ida, Bo og Stine - referent: Stine"
            let is_role = matches!(found.label, Label::Role(Role::MinuteTaker | Role::Moderator))
                && !gap.as_str().trim().is_empty();
            begins_label(before, behind) || is_led && (is_absence || is_role) && found.colon
        }) else {
            continue;
        };
        let value = found.value.of(behind);
        let sentence = value.split(". ").next().unwrap_or_default();
        is_led |= lists_names(document, value)
            || lists_names(document, sentence)
            || lists_up_to_label(document, value)
            || !value.is_empty() && (gap.as_str().starts_with('.') || gap.as_str().contains('\t'))
            || value.is_empty() && is_bare_date(before);
        if is_led {
            cut.push(Part { span: Span::new(start, gap.start()).shift(part.span.start), ..part });
            start = gap.end();
        }
    }
    cut.push(Part { span: Span::new(part.span.start + start, part.span.end), ..part });
    cut
}

/// "Lærere: Ida Holm og Bo Ravn" behind the full stop of another group.
fn heads_names(document: &Reading<'_>, words: &str) -> bool {
    let Some((group, names)) = words.split_once(": ") else { return false };
    let first = names.split([',', '(', '.']).next().unwrap_or_default();
    let first = first.split(" og ").next().unwrap_or_default().trim();
    calls_people(document, group)
        && (is_familiar(first)
            || first.contains(' ') && document.lexicon.people.is_name_or_role(first))
}

/// "18.03. 2004" before "Deltagere:", which stands over its list.
fn is_bare_date(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit())
        && words.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '/' | ' '))
}

/// Within "Fraværende med afbud: Ida", which is one label without names in it.
fn is_inside_label(document: &Reading<'_>, words: &str, at: usize) -> bool {
    let label = document.lexicon.labels.read(words).filter(|own| own.colon && own.words.end > at);
    label.is_some_and(|own| !own.words.of(words).chars().skip(1).any(char::is_uppercase))
}

/// "Ordstyrer" before "/Referent:", one label of two roles.
fn ends_in_role(document: &Reading<'_>, before: &str) -> bool {
    let last = before.rsplit([' ', '.', ',']).next().unwrap_or_default();
    document.lexicon.labels.role(last).is_some()
}

/// A label of people and the colon behind it, at the beginning of `words`.
fn people_label(document: &Reading<'_>, words: &str) -> Option<LabelMatch> {
    let found = document.lexicon.labels.read(words)?;
    let people = matches!(found.label, Label::People(..) | Label::Role(_) | Label::Distribution);
    (found.colon && people).then_some(found)
}

/// "Sted:", "Tid:", "Dato:" and what stands behind the colon.
fn meeting_label(document: &Reading<'_>, words: &str) -> Option<LabelMatch> {
    let found = document.lexicon.labels.read(words)?;
    let meeting = matches!(
        found.label,
        Label::Date | Label::Place | Label::DateAndPlace | Label::Start | Label::End
    );
    (found.colon && meeting && !found.value.is_empty()).then_some(found)
}

/// "Ida Holm (formand), Bo Ravn, Per Dam (lærerrep., referent) - Afbud: ...": names with brackets, up to
/// the next label.
fn lists_up_to_label(document: &Reading<'_>, value: &str) -> bool {
    static BRACKET: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\s*\([^()]*\)"));
    static END: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\s[-–/|]\s|\.\s|\s\p{Lu}\p{Ll}+:"));
    let bare: String = BRACKET.split(value).collect();
    let end = END.find(&bare).map_or(bare.len(), |end| end.start());
    lists_names(document, bare.get(..end).unwrap_or_default())
}

/// "Afbud Bo Ravn" and "Afbud fra Bo", without a colon.
fn absent_label(document: &Reading<'_>, words: &str) -> Option<LabelMatch> {
    let found = document.lexicon.labels.read_glued(words)?;
    let absent = matches!(found.label, Label::People(Presence::Absent, _));
    let first = found.value.of(words).split([',', '(', '.']).next().unwrap_or_default();
    let first = first.split(" og ").next().unwrap_or_default().trim();
    (absent && document.lexicon.people.is_name_or_role(first)).then_some(found)
}

/// "Referent Bo Ravn", without a colon.
fn role_label(document: &Reading<'_>, words: &str) -> Option<LabelMatch> {
    let found = document.lexicon.labels.read_glued(words)?;
    let at_meeting = matches!(found.label, Label::Role(Role::MinuteTaker | Role::Moderator));
    let name = found.value.of(words).split([',', '(', '.']).next().unwrap_or_default();
    (at_meeting && document.lexicon.people.is_name_or_role(name.trim())).then_some(found)
}

/// "Ordstyrer og Referent:" is one label, and "IKKE TIL STEDE:".
fn begins_label(before: &str, behind: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let leads_on = ["og", "samt", "&", "/", "+", "ikke", "ej"].contains(&last.as_str());
    behind.starts_with(char::is_uppercase) && !leads_on
}
