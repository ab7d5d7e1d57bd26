//! Which recommendations a decision settles.

use std::sync::LazyLock;

use super::super::{Reading, pattern};
use crate::lexicon::Pattern;
use crate::record::model::Decision;
use crate::span::{Span, Spanned};

/// "Bestyrelsen tiltrådte indstillingen" settles all of them, "1.-2. anbefales" the named ones, and
/// so does what stands behind "Ad 2:".
pub(super) fn attach(reading: &Reading<'_>, recommendations: usize, found: &mut [Decision]) {
    let mut end = 0;
    for decision in found {
        let span = decision.text.span();
        let indices = named(reading, span, recommendations)
            .or_else(|| behind_number(reading, end, span, recommendations))
            .unwrap_or_else(|| all(reading, span, recommendations));
        decision.recommendation = indices
            .into_iter()
            .map(|index| Spanned::inferred(index, span, "decided-together"))
            .collect();
        end = span.end;
    }
}

/// "1. Godkendt", "Ad 2: Udsat", "1.-3. anbefales", "1. og 2. godkendt"
fn named(reading: &Reading<'_>, span: Span, recommendations: usize) -> Option<Vec<usize>> {
    static NAMED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:ad\s|pkt\.?\s|punkt\s|indstilling(?:en|ens)?(?:\spunkt)?\s)?(?P<from>\d{1,2})[.)]?(?:\s*(?:[-–]|og|til)\s*(?P<to>\d{1,2})[.)]?)?(?:\s|:)",
        )
    });
    let found = NAMED.captures(reading.words(span))?;
    let number = |name: &str| found.name(name)?.as_str().parse::<usize>().ok();
    let from = number("from").filter(|from| (1..=recommendations).contains(from))?;
    let to = number("to").unwrap_or(from).min(recommendations);
    Some((from - 1..to).collect())
}

/// "Ad 2: For stemte 3. Imod stemte 1. Indstillingen blev godkendt.": the number stands before the
/// votes.
fn behind_number(
    reading: &Reading<'_>,
    end: usize,
    span: Span,
    recommendations: usize,
) -> Option<Vec<usize>> {
    static AD: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b[Aa]d\.?\s(?P<number>\d{1,2})[.:)]?\s"));
    /// In bytes: a few lines of votes.
    const NEAR: usize = 400;
    let start = end.max(span.start.saturating_sub(NEAR));
    let between = reading.text.text.get(start..span.start)?;
    let number =
        AD.captures_iter(between).last()?.name("number")?.as_str().parse::<usize>().ok()?;
    (1..=recommendations).contains(&number).then(|| vec![number - 1])
}

fn all(reading: &Reading<'_>, span: Span, recommendations: usize) -> Vec<usize> {
    let words = reading.words(span);
    let one_word = reading.lexicon.decisions.begins(words);
    let whole = one_word || words.to_lowercase().contains("indstilling");
    if whole { (0..recommendations).collect() } else { Vec::new() }
}
