//! Patterns of which any may match. Each is compiled when a text has the words that it needs, so a form that no
//! document has costs nothing.

use super::{Captures, Match, Pattern};

/// Patterns asked as one.
#[derive(Debug)]
pub struct Patterns(Box<[Pattern]>);

impl Patterns {
    /// Of expressions that would be alternatives of one.
    pub(crate) fn new(written: &[String]) -> Self {
        Self(written.iter().map(|one| Pattern::new(one)).collect())
    }

    /// Whether any matches anywhere.
    pub fn is_match(&self, text: &str) -> bool {
        self.0.iter().any(|one| one.is_match(text))
    }

    /// The first match.
    pub fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.0.iter().filter_map(|one| one.find(text)).min_by_key(Match::start)
    }

    /// The matches of each, in the order of the text. Those of different patterns may overlap.
    pub fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        let mut found: Vec<_> = self.0.iter().flat_map(|one| one.find_iter(text)).collect();
        found.sort_by_key(Match::start);
        found.into_iter()
    }

    /// The same with groups.
    pub fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        let mut found: Vec<_> = self.0.iter().flat_map(|one| one.captures_iter(text)).collect();
        found.sort_by_key(|found| found.get(0).map(|whole| whole.start()));
        found.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_any() {
        let several =
            Patterns::new(&[r"\bvedtaget\b", r"\bblev\s(?P<verb>\p{L}+)"].map(String::from));
        let text = "Det blev drøftet og vedtaget.";
        assert_eq!(several.find(text).unwrap().as_str(), "blev drøftet");
        let all = several.find_iter(text).map(|found| found.as_str());
        assert!(all.eq(["blev drøftet", "vedtaget"]));
        assert_eq!(
            several.captures_iter(text).next().unwrap().name("verb").unwrap().as_str(),
            "drøftet"
        );
        assert!(!several.is_match("Det er sagt."));
    }
}
