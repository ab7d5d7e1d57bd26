//! Words that tell where sentences and lines end, and what a line begins with.

use foldhash::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::data;

/// Words by where they stand in sentences and lines.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentenceWords {
    /// A sentence goes on behind these: "og", "til", "kl."
    pub open: HashSet<String>,
    /// Those of them that may end a title: "er", "skal".
    pub weak: HashSet<String>,
    /// A line that begins so goes on: "mellem", "samt".
    pub leading: HashSet<String>,
    /// With their full stop, at the end of a line: "mio."
    pub stopped: HashSet<String>,
    /// Without their full stop, anywhere: "evt".
    pub abbreviations: HashSet<String>,
    /// Labels that are also written with a small letter: "afbud".
    pub labels: Vec<String>,
    /// Headings of the parts of an item: "sagsfremstilling".
    pub headings: HashSet<String>,
}

/// The words of the program.
pub(crate) fn sentence_words() -> &'static SentenceWords {
    static WORDS: LazyLock<SentenceWords> =
        LazyLock::new(|| data(include_str!("data/sentences.toml")));
    &WORDS
}
