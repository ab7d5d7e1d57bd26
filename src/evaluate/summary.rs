//! From counts to figures: over all documents and by what they have in common.

use std::collections::BTreeMap;

use super::tally::{Score, Tally, ratio};
use super::{Judged, Measure};

/// What documents are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// Each alone.
    Document,
    /// How they are laid out.
    Layout,
    /// Where they come from.
    Source,
    /// Text and PDF, held out or not.
    Part,
}

impl By {
    /// Its name in reports and arguments.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Layout => "layout",
            Self::Source => "source",
            Self::Part => "part",
        }
    }

    fn name(self, judged: &Judged) -> String {
        const UNKNOWN: &str = "(not given)";
        let known = |label: &Option<String>| label.clone().unwrap_or_else(|| UNKNOWN.to_owned());
        match self {
            Self::Document => judged.document.clone(),
            Self::Layout => known(&judged.labels.layout),
            Self::Source => known(&judged.labels.source),
            Self::Part => judged.labels.part.clone(),
        }
    }

    /// The documents by their names, in the order of names.
    pub(super) fn groups(self, documents: &[Judged]) -> BTreeMap<String, Vec<&Judged>> {
        let mut groups: BTreeMap<String, Vec<&Judged>> = BTreeMap::new();
        for judged in documents {
            groups.entry(self.name(judged)).or_default().push(judged);
        }
        groups
    }
}

/// Documents counted together.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    documents: Vec<Tally>,
    sum: Tally,
}

/// Means of figures that are counted apart.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Mean {
    /// Of those that found something.
    pub precision: f64,
    /// Of those that had to find something.
    pub recall: f64,
    /// Of those of either kind.
    pub f1: f64,
}

impl Summary {
    /// Counts these documents together.
    pub fn of<'a>(documents: impl IntoIterator<Item = &'a Judged>) -> Self {
        let documents: Vec<Tally> =
            documents.into_iter().map(|judged| judged.tally.clone()).collect();
        let mut sum = Tally::default();
        for tally in &documents {
            sum.add(tally);
        }
        Self { documents, sum }
    }

    /// How many there are.
    pub fn documents(&self) -> usize {
        self.documents.len()
    }

    /// All their values counted as if they stood in one document (micro average).
    pub fn sum(&self) -> &Tally {
        &self.sum
    }

    /// The mean over documents of a field (macro average).
    pub fn mean(&self, field: &str, measure: Measure) -> Mean {
        mean(self.documents.iter().map(|tally| tally.score(field)), measure)
    }

    /// The mean over documents of all fields together.
    pub fn mean_of_all(&self, measure: Measure) -> Mean {
        mean(self.documents.iter().map(Tally::all), measure)
    }

    /// The mean over fields.
    pub fn mean_of_fields(&self, measure: Measure) -> Mean {
        mean(self.sum.scores().values().copied(), measure)
    }

    /// How many documents have nothing missing, wrong or surplus.
    pub fn whole(&self, measure: Measure) -> usize {
        self.documents.iter().filter(|tally| tally.all().by(measure).is_whole()).count()
    }

    /// The share of those.
    pub fn whole_rate(&self, measure: Measure) -> f64 {
        ratio(self.whole(measure), self.documents.len())
    }
}

fn mean(scores: impl Iterator<Item = Score>, measure: Measure) -> Mean {
    let figures: Vec<_> = scores.map(|score| score.by(measure)).collect();
    Mean {
        precision: average(figures.iter().filter(|f| f.found > 0).map(|f| f.precision())),
        recall: average(figures.iter().filter(|f| f.expected > 0).map(|f| f.recall())),
        f1: average(figures.iter().filter(|f| f.expected + f.found > 0).map(|f| f.f1())),
    }
}

/// Of nothing, everything is right.
pub(super) fn average(values: impl Iterator<Item = f64>) -> f64 {
    let (count, sum) = values.fold((0, 0.0), |(count, sum), value| (count + 1, sum + value));
    if count == 0 { 1.0 } else { sum / f64::from(count) }
}
