//! The measure: how long a line may become before its text is broken.
//!
//! In wrapped text most lines end near the same place. Where they do not (lists of names,
//! text with one line per paragraph) there is no measure and no line is ever full.

use std::collections::BTreeMap;

use super::continuity::{begins_inside, is_hyphenated, is_open};
use super::printed::{Gap, Printed, Role, Setting, TYPESCRIPT};

/// Lines before and after that have a say in a line's measure.
const WINDOW: usize = 12;

/// The share of lines near the measure that a window of wrapped text has at least.
const WINDOW_SHARE: f32 = 0.4;

/// The share of lines near the measure that a page has at least.
const PAGE_SHARE: f32 = 0.1;

/// A page's measure is no less than this share of the document's.
const LIKE: f32 = 0.8;

/// Measures beyond these are no line lengths. Typed text is not wrapped below 45 characters:
/// shorter lines of like length are titles, names and short sentences.
const PLAUSIBLE: std::ops::RangeInclusive<f32> = 30.0..=200.0;
const LEAST_TYPED: f32 = 45.0;

/// Of the full lines of wrapped text at least this share breaks a sentence: what follows begins
/// with a small letter. Where every line is a paragraph, as in the texts of web pages, they do not.
const BREAKS_SENTENCES: f32 = 0.34;

/// Fewer full lines than this tell nothing: each may end its sentence by chance.
const FEWEST_FULL: usize = 4;

/// A line that is this much longer than the measure was not wrapped by it.
const BEYOND: f32 = 1.2;

/// More lines beyond the measure than this share of those near it, and there is no measure.
const MOST_BEYOND: f32 = 0.34;

/// In print a measure below this share of the way to where the right margin would be as wide as the
/// left one must show that it breaks sentences: lines of a list end near each other, too.
const NARROW: f32 = 0.75;

/// The width of a narrow letter.
const LETTER: f32 = 0.25;

/// Lines that end between these shares of that way have been broken by the margin.
const AT_MARGIN: std::ops::RangeInclusive<f32> = 0.9..=1.03;

/// The measure that holds at each line; infinite where text is not wrapped. The text's left edge
/// tells where in print the right one may be.
pub(super) fn measures(lines: &[Printed], setting: Setting, edge: f32) -> Vec<f32> {
    if !setting.is_exact && is_unbroken(lines) {
        return vec![f32::INFINITY; lines.len()];
    }
    let margin = (setting.page > 0.0 && edge.is_finite()).then_some(setting.page - edge);
    let supported = |lines: &[Printed], share| supported(lines, share, setting, margin);
    let document = supported(lines, setting.support)
        .or_else(|| at_margin(lines, margin?))
        .unwrap_or(f32::INFINITY);
    let window = |index: usize| {
        let start = index.saturating_sub(WINDOW);
        let end = (index + WINDOW + 1).min(lines.len());
        lines.get(start..end).unwrap_or_default()
    };
    let pages =
        if setting.is_exact { by_page(lines, document, supported) } else { BTreeMap::new() };
    let page = |index: usize| lines.get(index).and_then(|line| pages.get(&line.line.page)).copied();
    let local = |index| {
        let near = supported(window(index), WINDOW_SHARE);
        near.or(page(index)).unwrap_or(document)
    };
    (0..lines.len()).map(local).collect()
}

/// Whether typed text has a line for each paragraph, as text taken from web pages has: several
/// lines of running text go far beyond what looks like the measure.
pub(super) fn is_unbroken(lines: &[Printed]) -> bool {
    const BEYOND: f32 = 1.3;
    const FAR_BEYOND: f32 = 1.8;
    const WORDS: usize = 12;
    const ENOUGH: usize = 2;
    let Some(measure) = supported(lines, TYPESCRIPT.support, TYPESCRIPT, None) else {
        let long = lines.iter().filter(|line| line.right > *PLAUSIBLE.end()).count();
        return long >= ENOUGH.max(lines.len() / 20);
    };
    let beyond = |share: f32| {
        let is_beyond = |line: &&Printed| {
            let text = line.line.text.as_str();
            line.right > share * measure && !text.contains('\t') && text.split(' ').count() >= WORDS
        };
        lines.iter().filter(is_beyond).count()
    };
    beyond(BEYOND) >= ENOUGH || beyond(FAR_BEYOND) > 0
}

/// The measures of pages whose lines are somewhat shorter than the document's longest: an added
/// page of signatures may be set wider than the text.
fn by_page(
    lines: &[Printed],
    document: f32,
    supported: impl Fn(&[Printed], f32) -> Option<f32>,
) -> BTreeMap<u32, f32> {
    let pages = lines.chunk_by(|one, other| one.line.page == other.line.page);
    let measures = pages.filter_map(|page| {
        let measure = supported(page, PAGE_SHARE)?;
        let is_like = measure < document && measure > LIKE * document;
        Some((page.first()?.line.page, measure)).filter(|_| is_like)
    });
    measures.collect()
}

/// Where the margin is, if too few lines reach it to show it, and none goes beyond it.
fn at_margin(lines: &[Printed], margin: f32) -> Option<f32> {
    let running = lines.iter().filter(|line| !matches!(line.role, Role::Row(..)));
    let longest = running.map(|line| line.right).fold(0.0, f32::max);
    AT_MARGIN.contains(&(longest / margin)).then_some(longest.max(margin))
}

/// The longest line length that has enough others near it.
fn supported(lines: &[Printed], share: f32, setting: Setting, margin: Option<f32>) -> Option<f32> {
    let mut rights: Vec<f32> = Vec::with_capacity(lines.len());
    let running = lines.iter().filter(|line| !matches!(line.role, Role::Row(..)));
    rights.extend(running.map(|line| line.right));
    rights.sort_unstable_by(f32::total_cmp);
    let needed = (count(rights.len()) * share).max(3.0);
    let below = |limit: f32| rights.partition_point(|right| *right < limit);
    let near = |place: usize, measure: f32| count(place + 1 - below(measure * setting.near));
    let is_measure = |(place, measure): &(usize, &f32)| {
        PLAUSIBLE.contains(measure)
            && (setting.is_exact || **measure >= LEAST_TYPED)
            && near(*place, **measure) >= needed
            && (setting.is_exact || is_wrapped(lines, **measure, setting))
    };
    let is_wide = |measure: f32| margin.is_none_or(|margin| measure >= NARROW * margin);
    // a narrow length that differs by less than a letter from one that was none is none, either
    let mut refused = f32::INFINITY;
    let mut breaks = |measure: f32| {
        let is_new = refused - measure >= LETTER;
        let breaks = is_new && breaks_sentences(lines, measure, setting);
        refused = if is_new { measure } else { refused };
        breaks
    };
    let mut measures =
        rights.iter().enumerate().rev().filter(is_measure).map(|(_, measure)| *measure);
    measures.find(|measure| is_wide(*measure) || breaks(*measure))
}

/// Whether printed lines that end near the measure break sentences there.
fn breaks_sentences(lines: &[Printed], measure: f32, setting: Setting) -> bool {
    let near = measure * setting.near..=measure * BEYOND;
    let full = lines.windows(2).filter_map(|pair| match pair {
        [line, next] if near.contains(&line.right) && next.gap == Gap::Tight => {
            Some((line.line.text.as_str(), next.line.text.as_str()))
        }
        _ => None,
    });
    let (mut count, mut breaks) = (0, 0);
    for (before, after) in full {
        count += 1;
        breaks += u32::from(begins_inside(after) || is_open(before) || is_hyphenated(before));
    }
    breaks >= 2 && breaks * 3 >= count || is_justified(lines, measure)
}

/// Whether lines end at the same place exactly, as by chance they do not.
fn is_justified(lines: &[Printed], measure: f32) -> bool {
    const SAME: f32 = 0.04;
    let is_same = |line: &&Printed| (line.right - measure).abs() < SAME;
    lines.iter().filter(is_same).count() >= 4
}

/// Whether typed lines end near the measure because their text was wrapped there: they break
/// sentences, and hardly any goes on beyond it.
fn is_wrapped(lines: &[Printed], measure: f32, setting: Setting) -> bool {
    let is_near =
        |line: &Printed| line.right >= measure * setting.near && line.right <= measure * BEYOND;
    let is_beyond = |line: &&Printed| line.right > measure * BEYOND && line.line.text.contains(' ');
    let full = || {
        lines.windows(2).filter_map(|pair| match pair {
            [line, next] if is_near(line) && next.gap == Gap::Tight => Some((line, next)),
            _ => None,
        })
    };
    let breaks = full().filter(|(line, next)| {
        let (before, after) = (line.line.text.as_str(), next.line.text.as_str());
        begins_inside(after) || is_open(before) || is_hyphenated(before)
    });
    let near = lines.iter().filter(|line| is_near(line)).count();
    let beyond = lines.iter().filter(is_beyond).count();
    let is_told = full().count() >= FEWEST_FULL;
    (!is_told || count(breaks.count()) >= count(full().count()) * BREAKS_SENTENCES)
        && count(beyond) <= count(near) * MOST_BEYOND
}

#[expect(clippy::cast_precision_loss, reason = "fewer than 2^23 lines")]
fn count(lines: usize) -> f32 {
    lines as f32
}
