//! Step 6: paragraphs become the outline of the document.
//!
//! The outline says what each paragraph is for; it does not read values. Agenda items are
//! found in three steps: [`heads`] looks at every paragraph alone and says whether it could be
//! the head of an item; [`numbering`] reasons over the whole sequence of printed numbers and
//! keeps what fits together; [`tree`] hangs the paragraphs between two heads below the first.
//! Documents without numbers are cut at their headings ([`headings`]). What is not about a meeting
//! has sections instead ([`sections`]).

mod announced;
mod choice;
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

use std::collections::BTreeSet;

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
    if let Some(headings) = choice::headings(&document, &candidates, &runs) {
        runs = vec![headings];
    }
    first::with_unnumbered(&document, &mut runs);
    closing::with_unnumbered(&document, &mut runs);
    let plan = announced::split(&document, runs, &later);
    meetings::report(&document, &later, diagnostics);
    tree::build(&document, plan, &later, kind == DocumentKind::Minutes, diagnostics)
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
