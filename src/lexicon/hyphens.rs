//! Words that tell a writer's hyphen from one that breaks a word.

use serde::Deserialize;

/// The words of `data/hyphens.toml`, all in small letters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HyphenWords {
    first: Vec<String>,
    first_unless: Vec<FirstUnless>,
    second: Vec<String>,
    pairs: Vec<Vec<String>>,
    endings: Vec<String>,
    prefixes: Vec<String>,
    suspended: Suspended,
    addresses: Addresses,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstUnless {
    part: String,
    other: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Suspended {
    always: Vec<String>,
    til_belongs_to: Vec<String>,
    som_after: Vec<String>,
    broken_before_og: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Addresses {
    marks: Vec<String>,
    ends: Vec<String>,
}

/// Whether the second half of a compound is left out after a hyphen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hanging {
    /// "sundheds- og"
    Yes,
    /// "post- til", unless the text knows the word written solid.
    Perhaps,
    /// "modt-og"
    No,
}

impl HyphenWords {
    /// Whether the words keep the hyphen between them: "it-drift", "el-tavle", "pop-up".
    pub fn keep(&self, first: &str, second: &str) -> bool {
        let (first, second) = (first.to_lowercase(), second.to_lowercase());
        let unless = |entry: &FirstUnless| {
            entry.part == first && !entry.other.iter().any(|other| second.starts_with(other))
        };
        has(&self.first, &first)
            || has(&self.second, &second)
            || self.first_unless.iter().any(unless)
            || self.pairs.iter().any(|list| has(list, &first) && has(list, &second))
    }

    /// Whether the hyphen after `first` hangs before `second`.
    pub fn hanging(&self, first: &str, second: &str) -> Hanging {
        let Suspended { always, til_belongs_to, som_after, broken_before_og } = &self.suspended;
        let is_capital = |word: &str| !word.contains(char::is_lowercase);
        let lowered = second.to_lowercase();
        // "BADE-" / "OG BÅDEBRO"
        let second = if is_capital(first) && is_capital(second) { &lowered } else { second };
        let first = first.to_lowercase();
        let is_in = |words| has(words, &first);
        match second {
            "og" if is_in(broken_before_og) => Hanging::No,
            "til" if !is_in(til_belongs_to) => Hanging::Perhaps,
            "som" if is_in(som_after) => Hanging::Perhaps,
            _ if has(always, second) => Hanging::Yes,
            _ => Hanging::No,
        }
    }

    /// Whether `part` is an ending and never a word: "ning", "erne".
    pub fn is_ending(&self, part: &str) -> bool {
        has(&self.endings, part)
    }

    /// Whether `part` is a prefix of verbs: "op", "ud".
    pub fn is_prefix(&self, part: &str) -> bool {
        has(&self.prefixes, part)
    }

    /// Whether `run` is the beginning of an address of the web or of mail, or its inside.
    pub fn begins_address(&self, run: &str) -> bool {
        const SLASHES_OF_A_PATH: usize = 2;
        self.addresses.marks.iter().any(|mark| run.contains(mark))
            || run.matches('/').count() >= SLASHES_OF_A_PATH
    }

    /// Whether `run` is a host, with or without a path: "domstol.dk", "regionsyd.dk/referater".
    pub fn is_host(&self, run: &str) -> bool {
        let host = run.split('/').next().unwrap_or_default();
        let host = host.trim_end_matches(['.', ',', ')', ';', ':']);
        let ends = |end: &String| host.len() > end.len() && host.ends_with(end);
        self.addresses.ends.iter().any(ends) || run.contains('@')
    }
}

fn has(words: &[String], word: &str) -> bool {
    words.iter().any(|other| other == word)
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;
    use super::*;

    #[test]
    fn some_words_keep_their_hyphen() {
        let words = &Lexicon::danish().hyphens;
        for (first, second) in [
            ("it", "drift"),
            ("el", "tavlen"),
            ("Eu", "midler"),
            ("pop", "up"),
            ("to", "tre"),
            ("mandag", "fredag"),
            ("skole", "hjem"),
        ] {
            assert!(words.keep(first, second), "{first}-{second}");
        }
        for (first, second) in [
            ("el", "ler"),
            ("eu", "ropæisk"),
            ("Id", "rætsforening"),
            ("gis", "ning"),
            ("to", "fredag"),
            ("nord", "vest"),
        ] {
            assert!(!words.keep(first, second), "{first}-{second}");
        }
    }

    #[test]
    fn hyphens_hang_before_conjunctions() {
        let words = &Lexicon::danish().hyphens;
        assert_eq!(words.hanging("sundheds", "og"), Hanging::Yes);
        assert_eq!(words.hanging("Modt", "og"), Hanging::No);
        assert_eq!(words.hanging("post", "til"), Hanging::Perhaps);
        assert_eq!(words.hanging("ind", "til"), Hanging::No);
        assert_eq!(words.hanging("ind", "som"), Hanging::Perhaps);
        assert_eq!(words.hanging("lang", "som"), Hanging::No);
    }
}
