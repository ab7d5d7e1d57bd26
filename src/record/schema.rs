//! The record's JSON Schema (draft 2020-12), made from the types of [`model`](super::model).
//!
//! Doc comments become descriptions and closed lists enums. Every key is required, whatever
//! its value; `text` alone may be left out (`--no-text`). `schema/record.schema.json` is what
//! [`schema()`] gives, and the tests keep it so.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::model::{Record, SCHEMA};

/// The schema, as a JSON object.
pub fn schema() -> Value {
    of::<Record>(SCHEMA)
}

/// The schema of something that is written, under a name such as `referat/record/1`.
pub(crate) fn of<T: JsonSchema>(name: &str) -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    tidy(&mut schema);
    if let Value::Object(root) = &mut schema {
        root.insert("$id".to_owned(), json!(format!("urn:{}", name.replace('/', ":"))));
    }
    schema
}

/// What the types do not say: the form of the strings under these keys.
const FORMS: &[(&str, &str, &str)] = &[
    ("date", "format", "date"),
    ("sha256", "pattern", HASH),
    ("record_sha256", "pattern", HASH),
    ("start_time", "pattern", CLOCK),
    ("end_time", "pattern", CLOCK),
    ("arrived", "pattern", CLOCK),
    ("left", "pattern", CLOCK),
];

const HASH: &str = "^[0-9a-f]{64}$";

/// `09:30`
const CLOCK: &str = "^[0-9]{2}:[0-9]{2}$";

fn tidy(schema: &mut Value) {
    match schema {
        Value::Array(members) => members.iter_mut().for_each(tidy),
        Value::Object(members) => {
            members.remove("default"); // of reading, where the schema tells of writing
            drop_size_of_numbers(members);
            list_values(members);
            members.values_mut().for_each(tidy);
            close(members);
        }
        _ => {}
    }
}

/// `uint32` and `double` are Rust's business.
fn drop_size_of_numbers(schema: &mut Map<String, Value>) {
    if matches!(schema.get("format"), Some(Value::String(_))) {
        schema.remove("format");
    }
}

/// A choice between described constants becomes an `enum`, which more tools understand, and
/// one description.
fn list_values(schema: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = schema.get("oneOf") else { return };
    let Some(values) = choices.iter().map(|choice| choice.get("const")).collect::<Option<Vec<_>>>()
    else {
        return;
    };
    let values: Vec<Value> = values.into_iter().cloned().collect();
    let mut description = schema.get("description").map(words).unwrap_or_default().to_owned();
    for (value, choice) in values.iter().zip(choices) {
        let meaning = choice.get("description").map(words).unwrap_or_default();
        description.extend(["\n- `", words(value), "`: ", meaning]);
    }
    schema.remove("oneOf");
    schema.insert("type".to_owned(), json!("string"));
    schema.insert("enum".to_owned(), Value::Array(values));
    schema.insert("description".to_owned(), Value::String(description));
}

fn words(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// An object has the keys that are listed and no others.
fn close(schema: &mut Map<String, Value>) {
    let Some(Value::Object(keys)) = schema.get_mut("properties") else { return };
    for (key, keyword, form) in FORMS {
        if let Some(Value::Object(value)) = keys.get_mut(*key) {
            value.insert((*keyword).to_owned(), json!(form));
        }
    }
    schema.insert("additionalProperties".to_owned(), json!(false));
}
