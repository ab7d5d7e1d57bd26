//! Each format says the same.

use crate::{eval, eval_json};

#[test]
fn text_has_columns() {
    let run = eval(&["--by", "layout", "--mismatches"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let lines: Vec<Vec<&str>> =
        run.stdout.lines().map(|line| line.split_whitespace().collect()).collect();
    let row = |name: &str| lines.iter().find(|line| line.first() == Some(&name)).unwrap().clone();
    let decisions = ["0.750", "1.000", "0.857", "0.900", "0.286", "0.571", "0.571", "3", "4", "3"];
    assert_eq!(row("decisions")[1..11], decisions);
    assert_eq!(row("decisions")[11], "1.000");
    let board = ["2", "0.714", "0.769", "0.741", "0.778", "0.593", "0.741", "0.815", "0", "1.000"];
    assert_eq!(row("board")[1..], board);
    let first = "3 documents; whole records: clause 1 (0.333), strict 1 (0.333)";
    assert!(run.stdout.starts_with(first), "{}", run.stdout);
    let mismatch =
        "a.txt: /participants/0/name: expected \"Ida Krogsgård\" found \"Ida Krogsgard\"\n";
    assert!(run.stdout.contains(mismatch), "{}", run.stdout);
    assert!(run.stderr.contains("drafts, left out until they are corrected: nord/d\n"));
    assert!(run.stderr.contains("records without gold: 1\n"), "{}", run.stderr);
}

#[test]
fn markdown_has_tables() {
    let run = eval(&["--by", "source", "--format", "md"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let tables: Vec<&str> = run.stdout.split("\n\n").skip(1).collect();
    assert_eq!(tables.len(), 2);
    for table in tables {
        let cells = |line: &str| line.matches('|').count();
        let head = cells(table.lines().next().unwrap());
        assert!(table.lines().all(|line| cells(line) == head), "{table}");
        assert!(table.lines().nth(1).unwrap().starts_with("| --- | ---: |"), "{table}");
    }
    let row = "| people.name | 0.667 | 0.667 | 0.667 | 0.750 | 0.667 | 0.667 | 1.000 | 3 | 3 | 2 | 0.000 |";
    assert!(run.stdout.contains(row), "{}", run.stdout);
}

#[test]
fn csv_has_a_row_for_each_figure() {
    let run = eval(&["--by", "document", "--format", "csv"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut rows = run.stdout.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = rows.next().unwrap();
    let rows: Vec<Vec<&str>> = rows.collect();
    assert!(rows.iter().all(|row| row.len() == head.len()), "{}", run.stdout);
    let report = eval_json(&[]);
    for row in rows.iter().filter(|row| row[0] == "all" && !row[4].is_empty() && !row[5].is_empty())
    {
        let name = if row[2] == "all" { "all" } else { row[2] };
        let figure = &crate::field(&report["all"], name)["measures"][row[3]];
        for (column, key) in [(6, "right"), (7, "precision"), (8, "recall"), (9, "f1")] {
            let printed: f64 = row[column].parse().unwrap();
            assert_eq!(Some(printed), figure[key].as_f64(), "{row:?}");
        }
    }
    let whole = ["all", "", "whole records", "fuzzy", "3", "", "1", "", "0.3333"];
    assert!(rows.iter().any(|row| row[..9] == whole), "{}", run.stdout);
    let without = rows.iter().find(|row| row[1] == "nord/c.txt" && row[2] == "f1 without it");
    assert_eq!(without.unwrap()[12], "0.7778");
}

#[test]
fn json_has_mismatches_only_if_asked() {
    assert!(eval_json(&[]).get("mismatches").is_none());
    let mismatches = &eval_json(&["--mismatches"])["mismatches"];
    assert_eq!(mismatches.as_array().unwrap().len(), 5);
    assert_eq!(mismatches[0]["document"], "a.txt");
    assert_eq!(mismatches[0]["pointer"], "/meeting/location");
    assert_eq!(mismatches[4]["field"], "meeting");
}
