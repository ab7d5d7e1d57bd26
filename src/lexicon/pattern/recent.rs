//! What is known of the texts that patterns were asked about last: many are asked about one
//! sentence before the next.

use std::cell::RefCell;

use super::needs::Needs;
use super::signature::Signature;
use super::transcript::transcribe;
use super::translate::Case;

/// What is known of a text.
#[derive(Default)]
pub(super) struct Known {
    text: String,
    has_transcript: bool,
    transcript: Vec<u8>,
    /// The transcript in small letters.
    small: Vec<u8>,
    /// Of texts with a transcript that are not too long to have it.
    signature: Option<Box<Signature>>,
}

/// Longer texts have nearly every group of three bytes.
const LONGEST_SIGNED: usize = 1 << 12;

impl Known {
    fn of(text: &str) -> Self {
        let mut known = Self::default();
        known.learn(text);
        known
    }

    fn learn(&mut self, text: &str) {
        self.text.clear();
        self.text.push_str(text);
        self.transcript.clear();
        self.has_transcript = transcribe(text, &mut self.transcript).is_some();
        self.small.clone_from(&self.transcript);
        self.small.make_ascii_lowercase();
        let signed = self.has_transcript && text.len() <= LONGEST_SIGNED;
        self.signature = signed.then(|| Box::new(Signature::of(&self.transcript)));
    }

    /// The text in ASCII, if that can be.
    pub(super) fn transcript(&self, case: Case) -> Option<&[u8]> {
        let transcript = match case {
            Case::AsWritten => &self.transcript,
            Case::Small => &self.small,
        };
        self.has_transcript.then_some(transcript.as_slice())
    }

    /// Whether what a pattern needs can stand in the text.
    pub(super) fn may_hold(&self, needs: &Needs) -> bool {
        self.signature.as_ref().is_none_or(|signature| needs.are_met(signature))
    }
}

/// Of longer texts nothing is made: who asks about ever shorter rests of one would have each of
/// them transcribed, in time that grows with the square of its length.
pub(super) const LONGEST_KEPT: usize = 1 << 13;

const KEPT: usize = 256;

thread_local! {
    static RECENT: RefCell<Vec<Known>> = RefCell::default();
}

/// Asks about a text. What is asked does not ask again.
pub(super) fn with<T>(text: &str, ask: impl FnOnce(&Known) -> Option<T>) -> Option<T> {
    if text.len() > LONGEST_KEPT {
        return ask(&Known::default());
    }
    RECENT.with_borrow_mut(|recent| {
        recent.resize_with(KEPT, || Known::of(""));
        let known = recent.get_mut(place(text) % KEPT)?;
        if known.text != text {
            known.learn(text);
        }
        ask(known)
    })
}

/// Where to look for a text: a hash of its length and of bytes at its beginning, middle, and end.
fn place(text: &str) -> usize {
    let bytes = text.as_bytes();
    let eight = |at: usize| {
        let some = bytes.get(at..).unwrap_or_default();
        let fewer = || some.iter().fold(0, |eight, byte| eight << 8 | u64::from(*byte));
        some.first_chunk().map_or_else(fewer, |eight| u64::from_be_bytes(*eight))
    };
    let (middle, end) = (bytes.len() / 2, bytes.len().saturating_sub(8));
    let mixed = [eight(0), eight(middle), eight(end), bytes.len() as u64]
        .into_iter()
        .fold(0_u64, |hash, part| (hash.rotate_left(5) ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    (mixed >> 32) as usize
}
