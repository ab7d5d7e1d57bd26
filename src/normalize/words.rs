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

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        loop {
            match class(*bytes.get(start)?) {
                Class::Word => break,
                Class::Other(length) => start += length,
            }
        }
        let end = word_end(bytes, start);
        self.at = end;
        self.text.get(start..end)
    }
}

/// Where the word that begins at `start` ends.
fn word_end(bytes: &[u8], start: usize) -> usize {
    let is_word = |at: usize| bytes.get(at).is_some_and(|byte| class(*byte) == Class::Word);
    let mut end = start;
    while is_word(end) || (bytes.get(end) == Some(&b'-') && is_word(end + 1)) {
        end += 1;
    }
    end
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Part of a letter or a digit.
    Word,
    /// First byte of something else, this many bytes long.
    Other(usize),
}

/// Letters beyond ASCII count as words, the blocks of signs (U+0080 to U+00BF, U+2000 to
/// U+2FFF) do not.
fn class(byte: u8) -> Class {
    match byte {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0x80..=0xc1 | 0xc3..=0xe1 | 0xe3..=0xff => {
            Class::Word
        }
        0xc2 => Class::Other(2),
        0xe2 => Class::Other(3),
        _ => Class::Other(1),
    }
}

/// The case-folded key of a word, put together piece by piece (FNV-1a).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key(u64);

impl Key {
    /// The key of nothing.
    pub(super) const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    /// The beginning of the keys of parts: `it` in `it-løsning` is not the word `it`.
    pub(super) const PART: Self = Self(0x9ae1_6a3b_2f90_404f);

    /// The key with `text` added.
    pub(super) fn with(self, text: &str) -> Self {
        let mut key = self.0;
        let mut latin = false;
        for &byte in text.as_bytes() {
            let fold = byte.is_ascii_uppercase() || (latin && (0x80..=0x9e).contains(&byte));
            let folded = if fold { byte | 0x20 } else { byte };
            latin = byte == 0xc3;
            key = (key ^ u64::from(folded)).wrapping_mul(0x0100_0000_01b3);
        }
        Self(key)
    }

    /// Its value, mixed so that all bits count.
    pub(super) fn value(self) -> u64 {
        (self.0 ^ (self.0 >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_inner_hyphens_only() {
        let found: Vec<_> = words("Sundheds- og ”it-løsninger” – 2018-2022, §5").collect();
        assert_eq!(found, ["Sundheds", "og", "it-løsninger", "2018-2022", "5"]);
    }

    #[test]
    fn keys_fold_case_and_can_be_put_together() {
        assert_eq!(Key::EMPTY.with("ÆRØ"), Key::EMPTY.with("ærø"));
        assert_eq!(Key::EMPTY.with("It").with("-").with("løsning"), Key::EMPTY.with("it-Løsning"));
    }
}
