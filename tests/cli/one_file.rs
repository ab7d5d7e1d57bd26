//! One document on standard output.

use crate::minutes::MINUTES;
use crate::process::{Folder, Run, referat};

fn extract(name: &str, bytes: &[u8], further: &[&str]) -> Run {
    let folder = Folder::with(&[(name, bytes)]);
    let file = folder.input().join(name);
    let mut arguments = vec!["extract", file.to_str().unwrap()];
    arguments.extend(further);
    referat(arguments)
}

#[test]
fn the_record_is_printed() {
    let run = extract("møde.txt", MINUTES, &[]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let record = run.json();
    assert_eq!(record["schema"], "referat/record/1");
    assert_eq!(record["source"]["path"], "møde.txt");
    assert_eq!(record["outcome"], "complete");
    assert!(run.stdout.ends_with("}\n"));
}

#[test]
fn compact_is_one_line_and_the_same_record() {
    let pretty = extract("a.txt", MINUTES, &["--pretty"]);
    for further in [&["--compact"][..], &["--format", "jsonl"]] {
        let compact = extract("a.txt", MINUTES, further);
        assert_eq!(compact.stdout.lines().count(), 1);
        assert_eq!(compact.json(), pretty.json());
    }
}

#[test]
fn the_text_can_be_left_out() {
    assert!(extract("a.txt", MINUTES, &[]).json()["text"].is_string());
    assert!(extract("a.txt", MINUTES, &["--no-text"]).json().get("text").is_none());
}

#[test]
fn what_cannot_be_read_has_a_record_that_says_why() {
    let cases: [(&str, &[u8], &str); 8] = [
        ("empty.txt", b"", "empty-file"),
        ("blank.txt", b" \n\n\t", "empty-file"),
        ("junk.txt", &[0, 1, 2, 3, 200, 7, 6, 5], "not-a-document"),
        ("brev.docx", b"PK\x03\x04rest", "unsupported-format"),
        ("record.json", b"{\"title\": \"Referat\"}", "unsupported-format"),
        ("side.htm", b"<!DOCTYPE HTML PUBLIC>Referat", "unsupported-format"),
        ("torn.pdf", b"%PDF-1.4\n1 0 obj\n<<", "truncated"),
        ("side.pdf", b"<html><p>404", "not-a-pdf"),
    ];
    for (name, bytes, code) in cases {
        let run = extract(name, bytes, &[]);
        assert_eq!(run.code, 1, "{name}: {}", run.stderr);
        let record = run.json();
        assert_eq!(record["outcome"], "failed");
        assert_eq!(record["diagnostics"][0]["code"], code, "{name}");
        assert!(run.stderr.contains(name) && run.stderr.contains(code), "{}", run.stderr);
        assert_eq!(extract(name, bytes, &["--quiet"]).stderr, "");
    }
}

#[test]
fn any_stage_can_be_looked_at() {
    let folder = Folder::with(&[("a.txt", MINUTES)]);
    let file = folder.input().join("a.txt");
    let file = file.to_str().unwrap();
    for stage in ["source", "text-layer", "layout", "text", "kind", "outline", "fields", "record"] {
        let run = referat(["inspect", "--stage", stage, file]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{stage}");
        assert!(!run.json().is_null(), "{stage}");
    }
    assert_eq!(referat(["inspect", "--stage", "text", "nothing.txt"]).code, 2);
    folder.add("b.txt", b"");
    let empty = folder.input().join("b.txt");
    let inspect = |stage| referat(["inspect", "--stage", stage, empty.to_str().unwrap()]);
    assert_eq!(inspect("record").json()["outcome"], "failed");
    assert_eq!((inspect("layout").code, inspect("layout").stdout.as_str()), (1, ""));
}

#[test]
fn the_words_alone() {
    let folder = Folder::with(&[("a.txt", MINUTES), ("b.txt", b"")]);
    let text = |name| referat(["text", folder.input().join(name).to_str().unwrap()]);
    assert!(text("a.txt").stdout.contains("Dagsordenen blev godkendt."));
    assert_eq!(text("a.txt").code, 0);
    let empty = text("b.txt");
    assert_eq!((empty.code, empty.stdout.as_str()), (1, ""));
    assert!(empty.stderr.contains("empty-file"));
}

#[test]
fn a_page_can_be_drawn() {
    let draw = |page, file: &str| {
        let file = format!("{}/corpus/{file}", env!("CARGO_MANIFEST_DIR"));
        referat(["inspect", "--svg", page, &file])
    };
    for file in ["grundvand.pdf", "grundvand.txt"] {
        let page = draw("1", file);
        assert_eq!((page.code, page.stderr.as_str()), (0, ""));
        assert!(page.stdout.starts_with("<svg ") && page.stdout.ends_with("</svg>\n"));
    }
    assert_eq!(draw("99", "grundvand.pdf").code, 2);
}
