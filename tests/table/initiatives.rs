//! The initiatives of a record, as they are compared.

use std::path::Path;

use referat::{Options, Source, extract};
use serde_json::Value;

/// One row of the table; paragraphs of a cell have a line break between them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Initiative {
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) status: String,
    pub(crate) owners: Vec<String>,
}

/// What a document says.
pub(crate) fn read(document: &Path) -> Vec<Initiative> {
    let source = Source::read(document, document.file_name().unwrap().to_str().unwrap()).unwrap();
    let record = serde_json::to_value(extract(&source, &Options::default())).unwrap();
    record["initiatives"].as_array().unwrap().iter().map(initiative).collect()
}

fn initiative(value: &Value) -> Initiative {
    let word = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let owners = value["owners"].as_array().unwrap();
    Initiative {
        number: word("number"),
        title: word("title"),
        description: word("description"),
        status: word("status"),
        owners: owners.iter().map(|owner| owner.as_str().unwrap().to_owned()).collect(),
    }
}

impl Initiative {
    /// All fields without hyphens, about which setting leaves doubts (`tests/hyphenation` is about
    /// them), and with single spaces.
    pub(crate) fn solid(&self) -> (Vec<String>, Vec<String>) {
        let fields = [&self.title, &self.description, &self.status];
        (
            fields.iter().map(|field| solid(field)).collect(),
            self.owners.iter().map(|owner| solid(owner)).collect(),
        )
    }

    /// How many paragraphs and bullets the cells have.
    pub(crate) fn breaks(&self) -> [usize; 2] {
        [&self.description, &self.status].map(|field| field.matches('\n').count())
    }
}

fn solid(field: &str) -> String {
    let kept = field.replace(['-', '\u{2010}', '\u{2011}'], "");
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}
