//! Agenda items without numbers: headings by weight and size, or by the shape of the line.

mod apart;
mod lines;
mod rows;
mod setting;
mod shape;
mod ways;

use super::Reading;
use super::heads::{Candidate, begins_with_time, has_verb, is_label_like};
use super::numbering::Numbered;
use crate::layout::BlockKind;
use crate::lexicon::{Label, begins_with_name};
use crate::normalize::Paragraph;
use apart::{
    is_followed_by_text, is_over_paragraph, is_standing_line, is_told, least_space, stands_apart,
};
use lines::{are_lines, is_line};
use setting::Setting;
use shape::{
    Certainty, LONGEST, is_case, is_followed_by_prose, is_label, is_office, is_title, label_of,
    set_apart, shaped,
};
use ways::{
    Bullets, are_before_text, are_bulleted, before_sentence, begins_with, bullets, has_colon,
    has_lead, has_stop, have_colons, have_dashes, have_leads, have_run_in, have_stops,
    is_before_dash, is_before_text, is_bulleted_title, space_before_colons, without_bullet,
};

pub(super) use shape::{is_body, naming, repeated, titled, unnumbered};

/// The headings of a document without numbered items.
pub(super) fn find(document: &Reading<'_>) -> Vec<Numbered> {
    let rows = rows::of_table(document);
    if !rows.is_empty() {
        return rows;
    }
    let first = front_end(document);
    let way = Way::of(document, first);
    let headings: Vec<Numbered> = (first..document.paragraphs().len())
        .filter(|index| way.is_type() || !is_case(document, *index))
        .filter(|index| way.tells(document, *index))
        .filter_map(|index| Some(Numbered { candidate: way.read(document, index)?, depth: 0 }))
        .filter(|one| way.is_sure(document, one))
        .collect();
    match way.told {
        Told::Type(Setting::Heavy) => with_levels(document, headings),
        Told::Space if is_alone_in_text(document, first, &headings) => Vec::new(),
        _ => headings,
    }
}

/// One line in the midst of notes that are all set apart is one of them, unless it is a title that agendas have.
fn is_alone_in_text(document: &Reading<'_>, first: usize, headings: &[Numbered]) -> bool {
    const FEWEST: usize = 2;
    let [one] = headings else { return false };
    let title = one.candidate.head.title.map_or("", |title| document.words(title));
    let above = document.paragraphs().get(first..one.candidate.paragraph).unwrap_or_default();
    let is_sentence = |one: &&Paragraph| is_told(document.words(one.span));
    !document.lexicon.items.is_standing(title) && above.iter().filter(is_sentence).count() >= FEWEST
}

/// By what titles are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// How the line is set.
    Type(Setting),
    /// Bold type at the beginning of the line.
    Lead,
    Colon,
    /// A bullet, which lists may have, too.
    Bullet(Bullets),
    /// A dash, and what was said behind it.
    Dash,
    /// A full stop, and sentences behind it.
    RunIn,
    /// "Emne:" before the title.
    Name,
    /// A time before the title.
    Time,
    /// A line of its own between paragraphs of text.
    Line,
    /// The space before the line.
    Space,
}

/// How a document sets its titles.
struct Way {
    told: Told,
    /// Titles end in full stops.
    stops: bool,
    /// What was minuted stands behind their colons.
    inline: bool,
    /// The same of titles behind bullets.
    bulleted: bool,
    /// The space before a paragraph that stands apart, in lines.
    least: f32,
    /// The first paragraph behind the front.
    first: usize,
    /// The space before titles that end in colons, where little else has as much.
    space: Option<f32>,
}

impl Way {
    fn of(document: &Reading<'_>, first: usize) -> Self {
        let least = least_space(document.paragraphs().get(first..).unwrap_or_default());
        let bullet = || bullets(document, first);
        let told = match () {
            () if let Some(setting) = Setting::of(document, first) => Told::Type(setting),
            () if have_leads(document, first) => Told::Lead,
            () if count(document, first, |line| naming(line) > 0) >= FEWEST => Told::Name,
            () if count(document, first, begins_with_time) >= FEWEST => Told::Time,
            () if have_dashes(document, first) => Told::Dash,
            () if have_colons(document, first) => Told::Colon,
            () if let Some(sign) = bullet() => Told::Bullet(sign),
            () if have_run_in(document, first) => Told::RunIn,
            () if are_lines(document, first) => Told::Line,
            () => Told::Space,
        };
        Self {
            told,
            stops: matches!(told, Told::Bullet(_) | Told::Space) && have_stops(document, first),
            inline: told == Told::Colon && are_before_text(document, first),
            bulleted: told == Told::Colon && are_bulleted(document, first),
            least,
            first,
            space: (told == Told::Colon).then(|| space_before_colons(document, first)).flatten(),
        }
    }

    fn is_type(&self) -> bool {
        matches!(self.told, Told::Type(_)) || self.is_known()
    }

    /// Each line that is told so is a title, whatever it says.
    fn is_known(&self) -> bool {
        matches!(self.told, Told::Lead | Told::Dash | Told::RunIn | Told::Name | Told::Time)
    }

    /// Whether a paragraph is told to be a title.
    fn tells(&self, document: &Reading<'_>, index: usize) -> bool {
        let Some(own) = document.paragraphs().get(index) else { return false };
        match self.told {
            Told::Type(setting) => setting.has(document, own),
            Told::Lead => has_lead(document, index),
            Told::Colon => {
                let line = document.words(own.span);
                let is_beside = self.bulleted && own.kind != BlockKind::ListItem;
                let label = document.lexicon.labels.read(line).filter(|_| is_beside);
                if label.is_some_and(|found| found.label == Label::NextMeeting) {
                    return false; // "Næste møde: 3. maj" below the bullets
                }
                has_colon(document, line)
                    || is_standing_line(document, index, own)
                    || (is_label_like(line)
                        && !is_told(line)
                        && self.space.is_some_and(|space| own.space_before >= space))
            }
            Told::Bullet(sign) => {
                begins_with(document, own, sign) && is_bulleted_title(document, own)
            }
            Told::Dash => is_before_dash(document, own),
            Told::RunIn => before_sentence(document, index).is_some(),
            Told::Name => naming(document.words(own.span)) > 0,
            Told::Time => begins_with_time(document.words(own.span)),
            Told::Line if is_line(document, self.first, index) => true,
            Told::Line | Told::Space => {
                let apart = stands_apart(document, index, own, self.least)
                    || index == self.first && is_closer_below(document, index);
                let words = document.words(own.span);
                (apart && !is_told(words) && !is_person(words))
                    || is_standing_line(document, index, own)
                    || (self.stops && has_stop(document, index))
            }
        }
    }

    fn read(&self, document: &Reading<'_>, index: usize) -> Option<Candidate> {
        let known = self.is_known()
            || (self.stops && has_stop(document, index))
            || (self.inline && is_before_text(document, index));
        let is_list = document.paragraphs().get(index)?.kind == BlockKind::ListItem;
        match (self.told, known) {
            (Told::Bullet(_), _) => titled(document, index),
            (Told::Type(_), _) if !is_list => set_apart(document, index),
            (Told::Space, _) if is_over_colon(document, index) => set_apart(document, index),
            (_, true) if is_list && !self.bulleted => unnumbered(document, index),
            (_, true) => shaped(document, index, is_list, Certainty::Known),
            _ => unnumbered(document, index),
        }
    }

    /// Whether a title is one by what it says or by what stands below it, unless its type says so.
    fn is_sure(&self, document: &Reading<'_>, one: &Numbered) -> bool {
        let index = one.candidate.paragraph;
        let is_standing = || {
            let own = document.paragraphs().get(index).map_or("", |one| document.words(one.span));
            let (words, items) = (without_bullet(own), &document.lexicon.items);
            items.is_complete(words)
                || (items.is_standing(words) && words.len() < LONGEST && !words.ends_with('.'))
        };
        self.is_type()
            || (self.told == Told::Line && is_line(document, self.first, index))
            || self.bulleted
            || (matches!(self.told, Told::Bullet(_)) && is_over_paragraph(document, index))
            || (self.stops && has_stop(document, index))
            || is_standing()
            || !one.candidate.rest.is_empty()
            || is_followed_by_text(document, index)
    }
}

/// "Sti og bro: tilbud på træ" with space before it, and the text close below: a title, whose colon leads on in small
/// letters.
fn is_over_colon(document: &Reading<'_>, index: usize) -> bool {
    let line = document.paragraphs().get(index).map_or("", |one| document.words(one.span));
    let parts = line.split_once(": ");
    parts.is_some_and(|(name, rest)| is_label_like(name) && rest.starts_with(char::is_lowercase))
        && is_closer_below_line(document, index)
        && is_followed_by_text(document, index)
}

/// The first title stands below the table of those who came, with less space before it than others have.
fn is_closer_below(document: &Reading<'_>, index: usize) -> bool {
    let words = document.paragraphs().get(index).map_or("", |one| document.words(one.span));
    is_label_like(words) && is_closer_below_line(document, index)
}

/// Whether a paragraph has more space before it than behind it.
fn is_closer_below_line(document: &Reading<'_>, index: usize) -> bool {
    const MORE: f32 = 0.4;
    let space = |index: usize| document.paragraphs().get(index).map(|one| one.space_before);
    space(index).zip(space(index + 1)).is_some_and(|(own, below)| own >= below + MORE)
}

/// "Bo Ravn, Kystrådet (fraværende)": the last line of a list of people.
fn is_person(words: &str) -> bool {
    words.contains([',', '(']) && begins_with_name(words)
}

/// So many titles told in one way are no accident.
const FEWEST: usize = 3;

fn count(document: &Reading<'_>, first: usize, is_one: impl Fn(&str) -> bool) -> usize {
    let lines = document.paragraphs().iter().skip(first).map(|one| document.words(one.span));
    lines.filter(|line| is_one(line)).count()
}

/// Headings of the first one's size are items, those of the next smaller size sub-items; what
/// is smaller still is text. Appendices with headings of their own are no items.
fn with_levels(document: &Reading<'_>, headings: Vec<Numbered>) -> Vec<Numbered> {
    let size = |one: &Numbered| {
        document.paragraphs().get(one.candidate.paragraph).map_or(1.0, |one| one.style.size)
    };
    let Some(top) = headings.first().map(size) else { return headings };
    let smaller = |size: f32| size < top - STEP;
    let second = headings.iter().map(size).filter(|size| smaller(*size)).fold(0.0, f32::max);
    headings
        .into_iter()
        .take_while(|one| size(one) < top + STEP || !is_appendix(document, one))
        .filter_map(|one| match size(&one) {
            own if !smaller(own) => Some(one),
            own if own > second - STEP => Some(Numbered { depth: 1, ..one }),
            _ => None,
        })
        .collect()
}

/// Sizes that differ by less are one size.
const STEP: f32 = 0.06;

fn is_appendix(document: &Reading<'_>, heading: &Numbered) -> bool {
    heading.candidate.head.title.is_some_and(|title| {
        let words = document.words(title).to_lowercase();
        words.starts_with("bilag") || words.starts_with("appendiks")
    })
}

/// What is said of the meeting at the top, not of a case or of the next meeting.
fn is_of_front(label: Label) -> bool {
    !matches!(
        label,
        Label::NextMeeting
            | Label::Recommendation
            | Label::Decision
            | Label::Case
            | Label::Earlier
            | Label::Action
            | Label::Responsible
            | Label::Deadline
    )
}

/// "Emne: Ny tromle"; "Emne: Referat fra mødet i mandags" is the subject of a mail.
fn is_named(line: &str) -> bool {
    let name = naming(line);
    name > 0 && !line.get(name..).is_some_and(is_title)
}

/// Behind the labels of the front, or behind the first paragraph.
fn front_end(document: &Reading<'_>) -> usize {
    const LONG: usize = 300;
    /// So many paragraphs that tell something are the minutes themselves.
    const TOLD: usize = 2;
    let front = document.paragraphs().iter().enumerate().skip(1).take_while(|(_, paragraph)| {
        let words = document.words(paragraph.span);
        let standing = document.lexicon.items.is_standing(without_bullet(words));
        words.len() < LONG && (!standing || is_title(words))
    });
    let times = count(document, 1, begins_with_time) >= FEWEST;
    let is_head = |words: &str| is_named(words) || times && begins_with_time(words);
    let front = front.take_while(|(_, one)| !is_head(document.words(one.span)));
    let mut told = 0;
    let front = front.take_while(|(_, one)| {
        told += usize::from(is_prose(document, document.words(one.span)));
        told < TOLD
    });
    let mut are_listed = false;
    let front = front.take_while(|(index, one)| {
        let begins = are_listed && is_first_heading(document, *index, one);
        let label = label_of(document, document.words(one.span));
        are_listed |= label.is_some_and(|found| matches!(found.label, Label::People(..)));
        !begins
    });
    let labels = front.filter(|(index, paragraph)| {
        let found = label_of(document, document.words(paragraph.span));
        found.is_some_and(|found| {
            // "Bestyrelse", and below it "Vi mangler en formand.": a title
            let is_title = found.value.is_empty()
                && matches!(found.label, Label::People(..))
                && is_followed_by_prose(document, *index);
            is_of_front(found.label) && !is_title && is_label(document, *index, &found, false)
        })
    });
    let end = labels.map(|(index, _)| index + 1).last().unwrap_or(1);
    end + usize::from(is_named_below(document, end))
}

/// "Opgavefordeling" in bold type or capitals below those who came, over text in another: no label, and nobody's name.
fn is_first_heading(document: &Reading<'_>, index: usize, own: &Paragraph) -> bool {
    let words = document.words(own.span);
    let is_set = |one: &Paragraph| {
        one.style.bold || one.kind == BlockKind::Heading || Setting::Capitals.has(document, one)
    };
    let below = document.paragraphs().get(index + 1);
    is_set(own)
        && below.is_some_and(|below| !is_set(below))
        && words.starts_with(char::is_uppercase)
        && label_of(document, words)
            .is_none_or(|found| !is_of_front(found.label) || is_office(document, index, &found))
        && !is_title(words)
        && !begins_with_name(words)
        && !document.lexicon.people.is_name_or_role(words)
        && document.lexicon.dates.find(words).next().is_none()
}

/// "Advokaten har set dem igennem.": a sentence, and no label with its value.
fn is_prose(document: &Reading<'_>, words: &str) -> bool {
    words.trim_end().ends_with('.')
        && (is_told(words) || has_verb(words))
        && label_of(document, words).is_none()
}

/// "Referent:", and below it "Ida Holm": the value of the last label.
fn is_named_below(document: &Reading<'_>, end: usize) -> bool {
    let line = |index: usize| document.paragraphs().get(index).map(|one| document.words(one.span));
    let Some((label, below)) = end.checked_sub(1).and_then(line).zip(line(end)) else {
        return false;
    };
    let found = label_of(document, label);
    found.is_some_and(|found| matches!(found.label, Label::Role(_)) && found.value.is_empty())
        && below.contains(' ')
        && document.lexicon.people.is_name(below.trim())
}
