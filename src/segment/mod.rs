//! Step 6: paragraphs become the outline of the document.
//!
//! The outline says what each paragraph is for; it does not read values. Agenda items are
//! found in three steps: [`heads`] looks at every paragraph alone and says whether it could be
//! the head of an item; [`numbering`] reasons over the whole sequence of printed numbers and
//! keeps what fits together; [`tree`] hangs the paragraphs between two heads below the first.
//! Documents without numbers are cut at their headings ([`headings`]). What is not about a meeting
//! has sections instead ([`sections`]).

mod announced;
mod closing;
mod first;
mod headings;
mod heads;
mod labelled;
mod listed;
mod meetings;
mod numbering;
mod restarts;
mod sections;
mod sublists;
mod table;
mod told;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::layout::BlockKind;
use crate::lexicon::{Label, Lexicon, pattern};
use crate::normalize::{NormalizedText, Paragraph};
use crate::record::model::{DocumentKind, ItemType};
use crate::span::Span;

pub use labelled::Labelled;

/// The parts of a document.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Outline {
    /// Paragraphs before the first item that no label claims: letterhead, title, prose.
    pub front: Vec<Part>,
    /// Labels with their values, in the front, in items and at the end.
    pub labelled: Vec<Labelled>,
    /// The agenda printed ahead of the minutes.
    pub announced: Vec<Head>,
    /// The items as minuted.
    pub items: Vec<Item>,
    /// Words that only hold the document together ("Dagsorden", "Referat").
    pub structure: Vec<Span>,
    /// Where the minutes of another meeting begin in the same document, in bytes.
    pub later: Option<usize>,
}

impl Outline {
    /// The items of all levels, each before those below it.
    pub fn all_items(&self) -> Vec<&Item> {
        fn all(items: &[Item]) -> Vec<&Item> {
            items.iter().flat_map(|item| std::iter::once(item).chain(all(&item.items))).collect()
        }
        all(&self.items)
    }

    /// Where the printed numbers of all items stand.
    pub fn numbers(&self) -> Vec<Span> {
        let announced = self.announced.iter().filter_map(|head| head.number);
        announced.chain(self.items.iter().flat_map(Item::numbers)).collect()
    }
}

impl Item {
    fn numbers(&self) -> Vec<Span> {
        self.head.number.into_iter().chain(self.items.iter().flat_map(Item::numbers)).collect()
    }
}

/// A paragraph, or the rest of one behind a head.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Part {
    /// Bytes of the text.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Left edge in ems or characters.
    pub indent: f32,
    /// Bold.
    pub bold: bool,
    /// What the head of its table column announces ("Ansvarlig"), if it is a cell.
    #[serde(skip)]
    pub column: Option<Label>,
}

impl Part {
    pub(crate) fn of(paragraph: &Paragraph) -> Self {
        Self {
            span: paragraph.span,
            kind: paragraph.kind,
            indent: paragraph.indent,
            bold: paragraph.style.bold,
            column: None,
        }
    }
}

/// The head of an item: number, title and what stands around them.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Head {
    /// The whole head.
    pub span: Span,
    /// The printed number without prefix and punctuation; `None` for unnumbered heads.
    pub number: Option<Span>,
    /// The title.
    pub title: Option<Span>,
    /// "(B)": the letters between the brackets, and what they mean.
    pub mark: Option<(Span, ItemType)>,
    /// "v/SUM og SDS": each name.
    pub responsible: Vec<Span>,
    /// "13.00 – 13.05": beginning.
    pub start_time: Option<Span>,
    /// "13.00 – 13.05": end.
    pub end_time: Option<Span>,
    /// Journal number.
    pub case_number: Option<Span>,
    /// "Lukket punkt"
    pub closed: Option<Span>,
}

/// One agenda item with its text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Item {
    /// Its head.
    pub head: Head,
    /// Its paragraphs up to the next head.
    pub body: Vec<Part>,
    /// Items below it.
    pub items: Vec<Item>,
}

/// Fewer numbers than this may be a list in a document whose items have headings.
const FEW: usize = 4;

/// Finds the parts.
pub fn segment(
    text: &NormalizedText,
    kind: DocumentKind,
    lexicon: &Lexicon,
    diagnostics: &mut Diagnostics,
) -> Outline {
    if !matches!(kind, DocumentKind::Minutes | DocumentKind::Agenda) {
        return sections::outline(text, lexicon);
    }
    let nobody = BTreeSet::new();
    let mut document = Reading {
        text,
        lexicon,
        has_remarks: false,
        has_dashes: false,
        has_bare_titles: false,
        people: &nobody,
    };
    document.has_bare_titles = heads::have_bare_titles(&document);
    document.has_remarks = heads::have_remarks(&document);
    document.has_dashes = heads::have_dashes(&document);
    let people = heads::people(&document);
    document.people = &people;
    let candidates = heads::candidates(&document);
    let later = meetings::later(&document);
    let mut runs = numbering::resolve(&document, &candidates, &later);
    let numbered = runs.iter().flatten().filter(|one| one.depth == 0).count();
    if numbered < FEW || !has_standing(&document, runs.iter().flatten()) {
        let headings = headings::find(&document);
        let prefixed = runs.iter().flatten().any(|one| one.candidate.prefixed);
        let is_cased =
            |one: &numbering::Numbered| heads::is_above_case(&document, &one.candidate, usize::MAX);
        let cased = runs.iter().flatten().any(is_cased);
        if (numbered < 2 && !prefixed && !cased && !headings.is_empty())
            || (headings.len() > numbered * 2 && !is_well_numbered(&document, &runs))
            || are_lists_below(&document, &runs, &headings)
            || !has_standing(&document, runs.iter().flatten())
                && are_restarted(&document, &candidates, &headings)
        {
            runs = vec![headings];
        }
    }
    first::with_unnumbered(&document, &mut runs);
    closing::with_unnumbered(&document, &mut runs);
    let plan = announced::split(&document, runs, &later);
    meetings::report(&document, &later, diagnostics);
    tree::build(&document, plan, &later, kind == DocumentKind::Minutes, diagnostics)
}

/// Whether one of the heads is a title that nearly every agenda has.
fn has_standing<'a>(
    document: &Reading<'_>,
    mut heads: impl Iterator<Item = &'a numbering::Numbered>,
) -> bool {
    heads.any(|one| is_standing(document, one))
}

fn is_standing(document: &Reading<'_>, one: &numbering::Numbered) -> bool {
    let title = one.candidate.head.title;
    title.is_some_and(|title| document.lexicon.items.is_standing(document.words(title)))
}

/// "ØKONOMI"
fn is_capital(document: &Reading<'_>, one: &numbering::Numbered) -> bool {
    let title = one.candidate.head.title.map_or("", |title| document.words(title));
    title.contains(char::is_alphabetic) && !title.contains(char::is_lowercase)
}

/// "Meddelelser", "Økonomi", "Eventuelt", and numbers in the text below them alone: lists. So is what all stands below
/// one of them.
fn are_lists_below(
    document: &Reading<'_>,
    runs: &[Vec<numbering::Numbered>],
    headings: &[numbering::Numbered],
) -> bool {
    const FEWEST: usize = 3;
    let standing = headings.iter().filter(|one| is_standing(document, one)).count();
    let first = headings.first().map_or(usize::MAX, |one| one.candidate.paragraph);
    let mut numbered = runs.iter().flatten();
    let are_capitals =
        headings.len() >= FEWEST && headings.iter().all(|one| is_capital(document, one));
    let are_alone = || {
        let places: BTreeSet<usize> = numbered.clone().map(|one| one.candidate.paragraph).collect();
        let above = |paragraph: &usize| section_of(headings, &places, *paragraph);
        let sections: BTreeSet<usize> = places.iter().map(above).collect();
        let others = section_of(headings, &places, usize::MAX);
        let is_inside = sections.iter().all(|section| *section < others);
        sections.len() == 1
            && others >= FEWEST
            && (is_inside || others > places.len() && standing > 0)
    };
    (standing >= FEWEST || are_capitals || are_alone())
        && !has_standing(document, numbered.clone())
        && numbered.all(|one| one.candidate.paragraph > first && !one.candidate.prefixed)
}

/// Whether numbers begin anew below several headings, and go on below none: lists.
fn are_restarted(
    document: &Reading<'_>,
    candidates: &[heads::Candidate],
    headings: &[numbering::Numbered],
) -> bool {
    const FEWEST: usize = 3;
    let places: BTreeSet<usize> = candidates.iter().map(|one| one.paragraph).collect();
    let mut firsts: BTreeMap<usize, &str> = BTreeMap::new();
    for one in candidates {
        let number = one.head.number.map_or("", |number| document.words(number));
        firsts.entry(section_of(headings, &places, one.paragraph)).or_insert(number);
    }
    section_of(headings, &places, usize::MAX) >= FEWEST
        && firsts.len() > 1
        && firsts.iter().all(|(section, number)| *section > 0 && *number == "1")
}

/// How many headings stand above a paragraph, without those that are numbered themselves.
fn section_of(
    headings: &[numbering::Numbered],
    numbered: &BTreeSet<usize>,
    paragraph: usize,
) -> usize {
    let places = headings.iter().map(|one| one.candidate.paragraph);
    places.filter(|place| *place < paragraph && !numbered.contains(place)).count()
}

/// Three numbers or more that are headings themselves, or have sub-items "1.1", are the agenda; so are two
/// behind "Ad pkt.".
fn is_well_numbered(document: &Reading<'_>, runs: &[Vec<numbering::Numbered>]) -> bool {
    let is_heading = |one: &numbering::Numbered| {
        let paragraph = document.paragraphs().get(one.candidate.paragraph);
        paragraph.is_some_and(|one| one.style.bold || one.kind == BlockKind::Heading)
    };
    let heads = || runs.iter().flatten();
    heads().any(|one| one.candidate.form == heads::Form::Path)
        || (heads().count() > 2 && heads().all(is_heading))
        || (heads().count() > 1 && heads().all(|one| one.candidate.prefixed))
}

/// What every part of this stage reads from.
#[derive(Clone, Copy)]
struct Reading<'a> {
    text: &'a NormalizedText,
    lexicon: &'a Lexicon,
    /// What was minuted stands on the line of the title, behind a colon.
    has_remarks: bool,
    /// The same behind a dash.
    has_dashes: bool,
    /// Titles alone on their lines have no full stop: what ends in one is a sentence.
    has_bare_titles: bool,
    /// Names and initials by which people may be in charge of items.
    people: &'a BTreeSet<String>,
}

impl<'a> Reading<'a> {
    fn paragraphs(&self) -> &'a [Paragraph] {
        &self.text.paragraphs
    }

    fn words(&self, span: Span) -> &'a str {
        span.of(&self.text.text)
    }
}
