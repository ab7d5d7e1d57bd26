//! PDF: a text-only interpreter on lopdf, with pdf-extract as second opinion.

mod accents;
mod document;
mod fonts;
mod geometry;
mod graphics;
mod interpreter;
mod layers;
mod limits;
mod marked;
mod objects;
mod paths;
mod runs;
mod stream;
mod tokenizer;

use std::thread;

use self::document::PageEntry;
use self::fonts::Fonts;
use self::interpreter::Shared;
use self::layers::Layers;
use self::limits::Budget;
use self::objects::Objects;
use super::{Engine, Page, PageContent, PageState, TextLayer, TextLayerState, Unreadable};
use crate::diagnostic::{Code, Diagnostics};

/// How deep the call stack may grow: loading recurses with the nesting of objects.
const STACK_BYTES: usize = 64 << 20;

/// Reads the text layer of a PDF.
///
/// The work is done on a thread of its own, whose stack is as large as nested objects need;
/// a panic there ends that thread only.
///
/// # Errors
/// [`Unreadable`] when the PDF is encrypted, damaged or without any readable text.
pub fn read(bytes: &[u8], diagnostics: &mut Diagnostics) -> Result<TextLayer, Unreadable> {
    thread::scope(|scope| {
        let work = || read_document(bytes, diagnostics);
        let builder = thread::Builder::new().name("pdf".to_owned()).stack_size(STACK_BYTES);
        let reader = builder
            .spawn_scoped(scope, work)
            .map_err(|error| document::damaged(&format!("no thread to read it on: {error}")))?;
        reader.join().unwrap_or_else(|_| Err(defect()))
    })
}

fn defect() -> Unreadable {
    Unreadable::new(
        Code::Panic,
        "the program failed on this PDF, which is a defect; please report it with the file",
    )
}

fn read_document(bytes: &[u8], _diagnostics: &mut Diagnostics) -> Result<TextLayer, Unreadable> {
    let document = document::load(bytes)?;
    let objects = Objects::new(&document);
    let mut shared = Shared {
        objects,
        fonts: Fonts::default(),
        layers: Layers::read(objects),
        budget: Budget::new(),
    };
    let pages = document::pages(objects).into_iter().zip(1..);
    let pages = pages.map(|(entry, number)| read_page(entry, number, &mut shared)).collect();
    Ok(TextLayer { pages, state: Some(TextLayerState::Embedded), ..TextLayer::default() })
}

fn read_page<'a>(entry: PageEntry<'a>, number: u32, shared: &mut Shared<'a>) -> Page {
    let drawn = interpreter::read_page(entry, shared);
    Page {
        number,
        label: None,
        size: Some(entry.size_on_paper()),
        state: match (drawn.runs.is_empty(), drawn.painted || drawn.image_share > 0.0) {
            (false, _) => PageState::Embedded,
            (true, true) => PageState::None,
            (true, false) => PageState::Blank,
        },
        engine: Engine::Own,
        content: PageContent::Runs(drawn.runs),
        rules: drawn.rules,
    }
}
