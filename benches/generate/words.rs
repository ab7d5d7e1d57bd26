//! The words and sentences of `words.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) first: Vec<String>,
    pub(super) last: Vec<String>,
    pub(super) places: Vec<String>,
    pub(super) amounts: Vec<String>,
    pub(super) bodies: Vec<Body>,
    pub(super) openings: Vec<Topic>,
    pub(super) topics: Vec<Topic>,
    pub(super) closings: Vec<Topic>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    pub(super) name: String,
    pub(super) organ: String,
    pub(super) meeting: String,
}

/// What an item may be about, and the sentences that go with it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Topic {
    pub(super) title: String,
    #[serde(default)]
    pub(super) plain: Vec<String>,
    #[serde(default)]
    pub(super) say: Vec<Say>,
    #[serde(default)]
    pub(super) decide: Vec<Decide>,
    #[serde(default, rename = "do")]
    pub(super) tasks: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Say {
    pub(super) act: String,
    pub(super) verb: String,
    pub(super) text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decide {
    pub(super) outcome: String,
    pub(super) text: String,
}

pub(super) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> =
        LazyLock::new(|| toml::from_str(include_str!("words.toml")).unwrap());
    &WORDS
}
