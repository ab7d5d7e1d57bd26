//! The table as the programs that print it want it.

use serde_json::{Value, json};

use crate::initiatives::Initiative;

/// Which rules are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rules {
    All,
    Rows,
    None,
}

const TITLE: &str = "Oversigt over strategiens indsatser";
const HEAD: [&str; 4] = ["Indsats", "Indsatsbeskrivelse", "Afsluttende status", "Indsatsejer"];

/// A head of four columns and its rows.
pub(crate) struct Table<'a> {
    pub(crate) rows: &'a [Initiative],
}

impl Table<'_> {
    /// For browsers and word processors.
    pub(crate) fn html(&self, rules: Rules) -> String {
        let border = match rules {
            Rules::All => "td, th { border: 0.5pt solid #666 }",
            Rules::Rows => "td, th { border-bottom: 0.5pt solid #999 }",
            Rules::None => "",
        };
        // word processors look at the attribute only
        let attribute = u8::from(rules == Rules::All);
        let mut html = format!(
            "<html lang=da><meta charset=utf-8><style>@page {{ size: A4; margin: 15mm }} \
             body {{ font: 9pt sans-serif }} table {{ border-collapse: collapse; width: 100% }} \
             td, th {{ padding: 4pt; vertical-align: top; text-align: left }} \
             p {{ margin: 0 0 4pt }} {border}</style><h1>{TITLE}</h1>\
             <table border={attribute}><thead><tr>"
        );
        for (head, width) in HEAD.iter().zip([16, 22, 48, 14]) {
            html.push_str(&format!("<th width={width}%>{head}"));
        }
        html.push_str("</thead>");
        for row in self.rows {
            html.push_str("<tr>");
            for cell in cells(row) {
                html.push_str("<td valign=top>");
                for paragraph in cell {
                    let escaped = paragraph.replace('&', "&amp;").replace('<', "&lt;");
                    html.push_str(&format!("<p>{escaped}</p>"));
                }
            }
        }
        html + "</table>"
    }

    /// For `print_table.py`.
    pub(crate) fn json(&self, rules: Rules) -> Value {
        let rows: Vec<_> = self.rows.iter().map(cells).collect();
        let rules = format!("{rules:?}").to_lowercase();
        json!({ "title": TITLE, "head": HEAD, "rows": rows, "rules": rules })
    }
}

/// The paragraphs of each cell.
fn cells(row: &Initiative) -> [Vec<String>; 4] {
    let paragraphs = |field: &str| field.split('\n').map(str::to_owned).collect::<Vec<_>>();
    let title = format!("{} {}", row.number, row.title);
    [vec![title], paragraphs(&row.description), paragraphs(&row.status), vec![owners(&row.owners)]]
}

/// `KF, MI og Ravnsund Kommune`
fn owners(owners: &[String]) -> String {
    match owners {
        [before @ .., last] if !before.is_empty() => format!("{} og {last}", before.join(", ")),
        _ => owners.join(""),
    }
}
