//! Numbers that say how they are meant only beside those around them.

use super::bare::LOST;
use super::{Candidate, Form};
use crate::layout::BlockKind;
use crate::normalize::Paragraph;
use crate::segment::Reading;
use crate::segment::told::is_statement;

/// "i." before "ii." is one, not the ninth letter; so are "v." behind "iv." and "x." behind "ix.".
pub(super) fn numerals(candidates: &mut [Candidate]) {
    const LETTERS: [(u32, u32); 3] = [(9, 1), (22, 5), (24, 10)];
    let places: Vec<usize> = (0..candidates.len())
        .filter(|at| {
            candidates.get(*at).is_some_and(|one| matches!(one.form, Form::Letter | Form::Roman))
        })
        .collect();
    let is_roman = |candidates: &[Candidate], place: Option<&usize>, value: u32| {
        let one = place.and_then(|at| candidates.get(*at));
        one.is_some_and(|one| one.form == Form::Roman && one.path.first() == Some(&value))
    };
    for (index, at) in places.iter().enumerate() {
        let letter = candidates.get(*at).filter(|one| one.form == Form::Letter);
        let value = letter.and_then(|one| one.path.first().copied());
        let Some((_, value)) = LETTERS.iter().find(|(letter, _)| Some(*letter) == value) else {
            continue;
        };
        let before = index.checked_sub(1).and_then(|before| places.get(before));
        let goes_on = is_roman(candidates, before, value - 1)
            || (*value == 1 && is_roman(candidates, places.get(index + 1), 2));
        if let Some(one) = candidates.get_mut(*at).filter(|_| goes_on) {
            one.form = Form::Roman;
            one.path = vec![*value];
        }
    }
}

/// "l. Protokollen", "I. Protokollen" before "2. Regnskab": a scanner's program read the digit as a letter.
pub(super) fn misread_ones(candidates: &mut [Candidate]) {
    const L: u32 = 12;
    for at in 1..candidates.len() {
        let next = candidates.get(at).filter(|next| next.form == Form::Decimal && next.path == [2]);
        let Some((sign, prefixed)) = next.map(|next| (next.sign, next.prefixed)) else { continue };
        let is_one = |one: &&mut Candidate| {
            let is_letter = one.form == Form::Letter && one.path == [L];
            (is_letter || one.form == Form::Roman && one.path == [1])
                && one.prefixed == prefixed
                && (prefixed || one.sign == sign)
        };
        if let Some(one) = candidates.get_mut(at - 1).filter(is_one) {
            one.form = Form::Decimal;
            one.path = vec![1];
        }
    }
}

/// "a Formanden", "b Havnen": letters without a sign count if they run on from "a", or before a colon.
pub(super) fn without_stray_letters(
    document: &Reading<'_>,
    found: Vec<Candidate>,
) -> Vec<Candidate> {
    let is_bare = |one: &Candidate| one.form == Form::Letter && one.sign.is_none() && !one.prefixed;
    let bare: Vec<&Candidate> = found.iter().filter(|one| is_bare(one)).collect();
    let goes_on = |one: &&Candidate, next: &&Candidate| {
        one.path.iter().map(|value| value + 1).eq(next.path.iter().copied())
    };
    let is_run =
        |run: &&[&Candidate]| run.len() > 1 && run.first().is_some_and(|one| one.path == [1]);
    let runs = bare.chunk_by(goes_on).filter(is_run);
    let runs: Vec<usize> = runs.flatten().map(|one| one.paragraph).collect();
    let is_kept = |one: &Candidate| {
        let line =
            document.paragraphs().get(one.paragraph).map_or("", |one| document.words(one.span));
        !is_bare(one) || line.trim_end().ends_with(':') || runs.contains(&one.paragraph)
    };
    found.into_iter().filter(is_kept).collect()
}

/// "1. Dagsorden godkendt", "2. Der arbejdes på et tilbud": numbers from 1 on, and hardly a line without one, are the
/// points of the meeting, however they are worded.
pub(super) fn strengthen_points(document: &Reading<'_>, candidates: &mut [Candidate]) {
    const FEWEST: usize = 4;
    const LEAST: f32 = 0.5;
    let is_next = |(one, number): (&Candidate, u32)| {
        one.form == Form::Decimal && one.sign == Some('.') && one.path == [number]
    };
    let first = candidates.first().map_or(0, |first| first.paragraph);
    let lines = document.paragraphs().len() - first;
    let are_all = candidates.len() >= FEWEST && candidates.len() * 4 >= lines * 3;
    if are_all && candidates.iter().zip(1..).all(is_next) {
        for one in candidates {
            one.weight = one.weight.max(LEAST);
        }
    }
}

/// "a) Stativer. Ida bestiller to.", "b) Nøgler. Der mangler fire.": letters from a on, of which most have a title
/// before what was told, are sub-items, however much is told. Where several items have such, so is "a)" alone.
pub(super) fn strengthen_letters(document: &Reading<'_>, candidates: &mut [Candidate]) {
    const LEAST: f32 = 0.6;
    /// A level with a single letter costs more than two letters bring.
    const LEAST_ALONE: f32 = 1.2;
    const FEWEST_RUNS: usize = 2;
    let titled = candidates.chunk_by(are_letters_in_turn).filter(|run| are_titled(document, run));
    let several = titled.filter(|run| run.len() > 1).count() >= FEWEST_RUNS;
    for run in candidates.chunk_by_mut(are_letters_in_turn).filter(|run| are_titled(document, run))
    {
        let least = if run.len() > 1 { LEAST } else { LEAST_ALONE };
        for one in run.iter_mut().filter(|_| least < LEAST_ALONE || several) {
            one.weight = one.weight.max(least);
        }
    }
}

/// "a)" and "b)"
fn are_letters_in_turn(one: &Candidate, next: &Candidate) -> bool {
    let are_letters = one.form == Form::Letter && next.form == Form::Letter;
    are_letters
        && one.sign == next.sign
        && one.path.iter().map(|value| value + 1).eq(next.path.iter().copied())
}

/// Letters from a on, of which most have a title and what was told behind it.
fn are_titled(document: &Reading<'_>, run: &[Candidate]) -> bool {
    const LONGEST: usize = 100;
    let is_first = run.first().is_some_and(|one| one.form == Form::Letter && one.path == [1]);
    let is_label = |title: &str| {
        title.len() <= LONGEST
            && title.starts_with(char::is_uppercase)
            && !is_statement(title)
            && document.lexicon.actions.undertakings.first(title).is_none()
    };
    // "a) Stativer." and below it "Ida bestiller to."
    let has_text_below = |at: usize| {
        let next = run.get(at + 1).map_or(usize::MAX, |next| next.paragraph);
        let below = run.get(at).map_or(usize::MAX, |one| one.paragraph.saturating_add(1));
        run.len() > 1 && below < next && document.paragraphs().get(below).is_some_and(is_text)
    };
    let is_titled = |(at, one): &(usize, &Candidate)| {
        let title = one.head.title.map(|title| document.words(title));
        title.is_some_and(is_label) && (!one.rest.is_empty() || has_text_below(*at))
    };
    is_first && run.iter().enumerate().filter(is_titled).count() * 2 > run.len()
}

/// A paragraph of the text, no entry of a list.
fn is_text(paragraph: &Paragraph) -> bool {
    paragraph.kind == BlockKind::Paragraph
}

/// "2.0" and "3.0" are items 2 and 3, of which "2.1" is a part.
pub(super) fn whole_numbers(candidates: &mut [Candidate]) {
    const FEWEST: usize = 2;
    let is_whole =
        |one: &Candidate| one.form == Form::Path && matches!(one.path.as_slice(), [_, 0]);
    if candidates.iter().filter(|one| is_whole(one)).count() < FEWEST {
        return;
    }
    for one in candidates.iter_mut().filter(|one| is_whole(one)) {
        one.form = Form::Decimal;
        one.path.truncate(1);
    }
}

/// "1a." and "1b." below "1.", "2a." below "2.": parts of the items, where several have such. "11a"
/// alone is an item put in behind item 11.
pub(super) fn lettered_parts(candidates: &mut [Candidate]) {
    const FEWEST: usize = 2;
    let is_first = |one: &&Candidate| one.form == Form::Decimal && one.letter == Some('a');
    let whole = |path: &Vec<u32>| {
        let is_it = |one: &Candidate| {
            one.form == Form::Decimal && one.letter.is_none() && one.path == *path
        };
        candidates.iter().any(is_it)
    };
    let mut parted: Vec<Vec<u32>> =
        candidates.iter().filter(is_first).map(|one| one.path.clone()).filter(whole).collect();
    if parted.len() < FEWEST {
        parted.retain(|path| follow_each_other(candidates, path));
    }
    for one in candidates.iter_mut().filter(|one| one.form == Form::Decimal) {
        let value = one.letter.and_then(|letter| u32::from(letter).checked_sub(u32::from('a')));
        if let Some(value) = value.filter(|_| parted.contains(&one.path)) {
            one.form = Form::Letter;
            one.path = vec![value + 1];
            one.letter = None;
            // "2a Post", "2b Fest": no sign, but a row
            one.weight += if one.sign.is_none() { LOST } else { 0.0 };
        }
    }
}

/// "2." right above "2a." and "2b.": an item and its parts, be they the only ones.
fn follow_each_other(candidates: &[Candidate], path: &[u32]) -> bool {
    let letters = [None, Some('a'), Some('b')];
    candidates.windows(letters.len()).any(|run| {
        run.iter().zip(letters).all(|(one, letter)| {
            one.form == Form::Decimal && one.path == path && one.letter == letter
        })
    })
}
