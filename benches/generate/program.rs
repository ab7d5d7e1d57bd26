//! Writes invented minutes, with gold, for benches and for `referat eval`:
//!
//! ```console
//! $ cargo run --release --example generate -- target/bench 2000     # documents 0 to 1999
//! $ cargo run --release --example generate -- target/bench 2000 --seed 7
//! ```
//!
//! `target/bench/text/012/12.txt`, `target/bench/pdf/012/12.pdf`, and what is in both,
//! `target/bench/gold/012/12.json`.

#[path = "mod.rs"]
mod generate;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Any number will do, but figures are comparable only with the same one.
const SEED: u64 = 2026;

/// Documents in a folder.
const FOLDERS: u64 = 100;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (folder, count, seed) = match &arguments[..] {
        [folder, count] => (folder, count.parse(), Ok(SEED)),
        [folder, count, option, seed] if option == "--seed" => {
            (folder, count.parse(), seed.parse())
        }
        _ => return Err(io::Error::other("usage: generate FOLDER COUNT [--seed N]")),
    };
    let (count, seed) = (count.map_err(io::Error::other)?, seed.map_err(io::Error::other)?);
    for number in 0..count {
        let document = generate::document(seed, number);
        let write = |kind: &str, suffix: &str, bytes: &[u8]| {
            write(&place(Path::new(folder), kind, number, suffix), bytes)
        };
        write("text", "txt", document.text.as_bytes())?;
        write("pdf", "pdf", &document.pdf)?;
        write("gold", "json", document.gold.as_bytes())?;
    }
    Ok(())
}

fn place(folder: &Path, kind: &str, number: u64, suffix: &str) -> PathBuf {
    folder.join(kind).join(format!("{:03}/{number}.{suffix}", number % FOLDERS))
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    fs::write(path, bytes)
}
