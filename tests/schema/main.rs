//! The JSON Schemas of records, manifest and summary: what the types say, what is kept in `schema/`, and what changes a
//! reader of records can live with.
//!
//! `UPDATE_SCHEMA=1 cargo test --test schema` writes `schema/*.schema.json` anew, to be
//! read in `git diff`.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails loudly"
)]

mod breaking;
mod by_others;
mod kept;
#[path = "../readers/mod.rs"]
mod readers;
mod records;
mod runs;
