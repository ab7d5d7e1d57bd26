//! The rules that records are checked by.

use crate::diagnostic::codes;

codes! {
    /// The rule that a finding of a check is about. The README's table of checks is this list.
    pub enum Rule;

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
    /// A value has not the form or length that the schema wants.
    ValueMalformed = "value-malformed", Error;
}
