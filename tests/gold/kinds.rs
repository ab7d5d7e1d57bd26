//! The values that other documents than minutes have: initiatives, bodies, goals, sections.

use serde_json::Value;

use crate::align::align;
use crate::compare::{likeness, list, normal, same, text};
use crate::tally::Tally;

/// Compares everything of the kind that `gold` asserts.
pub(crate) fn judge(gold: &Value, found: &Value, tally: &mut Tally) {
    for list in LISTS {
        entries(gold, found, list, tally);
    }
    if !gold["sections"].is_null() {
        let (expected, got) = (flatten(gold), flatten(found));
        sections(&expected, &got, tally);
    }
}

/// A list of entries: its key, the key that tells them apart, and the keys that hold values or lists.
struct Entries {
    key: &'static str,
    title: &'static str,
    keys: &'static [&'static str],
}

const LISTS: &[Entries] = &[
    Entries {
        key: "initiatives",
        title: "title",
        keys: &["number", "title", "description", "status", "owners", "focus_area"],
    },
    Entries { key: "bodies", title: "name", keys: &["name", "tasks", "projects", "refers_to"] },
    Entries { key: "goals", title: "title", keys: &["number", "title", "milestones"] },
];

fn entries(gold: &Value, found: &Value, entries: &Entries, tally: &mut Tally) {
    let Entries { key, title, keys } = *entries;
    if gold[key].is_null() {
        return;
    }
    let (expected, got) = (list(gold, key), list(found, key));
    // two entries may have one title: the number tells them apart
    let alike = |e: &Value, f: &Value| {
        likeness(text(e, title), text(f, title)) * 0.9
            + f64::from(u8::from(text(e, "number") == text(f, "number"))) * 0.1
    };
    for (e, f) in align(expected, got, 0.55, alike) {
        match (e, f) {
            (Some(e), Some(f)) => {
                for field in keys {
                    let path = format!("{key}[{e}].{field}");
                    values(&expected[e][field], &got[f][field], &path, key, tally);
                }
            }
            (Some(e), None) => {
                tally.missing(key, &format!("{key}[{e}]"), &expected[e][title].to_string());
            }
            (None, Some(f)) => {
                tally.surplus(key, &format!("{key}(+{f})"), &got[f][title].to_string());
            }
            (None, None) => {}
        }
    }
}

/// Compares leaves; lists and objects leaf by leaf in order.
fn values(expected: &Value, found: &Value, path: &str, field: &'static str, tally: &mut Tally) {
    match (expected, found) {
        (Value::Array(expected), Value::Array(found)) => {
            for index in 0..expected.len().max(found.len()) {
                let at = |list: &[Value]| list.get(index).cloned().unwrap_or_default();
                let path = format!("{path}[{index}]");
                values(&at(expected), &at(found), &path, field, tally);
            }
        }
        (Value::Object(members), _) => {
            for (key, value) in members {
                values(value, &found[key], &format!("{path}.{key}"), field, tally);
            }
        }
        (_, Value::Object(members)) => {
            for (key, value) in members {
                values(&Value::Null, value, &format!("{path}.{key}"), field, tally);
            }
        }
        (Value::Null, Value::Null) => {}
        (Value::Null, found) => tally.surplus(field, path, &found.to_string()),
        (expected, Value::Null) => tally.missing(field, path, &expected.to_string()),
        (expected, found) if same(&bare(expected), &bare(found)) => tally.right(field),
        (expected, found) => tally.wrong(field, path, &expected.to_string(), &found.to_string()),
    }
}

/// A string without its bullet.
fn bare(value: &Value) -> Value {
    let Some(words) = value.as_str() else { return value.clone() };
    let words = normal(words);
    let (mark, rest) = words.split_once(' ').unwrap_or(("", &words));
    let is_bullet = matches!(mark, "•" | "-" | "o" | "‣" | "–")
        || mark.strip_suffix(')').is_some_and(|number| number.parse::<u8>().is_ok());
    if is_bullet { rest.into() } else { words.into() }
}

/// The sections with their depth, in reading order.
fn flatten(record: &Value) -> Vec<(usize, &Value)> {
    fn walk<'a>(sections: &'a [Value], depth: usize, out: &mut Vec<(usize, &'a Value)>) {
        for section in sections {
            out.push((depth, section));
            walk(list(section, "sections"), depth + 1, out);
        }
    }
    let mut out = Vec::new();
    walk(list(record, "sections"), 0, &mut out);
    out
}

fn sections(expected: &[(usize, &Value)], found: &[(usize, &Value)], tally: &mut Tally) {
    let alike = |e: &(usize, &Value), f: &(usize, &Value)| {
        if e.1["title"].is_null() && f.1["title"].is_null() {
            return 1.0;
        }
        likeness(text(e.1, "title"), text(f.1, "title"))
    };
    for (e, f) in align(expected, found, 0.6, alike) {
        match (e.map(|e| &expected[e]), f.map(|f| &found[f])) {
            (Some((depth, section)), Some((own, found))) => {
                let path = format!("sections({})", text(section, "title"));
                values(
                    &(*depth).into(),
                    &(*own).into(),
                    &format!("{path}.depth"),
                    "sections",
                    tally,
                );
                for key in ["number", "title", "paragraphs", "list_items"] {
                    let path = format!("{path}.{key}");
                    values(&section[key], &found[key], &path, "sections", tally);
                }
            }
            (Some((_, section)), None) => {
                tally.missing("sections", "sections", &section["title"].to_string());
            }
            (None, Some((_, section))) => {
                tally.surplus("sections", "sections", &section["title"].to_string());
            }
            (None, None) => {}
        }
    }
}
