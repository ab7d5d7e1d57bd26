//! The way of a document, one call per stage.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::normalize::NormalizedText;
use crate::options::Options;
use crate::record::{self, Record};
use crate::source::Source;
use crate::text_layer::{TextLayer, Unwatched, Watch};
use crate::{classify, fields, layout, link, normalize, segment, text_layer};

/// Reads one document into its record. Never fails: what cannot be read gives a record with
/// the outcome `failed` and a diagnostic that says why.
pub fn extract(source: &Source, options: &Options) -> Record {
    extract_watched(source, options, &Unwatched)
}

/// [`extract`], while someone looks on.
pub fn extract_watched(source: &Source, options: &Options, watch: &dyn Watch) -> Record {
    if options.portfolio_only {
        return portfolio_only(source, options.lexicon(), watch);
    }
    let mut diagnostics = Diagnostics::default();
    let text_layer = match text_layer::read_watched(source, watch, &mut diagnostics) {
        Ok(text_layer) => text_layer,
        Err(reason) => return record::failed(source, &reason, diagnostics),
    };
    watch.pages_read();
    let mut record = read(source, &text_layer, options, diagnostics);
    if options.no_text {
        record.text = None;
    }
    record
}

fn read(
    source: &Source,
    text_layer: &TextLayer,
    options: &Options,
    mut diagnostics: Diagnostics,
) -> Record {
    let lexicon = options.lexicon();
    let layout = layout::analyze(text_layer);
    let folder = options.folder.as_deref();
    let text = normalize::normalize_within(&layout, folder, lexicon, &mut diagnostics);
    let kind = classify::classify(&text, lexicon, &mut diagnostics);
    let outline = segment::segment(&text, kind.value, lexicon, &mut diagnostics);
    let origin = fields::Origin::new(source, text_layer);
    let mut found = fields::extract(&text, kind, &outline, origin, lexicon, &mut diagnostics);
    link::resolve(&text, &mut found, lexicon, &mut diagnostics);
    link::to_registry(&source.path, &text, &mut found, &options.registry, lexicon);
    record::assemble(source, text_layer, &text, found, diagnostics)
}

/// A record that says whether the document is a portfolio and nothing else, from its first pages:
/// what cannot be one has no kind.
fn portfolio_only(source: &Source, lexicon: &Lexicon, watch: &dyn Watch) -> Record {
    let mut diagnostics = Diagnostics::default();
    let watch = FirstPages(watch);
    let text_layer = match text_layer::read_watched(source, &watch, &mut diagnostics) {
        Ok(text_layer) => text_layer,
        Err(reason) => return record::failed(source, &reason, diagnostics),
    };
    watch.pages_read();
    let layout = if classify::may_have_columns(&text_layer) {
        layout::analyze(&text_layer)
    } else {
        Layout::default()
    };
    let (text, kind) = if classify::may_be_portfolio(&layout) {
        let text = normalize::normalize(&layout, lexicon, &mut diagnostics);
        let kind = classify::classify(&text, lexicon, &mut diagnostics);
        (text, Some(kind))
    } else {
        (NormalizedText::default(), None)
    };
    let document = record::model::Document { kind, ..Default::default() };
    let found = record::Found { document, ..Default::default() };
    let mut record = record::assemble(source, &text_layer, &text, found, Diagnostics::default());
    record.text = None;
    record
}

/// Leaves all but the first pages out.
struct FirstPages<'a>(&'a dyn Watch);

impl FirstPages<'_> {
    /// A cover, a contents page, and the first of what the document is made of.
    const COUNT: u32 = 4;
}

impl Watch for FirstPages<'_> {
    fn page(&self, number: u32) -> Result<(), Option<Diagnostic>> {
        if number > Self::COUNT { Err(None) } else { self.0.page(number) }
    }

    fn second_opinion(&self) -> bool {
        false
    }

    fn pages_read(&self) {
        self.0.pages_read();
    }
}
