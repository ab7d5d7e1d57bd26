//! "Økonomi (Ida)", "Regnskab (IH)": who is in charge stands in brackets behind a title.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::lexicon::{Label, Pattern, pattern};
use crate::segment::{Head, Reading};
use crate::span::Span;

/// `Økonomi (Ida)`, `Vedtægter (GS/IH)`
static CHARGE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\s\((?P<names>[\p{L}][\p{L} .]{0,20}(?:(?:/|, ?|&| og )[\p{L}][\p{L} .]{0,20}){0,3})\)\s*$",
    )
});

/// The names and initials by which people may be in charge of items: those of the lists of people, and
/// initials that stand behind several titles.
pub(in crate::segment) fn people(document: &Reading<'_>) -> BTreeSet<String> {
    /// So many lines of names may follow a label.
    const BELOW: usize = 15;
    /// The lists stand at the top.
    const FRONT: usize = 60;
    let mut found = BTreeSet::new();
    let mut reach = 0_usize;
    for paragraph in document.paragraphs().iter().take(FRONT) {
        let words = document.words(paragraph.span);
        let label = document.lexicon.labels.read(words).map(|found| found.label);
        reach = match label {
            Some(Label::People(..) | Label::Role(_)) => BELOW,
            Some(_) => 0,
            None if document.lexicon.items.number.is_match(words) => 0,
            None => reach.saturating_sub(1),
        };
        if reach > 0 {
            let names = words.split(|c: char| !c.is_alphabetic() && c != '-');
            found.extend(
                names.filter(|name| name.starts_with(char::is_uppercase)).map(str::to_owned),
            );
        }
    }
    found.extend(repeated(document));
    found
}

/// Initials that stand in brackets behind two titles or more.
fn repeated(document: &Reading<'_>) -> Vec<String> {
    let lines = document.paragraphs().iter().map(|one| document.words(one.span));
    let numbered = lines.filter(|line| document.lexicon.items.number.is_match(line));
    let titles: BTreeSet<&str> = numbered.filter(|line| line.len() < 120).collect();
    let inside =
        |line: &&str| CHARGE.captures(line)?.name("names").map(|names| names.as_str().to_owned());
    let mut all: Vec<String> =
        titles.iter().filter_map(inside).filter(|one| is_initials(one)).collect();
    all.sort();
    all.chunk_by(|one, other| one == other)
        .filter(|same| same.len() > 1)
        .flatten()
        .cloned()
        .collect()
}

/// Takes the brackets off a title.
pub(super) fn take(document: &Reading<'_>, head: &mut Head, title: Span) -> Span {
    let words = document.words(title);
    let Some(found) = CHARGE.captures(words).filter(|_| head.responsible.is_empty()) else {
        return title;
    };
    let Some((whole, names)) = found.get(0).zip(found.name("names")) else { return title };
    let mut at = names.start();
    let mut people = Vec::new();
    for name in names.as_str().split_inclusive(['/', ',', '&']) {
        let bare = name.trim_end_matches(['/', ',', '&']);
        let lead = bare.len() - bare.trim_start().len();
        people.push(Span::new(at + lead, at + bare.trim_end().len()).shift(title.start));
        at += name.len();
    }
    if !people.iter().all(|name| is_known(document, document.words(*name))) {
        return title;
    }
    head.responsible = people;
    Span::new(title.start, title.start + whole.start()).trim(&document.text.text)
}

fn is_known(document: &Reading<'_>, name: &str) -> bool {
    let known = |word: &str| document.people.contains(word.trim_matches('.'));
    let mut words = name.split(' ').filter(|word| *word != "og").peekable();
    words.peek().is_some() && words.all(known)
}

/// `IH`, `laC`
fn is_initials(word: &str) -> bool {
    (2..=4).contains(&word.chars().count())
        && word.chars().all(char::is_alphabetic)
        && word.chars().filter(|c| c.is_uppercase()).count() * 2 >= word.chars().count()
        || word.contains('/') && word.split('/').all(is_initials)
}
