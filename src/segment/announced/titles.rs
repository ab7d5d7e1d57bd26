//! Titles of the agenda for minutes that only number what was said.

use std::sync::LazyLock;

use super::super::heads::{Candidate, opens_clause, sentence_end, tells};
use super::super::numbering::Numbered;
use super::super::told::is_sentence;
use super::super::{Head, Reading};
use super::Announced;
use super::{alike, key};
use crate::lexicon::{Pattern, is_given_name, pattern};
use crate::span::Span;

/// Minutes that only number what was said ("1. Ida Holm valgt til dirigent.") have their titles
/// on the agenda.
pub(super) fn adopt_titles(
    document: &Reading<'_>,
    announced: &[Announced],
    minuted: Vec<Numbered>,
) -> Vec<Numbered> {
    let keys: Vec<String> = announced.iter().map(|item| key(document, &item.head)).collect();
    let minuted = without_told_parts(document, announced, &keys, minuted);
    minuted
        .into_iter()
        .map(|one| {
            let one = before_told(document, announced_title(document, announced, &one), one);
            let own = key(document, &one.candidate.head);
            let known = own.is_empty() || keys.iter().any(|other| alike(other, &own));
            let title = announced_title(document, announced, &one);
            // "Ad 1:" over "Punkt afviklet"
            let answered = one.candidate.answering && one.candidate.title_below;
            let told = own.is_empty() || answered || only_tells(document, &one);
            if let Some(title) = title.filter(|title| runs_on(document, &one, *title)) {
                return with_title(document, one, Some(title));
            }
            if (known && !own.is_empty()) || !told {
                return one;
            }
            title.map_or(one.clone(), |title| with_title(document, one, Some(title)))
        })
        .collect()
}

/// "Ansøgninger – ingen bortset fra filmudvalgets.": the title as announced, and what was said of it.
fn before_told(document: &Reading<'_>, announced: Option<Span>, one: Numbered) -> Numbered {
    const SHORTEST: usize = 5;
    let candidate = &one.candidate;
    let paragraph = document.paragraphs().get(candidate.paragraph).map(|one| one.span);
    let parts = || {
        let title = candidate.head.title.filter(|_| !candidate.title_below)?;
        let words = document.words(announced?);
        let told = document.words(title).strip_prefix(words)?;
        let parted = told.trim_start().starts_with(['–', '-', ':']);
        let whole = document.words(Span::new(title.start, paragraph?.end)).trim_end();
        let is_said = whole.ends_with(['.', '!']) && words.len() >= SHORTEST;
        (parted && is_said).then_some(Span::new(title.start, title.start + words.len()))
    };
    let Some((title, paragraph)) = parts().zip(paragraph) else { return one };
    let behind = Span::new(title.end, paragraph.end).of(&document.text.text);
    let lead = behind.len() - behind.trim_start_matches(['–', '-', ':', ' ', '\t']).len();
    let rest = Span::new(title.end + lead, paragraph.end);
    let head = Head {
        title: Some(title),
        span: Span::new(candidate.head.span.start, title.end),
        ..candidate.head.clone()
    };
    Numbered { candidate: Candidate { head, rest, ..one.candidate }, ..one }
}

fn announced_title(
    document: &Reading<'_>,
    announced: &[Announced],
    minuted: &Numbered,
) -> Option<Span> {
    let number = document.words(minuted.candidate.head.number?);
    // "• Økonomi" has no number but its place
    if announced.iter().all(|item| item.head.number.is_none()) {
        let place = number.parse::<usize>().ok()?.checked_sub(1)?;
        return announced.get(place).filter(|_| minuted.depth == 0)?.head.title;
    }
    let same = announced.iter().filter(|item| {
        minuted.depth == 0
            && item.depth == 0
            && item.head.number.is_some_and(|other| document.words(other) == number)
    });
    let mut same = same.filter_map(|item| item.head.title);
    let title = same.next()?;
    same.next().is_none().then_some(title)
}

/// The head is a sentence, or the beginning of one.
pub(super) fn is_told(document: &Reading<'_>, minuted: &Numbered) -> bool {
    let paragraph = document.paragraphs().get(minuted.candidate.paragraph);
    let words = paragraph.map_or("", |paragraph| document.words(paragraph.span));
    words.trim_end().ends_with(['.', '!', '?'])
}

/// "Bo orienterede om taget": the title has a verb of telling, as none on the agenda has.
fn says(document: &Reading<'_>, minuted: &Numbered) -> bool {
    let title = minuted.candidate.head.title.map_or("", |title| document.words(title));
    (minuted.candidate.answering && tells(title))
        || sentence_end(title).is_some()
        || is_sentence(title)
        || opens_clause(title)
        || is_said_by(document, title)
}

/// "Bo oplyser at der er penge nok", "HH har skrevet til kommunen": someone known, and a verb.
fn is_said_by(document: &Reading<'_>, words: &str) -> bool {
    static VERB: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\p{Lu}[\p{L}.-]*\s(?:(?:og\s)?\p{Lu}[\p{L}.-]*\s){0,3}(?:er|var|har|havde|blev|bliver|skal|kan|vil|får|fik|gik|gav|\p{L}{2,}(?:er|ede|te|år|gik|gde))\s",
        )
    });
    let first = words.split(' ').next().unwrap_or_default();
    (is_given_name(first) || document.people.contains(first)) && VERB.is_match(words)
}

/// Whether a number has no title behind it, only what was said.
pub(in crate::segment) fn only_tells(document: &Reading<'_>, one: &Numbered) -> bool {
    one.candidate.head.title.is_none()
        || is_told(document, one)
        || says(document, one)
        || is_verdict(document, one)
}

/// "Ad. 4 Intet", "Pkt. 2: Ok": nothing but a verdict.
pub(super) fn is_verdict(document: &Reading<'_>, minuted: &Numbered) -> bool {
    let title = minuted.candidate.head.title.map_or("", |title| document.words(title));
    document.lexicon.items.is_nothing(title)
        || document.lexicon.decisions.forms.one_word.is_match(title)
        || ["ok", "ja", "nej"].iter().any(|word| title.eq_ignore_ascii_case(word))
}

/// "Beretningen blev godkendt.", where the agenda has "Beretningen": the title begins a sentence.
fn runs_on(document: &Reading<'_>, minuted: &Numbered, announced: Span) -> bool {
    let title = minuted.candidate.head.title.map_or("", |title| document.words(title));
    let told = title.strip_prefix(document.words(announced)).map(str::trim_start);
    let verb = told.and_then(|told| told.split(' ').next()).unwrap_or_default();
    is_told(document, minuted) && matches!(verb, "blev" | "bliver" | "er" | "var" | "udsættes")
}

/// Where most numbers have no title but what was said, those below them have none, either.
fn without_told_parts(
    document: &Reading<'_>,
    announced: &[Announced],
    keys: &[String],
    minuted: Vec<Numbered>,
) -> Vec<Numbered> {
    let top: Vec<&Numbered> = minuted.iter().filter(|one| one.depth == 0).collect();
    let is_known = |one: &Numbered| {
        let own = key(document, &one.candidate.head);
        !own.is_empty() && keys.iter().any(|other| alike(other, &own))
    };
    let is_bare = |one: &&&Numbered| {
        only_tells(document, one)
            && !is_known(one)
            && announced_title(document, announced, one).is_some()
    };
    let are_told = top.iter().filter(is_bare).count() * 2 > top.len();
    let below = |one: Numbered| {
        let told = are_told && one.depth > 0 && is_told(document, &one) && !is_known(&one);
        if told { with_title(document, one, None) } else { one }
    };
    minuted.into_iter().map(below).collect()
}

/// Takes the title of the agenda, if there is one; everything behind the number is text of the item.
fn with_title(document: &Reading<'_>, minuted: Numbered, title: Option<Span>) -> Numbered {
    let paragraph = document
        .paragraphs()
        .get(minuted.candidate.paragraph)
        .map(|one| one.span)
        .unwrap_or_default();
    let start = minuted.candidate.head.number.map_or(paragraph.start, |number| number.end);
    let words = Span::new(start, paragraph.end).of(&document.text.text);
    let lead = words.len() - words.trim_start_matches(['.', ')', ':', ' ', '\t']).len();
    let is_joint = minuted.candidate.head.title.is_none() && minuted.candidate.rest.is_empty();
    let rest =
        if is_joint { minuted.candidate.rest } else { Span::new(start + lead, paragraph.end) };
    let head = Head {
        title,
        span: Span::new(minuted.candidate.head.span.start, rest.start),
        number: minuted.candidate.head.number,
        ..Head::default()
    };
    let candidate = Candidate { head, rest, title_below: false, ..minuted.candidate };
    Numbered { candidate, ..minuted }
}
