//! Common names of people: where a name begins or ends when capitals and commas do not tell.

use foldhash::HashSet;
use std::sync::LazyLock;

/// Whether words begin with a given name and another name: "Ida Holm, kasserer".
pub(crate) fn begins_with_name(words: &str) -> bool {
    let mut names = words.trim().split(' ');
    names.next().is_some_and(is_given_name)
        && names.next().is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// Whether a word is a common given name, whatever its case: `Ida`, `marie`, `Anne-Lise`.
pub(crate) fn is_given_name(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',']).to_lowercase();
    let first = word.split('-').next().unwrap_or_default();
    GIVEN.contains(word.as_str()) || (word.contains('-') && GIVEN.contains(first))
}

/// `Ida`, `Poul Erik`, `Ida H.`, `Ida nr. 3`, `Ida have 12 (formand)`: somebody named as among neighbours.
pub(crate) fn is_familiar(words: &str) -> bool {
    let name = words.split('(').next().unwrap_or_default().trim_end_matches([',', ' ']);
    let mut rest = name.split(' ').skip_while(|word| is_given_name(word)).peekable();
    let is_initial = |word: &str| {
        let letter = word.strip_suffix('.').unwrap_or(word);
        letter.chars().count() == 1 && letter.starts_with(char::is_uppercase)
    };
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    rest.next_if(|word| is_initial(word));
    rest.next_if(|word| matches!(*word, "nr." | "nr" | "have"));
    rest.next_if(|word| is_number(word));
    is_given_name(name.split(' ').next().unwrap_or_default()) && rest.next().is_none()
}

/// `ida`, `KARSTEN`: a given name written in small letters or in capitals alone, which tells that it is
/// meant as one only where a person is looked for.
pub(crate) fn is_lone_given_name(word: &str) -> bool {
    // names that are other words as well
    const WORDS: &[&str] = &["svend", "maj", "august", "rosa", "per", "mark", "dan", "jo", "line"];
    let small = word.chars().all(|c| c.is_lowercase() || c == '-');
    let capitals = word.chars().count() > 2 && word.chars().all(|c| c.is_uppercase() || c == '-');
    (capitals || small && !WORDS.contains(&word)) && is_given_name(word)
}

/// Whether a word is a common surname, or ends as many do: `winther`, `Refslund`, `olsen`.
pub(crate) fn is_surname(word: &str) -> bool {
    let word = word.to_lowercase();
    let last = word.rsplit('-').next().unwrap_or_default();
    let longer = |end: &&&str| word.len() > end.len() + 1 && word.ends_with(**end);
    SURNAMES.words.contains(last) || SURNAMES.ends.iter().any(|end| longer(&end))
}

/// `Bo ravn`, `per Dam`, `Stine marie Vang`, `IDA HOLM`: two words or more whose case is not that of
/// names, but which are names.
pub(super) fn is_unevenly_written(words: &[&str]) -> bool {
    const MOST: usize = 5;
    let Some((first, others)) = words.split_first().filter(|(_, others)| !others.is_empty()) else {
        return false;
    };
    let letters = |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == '-');
    let known = |word: &&str| is_given_name(word) || is_surname(word);
    let capitals = |word: &&str| word.chars().all(|c| c.is_uppercase() || c == '-');
    if words.len() > MOST || !words.iter().all(letters) || !is_given_name(first) {
        return false;
    }
    if words.iter().all(capitals) {
        return others.iter().all(|word| word.chars().count() > 2);
    }
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    // "Ida og Bo" is no name
    let is_common = words.len() == 2 && others.iter().all(|last| is_surname(last));
    (words.iter().any(is_capital) || is_common)
        && others.iter().all(|word| is_capital(word) || known(word))
        && others.last().is_some_and(|last| is_capital(last) || is_surname(last))
}

/// Where another name begins among the words of one: "Bo Ravn Ida Holm" is cut before "Ida". Places
/// are those of words; all are names.
pub(crate) fn joints(words: &[&str]) -> Vec<usize> {
    const FEWEST: usize = 4;
    let alternate = of_either_sex(words);
    if !alternate.is_empty() {
        return alternate;
    }
    if words.len() < FEWEST {
        return Vec::new();
    }
    if words.iter().all(|word| is_given_name(word)) {
        return (1..words.len()).collect();
    }
    let whole = |word: &str| !word.ends_with('.') && word.chars().count() > 1;
    let mut start = 0;
    let mut found = Vec::new();
    for (at, pair) in (1..).zip(words.windows(2)) {
        let [before, word] = pair else { continue };
        let begins = is_given_name(word) && !is_given_name(before) && whole(before);
        let after_name = at > start + 1 && before.starts_with(char::is_uppercase);
        if begins && after_name && at + 1 < words.len() && !is_particle(before) {
            found.push(at);
            start = at;
        }
    }
    found
}

/// "Hans Ulla", "Jens Peter Grethe": given names alone, where one of a woman stands behind one of a man, are those of
/// several people. "Hanne Ulrik" may be one, and so may "Carl Maria" and "Per Vibe".
fn of_either_sex(words: &[&str]) -> Vec<usize> {
    /// They stand behind men's names, or are surnames as well.
    const SECOND_NAMES: &[&str] = &[
        "marie", "maria", "mai", "may", "rose", "vibe", "lykke", "linde", "liv", "gry", "holly",
        "rosa", "iris", "fie", "dalia", "bella", "viola",
    ];
    let is = |sex: &HashSet<&str>, word: &str| sex.contains(word.to_lowercase().as_str());
    let woman = |word: &str| {
        is(&WOMEN, word)
            && !SECOND_NAMES.contains(&word.to_lowercase().as_str())
            && !is_surname(word)
    };
    let known = words.iter().all(|word| woman(word) || is(&MEN, word));
    let woman_behind_man =
        |pair: &[&str]| matches!(pair, [one, next] if is(&MEN, one) && woman(next));
    if !known || !words.windows(2).any(woman_behind_man) {
        return Vec::new();
    }
    let differ = |pair: &[&str]| matches!(pair, [one, next] if woman(one) != woman(next));
    let cuts = (1..).zip(words.windows(2)).filter(|(_, pair)| differ(pair));
    cuts.map(|(at, _)| at).collect()
}

/// Small words inside names.
const PARTICLES: &[&str] = &[
    "von", "van", "de", "der", "den", "af", "la", "le", "el", "al", "du", "da", "bin", "ben",
    "ibn", "dos", "das", "ter", "ten", "zu", "y", "do", "jr", "jun", "sen", "sr",
];

/// Whether a word stands inside names in small letters: "van", "de".
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word.to_lowercase().trim_end_matches('.'))
}

const GIVEN_NAMES: &str = include_str!("data/given_names.txt");

static GIVEN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| listed(GIVEN_NAMES).collect());

static WOMEN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| below("# Women"));

static MEN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| below("# Men"));

/// The given names below a heading of their file, up to the next.
fn below(heading: &str) -> HashSet<&'static str> {
    let names = GIVEN_NAMES.split_once(heading).map_or("", |(_, names)| names);
    listed(names.split("\n# ").next().unwrap_or_default()).collect()
}

struct Surnames {
    words: HashSet<&'static str>,
    ends: Vec<&'static str>,
}

static SURNAMES: LazyLock<Surnames> = LazyLock::new(|| {
    let all = || listed(include_str!("data/surnames.txt"));
    Surnames {
        words: all().filter(|word| !word.starts_with('-')).collect(),
        ends: all().filter_map(|word| word.strip_prefix('-')).collect(),
    }
});

fn listed(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(names: &str) -> Vec<usize> {
        joints(&names.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn names_run_together_are_cut_before_a_given_name() {
        assert_eq!(cut("Bo Ravn Ida Holm"), [2]);
        assert_eq!(cut("Hans Henrik Dam Viggo Krog"), [3]);
        assert_eq!(cut("Ida Bo Stine Per"), [1, 2, 3]);
        assert_eq!(cut("Anne Sofie Dam Marelli"), [0; 0]);
        assert_eq!(cut("Jens H. Ole Krog"), [0; 0]);
        assert_eq!(cut("Hans Ulla"), [1]);
        assert_eq!(cut("Jens Peter Grethe Bent"), [2, 3]);
        assert_eq!(cut("Hanne Ulrik"), [0; 0]);
        assert_eq!(cut("Carl Maria"), [0; 0]);
    }

    #[test]
    fn uneven_names() {
        let uneven = |name: &str| is_unevenly_written(&name.split(' ').collect::<Vec<_>>());
        assert!(uneven("Bo ravn") && uneven("per Dam") && uneven("IDA HOLM"));
        assert!(uneven("Anne katrine Friis olsen"));
        assert!(!uneven("Ida kommer") && !uneven("Ida og Bo") && !uneven("KYST HAVN"));
    }
}
