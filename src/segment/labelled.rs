//! Labels and what stands behind or below them.

use std::sync::LazyLock;

use serde::Serialize;

use super::{Head, Part, Reading};
use crate::layout::BlockKind;
use crate::lexicon::{Label, LabelMatch, Pattern, Presence};
use crate::record::model::GroupKind;
use crate::span::Span;

/// A label with its values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Labelled {
    /// What it announces.
    #[serde(skip)]
    pub label: Label,
    /// Its words.
    pub words: Span,
    /// What stands behind it on its line, then the lines below that belong to it.
    pub values: Vec<Span>,
    /// Whether the values are one to a line (else they follow each other on the label's line).
    pub listed: bool,
    /// Place (from 1) of the item in which it stands.
    pub item: Option<u32>,
}

/// Reads labels among `parts`; what belongs to none comes back in order.
pub(super) fn read(
    document: &Reading<'_>,
    parts: &[Part],
    item: Option<u32>,
) -> (Vec<Labelled>, Vec<Part>) {
    let parts: Vec<Part> = parts.iter().flat_map(|part| at_labels(document, *part)).collect();
    let mut found: Vec<Labelled> = Vec::new();
    let mut others = Vec::new();
    let mut rest = parts.as_slice();
    while let Some((part, after)) = rest.split_first() {
        rest = after;
        let told = told_presence(document, *part).filter(|_| item.is_none());
        found.extend(told.and_then(|(_, who)| absent_but_listed(document, *part, who)));
        let label = told.map(|(label, _)| label);
        let label = label.or_else(|| label_of(document, *part, item.is_some()));
        let label = label.filter(|found| !is_over_prose(document, found, rest));
        let Some(label) = label else {
            match unknown_group(document, *part).filter(|_| item.is_none()) {
                Some(group) => found.push(group),
                None => others.push(*part),
            }
            continue;
        };
        let at = |span: Span| span.shift(part.span.start);
        let mut labelled = Labelled {
            label: label.label,
            words: at(label.words),
            values: Vec::new(),
            listed: label.value.is_empty(),
            item,
        };
        if !label.value.is_empty() {
            labelled.values.push(at(label.value));
        }
        let below = values_below(document, &labelled, *part, rest);
        labelled.values.extend(rest.iter().take(below).map(|part| part.span));
        rest = rest.get(below..).unwrap_or_default();
        found.extend(with_groups(document, labelled));
    }
    (found, others)
}

/// "Medlemmerne var mødt, bortset fra Bo Ravn, som havde meldt afbud:" before a list of those who
/// came: the label that it is, and who did not come.
fn told_presence(document: &Reading<'_>, part: Part) -> Option<(LabelMatch, Option<Span>)> {
    static TOLD: LazyLock<Pattern> = LazyLock::new(|| {
        crate::lexicon::pattern(
            r"^(?P<words>(?i:medlemmerne|alle(?:\smedlemmer)?|\p{L}*(?:bestyrelsen|udvalget|rådet))\s(?:var|er)\s(?:mødt|til\sstede|tilstede))(?:,?\s(?:undtagen|bortset\sfra|på\snær)\s(?P<who>\p{Lu}[^:]*?)(?:,\s(?:som|der)\s[^:]*)?)?:\s*(?P<value>.*)$",
        )
    });
    let found = TOLD.captures(document.words(part.span))?;
    let at = |name: &str| found.name(name).map(|found| Span::from(found.range()));
    let label = LabelMatch {
        label: Label::People(Presence::Present, GroupKind::Members),
        words: at("words")?,
        value: at("value")?,
        colon: true,
    };
    Some((label, at("who").map(|who| who.shift(part.span.start))))
}

fn absent_but_listed(document: &Reading<'_>, part: Part, who: Option<Span>) -> Option<Labelled> {
    let who = who?;
    let before = document.words(Span::new(part.span.start, who.start));
    let start = before.trim_end().rfind(", ").map_or(0, |comma| comma + ", ".len());
    Some(Labelled {
        label: Label::People(Presence::Absent, GroupKind::Absent),
        words: Span::new(part.span.start + start, who.start).trim(&document.text.text),
        values: vec![who],
        listed: false,
        item: None,
    })
}

/// "Dirigent: Ida Holm, Referent: Bo Ravn", "Tilstede: Ida Afbud: Bo": a line of several labels
/// of people is cut before each. A line that begins otherwise ("... i A-huset. Tilstede: Ida") is
/// cut first behind a sentence, or before a label with a list of names.
fn at_labels(document: &Reading<'_>, part: Part) -> Vec<Part> {
    static BEFORE: LazyLock<Pattern> = LazyLock::new(|| crate::lexicon::pattern(r"[,;.]\s*|\s+"));
    let words = document.words(part.span);
    if !words.contains(':') {
        return vec![part];
    }
    let mut is_led = people_label(document, words).is_some_and(|found| !found.value.is_empty());
    let mut cut = Vec::new();
    let mut start = 0;
    for gap in BEFORE.find_iter(words) {
        let behind = words.get(gap.end()..).unwrap_or_default();
        let before = words.get(start..gap.start()).unwrap_or_default();
        let Some(found) = people_label(document, behind).filter(|_| begins_label(before, behind))
        else {
            continue;
        };
        let value = found.value.of(behind);
        is_led |=
            lists_names(document, value) || !value.is_empty() && gap.as_str().starts_with('.');
        if is_led {
            cut.push(Part { span: Span::new(start, gap.start()).shift(part.span.start), ..part });
            start = gap.end();
        }
    }
    cut.push(Part { span: Span::new(part.span.start + start, part.span.end), ..part });
    cut
}

/// A label of people and the colon behind it, at the beginning of `words`.
fn people_label(document: &Reading<'_>, words: &str) -> Option<LabelMatch> {
    let found = document.lexicon.labels.read(words)?;
    let people = matches!(found.label, Label::People(..) | Label::Role(_) | Label::Distribution);
    (found.colon && people).then_some(found)
}

/// "Ordstyrer og Referent:" is one label.
fn begins_label(before: &str, behind: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default();
    behind.starts_with(char::is_uppercase) && !["og", "samt", "&", "/", "+"].contains(&last)
}

/// "Formanden:" over what the chair told is no label.
fn is_over_prose(document: &Reading<'_>, found: &LabelMatch, below: &[Part]) -> bool {
    let next = below.first().map_or("", |part| document.words(part.span));
    let first = next.split([',', '(', '–']).next().unwrap_or_default();
    matches!(found.label, Label::Role(_))
        && found.value.is_empty()
        && next.split_whitespace().count() > 6
        && !document.lexicon.people.is_name_or_role(first)
}

/// "Brugere: Ida Holm, Bo Ravn" below "Til stede:": each group is a list of its own, with a
/// label that no vocabulary knows.
fn with_groups(document: &Reading<'_>, labelled: Labelled) -> Vec<Labelled> {
    let Label::People(..) = labelled.label else { return vec![labelled] };
    let mut lists = vec![Labelled { values: Vec::new(), ..labelled.clone() }];
    for value in &labelled.values {
        match group(document, *value) {
            Some((words, names)) => lists.push(Labelled {
                words,
                values: vec![names],
                listed: false,
                ..labelled.clone()
            }),
            None => lists.last_mut().into_iter().for_each(|list| list.values.push(*value)),
        }
    }
    lists
}

/// "Ejersiden: Ida Holm, Bo Ravn" in the front: no label that is known, but a list of people.
fn unknown_group(document: &Reading<'_>, part: Part) -> Option<Labelled> {
    let (words, names) = group(document, part.span)?;
    let people = document.words(names).split([',', ';']).filter(|one| {
        let name = one.split(['(', '–']).next().unwrap_or_default().trim().trim_end_matches('.');
        name.contains(' ') && document.lexicon.people.is_name_or_role(name)
    });
    (people.count() >= 2).then(|| Labelled {
        label: Label::People(Presence::Present, GroupKind::Others),
        words,
        values: vec![names],
        listed: false,
        item: None,
    })
}

/// The words before a colon, and the names behind it.
fn group(document: &Reading<'_>, value: Span) -> Option<(Span, Span)> {
    const LONGEST: usize = 40;
    let people = &document.lexicon.people;
    let (words, names) = document.words(value).split_once(':')?;
    if !names.starts_with([' ', '\t']) && !names.starts_with(char::is_uppercase) {
        return None; // "kl. 10:30"
    }
    let names = names.trim_start();
    let first = names.split([',', '(', '–']).next().unwrap_or_default().trim();
    let several = first.contains(' ') || names.contains(", ");
    let is_person = words.contains(' ') && people.is_name(words);
    let lists_people =
        several && people.is_name_or_role(first.split(" og ").next().unwrap_or_default());
    let shape = words.len() <= LONGEST
        && words.starts_with(char::is_uppercase)
        && !words.contains([',', '.']);
    (lists_people && shape && !is_person).then(|| {
        let at = Span::new(value.start, value.start + words.len());
        (at, Span::new(value.end - names.len(), value.end).trim(&document.text.text))
    })
}

/// An item "Tilstedeværende" or "Afbud": what stands below it is a list of people.
pub(super) fn under_head(document: &Reading<'_>, head: &Head, parts: &[Part]) -> Option<Labelled> {
    let title = head.title?;
    let found = document.lexicon.labels.read(document.words(title))?;
    let people =
        matches!(found.label, Label::People(..) | Label::Role(_)) && found.value.is_empty();
    let values: Vec<Span> = parts.iter().map(|part| part.span).collect();
    let short = values.iter().all(|value| value.len() < 400);
    (people && short && !values.is_empty()).then_some(Labelled {
        label: found.label,
        words: title,
        listed: values.len() > 1,
        values,
        // The list is the meeting's, not this item's.
        item: None,
    })
}

fn label_of(document: &Reading<'_>, part: Part, in_item: bool) -> Option<LabelMatch> {
    let line = document.words(part.span);
    let labels = &document.lexicon.labels;
    let glued = || {
        let found = labels.read_glued(line)?;
        let likely = match found.label {
            Label::People(..) if tells_who_came(document, &found, line) => !in_item,
            Label::People(..) | Label::Role(_) => {
                let value = found.value.of(line);
                !value.contains(". ")
                    && (line.chars().count() < 120 || lists_names(document, value))
            }
            Label::Place | Label::Body | Label::Date => !in_item,
            _ => false,
        };
        likely.then_some(found)
    };
    let found = labels.read(line).or_else(glued)?;
    let wanted = match found.label {
        Label::People(..) | Label::Role(_) | Label::Distribution => true,
        Label::NextMeeting => !found.value.is_empty() || !in_item,
        Label::Minutes | Label::AnnouncedAgenda => !in_item && found.value.is_empty(),
        Label::Date
        | Label::Place
        | Label::DateAndPlace
        | Label::Start
        | Label::End
        | Label::Body
        | Label::MeetingName => !in_item,
        _ => false,
    };
    wanted.then_some(found)
}

/// "Ida Holm, Bo Ravn, Per Dam & Stine Vang": names and little else.
fn lists_names(document: &Reading<'_>, value: &str) -> bool {
    let parts = || {
        let lists = value.split([',', ';', '&']).flat_map(|part| part.split(" og "));
        lists.map(str::trim).filter(|part| !part.is_empty())
    };
    let people = parts().filter(|part| document.lexicon.people.is_name_or_role(part)).count();
    people >= 3 && people * 4 >= parts().count() * 3
}

/// "Deltagerne var Ida Holm (formand), Bo Ravn og Per Dam, der skrev referat. Ingen afbud."
fn tells_who_came(document: &Reading<'_>, found: &LabelMatch, line: &str) -> bool {
    let words = found.words.of(line).to_lowercase();
    let value = found.value.of(line);
    let first = value.split([',', '(', '.']).next().unwrap_or_default();
    let first = first.split(" og ").next().unwrap_or_default().trim();
    words.ends_with(" var")
        && value.contains([',', '('])
        && document.lexicon.people.is_name_or_role(first)
}

/// How many of the following parts belong to a label.
fn values_below(document: &Reading<'_>, labelled: &Labelled, label: Part, rest: &[Part]) -> usize {
    let continues = labelled.values.last().is_none_or(|value| {
        let words = document.words(*value);
        words.ends_with(',') || words.ends_with(" og") || words.ends_with(':')
    });
    let is_value = |part: &Part| {
        label_of(document, *part, false).is_none_or(|found| is_entry(&found, labelled))
    };
    let is_one_more = |part: &Part| is_value(part) && is_one_person(document, part.span);
    match labelled.label {
        Label::People(..) | Label::Distribution if continues => rest
            .iter()
            .take_while(|part| is_value(part) && looks_like_people(document, **part, label))
            .count(),
        Label::Minutes | Label::AnnouncedAgenda => 0,
        // "Medlemmer: Ida Holm (A), formand", the others each on a line below.
        Label::People(..)
            if labelled.values.last().is_some_and(|value| is_one_person(document, *value)) =>
        {
            rest.iter().take_while(|part| is_one_more(part)).count()
        }
        _ if labelled.values.is_empty() => rest
            .iter()
            .take(1)
            .take_while(|part| is_value(part) && !document.words(part.span).trim().is_empty())
            .count(),
        _ => 0,
    }
}

/// A whole name, with a title, a role or brackets at most.
fn is_one_person(document: &Reading<'_>, span: Span) -> bool {
    let words = document.words(span);
    let name = words.split([',', '(', '–', ':']).next().unwrap_or_default().trim();
    name.contains(' ')
        && words.matches(',').count() <= 1
        && !words.contains(" og ")
        && !words.ends_with('.')
        && document.lexicon.people.is_name_or_role(name)
}

/// Inside a list of people "Formand Bo Ravn" is an entry, "Referent: Ida Holm" a new label.
fn is_entry(found: &LabelMatch, labelled: &Labelled) -> bool {
    matches!((found.label, labelled.label), (Label::Role(_), Label::People(..)))
        && !found.colon
        && !found.value.is_empty()
}

/// List items below a label are its values; other lines only if they begin like a name.
fn looks_like_people(document: &Reading<'_>, part: Part, label: Part) -> bool {
    let words = document.words(part.span);
    let is_other_label = document.lexicon.labels.read(words).is_some_and(|found| {
        found.value.is_empty() && !matches!(found.label, Label::People(..) | Label::Role(_))
    });
    if is_other_label || document.lexicon.decisions.decides(words) {
        return false; // "Fraværende:" of nobody, and "Godkendt." below it
    }
    if part.kind == BlockKind::ListItem {
        return true;
    }
    if document.lexicon.people.behind_handle(words).is_some() {
        return true;
    }
    let first = words.split([',', '(', '–', ':']).next().unwrap_or_default();
    let sentence =
        words.ends_with('.') && words.chars().count() > 60 && !is_list_of_people(document, words);
    let heading = part.bold && !label.bold;
    let listed =
        document.lexicon.people.is_name_or_role(first) || group(document, part.span).is_some();
    !sentence && !heading && listed
}

/// "Ida Holm (formand), Bo Ravn og Per Dam (referent).": names, with brackets at most.
fn is_list_of_people(document: &Reading<'_>, words: &str) -> bool {
    static BESIDE: LazyLock<Pattern> =
        LazyLock::new(|| crate::lexicon::pattern(r"\s*\([^()]*\)|\.$"));
    let bare: String = BESIDE.split(words).collect();
    let mut names = bare.split(", ").flat_map(|part| part.split(" og ")).peekable();
    names.peek().is_some() && names.all(|name| document.lexicon.people.is_name_or_role(name.trim()))
}
