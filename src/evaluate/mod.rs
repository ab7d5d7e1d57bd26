//! Measures: how much of what a person found in a document did the program find, too?
//!
//! [`Gold`] is what a person says of a document, in the record's own shape. [`judge()`] compares a
//! record with it and counts into a [`Tally`]; a [`Corpus`] finds the record that belongs to
//! each gold file; [`Report`] turns the counts into precision, recall and F1 and writes them in the
//! formats of people, scripts and papers. [`draft`] makes a gold file to correct.
//!
//! # How values are compared
//!
//! Elements of lists (people, items, decisions) are paired first, the likest ones together, so that
//! one that is missing does not spoil the others. A pair counts as found where its words
//! agree; what has no partner is missing (recall) or surplus (precision). [`Measure`] says when
//! words agree; pairing is the same for all measures. What the gold does not assert
//! is not judged.

mod align;
mod compare;
mod corpus;
mod draft;
mod error;
mod gold;
mod ground;
mod judge;
mod measure;
mod pair;
mod records;
pub mod report;
mod summary;
mod tally;

pub use corpus::{Corpus, Judged, Labels, Manifest};
pub use draft::draft;
pub use error::Error;
pub use gold::{About, Gold, Place, Status};
pub use judge::judge;
pub use measure::Measure;
pub use records::records;
pub use report::{Format, Report};
pub use summary::{By, Mean, Summary};
pub use tally::{Figures, Mismatch, Score, Tally};
