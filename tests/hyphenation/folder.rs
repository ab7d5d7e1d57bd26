//! What a folder's evidence changes.

use std::path::{Path, PathBuf};

use referat::diagnostic::Diagnostics;
use referat::layout::Layout;
use referat::lexicon::Lexicon;
use referat::normalize::{Attested, NormalizedText, attest, normalize_within};

use crate::seeds::{layouts, shared};

/// The folders to look at: those of `REFERAT_FOLDERS`, divided by `:`, or the real minutes.
fn folders() -> Vec<PathBuf> {
    if let Some(folders) = std::env::var_os("REFERAT_FOLDERS") {
        return std::env::split_paths(&folders).collect();
    }
    let real = shared().map(|shared| shared.join("real"));
    let subfolders = real.into_iter().filter_map(|real| std::fs::read_dir(real).ok()).flatten();
    subfolders.filter_map(|entry| Some(entry.ok()?.path())).collect()
}

/// `cargo test --release --test hyphenation folder -- --ignored --nocapture` prints each word
/// that is read otherwise with the folder than without.
#[test]
#[ignore = "prints what to look at; there is nothing to assert"]
fn what_a_folder_changes() {
    for folder in folders() {
        look(&folder);
    }
}

fn look(folder: &Path) {
    let layouts: Vec<_> = layouts(folder).collect();
    let mut attested = Attested::default();
    for layout in &layouts {
        attest(layout, &mut attested);
    }
    let (mut sites, mut changed) = (0, Vec::new());
    for layout in &layouts {
        let alone = normalized(layout, None);
        let within = normalized(layout, Some(&attested));
        sites += alone.repairs.iter().filter(|repair| repair.original.contains('\n')).count();
        changed.extend(differences(&alone, &within));
    }
    eprintln!(
        "{}: {} documents, {sites} words over line ends, {} read otherwise with the folder",
        folder.display(),
        layouts.len(),
        changed.len()
    );
    for (original, alone, within) in changed {
        eprintln!("  {original:?}: {alone:?}, with the folder {within:?}");
    }
}

fn normalized(layout: &Layout, folder: Option<&Attested>) -> NormalizedText {
    normalize_within(layout, folder, Lexicon::danish(), &mut Diagnostics::default())
}

/// The original of each repair over a line end and its two readings, where they differ.
fn differences(alone: &NormalizedText, within: &NormalizedText) -> Vec<(String, String, String)> {
    let repaired = |text: &NormalizedText| -> Vec<(String, String)> {
        let over = text.repairs.iter().filter(|repair| repair.original.contains('\n'));
        over.map(|repair| (repair.original.clone(), repair.span.of(&text.text).to_owned()))
            .collect()
    };
    let (alone, within) = (repaired(alone), repaired(within));
    let pairs = alone.into_iter().zip(within);
    pairs
        .filter(|(one, other)| one.0 == other.0 && one.1 != other.1)
        .map(|(one, other)| (one.0, one.1, other.1))
        .collect()
}
