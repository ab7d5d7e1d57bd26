//! When two values agree: four measures, from the one that all figures of the README use to those that
//! GROBID reports.

use serde::Serialize;
use serde_json::Value;

use super::compare::{bare, letters, normal, same_sentence, unlisted};

/// The least Levenshtein ratio of [`Measure::Fuzzy`], as in GROBID.
const ALIKE: f64 = 0.8;

/// When two values agree. Dates, times, numbers, ids and words of closed lists must be equal in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// White space and the kind of hyphen do not count. Of the sentence of a recommendation,
    /// decision, action item or statement a clause is as good (a quarter of it at least), and so is
    /// a verb with or without its particle.
    Clause,
    /// Every character is the same.
    Strict,
    /// Case, white space and punctuation do not count.
    Normalised,
    /// As normalised, but a Levenshtein ratio of 0.8 is enough.
    Fuzzy,
}

impl Measure {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 4] = [Self::Clause, Self::Strict, Self::Normalised, Self::Fuzzy];

    /// Its name in reports and arguments.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Strict => "strict",
            Self::Normalised => "normalised",
            Self::Fuzzy => "fuzzy",
        }
    }
}

/// What kind of value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    /// Dates, times, numbers, ids, words of closed lists.
    Closed,
    /// Words as printed.
    Words,
    /// Words that may have punctuation at their ends.
    Trimmed,
    /// An entry of a list, which may have its bullet.
    Listed,
    /// A sentence, of which a clause is as good.
    Sentence,
    /// A verb, with or without what belongs to it: "orienterede", "orienterede om".
    Verb,
    /// The name behind an id: words that need not be printed there.
    Person,
}

/// Which measures the two agree by, in the order of [`Measure::ALL`].
pub(super) fn agreement(nature: Nature, expected: &Value, found: &Value) -> [bool; 4] {
    match (expected, found) {
        (Value::String(expected), Value::String(found)) => {
            Measure::ALL.map(|measure| strings_agree(measure, nature, expected, found))
        }
        _ => [expected == found; 4],
    }
}

fn strings_agree(measure: Measure, nature: Nature, expected: &str, found: &str) -> bool {
    match (measure, nature) {
        (Measure::Strict, _) => expected == found,
        (_, Nature::Closed) => normal(expected) == normal(found),
        (Measure::Clause, nature) => same_words(nature, expected, found),
        (Measure::Normalised, _) => folded(nature, expected) == folded(nature, found),
        (Measure::Fuzzy, _) => {
            let (expected, found) = (folded(nature, expected), folded(nature, found));
            strsim::normalized_levenshtein(&expected, &found) >= ALIKE
        }
    }
}

fn same_words(nature: Nature, expected: &str, found: &str) -> bool {
    match nature {
        Nature::Closed | Nature::Words | Nature::Person => normal(expected) == normal(found),
        Nature::Trimmed => bare(expected) == bare(found),
        Nature::Listed => unlisted(expected) == unlisted(found),
        Nature::Sentence => same_sentence(expected, found),
        Nature::Verb => {
            let either = expected.starts_with(found) || found.starts_with(expected);
            (either && !found.is_empty()) || normal(expected) == normal(found)
        }
    }
}

/// Without case, white space and punctuation; what has nothing else keeps it.
fn folded(nature: Nature, text: &str) -> String {
    let text = if nature == Nature::Listed { unlisted(text) } else { normal(text) };
    let folded = letters(&text);
    if folded.is_empty() { text } else { folded }
}

#[cfg(test)]
mod tests {
    use super::{Nature, agreement};

    #[test]
    fn measures_differ_where_they_say() {
        let agree = |nature, expected: &str, found: &str| {
            agreement(nature, &expected.into(), &found.into())
        };
        let words = Nature::Words;
        assert_eq!(agree(words, "Valg", "Valg"), [true, true, true, true]);
        assert_eq!(agree(words, "Valg  af", "Valg af"), [true, false, true, true]);
        assert_eq!(agree(words, "Valg.", "valg"), [false, false, true, true]);
        // one letter of five is exactly 0.8, one of four is not
        assert_eq!(agree(words, "Mødet", "Modet"), [false, false, false, true]);
        assert_eq!(agree(words, "Møde", "Mode"), [false, false, false, false]);
        assert_eq!(agree(Nature::Closed, "2021-04-01", "2021-04-02"), [false; 4]);
        assert_eq!(agree(Nature::Closed, "Approved", "approved"), [false; 4]);
        assert_eq!(
            agree(Nature::Verb, "orienterede om", "orienterede"),
            [true, false, false, true]
        );
        let clause = ("Det blev aftalt, at rådet mødes.", "at rådet mødes");
        assert_eq!(agree(Nature::Sentence, clause.0, clause.1), [true, false, false, false]);
        assert_eq!(agree(Nature::Listed, "1) Tilsyn", "Tilsyn"), [true, false, true, true]);
        assert_eq!(agree(words, "–", "-"), [false; 4]);
    }
}
