//! Which words stand in a text, and which groups of three bytes, upper and lower case alike.

use super::transcript::LETTER;

/// Bits for words and for groups of three bytes, by a hash, and behind them for single bytes.
#[derive(Clone)]
pub(super) struct Signature(Bits);

/// The bits by words of the machine.
type Bits = [u64; (HASHED as usize + 256) / 64];

/// How many bits there are for words and groups.
const HASHED: u16 = 1 << 12;

/// The place of a bit in a signature.
pub(super) type Mark = u16;

/// Set if there is a digit. No sign has this place.
pub(super) const DIGIT: Mark = HASHED;

impl Signature {
    /// What is in a transcript.
    pub(super) fn of(transcript: &[u8]) -> Self {
        let mut signature = Self([0; _]);
        let mut word = Word::default();
        let mut three = u32::from(b' ');
        for byte in transcript.iter().chain([&b' ']).copied() {
            if is_word(byte) {
                let folded = fold(byte);
                word.add(folded);
                three = three << 8 | u32::from(folded);
                set(&mut signature.0, mark_of_three(three));
                continue;
            }
            set(&mut signature.0, mark_of_byte(byte));
            if let Some(mark) = word.end() {
                set(&mut signature.0, mark);
                three = three << 8 | u32::from(b' ');
                set(&mut signature.0, mark_of_three(three));
            }
        }
        if transcript.iter().any(u8::is_ascii_digit) {
            set(&mut signature.0, DIGIT);
        }
        signature
    }

    pub(super) fn has(&self, mark: Mark) -> bool {
        self.0.get(usize::from(mark / 64)).is_some_and(|word| word >> (mark % 64) & 1 == 1)
    }

    /// Which of these marks are set.
    pub(super) fn common(&self, marks: &Marks) -> impl Iterator<Item = Mark> {
        let both = marks.0.iter().map(|(place, theirs)| {
            let ours = self.0.get(usize::from(*place)).copied().unwrap_or_default();
            (*place, ours & theirs)
        });
        both.filter(|(_, word)| *word != 0).flat_map(|(place, word)| set_in(word, place * 64))
    }
}

/// Some marks, by the words of the machine that hold any of them.
#[derive(Debug, Default)]
pub(super) struct Marks(Vec<(Mark, u64)>);

impl Marks {
    pub(super) fn add(&mut self, mark: Mark) {
        let (place, bit) = (mark / 64, 1 << (mark % 64));
        match self.0.iter_mut().find(|(other, _)| *other == place) {
            Some((_, word)) => *word |= bit,
            None => self.0.push((place, bit)),
        }
    }
}

/// The marks that a word holds.
fn set_in(mut word: u64, first: Mark) -> impl Iterator<Item = Mark> {
    std::iter::from_fn(move || {
        let place = word.trailing_zeros();
        word &= word.checked_sub(1)?;
        Some(first + Mark::try_from(place).ok()?)
    })
}

/// Sets a bit.
fn set(bits: &mut Bits, mark: Mark) {
    if let Some(word) = bits.get_mut(usize::from(mark / 64)) {
        *word |= 1 << (mark % 64);
    }
}

/// The mark of a whole word.
pub(super) fn mark_of_word(word: &[u8]) -> Option<Mark> {
    let mut hash = Word::default();
    for byte in word {
        hash.add(fold(*byte));
    }
    hash.end()
}

/// The mark of the last three bytes, which are folded.
pub(super) fn mark_of_three(bytes: u32) -> Mark {
    hash(bytes & 0x00FF_FFFF)
}

/// The mark of a sign, a byte that belongs to no word.
pub(super) fn mark_of_byte(byte: u8) -> Mark {
    HASHED + Mark::from(fold(byte))
}

/// The same for capitals and small letters.
pub(super) fn fold(byte: u8) -> u8 {
    if byte == LETTER { byte } else { byte | 0x20 }
}

/// Whether a byte of a transcript belongs to a word.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == LETTER
}

/// The hash of a word that is read byte by byte.
#[derive(Default)]
struct Word(u32);

impl Word {
    fn add(&mut self, folded: u8) {
        self.0 = (self.0.rotate_left(5) ^ u32::from(folded)).wrapping_mul(0x9E37_79B1);
    }

    fn end(&mut self) -> Option<Mark> {
        let word = std::mem::take(&mut self.0);
        (word != 0).then(|| hash(word))
    }
}

fn hash(bits: u32) -> Mark {
    // the upper twelve bits of a multiplicative hash
    (bits.wrapping_mul(0x9E37_79B1) >> 20) as Mark
}
