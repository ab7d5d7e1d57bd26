//! Items that share a line in a text file: `1. Valg af dirigent 2. Valg af referent`, then `3. Beretning`.
//!
//! A number inside a line is an item's only where the lines miss it: the last line that begins with
//! a number has the one before it, and the next has the one after it.

use std::collections::BTreeSet;

use super::continuity::begins_with_day;
use super::markers::{self, Marker};
use super::run_in_labels;

/// Words behind which a number tells of something else, in lower case.
const REFERRING: &[&str] =
    &["punkt", "pkt.", "pkt", "nr.", "§", "den", "d.", "kl.", "side", "s.", "bilag", "stk.", "af"];

/// The number that begins a line, with its sign.
type Head = Option<(u32, char)>;

/// A line longer than this, in bytes, is text.
const LONGEST: usize = 2000;

/// A label before the first number is at most this long, in bytes.
const LONGEST_LABEL: usize = 20;

/// For each line where in it further items begin, in bytes.
pub(super) fn starts(lines: &[&str]) -> Vec<Vec<usize>> {
    let heads: Vec<Head> = lines.iter().map(|line| number(line)).collect();
    let titles: BTreeSet<&str> =
        lines.iter().map(|line| line.trim()).filter(|line| is_title(line)).collect();
    let mut next = None;
    let mut nexts = Vec::with_capacity(heads.len());
    for head in heads.iter().rev() {
        nexts.push(next);
        next = head.or(next);
    }
    nexts.reverse();
    if heads.iter().all(Option::is_none) {
        return one_line(lines);
    }
    let mut last = None;
    let line = |((line, head), next): ((&&str, &Head), &Head)| {
        last = head.or(last);
        // "... til orientering. 1. Referat", then "2. Post": the first item may share a line, too
        let before = last.or_else(|| next.map(|(_, sign)| (0, sign)));
        let missed = before.zip(*next).map_or_else(Vec::new, |(before, next)| {
            if line.len() > LONGEST { Vec::new() } else { missing(line, before, next) }
        });
        match agenda(line) {
            agenda if !agenda.is_empty() => agenda,
            _ if missed.is_empty() => match run_in_labels::starts(line) {
                labels if labels.is_empty() => echo(line, &titles).into_iter().collect(),
                labels => labels,
            },
            _ => missed,
        }
    };
    lines.iter().zip(&heads).zip(&nexts).map(line).collect()
}

/// Whether a line is an item of an agenda: a number and words.
fn is_title(line: &str) -> bool {
    const SHORTEST: usize = 12;
    number(line).is_some() && line.len() >= SHORTEST
}

/// `10. Eventuelt1. Valg af dirigent`: where an item of the agenda comes again, glued to what stands
/// before it.
fn echo(line: &str, titles: &BTreeSet<&str>) -> Option<usize> {
    let line = if line.len() > LONGEST { "" } else { line };
    let digits = line.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at);
    let mut begins = digits.filter(|at| {
        let before = line.get(..*at).and_then(|before| before.chars().next_back());
        before.is_some_and(|c| c.is_alphabetic() || matches!(c, '.' | ')' | '?' | ':'))
    });
    begins.find(|at| line.get(*at..).is_some_and(|rest| titles.contains(rest.trim())))
}

/// `Til stede: Ida, Bo. 1) Referat. Godkendt. 2) Økonomi. Intet. 3) Evt.`: minutes that lost their line ends, where no line
/// begins with a number.
fn one_line(lines: &[&str]) -> Vec<Vec<usize>> {
    const LONGEST_PAGE: usize = 50_000;
    let mut last = None;
    let starts = lines.iter().map(|line| {
        let line = if line.len() > LONGEST_PAGE { "" } else { line };
        let found = match last {
            Some((number, sign)) => run(line, number + 1, sign),
            None => agenda_signs(line).map_or_else(Vec::new, |sign| {
                let found = run(line, 1, sign);
                if found.len() < FEWEST { Vec::new() } else { found }
            }),
        };
        last = found.last().and_then(|at| number(line.get(*at..)?)).or(last);
        if found.is_empty() { run_in_labels::starts(line) } else { found }
    });
    starts.collect()
}

/// The sign behind the first number of a line that has one.
fn agenda_signs(line: &str) -> Option<char> {
    ['.', ')'].into_iter().find(|sign| place(line, 0, (1, *sign)).is_some())
}

/// The places of numbers that go on by one.
fn run(line: &str, first: u32, sign: char) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for number in first.. {
        let from = found.last().map_or(0, |at| at + 1);
        let Some(at) = place(line, from, (number, sign)) else { break };
        found.push(at);
    }
    found
}

/// So many numbers of a line are no accident.
const FEWEST: usize = 3;

/// `Dagsorden: 1. Valg af dirigent 2. Beretning 3. Eventuelt`: the places of all its numbers.
fn agenda(line: &str) -> Vec<usize> {
    let is_agenda =
        line.trim_start().get(..9).is_some_and(|word| word.eq_ignore_ascii_case("dagsorden"));
    let is_agenda = is_agenda && line.len() <= LONGEST;
    let Some(sign) = agenda_signs(line).filter(|_| is_agenda) else { return Vec::new() };
    let found = run(line, 1, sign);
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
    let spaces = line.match_indices(' ').map(|(at, _)| at + 1);
    // "Underskrevet.2." at the end of a line: the title stands on the next
    let stops = line.match_indices('.').map(|(at, _)| at + 1);
    let is_last = |at: &usize| line.get(*at..).is_some_and(|rest| markers::is_lone(rest.trim()));
    // "Referat:1. Økonomi"
    let colon = line.find(':').map(|at| at + 1).filter(|at| *at <= LONGEST_LABEL);
    // "Afbud: Ida Holm1. Regnskab"
    let digits = line.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at);
    let is_glued =
        |at: &usize| line.get(..*at).is_some_and(|one| one.ends_with(char::is_lowercase));
    let glued = digits.filter(is_glued);
    let begins = spaces.chain(stops.filter(is_last)).chain(colon).chain(glued);
    let begins = begins.filter(|at| *at > from);
    begins.into_iter().find(|at| {
        let (before, rest) = line.split_at_checked(*at).unwrap_or((line, ""));
        if !rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let word = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        let ends =
            word.ends_with(|c: char| c.is_alphabetic() || matches!(c, ')' | '.' | ':' | '?'));
        number(rest) == Some(wanted)
            && markers::marker(rest)
                .and_then(|found| rest.get(found.width..))
                .is_some_and(|words| words.starts_with(char::is_uppercase) || is_last(at))
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
            split(&["Det gik godt. 1. Formalia", "2. Dirigent"]),
            ["Det gik godt.", "1. Formalia", "2. Dirigent"]
        );
        assert_eq!(
            split(&["1. Nyt fra udvalg", "2. Eventuelt1. Nyt fra udvalg", "Intet"]),
            ["1. Nyt fra udvalg", "2. Eventuelt", "1. Nyt fra udvalg", "Intet"]
        );
        assert_eq!(
            split(&["1. Dirigent 2. Referent", "3. Budget for", "næste år 4. Valg", "5. Evt."]),
            ["1. Dirigent", "2. Referent", "3. Budget for", "næste år", "4. Valg", "5. Evt."]
        );
    }

    #[test]
    fn numbers_of_a_text_without_line_ends_begin_items() {
        assert_eq!(
            split(&[
                "Mødt: Bo. 1) Post. Intet. 2) Kasse. Godt. 3) Evt. Intet",
                "nyt. 4) Fest. Ja."
            ]),
            [
                "Mødt: Bo.",
                "1) Post. Intet.",
                "2) Kasse. Godt.",
                "3) Evt. Intet",
                "nyt.",
                "4) Fest. Ja."
            ]
        );
        assert_eq!(split(&["Vi valgte 1) Ida og 2) Bo."]), ["Vi valgte 1) Ida og 2) Bo."]);
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
