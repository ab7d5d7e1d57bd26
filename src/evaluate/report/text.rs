//! A report for people: columns one below the other.

use std::io;

use super::Report;
use super::grid::{self, Grid};

pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}\n", grid::whole_records(&report.all))?;
    columns(&grid::fields(&report.all), out)?;
    for groups in &report.by {
        writeln!(out)?;
        columns(&grid::groups(groups), out)?;
    }
    let Some(mismatches) = &report.mismatches else { return Ok(()) };
    writeln!(out)?;
    mismatches.iter().try_for_each(|mismatch| writeln!(out, "{mismatch}"))
}

/// Names to the left, figures to the right.
fn columns(grid: &Grid, out: &mut dyn io::Write) -> io::Result<()> {
    let cells = grid.first().map_or(0, Vec::len);
    let width = |column: usize| {
        let widths = grid.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        widths.max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..cells).map(width).collect();
    for row in grid {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
            if column == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
