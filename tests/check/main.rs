//! `referat validate` and `referat check`: what they find, what they leave alone, and what other
//! people's readers make of their reports.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails loudly"
)]

mod clean;
mod faults;
mod fixtures;
mod hooks;
mod program;
#[path = "../readers/mod.rs"]
mod readers;
mod reports;
mod validate;
