//! The second opinion: pdf-extract reads the pages that our interpreter could not.
//!
//! pdf-extract panics on some files and knows no limits, so it is asked only about small
//! documents with an unreadable page, on a thread of its own with a known stack, for a few
//! seconds; the page that reads better wins.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform};

use super::document::PageEntry;
use super::fonts::GlyphText;
use super::geometry::Matrix;
use super::interpreter::Drawn;
use super::objects::Objects;
use super::state::{self, Judgement};
use crate::panics::quietly;
use crate::stack::STACK;
use crate::text_layer::{BoundingBox, Engine, PageState, TextRun};

/// Larger files, and pages beyond this number, are not worth the risk.
const FILE_BYTES: usize = 16 << 20;
const PAGES: usize = 50;
/// The most that a document's streams may inflate to.
const INFLATED_BYTES: usize = 32 << 20;
/// How many characters of a page are taken.
const CHARACTERS: usize = 200_000;
/// For all pages together.
const PATIENCE: Duration = Duration::from_secs(2);

/// Replaces pages that cannot be read by pdf-extract's reading of them, where that is
/// Danish; says who read each page.
pub(super) fn improve(
    bytes: &[u8],
    objects: Objects<'_>,
    entries: &[PageEntry<'_>],
    drawn: &mut [Drawn],
    judgements: &mut [Judgement],
    may_ask: impl FnOnce() -> bool,
) -> Vec<Engine> {
    let mut engines = vec![Engine::Own; drawn.len()];
    let states = judgements.iter().zip(1_u32..);
    let doubtful: Vec<u32> = states
        .filter(|(page, _)| page.state == PageState::Unreadable)
        .map(|(_, number)| number)
        .take(PAGES)
        .collect();
    let large = bytes.len() > FILE_BYTES;
    if doubtful.is_empty() || large || !may_ask() || !is_small(objects) {
        return engines;
    }
    for (number, mut runs) in ask(bytes.to_vec(), doubtful) {
        let index = usize::try_from(number).map_or(usize::MAX, |number| number - 1);
        let (Some(page), Some(judgement)) = (drawn.get_mut(index), judgements.get_mut(index))
        else {
            continue;
        };
        if let Some(entry) = entries.get(index) {
            for run in &mut runs {
                place(run, entry.transformation());
            }
        }
        let other = Drawn { runs, rules: Vec::new(), ..*page };
        let opinion = state::judge(&other);
        if opinion.is_convincing() {
            page.runs = other.runs;
            *judgement = opinion;
            engines.splice(index..=index, [Engine::PdfExtract]);
        }
    }
    engines
}

/// Whether all streams but images inflate to little: pdf-extract sets no limit, and running
/// out of memory ends the program.
fn is_small(objects: Objects<'_>) -> bool {
    let mut left = INFLATED_BYTES;
    for object in objects.document().objects.values() {
        let Ok(stream) = object.as_stream() else { continue };
        if objects.name(&stream.dict, b"Subtype") == Some(b"Image") {
            continue;
        }
        match stream.get_plain_content_with_limit(left) {
            Ok(bytes) => left -= bytes.len().min(left),
            Err(lopdf::Error::Decompress(_)) => return false,
            Err(_) => {}
        }
    }
    true
}

/// How many threads run pdf-extract.
static RUNNING: AtomicUsize = AtomicUsize::new(0);

/// Whether pdf-extract is still at work on a document for which nobody waits any more: a
/// thread cannot be ended.
pub(crate) fn is_still_running() -> bool {
    RUNNING.load(Ordering::Relaxed) > 0
}

struct Running;

impl Running {
    fn begin() -> Self {
        RUNNING.fetch_add(1, Ordering::Relaxed);
        Self
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        RUNNING.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Runs pdf-extract; pages that it had finished when it failed or ran out of time count.
fn ask(bytes: Vec<u8>, pages: Vec<u32>) -> Vec<(u32, Vec<TextRun>)> {
    let (sender, receiver) = mpsc::channel();
    let running = Running::begin();
    let work = move || {
        let _running = running;
        let Ok(Ok(document)) = quietly(|| Document::load_mem(&bytes)) else { return };
        for page in pages {
            let mut collector = Collector::default();
            let read = quietly(|| pdf_extract::output_doc_page(&document, &mut collector, page));
            if matches!(read, Ok(Ok(()))) && sender.send((page, collector.finish())).is_err() {
                return;
            }
        }
    };
    let thread = thread::Builder::new().name("second opinion".to_owned()).stack_size(STACK);
    if thread.spawn(work).is_err() {
        return Vec::new();
    }
    let mut opinions = Vec::new();
    let end = Instant::now() + PATIENCE;
    while let Ok(opinion) = receiver.recv_timeout(end.saturating_duration_since(Instant::now())) {
        opinions.push(opinion);
    }
    opinions
}

/// Collects pdf-extract's characters as runs, a word each.
#[derive(Debug, Default)]
struct Collector {
    runs: Vec<TextRun>,
    word: Option<TextRun>,
    characters: usize,
}

impl Collector {
    fn finish(mut self) -> Vec<TextRun> {
        self.close();
        self.runs
    }

    fn close(&mut self) {
        self.runs.extend(self.word.take().filter(|word| !word.text.is_empty()));
    }
}

impl OutputDev for Collector {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        matrix: &Transform,
        width: f64,
        _: f64,
        size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.characters += 1;
        if self.characters > CHARACTERS {
            return Ok(());
        }
        let text = GlyphText::new(text);
        let size = size * matrix.m21.hypot(matrix.m22);
        let bbox = character_box((matrix.m31, matrix.m32), width * size, size);
        match &mut self.word {
            Some(word) => {
                text.push_to(&mut word.text);
                word.bbox = word.bbox.union(bbox);
            }
            None => self.word = Some(run(&text, bbox, size)),
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.close();
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        self.close();
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        self.close();
        Ok(())
    }
}

#[expect(clippy::cast_possible_truncation, reason = "single precision is enough for paper")]
fn character_box((x, y): (f64, f64), width: f64, size: f64) -> BoundingBox {
    BoundingBox {
        x0: x as f32,
        y0: (y - 0.2 * size) as f32,
        x1: (x + width) as f32,
        y1: (y + 0.8 * size) as f32,
    }
}

/// pdf-extract does not tell the font.
#[expect(clippy::cast_possible_truncation, reason = "single precision is enough for paper")]
fn run(glyph: &GlyphText, bbox: BoundingBox, size: f64) -> TextRun {
    let mut text = String::new();
    glyph.push_to(&mut text);
    TextRun {
        original: None,
        text,
        bbox,
        origin: (bbox.x0, bbox.y0 + 0.2 * size as f32),
        font: "".into(),
        size: size as f32,
        weight: 400,
        italic: false,
        rotation: 0,
        space_width: 0.25 * size as f32,
        artifact: false,
        invisible: false,
    }
}

/// From the page's own coordinates to those of the page as shown.
#[expect(clippy::cast_possible_truncation, reason = "single precision is enough for paper")]
fn place(run: &mut TextRun, matrix: Matrix) {
    let apply = |(x, y): (f32, f32)| {
        let (x, y) = matrix.apply((f64::from(x), f64::from(y)));
        (x as f32, y as f32)
    };
    let (ax, ay) = apply((run.bbox.x0, run.bbox.y0));
    let (bx, by) = apply((run.bbox.x1, run.bbox.y1));
    run.origin = apply(run.origin);
    run.bbox = BoundingBox { x0: ax.min(bx), y0: ay.min(by), x1: ax.max(bx), y1: ay.max(by) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_over_there_stays_there() {
        assert!(ask(b"%PDF-1.4 junk".to_vec(), vec![1]).is_empty());
    }

    #[test]
    fn characters_become_words() {
        let mut collector = Collector::default();
        let at = |x: f64| Transform::row_major(1.0, 0.0, 0.0, 1.0, x, 100.0);
        for (x, text) in [(10.0, "å"), (16.0, "r")] {
            collector.output_character(&at(x), 0.5, 0.0, 12.0, text).unwrap();
        }
        collector.end_word().unwrap();
        let runs = collector.finish();
        assert_eq!(runs[0].text, "år");
        assert_eq!((runs[0].bbox.x0, runs[0].bbox.x1), (10.0, 22.0));
    }
}
