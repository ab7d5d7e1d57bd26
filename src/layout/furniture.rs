//! Page furniture of text files: page numbers, running heads and feet, separators.
//!
//! A line is furniture by what it says (`Side 2 af 4`) or by coming again at the edges of the
//! pages. What also stands in the midst of a page is text: a label such as "Beslutning:" may
//! well begin several pages.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Line;
use super::printed::{Gap, Printed, Role};

/// Lines at a page's top and foot that may be running heads and feet.
const EDGE: usize = 4;

/// Pages on which a line must come again to be a running head or foot.
const RECURRENCE: usize = 3;

/// Lines at the document's beginning that a head may repeat.
const FIRST: usize = 6;

/// Sets furniture apart; the line after it is marked as following a page break.
/// What stands right above a rule of its length is a heading.
pub(super) fn set_apart(lines: Vec<Printed>) -> (Vec<Printed>, Vec<Line>) {
    let is_furniture = find(&lines);
    let (mut text, mut furniture): (Vec<Printed>, _) = (Vec::new(), Vec::new());
    let mut is_after = false;
    for (mut line, is_furniture) in lines.into_iter().zip(is_furniture) {
        if is_furniture {
            if is_rule(&line.line.text) && line.gap == Gap::Tight && !is_after {
                text.last_mut().filter(|title| underlines(&line, title)).into_iter().for_each(head);
            }
            is_after = true;
            furniture.push(line.line);
            continue;
        }
        if std::mem::take(&mut is_after) {
            line.gap = Gap::Page;
        }
        text.push(line);
    }
    (text, furniture)
}

/// `=====`, `-----`: what typists draw below a heading or between two sections.
fn is_rule(text: &str) -> bool {
    let first = text.chars().next().filter(|c| matches!(c, '=' | '-' | '~'));
    text.len() >= 5 && first.is_some_and(|first| text.chars().all(|c| c == first))
}

/// Whether a rule makes the line right above it a heading: as long as the line, which stands by
/// itself and is no sentence and no label with its value.
fn underlines(rule: &Printed, title: &Printed) -> bool {
    let words = title.line.text.as_str();
    let is_like = (0.6..=1.6).contains(&(rule.right / title.right.max(1.0)));
    title.gap != Gap::Tight && is_like && !words.ends_with(['.', ',']) && !words.contains(": ")
}

fn head(line: &mut Printed) {
    if line.role == Role::Text {
        line.role = Role::Heading;
    }
}

fn find(lines: &[Printed]) -> Vec<bool> {
    let edges = Edges::of(lines);
    let mut found: Vec<bool> = (0..lines.len())
        .map(|index| says_so(lines, index, &edges) || edges.is_running(lines, index))
        .collect();
    keep_inside(lines, &mut found);
    mark_letterheads(lines, &mut found);
    found
}

/// What comes again at the edges of pages is furniture only if nothing but furniture stands
/// further out: "Beslutning" below the head of an item is text, page for page.
fn keep_inside(lines: &[Printed], found: &mut [bool]) {
    let page = |index: usize| lines.get(index).map(|line| line.line.page);
    let is_out = |index: usize, found: &[bool]| found.get(index).copied().unwrap_or_default();
    let mut inside = Vec::new();
    for index in 0..lines.len() {
        let own = |other: &usize| page(*other) == page(index);
        let mut above = (0..index).rev().take_while(own);
        let mut below = (index + 1..lines.len()).take_while(own);
        let reaches =
            above.all(|other| is_out(other, found)) || below.all(|other| is_out(other, found));
        if is_out(index, found) && !reaches && !is_known(text(lines, index)) {
            inside.push(index);
        }
    }
    for index in inside {
        found.iter_mut().skip(index).take(1).for_each(|found| *found = false);
    }
}

/// A separator or page number is furniture wherever it stands.
fn is_known(text: &str) -> bool {
    is_separator(text)
        || is_page_number(text)
        || is_bare_number(text)
        || head_with_page(text).is_some()
}

/// The head of a page before its number: `Byrådet   3. maj 2019   Side 2`
fn head_with_page(text: &str) -> Option<&str> {
    let (head, page) = text.rsplit_once('\t')?;
    let is_page = page.starts_with("Side ") && is_page_number(page);
    (is_page && head.starts_with(char::is_alphabetic)).then_some(head)
}

fn text(lines: &[Printed], index: usize) -> &str {
    lines.get(index).map_or("", |line| line.line.text.as_str())
}

fn says_so(lines: &[Printed], index: usize, edges: &Edges<'_>) -> bool {
    let text = text(lines, index);
    is_separator(text)
        || is_page_number(text)
        || edges.is_head_with_page(index, text)
        || is_bare_number(text) && (edges.is_edge(index) || stands_alone(lines, index))
}

/// `----`, `____`, `-o0o-`
pub(super) fn is_separator(text: &str) -> bool {
    let is_sign = |c: char| matches!(c, '-' | '–' | '—' | '_' | '=' | '*' | '~' | ' ');
    let is_ornament = |c: char| is_sign(c) || matches!(c, 'o' | 'O' | '0');
    if !text.chars().all(is_ornament) {
        return false;
    }
    let signs = text.chars().filter(|&c| is_sign(c) && c != ' ').count();
    signs >= 3 && text.chars().all(is_sign) || signs >= 2 && text.len() >= 4
}

/// `Side 2`, `Side 2 af 4`, `side 2/4`, `- 2 -`, `2/4`
pub(super) fn is_page_number(text: &str) -> bool {
    const LONGEST: usize = 40;
    if text.len() > LONGEST || !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let lower = text.to_lowercase();
    let numbers = |text: &str| {
        let mut parts = text.split(['/', ' ']).filter(|part| !matches!(*part, "" | "af" | "of"));
        let count = parts.clone().count();
        (1..=2).contains(&count) && parts.all(is_bare_number)
    };
    if let Some(rest) = lower.strip_prefix("side").or_else(|| lower.strip_prefix("page")) {
        return numbers(rest);
    }
    let dashed = lower.strip_prefix(['-', '–']).and_then(|text| text.strip_suffix(['-', '–']));
    dashed.is_some_and(numbers) || is_fraction(&lower)
}

/// `Bilag 2`, `Kapitel 3:`, `Sag nr. 4` at the tops of pages are headings, each another one.
pub(super) fn is_numbered_heading(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "bilag",
        "appendiks",
        "kapitel",
        "afsnit",
        "del",
        "tema",
        "spor",
        "indsatsområde",
        "mål",
        "sag",
        "punkt",
        "pkt.",
        "dagsordenspunkt",
    ];
    let mut words = text.split_whitespace().filter(|word| !word.eq_ignore_ascii_case("nr."));
    let is_word = words.next().is_some_and(|word| WORDS.contains(&word.to_lowercase().as_str()));
    let number = words.next().unwrap_or_default().trim_end_matches([':', '.']);
    is_word
        && (1..=2).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && words.next().is_none()
}

/// The text without its digits, unless they tell one heading from another.
fn masked(text: &str) -> Cow<'_, str> {
    let is_digit = |c: char| c.is_ascii_digit();
    if !text.contains(is_digit) || is_numbered_heading(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(is_digit, ""))
}

/// `2/4`: page and pages, not a date.
fn is_fraction(text: &str) -> bool {
    let parse = |part: &str| part.trim().parse::<u32>().ok();
    text.split_once('/').is_some_and(|(page, pages)| match (parse(page), parse(pages)) {
        (Some(page), Some(pages)) => page >= 1 && page <= pages && pages <= 60,
        _ => false,
    })
}

fn is_bare_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Wide space on both sides, and what stands before does not ask for a number.
fn stands_alone(lines: &[Printed], index: usize) -> bool {
    let is_wide = |index: usize| {
        lines.get(index).is_none_or(|line| matches!(line.gap, Gap::Wide | Gap::Page))
    };
    let before = index.checked_sub(1).map_or("", |before| text(lines, before));
    is_wide(index) && is_wide(index + 1) && !before.ends_with(':') && !is_bare_number(before)
}

/// The lines at the edges of pages, and how often each text comes there.
struct Edges<'a> {
    /// For each line: how near it is to its page's top or foot (0 is the edge itself).
    distance: Vec<usize>,
    /// For each line its text without digits.
    masked: Vec<Cow<'a, str>>,
    /// Where each text stands.
    places: BTreeMap<Cow<'a, str>, Places>,
    /// How many lines are the first or last of their page.
    ends: usize,
}

/// Where a text stands over all pages.
#[derive(Debug, Clone, Copy, Default)]
struct Places {
    first: usize,
    count: usize,
    /// Away from the edges of its page.
    inside: usize,
    /// The first or last line of its page.
    outermost: usize,
}

impl<'a> Edges<'a> {
    fn of(lines: &'a [Printed]) -> Self {
        let page = |index: usize| lines.get(index).map(|line| line.line.page);
        let from_top =
            |index: usize| (0..EDGE).find(|n| index < *n + 1 || page(index - n - 1) != page(index));
        let from_foot = |index: usize| (0..EDGE).find(|n| page(index + n + 1) != page(index));
        let nearest = |index| from_top(index).unwrap_or(EDGE).min(from_foot(index).unwrap_or(EDGE));
        let distance: Vec<usize> = (0..lines.len()).map(nearest).collect();
        let masked: Vec<_> = lines.iter().map(|line| masked(&line.line.text)).collect();
        let mut places: BTreeMap<Cow<'a, str>, Places> = BTreeMap::new();
        for ((index, mask), distance) in masked.iter().enumerate().zip(&distance) {
            let place =
                places.entry(mask.clone()).or_insert(Places { first: index, ..Places::default() });
            place.count += 1;
            place.inside += usize::from(*distance >= EDGE);
            place.outermost += usize::from(*distance == 0);
        }
        let ends = distance.iter().filter(|distance| **distance == 0).count();
        Self { distance, masked, places, ends }
    }

    /// Whether the line is the first or last of its page, and there is more than one page.
    fn is_edge(&self, index: usize) -> bool {
        self.ends > 2 && self.distance.get(index) == Some(&0)
    }

    /// `Byrådet   3. maj 2019   Side 2`: a running head whose pages nothing else parts. It names a day or comes again.
    fn is_head_with_page(&self, index: usize, text: &str) -> bool {
        let Some(head) = head_with_page(text) else { return false };
        let count = || self.masked.get(index).and_then(|mask| self.places.get(mask));
        let is_dated = || {
            let mut parts = head.split(|c: char| !c.is_ascii_digit());
            parts.any(|part| part.len() == 4 && part.starts_with(['1', '2']))
        };
        is_dated() || count().is_some_and(|place| place.count >= 2)
    }

    /// Whether the line comes again at the edges of other pages and nowhere else. Its first
    /// printing stays in the text: it may be the document's title.
    fn is_running(&self, lines: &[Printed], index: usize) -> bool {
        let Some(mask) = self.masked.get(index).filter(|mask| !mask.trim().is_empty()) else {
            return false;
        };
        if self.distance.get(index).is_none_or(|distance| *distance >= EDGE) {
            return false;
        }
        let place = self.places.get(mask).copied().unwrap_or_default();
        let is_at_edges = place.inside == 0 && place.first != index;
        is_at_edges && place.count >= RECURRENCE
            || self.repeats(lines, index, mask)
            || self.heads_pages(lines, index, place)
    }

    /// Whether the line is the very first or last of two pages or more after the first, set
    /// apart from the text, and words enough to be no label.
    fn heads_pages(&self, lines: &[Printed], index: usize, place: Places) -> bool {
        let is_edge = self.distance.get(index) == Some(&0) && place.count == place.outermost;
        let is_later = lines.get(place.first).is_some_and(|line| line.line.page > 1);
        let is_apart = |index: usize| lines.get(index).is_none_or(|line| line.gap != Gap::Tight);
        let words = text(lines, index).split_whitespace().count();
        is_edge
            && is_later
            && place.count >= 2
            && words >= 3
            && is_apart(index)
            && is_apart(index + 1)
    }

    /// Whether a page begins or ends with a line that the document begins with.
    fn repeats(&self, lines: &[Printed], index: usize, mask: &str) -> bool {
        let is_edge = self.distance.get(index) == Some(&0);
        let is_later = lines.get(index).is_some_and(|line| line.line.page > 1);
        let is_apart = |index: usize| lines.get(index).is_none_or(|line| line.gap != Gap::Tight);
        let first_page = lines.iter().take_while(|line| line.line.page == 1).count();
        let is_known = self.masked.iter().take(FIRST.min(first_page)).any(|first| first == mask);
        is_edge && is_later && is_apart(index) && is_apart(index + 1) && is_known
    }
}

/// The first page's head printed again in the midst of the text, as a letter's continuation
/// page has it: two lines or more, right after a page break or a page number.
fn mark_letterheads(lines: &[Printed], found: &mut [bool]) {
    for index in 1..lines.len() {
        let is_after_number = found.get(index - 1).is_some_and(|found| *found);
        let is_page_top = lines.get(index).is_some_and(|line| line.gap == Gap::Page);
        let same = (0..EDGE)
            .take_while(|n| index + n < lines.len() && text(lines, *n) == text(lines, index + n));
        let count = same.count();
        if count >= 2 && count < index && (is_after_number || is_page_top) {
            found.iter_mut().skip(index).take(count).for_each(|found| *found = true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers() {
        for text in ["Side 1 af 3", "side 2", "- 4 -", "2/4", "Side 2/4"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["Sidemanden", "24/12", "Side 2 blev rettet", "4", "3/2/2020"] {
            assert!(!is_page_number(text), "{text}");
        }
    }

    #[test]
    fn headings_with_numbers() {
        for text in ["Bilag 2", "Sag nr. 19", "Punkt 4:"] {
            assert!(is_numbered_heading(text), "{text}");
        }
        assert!(!is_numbered_heading("Sag nr. 19 blev udsat"));
    }

    #[test]
    fn separators() {
        for text in ["----", "_________", "-o0o-", "* * *"] {
            assert!(is_separator(text), "{text}");
        }
        for text in ["-", "--", "o", "00"] {
            assert!(!is_separator(text), "{text}");
        }
    }
}
