//! A table of 27 rows over many pages: the portfolio among the seeds, set as PDF by a browser.
//!
//! The seed is text, and no part of the project. Here it becomes a table again, is printed in two
//! designs, read, and has to give a row for each row and its four cells. Where the seed or the
//! browser (`chromium`) is absent the test says so and passes.

#![allow(
    clippy::format_collect,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

mod portfolio;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use portfolio::Row;
use referat::diagnostic::Diagnostics;
use referat::layout::BlockKind;
use referat::lexicon::Lexicon;
use referat::normalize::NormalizedText;
use referat::{Source, layout, normalize, text_layer};

/// How cells are ruled: all around, or between rows only.
const DESIGNS: [(&str, &str); 2] =
    [("border: 0.5pt solid #666", "landscape"), ("border-bottom: 0.5pt solid #999", "portrait")];

const ROWS: usize = 27;

#[test]
fn every_row_of_the_portfolio_has_its_cells() {
    let Some(rows) = seed().map(|text| portfolio::rows(&text)) else { return };
    assert_eq!(rows.len(), ROWS, "rows of the seed");
    let folder = tempfile::tempdir().unwrap();
    for (border, orientation) in DESIGNS {
        let html = page(&rows, border, orientation);
        let Some(pdf) = print(folder.path(), &html) else {
            println!("skipped: no chromium to print with");
            return;
        };
        let found = table(&read(&pdf));
        let head = found.iter().filter(|row| row[0] == "Indsats").count();
        assert_eq!(head, 1, "the head, which every page repeats, is one row ({border})");
        let expected: Vec<Row> = rows.iter().map(solid).collect();
        assert_eq!(found.get(1..).unwrap_or_default(), expected, "{border}");
    }
}

fn seed() -> Option<String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../shared/seeds", "../../shared/seeds"].map(|folder| here.join(folder));
    let Some(folder) = folders.into_iter().find(|folder| folder.is_dir()) else {
        println!("skipped: ../shared/seeds is absent");
        return None;
    };
    let mut files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_seed = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with("003");
    Some(fs::read_to_string(files.find(is_seed)?).unwrap())
}

fn page(rows: &[Row], border: &str, orientation: &str) -> String {
    let cells =
        |row: &Row| row.iter().map(|cell| format!("<td>{}", paragraphs(cell))).collect::<String>();
    let body: String = rows.iter().map(|row| format!("<tr>{}", cells(row))).collect();
    format!(
        "<meta charset=utf-8><style>@page {{ size: A4 {orientation}; margin: 15mm }} \
         body {{ font: 9pt sans-serif }} table {{ border-collapse: collapse }} \
         td, th {{ {border}; padding: 4pt; vertical-align: top; text-align: left }} \
         p {{ margin: 0 0 4pt }}</style><h1>Oversigt</h1><table><thead><tr><th width=16%>Indsats\
         <th width=22%>Indsatsbeskrivelse<th>Afsluttende status<th width=10%>Ejer</thead>{body}</table>"
    )
}

fn paragraphs(cell: &str) -> String {
    let escaped = cell.replace('&', "&amp;").replace('<', "&lt;");
    escaped.split("\n\n").map(|paragraph| format!("<p>{paragraph}</p>")).collect()
}

fn print(folder: &Path, html: &str) -> Option<PathBuf> {
    let (page, pdf) = (folder.join("page.html"), folder.join("page.pdf"));
    fs::write(&page, html).unwrap();
    let status = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"])
        .arg(format!("--user-data-dir={}", folder.join("browser").display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(&page)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success()).then_some(pdf)
}

fn read(pdf: &Path) -> NormalizedText {
    let source = Source::read(pdf, "page.pdf").unwrap();
    let findings = &mut Diagnostics::default();
    let layer = text_layer::read(&source, findings).unwrap();
    assert!(layer.pages.len() >= 5, "{} pages", layer.pages.len());
    normalize::normalize(&layout::analyze(&layer), Lexicon::danish(), findings)
}

fn table(text: &NormalizedText) -> Vec<Row> {
    let rows = text.paragraphs.iter().filter(|paragraph| paragraph.kind == BlockKind::TableRow);
    let cells = rows.map(|row| {
        let mut cells = Row::default();
        for cell in &row.cells {
            cells[usize::from(cell.column)].push_str(cell.span.of(&text.text));
        }
        solid(&cells)
    });
    cells.collect()
}

/// Without white space and hyphens, which setting adds and takes away.
fn solid(row: &Row) -> Row {
    let is_kept = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}' | '\u{2010}');
    row.each_ref().map(|cell| cell.chars().filter(is_kept).collect())
}
