//! Attendance lists cut into entries, one for each person.

mod apart;
mod bare;
mod brackets;
mod clauses;
mod cuts;
mod describe;
mod entry;
mod letters;
mod pairs;
mod separators;
mod surnames;

use std::sync::LazyLock;

use super::{Reading, pattern};
use crate::lexicon::{Pattern, PeopleColumn, is_given_name, is_surname};
use crate::record::model::Role;
use crate::span::{Span, Spanned};
use bare::is_own_firm;
pub(super) use bare::is_person;
pub(super) use brackets::is_initials;
use clauses::is_in_place;
pub(super) use clauses::{attend, came_instead, came_otherwise};
use cuts::{is_whole_name, parts};
use entry::entry;
use letters::among_given_names;
pub(super) use letters::in_letters;
use pairs::{begins_with_pair, has_department, is_place_of_pair};
pub(super) use surnames::{FEWEST, surnames_first};

/// What an entry says about a person.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// The whole entry.
    pub(super) span: Span,
    pub(super) name: Span,
    /// The surname, where it stands before: "Holm, Ida".
    pub(super) surname: Option<Span>,
    pub(super) title: Option<Span>,
    pub(super) organization: Option<Span>,
    pub(super) roles: Vec<Spanned<Role>>,
    pub(super) arrived: Option<Spanned<String>>,
    pub(super) left: Option<Spanned<String>>,
    /// Printed numbers of the items attended, and the clause that says so.
    pub(super) items: Vec<Spanned<String>>,
    /// The clause that makes the attendance partial.
    pub(super) partial: Option<Span>,
    /// Said to be absent though the list is of those present, or the other way round.
    pub(super) absent: Option<Span>,
    pub(super) substitute_for: Option<Span>,
    pub(super) note: Option<Span>,
    /// "(IHO)": the initials under which the minutes name the person.
    pub(super) initials: Option<Span>,
    /// "Ida Holm (V) mødte som stedfortræder": somebody else, who stood in for this person.
    pub(super) substitute: Option<Span>,
}

impl Entry {
    /// The name as the record has it: given names first.
    pub(super) fn full_name(&self, reading: &Reading<'_>) -> Spanned<String> {
        let Some(surname) = self.surname else { return reading.spanned(self.name) };
        let value = format!("{} {}", reading.words(self.name), reading.words(surname));
        Spanned::inferred(value, surname.cover(self.name), "surname-stands-first")
    }
}

/// Cuts a value into entries: one per line, or several on a line.
pub(super) fn entries(reading: &Reading<'_>, value: Span, listed: bool) -> Vec<Entry> {
    let value = without_stop(reading, without_number(reading, without_bullet(reading, value)));
    if reading.words(value).ends_with(':') {
        return Vec::new(); // "Kystby Kommune:" over those who came from there
    }
    if is_head_of_columns(reading, value) || counts_people(reading, value) {
        return Vec::new();
    }
    let value = behind_body(reading, behind_from(reading, value));
    let value = first_sentence(reading, behind_count(reading, value));
    let sentence = crate::fields::sentences::of_people(&reading.text.text, value).first().copied();
    if let Some(people) = sentence.and_then(|value| among_given_names(reading, value)) {
        return people;
    }
    let listed = listed && !is_parted(reading, value);
    let on_a_line = parts(reading, value, false);
    let halves: Vec<Span> = separators::at_commas(reading.words(value))
        .into_iter()
        .map(|part| part.shift(value.start).trim(&reading.text.text))
        .collect();
    if let [name, firm] = halves.as_slice()
        && is_own_firm(reading, *name, *firm)
    {
        return entry(reading, &halves).into_iter().collect();
    }
    if !reading.words(value).contains('\t') && are_places(reading, &on_a_line) {
        return Vec::new();
    }
    if listed && reading.words(value).contains(['\t', '\n']) {
        return in_row(reading, on_a_line);
    }
    let names = on_a_line.iter().filter(|part| is_person(reading, **part)).count();
    // "Ida Holm, Odense" is one person, "Ida Holm og Bo Ravn" are two
    let are_whole = on_a_line.iter().all(|part| is_whole_name(reading, *part));
    let is_titled =
        |part: &Span| reading.lexicon.people.title_before(reading.words(*part)).is_some();
    let is_given = |part: &Span| is_given_name(reading.words(*part).trim_end_matches('.'));
    let are_whole = are_whole || on_a_line.iter().all(is_titled) || on_a_line.iter().all(is_given);
    let least = if reading.words(value).contains(',') && !are_whole { 3 } else { 2 };
    let surely = on_a_line.iter().filter(|part| is_surely_person(reading, **part)).count();
    let surely_several = surely > 3 || begins_with_pair(reading, &on_a_line);
    if has_department(reading, &on_a_line) {
        return entry(reading, &halves).into_iter().collect();
    }
    if !listed || (names >= least && names == on_a_line.len()) || surely_several {
        return inline_entries(reading, &role_behind(reading, on_a_line));
    }
    let first = reading.words(value).split(':').next().unwrap_or_default().trim();
    if !first.contains(' ') && is_thing(first) {
        return Vec::new(); // "Rektorat" above those who belong to it
    }
    entry(reading, &name_first(reading, parts(reading, value, listed))).into_iter().collect()
}

/// "Ida Holm, Kystrådet; Bo Ravn, Havnen": several people whatever stands behind their names.
fn is_parted(reading: &Reading<'_>, value: Span) -> bool {
    let names = || reading.words(value).split("; ").filter_map(|one| one.split([',', '(']).next());
    let is_whole = |name: &str| name.contains(' ') && reading.lexicon.people.is_name_or_role(name);
    names().count() > 1 && names().all(|name| is_whole(name.trim()))
}

/// "Navn | Funktion" over the people of a table.
fn is_head_of_columns(reading: &Reading<'_>, value: Span) -> bool {
    let columns = &reading.lexicon.people_columns;
    let mut cells = reading.words(value).split('\t').peekable();
    cells.peek().is_some_and(|first| columns.head(first) == Some(PeopleColumn::Name))
        && cells.all(|cell| columns.head(cell).is_some())
}

/// "Fakse, Nivå, Køge, Maribo og Stevns": words alone, none of them a given name and most no surname
/// either.
fn are_places(reading: &Reading<'_>, parts: &[Span]) -> bool {
    const FEWEST: usize = 5;
    let words = || parts.iter().map(|part| reading.words(*part).trim_end_matches('.'));
    parts.len() >= FEWEST
        && words().all(|word| !is_given_name(word))
        && words().filter(|word| !word.contains(' ')).count() * 5 >= parts.len() * 4
        && words().filter(|word| is_surname(word)).count() * 2 < parts.len()
        && words().all(|word| word.chars().count() > 3) // and no letters for names
}

/// `IH`, `Ida Holm`, `Kystrådet`; `Formand`, `Bo Ravn`: one person in a row of cells; or several, where all
/// of them surely are.
fn in_row(reading: &Reading<'_>, mut cells: Vec<Span>) -> Vec<Entry> {
    let surely = |cell: &Span| {
        let first = entry::without_lead(reading.words(*cell)).split(' ').next().unwrap_or_default();
        is_given_name(first) && is_person(reading, *cell)
    };
    let named = cells.iter().filter(|cell| surely(cell)).count();
    if named > 1 {
        return inline_entries(reading, &cells);
    }
    let place = cells.iter().position(surely);
    let place = place.or_else(|| cells.iter().position(|cell| is_surely_person(reading, *cell)));
    if let Some(before) = place.and_then(|place| cells.get_mut(..=place)) {
        before.rotate_right(1);
    }
    entry(reading, &cells).into_iter().collect()
}

/// "Direktør i Kystby Kommune, Havneafdelingen, Bo Ravn", "Overlæge, dr.med. Bo Ravn, Kysthospitalet": the name stands
/// behind what its bearer is.
fn name_first(reading: &Reading<'_>, mut parts: Vec<Span>) -> Vec<Span> {
    let is_calling = parts.first().is_some_and(|first| {
        let word = reading.words(*first).split(' ').next().unwrap_or_default();
        !is_person(reading, *first) && reading.lexicon.people.is_title_word(word)
    });
    let is_titled = |second: &Span| {
        let words = reading.words(*second);
        words.starts_with(char::is_lowercase)
            && reading.lexicon.people.title_before(words).is_some_and(|at| at < words.len())
    };
    let is_title_word = |first: &Span| {
        let word = reading.words(*first);
        !is_given_name(word) && !word.contains(' ') && reading.lexicon.people.is_title_word(word)
    };
    if let [first, second, ..] = parts.as_slice()
        && is_title_word(first)
        && is_titled(second)
    {
        let whole = first.cover(*second);
        parts.splice(..2, [whole]);
    }
    if is_calling && parts.last().is_some_and(|last| is_surely_person(reading, *last)) {
        parts.rotate_right(1);
    }
    role_behind(reading, parts)
}

/// "Næstformand, bladudvalg Bo Ravn; bo@ravn.dk"
fn role_behind(reading: &Reading<'_>, mut parts: Vec<Span>) -> Vec<Span> {
    let is_role = |part: &Span| reading.lexicon.labels.role(reading.words(*part)).is_some();
    let names = |part: &Span| reading.words(*part).contains(' ') && is_person(reading, *part);
    if parts.first().is_some_and(is_role) && parts.get(1).is_some_and(names) {
        parts.swap(0, 1);
    }
    parts
}

/// "Ida Holm IH og Bo Ravn BR.", "Bo Ravn nr. 14.": the full stop of the list.
fn without_stop(reading: &Reading<'_>, value: Span) -> Span {
    let words = reading.words(value);
    let Some(bare) = words.strip_suffix('.') else { return value };
    let last = bare.rsplit(' ').next().unwrap_or_default();
    let is_letters = last.chars().count() > 1 && last.chars().all(char::is_uppercase);
    let is_number = last.ends_with(|c: char| c.is_ascii_digit());
    if is_letters || is_number { Span::new(value.start, value.start + bare.len()) } else { value }
}

/// "Afbud: fra Bo og Ida"
fn behind_from(reading: &Reading<'_>, value: Span) -> Span {
    let names = reading
        .words(value)
        .strip_prefix("fra ")
        .filter(|names| is_given_name(names.split([' ', ',']).next().unwrap_or_default()));
    names.map_or(value, |names| Span::new(value.end - names.len(), value.end))
}

/// "Der var mødt 47 ejere. Fra bestyrelsen deltog Ida Holm.": sentences, which are read as such.
fn counts_people(reading: &Reading<'_>, value: Span) -> bool {
    let words = reading.words(value);
    let first = words.split(". ").next().unwrap_or_default();
    ["Der var ", "Der er "].iter().any(|begin| first.starts_with(begin))
        && first.contains(|c: char| c.is_ascii_digit())
}

/// "Hele bestyrelsen, dvs. Ida, Bo og Per": those who belong to it; "4.b: Ida og Bo": pupils of a class.
fn behind_body(reading: &Reading<'_>, value: Span) -> Span {
    static BODY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:[Hh]ele\s)?\p{L}*(?:bestyrelsen|rådet|udvalget|nævnet|gruppen)(?:,?\s(?:dvs\.?|d\.v\.s\.|nemlig|bestående\saf|ved)|:)\s(?P<names>\p{Lu}.*)$",
        )
    });
    if let Some(names) = reading.lexicon.people.behind_class(reading.words(value)) {
        return Span::new(value.end - names.len(), value.end);
    }
    let names = BODY.captures(reading.words(value)).and_then(|found| found.name("names"));
    names.map_or(value, |names| Span::from(names.range()).shift(value.start))
}

/// "8 (Anders, Birgit og Claus)": the names behind a count.
fn behind_count(reading: &Reading<'_>, value: Span) -> Span {
    static COUNT: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\d+\s?(?:\p{L}+\s?)?\((?P<names>[^()]*)\)\.?$"));
    let names = COUNT.captures(reading.words(value)).and_then(|found| found.name("names"));
    names.map_or(value, |names| Span::from(names.range()).shift(value.start))
}

/// "Lotte, Maria og Brian. Afbud fra Kirsten." names those who were there in its first sentence; a
/// full stop may stand for a comma: "Lotte, Maria. Brian, Ole".
fn first_sentence(reading: &Reading<'_>, value: Span) -> Span {
    let sentences = crate::fields::sentences::of_people(&reading.text.text, value);
    let Some((first, others)) = sentences.split_first() else { return value };
    if others.is_empty() || !is_list_of_names(reading, *first) {
        return value;
    }
    let more = others.iter().take_while(|other| {
        !TELLS.is_match(reading.words(**other))
            && parts(reading, **other, false).iter().all(|part| is_surely_person(reading, *part))
    });
    more.last().map_or(*first, |last| first.cover(*last))
}

/// "Bo Ravn kom kl. 19." is a sentence.
static TELLS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"\b(?:mødte|deltog|deltager|indtrådte|kom|ankom|gik|forlod|var|er|har|havde)\b")
});

fn is_list_of_names(reading: &Reading<'_>, sentence: Span) -> bool {
    let parts = parts(reading, sentence, false);
    let described = |part: &Span| {
        let words = reading.words(*part);
        words.starts_with(char::is_lowercase) && words.split(' ').count() <= 5
    };
    parts.first().is_some_and(|first| is_person(reading, *first))
        && parts.iter().all(|part| is_person(reading, *part) || described(part))
}

/// A whole name, or a given name alone.
fn is_surely_person(reading: &Reading<'_>, part: Span) -> bool {
    let words = reading.words(part).split(['(', '[']).next().unwrap_or_default().trim();
    is_person(reading, part) && (words.contains(' ') || is_given_name(words.trim_end_matches('.')))
}

/// "4. Ida Holm", "1. suppleant Bo Ravn": the person of a numbered list.
fn without_number(reading: &Reading<'_>, value: Span) -> Span {
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^\d{1,2}[.)]\s+(?P<rest>(?:\p{Lu}|suppleant\s|stedfortræder\s).*)$")
    });
    let rest = NUMBER.captures(reading.words(value)).and_then(|found| found.name("rest"));
    rest.map_or(value, |rest| Span::from(rest.range()).shift(value.start))
}

/// "- ", "• ", "[x] ", "x ", "(+) ", "a) ", "iv. ", "nr. 4 "
fn without_bullet(reading: &Reading<'_>, value: Span) -> Span {
    static BULLET: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:[•\-–·*o>]\s+|\[[xX ]?\]\s*|(?:[xX+√✓✔☒☑☐÷]|[(\[][xX+–÷-][)\]])\s+|(?:og\s)?\(?[a-z]\)\s*|[ivx]{1,4}[.)]\s+|(?:desuden|endvidere|derudover|herudover)\s+|(?:[Nn]r|[Hh]us|[Ll]ejl|[Bb]olig|[Pp]arcel)\.?\s(?:nr\.?\s)?\d+[A-Za-z]?[:.]?\s+)+",
        )
    });
    let length = BULLET.find(reading.words(value)).map_or(0, |bullet| bullet.end());
    Span::new(value.start + length, value.end).trim(&reading.text.text)
}

/// "Ida Holm, direktør, Havmiljøvagten": one word behind a title, where people have two names.
/// "Ida Holm, Havmiljøvagten, Bo Ravn": one word that looks like no name.
fn is_body(reading: &Reading<'_>, group: &[Span], part: Span) -> bool {
    let [first, others @ ..] = group else { return false };
    let words = reading.words(part);
    if let Some((word, _)) = words.split_once(" (") {
        return reading.words(*first).contains(' ') && is_house(word); // "Fjordkommunen (fmd.)"
    }
    let titled =
        others.last().is_some_and(|title| reading.words(*title).starts_with(char::is_lowercase));
    reading.words(*first).contains(' ') && !words.contains(' ') && (titled || is_thing(words))
}

/// `Kontoret`, `Rektorat`, `Havmiljøvagten`: a word alone that has the shape of a noun and is no given name.
fn is_thing(word: &str) -> bool {
    const LONG: usize = 9;
    const ENDS: &[&str] = &["en", "et", "erne", "else", "ing", "hed", "skab", "at", "ere", "um"];
    let word = word.trim_end_matches('.');
    let shaped = ENDS.iter().any(|end| word.ends_with(end)) && !word.ends_with("sen");
    word.chars().all(char::is_alphabetic)
        && !is_given_name(word)
        && (shaped || word.chars().count() >= LONG)
}

/// `Kernehuset`, `Solgården`: one word in the definite form that is no surname.
fn is_house(word: &str) -> bool {
    const SHORTEST: usize = 6;
    let ends = ["en", "et", "erne"].iter().any(|end| word.ends_with(end));
    ends && !word.ends_with("sen")
        && word.chars().count() >= SHORTEST
        && word.starts_with(char::is_uppercase)
        && word.chars().all(char::is_alphabetic)
        && !is_given_name(word)
        && !is_surname(word)
}

/// "Ref. Fællesmøde" tells of a meeting, not who took the minutes.
pub(super) fn names_thing(word: &str) -> bool {
    !word.contains(' ') && is_thing(word) && !is_surname(word)
}

/// Several people on a line; what is no name belongs to the person before it.
fn inline_entries(reading: &Reading<'_>, parts: &[Span]) -> Vec<Entry> {
    let mut groups: Vec<Vec<Span>> = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        match groups.last_mut() {
            Some(group)
                if is_place_of_pair(reading, parts, index)
                    || is_in_place(reading.words(*part))
                    || !is_person(reading, *part)
                    || is_body(reading, group, *part) =>
            {
                group.push(*part);
            }
            _ => groups.push(vec![*part]),
        }
    }
    groups.iter().filter_map(|group| entry(reading, group)).collect()
}

/// Whether two spellings name the same person: equal but for case and punctuation.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    fn key(name: &str) -> impl Iterator<Item = char> {
        let kept = name.chars().filter(|c| c.is_alphanumeric() || *c == ' ');
        kept.flat_map(char::to_lowercase)
    }
    key(one).eq(key(other))
}
