//! How well broken words are put together, over labelled sites.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "tests may stop at the first thing that is wrong"
)]

mod broken;
mod folder;
mod labelled;
mod layouts;
mod long;
mod seeds;
mod undoing;
