//! A text in ASCII, byte for byte as long as it is.
//!
//! Letters beyond ASCII are spelled as `_` and another letter or digit, other signs by control
//! codes, so that an automaton that knows ASCII alone sees the same words and the same boundaries between
//! them. A text with anything else, or with these codes in it, has no transcript.

/// Writes a text's transcript behind what is in `transcript`, if the text has one.
pub(super) fn transcribe(text: &str, transcript: &mut Vec<u8>) -> Option<()> {
    for c in text.chars() {
        if is_plain(c) {
            transcript.push(u8::try_from(c).ok()?);
        } else {
            transcript.extend_from_slice(spell(c)?.bytes());
        }
    }
    Some(())
}

/// Whether a character begins here, and not in the midst of one that is spelled with more bytes.
pub(super) fn is_start(transcript: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| transcript.get(before));
    before.is_none_or(|before| *before != LETTER)
        && transcript.get(at).is_none_or(|byte| !CODES.contains(byte))
}

/// Begins a letter.
pub(super) const LETTER: u8 = b'_';

/// Begins a sign that has three bytes.
pub(super) const LONG_SIGN: u8 = 1;

/// Begin signs that have two bytes.
const SHORT_SIGNS: [u8; 3] = [2, 3, 4];

/// Codes that go on with a sign.
pub(super) const CODES: [u8; 22] =
    [5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31];

/// What goes on with a letter, from `À` to `ÿ`: mostly a capital for a capital and the same
/// small letter for the small one, so that folding the case of ASCII folds theirs.
const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNO12PQRSTUVWXYZ350abcdefghijklmno46pqrstuvwxyz789";
/// The first characters of blocks of 64 signs: punctuation, currency, squares, circles, boxes,
/// arrows, and the private codes by which Word writes bullets.
const BLOCKS: [char; 7] =
    ['\u{2000}', '\u{2080}', '\u{2580}', '\u{25c0}', '\u{2600}', '\u{2780}', '\u{f080}'];

/// The bytes of a character in a transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    Short([u8; 2]),
    Long([u8; 3]),
}

impl Spelling {
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Self::Short(bytes) => bytes,
            Self::Long(bytes) => bytes,
        }
    }
}

impl IntoIterator for Spelling {
    type Item = u8;
    type IntoIter = std::iter::Take<std::array::IntoIter<u8, 3>>;

    fn into_iter(self) -> Self::IntoIter {
        match self {
            Self::Short([one, other]) => [one, other, 0].into_iter().take(2),
            Self::Long(bytes) => bytes.into_iter().take(3),
        }
    }
}

/// Whether a character stands for itself.
pub(super) fn is_plain(c: char) -> bool {
    matches!(c, '\0' | '\t'..='\r' | ' '..='^' | '`'..='\x7f')
}

/// Whether a pattern's `\w` takes it.
fn is_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric() || c == '_',
        _ => regex_syntax::is_word_character(c),
    }
}

/// How a character that does not stand for itself is spelled.
pub(super) fn spell(c: char) -> Option<Spelling> {
    match c {
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' => {
            let gaps = u32::from(c > '×') + u32::from(c > '÷');
            let letter = ALPHABET.get(distance('À', c)?.checked_sub(gaps as usize)?)?;
            Some(Spelling::Short([LETTER, *letter]))
        }
        '×' => short_sign(64),
        '÷' => short_sign(65),
        // normalised text has plain white space alone, and `\s` is a class of bytes without the other
        _ if c.is_whitespace() => None,
        '\u{80}'..='\u{bf}' if !is_word(c) => short_sign(distance('\u{80}', c)?),
        _ => {
            let mut blocks = BLOCKS.iter().enumerate();
            let (block, place) = blocks.find_map(|(block, first)| {
                Some((block, distance(*first, c).filter(|place| *place < 64)?))
            })?;
            let sign = block * 64 + place;
            let (one, other) = (CODES.get(sign / CODES.len())?, CODES.get(sign % CODES.len())?);
            (!is_word(c)).then_some(Spelling::Long([LONG_SIGN, *one, *other]))
        }
    }
}

fn short_sign(sign: usize) -> Option<Spelling> {
    let (begin, code) = (SHORT_SIGNS.get(sign / CODES.len())?, CODES.get(sign % CODES.len())?);
    Some(Spelling::Short([*begin, *code]))
}

fn distance(from: char, to: char) -> Option<usize> {
    usize::try_from(u32::from(to).checked_sub(u32::from(from))?).ok()
}

/// All characters that are spelled.
pub(super) fn spelled() -> impl Iterator<Item = (char, Spelling)> {
    let blocks = BLOCKS.iter().flat_map(|first| {
        let first = u32::from(*first);
        first..first + 64
    });
    let all = (0x80..0x100).chain(blocks).filter_map(char::from_u32);
    all.filter_map(|c| Some((c, spell(c)?)))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn characters_keep_their_length_and_their_kind() {
        let all: Vec<_> = spelled().collect();
        for (c, spelling) in &all {
            let bytes = spelling.bytes();
            assert_eq!(bytes.len(), c.len_utf8(), "{c:?}");
            assert_eq!(
                bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_'),
                is_word(*c),
                "{c:?}"
            );
        }
        let different: HashSet<_> = all.iter().map(|(_, spelling)| spelling.bytes()).collect();
        assert_eq!(different.len(), all.len());
        assert!(
            all.len() > 490
                && ['Æ', 'ø', 'å', 'é', '–', '”', '•', '§'].iter().all(|c| spell(*c).is_some())
        );
    }
}
