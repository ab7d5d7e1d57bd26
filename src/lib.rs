//! Danish meeting minutes (*referater*) become data: one structured, traceable record per
//! document.
//!
//! The modules are the way of a document, in this order:
//!
//! 1. [`source`]: a path becomes a [`Source`], bytes with a fingerprint.
//! 2. [`text_layer`]: bytes become a [`TextLayer`](text_layer::TextLayer), pages of text runs.
//! 3. [`layout`]: runs become a [`Layout`](layout::Layout), blocks of lines in reading order.
//! 4. [`normalize`]: blocks become a [`NormalizedText`](normalize::NormalizedText), whose words
//!    are whole again.
//! 5. [`classify`]: what [kind](record::model::DocumentKind) of document it is.
//! 6. [`segment`]: paragraphs become an [`Outline`](segment::Outline): title block,
//!    attendance, announced agenda, item tree.
//! 7. [`fields`]: the outline becomes [`Found`](record::Found) values, each with its span.
//! 8. [`link`]: names lead to participants, mentions to initiatives.
//! 9. [`record`]: everything becomes a [`Record`], the public schema.
//! 10. [`write`](mod@write): records become bytes.
//!
//! ```
//! use referat::{Options, Source};
//!
//! let minutes = "Referat af bestyrelsesmøde den 9. marts 2021\n\n1. Valg\nGodkendt.\n";
//! let source = Source::from_bytes("2021-03-09.txt", minutes.into());
//! let record = referat::extract(&source, &Options::default());
//! assert_eq!(record.source.path, "2021-03-09.txt");
//! ```
//!
//! [`pipeline::extract`] is all of them in a row, [`batch`] does it for many documents.
//! [`check`] and [`evaluate`] look at records that exist. [`lexicon`] holds the Danish vocabulary.

pub mod batch;
pub mod check;
pub mod classify;
pub mod diagnostic;
pub mod error;
pub mod evaluate;
pub mod fields;
pub mod layout;
pub mod lexicon;
pub mod link;
pub mod normalize;
pub mod options;
mod panics;
pub mod pipeline;
pub mod record;
pub mod references;
pub mod segment;
pub mod source;
pub mod span;
mod stack;
pub mod text_layer;
pub mod write;

pub use error::Error;
pub use options::Options;
pub use pipeline::extract;
pub use record::Record;
pub use source::Source;

/// The example of the README, compiled and run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
