//! What a reader of records relies on, and what it does not.
//!
//! A reader passes over keys that it does not know, and has a branch for values of a closed list
//! that it does not know. It breaks when a key goes away or may be absent, when a value gets another
//! type, when a value of a list is renamed, and when bounds change.

use referat::record::schema;
use serde_json::{Value, json};

/// The places at which a reader of records after `old` would break on records after `new`.
pub(crate) fn breaks(old: &Value, new: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    Comparison { old, new, broken: &mut broken }.schemas(old, new, "", 0);
    broken
}

struct Comparison<'a> {
    old: &'a Value,
    new: &'a Value,
    broken: &'a mut Vec<String>,
}

/// The schema is a tree but for items in items and sections in sections.
const DEEP: usize = 24;

const BOUNDS: &[&str] =
    &["type", "const", "format", "pattern", "minimum", "maximum", "minItems", "maxItems"];

impl Comparison<'_> {
    fn schemas(&mut self, old: &Value, new: &Value, at: &str, depth: usize) {
        if depth > DEEP {
            return;
        }
        let (old, new) = (resolved(self.old, old), resolved(self.new, new));
        for keyword in BOUNDS.iter().filter(|keyword| old.get(**keyword) != new.get(**keyword)) {
            self.report(at, &format!("{keyword} was {}", old[*keyword]));
        }
        for value in list(old, "enum").iter().filter(|value| !list(new, "enum").contains(value)) {
            self.report(at, &format!("{value} is no longer listed"));
        }
        self.keys(old, new, at, depth);
        self.choices(old, new, at, depth);
        for keyword in ["items", "additionalProperties"] {
            match (old.get(keyword), new.get(keyword)) {
                (Some(old), Some(new)) => {
                    self.schemas(old, new, &format!("{at}/{keyword}"), depth + 1);
                }
                (None, None) => {}
                _ => self.report(at, &format!("{keyword} came or went")),
            }
        }
    }

    fn keys(&mut self, old: &Value, new: &Value, at: &str, depth: usize) {
        for key in list(old, "required").iter().filter(|key| !list(new, "required").contains(key)) {
            self.report(at, &format!("{key} may be absent"));
        }
        for (key, old) in old.get("properties").and_then(Value::as_object).into_iter().flatten() {
            match new.pointer(&format!("/properties/{key}")) {
                Some(new) => self.schemas(old, new, &format!("{at}/{key}"), depth + 1),
                None => self.report(at, &format!("\"{key}\" is gone")),
            }
        }
    }

    fn choices(&mut self, old: &Value, new: &Value, at: &str, depth: usize) {
        let (old, new) = (list(old, "anyOf"), list(new, "anyOf"));
        if old.len() != new.len() {
            return self.report(at, "other choices");
        }
        for (old, new) in old.iter().zip(new) {
            self.schemas(old, new, at, depth + 1);
        }
    }

    fn report(&mut self, at: &str, what: &str) {
        self.broken.push(format!("{at}: {what}"));
    }
}

fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let target = schema.get("$ref").and_then(Value::as_str);
    target.map_or(schema, |target| root.pointer(target.trim_start_matches('#')).unwrap())
}

fn list<'a>(schema: &'a Value, keyword: &str) -> &'a [Value] {
    schema.get(keyword).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Changes to the schema: the pointer of what becomes what, and what is said of it.
#[test]
fn what_breaks_a_reader_is_seen() {
    let cases: [(&str, Value, &str); 9] = [
        ("/properties/schema/const", json!("referat/record/0"), "/schema: const was"),
        ("/$defs/Meeting/properties/location", Value::Null, "/meeting: \"location\" is gone"),
        ("/$defs/Meeting/required", json!([]), "/meeting: \"date\" may be absent"),
        ("/$defs/Meeting/properties/number/type", json!("string"), "/meeting/number: type was"),
        ("/$defs/Decision/properties/text/type", json!("number"), "/decisions/items/text: type"),
        ("/$defs/Attendance/enum", json!(["present"]), "\"absent\" is no longer listed"),
        ("/$defs/Provenance/properties/page/minimum", json!(1), "/page: minimum was"),
        ("/$defs/Span/maxItems", json!(3), "/span: maxItems was"),
        ("/properties/meeting/anyOf", json!([]), "/meeting: other choices"),
    ];
    for (pointer, change, says) in cases {
        let mut changed = schema();
        *changed.pointer_mut(pointer).unwrap() = change;
        drop_nulls(&mut changed);
        let broken = breaks(&schema(), &changed);
        assert!(broken.iter().any(|line| line.contains(says)), "{pointer}: {broken:#?}");
    }
}

#[test]
fn what_breaks_nobody_is_not_seen() {
    let mut changed = schema();
    changed["properties"]["novelty"] = json!({ "type": "string" });
    changed["$defs"]["Attendance"]["enum"].as_array_mut().unwrap().push(json!("online"));
    changed["required"].as_array_mut().unwrap().push(json!("novelty"));
    changed["description"] = json!("Told in other words.");
    assert_eq!(breaks(&schema(), &changed), Vec::<String>::new());
}

fn drop_nulls(schema: &mut Value) {
    if let Some(members) = schema.as_object_mut() {
        members.retain(|_, value| !value.is_null());
        members.values_mut().for_each(drop_nulls);
    }
}
