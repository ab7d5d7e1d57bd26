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
mod metadata;
mod objects;
mod paths;
mod runs;
mod second_opinion;
mod shifted;
mod spaces;
mod state;
mod stream;
#[cfg(test)]
mod tests;
mod tokenizer;
mod words;

use std::io;

use self::document::PageEntry;
use self::fonts::Fonts;
use self::interpreter::{Drawn, Shared};
use self::layers::Layers;
use self::limits::Budget;
use self::objects::Objects;
use super::{Page, PageContent, TextLayer, Unreadable, Watch};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::panics::quietly;
use crate::stack::with_room;

pub(crate) use second_opinion::is_still_running;

/// Reads the text layer of a PDF.
///
/// The work is done on a thread whose stack is as large as nested objects need.
/// A panic costs the page on which it happens, or else the document.
///
/// # Errors
/// [`Unreadable`] when the PDF is encrypted, damaged or without any readable text.
pub fn read(
    bytes: &[u8],
    watch: &dyn Watch,
    diagnostics: &mut Diagnostics,
) -> Result<TextLayer, Unreadable> {
    let read = with_room("pdf", || quietly(|| read_document(bytes, watch, diagnostics)));
    let read = read.map_err(|error| no_thread(&error))?;
    read.unwrap_or_else(|message| Err(defect(&message)))
}

fn no_thread(error: &io::Error) -> Unreadable {
    Unreadable::new(Code::OutOfMemory, format!("there is no thread to read it on: {error}"))
}

fn defect(message: &str) -> Unreadable {
    let message = format!(
        "the program failed on this PDF: {message}; \
         this is a defect, please report it with the file"
    );
    Unreadable::new(Code::Panic, message)
}

fn read_document(
    bytes: &[u8],
    watch: &dyn Watch,
    diagnostics: &mut Diagnostics,
) -> Result<TextLayer, Unreadable> {
    let cut_off = document::is_cut_off(bytes);
    let document = document::load(bytes).map_err(|reason| match reason.code {
        Code::DamagedPdf if cut_off => Unreadable::new(Code::Truncated, CUT_OFF),
        _ => reason,
    })?;
    if cut_off {
        diagnostics.push(Diagnostic::new(Code::Truncated, CUT_OFF));
    }
    let objects = Objects::new(&document);
    let entries = document::pages(objects);
    if entries.is_empty() {
        return Err(document::damaged("it has no pages"));
    }
    let mut left_out = Vec::new();
    let mut drawn = draw(objects, &entries, watch, diagnostics, &mut left_out);
    spaces::restore(drawn.iter_mut().map(|page| &mut page.runs));
    let mut judgements: Vec<_> = drawn.iter().map(state::judge).collect();
    if !state::is_readable(&judgements) {
        shifted::restore(drawn.iter_mut().map(|page| &mut page.runs));
        judgements = drawn.iter().map(state::judge).collect();
    }
    let asked = || watch.second_opinion();
    let engines =
        second_opinion::improve(bytes, objects, &entries, &mut drawn, &mut judgements, asked);
    let state = state::summarise(&mut judgements, diagnostics);
    let state = state.map_err(|reason| left_out.first().map_or(reason, without_pages))?;
    for finding in left_out {
        diagnostics.push(finding);
    }
    let labels = metadata::page_labels(objects, entries.len());
    let found = entries.iter().zip(drawn).zip(judgements).zip(engines).zip(labels).zip(1..);
    let pages = found.map(|(((((entry, drawn), judgement), engine), label), number)| Page {
        number,
        label,
        size: Some(entry.size_on_paper()),
        state: judgement.state,
        engine,
        content: PageContent::Runs(drawn.runs),
        rules: drawn.rules,
    });
    let pages = pages.collect();
    Ok(TextLayer { pages, state: Some(state), encoding: None, metadata: metadata::read(objects) })
}

const CUT_OFF: &str = "the file breaks off before its end: what follows is missing; fetch it again";

/// What was left out was all that there was to read.
fn without_pages(finding: &Diagnostic) -> Unreadable {
    Unreadable::new(finding.code, finding.message.clone()).on_page(finding.page)
}

/// What is on each page; what no budget is left for stays empty, and the findings say so.
fn draw<'a>(
    objects: Objects<'a>,
    entries: &[PageEntry<'a>],
    watch: &dyn Watch,
    diagnostics: &mut Diagnostics,
    left_out: &mut Vec<Diagnostic>,
) -> Vec<Drawn> {
    let mut shared = Shared {
        objects,
        fonts: Fonts::default(),
        layers: Layers::read(objects),
        budget: Budget::new(),
    };
    let mut pages = Vec::with_capacity(entries.len());
    for (entry, number) in entries.iter().zip(1..) {
        let spent = shared.budget.is_spent();
        pages.push(if spent {
            Drawn::default()
        } else {
            draw_page(*entry, number, &mut shared, watch).unwrap_or_else(|finding| {
                left_out.extend(finding);
                Drawn { left_out: true, ..Drawn::default() }
            })
        });
        if shared.budget.is_spent() && !spent {
            let message =
                format!("page {number} takes too much work; it and what follows is cut off");
            diagnostics.push(Diagnostic::new(Code::LimitReached, message).on_page(number));
        }
    }
    pages
}

/// What is on one page, or why it was left out.
fn draw_page<'a>(
    entry: PageEntry<'a>,
    number: u32,
    shared: &mut Shared<'a>,
    watch: &dyn Watch,
) -> Result<Drawn, Option<Diagnostic>> {
    let read = quietly(|| watch.page(number).map(|()| interpreter::read_page(entry, shared)));
    read.unwrap_or_else(|message| {
        let message = format!(
            "the program failed on page {number}, which is left out: {message}; \
             this is a defect, please report it with the file"
        );
        Err(Some(Diagnostic::new(Code::Panic, message).on_page(number)))
    })
}
