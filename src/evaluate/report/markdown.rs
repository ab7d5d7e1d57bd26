//! A report for papers and pull requests: tables of GitHub's Markdown.

use std::io;

use super::Report;
use super::grid::{self, Grid};

pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}\n", grid::whole_records(&report.all))?;
    table(&grid::fields(&report.all), out)?;
    for groups in &report.by {
        writeln!(out)?;
        table(&grid::groups(groups), out)?;
    }
    let Some(mismatches) = &report.mismatches else { return Ok(()) };
    writeln!(out)?;
    mismatches.iter().try_for_each(|mismatch| writeln!(out, "* {}", escaped(&mismatch.to_string())))
}

fn table(grid: &Grid, out: &mut dyn io::Write) -> io::Result<()> {
    let mut rows = grid.iter();
    let Some(head) = rows.next() else { return Ok(()) };
    row(head, out)?;
    let rules = (0..head.len()).map(|column| if column == 0 { "---" } else { "---:" });
    writeln!(out, "| {} |", rules.collect::<Vec<_>>().join(" | "))?;
    rows.try_for_each(|cells| row(cells, out))
}

fn row(cells: &[String], out: &mut dyn io::Write) -> io::Result<()> {
    let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
    writeln!(out, "| {} |", cells.join(" | "))
}

/// Names come from documents: nothing in them ends a cell or becomes markup.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    for character in words.chars() {
        if matches!(character, '|' | '\\' | '*' | '_' | '`' | '<' | '[' | ']') {
            out.push('\\');
        }
        out.push(if character.is_control() { ' ' } else { character });
    }
    out
}
