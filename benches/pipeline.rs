//! From bytes to record, the whole way: `cargo bench --bench pipeline`. Fifty generated
//! minutes at a time; the counters are documents and bytes of input.

#[path = "generate/mod.rs"]
#[expect(dead_code, reason = "a bench has no use for gold")]
mod generate;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use generate::{Generated, document};
use referat::source::Source;
use referat::write::{JsonCompact, WriteRecord as _};
use referat::{Options, extract};

const SEED: u64 = 2026;
const DOCUMENTS: u64 = 50;

fn main() {
    divan::main();
}

fn bench(bencher: Bencher<'_, '_>, name: &str, bytes: impl Fn(Generated) -> Vec<u8>) {
    let documents = (0..DOCUMENTS).map(|number| bytes(document(SEED, number)));
    let sources: Vec<Source> = documents.map(|bytes| Source::from_bytes(name, bytes)).collect();
    let size: usize = sources.iter().map(|source| source.bytes.len()).sum();
    bencher.counter(ItemsCount::new(sources.len())).counter(BytesCount::new(size)).bench_local(
        || {
            let mut written = Vec::new();
            for source in &sources {
                let record = extract(divan::black_box(source), &Options::default());
                let _ = JsonCompact.write(&record, &mut written); // memory takes all
            }
            written
        },
    );
}

#[divan::bench]
fn text(bencher: Bencher<'_, '_>) {
    bench(bencher, "a.txt", |document| document.text.into_bytes());
}

#[divan::bench]
fn pdf(bencher: Bencher<'_, '_>) {
    bench(bencher, "a.pdf", |document| document.pdf);
}
