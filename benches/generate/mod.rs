//! Invented minutes in any number: text, PDF and gold of the same document, the same for the
//! same seed on every machine.
//!
//! [`minutes`] invents what happened, [`layout`] how it is told (numbering, attendance,
//! decisions, tasks), and [`text`] and [`pdf`] write the same paragraphs. [`gold`] says what
//! happened in the record's own shape, and knows nothing of the program.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "for benches and tests alone")]

mod gold;
mod layout;
mod metrics;
mod minutes;
mod paragraphs;
mod pdf;
mod random;
mod text;
mod words;

use layout::Layout;
use minutes::Minutes;
use random::Random;

/// A document in both forms, and what is in it.
pub(crate) struct Generated {
    /// UTF-8.
    pub(crate) text: String,
    pub(crate) pdf: Vec<u8>,
    /// JSON for `referat eval`.
    pub(crate) gold: String,
}

/// The document with this number; it depends on seed and number alone.
pub(crate) fn document(seed: u64, number: u64) -> Generated {
    let mut random = Random::new(seed, number);
    let layout = Layout::invent(&mut random);
    let minutes = Minutes::invent(&mut random, &layout);
    let paragraphs = paragraphs::of(&minutes, &layout);
    Generated {
        text: text::write(&paragraphs, layout.text),
        pdf: pdf::write(&paragraphs, layout.print),
        gold: gold::write(&minutes, &layout),
    }
}
