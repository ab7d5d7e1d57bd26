//! The files in `schema/`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use referat::batch;
use referat::record::{model::SCHEMA, schema};
use referat::write::pretty;
use serde_json::Value;

use crate::breaking::breaks;

/// The schemas of this version.
#[test]
fn the_schemas_are_the_types() {
    let kept = [
        ("record", schema()),
        ("manifest", batch::manifest_schema()),
        ("summary", batch::summary_schema()),
    ];
    for (name, schema) in kept {
        let file = folder().join(format!("{name}.schema.json"));
        if env::var_os("UPDATE_SCHEMA").is_some() {
            fs::write(&file, written(&schema)).unwrap();
        }
        assert!(
            fs::read(&file).unwrap() == written(&schema),
            "the types and schema/{name}.schema.json differ: UPDATE_SCHEMA=1 cargo test --test schema"
        );
    }
}

/// The schema with this number as it was released: readers rely on it.
#[test]
fn no_change_breaks_a_reader() {
    let number = SCHEMA.rsplit('/').next().unwrap();
    let file = folder().join(format!("record-{number}.schema.json"));
    if env::var_os("UPDATE_SCHEMA").is_some() && !file.exists() {
        fs::write(&file, written(&schema())).unwrap();
    }
    let released: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let broken = breaks(&released, &schema());
    assert!(
        broken.is_empty(),
        "readers of {SCHEMA} would break; take the change back, or raise the number in \
         src/record/model/\n{broken:#?}"
    );
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schema")
}

fn written(schema: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    pretty(schema, &mut bytes).unwrap();
    bytes
}
