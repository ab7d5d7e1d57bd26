//! Places in the repaired text, and values that remember theirs.
//!
//! Inside the pipeline a [`Span`] counts bytes, because Rust slices by bytes; the
//! record counts Unicode code points. `record::assemble` converts, once, at the end.

use std::borrow::Cow;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A half-open range `start..end` of a text.
///
/// Bytes of `NormalizedText::text` inside the pipeline, Unicode code points of
/// `Record::text` in a finished record. Serialised as `[start, end]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First unit inside.
    pub start: usize,
    /// First unit after.
    pub end: usize,
}

impl Span {
    /// The range `start..end`; an end before the start is moved to the start.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Number of units inside.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing is inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same range, `by` units further on.
    #[must_use]
    pub fn shift(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// As a standard range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The text inside, empty when the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// This byte span of `text` without the white space at its ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let inside = self.of(text);
        let start = self.start + (inside.len() - inside.trim_start().len());
        Self::new(start, start + inside.trim().len())
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl Serialize for Span {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (start, end) = <(usize, usize)>::deserialize(deserializer)?;
        Ok(Self::new(start, end))
    }
}

impl JsonSchema for Span {
    fn schema_name() -> Cow<'static, str> {
        "Span".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "First Unicode code point inside, and first one after.",
            "type": "array",
            "items": { "type": "integer", "minimum": 0 },
            "minItems": 2,
            "maxItems": 2,
        })
    }
}

/// Where a value comes from: the words that show it and, when the value is not
/// printed but concluded from them, the name of the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Origin {
    /// The evidence in the text.
    pub span: Span,
    /// The rule that concluded the value, `None` if the span is the value.
    pub inferred: Option<&'static str>,
}

/// A value together with the place where it stands. Serialises as the bare value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub origin: Origin,
}

impl<T> Spanned<T> {
    /// A value that is printed at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, origin: Origin { span, inferred: None } }
    }

    /// A value concluded by `rule` from the words at `span`.
    pub fn inferred(value: T, span: Span, rule: &'static str) -> Self {
        Self { value, origin: Origin { span, inferred: Some(rule) } }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.origin.span
    }

    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), origin: self.origin }
    }
}

impl Spanned<String> {
    /// The words at `span` of `text` themselves, without white space at the ends.
    pub fn words(text: &str, span: Span) -> Self {
        let span = span.trim(text);
        Self::new(span.of(text).to_owned(), span)
    }
}

impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    /// The value alone; its place is in the record's `provenance`.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { value: T::deserialize(deserializer)?, origin: Origin::default() })
    }
}

/// The schema of the bare value.
impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
/// Where the character begins that holds the byte `at`.
pub(crate) fn begin_of_character(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}
