//! Every span lies within the text, and repairs follow one another.

use serde_json::Value;

use super::Subject;
use crate::check::{Finding, Rule};
use crate::record::pointer::Escaped;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for (pointer, span) in spans(subject.json) {
        let Some([start, end]) = bounds(span) else { continue };
        let length = subject.text.as_ref().map(|text| text.len() as u64);
        if start > end {
            let message = format!("the span starts at {start} and ends at {end}");
            found.push(Finding::new(Rule::SpanOutside, pointer, message));
        } else if let Some(length) = length.filter(|length| end > *length) {
            let message = format!("the span ends at {end}, the text at {length}");
            found.push(Finding::new(Rule::SpanOutside, pointer, message));
        }
    }
    let repairs = &subject.record.repairs;
    for (index, pair) in repairs.windows(2).enumerate() {
        if let [one, next] = pair
            && next.span.start < one.span.end
        {
            let pointer = format!("/repairs/{}/span", index + 1);
            let message = format!("the repair before it ends at {}", one.span.end);
            found.push(Finding::new(Rule::RepairsOverlap, pointer, message));
        }
    }
}

/// All spans as they stand in the file: reading one into a `Span` puts it right.
fn spans(record: &Value) -> impl Iterator<Item = (String, &Value)> {
    let places = record.get("provenance").and_then(Value::as_object).into_iter().flatten();
    let places = places.map(|(key, place)| (format!("/provenance/{}", Escaped(key)), place));
    let listed = ["repairs", "diagnostics"].into_iter().flat_map(|list| {
        let values = record.get(list).and_then(Value::as_array).into_iter().flatten();
        values.enumerate().map(move |(index, value)| (format!("/{list}/{index}"), value))
    });
    let with_span = places.chain(listed);
    let with_span =
        with_span.filter_map(|(at, value)| Some((format!("{at}/span"), value.get("span")?)));
    let residue = record.pointer("/coverage/residue").and_then(Value::as_array);
    let residue = residue.into_iter().flatten().enumerate();
    with_span.chain(residue.map(|(index, span)| (format!("/coverage/residue/{index}"), span)))
}

fn bounds(span: &Value) -> Option<[u64; 2]> {
    Some([span.get(0)?.as_u64()?, span.get(1)?.as_u64()?])
}
