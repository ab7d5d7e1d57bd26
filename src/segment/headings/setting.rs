//! Titles that are set otherwise than the text: bold or large, in italics, underlined, in capitals.

use super::super::Reading;
use super::super::heads::{lead_end, without_charge};
use super::shape::{LONGEST, is_label, is_title};
use crate::layout::BlockKind;
use crate::normalize::Paragraph;

/// How titles are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// By weight or size.
    Heavy,
    Italic,
    Underlined,
    Capitals,
}

impl Setting {
    /// How a document sets its titles: a document set all in bold has no bold headings.
    pub(super) fn of(document: &Reading<'_>, first: usize) -> Option<Self> {
        const FEWEST: usize = 3;
        /// Bold type is for headings more than italics are.
        const FEWEST_HEAVY: usize = 2;
        let all = document.paragraphs().len();
        let heavy = Self::Heavy.titles(document, first).len();
        if heavy >= FEWEST_HEAVY && heavy * 2 < all {
            return Some(Self::Heavy);
        }
        [Self::Italic, Self::Underlined, Self::Capitals].into_iter().find(|setting| {
            let titles = setting.titles(document, first);
            let is_over_text = |index: &&usize| setting.is_over_text(document, **index);
            titles.len() >= FEWEST
                && titles.len() * 2 <= all
                && titles.iter().filter(is_over_text).count() * 4 >= titles.len() * 3
        })
    }

    /// Whether a paragraph is set so.
    pub(super) fn has(self, document: &Reading<'_>, own: &Paragraph) -> bool {
        const LARGE: f32 = 1.15;
        let is_line = || {
            own.kind != BlockKind::ListItem
                && own.cells.is_empty()
                && document.words(own.span).chars().count() <= LONGEST
        };
        match self {
            // "Stien: Bo henter tilbud", most of it bold, is more than a title
            Self::Heavy => {
                (own.style.bold || own.kind == BlockKind::Heading || own.style.size > LARGE)
                    && lead_end(document, own.span).is_none()
            }
            Self::Italic => own.style.italic && is_line(),
            Self::Underlined => own.style.underlined && is_line(),
            Self::Capitals => {
                let words = document.words(own.span);
                let bare = words.split(" v/").next().unwrap_or_default();
                is_capital(without_charge(document, bare)) && is_line()
            }
        }
    }

    /// The paragraphs that are set so and are neither labels nor the title of the whole.
    fn titles(self, document: &Reading<'_>, first: usize) -> Vec<usize> {
        let is_title_like = |(index, paragraph): &(usize, &Paragraph)| {
            let words = document.words(paragraph.span);
            let standing = document.lexicon.items.is_standing(words);
            let label = document.lexicon.labels.read(words);
            self.has(document, paragraph)
                && words.contains(char::is_alphabetic)
                && !is_title(words)
                && !label.is_some_and(|found| is_label(document, *index, &found, standing))
        };
        let behind = document.paragraphs().iter().enumerate().skip(first);
        behind.filter(is_title_like).map(|(index, _)| index).collect()
    }

    /// Whether text stands below a title, set as text is.
    fn is_over_text(self, document: &Reading<'_>, index: usize) -> bool {
        let below = document.paragraphs().get(index + 1);
        below.is_some_and(|below| !self.has(document, below))
    }
}

/// "NYE POSTKASSER": words, not "EL" or "BR 2018".
fn is_capital(words: &str) -> bool {
    const FEWEST: usize = 4;
    !words.contains(char::is_lowercase)
        && words.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST
}
