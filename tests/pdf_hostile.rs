//! Broken, odd and malicious PDFs: every one is read or refused in good order.
//!
//! The files lie in `../shared/hostile` (or `$REFERAT_SHARED/hostile`), which is no part of the
//! project; where it is absent the test says so and passes.

#![expect(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use referat::diagnostic::{Code, Diagnostics};
use referat::text_layer::{PageContent, TextLayer, Unreadable, Unwatched, pdf};

/// Nothing may take longer; the slowest takes 2 seconds in a release build.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn hostile_files_are_read_or_refused() {
    let Some(files) = hostile_files() else { return };
    let half = files.len().div_ceil(2);
    thread::scope(|scope| {
        for part in files.chunks(half.max(1)) {
            scope.spawn(move || part.iter().for_each(|file| check(file)));
        }
    });
}

fn check(file: &Path) {
    let bytes = fs::read(file).expect("readable");
    let mut diagnostics = Diagnostics::default();
    let start = Instant::now();
    let read = pdf::read(&bytes, &Unwatched, &mut diagnostics);
    assert!(start.elapsed() < PATIENCE, "{}: {:?}", file.display(), start.elapsed());
    match read {
        Ok(layer) => check_layer(file, &layer),
        Err(error) => check_refusal(file, &error),
    }
}

fn check_layer(file: &Path, layer: &TextLayer) {
    assert!(layer.state.is_some(), "{}: no state", file.display());
    for page in &layer.pages {
        let PageContent::Runs(runs) = &page.content else { panic!("{}: lines", file.display()) };
        for run in runs {
            let bbox = run.bbox;
            let ordered = bbox.x0 <= bbox.x1 && bbox.y0 <= bbox.y1;
            assert!(ordered, "{}: {bbox:?} of {:?}", file.display(), run.text);
            assert!(!run.text.is_empty(), "{}: an empty run", file.display());
            assert!(!run.text.contains('\0'), "{}: {:?}", file.display(), run.text);
        }
    }
}

fn check_refusal(file: &Path, error: &Unreadable) {
    let known = [
        Code::Encrypted,
        Code::DamagedPdf,
        Code::Truncated,
        Code::NoTextLayer,
        Code::UnreadableTextLayer,
    ];
    assert!(known.contains(&error.code), "{}: {error:?}", file.display());
    assert!(error.message.len() > 20, "{}: {error:?}", file.display());
}

/// The files, without those that are slow in a debug build.
fn hostile_files() -> Option<Vec<PathBuf>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let beside = ["../shared", "../../shared"].map(|shared| here.join(shared));
    let shared = env::var_os("REFERAT_SHARED").map_or(beside.to_vec(), |set| vec![set.into()]);
    let folders = shared.iter().map(|shared| shared.join("hostile"));
    let folder = folders.into_iter().find(|folder| folder.is_dir());
    let Some(folder) = folder else {
        println!("skipped: ../shared/hostile is not there");
        return None;
    };
    let entries = fs::read_dir(folder).expect("a folder").filter_map(Result::ok);
    let slow =
        |path: &PathBuf| cfg!(debug_assertions) && path.ends_with("made__form_exponential.pdf");
    let mut files: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "pdf") && !slow(path))
        .collect();
    files.sort();
    Some(files)
}
