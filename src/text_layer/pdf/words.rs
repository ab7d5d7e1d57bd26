//! How much text reads like words: known Danish words, and the mix of letters.

use foldhash::HashSet;
use std::sync::LazyLock;

use crate::text_layer::TextRun;

/// Frequent words of Danish minutes.
static FREQUENT: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../lexicon/data/frequent_words.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Counts over a stretch of text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Statistics {
    /// Words with a letter in them.
    pub(super) words: usize,
    /// Those that are frequent Danish words.
    known: usize,
    /// Everything that is not white space.
    characters: usize,
    letters: usize,
    vowels: usize,
    /// Digits, and what stands among them.
    figures: usize,
    /// Letters of other scripts than Latin.
    foreign: usize,
    /// Codes whose meaning the font does not tell.
    unknown: usize,
}

impl Statistics {
    /// Of these runs, words put together where runs touch.
    pub(super) fn of<'r>(runs: impl Iterator<Item = &'r TextRun>) -> Self {
        let mut statistics = Self::default();
        let mut line = String::new();
        let mut previous: Option<&TextRun> = None;
        for run in runs {
            if !previous.is_some_and(|before| touches(before, run)) {
                statistics.add(&line);
                line.clear();
            }
            line.push_str(&run.text);
            previous = Some(run);
        }
        statistics.add(&line);
        statistics
    }

    /// The counts of both.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            known: self.known + other.known,
            characters: self.characters + other.characters,
            letters: self.letters + other.letters,
            vowels: self.vowels + other.vowels,
            figures: self.figures + other.figures,
            foreign: self.foreign + other.foreign,
            unknown: self.unknown + other.unknown,
        }
    }

    /// Whether a person could read it. Measured over real files: at most 6 in 100 words are
    /// known where codes lead nowhere, at least 63 in Danish prose; lists of names and other
    /// languages lie between and are told by their letters.
    pub(super) fn is_readable(&self) -> bool {
        if self.unknown * 10 > self.characters * 3 {
            return false;
        }
        let danish = self.known * 16 > self.words;
        let foreign = self.foreign * 2 > self.letters;
        self.is_short() || danish || foreign || self.has_plausible_letters() && !self.is_cipher()
    }

    /// Whether it certainly is Danish: what a doubtful reading must be to be taken.
    pub(super) fn is_convincing(&self) -> bool {
        self.words >= 3 && self.known * 8 > self.words && self.unknown * 10 <= self.characters
    }

    /// Whether it is Danish prose: what a guess at the meaning of codes must lead to.
    pub(super) fn is_danish(&self) -> bool {
        self.words >= 12 && self.known * 10 > self.words * 3 && self.is_convincing()
    }

    /// Too little to judge by.
    pub(super) fn is_short(&self) -> bool {
        self.characters < 60
    }

    /// Text has letters, and a third of them are vowels.
    fn has_plausible_letters(&self) -> bool {
        let vowels = self.vowels * 100 / self.letters.max(1);
        let others = self.characters.saturating_sub(self.figures);
        let prose = self.letters * 2 > others && (24..=56).contains(&vowels);
        // Tables of figures have few letters, and digits and points instead.
        let figures = self.letters < 40 && (self.letters + self.figures) * 5 > self.characters * 4;
        prose || figures
    }

    /// So much text without a single common word is no language that minutes are in.
    fn is_cipher(&self) -> bool {
        self.words >= 80 && self.known * 100 < self.words
    }

    fn add(&mut self, line: &str) {
        let (mut start, mut letters) = (0, self.letters);
        for (at, char) in line.char_indices().chain([(line.len(), ' ')]) {
            if !char.is_whitespace() {
                self.count(char);
                continue;
            }
            if self.letters > letters {
                self.words += 1;
                self.known += usize::from(line.get(start..at).is_some_and(is_frequent));
            }
            (start, letters) = (at, self.letters);
        }
    }

    fn count(&mut self, char: char) {
        self.characters += 1;
        match char {
            'a'..='z' | 'A'..='Z' | 'æ' | 'ø' | 'å' => self.count_letter(char),
            '0'..='9' | '.' | ',' | ':' | '-' | '–' | '/' | '%' | '_' => self.figures += 1,
            char::REPLACEMENT_CHARACTER => self.unknown += 1,
            _ if char.is_alphabetic() => self.count_letter(char),
            _ => {}
        }
    }

    fn count_letter(&mut self, char: char) {
        self.letters += 1;
        self.vowels += usize::from(is_vowel(char));
        self.foreign += usize::from(char > '\u{24f}');
    }
}

fn is_vowel(char: char) -> bool {
    matches!(
        char,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'æ'
            | 'ø'
            | 'å'
            | 'é'
            | 'ö'
            | 'ä'
            | 'ü'
            | 'A'
            | 'E'
            | 'I'
            | 'O'
            | 'U'
            | 'Y'
            | 'Æ'
            | 'Ø'
            | 'Å'
            | 'Ö'
            | 'Ä'
            | 'Ü'
    )
}

/// What stands around a word, and capitals, make no difference; most words have none, and need no copy.
fn is_frequent(word: &str) -> bool {
    let word = word.trim_matches(|char: char| !char.is_alphanumeric());
    FREQUENT.contains(word)
        || word.contains(char::is_uppercase) && FREQUENT.contains(word.to_lowercase().as_str())
}

/// Whether two runs are parts of one word.
fn touches(before: &TextRun, after: &TextRun) -> bool {
    let near = 0.12 * before.size;
    before.rotation == after.rotation
        && (before.origin.1 - after.origin.1).abs() < near
        && (after.bbox.x0 - before.bbox.x1).abs() < near
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statistics(text: &str) -> Statistics {
        let mut statistics = Statistics::default();
        statistics.add(text);
        statistics
    }

    #[test]
    fn prose_and_lists_are_readable() {
        assert!(statistics(&"Formanden bød velkommen til mødet. ".repeat(5)).is_readable());
        assert!(
            statistics(&"Quarterly figures were presented by accountants ".repeat(9)).is_readable()
        );
        assert!(statistics(&"12,50 34 kr ".repeat(30)).is_readable());
    }

    #[test]
    fn a_doubtful_reading_must_have_known_words() {
        assert!(statistics("Formanden bød velkommen").is_convincing());
        assert!(!statistics("? @ ' / ? & ' 3").is_convincing());
    }

    #[test]
    fn codes_that_lead_nowhere_are_not() {
        assert!(!statistics(&"5()(5$7 0¡'(7 '$*625'(1 ".repeat(20)).is_readable());
        assert!(!statistics(&"\u{fffd}\u{fffd}\u{fffd} \u{fffd} ab".repeat(3)).is_readable());
        assert!(!statistics(&"Sfgfsbu gsb n\u{e6}ef j cftuzsfmtfo ".repeat(30)).is_readable());
    }

    #[test]
    fn every_frequent_word_is_lower_case() {
        assert!(FREQUENT.len() > 300);
        assert!(FREQUENT.iter().all(|word| word.to_lowercase() == **word));
    }
}
