//! Lists of people in groups, and who of them came.

use std::sync::LazyLock;

use super::super::heads::sentence_end;
use super::{Labelled, Part, Reading};
use crate::lexicon::{Label, LabelMatch, Pattern, Presence, is_given_name, pattern};
use crate::record::model::GroupKind;
use crate::span::Span;

/// "Forældrevalgte:" right below "Fraværende:" announces those who were absent among them, if those who
/// came were named before.
pub(super) fn of_those_above(
    document: &Reading<'_>,
    label: LabelMatch,
    found: &[Labelled],
    part: Part,
) -> Label {
    static SAYS_WHO_CAME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)stede|delta|deltog|mødt|mødet|fremmød|indkald|inviter|udover|desuden|øvrig|faciliter",
        )
    });
    const ABSENT: Label = Label::People(Presence::Absent, GroupKind::Absent);
    let present = |label: Label| matches!(label, Label::People(Presence::Present, _));
    let is_part = matches!(
        label.label,
        Label::People(Presence::Present, GroupKind::Members | GroupKind::Secretariat)
    );
    let Some(above) = found.last().filter(|above| above.label == ABSENT && is_part) else {
        return label.label;
    };
    // "Fraværende:" without anybody, and "Fra forvaltningen: Ida Holm", who came
    let own = document.words(label.words.shift(part.span.start));
    let is_office = matches!(label.label, Label::People(_, GroupKind::Secretariat));
    if is_office && !found.iter().any(|one| document.words(one.words) == own) {
        return label.label;
    }
    let mut absent = found.iter().rev().take_while(|one| one.label == ABSENT);
    let is_head = absent.any(|one| one.values.is_empty());
    let end = above.values.last().map_or(above.words.end, |value| value.end);
    let between = document.words(Span::new(end, part.span.start.max(end)));
    let is_next = between.trim_matches([':', '.', ';', ' ', '\n', '\t']).is_empty()
        && !names_taker(document, label, part);
    let came = found.iter().any(|one| present(one.label) && !one.values.is_empty());
    let says = SAYS_WHO_CAME.is_match(own);
    if is_head && is_next && came && !says { ABSENT } else { label.label }
}

/// "Sekretariatet: Ida Holm, Bo Ravn (referent)": who took the minutes was there.
fn names_taker(document: &Reading<'_>, label: LabelMatch, part: Part) -> bool {
    let value = document.words(label.value.shift(part.span.start)).to_lowercase();
    let words = document.words(label.words.shift(part.span.start));
    value.contains("referent") || words.eq_ignore_ascii_case("sekretær")
}

/// "Medlemmerne var mødt, bortset fra Bo Ravn, som havde meldt afbud:" before a list of those who
/// came: the label that it is, and who did not come.
pub(super) fn told_presence(
    document: &Reading<'_>,
    part: Part,
) -> Option<(LabelMatch, Option<Span>)> {
    static TOLD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?P<words>(?i:medlemmerne|alle(?:\smedlemmer)?|\p{L}*(?:bestyrelsen|udvalget|rådet))\s(?:var|er)\s(?:mødt|til\sstede|tilstede))(?:,?\s(?:undtagen|med\sundtagelse\saf|bortset\sfra|på\snær)\s(?P<who>\p{Lu}[^:]*?)(?:,\s(?:som|der)\s[^:]*)?)?:\s*(?P<value>.*)$",
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

pub(super) fn absent_but_listed(
    document: &Reading<'_>,
    part: Part,
    who: Option<Span>,
) -> Option<Labelled> {
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

/// "Brugere: Ida Holm, Bo Ravn" below "Til stede:": each group is a list of its own, with a
/// label that no vocabulary knows.
pub(super) fn with_groups(document: &Reading<'_>, labelled: Labelled) -> Vec<Labelled> {
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
pub(super) fn unknown_group(document: &Reading<'_>, part: Part) -> Option<Labelled> {
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

/// "Frivillige: Ida, Bo", "Kirkesanger: Ida Holm" right below or above another list of people.
pub(super) fn group_beside(
    document: &Reading<'_>,
    part: Part,
    above: Option<&Labelled>,
    below: &[Part],
) -> Option<Labelled> {
    let line = document.words(part.span);
    let cut = line.split_once(':').or_else(|| line.split_once('\t'));
    let (words, names) = cut.filter(|(words, _)| calls_people(document, words))?;
    let is_list = |label: Label| matches!(label, Label::People(..));
    let is_below = above.filter(|above| is_list(above.label)).is_some_and(|above| {
        let end = above.values.last().map_or(above.words.end, |value| value.end);
        let between = document.words(Span::new(end, part.span.start.max(end)));
        between.trim_matches(['.', ' ', '\n']).is_empty()
    });
    let is_above = || {
        let label = |part: &Part| document.lexicon.labels.read(document.words(part.span));
        let next = below.iter().find_map(|part| match label(part) {
            Some(found) => Some(is_list(found.label) && found.colon),
            None => (!heads_people(document, *part)).then_some(false),
        });
        next == Some(true)
    };
    if !is_below && !is_above() {
        return None;
    }
    let values = Span::new(part.span.end - names.len(), part.span.end).trim(&document.text.text);
    let people: Vec<&str> = document
        .words(values)
        .split([',', ';', '&'])
        .flat_map(|one| one.split(" og "))
        .map(|one| one.split('(').next().unwrap_or_default().trim().trim_end_matches('.'))
        .filter(|one| one.starts_with(char::is_uppercase)) // others say who somebody is
        .collect();
    let is_named = |one: &&str| {
        let first = one.split(' ').next().unwrap_or_default();
        document.lexicon.people.is_name_or_role(one) && (one.contains(' ') || is_given_name(first))
    };
    // "Leder: Ida"
    let is_office = || {
        let last = words.rsplit(' ').next().unwrap_or_default();
        let is_one = matches!(people.as_slice(), [one] if is_given_name(one));
        is_one && document.lexicon.people.is_title_word(last)
    };
    let enough = people.len() > 1 || people.iter().any(|one| one.contains(' ')) || is_office();
    (enough && people.iter().all(is_named)).then(|| Labelled {
        label: Label::People(Presence::Present, GroupKind::Others),
        words: Span::new(part.span.start, part.span.start + words.len()),
        values: vec![values],
        listed: false,
        item: None,
    })
}

/// "Ansatte: Per Dam": another such group.
fn heads_people(document: &Reading<'_>, part: Part) -> bool {
    let words = document.words(part.span);
    words.split_once(':').is_some_and(|(words, _)| calls_people(document, words))
}

/// `Frivillige`, `Kritiske revisorer`, `Ejendomskontoret`, `Kirkesanger`: whom a list may name; not
/// `Kage`, `Sagsbehandler`.
pub(super) fn calls_people(document: &Reading<'_>, words: &str) -> bool {
    const LONGEST: usize = 40;
    const ELSEWHERE: &[&str] =
        &["behandler", "kontaktperson", "tovholder", "ansvarlig", "modtagere", "forfattere"];
    static SEVERAL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:[^g]ere|erne|[ai]nter|enter|ster|sorer|ører|ansatte|valgte|udpegede|frivillige|øvrige|elever|pædagoger|brugere|pårørende|studerende|præster|medlemmer|suppleanter)$",
        )
    });
    let small = words.to_lowercase();
    let last = small.rsplit(' ').next().unwrap_or_default();
    let people = &document.lexicon.people;
    words.len() <= LONGEST
        && is_one_phrase(words)
        && !ELSEWHERE.iter().any(|one| small.ends_with(one))
        && (SEVERAL.is_match(&small)
            || people.is_title_word(last)
            || people.is_organization_word(last)
            || last.ends_with("kontoret"))
}

/// `Frivillige`, `Ph.d.-studerende`; not `Pkt. 4`.
fn is_one_phrase(words: &str) -> bool {
    words.starts_with(char::is_uppercase) && !words.contains(',') && !words.contains(". ")
}

/// At the colon; or at the dash or wide gap of "Kystrådet - Ida Holm, Bo Ravn", where what stands before
/// it is no person and what stands behind it is surely one.
fn split_group<'a>(document: &Reading<'a>, value: Span) -> Option<(&'a str, &'a str)> {
    let line = document.words(value);
    if let Some(parts) = line.split_once(':') {
        return Some(parts);
    }
    let dash = [" - ", " – ", "\t"].iter().filter_map(|dash| Some((line.find(dash)?, dash.len())));
    let (at, length) = dash.min()?;
    let (words, names) = (line.get(..at)?, line.get(at + length - 1..)?);
    let given = |words: &str| {
        is_given_name(words.trim_start().split([' ', ',']).next().unwrap_or_default())
    };
    let bare = words.split('(').next().unwrap_or_default().trim();
    let is_office = document.lexicon.labels.role(words).is_some()
        || bare.contains(' ') && document.lexicon.people.is_name(bare);
    (given(names) && !given(words) && !is_office && words.chars().count() > 3)
        .then_some((words, names))
}

/// "Kystby Kommune:" over those who came from there.
pub(super) fn heads_group(words: &str) -> bool {
    const LONGEST: usize = 80;
    words.len() < LONGEST
        && words.starts_with(char::is_uppercase)
        && words
            .strip_suffix(':')
            .is_some_and(|words| !words.contains([':', ',']) && sentence_end(words).is_none())
}

/// The words before a colon, and the names behind it.
pub(super) fn group(document: &Reading<'_>, value: Span) -> Option<(Span, Span)> {
    const LONGEST: usize = 60;
    let people = &document.lexicon.people;
    let (words, names) = split_group(document, value)?;
    if !names.starts_with([' ', '\t']) && !names.starts_with(char::is_uppercase) {
        return None; // "kl. 10:30"
    }
    let names = names.trim_start();
    let first = names.split([',', '(', '–']).next().unwrap_or_default().trim();
    let several = first.contains(' ') || names.contains(", ");
    let is_person = words.contains(' ') && people.is_name(words);
    let lists_people =
        several && people.is_name_or_role(first.split(" og ").next().unwrap_or_default());
    let shape = words.len() <= LONGEST && is_one_phrase(words);
    (lists_people && shape && !is_person).then(|| {
        let at = Span::new(value.start, value.start + words.len());
        (at, Span::new(value.end - names.len(), value.end).trim(&document.text.text))
    })
}
