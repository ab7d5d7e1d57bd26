//! The labelled sites of the seed documents, where they are at hand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use referat::diagnostic::Diagnostics;
use referat::normalize::{NormalizedText, normalize};

use crate::layouts::paragraphs;

/// The folder beside the project, if it is there.
pub fn shared() -> Option<PathBuf> {
    let folders = ["../shared", "../../shared"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = folders.iter().map(|folder| root.join(folder)).find(|path| path.is_dir());
    if found.is_none() {
        eprintln!("skipped: ../shared is not here");
    }
    found
}

/// The seeds' names and repaired texts.
pub fn seeds(shared: &Path) -> BTreeMap<String, NormalizedText> {
    let files = std::fs::read_dir(shared.join("seeds")).unwrap();
    files
        .map(|file| {
            let path = file.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, normalize(&paragraphs(&text), &mut Diagnostics::default()))
        })
        .collect()
}

#[test]
fn no_site_of_the_seeds_is_wrong() {
    let Some(shared) = shared() else { return };
    let seeds = seeds(&shared);
    let sites = std::fs::read_to_string(shared.join("hyphen/seed-sites.tsv")).unwrap();
    let mut wrong = Vec::new();
    for site in sites.lines().skip(1) {
        let fields: Vec<_> = site.split('\t').collect();
        let [file, _, left, right, label, result, kind, ..] = fields[..] else { panic!("{site}") };
        let text = &seeds[file];
        let original = format!("{left}\n{right}");
        let found: Vec<_> = text
            .repairs
            .iter()
            .filter(|repair| repair.original == original)
            .map(|repair| repair.span.of(&text.text))
            .collect();
        let right = match (kind, label) {
            ("line_end", "dash") => found.is_empty(),
            ("line_end", _) => !found.is_empty() && found.iter().all(|found| *found == result),
            // Inside a line nothing is rewritten; `inline` looks at these.
            _ => true,
        };
        if !right {
            wrong.push(format!("{site}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
