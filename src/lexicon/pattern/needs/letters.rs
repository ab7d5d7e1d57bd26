//! Letters in a row, and the marks by which they are found in a signature.

use std::cmp::Reverse;

use regex_syntax::ast::{Ast, ClassBracketed, ClassPerlKind, ClassSet, ClassSetItem};

use super::edges::{Edges, is_required};
use crate::lexicon::pattern::signature::{
    Mark, Signature, fold, is_word, mark_of_byte, mark_of_three, mark_of_word,
};
use crate::lexicon::pattern::transcript::{LETTER, is_plain, spell};

/// Two marks that letters in a row set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marks {
    pub(super) one: Mark,
    pub(super) other: Mark,
    /// How many letters there are.
    pub(super) letters: usize,
}

impl Marks {
    pub(super) fn are_in(self, signature: &Signature) -> bool {
        signature.has(self.one) && signature.has(self.other)
    }
}

/// Letters without anything between them.
#[derive(Debug, Default)]
pub(super) struct Row {
    letters: String,
    ends_word: bool,
}

impl Row {
    pub(super) fn add(&mut self, letter: char, edges: Edges) {
        if edges.before && is_letter(letter) && !self.letters.ends_with(' ') {
            self.letters.push(' ');
        }
        self.letters.push(letter);
        self.ends_word = edges.behind && is_letter(letter);
    }

    pub(super) fn end(&mut self) -> Option<Letters> {
        if std::mem::take(&mut self.ends_word) {
            self.letters.push(' ');
        }
        let letters = std::mem::take(&mut self.letters);
        (!letters.is_empty()).then(|| Letters::of(&letters))
    }
}

/// Letters in a row as a signature sees them.
#[derive(Debug)]
pub(super) struct Letters {
    /// The bytes of words, folded, and one space for whatever is between.
    words: Vec<u8>,
    /// One of the signs among them that most sentences do not have.
    sign: Option<u8>,
}

impl Letters {
    fn of(row: &str) -> Self {
        let mut words = Vec::with_capacity(row.len());
        for byte in row.chars().flat_map(transcript) {
            if is_word(byte) {
                words.push(fold(byte));
            } else if words.last() != Some(&b' ') {
                words.push(b' ');
            }
        }
        Self { words, sign: row.bytes().find(|byte| is_sign(char::from(*byte))) }
    }

    /// Two marks: of whole words, the longest first, or of the rarest letters. Two letters of a word, which stand in
    /// every sentence, have none.
    pub(super) fn marks(&self) -> Option<Marks> {
        let mut words: Vec<_> = whole_words(&self.words).collect();
        words.sort_by_key(|word| Reverse(word.len()));
        let mut threes: Vec<_> = self.words.windows(3).collect();
        threes
            .sort_by_cached_key(|three| three.iter().map(|byte| commonness(*byte)).sum::<usize>());
        let threes = threes.iter().map(|three| {
            mark_of_three(three.iter().fold(0, |three, byte| three << 8 | u32::from(*byte)))
        });
        let mut marks = words.iter().filter_map(|word| mark_of_word(word)).chain(threes);
        let one = marks.next().or_else(|| self.sign.map(mark_of_byte))?;
        Some(Marks { one, other: marks.next().unwrap_or(one), letters: self.words.len() })
    }
}

/// A letter whatever its case: `k`, `[Kk]`; a space for `\s` and `\s+`.
pub(super) fn letter(ast: &Ast) -> Option<char> {
    match ast {
        Ast::ClassPerl(class) if class.kind == ClassPerlKind::Space && !class.negated => Some(' '),
        Ast::Repetition(repetition) if is_required(&repetition.op.kind) => {
            letter(&repetition.ast).filter(|letter| *letter == ' ')
        }
        Ast::Literal(literal) => Some(literal.c).filter(|c| is_folded(*c)),
        Ast::ClassBracketed(class) => either_case(class),
        _ => None,
    }
}

/// Whether a pattern's `\w` takes it.
pub(super) fn is_letter(c: char) -> bool {
    c == '_' || transcript(c).next().is_none_or(|byte| is_word(byte) || byte == LETTER)
}

fn either_case(class: &ClassBracketed) -> Option<char> {
    let ClassSet::Item(ClassSetItem::Union(union)) = &class.kind else { return None };
    let [ClassSetItem::Literal(one), ClassSetItem::Literal(other)] = union.items.as_slice() else {
        return None;
    };
    let same = one.c.to_lowercase().eq(other.c.to_lowercase());
    (same && !class.negated && is_folded(one.c)).then_some(one.c)
}

/// Whether a signature has the same marks for a character and whatever a pattern may take for it.
fn is_folded(c: char) -> bool {
    let folded = |c: char| transcript(c).map(fold);
    let same = || c.to_lowercase().flat_map(folded).eq(c.to_uppercase().flat_map(folded));
    is_plain(c) || spell(c).is_some() && same()
}

/// The words that have a space on both sides.
fn whole_words(simple: &[u8]) -> impl Iterator<Item = &[u8]> {
    let words = simple.split(|byte| *byte == b' ').enumerate();
    let last = words.clone().count() - 1;
    words.filter(move |(at, word)| *at > 0 && *at < last && !word.is_empty()).map(|(_, word)| word)
}

/// The bytes of a letter in transcripts.
fn transcript(c: char) -> impl Iterator<Item = u8> {
    let plain = is_plain(c).then(|| u8::try_from(c).ok()).flatten();
    let spelled = if plain.is_some() { None } else { spell(c) };
    plain.into_iter().chain(spelled.into_iter().flatten())
}

/// A sign that most sentences do not have.
fn is_sign(c: char) -> bool {
    c.is_ascii_graphic() && !c.is_alphanumeric() && !matches!(c, '.' | ',' | '-')
}

/// Danish letters, the commonest last.
fn commonness(byte: u8) -> usize {
    const LETTERS: &[u8] = b"qwzxcjybphufvkmgolisdatrne ";
    LETTERS.iter().position(|letter| *letter == byte.to_ascii_lowercase()).unwrap_or_default()
}
