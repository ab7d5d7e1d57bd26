//! What is known of the texts that patterns were asked about last: many are asked about one
//! sentence before the next.

use std::cell::{OnceCell, RefCell};

use super::needs::Needs;
use super::signature::Signature;
use super::transcript::transcribe;

/// What is known of a text.
#[derive(Default)]
pub(super) struct Known {
    text: String,
    transcript: OnceCell<Option<Vec<u8>>>,
    signature: OnceCell<Signature>,
    is_long: bool,
}

/// Longer texts have nearly every group of three bytes.
const LONGEST_SIGNED: usize = 1 << 12;

impl Known {
    fn of(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// Of a text that is asked about as it is.
    fn of_long_text() -> Self {
        Self { transcript: OnceCell::from(None), is_long: true, ..Self::default() }
    }

    /// The text in ASCII, if that can be.
    pub(super) fn transcript(&self) -> Option<&[u8]> {
        self.transcript.get_or_init(|| transcribe(&self.text)).as_deref()
    }

    /// Whether what a pattern needs can stand in the text.
    pub(super) fn may_hold(&self, needs: &Needs) -> bool {
        self.is_long
            || self.text.len() > LONGEST_SIGNED
            || needs.are_met(self.signature.get_or_init(|| Signature::of(&self.text)))
    }
}

/// Of longer texts nothing is made: who asks about ever shorter rests of one would have each of
/// them transcribed, in time that grows with the square of its length.
pub(super) const LONGEST_KEPT: usize = 1 << 13;

const KEPT: usize = 16;

thread_local! {
    static RECENT: RefCell<[Known; KEPT]> = RefCell::default();
}

/// Asks about a text. What is asked does not ask again.
pub(super) fn with<T>(text: &str, ask: impl FnOnce(&Known) -> Option<T>) -> Option<T> {
    if text.len() > LONGEST_KEPT {
        return ask(&Known::of_long_text());
    }
    RECENT.with_borrow_mut(|recent| {
        // where the text lies in memory tells only where to look: what is there is compared
        let place = (text.as_ptr().addr() ^ text.len().wrapping_mul(7)) % KEPT;
        let known = recent.get_mut(place)?;
        if known.text != text {
            *known = Known::of(text);
        }
        ask(known)
    })
}
