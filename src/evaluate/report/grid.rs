//! Tables as cells, for the formats that people read.

use super::{FieldRow, Groups, Table};
use crate::evaluate::Measure;

/// Rows of cells, the first of which is the head.
pub(super) type Grid = Vec<Vec<String>>;

const FIELDS: &[&str] = &[
    "field",
    "precision",
    "recall",
    "F1",
    "macro F1",
    "strict F1",
    "normalised F1",
    "fuzzy F1",
    "expected",
    "found",
    "right",
    "grounded",
];

/// The measures beside the first one.
const OTHERS: [Measure; 3] = [Measure::Strict, Measure::Normalised, Measure::Fuzzy];

/// A row for each field, then one for all and one for their mean.
pub(super) fn fields(table: &Table) -> Grid {
    let head = FIELDS.iter().map(|&name| name.to_owned()).collect();
    let mut grid: Grid = vec![head];
    grid.extend(table.fields.iter().map(row));
    let mut all = row(&table.micro);
    all.splice(..1, ["all (micro)".to_owned()]);
    grid.push(all);
    grid.push(mean(table));
    grid
}

fn row(row: &FieldRow) -> Vec<String> {
    let mut cells = vec![row.field.to_owned()];
    if let Some(clause) = row.measures.get(&Measure::Clause) {
        let figures = [clause.precision, clause.recall, clause.f1, clause.mean.f1];
        cells.extend(figures.map(decimals));
        cells.extend(OTHERS.map(|measure| decimals(row.f1(measure))));
        cells.extend([row.expected, row.found, clause.right].map(|count| count.to_string()));
    }
    cells.push(row.grounding.map_or_else(|| "-".to_owned(), decimals));
    cells
}

/// The mean over fields has no counts.
fn mean(table: &Table) -> Vec<String> {
    let mut cells = vec!["all (macro)".to_owned()];
    if let Some(clause) = table.mean.get(&Measure::Clause) {
        cells.extend([clause.precision, clause.recall, clause.f1].map(decimals));
    }
    cells.push(String::new());
    let f1 = |measure| table.mean.get(&measure).map_or(0.0, |mean| mean.f1);
    cells.extend(OTHERS.map(|measure| decimals(f1(measure))));
    cells.resize(FIELDS.len(), String::new());
    cells
}

/// A row for each group.
pub(super) fn groups(groups: &Groups) -> Grid {
    let head = [
        groups.by,
        "documents",
        "precision",
        "recall",
        "F1",
        "macro F1",
        "strict F1",
        "normalised F1",
        "fuzzy F1",
        "whole records",
        "F1 without it",
    ];
    let rows = groups.groups.iter().map(|group| {
        let all = &group.table.micro;
        let mut cells = vec![group.name.clone(), group.table.documents.to_string()];
        cells.extend(row(all).into_iter().skip(1).take(7));
        let whole = group.table.whole_records.get(&Measure::Clause);
        cells.push(whole.map_or_else(String::new, |whole| whole.documents.to_string()));
        cells.push(group.f1_without.map_or_else(|| "-".to_owned(), decimals));
        cells
    });
    [head.map(str::to_owned).to_vec()].into_iter().chain(rows).collect()
}

/// How many records are whole, by each measure.
pub(super) fn whole_records(table: &Table) -> String {
    let told = table.whole_records.iter().map(|(measure, whole)| {
        format!("{} {} ({})", measure.as_str(), whole.documents, decimals(whole.rate))
    });
    let told = told.collect::<Vec<_>>().join(", ");
    format!("{} documents; whole records: {told}", table.documents)
}

/// As many as the README has.
pub(super) fn decimals(figure: f64) -> String {
    format!("{figure:.3}")
}
