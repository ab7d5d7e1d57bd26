//! Manifests and summaries of real runs are what their schemas say.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::Command;

use referat::{batch, check};
use serde_json::Value;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

use crate::kept::folder;
use crate::readers::{installed, run};

/// What a run over everything that can become of an input has written.
struct Written {
    lines: Vec<Value>,
    summary: Value,
    folder: TempDir,
}

fn written() -> Written {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in");
    fs::create_dir(&input).unwrap();
    for entry in fs::read_dir(root.join("fixtures/err")).unwrap() {
        let file = entry.unwrap().path();
        fs::copy(&file, input.join(file.file_name().unwrap())).unwrap();
    }
    let minutes = fs::read(root.join("corpus/boligforening.txt")).unwrap();
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("a.txt", SimpleFileOptions::default()).unwrap();
    archive.write_all(&minutes).unwrap();
    fs::write(input.join("2020.zip"), archive.finish().unwrap().into_inner()).unwrap();
    fs::write(input.join("copy.txt"), &minutes).unwrap();
    fs::write(input.join(".hidden.txt"), &minutes).unwrap();
    let output = folder.path().join("out");
    let status = Command::new(env!("CARGO_BIN_EXE_referat"))
        .args(["extract", "--quiet", "-o"])
        .args([&output, &input, &folder.path().join("missing.txt")])
        .status();
    assert_eq!(status.unwrap().code(), Some(1));
    let read = |name: &str| fs::read_to_string(output.join(name)).unwrap();
    let manifest = read("manifest.jsonl");
    let lines = manifest.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    Written { lines, summary: serde_json::from_str(&read("summary.json")).unwrap(), folder }
}

#[test]
fn manifest_and_summary_are_valid() {
    let Written { lines, summary, folder } = written();
    let outcomes: Vec<&str> = lines.iter().filter_map(|line| line["outcome"].as_str()).collect();
    for outcome in ["complete", "partial", "failed", "skipped"] {
        assert!(outcomes.contains(&outcome), "{outcome}");
    }
    for line in &lines {
        assert_eq!(check::shape_by(batch::manifest_schema(), line), [], "{line}");
    }
    assert_eq!(check::shape_by(batch::summary_schema(), &summary), []);
    let mut wrong = lines[0].clone();
    wrong["outcome"] = "lost".into();
    assert_eq!(check::shape_by(batch::manifest_schema(), &wrong).len(), 1);
    by_others(&lines, folder.path());
}

/// The same by somebody else: check-jsonschema.
fn by_others(lines: &[Value], scratch: &Path) {
    let Some(readers) = installed() else { return };
    let lines = lines.iter().enumerate().map(|(index, line)| {
        let file = scratch.join(format!("{index}.json"));
        fs::write(&file, line.to_string()).unwrap();
        file
    });
    let lines: Vec<_> = lines.collect();
    let summary = vec![scratch.join("out/summary.json")];
    for (name, files) in [("manifest", lines), ("summary", summary)] {
        let mut reader = Command::new(readers.join("bin/check-jsonschema"));
        let schema = folder().join(format!("{name}.schema.json"));
        run(reader.arg("--schemafile").arg(schema).args(files));
    }
}
