//! `referat inspect`: any stage's value as JSON, to see where a document goes wrong.

use std::io::{self, Write};

use referat::diagnostic::Diagnostics;
use referat::layout::Layout;
use referat::lexicon::Lexicon;
use referat::text_layer::{TextLayer, Unreadable};
use referat::write::pretty;
use referat::{Options, Source, classify, fields, layout, link, normalize, segment, text_layer};
use serde::Serialize;
use serde_json::json;

use super::args::{InspectArguments, Stage};
use super::exit::{Exit, Failure, say};
use super::stdout::with_stdout;
use super::text::open;

/// Prints the value of a stage, or a page.
pub(crate) fn run(arguments: &InspectArguments) -> Result<Exit, Failure> {
    let source = open(&arguments.file.file)?;
    let mut shown = Ok(());
    with_stdout(|out| match (Viewer { arguments, out }).follow(&source) {
        Err(Stopped::Printed(done)) => done,
        Err(other) => {
            shown = Err(other);
            Ok(())
        }
        Ok(()) => Ok(()),
    })?;
    match shown {
        Err(Stopped::Unreadable(reason)) => {
            say(&format!("{}: {}: {}", source.path, reason.code.as_str(), reason.message));
            Ok(Exit::Incomplete)
        }
        Err(Stopped::NoSuchPage(page)) => Err(Failure::new(format_args!(
            "{} has no page {page}: `--stage text-layer` lists its pages",
            source.path
        ))),
        Ok(()) | Err(Stopped::Printed(_)) => Ok(Exit::Complete),
    }
}

/// Why the way of the document is not followed any further.
enum Stopped {
    /// The wanted value has been printed.
    Printed(io::Result<()>),
    /// There is nothing to go on with.
    Unreadable(Unreadable),
    /// There is no such page to draw.
    NoSuchPage(u32),
}

impl From<Unreadable> for Stopped {
    fn from(reason: Unreadable) -> Self {
        Self::Unreadable(reason)
    }
}

/// Looks at every value on the way and prints the wanted one.
struct Viewer<'a> {
    arguments: &'a InspectArguments,
    out: &'a mut dyn Write,
}

impl Viewer<'_> {
    /// The stages of `pipeline::extract`, as far as the wanted one. Even what cannot be read
    /// has a record.
    fn follow(&mut self, source: &Source) -> Result<(), Stopped> {
        if self.arguments.stage == Some(Stage::Record) {
            let record = referat::extract(source, &Options::default());
            return self.pass(Stage::Record, record).map(drop);
        }
        let lexicon = Lexicon::danish();
        let found = &mut Diagnostics::default();
        self.pass(Stage::Source, about(source))?;
        let layer = self.pass(Stage::TextLayer, text_layer::read(source, found)?)?;
        let layout = self.pass(Stage::Layout, layout::analyze(&layer))?;
        self.draw(&layer, &layout)?;
        let text = self.pass(Stage::Text, normalize::normalize(&layout, lexicon, found))?;
        let kind = self.pass(Stage::Kind, classify::classify(&text, lexicon, found))?;
        let outline = segment::segment(&text, kind.value, lexicon, found);
        let outline = self.pass(Stage::Outline, outline)?;
        let origin = fields::Origin::new(source, &layer);
        let mut fields = fields::extract(&text, kind, &outline, origin, lexicon, found);
        link::resolve(&text, &mut fields, lexicon, found);
        self.pass(Stage::Fields, fields).map(drop)
    }

    /// Draws the page, if one is wanted.
    fn draw(&mut self, layer: &TextLayer, layout: &Layout) -> Result<(), Stopped> {
        let Some(page) = self.arguments.svg else { return Ok(()) };
        if layer.pages.iter().all(|other| other.number != page) {
            return Err(Stopped::NoSuchPage(page));
        }
        let drawing = layout::svg(layer, layout, page);
        Err(Stopped::Printed(self.out.write_all(drawing.as_bytes())))
    }

    /// Hands the value on, unless it is the wanted one.
    fn pass<T: Serialize>(&mut self, stage: Stage, value: T) -> Result<T, Stopped> {
        if self.arguments.stage == Some(stage) {
            return Err(Stopped::Printed(pretty(&value, self.out)));
        }
        Ok(value)
    }
}

fn about(source: &Source) -> serde_json::Value {
    json!({
        "path": source.path,
        "sha256": source.sha256,
        "size_bytes": source.bytes.len(),
        "media_type": source.media_type.as_str(),
    })
}
