//! Whether a line has the shape of a title, and its reading as one.

use std::sync::LazyLock;

use super::super::heads::{
    Candidate, Form, begins_with_time, dash_place, lead_end, opens_clause, read_head, take_charge,
    tells, without_charge,
};
use super::super::{Head, Reading};
use super::apart::is_set_with_stop;
use super::ways::{before_sentence, has_colon, without_bullet};
use crate::layout::BlockKind;
use crate::lexicon::{Label, LabelMatch, Pattern};
use crate::normalize::Paragraph;
use crate::span::Span;

/// A heading is at most this long, in characters.
pub(super) const LONGEST: usize = 90;

/// The same in bold type, which says itself that it is one.
const LONGEST_BOLD: usize = 130;

/// A sentence right below "Sagsfremstilling": the case, however short it is.
pub(super) fn is_case(document: &Reading<'_>, index: usize) -> bool {
    let own = document.paragraphs().get(index).map_or("", |own| document.words(own.span));
    let above = index.checked_sub(1).and_then(|above| document.paragraphs().get(above));
    let above = above.map_or("", |above| document.words(above.span));
    let label = document.lexicon.labels.read(above);
    let names_case = above.to_lowercase().starts_with("sag");
    own.trim_end().ends_with('.')
        && names_case
        && label.is_some_and(|found| found.label == Label::Case && found.value.is_empty())
}

/// "Referat fra bestyrelsesmøde den 3. maj": the title of the whole, not of an item.
pub(super) fn is_title(line: &str) -> bool {
    static TITLE: LazyLock<Pattern> = LazyLock::new(|| {
        crate::lexicon::pattern(
            r"(?i)^\W*(?:\p{L}+\s)?(?:\p{L}*referat|beslutningsprotokol|dagsorden|indkaldelse)\s(?:af|fra|for|til)\b",
        )
    });
    /// "Referat fra sidste møde" is an item
    const EARLIER: &[&str] = &["sidste", "sidst", "forrige", "seneste", "foregående", "tidligere"];
    TITLE.find(line).is_some_and(|found| {
        let behind = line.get(found.end()..).unwrap_or_default().trim_start().to_lowercase();
        !EARLIER.iter().any(|word| behind.starts_with(word))
    })
}

/// "Hej alle", "Venlig hilsen": how mails begin and end.
fn is_greeting(line: &str) -> bool {
    const LONGEST: usize = 60;
    static GREETING: LazyLock<Pattern> = LazyLock::new(|| {
        crate::lexicon::pattern(
            r"(?i)^\W*(?:(?:hej|hejsa|kære|goddag)(?:\s(?:med\s)?\p{L}+){0,4}|(?:(?:med\s)?(?:venlig|bedste?|mange|de\sbedste|kærlig)\s)?hilsen(?:er)?\b.*|(?:mvh|vh|kh|dbh)\b.*)\W*$",
        )
    });
    line.len() <= LONGEST && GREETING.is_match(line)
}

/// "Fredag den 3. maj 2013", and at most a time behind it.
fn is_date(document: &Reading<'_>, line: &str) -> bool {
    let Some(date) = document.lexicon.dates.find(line).find(|date| date.weekday.is_some()) else {
        return false;
    };
    let before = line.get(..date.span.start).unwrap_or_default().split_whitespace().count();
    let after = line.get(date.span.end..).unwrap_or_default().trim_matches(['.', ',', ' ']);
    before <= 2 && (after.is_empty() || after.starts_with("kl"))
}

/// "Næste møde d. 7/5 kl. 16.30": all that is to be told of it, no title.
fn tells_next_meeting(document: &Reading<'_>, line: &str) -> bool {
    let words = line.to_lowercase();
    words.starts_with("næste ")
        && words.contains("møde")
        && !words.contains(':')
        && document.lexicon.dates.find(line).next().is_some()
}

/// "Emne: Juletræsfest": the word that names a title, with its colon, in bytes.
pub(in super::super) fn naming(line: &str) -> usize {
    static NAMED: LazyLock<Pattern> = LazyLock::new(|| {
        crate::lexicon::pattern(r"(?i)^(?:emne|punkt|dagsordenspunkt|overskrift|sag)\s?:\s+")
    });
    NAMED.find(line).map_or(0, |found| found.end())
}

/// Reads a paragraph as a head without a number, if it has the shape of one.
pub(in super::super) fn unnumbered(document: &Reading<'_>, index: usize) -> Option<Candidate> {
    let paragraph = document.paragraphs().get(index)?;
    let colon = document.words(paragraph.span).trim_end().ends_with(':');
    let bulleted = paragraph.kind == BlockKind::ListItem && colon;
    shaped(document, index, bulleted, Certainty::Shape)
}

/// The same for a line that is set as the titles of its document are.
pub(super) fn set_apart(document: &Reading<'_>, index: usize) -> Option<Candidate> {
    shaped(document, index, false, Certainty::Set)
}

/// The same, also behind a bullet: for lines of which it is known that they repeat a title.
pub(in super::super) fn titled(document: &Reading<'_>, index: usize) -> Option<Candidate> {
    let paragraph = document.paragraphs().get(index)?;
    shaped(document, index, paragraph.kind == BlockKind::ListItem, Certainty::Shape)
}

/// The same for a line that has a title of the agenda, whatever else it could be.
pub(in super::super) fn repeated(document: &Reading<'_>, index: usize) -> Option<Candidate> {
    let paragraph = document.paragraphs().get(index)?;
    shaped(document, index, paragraph.kind == BlockKind::ListItem, Certainty::Known)
}

/// What tells that a line is a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Its shape alone.
    Shape,
    /// It is set as titles are: a title, unless it is a label or a verdict.
    Set,
    /// The other titles are told in the same way.
    Known,
}

pub(super) fn shaped(
    document: &Reading<'_>,
    index: usize,
    bulleted: bool,
    certainty: Certainty,
) -> Option<Candidate> {
    let known = certainty == Certainty::Known;
    let set = certainty == Certainty::Set;
    let paragraph = document.paragraphs().get(index)?;
    let whole = document.words(paragraph.span);
    let line = if bulleted { without_bullet(whole) } else { whole };
    let line = line.get(naming(line)..).unwrap_or(line);
    let span = Span::new(paragraph.span.end - line.len(), paragraph.span.end);
    let line = if bulleted { without_charge(document, line) } else { line };
    let is_short = line.chars().count() <= LONGEST || has_colon(document, line);
    let standing = document.lexicon.items.is_standing(line) && is_short;
    let longest = if paragraph.style.bold { LONGEST_BOLD } else { LONGEST };
    let bare = line.trim_end_matches('.');
    let shape = known
        || line.chars().count() <= longest
            && (begins_title(line) || begins_with_time(line) || set && begins_with_count(line))
            && (standing
                || crate::fields::is_abbreviation(bare) && !line.contains(", at ")
                || (set || paragraph.kind == BlockKind::Heading)
                    && is_set_with_stop(document, line)
                || !(line.ends_with(['.', ',', ';', '!'])
                    || line.ends_with(" at")
                    || line.contains(": ") && !set))
            && (bulleted || paragraph.kind != BlockKind::ListItem)
            && paragraph.cells.is_empty();
    let decisions = &document.lexicon.decisions;
    let decides = tells(line) || decisions.decides(line);
    if decides && line.ends_with(':') && !standing && !paragraph.style.bold {
        return None; // "Planen blev godkendt med følgende ændringer:"
    }
    let is_above = || is_title(line) || decisions.forms.heading.is_match(line);
    if (!bulleted && is_above())
        || is_greeting(line)
        || is_date(document, line)
        || tells_next_meeting(document, line)
        || decisions.begins(line)
    {
        return None;
    }
    if is_agenda_in_line(document, line) {
        return None;
    }
    let label = label_of(document, line).filter(|found| match found.label {
        Label::Case => !known,
        Label::NextMeeting => !(known || set && found.value.is_empty()),
        Label::Role(_) => !(set && is_office(document, index, found)),
        _ => true,
    });
    if (!shape && !standing)
        || label.is_some_and(|found| is_label(document, index, &found, standing))
    {
        return None;
    }
    let (mut head, mut rest) = read_head(document, None, span);
    let colon = line.split_once(": ").map(|(title, _)| title.len());
    let stop = before_sentence(document, index).filter(|stop| colon.is_none_or(|at| *stop < at));
    // "Stien: grus og kant: Bo henter tilbud": as far as the type is bold
    let lead = lead_end(document, span).map(|end| {
        let title = document.words(Span::new(span.start, end));
        title.trim_end_matches([':', '.', ' ']).len()
    });
    if let Some(length) = lead.or(stop).or(colon).or_else(|| dash_place(line)).filter(|_| known) {
        let end = span.start + length;
        head.title = Some(Span::new(span.start, end).trim(&document.text.text));
        head.span = Span::new(head.span.start, end);
        let behind = Span::new(end + 1, span.end).trim(&document.text.text);
        let words = document.words(behind);
        let sign = words.len() - words.trim_start_matches(['–', '-', ' ']).len();
        rest = Span::new(behind.start + sign, behind.end);
    }
    // what is set in bold type is the title, with its colon
    if let Some(title) =
        head.title.filter(|_| paragraph.style.bold && lead.is_none() && !rest.is_empty())
    {
        head.title = Some(Span::new(title.start, paragraph.span.end).trim(&document.text.text));
        head.span = Span::new(head.span.start, paragraph.span.end);
        rest = Span::new(paragraph.span.end, paragraph.span.end);
    }
    head.title = head.title.map(|title| take_charge(document, &mut head, title));
    Some(candidate(paragraph, index, head, rest))
}

/// The first cell of a row as a head.
pub(super) fn in_cell(document: &Reading<'_>, index: usize, cell: Span) -> Option<Candidate> {
    let paragraph = document.paragraphs().get(index)?;
    let (mut head, rest) = read_head(document, None, cell);
    head.title = head.title.map(|title| take_charge(document, &mut head, title));
    let head = Head { span: head.span.cover(rest), ..head };
    Some(candidate(paragraph, index, head, rest))
}

fn candidate(paragraph: &Paragraph, index: usize, head: Head, rest: Span) -> Candidate {
    Candidate {
        paragraph: index,
        form: Form::Decimal,
        prefixed: false,
        answering: false,
        sign: None,
        title_below: false,
        path: Vec::new(),
        letter: None,
        indent: paragraph.indent,
        weight: 1.0,
        in_case: false,
        head: Head { span: Span::new(paragraph.span.start, head.span.end), ..head },
        rest,
    }
}

/// "Dagsorden: 1. Budget, 2. Eventuelt"
fn is_agenda_in_line(document: &Reading<'_>, line: &str) -> bool {
    let label = document.lexicon.labels.read(line);
    label.filter(|found| found.label == Label::AnnouncedAgenda).is_some_and(|found| {
        let value = line.get(found.value.range()).unwrap_or_default();
        document.lexicon.items.number.is_match(value)
    })
}

/// The label that a line begins with, before a colon or in a cell of its own.
pub(super) fn label_of(document: &Reading<'_>, line: &str) -> Option<LabelMatch> {
    let labels = &document.lexicon.labels;
    let in_cell = || {
        let found = labels.read_glued(line).filter(|_| line.contains('\t'))?;
        line.get(found.words.end..)?.starts_with('\t').then_some(found)
    };
    // "Medlemmer: Vi er nu 212."
    let is_told = |found: &LabelMatch| {
        let value = line.get(found.value.start..found.value.end).unwrap_or_default();
        matches!(found.label, Label::People(..)) && opens_clause(value)
    };
    labels.read(line).or_else(in_cell).filter(|found| !is_told(found))
}

/// "Legeplads", "2E", "5G-masten": a capital, alone or behind a figure.
pub(super) fn begins_title(line: &str) -> bool {
    let name = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.len() - name.len() < 2 && name.starts_with(char::is_uppercase)
}

/// "50 års jubilæum", "2 nye bænke"
pub(super) fn begins_with_count(line: &str) -> bool {
    let words = line.trim_start_matches(|c: char| c.is_ascii_digit());
    words.len() < line.len()
        && words.strip_prefix(' ').is_some_and(|words| words.starts_with(char::is_alphabetic))
}

/// "Formanden" over what was said, not "Referent" over "Ida Holm".
pub(super) fn is_office(document: &Reading<'_>, index: usize, found: &LabelMatch) -> bool {
    let is_over_name = || {
        document.paragraphs().get(index + 1).is_some_and(|next| {
            let first = document.words(next.span).split([',', '(', '–']).next().unwrap_or_default();
            document.lexicon.people.is_name_or_role(first.trim())
        })
    };
    matches!(found.label, Label::Role(_)) && found.value.is_empty() && !is_over_name()
}

/// Whether a line that reads as a label is one, and no title of an item.
pub(super) fn is_label(
    document: &Reading<'_>,
    index: usize,
    found: &LabelMatch,
    standing: bool,
) -> bool {
    let paragraph = document.paragraphs().get(index);
    let marked = paragraph.is_some_and(|one| one.kind == BlockKind::Heading);
    match found.label {
        Label::AnnouncedAgenda | Label::Minutes => {
            found.value.is_empty() || !(standing || is_before_verdict(document, index))
        }
        // "# Forslag: Støtte til rejser"
        Label::Recommendation | Label::Case if marked && !found.value.is_empty() => false,
        Label::Role(_) if found.value.is_empty() => !is_followed_by_prose(document, index),
        Label::People(..) if found.value.is_empty() && names_body(document, index) => {
            !is_followed_by_prose(document, index)
        }
        _ => !found.value.is_empty() || !standing,
    }
}

/// "Referat: godkendt": the minutes of the last meeting, an item.
fn is_before_verdict(document: &Reading<'_>, index: usize) -> bool {
    let words = document.paragraphs().get(index).map_or("", |one| document.words(one.span));
    let verdict = words.split_once(": ").map(|(_, verdict)| verdict.trim());
    verdict.is_some_and(|verdict| {
        document.lexicon.decisions.forms.one_word.is_match(verdict)
            || document.lexicon.items.is_nothing(verdict)
    })
}

/// "Bestyrelsen." over a paragraph is a heading, over names a label; "Deltagere" is always a label.
pub(super) fn names_body(document: &Reading<'_>, index: usize) -> bool {
    is_body(document.paragraphs().get(index).map_or("", |one| document.words(one.span)))
}

/// `Bestyrelsen`, `Udvalget:`
pub(in super::super) fn is_body(words: &str) -> bool {
    let words = words.trim_end_matches(['.', ':']).to_lowercase();
    ["bestyrelsen", "medlemmer", "udvalget", "rådet", "ledelsen", "sekretariatet"]
        .contains(&words.as_str())
}

/// "Formanden:" over a paragraph is a heading, over a name a label.
pub(super) fn is_followed_by_prose(document: &Reading<'_>, index: usize) -> bool {
    document.paragraphs().get(index + 1).is_some_and(|next| {
        let words = document.words(next.span);
        let first = words.split([',', '(', '–']).next().unwrap_or_default();
        words.split_whitespace().count() > 4 && !document.lexicon.people.is_name_or_role(first)
    })
}
