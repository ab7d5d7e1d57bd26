//! The labelled sites of the seed documents, where they are at hand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use referat::Source;
use referat::diagnostic::Diagnostics;
use referat::layout::{self, Layout};
use referat::lexicon::Lexicon;
use referat::normalize::{NormalizedText, normalize};
use referat::span::Span;
use referat::text_layer;
use walkdir::WalkDir;

use crate::layouts::paragraphs;
use crate::undoing::check;

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
fn seeds(shared: &Path) -> BTreeMap<String, Seed> {
    let files = std::fs::read_dir(shared.join("seeds")).unwrap();
    files
        .map(|file| {
            let path = file.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let mut diagnostics = Diagnostics::default();
            let text = normalize(&paragraphs(&text), Lexicon::danish(), &mut diagnostics);
            let suspects = diagnostics.as_slice().iter().filter_map(|found| found.span);
            (name, Seed { suspects: suspects.map(|span| word(&text.text, span)).collect(), text })
        })
        .collect()
}

struct Seed {
    text: NormalizedText,
    /// Words with a suspicious hyphen inside.
    suspects: Vec<String>,
}

/// The words around `span`, from white space to white space.
fn word(text: &str, span: Span) -> String {
    let start = text[..span.start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let end = text[span.end..].find(char::is_whitespace).map_or(text.len(), |at| span.end + at);
    text[start..end].to_owned()
}

/// Hyphens left over inside a line, of `seed-inline.tsv`.
fn labelled_suspects(shared: &Path) -> Vec<(String, String)> {
    let inline = std::fs::read_to_string(shared.join("hyphen/seed-inline.tsv")).unwrap();
    let fields = inline.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    fields
        .filter(|fields| fields[3] == "soft")
        .map(|fields| (fields[0].to_owned(), fields[2].to_owned()))
        .collect()
}

#[test]
fn the_hyphens_left_inside_lines_are_suspected_and_no_others() {
    let Some(shared) = shared() else { return };
    let mut found = Vec::new();
    for (name, seed) in seeds(&shared) {
        found.extend(seed.suspects.into_iter().map(|word| (name.clone(), word)));
    }
    assert_eq!(found, labelled_suspects(&shared));
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
        let text = &seeds[file].text;
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
            ("mid_line", "keep") => text.text.contains(result),
            _ => text.text.contains(&format!("{left}{right}")),
        };
        if !right {
            wrong.push(format!("{site}: {found:?}"));
        }
    }
    assert_eq!(sites.lines().count(), 212);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Layouts of all documents of a folder that can be read, by the stages before this one.
pub fn layouts(folder: &Path) -> impl Iterator<Item = Layout> {
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    files.filter(|file| file.file_type().is_file()).filter_map(|file| {
        let source = Source::read(file.path(), "document".to_owned()).ok()?;
        let layer = text_layer::read(&source, &mut Diagnostics::default()).ok()?;
        Some(layout::analyze(&layer))
    })
}

#[test]
fn every_document_comes_back() {
    let Some(shared) = shared() else { return };
    for folder in ["seeds", "seeds-pdf", "real"] {
        for layout in layouts(&shared.join(folder)) {
            check(&layout);
        }
    }
}

/// The words of the labelled sites are whole after the real stages, too.
#[test]
fn the_words_of_the_seeds_are_whole() {
    let Some(shared) = shared() else { return };
    let normalized =
        |layout| normalize(&layout, Lexicon::danish(), &mut Diagnostics::default()).text;
    let texts: Vec<_> = layouts(&shared.join("seeds")).map(normalized).collect();
    let sites = std::fs::read_to_string(shared.join("hyphen/seed-sites.tsv")).unwrap();
    let missing = sites.lines().skip(1).filter(|site| {
        let fields: Vec<_> = site.split('\t').collect();
        let whole = matches!(fields[4], "join" | "keep" | "keep_space");
        whole && !texts.iter().any(|text| text.contains(fields[5]))
    });
    assert_eq!(missing.collect::<Vec<_>>(), Vec::<&str>::new());
}
