//! Notes on bodies: each section about a body gives its tasks, projects and whom it reports to.

use super::Reading;
use super::lists::{self, Piece};
use super::sentences::sentences;
use crate::lexicon::Listed;
use crate::record::model::{Body, Words};
use crate::segment::Item;
use crate::span::{Span, Spanned};

/// Reads the bodies in the order of the document.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Body> {
    let mut bodies = Vec::new();
    collect(reading, &reading.outline.items, &mut bodies);
    let names: Vec<Words> = bodies.iter().map(|(name, _)| name.clone()).collect();
    bodies.iter().map(|(name, item)| body(reading, name, item, &names)).collect()
}

/// The sections whose titles name bodies.
fn collect<'a>(reading: &Reading<'_>, items: &'a [Item], bodies: &mut Vec<(Words, &'a Item)>) {
    for item in items {
        let name = item.head.title.map(|title| without_remark(reading, title));
        if let Some(name) = name.filter(|name| is_body(reading, *name)) {
            bodies.push((reading.spanned(name), item));
        }
        collect(reading, &item.items, bodies);
    }
}

fn is_body(reading: &Reading<'_>, name: Span) -> bool {
    reading.lexicon.governance.is_body(reading.words(name))
}

/// "Styregruppen (uden ophæng)" is the Styregruppe.
fn without_remark(reading: &Reading<'_>, title: Span) -> Span {
    let words = reading.words(title);
    let end = words.find(" (").filter(|_| words.ends_with(')')).unwrap_or(words.len());
    Span::new(title.start, title.start + end)
}

fn body(reading: &Reading<'_>, name: &Words, item: &Item, names: &[Words]) -> Body {
    let pieces = pieces(reading, item);
    let mut tasks = Vec::new();
    let mut projects = Vec::new();
    for (stem, items) in runs(&pieces) {
        let stem = stem.map_or("", |stem| last_sentence(reading, stem));
        match reading.lexicon.governance.listed(stem) {
            Some(Listed::Projects) => projects.extend(lists::items(reading, items)),
            Some(Listed::Tasks) => tasks.extend(lists::items(reading, items)),
            Some(Listed::Others) | None => {}
        }
    }
    let texts: Vec<Span> =
        pieces.iter().filter(|piece| !piece.is_item).map(|piece| piece.span).collect();
    if tasks.is_empty() {
        tasks = told_tasks(reading, &texts);
    }
    if tasks.is_empty() {
        tasks = doings(reading, name, &texts);
    }
    Body {
        name: name.clone(),
        tasks,
        projects,
        refers_to: superiors(reading, name, &pieces, names),
    }
}

/// The pieces of a section and of those sections below it that are no bodies themselves
/// ("3.1 Opgaver"), whose titles announce lists.
fn pieces(reading: &Reading<'_>, item: &Item) -> Vec<Piece> {
    let mut pieces = lists::pieces(reading, &item.body);
    for below in &item.items {
        let Some(title) = below.head.title.filter(|title| !is_body(reading, *title)) else {
            continue;
        };
        pieces.push(Piece { span: title, words: title, is_item: false });
        pieces.extend(self::pieces(reading, below));
    }
    pieces
}

/// Runs of list items, each with the paragraph before it.
fn runs(pieces: &[Piece]) -> Vec<(Option<Span>, &[Piece])> {
    let mut stem = None;
    let mut runs = Vec::new();
    for run in pieces.chunk_by(|one, next| one.is_item == next.is_item) {
        if run.first().is_some_and(|piece| piece.is_item) {
            runs.push((stem, run));
        } else {
            stem = run.last().map(|piece| piece.span);
        }
    }
    runs
}

fn last_sentence<'a>(reading: &Reading<'a>, stem: Span) -> &'a str {
    sentences(&reading.text.text, stem).last().map_or("", |last| reading.words(*last))
}

/// "... har til formål at fremme samarbejdet."
fn told_tasks(reading: &Reading<'_>, texts: &[Span]) -> Vec<Words> {
    let all = texts.iter().flat_map(|text| sentences(&reading.text.text, *text));
    let task = |sentence: Span| {
        let words = reading.words(sentence);
        let found = reading.lexicon.governance.task.find(words)?;
        let end = words.trim_end_matches(['.', ':', ' ']).len();
        // a list may follow, then the clause only announces it
        let is_whole = !words.ends_with(':') && end > found.end();
        is_whole.then(|| reading.spanned(Span::new(found.end(), end).shift(sentence.start)))
    };
    all.filter_map(task).collect()
}

/// "Havneudvalget behandler sager om ...": sentences in which the body does something.
fn doings(reading: &Reading<'_>, name: &Words, texts: &[Span]) -> Vec<Words> {
    let all = texts.iter().flat_map(|text| sentences(&reading.text.text, *text));
    let does = |sentence: &Span| {
        let rest = reading.words(*sentence).strip_prefix(name.value.as_str());
        let verb = rest.and_then(|rest| rest.split_whitespace().next());
        rest.is_some_and(|rest| rest.starts_with(' '))
            && verb.is_some_and(|verb| !reading.lexicon.governance.is_being(verb))
    };
    all.filter(does).map(|sentence| reading.spanned(sentence)).collect()
}

/// "refererer til den nationale bestyrelse": bodies of the document by their name, others as written.
fn superiors(reading: &Reading<'_>, own: &Words, pieces: &[Piece], names: &[Words]) -> Vec<Words> {
    let mut superiors: Vec<Words> = Vec::new();
    for piece in pieces {
        let words = reading.words(piece.span);
        for found in reading.lexicon.governance.refers_to.find_iter(words) {
            let after = Span::new(piece.span.start + found.end(), piece.span.end);
            let body = known(reading, after, names).or_else(|| written(reading, after));
            superiors.extend(body.filter(|body| body.value != own.value));
        }
    }
    superiors.dedup_by(|one, other| one.value == other.value);
    superiors
}

fn known(reading: &Reading<'_>, after: Span, names: &[Words]) -> Option<Words> {
    let words = reading.words(after).to_lowercase();
    let is_named = |name: &&Words| {
        words
            .strip_prefix(&name.value.to_lowercase())
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let name = names.iter().filter(is_named).max_by_key(|name| name.value.len())?;
    let span = Span::new(after.start, after.start + name.value.len());
    Some(Spanned::inferred(name.value.clone(), span, "body-of-the-document"))
}

/// A body that has no section of its own, if the words name one.
fn written(reading: &Reading<'_>, after: Span) -> Option<Words> {
    const ENDS: &[&str] = &[
        " og ",
        " samt ",
        ", ",
        ". ",
        " i forbindelse",
        " ved ",
        " med ",
        " som ",
        " der ",
        "; ",
        " (",
    ];
    let words = reading.words(after);
    let end = ENDS.iter().filter_map(|end| words.find(end)).min().unwrap_or(words.len());
    let span = Span::new(0, words.get(..end)?.trim_end_matches(['.', ':', ';']).len());
    let name = span.of(words);
    reading.lexicon.governance.is_body(name).then(|| reading.spanned(span.shift(after.start)))
}
