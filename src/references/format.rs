//! Tables as CSV, JSON and Markdown.

use std::io::{self, Write};

use serde_json::Value;

use super::Row;

/// Comma-separated values (RFC 4180, lines end in `\n`), UTF-8.
///
/// # Errors
/// Whatever `out` says.
pub fn csv<R: Row>(rows: &[R], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", R::COLUMNS.join(","))?;
    for row in rows {
        let row = serde_json::to_value(row)?;
        let cells =
            R::COLUMNS.iter().map(|key| quoted(&row.get(key).map(cell).unwrap_or_default()));
        writeln!(out, "{}", cells.collect::<Vec<_>>().join(","))?;
    }
    Ok(())
}

/// A list of objects.
///
/// # Errors
/// Whatever `out` says.
pub fn json<R: Row>(rows: &[R], out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, rows)?;
    writeln!(out)
}

/// A table for reading: the columns that say what is mentioned where.
///
/// # Errors
/// Whatever `out` says.
pub fn markdown<R: Row>(rows: &[R], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| {} |", R::SHOWN.join(" | "))?;
    writeln!(out, "|{}", "---|".repeat(R::SHOWN.len()))?;
    for row in rows {
        let cells = row.shown().into_iter();
        let cells: Vec<String> = cells.map(|cell| cell.trim().replace('|', "\\|")).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

/// A value as it stands in a cell: what is not known is empty.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(words) => words.clone(),
        other => other.to_string(),
    }
}

/// A cell of comma-separated values.
pub(crate) fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell.to_owned()
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn cells_are_quoted_where_needed() {
        assert_eq!(quoted("Kaj 3"), "Kaj 3");
        assert_eq!(quoted("Kaj 3, \"nord\""), "\"Kaj 3, \"\"nord\"\"\"");
    }
}
