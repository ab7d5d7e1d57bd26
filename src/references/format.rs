//! The table as CSV, JSON and Markdown.

use std::io::{self, Write};

use super::Mention;

/// The heads of the columns, which are the keys in JSON.
const COLUMNS: [&str; 11] = [
    "source",
    "number",
    "title",
    "matched_by",
    "document",
    "date",
    "page",
    "item",
    "item_title",
    "label",
    "sentence",
];

/// Comma-separated values (RFC 4180, lines end in `\n`), UTF-8.
///
/// # Errors
/// Whatever `out` says.
pub fn csv(mentions: &[Mention], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", COLUMNS.join(","))?;
    for mention in mentions {
        let cells = cells(mention);
        writeln!(out, "{}", cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","))?;
    }
    Ok(())
}

/// A list of objects.
///
/// # Errors
/// Whatever `out` says.
pub fn json(mentions: &[Mention], out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, mentions)?;
    writeln!(out)
}

/// A table for reading: the columns that say what is mentioned where.
///
/// # Errors
/// Whatever `out` says.
pub fn markdown(mentions: &[Mention], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| initiative | document | date | item | sentence |")?;
    writeln!(out, "|---|---|---|---|---|")?;
    for mention in mentions {
        let initiative = match (&mention.number, &mention.title) {
            (Some(number), Some(title)) => format!("{number} {title}"),
            _ => format!("? ({})", mention.label),
        };
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let item = format!("{} {}", text(&mention.item), text(&mention.item_title));
        let date = text(&mention.date);
        let sentence = text(&mention.sentence);
        let cells = [&initiative, &mention.document, &date, &item, &sentence];
        let row: Vec<String> = cells.iter().map(|cell| cell.trim().replace('|', "\\|")).collect();
        writeln!(out, "| {} |", row.join(" | "))?;
    }
    Ok(())
}

fn cells(mention: &Mention) -> [String; 11] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let by = mention.matched_by.and_then(|by| serde_json::to_value(by).ok());
    [
        text(&mention.source),
        text(&mention.number),
        text(&mention.title),
        by.as_ref().and_then(|by| by.as_str()).unwrap_or_default().to_owned(),
        mention.document.clone(),
        text(&mention.date),
        mention.page.map(|page| page.to_string()).unwrap_or_default(),
        text(&mention.item),
        text(&mention.item_title),
        mention.label.clone(),
        text(&mention.sentence),
    ]
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
