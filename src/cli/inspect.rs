//! `referat inspect`: any stage's value as JSON, to see where a document goes wrong.

use std::io::{self, Write};

use referat::diagnostic::Diagnostics;
use referat::lexicon::Lexicon;
use referat::text_layer::Unreadable;
use referat::write::pretty;
use referat::{
    Options, Source, classify, fields, layout, link, normalize, record, segment, text_layer,
};
use serde::Serialize;
use serde_json::json;

use super::args::{InspectArguments, Stage};
use super::exit::{Exit, Failure, say};
use super::stdout::with_stdout;
use super::text::open;

/// Prints the value of a stage.
pub(crate) fn run(arguments: &InspectArguments) -> Result<Exit, Failure> {
    let source = open(&arguments.file.file)?;
    let mut shown = Ok(());
    with_stdout(|out| match value(&source, arguments.stage, out) {
        Ok(()) => Ok(()),
        Err(Stopped::Writing(error)) => Err(error),
        Err(Stopped::Reading(reason)) => {
            shown = Err(reason);
            Ok(())
        }
    })?;
    Ok(shown.map_or_else(
        |reason| {
            say(&format!("{}: {}: {}", source.path, reason.code.as_str(), reason.message));
            Exit::Incomplete
        },
        |()| Exit::Complete,
    ))
}

/// Why there is nothing more to print.
enum Stopped {
    Reading(Unreadable),
    Writing(io::Error),
}

impl From<Unreadable> for Stopped {
    fn from(reason: Unreadable) -> Self {
        Self::Reading(reason)
    }
}

/// The stages of `pipeline::extract`, as far as `stage`.
fn value(source: &Source, stage: Stage, out: &mut dyn Write) -> Result<(), Stopped> {
    let diagnostics = &mut Diagnostics::default();
    match stage {
        Stage::Source => return print(out, &about(source)),
        Stage::Record => return print(out, &referat::extract(source, &Options::default())),
        _ => {}
    }
    let text_layer = text_layer::read(source, diagnostics)?;
    if stage == Stage::TextLayer {
        return print(out, &text_layer);
    }
    let layout = layout::analyze(&text_layer);
    if stage == Stage::Layout {
        return print(out, &layout);
    }
    let text = normalize::normalize(&layout, diagnostics);
    if stage == Stage::Text {
        return print(out, &text);
    }
    let kind = classify::classify(&text, diagnostics);
    if stage == Stage::Kind {
        return print(out, &kind);
    }
    let outline = segment::segment(&text, kind.value, Lexicon::danish(), diagnostics);
    if stage == Stage::Outline {
        return print(out, &outline);
    }
    let mut found: record::Found =
        fields::extract(&text, kind, &outline, Lexicon::danish(), diagnostics);
    link::resolve(&text, &mut found, Lexicon::danish(), diagnostics);
    print(out, &found)
}

fn about(source: &Source) -> serde_json::Value {
    json!({
        "path": source.path,
        "sha256": source.sha256,
        "size_bytes": source.bytes.len(),
        "media_type": source.media_type.as_str(),
    })
}

fn print(out: &mut dyn Write, value: &impl Serialize) -> Result<(), Stopped> {
    pretty(value, out).map_err(Stopped::Writing)
}
