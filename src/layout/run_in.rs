//! Items that share a line in a text file: `1. Valg af dirigent 2. Valg af referent`, then `3. Beretning`.
//!
//! A number inside a line is an item's only where the lines miss it: the last line that begins with
//! a number has the one before it, and the next has the one after it.

use super::continuity::begins_with_day;
use super::markers::{self, Marker};

/// Words behind which a number tells of something else, in lower case.
const REFERRING: &[&str] =
    &["punkt", "pkt.", "pkt", "nr.", "§", "den", "d.", "kl.", "side", "s.", "bilag", "stk.", "af"];

/// For each line where in it further items begin, in bytes.
pub(super) fn starts(lines: &[&str]) -> Vec<Vec<usize>> {
    let heads: Vec<Option<(u32, char)>> = lines.iter().map(|line| number(line)).collect();
    (0..lines.len())
        .map(|index| {
            let (before, after) = heads.split_at(index + 1);
            let last = before.iter().rev().find_map(|head| *head);
            let next = after.iter().find_map(|head| *head);
            let line = lines.get(index).copied().unwrap_or_default();
            let agenda = agenda(line);
            if !agenda.is_empty() {
                return agenda;
            }
            last.zip(next).map_or_else(Vec::new, |(last, next)| missing(line, last, next))
        })
        .collect()
}

/// `Dagsorden: 1. Valg af dirigent 2. Beretning 3. Eventuelt`: the places of all its numbers.
fn agenda(line: &str) -> Vec<usize> {
    const FEWEST: usize = 3;
    let is_agenda = line.trim_start().to_lowercase().starts_with("dagsorden");
    let Some(sign) = ['.', ')'].into_iter().find(|sign| place(line, 0, (1, *sign)).is_some())
    else {
        return Vec::new();
    };
    let mut found: Vec<usize> = Vec::new();
    for number in (1..).take_while(|_| is_agenda) {
        let from = found.last().map_or(0, |at| at + 1);
        let Some(at) = place(line, from, (number, sign)) else { break };
        found.push(at);
    }
    if found.len() < FEWEST { Vec::new() } else { found }
}

/// The places in a line of the numbers between two that begin lines, if all of them are there.
fn missing(line: &str, (last, sign): (u32, char), (next, other): (u32, char)) -> Vec<usize> {
    const MOST: u32 = 6;
    if sign != other || next <= last + 1 || next > last + MOST {
        return Vec::new();
    }
    let mut found: Vec<usize> = Vec::new();
    for wanted in last + 1..next {
        let from = found.last().map_or(0, |at| at + 1);
        let Some(at) = place(line, from, (wanted, sign)) else { return Vec::new() };
        found.push(at);
    }
    found
}

/// Where this number begins an item in a line, behind a word.
fn place(line: &str, from: usize, wanted: (u32, char)) -> Option<usize> {
    let spaces = line.match_indices(' ').map(|(at, _)| at + 1).filter(|at| *at > from);
    spaces.into_iter().find(|at| {
        let (before, rest) = line.split_at_checked(*at).unwrap_or((line, ""));
        let word = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        let ends =
            word.ends_with(|c: char| c.is_alphabetic() || matches!(c, ')' | '.' | ':' | '?'));
        number(rest) == Some(wanted)
            && markers::marker(rest)
                .and_then(|found| rest.get(found.width..))
                .is_some_and(|words| words.starts_with(char::is_uppercase))
            && ends
            && !REFERRING.contains(&word.as_str())
    })
}

/// The number that begins a line, with its sign; a day of a month is none.
fn number(line: &str) -> Option<(u32, char)> {
    let line = line.trim_start();
    let found = markers::marker(line).filter(|_| !begins_with_day(line))?;
    match found.marker {
        Marker::Number(number, sign @ ('.' | ')')) => Some((number, sign)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::starts;

    fn split(lines: &[&str]) -> Vec<String> {
        let starts = starts(lines);
        let pieces = |(line, starts): (&&str, Vec<usize>)| {
            let ends = starts.iter().copied().chain([line.len()]).collect::<Vec<_>>();
            let begins = [0].into_iter().chain(starts);
            begins.zip(ends).map(|(from, to)| line[from..to].trim().to_owned()).collect::<Vec<_>>()
        };
        lines.iter().zip(starts).flat_map(pieces).collect()
    }

    #[test]
    fn numbers_that_the_lines_miss_begin_items() {
        assert_eq!(
            split(&["1. Dirigent 2. Referent", "3. Budget for", "næste år 4. Valg", "5. Evt."]),
            ["1. Dirigent", "2. Referent", "3. Budget for", "næste år", "4. Valg", "5. Evt."]
        );
    }

    #[test]
    fn other_numbers_begin_none() {
        for lines in [
            ["1. Valg, se punkt 2. Bo er valgt", "3. Budget", ""],
            ["1. Vi mødes den 2. Maj", "3. Budget", ""],
            ["1. Dirigent 2. Referent", "2. Referent", "3. Budget"],
            ["1. Stole: vi har 2. Det er nok", "2. Borde", "3. Duge"],
        ] {
            assert_eq!(split(&lines), lines);
        }
    }
}
