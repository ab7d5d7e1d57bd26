//! The program as a user meets it: real processes, real files, exit codes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod archives;
mod arguments;
mod bag;
mod choice;
mod determinism;
mod diff;
mod duplicates;
mod folder_evidence;
mod folders;
mod inputs;
mod isolation;
mod kill;
mod lexicon;
mod minutes;
mod names;
mod one_file;
mod organizations;
mod packed;
mod pdf;
mod process;
mod quarantine;
mod readme;
mod registry;
mod resume;
mod scale;
mod shards;
mod streams;
mod verify;
