//! Does a value stand where the record says? A value that is right may have been taken from the
//! wrong place.
//!
//! * Where the gold gives a [`Place`], each part of it that is given must agree with the record's
//!   `provenance`: page and line are equal, the spans share at least half of the longer one, the
//!   quote is found at the record's span (or the span's words in the quote).
//! * Where it gives none, the gold's own words are the quote, if the value is words and the record
//!   does not say that it was concluded (`inferred`).
//! * Other values are not checked, and only values that are right by
//!   [`Measure::Clause`](super::Measure) are.

use serde_json::Value;

use super::compare::same_sentence;
use super::measure::Nature;
use super::pair::Pair;
use super::{Gold, Place};

/// The places of both sides.
pub(super) struct Grounds<'a> {
    gold: &'a Gold,
    provenance: Option<&'a Value>,
    /// None if the record was written without it.
    text: Option<Vec<char>>,
}

impl<'a> Grounds<'a> {
    pub(super) fn new(gold: &'a Gold, record: &'a Value) -> Self {
        let text = record.get("text").and_then(Value::as_str);
        let text = text.map(|text| text.chars().collect());
        Self { gold, provenance: record.get("provenance"), text }
    }

    /// Whether the place of a right value is right; nothing if it cannot be told.
    pub(super) fn check(&self, pair: &Pair<'_>, nature: Nature) -> Option<bool> {
        let found = self.provenance?.get(&pair.found_at);
        if let Some(place) = self.gold.places.get(&pair.at) {
            return found.map_or(Some(false), |found| self.agrees(place, found));
        }
        if matches!(nature, Nature::Closed | Nature::Person) {
            return None;
        }
        let (quote, text) = (pair.expected.as_str()?, self.text.as_deref()?);
        match found {
            Some(found) if found.get("inferred").is_some() => None,
            Some(found) => Some(same_sentence(quote, &words_at(text, found)?)),
            None => Some(false),
        }
    }

    /// Nothing, if not one part of the place could be compared.
    fn agrees(&self, place: &Place, found: &Value) -> Option<bool> {
        let number = |key: &str| found.get(key).and_then(Value::as_u64);
        let page = place.page.map(|page| number("page") == Some(page.into()));
        let line = place.line.map(|line| number("line") == Some(line.into()));
        let span = place.span.map(|span| share_half(span, span_of(found)));
        let quote = place.quote.as_deref().and_then(|quote| {
            let words = words_at(self.text.as_deref()?, found)?;
            Some(words.contains(quote) || same_sentence(quote, &words))
        });
        [page, line, span, quote].into_iter().flatten().reduce(|all, one| all && one)
    }
}

fn span_of(found: &Value) -> Option<[usize; 2]> {
    let span = found.get("span")?;
    let bound = |index: usize| usize::try_from(span.get(index)?.as_u64()?).ok();
    Some([bound(0)?, bound(1)?])
}

fn words_at(text: &[char], found: &Value) -> Option<String> {
    let [start, end] = span_of(found)?;
    Some(text.get(start..end)?.iter().collect())
}

fn share_half([start, end]: [usize; 2], found: Option<[usize; 2]>) -> bool {
    let Some([found_start, found_end]) = found else { return false };
    let shared = end.min(found_end).saturating_sub(start.max(found_start));
    let longer = end.saturating_sub(start).max(found_end.saturating_sub(found_start));
    shared > 0 && shared * 2 >= longer
}
