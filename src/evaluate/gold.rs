//! Gold: what a person says is in a document, in the record's own shape.
//!
//! A key that is left out is not judged; `null` says that the document does not tell; a list that
//! is given is complete. Beside the record's keys there may be one more, `gold`, about the
//! file itself ([`About`]). Any leaf may be written as an object with its place ([`Place`]):
//! `{"value": "2021-03-09", "page": 1, "line": 4}`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Error;
use crate::check::{Rule, shape};
use crate::record::pointer::{Escaped, Pointer};

/// The facts that gold asserts, and what is known of the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gold {
    /// In the record's shape, without places.
    pub facts: Value,
    /// Where leaves stand, by JSON Pointer.
    pub places: BTreeMap<String, Place>,
    /// What the file says of itself.
    pub about: About,
}

/// What a gold file says of itself, under the key `gold`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct About {
    /// Whether a person has been through all of it.
    pub status: Status,
    /// What it was made from, and by what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made_by: Option<String>,
    /// A name for how the document is laid out, by which documents are counted together.
    pub layout: Option<String>,
    /// Who the document comes from; else the organisation that met.
    pub source: Option<String>,
}

/// Whether a person has been through all of a gold file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Written or corrected by a person.
    #[default]
    Corrected,
    /// The program's own output, still to be corrected: nothing is measured with it.
    Draft,
}

/// Where a value stands: what is given must be so, what is not given may be anything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The line on the page, from 1, where the value starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Start and end in the record's `text`, in Unicode code points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<[usize; 2]>,
    /// The words from which the value is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
}

impl Gold {
    /// Reads a gold file.
    ///
    /// # Errors
    /// If it cannot be read, is no JSON, or has keys and values that no record can have.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let bytes = fs::read(path).map_err(|error| Error::Read(path.to_owned(), error))?;
        let json =
            serde_json::from_slice(&bytes).map_err(|error| Error::Json(path.to_owned(), error))?;
        Self::of(json).map_err(|faults| Error::Shape(path.to_owned(), faults))
    }

    /// Takes gold apart into facts and places.
    ///
    /// # Errors
    /// A line for each key or value that no record can have.
    pub fn of(mut json: Value) -> Result<Self, Vec<String>> {
        let about = json.as_object_mut().and_then(|members| members.remove("gold"));
        let about = about.map_or_else(|| Ok(About::default()), serde_json::from_value);
        let mut gold = Self {
            about: about.map_err(|error| vec![format!("/gold: {error}")])?,
            ..Self::default()
        };
        let mut faults = Vec::new();
        gold.facts = unplaced(json, &mut Pointer::default(), &mut gold.places, &mut faults);
        let left_out = |rule: Rule| rule == Rule::KeyMissing;
        let wrong = shape(&gold.facts).into_iter().filter(|finding| !left_out(finding.rule));
        faults.extend(wrong.map(|finding| format!("{}: {}", finding.pointer, finding.message)));
        if faults.is_empty() { Ok(gold) } else { Err(faults) }
    }
}

/// The value without its places, which are kept by their pointers.
fn unplaced(
    value: Value,
    at: &mut Pointer,
    places: &mut BTreeMap<String, Place>,
    faults: &mut Vec<String>,
) -> Value {
    match value {
        Value::Object(mut members) => {
            if let Some(leaf) = members.remove("value") {
                match serde_json::from_value(members.into()) {
                    Ok(place) => drop(places.insert(at.as_str().to_owned(), place)),
                    Err(error) => faults.push(format!("{}: {error}", at.as_str())),
                }
                return leaf;
            }
            let mut entered = |(key, value): (String, Value)| {
                let mark = at.enter(Escaped(&key));
                let value = unplaced(value, at, places, faults);
                at.leave(mark);
                (key, value)
            };
            Value::Object(members.into_iter().map(&mut entered).collect())
        }
        Value::Array(values) => {
            let mut entered = |(index, value): (usize, Value)| {
                let mark = at.enter(index);
                let value = unplaced(value, at, places, faults);
                at.leave(mark);
                value
            };
            values.into_iter().enumerate().map(&mut entered).collect()
        }
        leaf => leaf,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Gold, Place, Status};

    #[test]
    fn places_are_set_apart() {
        let gold = Gold::of(json!({
            "gold": {"status": "draft", "layout": "board"},
            "meeting": {"date": {"value": "2021-03-09", "page": 1, "quote": "9. marts"}},
            "participants": [{"aliases": ["Ib", {"value": "Ibsen", "line": 3}]}],
        }));
        let gold = gold.unwrap();
        assert_eq!(gold.facts["meeting"]["date"], "2021-03-09");
        assert_eq!(gold.facts["participants"][0]["aliases"], json!(["Ib", "Ibsen"]));
        assert_eq!(gold.about.status, Status::Draft);
        let quoted =
            Place { page: Some(1), quote: Some("9. marts".to_owned()), ..Place::default() };
        assert_eq!(gold.places["/meeting/date"], quoted);
        assert_eq!(gold.places["/participants/0/aliases/1"].line, Some(3));
        assert_eq!(gold.places.len(), 2);
    }

    #[test]
    fn what_no_record_has_is_refused() {
        let refused = |json| Gold::of(json).unwrap_err().join("; ");
        let misspelt = refused(json!({"agenda_items": [{"tilte": "Valg"}]}));
        assert!(misspelt.starts_with("/agenda_items/0/tilte: there is no key"), "{misspelt}");
        let unlisted = refused(json!({"meeting": {"type": "weekly"}}));
        assert!(unlisted.starts_with("/meeting/type: "), "{unlisted}");
        let place = refused(json!({"meeting": {"date": {"value": "2021-03-09", "side": 1}}}));
        assert!(place.starts_with("/meeting/date: unknown field `side`"), "{place}");
        let about = refused(json!({"gold": {"state": "draft"}}));
        assert!(about.starts_with("/gold: unknown field `state`"), "{about}");
    }
}
