//! Could this paragraph be the head of an agenda item?
//!
//! Each paragraph is looked at alone; the answer is a [`Candidate`] with a weight, positive
//! for what looks like a head, negative for what looks like a list or running text.

mod answers;
mod bare;
mod behind;
mod below;
mod cases;
mod cells;
mod charge;
mod dashes;
mod joint;
mod number;
mod people;
mod printed;
mod read;
mod remarks;
mod series;
mod signs;
mod times;
mod title;
mod twice;
mod yearly;

use std::sync::LazyLock;

pub(super) use behind::{opens_clause, opens_with_name};
pub(super) use cases::is_above_case;
pub(super) use charge::{people, take as take_charge, without as without_charge};
pub(super) use dashes::{have_dashes, is_title_before_said, place as dash_place};
use number::Number;
use printed::Printed;
use read::OPENING;
pub(super) use read::read_head;
pub(super) use remarks::{
    before_sentence_verdict, before_told_dash, has_verb, have_bare_titles, have_remarks,
    is_label_like, tells,
};
pub(super) use times::begins_with_time;
use title::LONG_REMARK;
pub(super) use title::{lead_end, sentence_end};

use super::{Head, Reading};
use crate::layout::BlockKind;
use crate::lexicon::Pattern;
use crate::normalize::Paragraph;
use crate::span::Span;

/// A paragraph that begins with a number.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent signs, each read on its own")]
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
    /// Stands inside the case of an item, where a list would.
    pub(super) in_case: bool,
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
    let misread = signs::are_misread(document);
    let of_year = yearly::suffix(document);
    let mut found: Vec<Candidate> = paragraphs
        .filter_map(|(index, paragraph)| {
            candidate(document, index, paragraph, misread, of_year.as_deref())
        })
        .flat_map(|one| joint::apart(document, one))
        .collect();
    series::misread_ones(&mut found);
    series::numerals(&mut found);
    series::whole_numbers(&mut found);
    series::lettered_parts(&mut found);
    series::strengthen_points(document, &mut found);
    series::strengthen_letters(document, &mut found);
    let found = series::without_stray_letters(document, found);
    let mut found = people::without_people(document, found);
    bare::strengthen(document, &mut found);
    let found = answers::without_own_answers(answers::without_decisions(document, found));
    let found = answers::without_agenda_inside(document, found);
    let found = answers::with_verdicts(answers::with_points(document, found));
    let mut found = twice::without_second_heads(document, found);
    cases::mark_lists(document, &mut found);
    found
}

/// "Til efterretning - Regnskab for havnen": what an item is for, before its title.
fn behind_purpose(title: &str) -> &str {
    static PURPOSE: LazyLock<Pattern> = LazyLock::new(|| {
        super::pattern(
            r"(?i)^til\s(?:efterretning|orientering|drøftelse|beslutning|godkendelse)(?:\s[-–]|:)\s",
        )
    });
    title.get(PURPOSE.find(title).map_or(0, |purpose| purpose.end())..).unwrap_or(title)
}

/// The paragraph as the head of an item, if it begins with a number.
fn candidate(
    document: &Reading<'_>,
    index: usize,
    paragraph: &Paragraph,
    misread: bool,
    of_year: Option<&str>,
) -> Option<Candidate> {
    if index == 0 && is_title_of_meeting(document, paragraph) {
        return None;
    }
    let printed = Printed::read(document, paragraph, misread, of_year)?;
    let number = &printed.number;
    let (mut head, rest) = read_head(document, Some(printed.label), printed.rest);
    head.start_time = head.start_time.or_else(|| super::table::start_time(document, paragraph));
    cells::take(document, &mut head);
    if !paragraph.cells.is_empty() {
        cells::take_bare_mark(document, &mut head);
    }
    let bare = head.title.is_none() && rest.is_empty();
    let follows = number.prefixed && !number.answering;
    if bare && follows && is_below_decision_heading(document, index) {
        return None;
    }
    let rest_below = bare.then(|| below::take_title(document, index, follows, &mut head)).flatten();
    let title_below = rest_below.is_some();
    let rest = rest_below.unwrap_or(rest);
    let title_above = bare
        && !title_below
        && number.prefixed
        && twice::take_title_above(document, index, &mut head);
    let title = head.title.map(|title| document.words(title));
    if title.is_none() && !number.closed && !number.prefixed
        || title.is_some_and(|title| printed.refuses(document, title))
        || rest.is_empty() && printed.is_above_agenda(document, index, &head)
    {
        return None;
    }
    let weight = weight(document, paragraph, number, &head, rest);
    Some(Candidate {
        paragraph: if title_above { index - 1 } else { index },
        form: number.form,
        prefixed: number.prefixed,
        answering: number.answering,
        sign: printed.sign(),
        title_below: title_below || title_above,
        path: printed.number.path,
        letter: printed.number.letter,
        indent: paragraph.indent,
        weight,
        in_case: false,
        head: Head {
            span: Span::new(head.span.start.min(paragraph.span.start), head.span.end),
            ..head
        },
        rest,
    })
}

/// "1. Engby Gruppe - Grupperådsmøde 25. februar 2012", "3. bestyrelsesmøde i havnelauget" on the first line: a body with a
/// number, and its meeting's day, or the meeting counted.
fn is_title_of_meeting(document: &Reading<'_>, paragraph: &Paragraph) -> bool {
    let line = document.words(paragraph.span);
    let words = line.to_lowercase();
    let names_meeting = words.contains("møde") || words.contains("generalforsamling");
    let mut dates = document.lexicon.dates.find(line);
    // "3. bestyrelsesmøde 2014/2015"
    let counted = line.split_whitespace().nth(1).is_some_and(|word| {
        word.starts_with(char::is_lowercase)
            && (word.ends_with("møde") || word.ends_with("generalforsamling"))
    });
    names_meeting && (counted || dates.any(|date| date.date().is_some()))
}

/// "Punkt 3:" below "Udvalgets møde 5. oktober 2004", over what was decided.
fn is_below_decision_heading(document: &Reading<'_>, index: usize) -> bool {
    let above = index.checked_sub(1).and_then(|above| document.paragraphs().get(above));
    let heading = &document.lexicon.decisions.forms.heading;
    above.is_some_and(|above| heading.is_match(document.words(above.span)))
}

/// What is set smaller than this share of the text is a note, whatever number it begins with.
const SMALL_PRINT: f32 = 0.88;

/// "1. Godkendt", "Ad 1: Godkendt", but not "Ad 1. Dagsordenen blev godkendt", which answers an agenda.
fn is_verdict(document: &Reading<'_>, number: &Number, title: &str) -> bool {
    const MOST_WORDS: usize = 2;
    let is_told = number.answering && title.split_whitespace().count() > MOST_WORDS;
    !is_told && document.lexicon.decisions.decides(behind_purpose(title))
}

/// How much a paragraph looks like a head. One point is what a plain numbered line has.
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
        && !crate::fields::is_abbreviation(title.trim_end_matches('.'));
    let lower_case = title.starts_with(char::is_lowercase);
    let words = document.words(paragraph.span).trim_end();
    let goes_on = words.ends_with(',') || (words.ends_with(';') && length > LONG_REMARK);
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
        (sentence && length > 60 && !marked, if has_verb(title) { -1.5 } else { -0.5 }),
        (
            rest.len() > 200 && !marked && !heading,
            if number.form == Form::Decimal && is_label_like(title) { -0.5 } else { -1.0 },
        ),
        (length > 200, -2.0),
        (goes_on && !standing && !marked && !heading, -2.5),
        (number.answering && title.is_empty(), -1.5),
        (paragraph.style.size < SMALL_PRINT, -4.0),
        (lower_case && !standing, -1.5),
        (!number.closed && !number.prefixed && !open_or_closed, -2.0),
        (open_or_closed, 3.0),
        (is_verdict(document, number, title), -4.0),
        (number.form == Form::Letter || number.form == Form::Roman, -0.5),
        (title.is_empty() && !number.prefixed, -1.5),
    ];
    1.0 + points.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum::<f32>()
}
