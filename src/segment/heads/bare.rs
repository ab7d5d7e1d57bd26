//! Numbers without any sign behind them: "1 Dagsorden", "2 Post". One alone may be anything, several in
//! a row are the agenda's.

use super::{Candidate, Form};
use crate::segment::Reading;

/// So many in a row are no accident, nor is one less from "1 Godkendelse af dagsorden" on.
const FEWEST: usize = 4;

/// What a head loses in [`super::weight`] for having no sign behind its number.
pub(super) const LOST: f32 = 2.0;

/// "Ida Holm", "Borgmester Bo Ravn (A)": an entry of a list of people.
fn is_person(document: &Reading<'_>, title: &str) -> bool {
    let name = title.split([',', '(']).next().unwrap_or_default().trim();
    let is_party = title.ends_with(')') && title.len() < name.len() + " (AAA)".len();
    let is_name = name.contains(' ') && document.lexicon.people.is_name_or_role(name);
    is_party || (is_name && !document.lexicon.items.is_standing(title))
}

/// Makes the heads of a row weigh what others weigh.
pub(super) fn strengthen(document: &Reading<'_>, candidates: &mut [Candidate]) {
    let is_bare =
        |one: &Candidate| one.form == Form::Decimal && one.sign.is_none() && !one.prefixed;
    let bare: Vec<usize> =
        (0..candidates.len()).filter(|at| candidates.get(*at).is_some_and(is_bare)).collect();
    let number = |at: &usize| candidates.get(*at).and_then(|one| one.path.first().copied());
    let follows = |one: &usize, next: &usize| {
        number(one)
            .zip(number(next))
            .is_some_and(|(one, next)| matches!(next.checked_sub(one), Some(1 | 2)))
    };
    let is_person = |at: &&usize| {
        let title = candidates.get(**at).and_then(|one| one.head.title);
        title.is_some_and(|title| is_person(document, document.words(title)))
    };
    let opens = |row: &[usize]| {
        let first = row.first().and_then(|at| candidates.get(*at)).filter(|one| one.path == [1]);
        let title = first.and_then(|one| one.head.title);
        title.is_some_and(|title| document.lexicon.items.is_standing(document.words(title)))
    };
    let is_long = |row: &[usize]| row.len() + usize::from(opens(row)) >= FEWEST;
    let rows = bare
        .chunk_by(follows)
        .filter(|row| is_long(row) && row.iter().filter(is_person).count() * 3 < row.len());
    let rows: Vec<usize> = rows.flatten().copied().collect();
    for at in rows {
        if let Some(one) = candidates.get_mut(at) {
            one.weight += LOST;
        }
    }
}
