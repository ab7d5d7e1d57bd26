//! The command line.

use std::io::Write as _;
use std::path::Path;

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let source = referat::Source::read(Path::new(&path), path.clone())?;
        let record = referat::extract(&source, &referat::Options::default());
        let mut out = std::io::stdout().lock();
        serde_json::to_writer_pretty(&mut out, &record)?;
        writeln!(out)?;
    }
    Ok(())
}
