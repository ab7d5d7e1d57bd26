//! Bytes of text per second through each stage, and pages per second into the text layer:
//! `cargo bench --bench stages`, over the documents of the corpus.

#![allow(clippy::unwrap_used, reason = "a bench")]

use std::path::Path;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use referat::diagnostic::Diagnostics;
use referat::fields::Origin;
use referat::layout::Layout;
use referat::lexicon::Lexicon;
use referat::normalize::NormalizedText;
use referat::record::model::DocumentKind;
use referat::record::{Found, Record};
use referat::segment::Outline;
use referat::span::Spanned;
use referat::text_layer::TextLayer;
use referat::write::{JsonPretty, WriteRecord as _};
use referat::{Options, Source, classify, fields, layout, link, normalize, record, segment};
use referat::{extract, text_layer};

fn main() {
    divan::main();
}

/// A document of the corpus, and what each stage makes of it.
struct Document {
    source: Source,
    layer: TextLayer,
    layout: Layout,
    text: NormalizedText,
    kind: Spanned<DocumentKind>,
    outline: Outline,
}

impl Document {
    fn read(path: &Path) -> Option<Self> {
        let source = Source::from_bytes(path.to_str()?, std::fs::read(path).unwrap());
        let mut diagnostics = Diagnostics::default();
        let layer = text_layer::read(&source, &mut diagnostics).ok()?;
        let layout = layout::analyze(&layer);
        let text = normalize::normalize(&layout, Lexicon::danish(), &mut diagnostics);
        let kind = classify::classify(&text, Lexicon::danish(), &mut diagnostics);
        let outline = segment::segment(&text, kind.value, Lexicon::danish(), &mut diagnostics);
        Some(Self { source, layer, layout, text, kind, outline })
    }

    fn found(&self) -> Found {
        fields::extract(
            &self.text,
            self.kind.clone(),
            &self.outline,
            Origin::new(&self.source, &self.layer),
            Lexicon::danish(),
            &mut Diagnostics::default(),
        )
    }

    fn record(&self, found: Found) -> Record {
        record::assemble(&self.source, &self.layer, &self.text, found, Diagnostics::default())
    }
}

fn corpus(extension: &str) -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let paths = paths.filter(|path| path.extension().is_some_and(|found| found == extension));
    paths.filter_map(|path| Document::read(&path)).collect()
}

/// Does something with each text of the corpus.
fn each<T>(bencher: Bencher<'_, '_>, work: impl Fn(&Document) -> T) {
    let documents = corpus("txt");
    let bytes: usize = documents.iter().map(|document| document.source.bytes.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for document in divan::black_box(&documents) {
            divan::black_box(work(document));
        }
    });
}

#[divan::bench]
fn a_text_layer(bencher: Bencher<'_, '_>) {
    each(bencher, |document| text_layer::read(&document.source, &mut Diagnostics::default()));
}

#[divan::bench]
fn a_text_layer_of_pdf(bencher: Bencher<'_, '_>) {
    let documents = corpus("pdf");
    let pages: usize = documents.iter().map(|document| document.layer.pages.len()).sum();
    bencher.counter(ItemsCount::new(pages)).bench_local(|| {
        for document in divan::black_box(&documents) {
            let layer = text_layer::read(&document.source, &mut Diagnostics::default());
            let _ = divan::black_box(layer);
        }
    });
}

#[divan::bench]
fn b_layout(bencher: Bencher<'_, '_>) {
    each(bencher, |document| layout::analyze(&document.layer));
}

#[divan::bench]
fn c_normalize(bencher: Bencher<'_, '_>) {
    each(bencher, |document| {
        normalize::normalize(&document.layout, Lexicon::danish(), &mut Diagnostics::default())
    });
}

#[divan::bench]
fn d_classify(bencher: Bencher<'_, '_>) {
    each(bencher, |document| {
        classify::classify(&document.text, Lexicon::danish(), &mut Diagnostics::default())
    });
}

#[divan::bench]
fn e_segment(bencher: Bencher<'_, '_>) {
    each(bencher, |document| {
        let (text, kind) = (&document.text, document.kind.value);
        segment::segment(text, kind, Lexicon::danish(), &mut Diagnostics::default())
    });
}

#[divan::bench]
fn f_fields(bencher: Bencher<'_, '_>) {
    each(bencher, Document::found);
}

#[divan::bench]
fn g_fields_and_link(bencher: Bencher<'_, '_>) {
    each(bencher, |document| {
        let mut found = document.found();
        link::resolve(&document.text, &mut found, Lexicon::danish(), &mut Diagnostics::default());
        found
    });
}

#[divan::bench]
fn h_record_and_write(bencher: Bencher<'_, '_>) {
    let documents = corpus("txt");
    let bytes: usize = documents.iter().map(|document| document.source.bytes.len()).sum();
    let found = || documents.iter().map(Document::found).collect::<Vec<_>>();
    bencher.counter(BytesCount::new(bytes)).with_inputs(found).bench_local_values(|found| {
        let mut written = Vec::new();
        for (document, found) in documents.iter().zip(found) {
            JsonPretty.write(&document.record(found), &mut written).unwrap();
        }
        written
    });
}

#[divan::bench(args = ["txt", "pdf"])]
fn i_whole_documents(bencher: Bencher<'_, '_>, extension: &str) {
    let documents = corpus(extension);
    bencher.counter(ItemsCount::new(documents.len())).bench_local(|| {
        for document in divan::black_box(&documents) {
            divan::black_box(extract(&document.source, &Options::default()));
        }
    });
}
