//! Pages per second: text layer and layout of every PDF of the corpus, `pdftotext` beside them.
//!
//! `cargo bench --bench pages` reads the documents by turns with this library, on one thread, and
//! with poppler's `pdftotext`, a process for each document, and prints the best of several rounds.
//! Since a process costs something by itself, a second figure takes off what `pdftotext` needs to
//! start. `cargo bench --bench pages -- FOLDER` reads another folder's PDFs.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a bench")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use referat::diagnostic::Diagnostics;
use referat::{Source, layout, text_layer};

const ROUNDS: usize = 15;

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let pdfs = Pdf::all(&folder.map_or(corpus, PathBuf::from));
    let pages: usize = pdfs.iter().map(Pdf::read).sum();
    println!("{} documents, {pages} pages, best of {ROUNDS} rounds on one thread", pdfs.len());
    let has_pdftotext = run(Command::new("pdftotext").arg("-v"));
    if !has_pdftotext {
        println!("pdftotext is not installed (Debian: poppler-utils); only our own figure:");
    }
    let (mut own, mut other, mut start) = (Duration::MAX, Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        own = own.min(timed(|| {
            for pdf in &pdfs {
                divan::black_box(pdf.read());
            }
        }));
        if has_pdftotext {
            other = other.min(timed(|| pdfs.iter().for_each(Pdf::pdftotext)));
            let nothing = || pdfs.iter().for_each(|_| Pdf::start_pdftotext());
            start = start.min(timed(nothing));
        }
    }
    let ours = report("referat, text layer and layout", pages, own);
    if has_pdftotext {
        let with_start = report("pdftotext", pages, other);
        let without = report("pdftotext less its start", pages, other.saturating_sub(start));
        println!(
            "{:.1} times pdftotext, {:.1} times without its start",
            ours / with_start,
            ours / without
        );
    }
}

/// A document of the corpus.
struct Pdf {
    path: PathBuf,
    bytes: Vec<u8>,
}

impl Pdf {
    /// Those of the folder that have a text layer.
    fn all(folder: &Path) -> Vec<Self> {
        let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let pdfs = paths.filter(|path| path.extension().is_some_and(|found| found == "pdf"));
        let load = |path: PathBuf| Self { bytes: std::fs::read(&path).unwrap(), path };
        pdfs.map(load).filter(|pdf| pdf.read() > 0).collect()
    }

    /// Reads and lays it out; its number of pages, none if it cannot be read.
    fn read(&self) -> usize {
        let source = Source::from_bytes("bench.pdf", self.bytes.clone());
        let layer = text_layer::read(&source, &mut Diagnostics::default());
        layer.map_or(0, |layer| {
            divan::black_box(layout::analyze(&layer));
            layer.pages.len()
        })
    }

    /// What a process costs that does nothing.
    fn start_pdftotext() {
        run(Command::new("pdftotext").arg("-v"));
    }

    fn pdftotext(&self) {
        run(Command::new("pdftotext").arg(&self.path).arg("-"));
    }
}

fn run(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn report(what: &str, pages: usize, time: Duration) -> f64 {
    let per_second = f64::from(u32::try_from(pages).unwrap()) / time.as_secs_f64();
    println!("{what:32} {per_second:8.0} pages per second");
    per_second
}
