//! Organisations under one name each, against `gold.toml`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::path::Path;

use referat::lexicon::{Additions, Lexicon};
use referat::link::organizations::Organizations;
use referat::references::{self, OrganizationMention};
use referat::{Options, Record, Source};

/// By document, key of the record and words: the body.
type Gold = BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>;

fn record(document: &str) -> Record {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    referat::extract(&Source::read(&file, document).unwrap(), &Options::default())
}

#[test]
fn bodies_are_those_of_the_gold() {
    let gold: Gold = toml::from_str(include_str!("gold.toml")).unwrap();
    let known = Organizations::of(Lexicon::danish());
    let mut faults = Vec::new();
    for (document, fields) in &gold {
        let record = record(document);
        let found = references::organizations(&record, &known);
        for (field, places) in fields {
            for (words, body) in places {
                let at = |one: &&OrganizationMention| one.field == field && one.label == *words;
                let here: Vec<_> = found.iter().filter(at).collect();
                let got = here.iter().map(|one| one.organization.as_deref().unwrap_or_default());
                let got: Vec<&str> = got.collect();
                let is_right =
                    got.iter().all(|name| name == body) && (body.is_empty() || !got.is_empty());
                if !is_right {
                    faults.push(format!(
                        "{document}: {field}: {words}: expected {body:?}, got {got:?}"
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The pointers lead to the words, and the sentence around them holds them.
#[test]
fn every_line_of_the_table_can_be_looked_up() {
    let record = record("corpus/laeringsdata.txt");
    let json = serde_json::to_value(&record).unwrap();
    let found = references::organizations(&record, &Organizations::of(Lexicon::danish()));
    assert!(found.len() > 20, "{}", found.len());
    for one in found {
        assert_eq!(json.pointer(&one.pointer).unwrap(), &one.label, "{}", one.pointer);
        assert!(one.page.is_some() && one.sentence.is_some(), "{one:?}");
    }
}

#[test]
fn a_user_adds_names() {
    let words =
        "[bodies.own]\n\"Kystforvaltningen\" = [\"KF\"]\n\"Miljøinspektionen\" = [\"MI\"]\n";
    let additions = Additions::read(words).unwrap();
    let known = Organizations::of(additions.lexicon());
    let found = references::organizations(&record("corpus/kystplan.txt"), &known);
    let of = |label: &str| {
        let mut here = found.iter().filter(|one| one.label == label);
        here.next().and_then(|one| one.organization.clone())
    };
    assert_eq!(of("KF").as_deref(), Some("Kystforvaltningen"));
    assert_eq!(of("MI").as_deref(), Some("Miljøinspektionen"));
}

/// The same body in two documents gets one spelling, that of most places.
#[test]
fn spellings_of_several_documents_are_one() {
    let known = Organizations::of(Lexicon::danish());
    let minutes = |name: &str, day: u32| {
        let text = format!(
            "Referat af møde i {name}\nDen {day}. maj 2023 kl. 19.00\n\n1. Valg\n\nGodkendt.\n"
        );
        let source = Source::from_bytes(format!("{day}.txt"), text.into_bytes());
        referat::extract(&source, &Options::default())
    };
    let names = [
        "Grundejerforeningen Klitrosen",
        "Grundejerforening Klitrosen",
        "Grundejerforeningen Klitrosen",
    ];
    let records = names.iter().zip(3..).map(|(name, day)| minutes(name, day));
    let mut found: Vec<OrganizationMention> =
        records.flat_map(|record| references::organizations(&record, &known)).collect();
    references::sort_organizations(&mut found);
    let names: Vec<_> = found.iter().map(|one| one.organization.as_deref().unwrap()).collect();
    assert_eq!(names, [names[0]; 3]);
    assert_eq!(names[0], "Grundejerforeningen Klitrosen");
}
