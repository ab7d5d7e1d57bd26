//! Whether a run of heads is a mere list, as an agenda printed ahead is.

use super::super::Reading;
use super::super::heads::Candidate;
use super::super::numbering::Numbered;
use super::titles::{is_told, is_verdict};
use super::{alike, key};
use crate::lexicon::Label;
use crate::normalize::Paragraph;

/// A run is a mere list if there is hardly any text between its heads, and the next run
/// follows or a label announces it.
pub(super) fn is_list(document: &Reading<'_>, run: &[Numbered], runs: &[Vec<Numbered>]) -> bool {
    let between: usize = bodies(document, run).map(|body| body.len()).sum();
    let echoes = runs.iter().skip(1).flatten().any(|later| {
        let title = key(document, &later.candidate.head);
        run.iter().any(|one| alike(&key(document, &one.candidate.head), &title))
    });
    let answered = runs.get(1).is_some_and(|next| next.iter().any(|one| one.candidate.answering));
    between * 2 <= run.len() && (echoes || answered || labelled(document, run))
        || is_bare(document, run) && is_told_anew(document, run, runs)
        || labelled(document, run)
            && (begins_again(document, run, runs)
                || is_minuted_anew(document, run, runs)
                || is_told_anew(document, run, runs))
}

/// Titles one below the other, the last of which ends agendas.
fn is_bare(document: &Reading<'_>, run: &[Numbered]) -> bool {
    const FEWEST: usize = 3;
    let title = run.last().and_then(|last| last.candidate.head.title);
    let closes =
        title.is_some_and(|title| document.lexicon.items.is_closing(document.words(title)));
    run.len() >= FEWEST && closes && bodies(document, run).all(|body| body.is_empty())
}

/// Nothing but catchwords stands in the agenda, and what follows tells what was said: "1. Ingen bemærkninger."
fn is_told_anew(document: &Reading<'_>, run: &[Numbered], runs: &[Vec<Numbered>]) -> bool {
    let Some(next) = runs.get(1) else { return false };
    let is_said = |index: usize| {
        let paragraph = document.paragraphs().get(index);
        paragraph.is_none_or(|one| document.words(one.span).trim_end().ends_with(['.', '!']))
    };
    let told = next.iter().filter(|one| one.depth == 0).filter(|one| {
        one.candidate.head.title.is_none() || is_told(document, one) || is_verdict(document, one)
    });
    let top = next.iter().filter(|one| one.depth == 0).count();
    !bodies(document, run).flatten().any(is_said) && told.count() * 3 >= top * 2
}

/// The next run has the first one's number and title.
fn begins_again(document: &Reading<'_>, run: &[Numbered], runs: &[Vec<Numbered>]) -> bool {
    let first = run.first().zip(runs.get(1).and_then(|next| next.first()));
    first.is_some_and(|(one, other)| {
        let (one, other) = (&one.candidate, &other.candidate);
        one.path == other.path && alike(&key(document, &one.head), &key(document, &other.head))
    })
}

/// Notes stand in the agenda, too, but all of it comes again behind a label "Referat".
fn is_minuted_anew(document: &Reading<'_>, run: &[Numbered], runs: &[Vec<Numbered>]) -> bool {
    let keys = |run: &[Numbered]| -> Vec<String> {
        run.iter().map(|one| key(document, &one.candidate.head)).collect()
    };
    let place = |one: Option<&Numbered>| one.map_or(0, |one| one.candidate.paragraph);
    let between = place(run.last())..place(runs.get(1).and_then(|next| next.first()));
    let is_label = |paragraph: &Paragraph| {
        let label = document.lexicon.labels.read(document.words(paragraph.span));
        label.is_some_and(|found| found.label == Label::Minutes && found.value.is_empty())
    };
    let minutes = document.paragraphs().get(between).unwrap_or_default().iter().any(is_label);
    let later: Vec<String> = runs.iter().skip(1).flat_map(|run| keys(run)).collect();
    let echoed = keys(run).iter().filter(|one| later.iter().any(|other| alike(one, other))).count();
    minutes && echoed * 4 >= run.len() * 3
}

/// The paragraphs between two heads of a run, breaks left out.
pub(super) fn bodies<'a>(
    document: &'a Reading<'_>,
    run: &'a [Numbered],
) -> impl Iterator<Item = Vec<usize>> + 'a {
    run.windows(2).map(move |pair| {
        let [one, next] = pair else { return Vec::new() };
        let between = one.candidate.paragraph + 1..next.candidate.paragraph;
        let has_rest = !one.candidate.rest.is_empty();
        let paragraphs = between.filter(|index| {
            let paragraph = document.paragraphs().get(*index);
            paragraph.is_some_and(|one| {
                let words = document.words(one.span);
                !document.lexicon.items.is_break(words) && !is_page(words)
            })
        });
        has_rest.then_some(one.candidate.paragraph).into_iter().chain(paragraphs).collect()
    })
}

/// "12" alone on its line: the page on which a title of a table of contents stands.
fn is_page(words: &str) -> bool {
    words.len() <= 3 && words.bytes().all(|byte| byte.is_ascii_digit())
}

fn labelled(document: &Reading<'_>, run: &[Numbered]) -> bool {
    run.first().is_some_and(|first| is_labelled(document, &first.candidate))
}

/// Whether a label "Dagsorden" stands right above.
pub(in crate::segment) fn is_labelled(document: &Reading<'_>, first: &Candidate) -> bool {
    let first = first.paragraph;
    let before = document.paragraphs().get(first.saturating_sub(2)..first).unwrap_or_default();
    before.iter().any(|paragraph| {
        let label = document.lexicon.labels.read(document.words(paragraph.span));
        label.is_some_and(|found| found.label == Label::AnnouncedAgenda)
    })
}
