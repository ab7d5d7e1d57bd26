//! Every value stands somewhere, and the words there are the value.

use serde_json::Value;

use super::{Subject, printed};
use crate::check::{Finding, Rule};
use crate::record::PARTS;
use crate::record::model::{Outcome, Provenance};
use crate::record::pointer::{Escaped, Pointer};

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if subject.record.outcome == Outcome::Failed {
        return;
    }
    let at = &mut Pointer::default();
    for key in PARTS {
        if let Some(value) = subject.json.get(key) {
            at.within(key, |at| {
                leaves(value, at, &mut |at, leaf| placed(subject, at, leaf, found));
            });
        }
    }
    for (pointer, place) in &subject.record.provenance {
        on_page(subject, pointer, place, found);
        if !subject.json.pointer(pointer).is_some_and(is_leaf) {
            let at = format!("/provenance/{}", Escaped(pointer));
            let message = format!("there is no value at {pointer}");
            found.push(Finding::new(Rule::PlaceStray, at, message));
        }
    }
}

fn is_leaf(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Object(_) | Value::Array(_))
}

/// Visits the values; ids are none.
fn leaves(value: &Value, at: &mut Pointer, visit: &mut dyn FnMut(&str, &Value)) {
    match value {
        Value::Null => {}
        Value::Object(members) => {
            for (key, value) in members.iter().filter(|(key, _)| *key != "id") {
                at.within(key, |at| leaves(value, at, visit));
            }
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                at.within(index, |at| leaves(value, at, visit));
            }
        }
        leaf => visit(at.as_str(), leaf),
    }
}

fn placed(subject: &Subject<'_>, at: &str, leaf: &Value, found: &mut Vec<Finding>) {
    let Some(place) = subject.record.provenance.get(at) else {
        let message = format!("`provenance` does not say where {leaf} stands");
        return found.push(Finding::new(Rule::PlaceMissing, at, message));
    };
    let Some(text) = subject.text.as_ref().filter(|text| place.span.end <= text.len()) else {
        return;
    };
    let words = text.words(place.span);
    if place.inferred.is_none() && !printed::is_value(at, leaf, words) {
        let message = format!("the value is {leaf}, the words at its span are {words:?}");
        found.push(Finding::new(Rule::SpanNotValue, at, message));
    }
}

fn on_page(subject: &Subject<'_>, pointer: &str, place: &Provenance, found: &mut Vec<Finding>) {
    let pages = subject.record.source.page_count.unwrap_or(u32::MAX);
    let message = if !(1..=pages).contains(&place.page) {
        format!("page {} of {pages}", place.page)
    } else if place.line == 0 {
        "lines count from 1".to_owned()
    } else if place.bbox.is_some_and(|bbox| bbox.x0 > bbox.x1 || bbox.y0 > bbox.y1) {
        "the box ends before it starts".to_owned()
    } else {
        return;
    };
    found.push(Finding::new(
        Rule::PageOutside,
        format!("/provenance/{}", Escaped(pointer)),
        message,
    ));
}
