//! What `corpus/manifest.toml` says of the documents.

use serde::Deserialize;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    /// The names that a document's shape is told by.
    pub(crate) catalogue: Shape,
    /// The documents in the order of the file.
    #[serde(rename = "document")]
    pub(crate) documents: Vec<Document>,
}

/// How items are numbered, attendance is told and decisions stand: what parsing depends on.
#[derive(Debug, Default, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(default)]
pub(crate) struct Shape {
    pub(crate) numbering: Vec<String>,
    pub(crate) attendance: Vec<String>,
    pub(crate) decisions: Vec<String>,
}

/// One document of the corpus.
#[derive(Debug, Deserialize)]
pub(crate) struct Document {
    pub(crate) id: String,
    #[serde(flatten)]
    pub(crate) shape: Shape,
    /// Its versions: text and PDF.
    pub(crate) files: Vec<String>,
    /// What made the PDF.
    pub(crate) producer: Option<String>,
    /// No rule was made with this document in view.
    #[serde(default)]
    pub(crate) held_out: bool,
}

impl Manifest {
    /// The document that a file is a version of.
    pub(crate) fn document_of(&self, file: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.files.iter().any(|name| name == file))
    }

    /// All names of one kind that the documents use.
    pub(crate) fn used<'a>(
        &'a self,
        kind: fn(&'a Shape) -> &'a [String],
    ) -> impl Iterator<Item = &'a str> {
        self.documents.iter().flat_map(move |document| kind(&document.shape)).map(String::as_str)
    }
}
