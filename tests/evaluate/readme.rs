//! What the README says of measuring is so.

use std::fs;
use std::path::Path;

use referat::evaluate::Gold;

use crate::program::referat;

fn after<'a>(readme: &'a str, start: &str, fence: &str) -> &'a str {
    let rest = readme.split_once(start).unwrap().1.split_once(fence).unwrap().1;
    rest.split_once("```").unwrap().0
}

#[test]
fn gold_and_figures_are_what_the_program_takes_and_gives() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let gold = after(&readme, "### Measure it on your own documents", "```json\n");
    let gold = Gold::of(serde_json::from_str(gold).unwrap()).unwrap();
    assert_eq!(gold.places.len(), 1);

    let command = after(&readme, "<!-- eval -->", "```console\n$ referat ");
    let arguments: Vec<&str> = command.split_whitespace().collect();
    let run = referat(root, &arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(after(&readme, "<!-- eval -->", "```text\n"), run.stdout);
}
