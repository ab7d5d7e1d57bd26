//! Who is in charge stands behind a title: "Økonomi (Ida)", "Regnskab (IH)", "Stien ved Bo Ravn".

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::title::{LONGEST_TITLE, sentence_end, strip_title};
use crate::lexicon::{Label, Pattern, begins_with_name, is_familiar, is_given_name, pattern};
use crate::segment::{Head, Reading};
use crate::span::Span;

/// `Økonomi (Ida)`, `Vedtægter (GS/IH)`, `Festen (Ida + Bo).`, `Bogen – (Ida tovholder)`
static CHARGE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\s\((?P<names>\p{L}[\p{L} .-]*?(?:(?:[/&+] ?|, ?| og )\p{L}[\p{L} .-]*?)*?)(?:\s(?:er\s)?(?:tovholder|ansvarlig|orienterer|informerer|fremlægger)|\s?[-–,]\svedlagt)?\)\.?\s*$",
    )
});

/// `Stien ved Bo Ravn`, `Regnskab ved kasserer Ida`, `Fonde - Stine orienterer`, `Fonde – Stine`, `Turen. Stine er tovholder`
static BY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:\sved\s(?P<role>\p{Ll}+)?\s?(?P<names>(?:\p{Lu}[\p{L}.-]*(?:,\s|\s&\s|\sog\s|/|\s)?){1,6})|[.,]?\s(?:[–-]\s)?(?P<teller>\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*){0,2})\s(?:orienterer|informerer|fortæller|fremlægger|gennemgår|redegør|indleder|præsenterer|er\s(?:tovholder|ansvarlig))|\s[–-]\s(?P<alone>\p{Lu}[\p{L}-]*(?:(?:,\s|\s&\s|\sog\s|/)\p{Lu}[\p{L}-]*)*))(?:\s\((?:vedhæftet|vedlagt|udsendt|bilag)\))?\.?\s*$",
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
        let labels = &document.lexicon.labels;
        let label =
            labels.read(words).or_else(|| labels.read_glued(words)).map(|found| found.label);
        // "1. Ida", "2. Bo (formand)", "• Stine"
        let bare = words
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .trim_start_matches(['.', ')', ' ', '•', '-', '–', '*']);
        let is_listed = reach > 0 && (is_familiar(bare) || begins_with_name(bare));
        reach = match label {
            Some(Label::People(..) | Label::Role(_)) => BELOW,
            Some(_) => 0,
            None if !is_listed && document.lexicon.items.number.is_match(words) => 0,
            None => reach.saturating_sub(1),
        };
        if reach > 0 && (label.is_some() || is_listed || has_name_shape(bare)) {
            found.extend(words.split([',', ';', ':', '(', '\t']).flat_map(letters));
            let names = words.split(|c: char| !c.is_alphabetic() && c != '-');
            found.extend(
                names.filter(|name| name.starts_with(char::is_uppercase)).map(str::to_owned),
            );
        }
    }
    found.extend(repeated(document));
    found.extend(named(document));
    found.extend(bracketed(document));
    found
}

/// "Zefir Lundkvist, Nordby": two to four words with capitals, of a name that no list has.
fn has_name_shape(line: &str) -> bool {
    let name = line.split([',', '(', '\t']).next().unwrap_or_default().trim();
    let is_name =
        |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    (2..=4).contains(&name.split(' ').count()) && name.split(' ').all(is_name)
}

/// `IMH` and `IH` of "Ida Marie Holm": the letters that a name begins with.
fn letters(names: &str) -> Vec<String> {
    const FEWEST: usize = 2;
    let first = |word: &str| word.chars().next().filter(|c| c.is_uppercase());
    let of_one = |name: &str| -> Option<[String; 2]> {
        let all: String = name.split([' ', '-']).filter_map(first).collect();
        let ends = name.split(' ').next().and_then(first).into_iter();
        let ends: String = ends.chain(name.split(' ').next_back().and_then(first)).collect();
        (all.chars().count() >= FEWEST).then_some([all, ends])
    };
    let each = names.split(" og ").map(str::trim).filter(|name| name.contains(' '));
    each.filter_map(of_one).flatten().collect()
}

/// Given names behind "ved", where two titles or more have such.
fn named(document: &Reading<'_>) -> BTreeSet<String> {
    const FEWEST: usize = 2;
    let titles = titles(document);
    let names = titles.iter().filter_map(|line| {
        let names = BY.captures(line)?.name("names")?.as_str();
        let first = names.split([' ', ',', '/']).next().unwrap_or_default();
        is_given_name(first).then_some(names)
    });
    let names: Vec<&str> = names.collect();
    let words = names.iter().flat_map(|names| names.split([' ', ',', '/', '&']));
    let words = words.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_owned);
    if names.len() < FEWEST { BTreeSet::new() } else { words.collect() }
}

/// Given names that stand in brackets in two numbered lines or more: "a) Nøgler (Ida) Der mangler fire."
fn bracketed(document: &Reading<'_>) -> Vec<String> {
    const FEWEST: usize = 2;
    let inside = |line: &str| -> Vec<String> {
        let brackets = line.split('(').skip(1).filter_map(|part| part.split_once(')'));
        brackets
            .map(|(name, _)| name)
            .filter(|name| is_given_name(name))
            .map(str::to_owned)
            .collect()
    };
    let lines = document.paragraphs().iter().map(|one| document.words(one.span));
    let numbered = lines.filter(|line| document.lexicon.items.number.is_match(line));
    let names: Vec<Vec<String>> = numbered.map(inside).filter(|names| !names.is_empty()).collect();
    if names.len() < FEWEST { Vec::new() } else { names.concat() }
}

/// Numbered lines that are no longer than titles.
fn titles<'a>(document: &Reading<'a>) -> BTreeSet<&'a str> {
    const LONGEST: usize = 120;
    let lines = document.paragraphs().iter().map(|one| document.words(one.span));
    let numbered = lines.filter(|line| document.lexicon.items.number.is_match(line));
    numbered.filter(|line| line.len() < LONGEST).collect()
}

/// Initials that stand in brackets behind two titles or more.
fn repeated(document: &Reading<'_>) -> Vec<String> {
    let inside =
        |line: &&str| CHARGE.captures(line)?.name("names").map(|names| names.as_str().to_owned());
    let mut all: Vec<String> =
        titles(document).iter().filter_map(inside).filter(|one| is_initials(one)).collect();
    all.sort();
    all.chunk_by(|one, other| one == other)
        .filter(|same| same.len() > 1)
        .flatten()
        .cloned()
        .collect()
}

/// Takes who is in charge off a title.
pub(in crate::segment) fn take(document: &Reading<'_>, head: &mut Head, title: Span) -> Span {
    if !head.responsible.is_empty() {
        return title;
    }
    let words = document.words(title);
    let found = in_brackets(document, words)
        .or_else(|| by(document, words))
        .or_else(|| behind_comma(document, words));
    let Some((end, people)) = found else { return title };
    head.responsible = people.into_iter().map(|name| name.shift(title.start)).collect();
    strip_title(document, Span::new(title.start, title.start + end))
}

/// A title without who is in charge: "Turen" of "Turen. Stine er tovholder".
pub(in crate::segment) fn without<'t>(document: &Reading<'_>, title: &'t str) -> &'t str {
    let found = in_brackets(document, title).or_else(|| by(document, title));
    found.and_then(|(end, _)| title.get(..end)).unwrap_or(title)
}

/// Whether words end in a bracket that names people: "Medlemmer (Ida)".
pub(super) fn ends_in_brackets(document: &Reading<'_>, words: &str) -> bool {
    in_brackets(document, words).is_some()
}

/// "Medlemmer. (Ida) Der er kommet to nye.", "Nøgler (Bo) Ida bestiller fire.": where the brackets end that name people, with
/// what was told behind them.
pub(super) fn brackets_before_told(document: &Reading<'_>, words: &str) -> Option<usize> {
    let ends = words.match_indices(") ").map(|(at, _)| at + 1);
    let end = ends.take_while(|end| *end <= LONGEST_TITLE / 2).find(|end| {
        let (title, told) = words.split_at_checked(*end).unwrap_or((words, ""));
        told.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && in_brackets(document, title).is_some()
    })?;
    let title = words.get(..words.get(..end)?.rfind('(')?)?.trim_end();
    // "Taget; maling (Ida) Den er købt."
    let is_whole = sentence_end(title)
        .is_none_or(|end| title.get(end..).is_some_and(|it| it.starts_with(';')));
    is_whole.then_some(end)
}

/// Where the brackets begin behind a title, and the names in them.
fn in_brackets(document: &Reading<'_>, words: &str) -> Option<(usize, Vec<Span>)> {
    let found = CHARGE.captures(words)?;
    let (whole, names) = found.get(0).zip(found.name("names"))?;
    let people = each_of(names.as_str(), names.start());
    let known = |name: &Span| is_known(document, name.of(words));
    // "GS/laC", of which one stands behind other titles, too
    let alike = || people.iter().all(|name| is_initials(name.of(words)) || known(name));
    let are_known = people.iter().all(known) || people.iter().any(known) && alike();
    are_known.then_some((whole.start(), people))
}

/// Where "ved Ida og Bo" or "- Ida orienterer" begins, and the names in it; "ved søen" is where something is.
fn by(document: &Reading<'_>, words: &str) -> Option<(usize, Vec<Span>)> {
    let found = BY.captures(words)?;
    let start = found.get(0)?.start();
    let role = found.name("role");
    let names = found.name("names").or_else(|| found.name("teller"));
    let names = names.or_else(|| found.name("alone"))?;
    let is_role = |word: &str| document.lexicon.people.is_title_word(word);
    let first = names.as_str().split([' ', ',', '/']).next().unwrap_or_default();
    let people = each_of(names.as_str(), names.start());
    let known = people.iter().all(|name| is_known(document, name.of(words)));
    // "Indledning ved Ida", of whom the text tells
    let told = |name: &Span| {
        is_given_name(name.of(words)) && document.text.text.matches(name.of(words)).nth(1).is_some()
    };
    let known = known || found.name("names").is_some() && role.is_none() && people.iter().all(told);
    let is_sure = known || role.is_some_and(|role| is_role(role.as_str())) && is_given_name(first);
    (is_sure && role.is_none_or(|role| is_role(role.as_str()))).then_some((start, people))
}

/// "Budget for SFO, Bo Ravn": where the comma stands before the whole name of somebody who was there.
fn behind_comma(document: &Reading<'_>, words: &str) -> Option<(usize, Vec<Span>)> {
    let (title, name) = words.trim_end_matches([':', '.', ' ']).rsplit_once(", ")?;
    let is_whole = name.contains(' ') && is_known(document, name);
    let start = title.len() + ", ".len();
    let is_list = title.contains(", ")
        && title.starts_with(char::is_uppercase)
        && is_given_name(title.split(' ').next().unwrap_or_default());
    (is_whole && !is_list && document.lexicon.people.is_name(name))
        .then(|| (title.len(), vec![Span::new(start, start + name.len())]))
}

/// The names of a list, which begins at `start`.
fn each_of(names: &str, start: usize) -> Vec<Span> {
    let mut at = start;
    let mut people = Vec::new();
    for part in names.split_inclusive(['/', ',', '&', '+']) {
        let mut from = at;
        for name in part.trim_end_matches(['/', ',', '&', '+']).split(" og ") {
            let lead = name.len() - name.trim_start().len();
            people.push(Span::new(from + lead, from + name.trim_end_matches([' ', '.']).len()));
            from += name.len() + " og ".len();
        }
        at += part.len();
    }
    people.retain(|name| name.start < name.end);
    people
}

fn is_known(document: &Reading<'_>, name: &str) -> bool {
    let known = |word: &str| {
        let is_shortened = word.ends_with('.') && word.starts_with(char::is_uppercase); // "H.C."
        is_shortened
            || document.people.contains(word.trim_matches('.'))
            || word.eq_ignore_ascii_case("alle")
    };
    let mut words = name.split(' ').peekable();
    words.peek().is_some() && words.all(known) || is_named_elsewhere(document, name)
}

/// "Ida" where the text has "Ida Holm", too; "Ida Holm" where it has her once more.
fn is_named_elsewhere(document: &Reading<'_>, name: &str) -> bool {
    let text = &document.text.text;
    let with_surname = |at: usize| {
        let behind = text.get(at + name.len()..).and_then(|behind| behind.strip_prefix(' '));
        behind.is_some_and(|surname| surname.starts_with(char::is_uppercase))
    };
    match name.split_once(' ') {
        Some((first, _)) => is_given_name(first) && text.matches(name).nth(1).is_some(),
        None => is_given_name(name) && text.match_indices(name).any(|(at, _)| with_surname(at)),
    }
}

/// `IH`, `laC`
fn is_initials(word: &str) -> bool {
    (2..=4).contains(&word.chars().count())
        && word.chars().all(char::is_alphabetic)
        && word.chars().skip(1).any(char::is_uppercase)
        || word.contains('/') && word.split('/').all(is_initials)
}
