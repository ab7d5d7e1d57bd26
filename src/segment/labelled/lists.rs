//! What lists of people and single people look like.

use std::sync::LazyLock;

use super::Reading;
use crate::lexicon::{LabelMatch, Pattern, begins_with_name, is_given_name, mark_before, pattern};
use crate::span::Span;

/// "Ida Holm, Bo Ravn, Per Dam & Stine Vang": names and little else.
pub(super) fn lists_names(document: &Reading<'_>, value: &str) -> bool {
    let parts = || {
        let lists = value.split([',', ';', '&']).flat_map(|part| part.split(" og "));
        lists.map(str::trim).filter(|part| !part.is_empty())
    };
    let people = parts().filter(|part| document.lexicon.people.is_name_or_role(part)).count();
    people >= 3 && people * 4 >= parts().count() * 3
}

/// "Per Dam, Stine Vang": at least two names of two words, and nothing else.
pub(super) fn lists_whole_names(document: &Reading<'_>, line: &str) -> bool {
    let parts = || {
        let lists = line.trim_end_matches(['.', ',']).split([',', ';', '&']);
        lists.flat_map(|part| part.split(" og ")).map(str::trim)
    };
    parts().count() >= 2
        && parts().all(|part| {
            let name = part.split('(').next().unwrap_or_default().trim();
            name.contains(' ') && document.lexicon.people.is_name_or_role(name)
        })
}

/// "Deltagerne var Ida Holm (formand), Bo Ravn og Per Dam, der skrev referat. Ingen afbud."
pub(super) fn tells_who_came(document: &Reading<'_>, found: &LabelMatch, line: &str) -> bool {
    let words = found.words.of(line).to_lowercase();
    let value = found.value.of(line);
    let first = value.split([',', '(', '.']).next().unwrap_or_default();
    let first = first.split(" og ").next().unwrap_or_default().trim();
    words.ends_with(" var")
        && value.contains([',', '('])
        && document.lexicon.people.is_name_or_role(first)
}

/// `Mødedeltagere` in a cell of its own, and a person at the beginning of the next.
pub(super) fn is_cell(document: &Reading<'_>, found: &LabelMatch, line: &str) -> bool {
    let first = found.value.of(line).split([',', '(', '\t']).next().unwrap_or_default().trim();
    line.get(found.words.end..).is_some_and(|behind| behind.starts_with('\t'))
        && first.contains(' ')
        && document.lexicon.people.is_name_or_role(first)
}

/// A whole name, with a title, a role or brackets at most.
pub(super) fn is_one_person(document: &Reading<'_>, span: Span) -> bool {
    let words = without_mark(document.words(span));
    if heads_agenda(words) {
        return false;
    }
    if document.lexicon.people.behind_organization(words).is_some() {
        return true;
    }
    // `IdaHolm` and `Suppleant` in cells
    let office = words.split('\t').nth(1).map(str::trim);
    if words.starts_with(char::is_uppercase)
        && office.is_some_and(|office| document.lexicon.labels.role(office).is_some())
    {
        return true;
    }
    let name = words.split([',', '(', '–', ':', '/', '\t']).next().unwrap_or_default().trim();
    let name = without_clause(without_number(name));
    let mail = name.rsplit_once(' ').filter(|(_, last)| last.contains('@'));
    let name = mail.map_or(name, |(name, _)| name);
    // "Ida Holm, konsulent, Kystby Kommune"; "Ida Holm, Kystby Kommune, deltog" is told
    let is_from = || match words.split(", ").collect::<Vec<_>>().as_slice() {
        [_, title, body] => {
            title.starts_with(char::is_lowercase)
                && body.starts_with(char::is_uppercase)
                && !begins_with_name(body)
        }
        _ => false,
    };
    name.contains(' ')
        && (words.matches(',').count() <= 1 || is_from())
        && !words.contains(" og ")
        && !words.ends_with('.')
        && document.lexicon.people.is_name_or_role(name)
}

/// `Pkt. Emne` and `Referat` in cells: the head of a table of items.
fn heads_agenda(words: &str) -> bool {
    const HEADS: &[&str] = &["Pkt.", "Pkt", "Punkt", "Nr.", "Nr", "Emne", "Sag"];
    let first = words.split([' ', '\t']).next().unwrap_or_default();
    words.contains('\t') && HEADS.contains(&first)
}

/// "Ida Holm og Bo Ravn, under punkt 5", "Per Dam under pkt."
pub(super) fn are_there_for_items(document: &Reading<'_>, span: Span) -> bool {
    static FOR_ITEMS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r",?\s\(?(?:under|ved|til)\s(?:punkt|pkt)\b"));
    let words = document.words(span);
    let names = FOR_ITEMS.find(words).and_then(|clause| words.get(..clause.start()));
    names.is_some_and(|names| {
        BETWEEN
            .split(names)
            .all(|name| name.contains(' ') && document.lexicon.people.is_name_or_role(name.trim()))
    })
}

/// "Ejerforeningen Strandparken, v/ Ida Holm.": who came for a body.
pub(super) fn came_for_a_body(words: &str) -> bool {
    static FOR: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\p{Lu}[^:;]{1,90}?,?\s(?:v\s?/\s?\p{Lu}|(?:ved|repr\.?\sved|repræsenteret\s(?:ved|af))\s(?P<name>\p{Lu}\p{Ll}+))",
        )
    });
    FOR.captures(words)
        .is_some_and(|found| found.name("name").is_none_or(|name| is_given_name(name.as_str())))
}

/// "1. Ida Holm", "2) Bo Ravn", "x Per Dam"
pub(super) fn without_number(words: &str) -> &str {
    let words = without_mark(words);
    let bare = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = bare.len() < words.len();
    let rest = bare.strip_prefix(['.', ')']).filter(|rest| numbered && rest.starts_with(' '));
    rest.map_or(words, str::trim_start)
}

/// "x Ida Holm", "(-) Bo Ravn" without the mark.
pub(super) fn without_mark(words: &str) -> &str {
    mark_before(words).and_then(|(_, name)| words.get(name..)).unwrap_or(words)
}

/// "Dekan Ida Holm under punkt 4.", "Bo Ravn - Kystrådet", "Per Dam Afbud": what stands before that.
pub(super) fn without_clause(words: &str) -> &str {
    static CLAUSE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s(?:-\s.*|(?:under|ved|deltog|deltager|mødte|kom|gik|forlod|fra|til|indtil|i)\s(?:\p{Ll}|\d|§).*|på\svegne\saf\s.*|(?i:tlf|telefon|mobil)\b.*|(?i:til\s?stede|afbud|fraværende|ikke\smødt)(?:\sfra\s.*)?)$",
        )
    });
    CLAUSE.find(words).and_then(|clause| words.get(..clause.start())).unwrap_or(words)
}

/// `, `, ` og `, ` samt fra sekretariatet `
static BETWEEN: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r",\s|\s(?:og|samt)\s(?:fra\s\p{Ll}+(?:et|en|ne)\s)?"));

/// "Ida Holm (Kystrådet), Bo Ravn (Havnen) for Per Dam. Stine Vang (Havnen) deltog i punkt 3": at
/// least four whole names with brackets, and little else.
pub(super) fn lists_with_brackets(document: &Reading<'_>, words: &str) -> bool {
    static BRACKET: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\([^()]*\)"));
    const FEWEST: usize = 4;
    let pieces = || words.split(", ").filter(|piece| BRACKET.is_match(piece));
    let is_person = |piece: &&str| {
        let name = piece.split(" (").next().unwrap_or_default().trim();
        name.contains(' ') && document.lexicon.people.is_name_or_role(name)
    };
    let people = pieces().filter(is_person).count();
    people >= FEWEST && people * 4 >= words.split(", ").count() * 3
}

/// "Ida Holm (A) - formand", "Bo Ravn (V)" in one cell below each other.
pub(super) fn lists_in_lines(document: &Reading<'_>, value: &str) -> bool {
    let is_person = |line: &str| {
        let name = line.split([',', '(', '–']).next().unwrap_or_default();
        let name = name.split(" - ").next().unwrap_or_default().trim();
        name.contains(' ') && document.lexicon.people.is_name_or_role(name)
    };
    value.contains('\t') && value.split('\t').all(is_person)
}

/// "Ida Holm (formand), Bo Ravn og Per Dam (referent).": names, with brackets at most.
pub(super) fn is_list_of_people(document: &Reading<'_>, words: &str) -> bool {
    static BESIDE: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\s*\([^()]*\)|\.$"));
    let bare: String = BESIDE.split(words).collect();
    // ", alle med afbud" says something of all of them
    let bare = match bare.rsplit_once(", ") {
        Some((names, rest)) if rest.starts_with("alle ") => names.to_owned(),
        _ => bare,
    };
    let mut names = BETWEEN.split(&bare).peekable();
    names.peek().is_some() && names.all(|name| document.lexicon.people.is_name_or_role(name.trim()))
}

/// `IH`, `Ida Holm` and `Kystrådet` in cells, `Ida Holm IH Bo Ravn BR`: a name that is surely one begins the line or one
/// of its cells.
pub(super) fn names_in_row(words: &str) -> bool {
    const LONGEST: usize = 90;
    words.len() < LONGEST
        && !words.ends_with(['.', ':', '?', '!'])
        && words.split(['\t', '–', '-', '=', ':']).any(begins_with_name)
}
