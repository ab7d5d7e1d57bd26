//! Could this paragraph be the head of an agenda item?
//!
//! Each paragraph is looked at alone; the answer is a [`Candidate`] with a weight, positive
//! for what looks like a head, negative for what looks like a list or running text.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Head, Reading};
use crate::layout::BlockKind;
use crate::lexicon::Label;
use crate::normalize::Paragraph;
use crate::span::Span;

/// A paragraph that begins with a number.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Index of the paragraph.
    pub(super) paragraph: usize,
    /// How the number is written.
    pub(super) form: Form,
    /// "Pkt.", "Punkt", "Ad", "§" or the like stands before it.
    pub(super) prefixed: bool,
    /// "Ad 3": the minutes of item 3 of an agenda that was printed before.
    pub(super) answering: bool,
    /// What follows the number: ".", ")", ":" or nothing.
    pub(super) sign: Option<char>,
    /// The title stands in the next paragraph.
    pub(super) title_below: bool,
    /// The number: one component, or several ("4.1").
    pub(super) path: Vec<u32>,
    /// "11a"
    pub(super) letter: Option<char>,
    /// Left edge.
    pub(super) indent: f32,
    /// How much it looks like a head.
    pub(super) weight: f32,
    /// Its parts.
    pub(super) head: Head,
    /// What follows the head in the same paragraph.
    pub(super) rest: Span,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 1, 11a
    Decimal,
    /// 4.1
    Path,
    /// a
    Letter,
    /// iv
    Roman,
}

/// Every candidate of the document, in order.
pub(super) fn candidates(document: &Reading<'_>) -> Vec<Candidate> {
    let paragraphs = document.paragraphs().iter().enumerate();
    let mut found: Vec<Candidate> =
        paragraphs.filter_map(|(index, paragraph)| candidate(document, index, paragraph)).collect();
    numerals(&mut found);
    found
}

/// "i." before "ii." is one, not the ninth letter; so are "v." behind "iv." and "x." behind "ix.".
fn numerals(candidates: &mut [Candidate]) {
    const LETTERS: [(u32, u32); 3] = [(9, 1), (22, 5), (24, 10)];
    let places: Vec<usize> = (0..candidates.len())
        .filter(|at| {
            candidates.get(*at).is_some_and(|one| matches!(one.form, Form::Letter | Form::Roman))
        })
        .collect();
    let is_roman = |candidates: &[Candidate], place: Option<&usize>, value: u32| {
        let one = place.and_then(|at| candidates.get(*at));
        one.is_some_and(|one| one.form == Form::Roman && one.path.first() == Some(&value))
    };
    for (index, at) in places.iter().enumerate() {
        let letter = candidates.get(*at).filter(|one| one.form == Form::Letter);
        let value = letter.and_then(|one| one.path.first().copied());
        let Some((_, value)) = LETTERS.iter().find(|(letter, _)| Some(*letter) == value) else {
            continue;
        };
        let before = index.checked_sub(1).and_then(|before| places.get(before));
        let goes_on = is_roman(candidates, before, value - 1)
            || (*value == 1 && is_roman(candidates, places.get(index + 1), 2));
        if let Some(one) = candidates.get_mut(*at).filter(|_| goes_on) {
            one.form = Form::Roman;
            one.path = vec![*value];
        }
    }
}

fn candidate(document: &Reading<'_>, index: usize, paragraph: &Paragraph) -> Option<Candidate> {
    let line = document.words(paragraph.span);
    let bullet = line.len() - line.trim_start_matches(['•', '-', '–', '>', '#', '*', ' ']).len();
    let line = line.get(bullet..)?;
    let found = document.lexicon.items.number.captures(line)?;
    let mut number = Number::read(&found)?;
    let alone = |cell: &crate::normalize::Cell| {
        document.words(cell.span).trim().len()
            == found.get(0).map_or(0, |whole| whole.as_str().trim().len())
    };
    number.closed |= paragraph.cells.first().is_some_and(alone);
    if begins_with_date_or_time(document, line) || number.is_year() || !number.is_closed(line) {
        return None;
    }
    let start = paragraph.span.start + bullet;
    let inside = super::table::head_span(document, paragraph);
    let rest = Span::new(start + found.get(0)?.end(), inside.end).trim(&document.text.text);
    let (mut head, rest) = read_head(document, Some(number.label.shift(start)), rest);
    if !paragraph.cells.is_empty() {
        take_bare_mark(document, &mut head);
    }
    let title_below =
        head.title.is_none() && rest.is_empty() && take_title_below(document, index, &mut head);
    if head.title.is_none() && !number.closed && !number.prefixed {
        return None;
    }
    let weight = weight(document, paragraph, &number, &head, rest);
    Some(Candidate {
        paragraph: index,
        form: number.form,
        prefixed: number.prefixed,
        answering: found
            .name("prefix")
            .is_some_and(|prefix| prefix.as_str().to_lowercase().starts_with("ad")),
        sign: line.get(number.label.end..).and_then(|rest| {
            rest.trim_start().chars().next().filter(|c| matches!(c, '.' | ')' | ':'))
        }),
        title_below,
        path: number.path,
        letter: number.letter,
        indent: paragraph.indent,
        weight,
        head: Head { span: Span::new(paragraph.span.start, head.span.end), ..head },
        rest,
    })
}

/// A number on a line of its own, its title on the next.
fn take_title_below(document: &Reading<'_>, index: usize, head: &mut Head) -> bool {
    const LONGEST: usize = 100;
    let Some(next) = document.paragraphs().get(index + 1) else { return false };
    let words = document.words(next.span);
    let title_like = words.chars().count() <= LONGEST
        && words.starts_with(char::is_uppercase)
        && !words.ends_with(['.', ',', ';', ':'])
        && document.lexicon.labels.read(words).is_none()
        && !document.lexicon.decisions.decides(words);
    if !title_like {
        return false;
    }
    let (below, rest) = read_head(document, None, next.span);
    let whole = rest.is_empty() && below.title.is_some();
    if whole {
        let number = head.number;
        let start = head.span.start;
        *head = Head { number, span: Span::new(start, next.span.end), ..below };
    }
    whole
}

/// "Budget 2021 Beslutning": in the cells of a table the type stands without brackets.
fn take_bare_mark(document: &Reading<'_>, head: &mut Head) {
    let Some(title) = head.title.filter(|_| head.mark.is_none()) else { return };
    let words = document.words(title);
    let starts = words.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at + 1);
    for start in starts {
        let mark = words.get(start..).unwrap_or_default();
        let kind =
            document.lexicon.items.item_type(mark).filter(|_| mark.starts_with(char::is_uppercase));
        if let Some(kind) = kind {
            head.mark = Some((Span::new(title.start + start, title.end), kind));
            head.title =
                Some(Span::new(title.start, title.start + start).trim(&document.text.text));
            return;
        }
    }
}

struct Number {
    form: Form,
    prefixed: bool,
    /// A full stop, bracket or colon follows.
    closed: bool,
    path: Vec<u32>,
    letter: Option<char>,
    label: Span,
}

impl Number {
    fn read(found: &Captures<'_>) -> Option<Self> {
        let prefixed = found.name("prefix").is_some();
        let closed =
            |name: &str| found.name(name).is_some_and(|close| !close.as_str().trim().is_empty());
        let number = |form, label: regex::Match<'_>, path, letter, closed| Self {
            form,
            prefixed,
            closed,
            path,
            letter,
            label: Span::from(label.range()),
        };
        if let Some(path) = found.name("path") {
            let parts =
                path.as_str().split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
            return Some(number(Form::Path, path, parts, None, true));
        }
        if let Some(digits) = found.name("number") {
            let letter = found.name("letter").and_then(|letter| letter.as_str().chars().next());
            let mut read = number(
                Form::Decimal,
                digits,
                vec![digits.as_str().parse().ok()?],
                letter,
                closed("close"),
            );
            read.label.end += letter.map_or(0, char::len_utf8);
            return Some(read);
        }
        if let Some(alpha) = found.name("alpha") {
            let value = letter_value(alpha.as_str())?;
            return Some(number(Form::Letter, alpha, vec![value], None, true));
        }
        if let Some(bracket) = found.name("bracket") {
            let written = bracket.as_str();
            return Some(match written.parse() {
                Ok(value) => number(Form::Decimal, bracket, vec![value], None, true),
                Err(_) => number(Form::Letter, bracket, vec![letter_value(written)?], None, true),
            });
        }
        let roman = found.name("roman")?;
        let value = roman_value(roman.as_str())?;
        Some(number(Form::Roman, roman, vec![value], None, true))
    }

    /// "2006. Kontingent opkræves"
    fn is_year(&self) -> bool {
        !self.prefixed
            && self.form == Form::Decimal
            && self.path.iter().any(|number| (1900..2100).contains(number))
    }

    /// A number without punctuation is one only before a space and a capital or a known title.
    fn is_closed(&self, line: &str) -> bool {
        let after = line.get(self.label.end..).unwrap_or_default();
        let spaced = after.is_empty() || after.starts_with([' ', '\t']);
        self.closed || self.prefixed || (spaced && self.path < vec![100])
    }
}

fn letter_value(letter: &str) -> Option<u32> {
    let mut letters = letter.chars();
    let value = u32::from(letters.next()?.to_ascii_lowercase()).checked_sub(u32::from('a'))? + 1;
    letters.next().is_none().then_some(value).filter(|value| *value <= 26)
}

fn roman_value(written: &str) -> Option<u32> {
    const NUMERALS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ];
    let written = written.to_ascii_lowercase();
    (1..).zip(NUMERALS).find(|(_, numeral)| *numeral == written).map(|(value, _)| value)
}

/// "28. januar ...", "13.30 Kaffe", "1.000 kr."
fn begins_with_date_or_time(document: &Reading<'_>, line: &str) -> bool {
    /// `13.30`, `9:00`, `1.000`, `12,5`
    static TIME: LazyLock<Regex> = LazyLock::new(|| {
        super::pattern(
            r"^(?:\d{1,2}[.:]\d{2}\b|\d{1,3}\.\d{3}\b|\d+,\d|\d+\s*(?:%|kr\b|pct\b|[-–/]\s*\d))",
        )
    });
    TIME.is_match(line)
        || document.lexicon.dates.find(line).next().is_some_and(|date| {
            let before = line.get(..date.span.start).unwrap_or_default().trim();
            before.is_empty() || before == "d." || before == "den"
        })
}

/// Reads a head from `span`: title, then mark, responsible and times in any order. What
/// follows them is not the head's.
pub(super) fn read_head(document: &Reading<'_>, number: Option<Span>, span: Span) -> (Head, Span) {
    let start = number.map_or(span.start, |number| number.start);
    let mut head = Head { number, ..Head::default() };
    let mut rest = span;
    take_opening(document, &mut head, &mut rest);
    take_presenter(document, &mut head, &mut rest);
    let title_start = rest.start;
    let tail = tail_start(document, rest);
    let title_end = tail.unwrap_or_else(|| title_end(document, rest));
    let mut at = title_end;
    while let Some(end) = take_tail(document, &mut head, Span::new(at, rest.end)) {
        at = end;
    }
    let title =
        strip_title(document, take_closing(document, &mut head, Span::new(title_start, title_end)));
    head.title = (!title.is_empty()).then_some(title);
    head.span = Span::new(start, at.max(title.end).max(number.map_or(0, |number| number.end)));
    if head.closed.is_none() {
        head.closed =
            head.title.filter(|title| document.lexicon.items.is_closed(document.words(*title)));
    }
    (head, behind(document, Span::new(at, span.end)))
}

static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(
        r"(?i)^\s*(?:\((?P<open>åben|åbent)\)|\(?(?P<closed>lukket(?: punkt| sag)?)\)?\s*[:–-]|\((?P<closed2>lukket)\)|(?P<case>EMN-\d{4}-\d+|\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d+-\d{2})|sag\s(?P<case2>\d{2,4}[-/]\d{2,6})\s*[:–-])\s*",
    )
});

/// "Støj fra motorvejen (lukket punkt)"
fn take_closing(document: &Reading<'_>, head: &mut Head, title: Span) -> Span {
    static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
        super::pattern(r"(?i)\s*\((?P<closed>lukket(?:\s\p{L}+)?|fortroligt?)\)\s*$")
    });
    let words = document.words(title);
    let Some(found) = CLOSING.captures(words) else { return title };
    let closed = found.name("closed").map(|part| Span::from(part.range()).shift(title.start));
    head.closed = head.closed.or(closed);
    Span::new(title.start, title.start + found.get(0).map_or(words.len(), |whole| whole.start()))
}

/// What follows a head, without the punctuation that ends it.
fn behind(document: &Reading<'_>, rest: Span) -> Span {
    let words = document.words(rest);
    let lead =
        words.len() - words.trim_start_matches(['.', ':', ';', '!', '?', ',', ' ', '\t']).len();
    Span::new(rest.start + lead, rest.end).trim(&document.text.text)
}

/// "(Åben)", "(Lukket)" or a journal number between number and title.
fn take_opening(document: &Reading<'_>, head: &mut Head, rest: &mut Span) {
    while let Some(found) = OPENING.captures(document.words(*rest)) {
        let at =
            |name: &str| found.name(name).map(|part| Span::from(part.range()).shift(rest.start));
        head.closed = head.closed.or(at("closed")).or(at("closed2"));
        head.case_number = head.case_number.or(at("case")).or(at("case2"));
        let length = found.get(0).map_or(0, |whole| whole.end());
        if length == 0 {
            return;
        }
        rest.start += length;
    }
}

/// "Ida: Status på byggeriet": the name of a person whose full name the document gives.
fn take_presenter(document: &Reading<'_>, head: &mut Head, rest: &mut Span) {
    let Some((name, after)) = document.words(*rest).split_once(": ") else { return };
    if name.contains("møde") || document.lexicon.labels.read(name).is_some() {
        return;
    }
    let people = &document.lexicon.people;
    let text = &document.text.text;
    let known = || {
        text.match_indices(name).any(|(at, _)| {
            let behind = text.get(at + name.len()..).unwrap_or_default();
            behind.strip_prefix(' ').is_some_and(|surname| surname.starts_with(char::is_uppercase))
        })
    };
    let single = people.is_name(name) && !document.lexicon.items.is_standing(name);
    if single && !after.trim().is_empty() && (name.contains(' ') || known()) {
        head.responsible.push(Span::new(rest.start, rest.start + name.len()));
        rest.start += name.len() + ": ".len();
        *rest = rest.trim(text);
    }
}

/// Mark, responsible, time or case number behind a title.
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(
        r"(?x)
        \s*(?:
          (?P<times>\(?(?:[Kk]l\.?\s*)?(?P<t1>\d{1,2}[.:]\d{2})\s*[-–—]\s*(?P<t2>\d{1,2}[.:]\d{2})\)?)
        | (?P<responsible>\b(?:[Vv]\s?/|v\.)\s?(?P<names>\p{L}[\w.ÆØÅæøå]*(?:\s(?:\p{Lu}[\w.]*))*?(?:(?:\s?,\s?|\s(?:og|samt|&)\s|/)\p{Lu}[\w.]*(?:\s\p{Lu}[\w.]*)*?)*))(?:\s|$|[.,;)(])
        | (?P<case>(?:[Ss]ags?(?:nr|nummer)\.?:?\s*)(?P<case_number>[\w.\-/]+))
        )",
    )
});

/// Where the first mark, responsible or time stands.
fn tail_start(document: &Reading<'_>, rest: Span) -> Option<usize> {
    let words = document.words(rest);
    let mark = document.lexicon.items.mark.find(words).map(|mark| mark.start());
    let tail = TAIL.find(words).map(|tail| tail.start());
    let first = match (mark, tail) {
        (Some(mark), Some(tail)) => mark.min(tail),
        (mark, tail) => mark.or(tail)?,
    };
    // A title is at most two or three lines; a mark far behind belongs to the text.
    (first > 0 && first <= LONGEST_TITLE).then_some(rest.start + first)
}

/// In bytes.
const LONGEST_TITLE: usize = 300;

fn take_tail(document: &Reading<'_>, head: &mut Head, rest: Span) -> Option<usize> {
    let words = document.words(rest);
    let lead = words.len() - words.trim_start().len();
    if let Some(found) = document.lexicon.items.mark.captures(words) {
        let (whole, inner) = (found.get(0)?, found.get(1)?);
        if whole.start() == lead && head.mark.is_none() {
            let kind = document.lexicon.items.item_type(inner.as_str())?;
            head.mark = Some((Span::from(inner.range()).shift(rest.start), kind));
            return Some(rest.start + whole.end());
        }
    }
    let found = TAIL.captures(words).filter(|found| {
        found.get(0).is_some_and(|whole| whole.start() == 0 || whole.start() == lead)
    })?;
    let at = |name: &str| found.name(name).map(|part| Span::from(part.range()).shift(rest.start));
    if let Some(names) = at("names") {
        let names = responsible_names(document, names, rest);
        head.responsible = split_names(document, names);
        return Some(names.end);
    }
    if let Some(times) = at("times") {
        head.start_time = at("t1");
        head.end_time = at("t2");
        return Some(times.end);
    }
    head.case_number = at("case_number");
    at("case").map(|case| case.end)
}

/// Initialisms go on over "og"; a name of mixed case goes on to the end of the line only.
fn responsible_names(document: &Reading<'_>, names: Span, rest: Span) -> Span {
    let to_the_end = Span::new(names.start, rest.end).trim(&document.text.text);
    let words = document.words(to_the_end);
    let short = words.len() <= 60
        && !words.trim_end_matches('.').contains(['.', '('])
        && !words.contains("  ");
    let first_word = document.words(names).split_whitespace().next().unwrap_or_default();
    let initialism = first_word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if short && !initialism && !has_time(words) { to_the_end } else { names }
}

fn has_time(words: &str) -> bool {
    TAIL.captures(words).is_some_and(|found| found.name("times").is_some())
}

fn split_names(document: &Reading<'_>, names: Span) -> Vec<Span> {
    static SEPARATOR: LazyLock<Regex> =
        LazyLock::new(|| super::pattern(r"\s*(?:,|/|&|\bog\b|\bsamt\b)\s*"));
    let words = document.words(names);
    let mut start = 0;
    let mut found = Vec::new();
    for separator in SEPARATOR.find_iter(words) {
        found.push(Span::new(start, separator.start()).shift(names.start));
        start = separator.end();
    }
    found.push(Span::new(start, words.len()).shift(names.start));
    found
        .into_iter()
        .map(|name| {
            Span::new(
                name.start,
                name.start + document.words(name).trim_end_matches(['.', ' ']).len(),
            )
        })
        .filter(|name| !name.is_empty())
        .collect()
}

/// Where the title ends when nothing marks its end: at the end of the paragraph if that is
/// short, else after the first sentence or before a colon.
fn title_end(document: &Reading<'_>, rest: Span) -> usize {
    let words = document.words(rest);
    let spoken = words.trim_end().ends_with(['.', '!', '?']);
    if let Some(end) = complete_title(document, words) {
        return rest.start + end;
    }
    let colon = words.find(": ").filter(|at| *at <= 70).filter(|at| {
        let label = document.lexicon.labels.read(words);
        let people =
            label.is_some_and(|found| matches!(found.label, Label::People(..) | Label::Role(_)));
        if people {
            return true; // "§1 Til stede: (a) Ida Holm; (b) Bo Ravn"
        }
        let standing = document.lexicon.items.is_standing(words.get(..*at).unwrap_or_default());
        standing || (spoken && words.len() - at > LONG_REMARK)
    });
    if let Some(at) = colon {
        return rest.start + at;
    }
    let limit = if spoken { SHORT_SENTENCES } else { SHORT_PARAGRAPH };
    if words.chars().count() <= limit {
        return rest.end;
    }
    let sentence = sentence_end(words);
    match sentence {
        Some(at) if at <= LONGEST_TITLE / 2 => rest.start + at,
        _ => rest.end,
    }
}

/// "Evt. Ida undersøger prisen.": a title that needs no other words, and a sentence.
fn complete_title(document: &Reading<'_>, words: &str) -> Option<usize> {
    let (title, sentence) = words.split_once(". ")?;
    let told =
        sentence.starts_with(char::is_uppercase) && sentence.trim_end().ends_with(['.', '!', '?']);
    (told && document.lexicon.items.is_complete(title)).then_some(title.len() + 1)
}

/// What stands behind a colon is text of the item if it is longer than this, in bytes.
const LONG_REMARK: usize = 50;

/// The same of paragraphs that end as sentences do.
const SHORT_SENTENCES: usize = 120;

/// In characters.
const SHORT_PARAGRAPH: usize = 160;

/// The first full stop, semicolon, exclamation or question mark that ends a sentence.
fn sentence_end(words: &str) -> Option<usize> {
    words.char_indices().find_map(|(at, c)| {
        let after = words.get(at + 1..).unwrap_or_default();
        let before = words.get(..at).unwrap_or_default();
        let ends = match c {
            '.' => {
                !crate::fields::is_abbreviation(before)
                    && !before.ends_with(|c: char| c.is_ascii_digit())
                    && after.trim_start().starts_with(char::is_uppercase)
            }
            ';' | '!' | '?' => true,
            _ => false,
        };
        (ends && after.starts_with([' ', '\t'])).then_some(at)
    })
}

/// Takes punctuation and separators off a title.
fn strip_title(document: &Reading<'_>, span: Span) -> Span {
    static LEADER: LazyLock<Regex> = LazyLock::new(|| {
        super::pattern(r"\s*(?:\.\s?){3,}\s*\d*\s*$|\s*_{3,}\s*\d*$|\t\s*\d{1,3}$")
    });
    let span = span.trim(&document.text.text);
    let words = document.words(span);
    let span = Span::new(
        span.start,
        span.start + LEADER.find(words).map_or(words.len(), |leader| leader.start()),
    );
    let words = document.words(span);
    let lead = words.len()
        - words.trim_start_matches(['–', '-', ':', '.', ')', ' ', '\t', '\u{200b}']).len();
    let mut end = words.trim_end_matches([':', ';', ',', '–', '-', ' ', '\t', '\u{200b}']).len();
    if let Some(without) = words.get(..end).and_then(|title| title.strip_suffix('.'))
        && !crate::fields::is_abbreviation(without)
    {
        end = without.len();
    }
    Span::new(span.start + lead.min(end), span.start + end).trim(&document.text.text)
}

/// How much a paragraph looks like a head. One point is what a plain numbered line has.
/// What is set smaller than this share of the text is a note, whatever number it begins with.
const SMALL_PRINT: f32 = 0.88;

fn weight(
    document: &Reading<'_>,
    paragraph: &Paragraph,
    number: &Number,
    head: &Head,
    rest: Span,
) -> f32 {
    let title = head.title.map_or("", |title| document.words(title));
    let length = title.chars().count();
    let sentence = document.words(paragraph.span).trim_end().ends_with('.')
        && !crate::fields::is_abbreviation(title);
    let lower_case = title.starts_with(char::is_lowercase);
    let standing = document.lexicon.items.is_standing(title);
    let heading =
        paragraph.style.bold || paragraph.kind == BlockKind::Heading || paragraph.style.size > 1.1;
    let marked = head.mark.is_some();
    let behind = Span::new(paragraph.span.start + number.label.end, paragraph.span.end);
    let open_or_closed =
        OPENING.is_match(document.words(behind).trim_start_matches(['.', ')', ':']));
    let points = [
        (number.prefixed, 3.0),
        (marked, 3.0),
        (!head.responsible.is_empty(), 1.0),
        (heading, 2.0),
        (standing, 2.0),
        (length <= 100 && !sentence && rest.is_empty(), 1.0),
        (sentence && length > 60 && !marked, -1.5),
        (rest.len() > 200 && !marked && !heading, -1.0),
        (length > 200, -2.0),
        (paragraph.style.size < SMALL_PRINT, -4.0),
        (lower_case && !standing, -1.5),
        (!number.closed && !number.prefixed && !open_or_closed, -2.0),
        (open_or_closed, 3.0),
        (document.lexicon.decisions.decides(title), -4.0),
        (number.form == Form::Letter || number.form == Form::Roman, -0.5),
        (title.is_empty() && !number.prefixed, -1.5),
    ];
    1.0 + points.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum::<f32>()
}
