//! Words of a line and their case-folded keys, by bytes because every word passes here.

/// The words of a clean line: letters and digits, with single hyphens between them.
pub(super) struct Words<'a> {
    text: &'a str,
    at: usize,
}

/// The words of `text`.
pub(super) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// A word of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub text: &'a str,
    /// Whether there are hyphens inside.
    pub hyphenated: bool,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        loop {
            match skip(*bytes.get(start)?) {
                0 => break,
                length => start += usize::from(length),
            }
        }
        let (end, hyphenated) = word_end(bytes, start);
        self.at = end;
        self.text.get(start..end).map(|text| Word { text, hyphenated })
    }
}

/// Where the word that begins at `start` ends, and whether there are hyphens inside.
fn word_end(bytes: &[u8], start: usize) -> (usize, bool) {
    let is_word = |at: usize| bytes.get(at).is_some_and(|byte| skip(*byte) == 0);
    let mut hyphenated = false;
    let mut end = start + 1;
    loop {
        while is_word(end) {
            end += 1;
        }
        if bytes.get(end) != Some(&b'-') || !is_word(end + 1) {
            return (end, hyphenated);
        }
        hyphenated = true;
        end += 2;
    }
}

/// How many bytes the sign is long that begins with `byte`; 0 for a part of a letter or digit.
fn skip(byte: u8) -> u8 {
    SKIP.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Letters beyond ASCII are words, the blocks of signs (U+0080 to U+00BF, U+2000 to U+2FFF)
/// are not.
static SKIP: [u8; 256] = {
    let mut skip = [0; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        #[expect(clippy::indexing_slicing, reason = "a constant, checked when compiled")]
        if !byte.is_ascii_alphanumeric() {
            skip[byte as usize] = 1;
        }
        byte += 1;
    }
    skip[0xc2] = 2;
    skip[0xe2] = 3;
    skip
};

/// The case-folded key of a word.
///
/// Case is folded by setting bit 5 of every byte: right for ASCII and for the letters of
/// Latin-1 (`Å` is `C3 85`, `å` is `C3 A5`), harmless for the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(u64);

impl Key {
    /// The key of a word.
    pub(super) fn word(word: &str) -> Self {
        Self(hash(word.as_bytes(), 0x9e37_79b9_7f4a_7c15))
    }

    /// The key of a part of a hyphenated word: `it` in `it-løsning` is not the word `it`.
    pub(super) fn part(part: &str) -> Self {
        Self(hash(part.as_bytes(), 0x9ae1_6a3b_2f90_404f))
    }

    /// Its value; all bits count.
    pub(super) fn value(self) -> u64 {
        self.0
    }
}

/// Long words by eight bytes at a time, the last eight overlapping; short ones by their
/// first and last four, or their first, middle and last.
fn hash(bytes: &[u8], seed: u64) -> u64 {
    let eight = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
    let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    let one = |byte: &u8| u64::from(*byte);
    let mut key = seed ^ (bytes.len() as u64).wrapping_mul(0xff51_afd7_ed55_8ccd);
    if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        key = mix(key, eight(first));
        for middle in bytes.chunks_exact(8).skip(1).filter_map(|chunk| chunk.first_chunk::<8>()) {
            key = mix(key, eight(middle));
        }
        mix(key, eight(last))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        mix(key, four(first) | (four(last) << 32))
    } else {
        let middle = bytes.get(bytes.len() / 2).map_or(0, one);
        let ends = bytes.first().map_or(0, one) | (bytes.last().map_or(0, one) << 8);
        mix(key, ends | (middle << 16))
    }
}

/// With eight more bytes, case folded.
fn mix(key: u64, bytes: u64) -> u64 {
    let folded = bytes | 0x2020_2020_2020_2020;
    let product = (key ^ folded).wrapping_mul(0xd6e8_feb8_6659_fd93);
    product ^ (product >> 32)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn words_keep_inner_hyphens_only() {
        let found: Vec<_> =
            words("Sundheds- og ”it-løsninger” – 2018-2022, §5").map(|word| word.text).collect();
        assert_eq!(found, ["Sundheds", "og", "it-løsninger", "2018-2022", "5"]);
        let hyphenated: Vec<_> = words("a-b-c d -e-").map(|word| word.hyphenated).collect();
        assert_eq!(hyphenated, [true, false, false]);
    }

    #[test]
    fn keys_fold_case_and_tell_words_apart() {
        assert_eq!(Key::word("ÆRØ"), Key::word("ærø"));
        assert_eq!(Key::word("SUNDHEDS-IT"), Key::word("sundheds-it"));
        assert_ne!(Key::word("it"), Key::part("it"));
        let letters = ["", "a", "b", "e", "n", "ab", "ing", "styr", "bestyr", "bestyrelse"];
        let words: BTreeSet<_> =
            letters.iter().flat_map(|one| letters.map(|other| [*one, other].concat())).collect();
        let keys: BTreeSet<_> = words.iter().map(|word| Key::word(word)).collect();
        assert_eq!(keys.len(), words.len());
    }
}
