//! Step 9: the record, our contract with everything downstream.
//!
//! [`model`] is the public schema: one struct per object of the record, its keys in the
//! order in which they are written. Every leaf is a [`Spanned`](crate::span::Spanned) value;
//! [`assemble()`] turns their places into the record's `provenance` and counts the coverage.
//! [`schema()`] is the same contract as a JSON Schema, made from the types.

mod assemble;
mod leaves;
pub mod model;
pub(crate) mod pointer;
pub(crate) mod schema;

pub use assemble::{Found, assemble, failed};
pub use model::Record;
pub use schema::schema;

/// The keys of a record whose values come from the document, in the record's order.
pub(crate) const PARTS: [&str; 11] = [
    "document",
    "meeting",
    "participants",
    "announced_agenda",
    "agenda_items",
    "sections",
    "initiatives",
    "bodies",
    "goals",
    "initiative_references",
    "attachments",
];
