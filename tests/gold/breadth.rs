//! The corpus is as broad as it says: documents, layouts, producers, and every shape of the
//! catalogue.

use std::collections::BTreeSet;

use crate::manifest::Shape;
use crate::read_manifest;

#[test]
fn the_corpus_is_broad() {
    let manifest = read_manifest();
    let documents = &manifest.documents;
    assert!(documents.len() >= 40, "{} documents", documents.len());
    let layouts: BTreeSet<&Shape> = documents.iter().map(|document| &document.shape).collect();
    assert!(layouts.len() >= 25, "{} layouts", layouts.len());
    let producers: BTreeSet<&str> = documents
        .iter()
        .filter_map(|document| document.producer.as_deref()?.split([' ', ',']).next())
        .collect();
    assert!(producers.len() >= 5, "producers: {producers:?}");
    let held_out = documents.iter().filter(|document| document.held_out).count();
    assert!(held_out >= 8, "{held_out} documents are held out");
}

#[test]
fn every_shape_of_the_catalogue_is_there_and_no_other() {
    let manifest = read_manifest();
    let kinds: [fn(&Shape) -> &[String]; 3] =
        [|shape| &shape.numbering, |shape| &shape.attendance, |shape| &shape.decisions];
    for kind in kinds {
        let listed: BTreeSet<&str> = kind(&manifest.catalogue).iter().map(String::as_str).collect();
        let used: BTreeSet<&str> = manifest.used(kind).collect();
        assert_eq!(used, listed);
    }
}
