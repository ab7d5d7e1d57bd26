//! Exit codes, and what is refused.

use std::fs;
use std::path::Path;

use crate::program::{Run, referat};
use crate::{case, eval, eval_json};

#[test]
fn a_minimum_that_is_not_reached_is_exit_code_1() {
    assert_eq!(eval(&["--min", "decisions=0.857", "--min", "all=0.77"]).code, 0);
    let low = eval(&["--min", "decisions=0.858", "--min", "all=0.77"]);
    assert_eq!(low.code, 1);
    assert!(low.stderr.ends_with("decisions: F1 0.8571 is less than 0.858\n"), "{}", low.stderr);
    let unknown = eval(&["--min", "decision=0.9"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("no such field was judged; all, decisions, items.title"));
    for wrong in ["decisions", "decisions=high", "decisions=90"] {
        assert_eq!(eval(&["--min", wrong]).code, 2, "{wrong}");
    }
}

#[test]
fn gold_without_a_record_is_missing_unless_left_out() {
    let one = |arguments: &[&str]| {
        let arguments = [&["eval", "--gold", "gold", "records/a.txt.json"], arguments].concat();
        referat(&case(), &arguments)
    };
    let counted = one(&["--by", "part"]);
    assert_eq!(counted.code, 0);
    assert!(counted.stdout.starts_with("3 documents"), "{}", counted.stdout);
    assert!(counted.stdout.contains("\nno record "), "{}", counted.stdout);
    assert!(counted.stderr.contains("gold without a record, counted as missing: nord/b, nord/c"));
    let left_out = one(&["--skip-missing"]);
    assert!(left_out.stdout.starts_with("1 documents"), "{}", left_out.stdout);
    assert!(left_out.stderr.contains("gold without a record, left out: nord/b, nord/c"));
}

#[test]
fn what_cannot_be_measured_is_exit_code_2() {
    let refused = |arguments: &[&str], why: &str| {
        let run = referat(&case(), &[&["eval"], arguments].concat());
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.stdout.is_empty(), "{}", run.stdout);
        assert!(run.stderr.contains(why), "{}", run.stderr);
    };
    refused(&["--gold", "gold/nord/d.json", "records"], "no gold to compare with");
    refused(&["--gold", "nowhere", "records"], "nowhere");
    refused(&["--gold", "gold", "nowhere"], "nowhere");
    refused(&["--gold", "gold", "records/summary.json"], "no record of `referat`");
    refused(&["--gold", "gold", "records", "records/a.txt.json"], "a second record of a.txt");
    refused(&["--gold", "gold", "records/nord/d.txt.json"], "no record belongs to any gold");
    refused(&["records"], "--gold");
    refused(&["--gold", "gold", "records", "--mismatches", "--format", "csv"], "CSV has no place");
}

#[test]
fn gold_with_a_slip_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let slip = r#"{"meeting": {"dato": "2021-03-09"}, "agenda_items": [{"title": {"value": "Valg", "side": 2}}]}"#;
    let run = measured(folder.path(), slip);
    assert_eq!(run.code, 2);
    for place in ["/meeting/dato: there is no key", "/agenda_items/0/title: unknown field `side`"] {
        assert!(run.stderr.contains(place), "{}", run.stderr);
    }
    let cut = measured(folder.path(), r#"{"meeting": "#);
    assert_eq!(cut.code, 2);
    assert!(cut.stderr.contains("a.json: no JSON"), "{}", cut.stderr);
}

#[test]
fn a_record_that_failed_has_missed_everything() {
    let folder = tempfile::tempdir().unwrap();
    let record =
        r#"{"schema": "referat/record/1", "source": {"path": "x/a.pdf"}, "outcome": "failed"}"#;
    fs::write(folder.path().join("failed.jsonl"), format!("{record}\n")).unwrap();
    fs::write(folder.path().join("a.json"), r#"{"meeting": {"date": "2021-03-09"}}"#).unwrap();
    let run = referat(folder.path(), &["eval", "--gold", "a.json", "failed.jsonl"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let meeting = run.stdout.lines().find(|line| line.starts_with("meeting")).unwrap();
    let cells: Vec<&str> = meeting.split_whitespace().collect();
    assert_eq!(cells[1..4], ["1.000", "0.000", "0.000"]);
}

#[test]
fn without_the_text_only_stated_places_are_checked() {
    let folder = tempfile::tempdir().unwrap();
    let record = fs::read_to_string(case().join("records/a.txt.json")).unwrap();
    let mut record: serde_json::Value = serde_json::from_str(&record).unwrap();
    record.as_object_mut().unwrap().remove("text");
    fs::write(folder.path().join("a.txt.json"), record.to_string()).unwrap();
    let gold = case().join("gold");
    let arguments = ["eval", "--gold", gold.to_str().unwrap(), ".", "--format", "json"];
    let run = referat(folder.path(), &arguments);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(report["all"]["micro"]["placed"], 2);
    assert_eq!(eval_json(&[])["all"]["micro"]["placed"], 6);
}

fn measured(folder: &Path, gold: &str) -> Run {
    fs::write(folder.join("a.json"), gold).unwrap();
    let records = case().join("records");
    referat(folder, &["eval", "--gold", "a.json", records.to_str().unwrap()])
}
