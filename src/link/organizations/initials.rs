//! Whether an abbreviation can be made of a name: `SLD` of "Styrelsen for Læringsdata".

use crate::lexicon::Lexicon;
use crate::link::words::is_empty;

/// Each word that carries meaning gives its first letter, in order, and may give others. A
/// single word gives that of its ending, too: `LM` is "Læringsministeriet", `LK` is not.
pub(super) fn fit(short: &str, name: &str, lexicon: &Lexicon) -> bool {
    let lower = name.to_lowercase();
    let letters: Vec<char> = short.to_lowercase().chars().collect();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty() && !is_empty(word)).collect();
    if let [word] = words.as_slice() {
        let ending = lexicon.people.organization_ending(word).and_then(|end| end.chars().next());
        if ending.is_none() || ending != letters.last().copied() {
            return false;
        }
    }
    spells(&letters, &words)
}

fn spells(letters: &[char], words: &[&str]) -> bool {
    let (Some((letter, rest)), Some((word, later))) = (letters.split_first(), words.split_first())
    else {
        return letters.is_empty() && words.is_empty();
    };
    let mut inside = word.chars();
    inside.next() == Some(*letter)
        && (0..=rest.len()).filter_map(|count| rest.split_at_checked(count)).any(
            |(of_word, left)| {
                let mut inside = inside.clone();
                of_word.iter().all(|letter| inside.any(|c| c == *letter)) && spells(left, later)
            },
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_abbreviated_so() {
        let fits = |short: &str, name: &str| fit(short, name, Lexicon::danish());
        for (short, name) in [
            ("SLD", "Styrelsen for Læringsdata"),
            ("LM", "Læringsministeriet"),
            ("KDI", "Kystens Digelag"),
            ("GDS", "Grundvandsdatastyrelsen"),
        ] {
            assert!(fits(short, name), "{short}: {name}");
        }
        for (short, name) in [
            ("KL", "Kulturafdelingen"),
            ("KL", "Kystens Digelag"),
            ("SL", "Styrelsen for Læringsdata og Skoler"),
            ("LD", "Styrelsen for Læringsdata"),
        ] {
            assert!(!fits(short, name), "{short}: {name}");
        }
    }
}
