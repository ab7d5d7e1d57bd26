//! Lists of words that other words begin or end with, looked up by three bytes of their edge: most words
//! share them with none of the list.

use foldhash::HashMap;

/// Words that others begin with, and what they stand for.
#[derive(Debug)]
pub(super) struct Beginnings<T>(Affixes<T>);

/// Words that others end with, and what they stand for.
#[derive(Debug)]
pub(super) struct Endings<T>(Affixes<T>);

impl<T> Beginnings<T> {
    pub(super) fn add(&mut self, word: String, meaning: T) {
        self.0.add(word.as_bytes().first_chunk().copied(), word, meaning);
    }

    /// Those of the list that `text` begins with, in the order of the list, but for those of one or two
    /// bytes, which are the last.
    pub(super) fn of<'s>(&'s self, text: &'s str) -> impl Iterator<Item = &'s (String, T)> {
        self.0.beside(text.as_bytes().first_chunk()).filter(move |(word, _)| text.starts_with(word))
    }

    /// Whether one of the list begins with `text`.
    pub(super) fn go_on(&self, text: &str) -> bool {
        let begins = |(word, _): &(String, T)| word.starts_with(text);
        match text.as_bytes().first_chunk() {
            edge @ Some(_) => self.0.beside(edge).any(begins),
            None => self.0.all().any(begins),
        }
    }
}

impl<T> Endings<T> {
    pub(super) fn add(&mut self, word: String, meaning: T) {
        self.0.add(word.as_bytes().last_chunk().copied(), word, meaning);
    }

    /// Those of the list that `text` ends with, in the same order as of [`Beginnings::of`].
    pub(super) fn of<'s>(&'s self, text: &'s str) -> impl Iterator<Item = &'s (String, T)> {
        self.0.beside(text.as_bytes().last_chunk()).filter(move |(word, _)| text.ends_with(word))
    }
}

#[derive(Debug)]
struct Affixes<T> {
    by_edge: HashMap<Edge, Vec<(String, T)>>,
    /// Those without an edge.
    short: Vec<(String, T)>,
}

/// The first or the last bytes of a word.
type Edge = [u8; 3];

impl<T> Affixes<T> {
    fn add(&mut self, edge: Option<Edge>, word: String, meaning: T) {
        let list = match edge {
            Some(edge) => self.by_edge.entry(edge).or_default(),
            None => &mut self.short,
        };
        list.push((word, meaning));
    }

    /// Those with this edge, and those without one.
    fn beside(&self, edge: Option<&Edge>) -> impl Iterator<Item = &(String, T)> {
        edge.and_then(|edge| self.by_edge.get(edge)).into_iter().flatten().chain(&self.short)
    }

    fn all(&self) -> impl Iterator<Item = &(String, T)> {
        self.by_edge.values().flatten().chain(&self.short)
    }
}

impl<T> Default for Affixes<T> {
    fn default() -> Self {
        Self { by_edge: HashMap::default(), short: Vec::new() }
    }
}

impl<T> Default for Beginnings<T> {
    fn default() -> Self {
        Self(Affixes::default())
    }
}

impl<T> Default for Endings<T> {
    fn default() -> Self {
        Self(Affixes::default())
    }
}

impl<T> FromIterator<(String, T)> for Beginnings<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(words: I) -> Self {
        let mut list = Self::default();
        words.into_iter().for_each(|(word, meaning)| list.add(word, meaning));
        list
    }
}

impl FromIterator<String> for Beginnings<()> {
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        words.into_iter().map(|word| (word, ())).collect()
    }
}

impl<T> FromIterator<(String, T)> for Endings<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(words: I) -> Self {
        let mut list = Self::default();
        words.into_iter().for_each(|(word, meaning)| list.add(word, meaning));
        list
    }
}

impl FromIterator<String> for Endings<()> {
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        words.into_iter().map(|word| (word, ())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant<'s>(found: impl Iterator<Item = &'s (String, u8)>) -> Vec<u8> {
        found.map(|(_, meaning)| *meaning).collect()
    }

    fn list() -> [(String, u8); 4] {
        [("nr", 0), ("ø", 1), ("ledelse", 2), ("led", 3)].map(|(word, at)| (word.to_owned(), at))
    }

    #[test]
    fn beginnings() {
        let words: Beginnings<u8> = list().into_iter().collect();
        for (text, expected) in [
            ("ledelsen", vec![2, 3]),
            ("nr. 4", vec![0]),
            ("øl", vec![1]),
            ("le", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(meant(words.of(text)), expected, "{text}");
        }
        for (text, expected) in [("", true), ("l", true), ("lede", true), ("ledere", false)] {
            assert_eq!(words.go_on(text), expected, "{text}");
        }
    }

    #[test]
    fn endings() {
        let words: Endings<u8> = list().into_iter().collect();
        for (text, expected) in
            [("skoleledelse", vec![2]), ("medlemsø", vec![1]), ("led", vec![3]), ("", vec![])]
        {
            assert_eq!(meant(words.of(text)), expected, "{text}");
        }
    }
}
