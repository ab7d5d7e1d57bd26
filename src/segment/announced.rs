//! The agenda printed ahead of the minutes, told apart from the minutes themselves.

use super::heads::{Candidate, Form, read_head, sentence_end, tells};
use super::numbering::Numbered;
use super::{Head, Reading, headings, listed, sublists};
use crate::lexicon::Label;
use crate::normalize::Paragraph;
use crate::span::Span;

/// Which heads announce and which head minutes.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The agenda as printed ahead, with its breaks, in order.
    pub(super) announced: Vec<Announced>,
    /// The heads of the minuted items.
    pub(super) minuted: Vec<Numbered>,
}

/// One announced item and its paragraph.
#[derive(Debug)]
pub(super) struct Announced {
    pub(super) paragraph: usize,
    pub(super) head: Head,
    /// 0 is the top level.
    pub(super) depth: usize,
}

/// Splits the runs of heads.
pub(super) fn split(document: &Reading<'_>, mut runs: Vec<Vec<Numbered>>, later: &[usize]) -> Plan {
    // the items of an earlier meeting announce nothing
    let begins = |run: &Vec<Numbered>| run.first().map(|one| one.candidate.paragraph);
    let other = later.first().zip(runs.get(1).and_then(begins));
    let is_one_meeting = other.is_none_or(|(title, second)| second < *title);
    if is_one_meeting
        && runs.len() > 1
        && runs.first().is_some_and(|first| is_list(document, first, &runs))
    {
        let mut announced = announced_items(document, &runs.remove(0));
        while let [next, after, ..] = runs.as_slice()
            && goes_on(document, &announced, next, after)
        {
            announced.extend(announced_items(document, &runs.remove(0)));
        }
        let minuted = adopt_titles(document, &announced, runs.concat());
        let minuted = with_unnumbered(document, &announced, minuted);
        return Plan { announced, minuted };
    }
    if let [only] = runs.as_slice()
        && let Some(repeated) = repeated_titles(document, only)
    {
        return Plan { announced: announced_items(document, only), minuted: repeated };
    }
    let mut minuted = runs.concat();
    let announced = listed::agenda(document, &minuted);
    if !announced.is_empty() {
        let minuted = adopt_titles(document, &announced, minuted);
        return Plan { announced, minuted };
    }
    let top = minuted.iter_mut().filter(|one| one.depth == 0);
    without_pages(document, top.map(|one| &mut one.candidate.head));
    Plan { announced: Vec::new(), minuted }
}

/// Whether a list goes on with the agenda, though it counts anew: it repeats none of its titles, and what comes
/// behind it begins with the agenda's first.
fn goes_on(
    document: &Reading<'_>,
    announced: &[Announced],
    next: &[Numbered],
    after: &[Numbered],
) -> bool {
    let is_announced = |one: &Numbered, announced: &[Announced]| {
        let title = key(document, &one.candidate.head);
        announced.iter().any(|item| alike(&key(document, &item.head), &title))
    };
    let first = announced.get(..1).unwrap_or_default();
    let between: usize = bodies(document, next).map(|body| body.len()).sum();
    between == 0
        && after.first().is_some_and(|one| is_announced(one, first))
        && !next.iter().any(|one| is_announced(one, announced))
}

/// "1. Budget", then "• Sommerfest" for the second item of the agenda: items of which the minutes
/// have lost the numbers, told by their titles.
fn with_unnumbered(
    document: &Reading<'_>,
    announced: &[Announced],
    mut minuted: Vec<Numbered>,
) -> Vec<Numbered> {
    let Some(last) = announced.iter().map(|item| item.paragraph).max() else { return minuted };
    let key_of = |one: &Numbered| key(document, &one.candidate.head);
    let minuted_keys: Vec<String> = minuted.iter().map(key_of).collect();
    let missing = announced.iter().filter(|item| item.depth == 0 && item.head.number.is_some());
    let missing: Vec<String> = missing
        .map(|item| key(document, &item.head))
        .filter(|title| title.len() > 2 && !minuted_keys.iter().any(|own| alike(own, title)))
        .collect();
    let without_number = (last + 1..document.paragraphs().len()).filter_map(|index| {
        let candidate = headings::titled(document, index)?;
        let title = key(document, &candidate.head);
        missing
            .iter()
            .any(|other| *other == title || other.starts_with(&title) && title.len() > 2)
            .then_some(Numbered { candidate, depth: 0 })
    });
    minuted.extend(without_number);
    minuted.sort_by_key(|one| one.candidate.paragraph);
    minuted
}

/// Minutes that only number what was said ("1. Ida Holm valgt til dirigent.") have their titles
/// on the agenda.
fn adopt_titles(
    document: &Reading<'_>,
    announced: &[Announced],
    minuted: Vec<Numbered>,
) -> Vec<Numbered> {
    let keys: Vec<String> = announced.iter().map(|item| key(document, &item.head)).collect();
    minuted
        .into_iter()
        .map(|one| {
            let one = before_told(document, announced_title(document, announced, &one), one);
            let own = key(document, &one.candidate.head);
            let known = own.is_empty() || keys.iter().any(|other| alike(other, &own));
            let title = announced_title(document, announced, &one);
            // "Ad 1:" over "Punkt afviklet"
            let answered = one.candidate.answering && one.candidate.title_below;
            let told = own.is_empty() || answered || only_tells(document, &one);
            if (known && !own.is_empty()) || !told {
                return one;
            }
            title.map_or(one.clone(), |title| with_title(document, one, title))
        })
        .collect()
}

/// "Ansøgninger – ingen bortset fra filmudvalgets.": the title as announced, and what was said of it.
fn before_told(document: &Reading<'_>, announced: Option<Span>, one: Numbered) -> Numbered {
    const SHORTEST: usize = 5;
    let candidate = &one.candidate;
    let paragraph = document.paragraphs().get(candidate.paragraph).map(|one| one.span);
    let parts = || {
        let title = candidate.head.title.filter(|_| !candidate.title_below)?;
        let words = document.words(announced?);
        let told = document.words(title).strip_prefix(words)?;
        let parted = told.trim_start().starts_with(['–', '-', ':']);
        let whole = document.words(Span::new(title.start, paragraph?.end)).trim_end();
        let is_said = whole.ends_with(['.', '!']) && words.len() >= SHORTEST;
        (parted && is_said).then_some(Span::new(title.start, title.start + words.len()))
    };
    let Some((title, paragraph)) = parts().zip(paragraph) else { return one };
    let behind = Span::new(title.end, paragraph.end).of(&document.text.text);
    let lead = behind.len() - behind.trim_start_matches(['–', '-', ':', ' ', '\t']).len();
    let rest = Span::new(title.end + lead, paragraph.end);
    let head = Head {
        title: Some(title),
        span: Span::new(candidate.head.span.start, title.end),
        ..candidate.head.clone()
    };
    Numbered { candidate: Candidate { head, rest, ..one.candidate }, ..one }
}

fn announced_title(
    document: &Reading<'_>,
    announced: &[Announced],
    minuted: &Numbered,
) -> Option<Span> {
    let number = document.words(minuted.candidate.head.number?);
    // "• Økonomi" has no number but its place
    if announced.iter().all(|item| item.head.number.is_none()) {
        let place = number.parse::<usize>().ok()?.checked_sub(1)?;
        return announced.get(place).filter(|_| minuted.depth == 0)?.head.title;
    }
    let same = announced.iter().filter(|item| {
        minuted.depth == 0
            && item.depth == 0
            && item.head.number.is_some_and(|other| document.words(other) == number)
    });
    let mut same = same.filter_map(|item| item.head.title);
    let title = same.next()?;
    same.next().is_none().then_some(title)
}

/// The head is a sentence, or the beginning of one.
fn is_told(document: &Reading<'_>, minuted: &Numbered) -> bool {
    let paragraph = document.paragraphs().get(minuted.candidate.paragraph);
    let words = paragraph.map_or("", |paragraph| document.words(paragraph.span));
    words.trim_end().ends_with(['.', '!', '?'])
}

/// "Bo orienterede om taget": the title has a verb of telling, as none on the agenda has.
fn says(document: &Reading<'_>, minuted: &Numbered) -> bool {
    let title = minuted.candidate.head.title.map_or("", |title| document.words(title));
    minuted.candidate.answering && (tells(title) || sentence_end(title).is_some())
}

/// Whether a number has no title behind it, only what was said.
pub(super) fn only_tells(document: &Reading<'_>, one: &Numbered) -> bool {
    one.candidate.head.title.is_none()
        || is_told(document, one)
        || says(document, one)
        || is_verdict(document, one)
}

/// "Ad. 4 Intet", "Pkt. 2: Ok": nothing but a verdict.
fn is_verdict(document: &Reading<'_>, minuted: &Numbered) -> bool {
    let title = minuted.candidate.head.title.map_or("", |title| document.words(title));
    document.lexicon.items.is_nothing(title)
        || document.lexicon.decisions.forms.one_word.is_match(title)
        || ["ok", "ja", "nej"].iter().any(|word| title.eq_ignore_ascii_case(word))
}

/// Takes the title of the agenda; everything behind the number is text of the item.
fn with_title(document: &Reading<'_>, minuted: Numbered, title: Span) -> Numbered {
    let paragraph = document
        .paragraphs()
        .get(minuted.candidate.paragraph)
        .map(|one| one.span)
        .unwrap_or_default();
    let start = minuted.candidate.head.number.map_or(paragraph.start, |number| number.end);
    let words = Span::new(start, paragraph.end).of(&document.text.text);
    let lead = words.len() - words.trim_start_matches(['.', ')', ':', ' ', '\t']).len();
    let rest = Span::new(start + lead, paragraph.end);
    let head = Head {
        title: Some(title),
        span: Span::new(minuted.candidate.head.span.start, rest.start),
        number: minuted.candidate.head.number,
        ..Head::default()
    };
    let candidate = Candidate { head, rest, title_below: false, ..minuted.candidate };
    Numbered { candidate, ..minuted }
}

/// A run is a mere list if there is hardly any text between its heads, and the next run
/// follows or a label announces it.
fn is_list(document: &Reading<'_>, run: &[Numbered], runs: &[Vec<Numbered>]) -> bool {
    let between: usize = bodies(document, run).map(|body| body.len()).sum();
    let echoes = runs.iter().skip(1).flatten().any(|later| {
        let title = key(document, &later.candidate.head);
        run.iter().any(|one| alike(&key(document, &one.candidate.head), &title))
    });
    let answered = runs.get(1).is_some_and(|next| next.iter().any(|one| one.candidate.answering));
    between * 2 <= run.len() && (echoes || answered || labelled(document, run))
        || labelled(document, run)
            && (begins_again(document, run, runs)
                || is_minuted_anew(document, run, runs)
                || is_told_anew(document, run, runs))
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
fn bodies<'a>(
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
pub(super) fn is_labelled(document: &Reading<'_>, first: &Candidate) -> bool {
    let first = first.paragraph;
    let before = document.paragraphs().get(first.saturating_sub(2)..first).unwrap_or_default();
    before.iter().any(|paragraph| {
        let label = document.lexicon.labels.read(document.words(paragraph.span));
        label.is_some_and(|found| found.label == Label::AnnouncedAgenda)
    })
}

fn announced_items(document: &Reading<'_>, run: &[Numbered]) -> Vec<Announced> {
    // "1." below "1." is a note on the item, "1.1" and "a)" are parts of it
    let mut run = sublists::keep_items(document, run.to_vec());
    run.retain(|one| one.depth == 0 || one.candidate.form != Form::Decimal);
    let mut items: Vec<_> = run
        .iter()
        .map(|one| Announced {
            paragraph: one.candidate.paragraph,
            head: one.candidate.head.clone(),
            depth: one.depth,
        })
        .collect();
    without_pages(document, items.iter_mut().map(|item| &mut item.head));
    let (first, last) = match run.as_slice() {
        [first, .., last] => (first.candidate.paragraph, last.candidate.paragraph),
        _ => return items,
    };
    let breaks = (first..last).filter_map(|index| {
        let paragraph = document.paragraphs().get(index)?;
        let is_break = document.lexicon.items.is_break(document.words(paragraph.span));
        is_break.then(|| Announced {
            paragraph: index,
            head: read_head(document, None, paragraph.span).0,
            depth: 0,
        })
    });
    items.extend(breaks);
    items.sort_by_key(|item| item.paragraph);
    items
}

/// "Valg af mødeleder 1": in a table of contents the number of the page stands behind each title.
fn without_pages<'a>(document: &Reading<'_>, heads: impl Iterator<Item = &'a mut Head>) {
    const FEWEST: usize = 3;
    let page = |title: Span| {
        let (title, page) = document.words(title).rsplit_once(' ')?;
        Some((title.trim_end().len(), page.parse::<u16>().ok()?))
    };
    let heads: Vec<&mut Head> = heads.collect();
    let all = heads.len();
    let pages: Vec<_> =
        heads.into_iter().filter_map(|head| Some((page(head.title?)?, head))).collect();
    let rises = pages.is_sorted_by_key(|((_, page), _)| *page);
    let counts = pages.iter().all(|((_, page), _)| *page > 0);
    if pages.len() < FEWEST || pages.len() * 4 < all * 3 || !rises || !counts {
        return;
    }
    for ((length, _), head) in pages {
        head.title = head.title.map(|title| Span::new(title.start, title.start + length));
    }
}

/// The titles of a numbered list that come again below as headings without numbers.
fn repeated_titles(document: &Reading<'_>, run: &[Numbered]) -> Option<Vec<Numbered>> {
    let last = run.last()?.candidate.paragraph;
    let bare = bodies(document, run).map(|body| body.len()).sum::<usize>() * 4 <= run.len();
    let titles: Vec<_> = run.iter().map(|one| key(document, &one.candidate.head)).collect();
    if !bare || run.len() < 2 {
        return None;
    }
    let repeated: Vec<_> = (last + 1..document.paragraphs().len())
        .filter_map(|index| {
            let candidate: Candidate = headings::unnumbered(document, index)?;
            let title = key(document, &candidate.head);
            let known = title.len() > 2 && titles.iter().any(|other| alike(other, &title));
            known.then_some(Numbered { candidate, depth: 0 })
        })
        .collect();
    let begins = repeated.first().map(|one| key(document, &one.candidate.head));
    let begins = begins.zip(titles.first()).is_some_and(|(one, title)| alike(title, &one));
    let enough = repeated.len() * 2 >= run.len() || (begins && repeated.len() > 1);
    enough.then_some(repeated)
}

/// A title as far as it can be compared: letters and digits in lower case.
pub(super) fn key(document: &Reading<'_>, head: &Head) -> String {
    let title = head.title.unwrap_or(Span::new(0, 0));
    document
        .words(title)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether two keys mean the same title: equal, cut short, or with a slip of the pen.
pub(super) fn alike(one: &str, other: &str) -> bool {
    const CUT: usize = 12;
    const SIMILAR: f64 = 0.85;
    if one == other {
        return true;
    }
    let cut =
        one.len().min(other.len()) >= CUT && (one.starts_with(other) || other.starts_with(one));
    cut || (one.len().abs_diff(other.len()) <= one.len() / 5
        && strsim::normalized_levenshtein(one, other) >= SIMILAR)
}
