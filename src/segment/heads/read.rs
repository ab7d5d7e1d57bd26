//! The parts of a head: title, type, who presents it, times, case number.

use std::sync::LazyLock;

use super::remarks::names_next_meeting;
use super::title::{LONGEST_TITLE, sentence_end, strip_title, title_end};
use super::{cases, charge, times};
use crate::lexicon::{Captures, Pattern};
use crate::segment::{Head, Reading, pattern};
use crate::span::Span;

/// Reads a head from `span`: title, then mark, responsible and times in any order. What
/// follows them is not the head's.
pub(in crate::segment) fn read_head(
    document: &Reading<'_>,
    number: Option<Span>,
    span: Span,
) -> (Head, Span) {
    let start = number.map_or(span.start, |number| number.start);
    let mut head = Head { number, ..Head::default() };
    let mut rest = span;
    times::take(document, &mut head, &mut rest);
    take_opening(document, &mut head, &mut rest);
    take_kind(document, &mut head, &mut rest);
    take_presenter(document, &mut head, &mut rest);
    let title_start = rest.start;
    let tail = address_start(document, rest).or_else(|| tail_start(document, rest));
    let title_end = tail.unwrap_or_else(|| title_end(document, rest));
    let mut at = title_end;
    while let Some(end) = take_tail(document, &mut head, Span::new(at, rest.end)) {
        at = end;
    }
    let title =
        strip_title(document, take_closing(document, &mut head, Span::new(title_start, title_end)));
    let title = if number.is_some() { charge::take(document, &mut head, title) } else { title };
    // "Planen (https://x.dk/plan) (Ida)"
    if number.is_some() && tail.is_some() {
        charge::take(document, &mut head, Span::new(title_end, rest.end));
    }
    head.title = (!title.is_empty()).then_some(title);
    head.span = Span::new(start, at.max(title.end).max(number.map_or(0, |number| number.end)));
    if head.closed.is_none() {
        head.closed =
            head.title.filter(|title| document.lexicon.items.is_closed(document.words(*title)));
    }
    (head, behind(document, Span::new(at, span.end)))
}

/// "(Åben)", "Lukket punkt:" or a journal number.
pub(super) static OPENING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s*(?:\((?P<open>åben|åbent)\)|\(?(?P<closed>lukket(?: punkt| sag)?)\)?\s*[:–-]|\((?P<closed2>lukket)\)|(?P<case>EMN-\d{4}-\d+|\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d+-\d{2})|sag\s(?P<case2>\d{2,4}[-/]\d{2,6})\s*[:–-]|j\.\s?nr\.?:?\s*(?P<case3>\d[\w./-]*)\s*$)\s*",
    )
});

/// "Støj fra motorvejen (lukket punkt)"
fn take_closing(document: &Reading<'_>, head: &mut Head, title: Span) -> Span {
    static CLOSING: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)\s*\((?P<closed>lukket(?:\s\p{L}+)?|fortroligt?)\)\s*$"));
    let words = document.words(title);
    let Some(found) = CLOSING.captures(words) else { return title };
    let closed = found.name("closed").map(|part| Span::from(part.range()).shift(title.start));
    head.closed = head.closed.or(closed);
    Span::new(title.start, title.start + found.get(0).map_or(words.len(), |whole| whole.start()))
}

/// What follows a head, without the punctuation that ends it.
fn behind(document: &Reading<'_>, rest: Span) -> Span {
    let words = document.words(rest);
    let lead = words.len()
        - words.trim_start_matches(['.', ':', ';', '!', '?', ',', '_', ' ', '\t']).len();
    Span::new(rest.start + lead, rest.end).trim(&document.text.text)
}

/// "(Åben)", "(Lukket)" or a journal number between number and title.
fn take_opening(document: &Reading<'_>, head: &mut Head, rest: &mut Span) {
    while let Some(found) = OPENING.captures(document.words(*rest)) {
        let at =
            |name: &str| found.name(name).map(|part| Span::from(part.range()).shift(rest.start));
        head.closed = head.closed.or(at("closed")).or(at("closed2"));
        head.case_number = head.case_number.or(at("case")).or(at("case2")).or(at("case3"));
        let length = found.get(0).map_or(0, |whole| whole.end());
        // "Lukket: Køb af areal": the word is printed as part of the title
        if length == 0 || found.name("closed").is_some_and(|word| word.start() == 0) {
            return;
        }
        rest.start += length;
    }
}

/// "BESLUTNING: Ny bom", "DEBAT: Stien": in capitals what an item is for, before its title.
fn take_kind(document: &Reading<'_>, head: &mut Head, rest: &mut Span) {
    /// "B: Beretning" has a letter for its number.
    const SHORTEST: usize = 5;
    let words = document.words(*rest);
    let kind = words.split([':', ' ']).next().unwrap_or_default();
    let behind = words.get(kind.len()..).unwrap_or_default();
    let title = behind.trim_start_matches([':', ' ', '–', '-']);
    let is_title = behind.trim_start().starts_with([':', '–', '-'])
        && title.starts_with(char::is_uppercase)
        && title.contains(char::is_lowercase);
    if !is_title || kind.len() < SHORTEST || !kind.chars().all(char::is_uppercase) {
        return;
    }
    let Some(item_type) = document.lexicon.items.item_type(&kind.to_lowercase()) else { return };
    head.mark = Some((Span::new(rest.start, rest.start + kind.len()), item_type));
    rest.start = rest.end - title.len();
}

/// "Ida: Status på byggeriet": the name of a person whose full name the document gives.
fn take_presenter(document: &Reading<'_>, head: &mut Head, rest: &mut Span) {
    let words = document.words(*rest);
    let Some((name, after)) = words.split_once(": ").or_else(|| words.split_once(":\t")) else {
        return;
    };
    if name.contains("møde")
        || document.lexicon.items.is_closed(name)
        || document.lexicon.labels.read(name).is_some()
        || cases::before_number(document.words(*rest)).is_some()
    {
        return;
    }
    let people = &document.lexicon.people;
    let text = &document.text.text;
    let known = || {
        text.match_indices(name).any(|(at, _)| {
            let behind = text.get(at + name.len()..).unwrap_or_default();
            behind.strip_prefix(' ').is_some_and(|surname| surname.starts_with(char::is_uppercase))
        })
    };
    let single = people.is_name(name)
        && !document.lexicon.items.is_standing(name)
        && !document.lexicon.items.is_complete(name);
    if single && !after.trim().is_empty() && (name.trim().contains(' ') || known()) {
        head.responsible.push(Span::new(rest.start, rest.start + name.len()));
        rest.start += name.len() + ": ".len();
        *rest = rest.trim(text);
    }
}

/// Mark ("- drøftelse"), responsible, time, length ("(B 10 min.)") or case number behind a title.
static TAIL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?x)
        \s*(?:
          (?P<times>\(?(?:\b[Ff]ra\s)?(?:[Kk]l\.?\s*)?(?P<t1>\d{1,2}[.:]\d{2})\s*[-–—]\s*(?P<t2>\d{1,2}[.:]\d{2})\)?)
        | (?P<responsible>\b(?:[Vv]\s?/|v\.)\s?(?P<names>\p{L}[\w.ÆØÅæøå-]*(?:\s(?:\p{Lu}[\w.-]*))*?(?:(?:\s?,\s?|\s(?:og|samt|&)\s|/)\p{Lu}[\w.-]*(?:\s\p{Lu}[\w.-]*)*?)*))(?:\s|$|[.,;:)(])
        | (?P<length>\(\s?(?:(?P<type>[BOD]|(?i:(?:til\s)?(?:beslutning|drøftelse|orientering|godkendelse)(?:\s?(?:/|&|og)\s?(?:beslutning|drøftelse|orientering|godkendelse))?))[\s,;/:–-]+)?(?:ca\.?\s?)?\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s?min[^()]{0,12}\)|(?:\s[–-]\s?|,\s|\s)(?:ca\.?\s)?\d{1,3}\s?min(?:\.|utter)?\s*$)
        | (?P<at>\(\s?[Kk]l\.?\s?(?P<t3>\d{1,2}[.:]\d{2})\s?\))
        | \s*\((?:[\w.]+\s?nr\.?:?\s)?(?P<file>\d{4}-\d{5,8}|\d{1,4}(?:-\d{1,5}){3,4}|\d{2}\.\d{2}\.\d{2}(?:[-\sGAØKPSIT][-\s\w/]*)?)\)\s*$
        | \s[-–]\s(?P<kind>(?:til\s)?(?:beslutning|drøftelse|orientering)(?:(?:\sog\s|/|\s/\s|,\s)(?:beslutning|drøftelse|orientering))?)(?:\s*$|\s\()
        | (?P<case>(?:[Ss]ags?(?:nr|nummer)\.?:?\s*)(?P<case_number>[\w.\-/]+))
        )",
    )
});

/// `Ny plan (https://x.dk/plan)`, `Ny plan: https://x.dk/plan`: where the address stands behind the title.
fn address_start(document: &Reading<'_>, rest: Span) -> Option<usize> {
    let words = document.words(rest);
    let address = words.find("https://").or_else(|| words.find("http://"))?;
    let title = words.get(..address)?.trim_end_matches([' ', '(', '<', '>', '.', ':', '\t']);
    let is_title = !title.is_empty() && title.len() <= LONGEST_TITLE;
    (is_title && sentence_end(title).is_none()).then_some(rest.start + title.len())
}

/// Where the first mark, responsible or time stands.
fn tail_start(document: &Reading<'_>, rest: Span) -> Option<usize> {
    let words = document.words(rest);
    let mark = document.lexicon.items.mark.find(words).map(|mark| mark.start());
    let tail = TAIL
        .captures_iter(words)
        .find(|tail| !is_measured(document, words, tail) && !is_and_more(words, tail));
    let tail = tail.and_then(|tail| tail.get(0)).map(|tail| tail.start());
    let first = match (mark, tail) {
        (Some(mark), Some(tail)) => mark.min(tail),
        (mark, tail) => mark.or(tail)?,
    };
    // A title is at most two or three lines; a mark far behind belongs to the text.
    let before = words.get(..first).unwrap_or_default();
    let dated = before.split_once(": ").is_some_and(|(title, _)| names_next_meeting(title));
    let told = dated || sentence_end(before).is_some();
    (first > 0 && first <= LONGEST_TITLE && !told).then_some(rest.start + first)
}

fn take_tail(document: &Reading<'_>, head: &mut Head, rest: Span) -> Option<usize> {
    let words = document.words(rest);
    // "(O), kl. 10.00-10.10", "(B), v/Ida Holm"
    let lead = words.len() - words.trim_start_matches([' ', '\t', ',', ')']).len();
    if let Some(found) = document.lexicon.items.mark.captures(words) {
        let (whole, inner) = (found.get(0)?, found.get(1)?);
        if whole.start() == lead && head.mark.is_none() {
            let kind = document.lexicon.items.item_type(inner.as_str())?;
            head.mark = Some((Span::from(inner.range()).shift(rest.start), kind));
            return Some(rest.start + whole.end());
        }
    }
    let found = TAIL
        .captures(words)
        .filter(|found| found.get(0).is_some_and(|whole| whole.start() <= lead))?;
    let at = |name: &str| found.name(name).map(|part| Span::from(part.range()).shift(rest.start));
    if let Some(names) = at("names") {
        let names = responsible_names(document, names, rest);
        head.responsible = split_names(document, names);
        return Some(names.end);
    }
    if let Some(times) = at("times") {
        head.start_time = at("t1");
        head.end_time = at("t2");
        return Some(times.end);
    }
    if let Some(length) = at("length") {
        let kind =
            |mark: Span| Some((mark, document.lexicon.items.item_type(document.words(mark))?));
        head.mark = head.mark.or_else(|| at("type").and_then(kind));
        return Some(length.end);
    }
    if let Some(begin) = at("at") {
        head.start_time = at("t3");
        return Some(begin.end);
    }
    if let Some(kind) = at("kind") {
        let found = document.lexicon.items.item_type(document.words(kind));
        head.mark = head.mark.or(found.map(|found| (kind, found)));
        return Some(kind.end);
    }
    if let Some(file) = at("file") {
        head.case_number = Some(file);
        return Some(file.end + 1);
    }
    head.case_number = at("case_number");
    at("case").map(|case| case.end)
}

/// "lys m.v. Vi søger": the end of "m.v.", no sign for who is in charge.
fn is_and_more(words: &str, tail: &Captures<'_>) -> bool {
    tail.name("responsible").is_some_and(|charge| {
        let before = words.get(..charge.start()).unwrap_or_default();
        before.ends_with('.') && charge.as_str().starts_with("v.")
    })
}

/// "fra 90 til 60 minutter", "på højst 90 min.": what the title is about, no time set apart for it.
fn is_measured(document: &Reading<'_>, words: &str, tail: &Captures<'_>) -> bool {
    let Some(length) = tail.name("length").filter(|length| !length.as_str().contains('(')) else {
        return false;
    };
    let before = words.get(..length.start()).unwrap_or_default();
    let last = before.rsplit(' ').next().unwrap_or_default();
    document.lexicon.items.leads_on(last)
}

/// Initialisms go on over "og"; a name of mixed case goes on to the end of the line only.
fn responsible_names(document: &Reading<'_>, names: Span, rest: Span) -> Span {
    let behind = document.words(Span::new(names.start, rest.end));
    let end = behind.find(": ").map_or(rest.end, |colon| names.start + colon);
    let to_the_end = Span::new(names.start, end).trim(&document.text.text);
    let words = document.words(to_the_end);
    // "H.C. Ravn"
    let behind = words.split_once(' ').filter(|(first, _)| first.ends_with('.'));
    let short = words.len() <= 60
        && !behind
            .map_or(words, |(_, surname)| surname)
            .trim_end_matches('.')
            .contains(['.', '(', ')'])
        && !words.contains("  ");
    let first_word = document.words(names).split_whitespace().next().unwrap_or_default();
    let initialism = !first_word.contains('.')
        && first_word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if short && !initialism && !has_time(words) { to_the_end } else { names }
}

fn has_time(words: &str) -> bool {
    TAIL.captures(words).is_some_and(|found| found.name("times").is_some())
}

fn split_names(document: &Reading<'_>, names: Span) -> Vec<Span> {
    static SEPARATOR: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\s*(?:,|/|&|\bog\b|\bsamt\b)\s*"));
    let words = document.words(names);
    let mut start = 0;
    let mut found = Vec::new();
    for separator in SEPARATOR.find_iter(words) {
        found.push(Span::new(start, separator.start()).shift(names.start));
        start = separator.end();
    }
    found.push(Span::new(start, words.len()).shift(names.start));
    found
        .into_iter()
        .map(|name| {
            Span::new(
                name.start,
                name.start + document.words(name).trim_end_matches(['.', ' ']).len(),
            )
        })
        .filter(|name| !name.is_empty())
        .collect()
}
