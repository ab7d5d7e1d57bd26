//! Mentions beside two strategies with the same numbers, against `cases.toml`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;

use referat::link::Registry;
use referat::{Options, Source};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    why: String,
    title: Option<String>,
    text: String,
    links: Vec<(String, String)>,
}

fn registry() -> Registry {
    let mut registry = Registry::default();
    for name in ["skov.txt", "fjord.txt"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/linking").join(name);
        let source = Source::read(&file, name).unwrap();
        registry.add(&referat::extract(&source, &Options::default()));
    }
    registry.sort();
    assert_eq!(registry.entries.len(), 11, "the portfolios are read");
    registry
}

impl Case {
    /// The mentions in minutes that hold the text.
    fn links(&self, options: &Options) -> Vec<(String, String)> {
        let title = self.title.as_deref().unwrap_or("Status");
        let minutes = format!(
            "Referat af 7. møde i Det grønne råd\nDen 4. april 2024 kl. 10.00\n\n\
             Til stede: Ida Holm (formand), Bo Ravn, Lis Krag\n\n1. {title}\n\n{}\n\n\
             2. Eventuelt\n\nIntet.\n",
            self.text
        );
        let record = referat::extract(&Source::from_bytes("m.txt", minutes.into()), options);
        let references = record.initiative_references.iter();
        let entry =
            |source: &str, number: &str| format!("{} {number}", source.trim_end_matches(".txt"));
        references
            .map(|one| {
                let link = one.initiative.as_ref();
                let link = link.map(|link| entry(&link.source.value, &link.number.value));
                (one.label.value.clone(), link.unwrap_or_else(|| "-".to_owned()))
            })
            .collect()
    }
}

#[test]
fn nothing_is_forced() {
    let cases: Cases = toml::from_str(include_str!("cases.toml")).unwrap();
    let options = Options { registry: registry(), ..Options::default() };
    let wrong: Vec<String> = cases
        .case
        .iter()
        .map(|case| (case, case.links(&options)))
        .filter(|(case, found)| *found != case.links)
        .map(|(case, found)| format!("{}: expected {:?}, got {found:?}", case.why, case.links))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
