//! Which words stand in a text, and which groups of three bytes, upper and lower case alike.

use super::transcript::LETTER;

/// Bits for words and for groups of three bytes, by a hash, and behind them for single bytes.
#[derive(Clone)]
pub(super) struct Signature(Bits);

/// The bits by words of the machine.
pub(super) type Bits = [u64; (HASHED as usize + 256) / 64];

/// How many bits there are for words and groups.
const HASHED: u16 = 1 << 12;

/// The place of a bit in a signature.
pub(super) type Mark = u16;

/// Set if there is a digit. No byte has this place when its case is folded.
pub(super) const DIGIT: Mark = HASHED;

impl Signature {
    /// What is in a transcript.
    pub(super) fn of(transcript: &[u8]) -> Self {
        let mut signature = Self([0; _]);
        let mut word = Word::default();
        let mut three = u32::from(b' ');
        for byte in transcript.iter().chain([&b' ']).copied() {
            set(&mut signature.0, mark_of_byte(byte));
            if is_word(byte) {
                word.add(byte);
                three = three << 8 | u32::from(fold(byte));
            } else if let Some(mark) = word.end() {
                set(&mut signature.0, mark);
                three = three << 8 | u32::from(b' ');
            } else {
                continue;
            }
            set(&mut signature.0, mark_of_three(three));
        }
        signature
    }

    pub(super) fn has(&self, mark: Mark) -> bool {
        self.0.get(usize::from(mark / 64)).is_some_and(|word| word >> (mark % 64) & 1 == 1)
    }

    /// Which of these marks are set.
    pub(super) fn common(&self, bits: &Bits) -> impl Iterator<Item = Mark> {
        let (ours, _) = self.0.as_chunks::<FEW>();
        let (theirs, _) = bits.as_chunks::<FEW>();
        let few = ours.iter().zip(theirs).zip((0..).step_by(64 * FEW));
        // mostly there is none, which is seen sooner of a few words at once
        let few = few.filter(|((ours, theirs), _)| {
            ours.iter().zip(*theirs).fold(0, |any, (one, other)| any | one & other) != 0
        });
        let words = few.flat_map(|((ours, theirs), first)| {
            let both = ours.iter().zip(theirs).map(|(one, other)| one & other);
            both.zip((first..).step_by(64))
        });
        words.flat_map(|(word, first)| marks(word, first))
    }
}

/// Words of the machine that are looked at together.
const FEW: usize = 4;

/// The marks that a word holds.
fn marks(mut word: u64, first: Mark) -> impl Iterator<Item = Mark> {
    std::iter::from_fn(move || {
        let place = word.trailing_zeros();
        word &= word.checked_sub(1)?;
        Some(first + Mark::try_from(place).ok()?)
    })
}

/// Sets a bit.
pub(super) fn set(bits: &mut Bits, mark: Mark) {
    if let Some(word) = bits.get_mut(usize::from(mark / 64)) {
        *word |= 1 << (mark % 64);
    }
}

/// The mark of a whole word.
pub(super) fn mark_of_word(word: &[u8]) -> Option<Mark> {
    let mut hash = Word::default();
    for byte in word {
        hash.add(*byte);
    }
    hash.end()
}

/// The mark of the last three bytes, which are folded.
pub(super) fn mark_of_three(bytes: u32) -> Mark {
    hash(bytes & 0x00FF_FFFF)
}

/// The mark of one byte.
pub(super) fn mark_of_byte(byte: u8) -> Mark {
    HASHED + if byte.is_ascii_digit() { 0 } else { Mark::from(fold(byte)) }
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
    fn add(&mut self, byte: u8) {
        self.0 = (self.0.rotate_left(5) ^ u32::from(fold(byte))).wrapping_mul(0x9E37_79B1);
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
