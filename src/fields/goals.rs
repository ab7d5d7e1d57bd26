//! Agreements: numbered goals with what is to be reached by when.

use std::sync::LazyLock;

use super::{Reading, deadlines, lists, pattern};
use crate::lexicon::Pattern;
use crate::record::model::{Goal, Milestone};
use crate::segment::Item;

/// Reads the goals: the numbered sections below a heading that speaks of goals; without one, the
/// numbered sections that have deadlines.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Goal> {
    /// `Mål og milepæle`, `Målsætninger`, `Fælles mål for perioden`
    static GOALS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)\b(?:\p{L}*mål|\p{L}*målsætninger|\p{L}*milepæle)\b"));
    let is_about_goals =
        |item: &&Item| item.head.title.is_some_and(|title| GOALS.is_match(reading.words(title)));
    let all = reading.outline.all_items();
    let below: Vec<&Item> =
        all.iter().copied().filter(is_about_goals).flat_map(|item| numbered(&item.items)).collect();
    if !below.is_empty() {
        return below.into_iter().map(|item| goal(reading, item)).collect();
    }
    // "Mål 1: ..." at the top level, or numbered sections of which most have a deadline
    let top: Vec<Goal> =
        numbered(&reading.outline.items).into_iter().map(|item| goal(reading, item)).collect();
    let dated = |goal: &&Goal| goal.milestones.iter().any(|one| one.deadline.is_some());
    if top.iter().filter(dated).count() * 2 > top.len() { top } else { Vec::new() }
}

fn numbered(items: &[Item]) -> Vec<&Item> {
    items.iter().filter(|item| item.head.number.is_some()).collect()
}

fn goal(reading: &Reading<'_>, item: &Item) -> Goal {
    let mut milestones: Vec<Milestone> = Vec::new();
    for piece in lists::pieces(reading, &item.body) {
        let words = reading.words(piece.words);
        if words.chars().any(char::is_alphanumeric) {
            let deadline = deadlines::read(reading, piece.words);
            milestones.push(Milestone { text: reading.spanned(piece.words), deadline });
        }
    }
    Goal {
        number: item.head.number.map(|number| reading.spanned(number)),
        title: item.head.title.map(|title| reading.spanned(title)),
        milestones,
    }
}
