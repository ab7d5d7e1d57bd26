//! The README's table of figures: what it should say, and whether it says too much.

use referat::evaluate::Measure;

use crate::Scores;

/// The rows: what the README calls a field, and the field.
const ROWS: &[(&str, &str)] = &[
    ("meeting (date, times, place, body ...)", "meeting"),
    ("people found", "people.name"),
    ("attendance", "people.attendance"),
    ("roles", "people.roles"),
    ("item titles", "items.title"),
    ("item types", "items.type"),
    ("recommendations", "recommendations"),
    ("decisions found", "decisions"),
    ("action items", "actions"),
    ("statements", "statements"),
    ("references", "references"),
];

/// Printed figures have three decimals.
const ROUNDING: f64 = 0.0006;

/// The rows as they are now, ready to be pasted.
pub(crate) fn table(scores: &Scores) -> String {
    let line = |(label, field): &(&str, &str)| {
        let cells = figures(scores, field).map(|figure| format!("{figure:.3}"));
        format!("| {label} | {} |\n", cells.join(" | "))
    };
    ROWS.iter().map(line).collect()
}

/// One line for each row of the README with a figure that is better than what is measured.
pub(crate) fn overclaimed(readme: &str, scores: &Scores) -> Vec<String> {
    let overclaims = |(label, field): &&(&str, &str)| {
        let printed = printed(readme, label);
        let measured = figures(scores, field);
        printed.len() != measured.len()
            || printed.iter().zip(measured).any(|(printed, now)| *printed > now + ROUNDING)
    };
    ROWS.iter()
        .filter(overclaims)
        .map(|(label, _)| format!("README: {label}: the figures say too much"))
        .collect()
}

/// The figures of the row with this label.
fn printed(readme: &str, label: &str) -> Vec<f64> {
    let start = format!("| {label} |");
    let row = readme.lines().find(|line| line.starts_with(&start)).unwrap_or_default();
    row.split('|').filter_map(|cell| cell.trim().parse().ok()).collect()
}

/// Precision, recall and F1 of text and PDF, F1 of both among the documents held out.
fn figures(scores: &Scores, field: &str) -> [f64; 8] {
    let of = |part| scores.part(part).score(field).by(Measure::Clause);
    let (text, pdf) = (of("text"), of("pdf"));
    [
        text.precision(),
        text.recall(),
        text.f1(),
        pdf.precision(),
        pdf.recall(),
        pdf.f1(),
        of("held-out-text").f1(),
        of("held-out-pdf").f1(),
    ]
}
