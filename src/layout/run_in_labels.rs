//! The front of minutes that lost its line ends: `Referat ... Mødested ... Deltagere ... Afbud ...`
//!
//! Transcripts of PDFs put a page on one line. Where several labels of a front stand in one, each begins
//! a line of its own.

use crate::lexicon::Lexicon;

/// A line of a front is shorter than this, in bytes.
const SHORTEST: usize = 250;

/// Labels stand in the first so many bytes.
const REACH: usize = 2500;

/// Labels that tell the front.
const FEWEST: usize = 3;

/// Labels of people among them.
const FEWEST_OF_PEOPLE: usize = 2;

/// Where labels begin in a line that holds a whole front, in bytes.
pub(super) fn starts(line: &str) -> Vec<usize> {
    if line.len() < SHORTEST {
        return Vec::new();
    }
    let words = &Lexicon::danish().run_in;
    let mut people = 0;
    let mut found: Vec<usize> = Vec::new();
    for (space, _) in line.match_indices(' ').take_while(|(space, _)| *space < REACH) {
        let at = space + 1;
        let Some(rest) = line.get(at..) else { continue };
        let begins = |labels: &[String]| labels.iter().any(|label| begins_with(rest, label));
        let of_people = begins(&words.people);
        if of_people || begins(&words.others) {
            people += usize::from(of_people);
            found.push(at);
        }
    }
    let is_front = found.len() >= FEWEST && people >= FEWEST_OF_PEOPLE;
    if is_front { found } else { Vec::new() }
}

/// `Afbud: Bo`, `Deltagere Bo Ravn`, `Afbud (syge)`
fn begins_with(rest: &str, label: &str) -> bool {
    let Some(behind) = rest.strip_prefix(label) else { return false };
    let value = behind.trim_start();
    behind.starts_with(':')
        || behind.starts_with(' ') && value.starts_with(|c: char| c.is_uppercase() || c == '(')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_begin_lines_where_a_front_stands_on_one() {
        let names = "Ida Holm, Bo Ravn, Stine Vang, Per Dam, Mia Krog, Ole Lund, ".repeat(4);
        let line = format!("1 Referat Mødested Salen Deltagere {names}Afbud: Kaj Bro");
        let pieces: Vec<&str> =
            starts(&line).iter().map(|at| line[*at..].split(' ').next().unwrap()).collect();
        assert_eq!(pieces, ["Mødested", "Deltagere", "Afbud:"]);
        assert!(starts(&line[..100]).is_empty());
    }
}
