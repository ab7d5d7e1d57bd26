//! What the candidates say of each other before any reading is tried.

use crate::lexicon::Label;
use crate::normalize::Paragraph;
use crate::segment::heads::Candidate;
use crate::segment::{Reading, announced};

/// What the candidates say of each other.
pub(super) struct Context {
    /// For each candidate whether an earlier one has the same title.
    pub(super) echoes: Vec<bool>,
    /// For each candidate whether a label "Referat" or the title of another meeting stands between
    /// it and the one before.
    pub(super) restarts: Vec<bool>,
    /// For each candidate whether its number stands both between "Dagsorden" and "Referat" and
    /// behind "Referat".
    pub(super) twice: Vec<bool>,
    /// Paragraph behind a label "Referat".
    pub(super) minutes_from: Option<usize>,
    /// For each candidate whether its title ends agendas.
    pub(super) closing: Vec<bool>,
    /// For each candidate whether it has number and title of the very first one.
    pub(super) alike_first: Vec<bool>,
    /// For each candidate whether it has the title of the very first one, whatever its number: "47. Regnskab" of the
    /// year's running numbers, "1. Regnskab" of the agenda.
    pub(super) titled_first: Vec<bool>,
    /// For each candidate whether it begins as titles and sentences do.
    pub(super) titled: Vec<bool>,
    /// For each candidate whether it is the first of a list that the line above announces.
    pub(super) below_colon: Vec<bool>,
    /// For each candidate whether it goes on by one from the one before, as lists do.
    pub(super) counted: Vec<bool>,
    /// The last of the first ones.
    pub(super) first_again: Option<usize>,
    /// The candidate below a list of titles that "Eventuelt" ends.
    pub(super) behind_list: Option<usize>,
    /// How many begin with "Ad".
    pub(super) answers: usize,
}

impl Context {
    /// Of all candidates; the titles of `later` meetings stand in these paragraphs.
    pub(super) fn of(document: &Reading<'_>, candidates: &[Candidate], later: &[usize]) -> Self {
        let labels = minutes_labels(document);
        let list = (0..candidates.len()).find(|at| is_behind_list(document, candidates, *at));
        let behind = list.and_then(|at| candidates.get(at)).map(|one| one.paragraph);
        let agenda = candidates.first().filter(|_| list.is_some()).map(|one| one.paragraph);
        let begins = [labels.as_slice(), later].concat();
        let titled_first = titled_first(document, candidates);
        let alike_first = alike_first(&titled_first, candidates);
        Self {
            echoes: echoes(document, candidates),
            restarts: restarts(document, &begins, candidates),
            twice: twice(document, candidates, behind.or(labels.first().copied()), agenda),
            minutes_from: behind.or(labels.first().copied()),
            answers: candidates.iter().filter(|one| one.answering).count(),
            closing: candidates.iter().map(|one| is_closing(document, one)).collect(),
            titled: candidates.iter().map(|one| is_titled(document, one)).collect(),
            below_colon: candidates.iter().map(|one| is_below_colon(document, one)).collect(),
            counted: counted(candidates),
            behind_list: list,
            first_again: alike_first.iter().rposition(|is_alike| *is_alike),
            alike_first,
            titled_first,
        }
    }
}

/// Between `agenda` or a label of it, and `minutes`; and behind these.
fn twice(
    document: &Reading<'_>,
    candidates: &[Candidate],
    minutes: Option<usize>,
    agenda: Option<usize>,
) -> Vec<bool> {
    let is_agenda = |index: usize| {
        let words = document.paragraphs().get(index).map(|one| document.words(one.span));
        let label = words.and_then(|words| document.lexicon.labels.read(words));
        label.is_some_and(|found| found.label == Label::AnnouncedAgenda && found.value.is_empty())
    };
    let agenda =
        agenda.or_else(|| minutes.and_then(|end| (0..end).find(|index| is_agenda(*index))));
    let Some((from, to)) = agenda.zip(minutes) else { return vec![false; candidates.len()] };
    let same = |one: &Candidate, other: &Candidate| {
        one.form == other.form && one.path == other.path && one.letter == other.letter
    };
    let twice = |one: &Candidate| {
        let place = |other: &Candidate| match other.paragraph {
            at if at < from => None,
            at => Some(at < to),
        };
        let own = place(one);
        own.is_some()
            && candidates.iter().any(|other| {
                same(one, other) && place(other).is_some_and(|place| Some(place) != own)
            })
    };
    candidates.iter().map(twice).collect()
}

fn echoes(document: &Reading<'_>, candidates: &[Candidate]) -> Vec<bool> {
    let titles: Vec<_> = candidates.iter().map(|one| announced::key(document, &one.head)).collect();
    (0..titles.len())
        .map(|index| {
            let (earlier, rest) = titles.split_at(index);
            let title = rest.first().map_or("", String::as_str);
            title.len() > 2 && earlier.iter().any(|other| announced::alike(other, title))
        })
        .collect()
}

/// "Eventuelt", "Næste møde"
fn is_closing(document: &Reading<'_>, candidate: &Candidate) -> bool {
    let title = candidate.head.title.map_or("", |title| document.words(title));
    document.lexicon.items.is_closing(title)
}

/// "2. Bænke" behind "1. Borde".
fn counted(candidates: &[Candidate]) -> Vec<bool> {
    let number = |one: &Candidate| one.path.last().copied().unwrap_or_default();
    let pairs = candidates.iter().zip(candidates.iter().skip(1));
    let goes_on =
        pairs.map(|(above, one)| above.form == one.form && number(above) + 1 == number(one));
    std::iter::once(false).chain(goes_on).collect()
}

fn is_titled(document: &Reading<'_>, candidate: &Candidate) -> bool {
    candidate.head.title.is_some_and(|title| {
        document.words(title).starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    })
}

/// "Følgende emner blev nævnt:", then "1. Afbud."
fn is_below_colon(document: &Reading<'_>, candidate: &Candidate) -> bool {
    let above = candidate.paragraph.checked_sub(1);
    let above = above.and_then(|above| document.paragraphs().get(above));
    let line = above.map_or("", |above| document.words(above.span));
    candidate.path == [1]
        && line.ends_with(':')
        && line.contains(' ')
        && document.lexicon.labels.read(line).is_none()
}

fn titled_first(document: &Reading<'_>, candidates: &[Candidate]) -> Vec<bool> {
    let key = |one: &Candidate| announced::key(document, &one.head);
    let first = candidates.first().map(key).filter(|title| title.len() > 2);
    let is_alike =
        |one: &Candidate| first.as_ref().is_some_and(|first| announced::alike(first, &key(one)));
    candidates.iter().enumerate().map(|(index, one)| index > 0 && is_alike(one)).collect()
}

fn alike_first(titled_first: &[bool], candidates: &[Candidate]) -> Vec<bool> {
    let path = candidates.first().map(|first| first.path.as_slice());
    let numbered = candidates.iter().map(|one| Some(one.path.as_slice()) == path);
    titled_first.iter().zip(numbered).map(|(titled, numbered)| *titled && numbered).collect()
}

/// The paragraphs that are a label "Referat".
fn minutes_labels(document: &Reading<'_>) -> Vec<usize> {
    (0..)
        .zip(document.paragraphs())
        .filter(|(_, paragraph)| {
            let label = document.lexicon.labels.read(document.words(paragraph.span));
            label.is_some_and(|found| found.label == Label::Minutes && found.value.is_empty())
        })
        .map(|(index, _)| index)
        .collect()
}

fn restarts(document: &Reading<'_>, labels: &[usize], candidates: &[Candidate]) -> Vec<bool> {
    let mut previous: Option<&Candidate> = None;
    let first = candidates.first().filter(|first| announced::is_labelled(document, first));
    let first = first.map(|first| first.paragraph);
    candidates
        .iter()
        .zip(0_usize..)
        .map(|(candidate, place)| {
            let from = previous.map_or(0, |one| one.paragraph);
            let between = labels.iter().any(|at| (from..candidate.paragraph).contains(at));
            // "18. Evt." ends the agenda, and right below it "1. Ida bliver revisor."
            let is_over = labels.is_empty()
                && candidate.path == [1]
                && first.is_some_and(|first| candidate.paragraph <= first + place)
                && previous.is_some_and(|last| {
                    is_closing(document, last) && last.paragraph + 1 == candidate.paragraph
                });
            // the same below an agenda without a label
            let is_over = is_over || is_behind_list(document, candidates, place);
            // "7. Evt.", "Fremmødte: Ida, Bo", and "1. Ingen bemærkninger."
            let labelled = first.is_some()
                && candidate.path == [1]
                && previous.is_some_and(|last| {
                    is_closing(document, last) && is_attendance(document, last, candidate)
                });
            previous = Some(candidate);
            between || is_over || labelled
        })
        .collect()
}

/// "7) Eventuelt" ends a list of titles without a word between them, and below it, perhaps below a
/// rule, stands "1) Referatet blev godkendt."
fn is_behind_list(document: &Reading<'_>, candidates: &[Candidate], place: usize) -> bool {
    const FEWEST: usize = 3;
    let begin = candidates.first().map(|first| first.paragraph);
    let last = place.checked_sub(1).and_then(|last| candidates.get(last));
    let Some((last, next)) = last.zip(candidates.get(place)) else { return false };
    let titles = candidates.get(..place).unwrap_or_default();
    let between = document.paragraphs().get(last.paragraph + 1..next.paragraph).unwrap_or_default();
    let is_rule = |one: &Paragraph| !document.words(one.span).contains(char::is_alphanumeric);
    let told = document.paragraphs().get(next.paragraph).map_or("", |one| document.words(one.span));
    let goes_on = candidates.get(place + 1).is_some_and(|one| one.path == [2]);
    place >= FEWEST
        && next.path == [1]
        && goes_on
        && titles.first().is_some_and(|first| first.path == [1] && first.sign == next.sign)
        && begin.is_some_and(|begin| last.paragraph + 1 == begin + place)
        && titles.iter().all(|one| one.rest.is_empty())
        && is_closing(document, last)
        && between.iter().all(is_rule)
        && told.trim_end().ends_with('.')
}

/// Whether nothing but labels of people stands between two candidates.
fn is_attendance(document: &Reading<'_>, one: &Candidate, next: &Candidate) -> bool {
    let between = document.paragraphs().get(one.paragraph + 1..next.paragraph).unwrap_or_default();
    let is_label = |paragraph: &Paragraph| {
        let label = document.lexicon.labels.read(document.words(paragraph.span));
        label.is_some_and(|found| matches!(found.label, Label::People(..) | Label::Role(_)))
    };
    !between.is_empty() && between.iter().all(is_label)
}
