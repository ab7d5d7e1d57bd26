//! Other people's readers of what the program writes, installed by `.ci/readers`.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the readers; none, with a notice, where they are not installed.
pub(crate) fn installed() -> Option<PathBuf> {
    let readers = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/readers");
    if !readers.join("complete").exists() {
        println!("skipped: .ci/readers has not been run");
        return None;
    }
    Some(readers)
}

/// What a reader prints, if it accepts what it reads.
pub(crate) fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said
}
