//! Numbered lists of people below a label: "Deltagerne var:", "1. Ida Holm (A)", "2. Bo Ravn".

use std::collections::BTreeSet;

use super::Candidate;
use crate::lexicon::{Label, PeopleColumn, Presence, is_familiar, is_given_name};
use crate::record::model::Role;
use crate::segment::Reading;

/// The candidates without those that number people.
pub(super) fn without_people(document: &Reading<'_>, found: Vec<Candidate>) -> Vec<Candidate> {
    let people = numbered_people(document, &found);
    found.into_iter().filter(|one| !people.contains(&one.paragraph)).collect()
}

fn numbered_people(document: &Reading<'_>, found: &[Candidate]) -> BTreeSet<usize> {
    let paragraphs = document.paragraphs();
    let is_label = |place: usize| {
        let words = paragraphs.get(place).map_or("", |paragraph| document.words(paragraph.span));
        let label = document.lexicon.labels.read(words).filter(|label| label.value.is_empty());
        label.is_some_and(|label| matches!(label.label, Label::People(..)))
            || is_table_head(document, words)
    };
    let is_absent = |place: usize| {
        let words = paragraphs.get(place).map_or("", |paragraph| document.words(paragraph.span));
        let label = document.lexicon.labels.read(words);
        label.is_some_and(|label| matches!(label.label, Label::People(Presence::Absent, _)))
    };
    let is_person = |place: usize| {
        let one = found.iter().find(|one| one.paragraph == place);
        one.is_some_and(|one| names_person(document, one))
    };
    // "1. suppleant: Bo Ravn", "1. suppleant Bo Ravn"
    let is_ranked = |place: usize| {
        let words = paragraphs.get(place).map_or("", |paragraph| document.words(paragraph.span));
        let unranked = words.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim();
        let labels = &document.lexicon.labels;
        let label = labels.read(words).or_else(|| labels.read_glued(unranked));
        label.is_some_and(|found| {
            matches!(found.label, Label::Role(Role::Alternate)) && !found.value.is_empty()
        })
    };
    let mut people: BTreeSet<usize> =
        found.iter().map(|one| one.paragraph).filter(|place| is_ranked(*place)).collect();
    for label in (0..paragraphs.len()).filter(|place| is_label(*place)) {
        let run: Vec<usize> =
            (label + 1..paragraphs.len()).take_while(|place| is_person(*place)).collect();
        if run.len() > 1 || (run.len() == 1 && is_absent(label)) {
            people.extend(run);
        }
    }
    people
}

/// `Nr.`, `Navn`, `Afdeling`: the heads of a table of people, one of names among them.
fn is_table_head(document: &Reading<'_>, words: &str) -> bool {
    if !words.contains('\t') {
        return false;
    }
    let columns = &document.lexicon.people_columns;
    let heads: Vec<_> = words.split('\t').map(|cell| columns.head(cell)).collect();
    heads.len() > 1
        && heads.iter().all(Option::is_some)
        && heads.contains(&Some(PeopleColumn::Name))
}

/// "1. Borgmester Ida Holm (A)", "2) Bo Ravn, kasserer", "3. H.C. Ravn"
fn names_person(document: &Reading<'_>, one: &Candidate) -> bool {
    let Some(title) = one.head.title else { return false };
    let line = document.words(title);
    let name = line.split([',', '(', '–', '/', '\t']).next().unwrap_or_default();
    let name = name.split(" - ").next().unwrap_or_default().trim();
    let name =
        name.rsplit_once(' ').filter(|(_, last)| last.contains('@')).map_or(name, |(name, _)| name);
    let people = &document.lexicon.people;
    let bare = name.get(people.title_before(name).unwrap_or_default()..).unwrap_or(name);
    let first = bare.split(' ').next().unwrap_or_default();
    // "1. Ida", "2. Bo (formand)"
    if is_familiar(line) {
        return true;
    }
    name.contains(' ')
        && people.is_name_or_role(name)
        && (is_given_name(first)
            || first.ends_with('.')
            || line.contains(['(', ',', '\t'])
            || bare.len() < name.len())
}
