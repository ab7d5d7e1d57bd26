//! Which groups of three bytes stand in a text, upper and lower case alike.

/// Bits for groups of three bytes, by a hash, and behind them for single bytes.
#[derive(Clone)]
pub(super) struct Signature([u64; (1 << 12 | 256) / 64]);

/// The place of a bit in a signature.
pub(super) type Mark = u16;

/// Set if there is a digit. No byte has this place when its case is folded.
pub(super) const DIGIT: Mark = 1 << 12;

/// The mark of three bytes.
pub(super) fn mark_of_three(bytes: [u8; 3]) -> Mark {
    let [first, second, third] = bytes.map(fold);
    hash(u32::from_be_bytes([0, first, second, third]))
}

/// The mark of one byte.
pub(super) fn mark_of_byte(byte: u8) -> Mark {
    DIGIT + Mark::from(fold(byte))
}

/// The same for capitals and small letters, also in the second byte of `Æ` and `æ`.
fn fold(byte: u8) -> u8 {
    byte | 0x20
}

fn hash(three: u32) -> Mark {
    // the upper twelve bits of a multiplicative hash
    (three.wrapping_mul(0x9E37_79B1) >> 20) as Mark
}

impl Signature {
    pub(super) fn of(text: &str) -> Self {
        let mut signature = Self([0; _]);
        let mut three = 0;
        simplify(text.chars().chain([' ']), |byte| {
            three = (three << 8 | u32::from(fold(byte))) & 0x00FF_FFFF;
            signature.set(hash(three));
        });
        for byte in text.bytes() {
            signature.set(mark_of_byte(byte));
        }
        if text.bytes().any(|byte| byte >= 0xC4) {
            signature.add_rare(text);
        }
        if text.bytes().any(|byte| byte.is_ascii_digit()) {
            signature.set(DIGIT);
        }
        signature
    }

    /// Letters that a pattern takes for `s`, `k` and `å`, and digits of other scripts.
    fn add_rare(&mut self, text: &str) {
        for c in text.chars().filter(|c| *c > '\u{17e}') {
            if matches!(c, 'ſ' | '\u{212a}' | '\u{212b}') {
                self.0 = [u64::MAX; _];
            } else if c.is_numeric() {
                self.set(DIGIT);
            }
        }
    }

    fn set(&mut self, mark: Mark) {
        if let Some(word) = self.0.get_mut(usize::from(mark / 64)) {
            *word |= 1 << (mark % 64);
        }
    }

    pub(super) fn has(&self, mark: Mark) -> bool {
        self.0.get(usize::from(mark / 64)).is_some_and(|word| word >> (mark % 64) & 1 == 1)
    }
}

/// The bytes of words, and one space for whatever is between them; the text begins behind one.
pub(super) fn simplify(text: impl Iterator<Item = char>, mut take: impl FnMut(u8)) {
    let mut between = true;
    take(b' ');
    for c in text {
        let word = is_word(c);
        if word {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(&mut take);
        } else if !between {
            take(b' ');
        }
        between = !word;
    }
}

/// Whether a pattern's `\w` takes it.
pub(super) fn is_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric() || c == '_',
        _ => regex_syntax::is_word_character(c),
    }
}
