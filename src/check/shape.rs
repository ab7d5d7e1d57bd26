//! The shape of a record: keys, types, closed lists, as the schema has them.
//!
//! This knows the keywords that our own schema uses and no others. A reader of any schema
//! would be the larger part of the program; that the two agree is shown in the tests.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::{Finding, Rule};
use crate::record::pointer::{Escaped, Pointer};
use crate::record::schema;

/// What `record` has otherwise than the schema.
pub(super) fn check(record: &Value) -> Vec<Finding> {
    static SCHEMA: LazyLock<Schema> = LazyLock::new(|| Schema::new(schema()));
    compare(&SCHEMA, record)
}

/// What something else that the program writes has otherwise than its schema.
pub(super) fn check_by(schema: Value, written: &Value) -> Vec<Finding> {
    compare(&Schema::new(schema), written)
}

fn compare(schema: &Schema, written: &Value) -> Vec<Finding> {
    let mut shape = Shape { schema, found: Vec::new(), at: Pointer::default() };
    shape.value(&schema.root, written);
    shape.found
}

struct Schema {
    root: Value,
    /// The regular expressions in it.
    forms: BTreeMap<String, Regex>,
}

impl Schema {
    fn new(root: Value) -> Self {
        let mut forms = BTreeMap::new();
        collect_forms(&root, &mut forms);
        Self { root, forms }
    }
}

fn collect_forms(schema: &Value, forms: &mut BTreeMap<String, Regex>) {
    let Some(members) = schema.as_object() else { return };
    let form = members.get("pattern").and_then(Value::as_str);
    if let Some((form, regex)) = form.and_then(|form| Some((form, Regex::new(form).ok()?))) {
        forms.insert(form.to_owned(), regex);
    }
    members.values().for_each(|schema| collect_forms(schema, forms));
}

struct Shape<'a> {
    schema: &'a Schema,
    at: Pointer,
    found: Vec<Finding>,
}

impl<'a> Shape<'a> {
    fn value(&mut self, schema: &'a Value, value: &Value) {
        let Some(schema) = schema.as_object() else { return };
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let target =
                target.strip_prefix('#').and_then(|pointer| self.schema.root.pointer(pointer));
            return target.into_iter().for_each(|schema| self.value(schema, value));
        }
        if let Some(Value::Array(choices)) = schema.get("anyOf") {
            return self.any(choices, value);
        }
        if !self.right_type(schema, value) || !self.listed(schema, value) {
            return;
        }
        match value {
            Value::Object(members) => self.members(schema, members),
            Value::Array(values) => self.items(schema, values),
            Value::String(text) => self.form(schema, text),
            Value::Number(number) if schema.get("minimum").is_some() => {
                let least = schema.get("minimum").and_then(Value::as_f64);
                if number.as_f64() < least {
                    self.report(Rule::ValueMalformed, format!("{number} is too small"));
                }
            }
            _ => {}
        }
    }

    /// The only choice in a record is between something and `null`.
    fn any(&mut self, choices: &'a [Value], value: &Value) {
        let nothing = |choice: &&Value| choice.get("type").is_some_and(|kind| kind == "null");
        if value.is_null() && choices.iter().any(|choice| nothing(&choice)) {
            return;
        }
        if let Some(choice) = choices.iter().find(|choice| !nothing(choice)) {
            self.value(choice, value);
        }
    }

    fn right_type(&mut self, schema: &Map<String, Value>, value: &Value) -> bool {
        let wanted: Vec<&str> = match schema.get("type") {
            Some(Value::String(kind)) => vec![kind],
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => return true,
        };
        let right = wanted.iter().any(|kind| is_a(kind, value));
        if !right {
            let message = format!("expected {}, found {}", wanted.join(" or "), kind(value));
            self.report(Rule::TypeWrong, message);
        }
        right
    }

    fn listed(&mut self, schema: &Map<String, Value>, value: &Value) -> bool {
        if let Some(wanted) = schema.get("const").filter(|wanted| *wanted != value) {
            self.report(Rule::SchemaUnknown, format!("expected {wanted}, found {value}"));
            return false;
        }
        let Some(Value::Array(list)) = schema.get("enum") else { return true };
        let listed = list.contains(value);
        if !listed {
            let list: Vec<_> = list.iter().filter_map(Value::as_str).collect();
            let message = format!("{value} is none of: {}", list.join(", "));
            self.report(Rule::ValueNotListed, message);
        }
        listed
    }

    fn members(&mut self, schema: &'a Map<String, Value>, members: &Map<String, Value>) {
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
        for key in required.filter_map(Value::as_str).filter(|key| !members.contains_key(*key)) {
            self.report(Rule::KeyMissing, format!("the key \"{key}\" is missing"));
        }
        let known = schema.get("properties").and_then(Value::as_object);
        let others = schema.get("additionalProperties");
        for (key, value) in members {
            let schema = known.and_then(|known| known.get(key)).or(others);
            self.within(Escaped(key), |shape| match schema {
                Some(Value::Bool(false)) => {
                    shape.report(Rule::KeyUnknown, format!("there is no key \"{key}\" here"));
                }
                Some(schema) => shape.value(schema, value),
                None => {}
            });
        }
    }

    fn items(&mut self, schema: &'a Map<String, Value>, values: &[Value]) {
        let bound = |keyword: &str| schema.get(keyword).and_then(Value::as_u64);
        let length = values.len() as u64;
        if bound("minItems").is_some_and(|least| length < least)
            || bound("maxItems").is_some_and(|most| length > most)
        {
            let wanted = bound("minItems").unwrap_or_default();
            let message = format!("expected {wanted} values, found {length}");
            self.report(Rule::ValueMalformed, message);
        }
        let Some(schema) = schema.get("items") else { return };
        for (index, value) in values.iter().enumerate() {
            self.within(index, |shape| shape.value(schema, value));
        }
    }

    fn form(&mut self, schema: &Map<String, Value>, text: &str) {
        let Some(form) = schema.get("pattern").and_then(Value::as_str) else { return };
        if self.schema.forms.get(form).is_some_and(|regex| !regex.is_match(text)) {
            self.report(Rule::ValueMalformed, format!("{text:?} has not the form {form}"));
        }
    }

    fn within(&mut self, key: impl Display, visit: impl FnOnce(&mut Self)) {
        let mark = self.at.enter(key);
        visit(self);
        self.at.leave(mark);
    }

    fn report(&mut self, rule: Rule, message: String) {
        self.found.push(Finding::new(rule, self.at.as_str(), message));
    }
}

fn is_a(wanted: &str, value: &Value) -> bool {
    match wanted {
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        wanted => kind(value) == wanted,
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    /// The keywords that mean something here.
    const ASSERTED: &[&str] = &[
        "$ref",
        "additionalProperties",
        "anyOf",
        "const",
        "enum",
        "items",
        "maxItems",
        "minItems",
        "minimum",
        "pattern",
        "properties",
        "required",
        "type",
    ];

    /// The keywords that tell people something. `format` is one: dates are checked as dates.
    const TOLD: &[&str] = &["$defs", "$id", "$schema", "description", "format", "title"];

    #[test]
    fn the_schema_uses_no_other_keywords() {
        keywords(&crate::record::schema());
    }

    fn keywords(schema: &Value) {
        let Some(schema) = schema.as_object() else { return };
        for (keyword, value) in schema {
            let known = ASSERTED.contains(&keyword.as_str()) || TOLD.contains(&keyword.as_str());
            assert!(known, "the shape check does not know {keyword}");
            match (keyword.as_str(), value) {
                ("properties" | "$defs", Value::Object(schemas)) => {
                    schemas.values().for_each(keywords);
                }
                ("anyOf", Value::Array(schemas)) => schemas.iter().for_each(keywords),
                _ => keywords(value),
            }
        }
    }
}
