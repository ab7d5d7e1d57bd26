//! The rules that records are checked by.

use crate::diagnostic::codes;

codes! {
    /// The rule that a finding of a check is about. The README's table of checks is this list.
    pub enum Rule;

    /// The file is no JSON: cut off, or changed by hand.
    NotJson = "not-json", Error;
    /// The file is JSON, but no record.
    NotARecord = "not-a-record", Error;
    /// An object has the same key twice.
    KeyRepeated = "key-repeated", Error;
    /// The record's `schema` is one that this version does not know.
    SchemaUnknown = "schema-unknown", Error;
    /// A key of the schema is missing.
    KeyMissing = "key-missing", Error;
    /// A key is none of the schema's.
    KeyUnknown = "key-unknown", Error;
    /// A value has another type than in the schema.
    TypeWrong = "type-wrong", Error;
    /// A value is not in the schema's closed list.
    ValueNotListed = "value-not-listed", Error;
    /// A value has not the form, size or length that the schema wants.
    ValueMalformed = "value-malformed", Error;
    /// The outcome, the diagnostics and what the record holds contradict each other.
    OutcomeContradiction = "outcome-contradiction", Error;
    /// A span ends before it starts or after the text.
    SpanOutside = "span-outside", Error;
    /// The words at a value's span are not that value.
    SpanNotValue = "span-not-value", Error;
    /// A value has no entry in `provenance`.
    PlaceMissing = "place-missing", Error;
    /// An entry of `provenance` leads to no value.
    PlaceStray = "place-stray", Error;
    /// A page, line or box does not exist.
    PageOutside = "page-outside", Error;
    /// The coverage does not add up.
    CoverageWrong = "coverage-wrong", Error;
    /// Repairs overlap or are out of order.
    RepairsOverlap = "repairs-overlap", Error;
    /// Two participants or two agenda items have the same id.
    IdRepeated = "id-repeated", Error;
    /// An id, index or pointer leads nowhere.
    ReferenceDangling = "reference-dangling", Error;
    /// The agenda items' `order` does not count 1, 2, 3 ...
    OrderWrong = "order-wrong", Error;
    /// A date does not exist.
    DateImpossible = "date-impossible", Error;
    /// A time of day does not exist.
    TimeImpossible = "time-impossible", Error;
    /// The weekday printed beside a date is another one, and no diagnostic says so.
    WeekdayUnexplained = "weekday-unexplained", Warning;
    /// Something ends before it starts, or the next meeting comes before this one.
    TimesReversed = "times-reversed", Warning;
    /// The agenda numbers leave one out, and no diagnostic says so.
    GapUnexplained = "gap-unexplained", Warning;
    /// An agenda number comes twice or goes back, and no diagnostic says so.
    RepeatUnexplained = "repeat-unexplained", Warning;
    /// The chair speaks or decides, but no participant is the chair.
    ChairMissing = "chair-missing", Warning;
    /// Somebody who is absent speaks, concludes, leads the meeting or writes its minutes.
    AbsentActive = "absent-active", Warning;
    /// An item for information has a decision that nobody recommended.
    DecisionOnInformation = "decision-on-information", Warning;
    /// A vote has more votes than people present, or is unanimous with votes against.
    VoteContradiction = "vote-contradiction", Warning;
    /// A value is another one than expected.
    ValueDiffers = "value-differs", Error;
    /// A value or an entry of a list is expected and not there.
    ValueMissing = "value-missing", Error;
    /// A value or an entry of a list is there and not expected.
    ValueUnexpected = "value-unexpected", Error;
    /// A value is the expected one, but stands at another place.
    PlaceDiffers = "place-differs", Error;
    /// A document has no expected record beside it.
    RecordMissing = "record-missing", Error;
    /// An expected record has no document beside it.
    DocumentMissing = "document-missing", Error;
}

impl Rule {
    /// Whether it is about documents and their expected records, not about a record alone.
    pub fn is_of_fixtures(self) -> bool {
        self >= Self::ValueDiffers
    }
}
