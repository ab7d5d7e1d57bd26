//! The figures of documents that are counted together.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::{Measure, Score, Summary};
use crate::evaluate::Mean;

/// A row for each field, two for all of them, and the whole records.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    /// Documents counted.
    pub documents: usize,
    /// Each field.
    pub fields: Vec<FieldRow>,
    /// All values counted together.
    pub micro: FieldRow,
    /// The mean over fields.
    #[serde(rename = "macro")]
    pub mean: BTreeMap<Measure, MeanFigure>,
    /// Documents in which nothing is missing, wrong or surplus.
    pub whole_records: BTreeMap<Measure, Whole>,
}

/// The figures of a field.
#[derive(Debug, Clone, Serialize)]
pub struct FieldRow {
    /// Its name.
    pub field: &'static str,
    /// Values that the gold asserts.
    pub expected: usize,
    /// Values that the records hold where the gold judges.
    pub found: usize,
    /// By each measure.
    pub measures: BTreeMap<Measure, Figure>,
    /// Right values whose place could be checked.
    pub placed: usize,
    /// Those that stand where the record says.
    pub grounded: usize,
    /// Their share.
    pub grounding: Option<f64>,
}

/// The figures by one measure.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Figure {
    /// Values that are the same.
    pub right: usize,
    /// Right among found.
    pub precision: f64,
    /// Right among expected.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
    /// The means over documents.
    #[serde(rename = "macro")]
    pub mean: MeanFigure,
}

/// A mean.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct MeanFigure {
    /// Of what found something.
    pub precision: f64,
    /// Of what had to find something.
    pub recall: f64,
    /// Of either.
    pub f1: f64,
}

/// Whole records by one measure.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Whole {
    /// How many.
    pub documents: usize,
    /// Their share.
    pub rate: f64,
}

impl Table {
    pub(super) fn of(summary: &Summary) -> Self {
        let fields = summary.sum().scores().iter().map(|(field, score)| {
            FieldRow::of(field, score, &|measure| summary.mean(field, measure))
        });
        let all = summary.sum().all();
        let whole = |measure| Whole {
            documents: summary.whole(measure),
            rate: rounded(summary.whole_rate(measure)),
        };
        Self {
            documents: summary.documents(),
            fields: fields.collect(),
            micro: FieldRow::of("all", &all, &|measure| summary.mean_of_all(measure)),
            mean: by_measure(|measure| summary.mean_of_fields(measure).into()),
            whole_records: by_measure(whole),
        }
    }
}

impl FieldRow {
    fn of(field: &'static str, score: &Score, mean: &dyn Fn(Measure) -> Mean) -> Self {
        let figure = |measure| {
            let figures = score.by(measure);
            Figure {
                right: figures.right,
                precision: rounded(figures.precision()),
                recall: rounded(figures.recall()),
                f1: rounded(figures.f1()),
                mean: mean(measure).into(),
            }
        };
        Self {
            field,
            expected: score.expected,
            found: score.found,
            measures: by_measure(figure),
            placed: score.placed,
            grounded: score.grounded,
            grounding: score.grounding().map(rounded),
        }
    }

    /// F1 by a measure.
    pub(super) fn f1(&self, measure: Measure) -> f64 {
        self.measures.get(&measure).map_or(0.0, |figure| figure.f1)
    }
}

impl From<Mean> for MeanFigure {
    fn from(mean: Mean) -> Self {
        Self {
            precision: rounded(mean.precision),
            recall: rounded(mean.recall),
            f1: rounded(mean.f1),
        }
    }
}

fn by_measure<T>(of: impl Fn(Measure) -> T) -> BTreeMap<Measure, T> {
    Measure::ALL.into_iter().map(|measure| (measure, of(measure))).collect()
}

/// Four decimals: more would be noise in a diff.
pub(super) fn rounded(figure: f64) -> f64 {
    (figure * 10_000.0).round() / 10_000.0
}
