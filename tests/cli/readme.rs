//! The README keeps up with the program.

use std::fs;
use std::path::Path;

use referat::diagnostic::Code;

#[test]
fn the_readme_lists_every_code_and_both_commands() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let Ok(readme) = fs::read_to_string(readme) else { return }; // a package without it
    for code in Code::ALL {
        assert!(readme.contains(&format!("`{}`", code.as_str())), "{} is missing", code.as_str());
    }
    for command in ["cargo test", "cargo run --release -- extract corpus -o out"] {
        assert!(readme.contains(command), "{command} is missing");
    }
}
