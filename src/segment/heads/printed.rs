//! The number at the beginning of a paragraph: where it stands, and what cannot be one.

use std::sync::LazyLock;

use super::number::Number;
use super::{Form, is_label_like, joint, signs};
use crate::lexicon::{Captures, Label, Pattern};
use crate::normalize::{Cell, Paragraph};
use crate::segment::{Head, Reading, pattern, table};
use crate::span::Span;

/// A paragraph's number and the words from it on.
pub(super) struct Printed<'t> {
    pub(super) number: Number,
    /// The paragraph without what decorates it.
    pub(super) line: &'t str,
    /// Where the number stands in the text.
    pub(super) label: Span,
    /// What stands behind the number, in the cells that can hold a head.
    pub(super) rest: Span,
}

impl<'t> Printed<'t> {
    /// Reads the number, if the paragraph begins with one.
    pub(super) fn read(
        document: &Reading<'t>,
        paragraph: &Paragraph,
        misread: bool,
        of_year: Option<&str>,
    ) -> Option<Self> {
        let line = document.words(paragraph.span);
        let sign = if misread { signs::misread(line) } else { 0 };
        let decoration = ['•', '·', '-', '–', '>', '#', '*', ' '];
        let sign = table::time_before(document, paragraph).map_or(sign, |time| time.len() + 1);
        let bullet = line.len() - line.get(sign..)?.trim_start_matches(decoration).len();
        let line = line.get(bullet..)?;
        let (mut number, mut behind) = match number_of(document, line) {
            Some(found) => (Number::read(&found)?, found.get(0)?.end()),
            None => bare_letter(line)?,
        };
        let length = line.get(..behind)?.trim().len();
        let counts = of_year.is_some_and(|year| number.take_year(line, year));
        if counts {
            let rest = line.get(number.label.end..)?;
            behind = line.len() - rest.trim_start_matches(['.', ':', ' ', '\t']).len();
        }
        number.prefixed |= sign > 0;
        let alone = |cell: &Cell| document.words(cell.span).trim().len() == length;
        number.closed |= paragraph.cells.first().is_some_and(alone);
        let is_none = !counts
            && begins_with_date_or_time(document, line)
            && !goes_on_by_one(document, &number)
            || number.is_year()
            || !number.is_closed(line);
        let start = paragraph.span.start + bullet;
        let inside = table::head_span(document, paragraph);
        let rest = Span::new(start + behind, inside.end).trim(&document.text.text);
        let rest = number.without_second(document, rest);
        let rest = without_lone_colon(document, number.take_typed(document, rest, start));
        let label = number.label.shift(start);
        (!is_none).then_some(Self { number, line, label, rest })
    }

    /// What follows the number: ".", ")" or ":".
    pub(super) fn sign(&self) -> Option<char> {
        let behind = self.line.get(self.number.label.end..)?.trim_start();
        behind.chars().next().filter(|c| matches!(c, '.' | ')' | ':'))
    }

    /// Whether words behind the number are no title: a date, "stk. 10" of a rule, "at planen godkendes", the rest of a name or of a
    /// file's number.
    pub(super) fn refuses(&self, document: &Reading<'_>, title: &str) -> bool {
        let whole = Span::new(0, title.len());
        let is_date = document.lexicon.dates.find(title).any(|date| date.span == whole);
        let is_rule = title.starts_with("stk");
        let is_clause = title.starts_with("at ");
        // "den 29." and on the next line "1. 2014"
        let is_year = title.len() == 4 && title.starts_with("20") && title.parse::<u32>().is_ok();
        is_date
            || is_year
            || is_rule
            || is_clause
            || self.number.is_filed(self.line, title)
            || self.cuts_name(title)
    }

    /// "H. C. Lunds Vej 2", "P. Holms Fond": a name cut short.
    fn cuts_name(&self, title: &str) -> bool {
        let mut letters = title.chars();
        self.number.form == Form::Letter
            && !self.number.prefixed
            && letters.next().is_some_and(char::is_uppercase)
            && letters.next() == Some('.')
    }

    /// "1 DAGSORDEN" above the agenda.
    pub(super) fn is_above_agenda(
        &self,
        document: &Reading<'_>,
        index: usize,
        head: &Head,
    ) -> bool {
        let Some(title) = head.title.filter(|_| !self.number.closed) else { return false };
        let label = document.lexicon.labels.read(document.words(title));
        let is_agenda = label
            .is_some_and(|found| found.label == Label::AnnouncedAgenda && found.value.is_empty());
        let below = document.paragraphs().get(index + 1);
        is_agenda && below.is_some_and(|below| document.words(below.span).starts_with('1'))
    }
}

/// The number that a line begins with; "Sag nr. 12   J.nr. 16.03" has none with a letter.
fn number_of<'t>(document: &Reading<'_>, line: &'t str) -> Option<Captures<'t>> {
    let number = &document.lexicon.items.number;
    let found = number.captures(line)?;
    let behind = |one: &Captures<'t>| line.get(one.get(0)?.end()..);
    let digits =
        found.name("spaced").filter(|_| behind(&found).is_some_and(|it| it.starts_with("nr")));
    match digits {
        Some(digits) => number.captures(line.get(..=digits.end())?),
        None => Some(found),
    }
}

/// "b Vandrør:", "b Vandrør", alone on its line: a letter without a sign, and where the title begins.
fn bare_letter(line: &str) -> Option<(Number, usize)> {
    let (letter, title) = line.split_once(' ')?;
    let is_title = title.trim_start().starts_with(char::is_uppercase)
        && (title.ends_with(':') || is_label_like(title));
    let number = Number::bare(letter).filter(|_| is_title)?;
    Some((number, line.len() - title.trim_start().len()))
}

/// "4. : Nye borde": a sign too many before the title.
fn without_lone_colon(document: &Reading<'_>, rest: Span) -> Span {
    let title = document.words(rest).strip_prefix(": ");
    title.map_or(rest, |title| Span::new(rest.end - title.len(), rest.end))
}

/// "3.10" behind "3.9": no time of day.
fn goes_on_by_one(document: &Reading<'_>, number: &Number) -> bool {
    let [first, second] = *number.path.as_slice() else { return false };
    if second < 10 {
        return false;
    }
    let before = format!("{first}.{}", second - 1);
    document.paragraphs().iter().any(|paragraph| {
        let line = document.words(paragraph.span);
        line.strip_prefix(&before).is_some_and(|rest| rest.starts_with(['.', ' ', '\t']))
    })
}

/// "28. januar ...", "13.30 Kaffe", "1.000 kr."
fn begins_with_date_or_time(document: &Reading<'_>, line: &str) -> bool {
    /// `13.30`, `9:00`, `1.000`, `12,5`
    static TIME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\d{1,2}[.:]\d{2}\b|\d{1,3}\.\d{3}\b|\d+,\d|\d+\s*(?:%|kr\b|pct\b|[-–]\s*\d|/\d))",
        )
    });
    TIME.is_match(line) && !joint::is_chain(line)
        || document.lexicon.dates.find(line).next().is_some_and(|date| {
            let before = line.get(..date.span.start).unwrap_or_default().trim();
            before.is_empty() || before == "d." || before == "den"
        })
}
