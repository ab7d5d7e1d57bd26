//! What every match of a regular expression has in it, read off its syntax.
//!
//! `\bdet\sblev\s(?:besluttet|aftalt)\b` needs "det", "blev", and one of "besluttet" and "aftalt".
//! Only what is certain counts: what may be absent is left out, and an alternative that needs nothing
//! makes its alternation need nothing.

use std::cmp::Reverse;

use regex_syntax::ast::{
    Ast, ClassBracketed, ClassPerlKind, ClassSet, ClassSetItem, RepetitionKind, RepetitionRange,
};

use super::signature::{
    Bits, DIGIT, Mark, Signature, fold, is_word, mark_of_byte, mark_of_three, mark_of_word, set,
};
use super::transcript::{LETTER, is_plain, spell};

/// Of each list at least one must be there.
#[derive(Debug, Default)]
pub(super) struct Needs(Vec<Any>);

/// Each alternative by two marks that it sets.
#[derive(Debug)]
struct Any {
    marks: Box<[[Mark; 2]]>,
    /// The first marks of a long list.
    bits: Option<Box<Bits>>,
}

/// From here on bits are looked at first.
const LONG_LIST: usize = 12;

impl Needs {
    pub(super) fn of(ast: &Ast) -> Self {
        let mut lists = lists(ast);
        lists.retain(|list| list.strength() > Strength::None);
        lists.sort_by_key(|list| list.0.len());
        Self(lists.iter().map(Any::of).collect())
    }

    pub(super) fn are_met(&self, signature: &Signature) -> bool {
        self.0.iter().all(|any| any.is_met(signature))
    }
}

impl Any {
    fn of(list: &List) -> Self {
        let marks: Box<[_]> = list.0.iter().map(Part::marks).collect();
        let bits = (marks.len() >= LONG_LIST).then(|| {
            let mut bits: Box<Bits> = Box::new([0; _]);
            marks.iter().for_each(|[one, _]| set(&mut bits, *one));
            bits
        });
        Self { marks, bits }
    }

    fn is_met(&self, signature: &Signature) -> bool {
        self.bits.as_ref().is_none_or(|bits| signature.has_any(bits))
            && self.marks.iter().any(|[one, other]| signature.has(*one) && signature.has(*other))
    }
}

/// What must be there.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// Letters in a row.
    Letters(Letters),
    /// Any digit.
    Digit,
}

/// Letters in a row as a signature sees them.
#[derive(Debug, Clone, PartialEq)]
struct Letters {
    /// The bytes of words, folded, and one space for whatever is between.
    words: Vec<u8>,
    /// One of the signs among them that most sentences do not have.
    sign: Option<u8>,
}

/// One of these must be there.
#[derive(Debug, Clone)]
struct List(Vec<Part>);

/// How rarely a list is met by chance.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
enum Strength {
    /// Two letters stand in every sentence.
    None,
    /// Signs and digits do not.
    Sign,
    /// The bytes of the shortest word.
    Letters(usize),
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

    /// Two marks: of whole words, the longest first, or of the rarest letters.
    fn marks(&self) -> [Mark; 2] {
        let mut words: Vec<_> = whole_words(&self.words).collect();
        words.sort_by_key(|word| Reverse(word.len()));
        let mut threes: Vec<_> = self.words.windows(3).collect();
        threes
            .sort_by_cached_key(|three| three.iter().map(|byte| commonness(*byte)).sum::<usize>());
        let threes = threes.iter().map(|three| {
            mark_of_three(three.iter().fold(0, |three, byte| three << 8 | u32::from(*byte)))
        });
        let mut marks = words.iter().filter_map(|word| mark_of_word(word)).chain(threes);
        let one = marks.next().unwrap_or_else(|| mark_of_byte(self.sign.unwrap_or(b' ')));
        [one, marks.next().unwrap_or(one)]
    }
}

impl Part {
    fn strength(&self) -> Strength {
        match self {
            Self::Digit => Strength::Sign,
            Self::Letters(letters) => match letters.words.len() {
                length @ 3.. => Strength::Letters(length.min(6)),
                _ if letters.sign.is_some() => Strength::Sign,
                _ => Strength::None,
            },
        }
    }

    /// Two marks that it sets.
    fn marks(&self) -> [Mark; 2] {
        match self {
            Self::Letters(letters) => letters.marks(),
            Self::Digit => [DIGIT; 2],
        }
    }
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

impl List {
    fn strength(&self) -> Strength {
        let weakest = self.0.iter().map(Part::strength);
        weakest.reduce(|one, other| if other < one { other } else { one }).unwrap_or(Strength::None)
    }
}

fn lists(ast: &Ast) -> Vec<List> {
    match ast {
        Ast::Concat(concat) => of_sequence(&concat.asts),
        Ast::Alternation(alternation) => of_any(&alternation.asts).into_iter().collect(),
        Ast::Group(group) => lists(&group.ast),
        Ast::Repetition(repetition) if is_required(&repetition.op.kind) => lists(&repetition.ast),
        Ast::ClassPerl(class) if class.kind == ClassPerlKind::Digit && !class.negated => {
            vec![List(vec![Part::Digit])]
        }
        _ => of_sequence(std::slice::from_ref(ast)),
    }
}

/// Everything that stands behind one another is needed; letters without anything between them
/// in one.
fn of_sequence(asts: &[Ast]) -> Vec<List> {
    let mut found = Vec::new();
    let mut row = Row::default();
    for ast in asts {
        if let Some(letter) = letter(ast) {
            row.add(letter);
        } else if let Ast::Assertion(_) = ast {
            row.edge();
        } else if !matches!(ast, Ast::Flags(_) | Ast::Empty(_)) {
            found.extend(row.end());
            if is_composed(ast) {
                found.extend(lists(ast));
            }
        }
    }
    found.extend(row.end());
    found
}

/// Letters without anything between them.
#[derive(Debug, Default)]
struct Row {
    letters: String,
    /// A word begins or ends here.
    edge: bool,
}

impl Row {
    fn add(&mut self, letter: char) {
        if self.edge && self.letters.is_empty() && is_letter(letter) {
            self.letters.push(' ');
        }
        self.edge = false;
        self.letters.push(letter);
    }

    /// `\b`, `^` or `$`
    fn edge(&mut self) {
        if self.letters.ends_with(is_letter) {
            self.letters.push(' ');
        }
        self.edge = true;
    }

    fn end(&mut self) -> Option<List> {
        self.edge = false;
        let letters = std::mem::take(&mut self.letters);
        (!letters.is_empty()).then(|| List(vec![Part::Letters(Letters::of(&letters))]))
    }
}

/// Of each alternative what is rarest.
fn of_any(alternatives: &[Ast]) -> Option<List> {
    let mut any = Vec::new();
    for alternative in alternatives {
        let rarest = lists(alternative).into_iter().reduce(|one, other| {
            let rarer = other.strength() > one.strength()
                || (other.strength() == one.strength() && other.0.len() < one.0.len());
            if rarer { other } else { one }
        });
        any.extend(rarest?.0);
    }
    Some(List(any))
}

fn is_composed(ast: &Ast) -> bool {
    matches!(
        ast,
        Ast::Concat(_)
            | Ast::Alternation(_)
            | Ast::Group(_)
            | Ast::Repetition(_)
            | Ast::ClassPerl(_)
    ) && !matches!(ast, Ast::Repetition(repetition) if !is_required(&repetition.op.kind))
        && !matches!(ast, Ast::ClassPerl(class) if class.kind != ClassPerlKind::Digit || class.negated)
}

fn is_required(kind: &RepetitionKind) -> bool {
    match kind {
        RepetitionKind::ZeroOrOne | RepetitionKind::ZeroOrMore => false,
        RepetitionKind::OneOrMore => true,
        RepetitionKind::Range(
            RepetitionRange::Exactly(least)
            | RepetitionRange::AtLeast(least)
            | RepetitionRange::Bounded(least, _),
        ) => *least > 0,
    }
}

/// A letter whatever its case: `k`, `[Kk]`; a space for `\s` and `\s+`.
fn letter(ast: &Ast) -> Option<char> {
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

/// Whether a pattern's `\w` takes it.
fn is_letter(c: char) -> bool {
    transcript(c).next().is_some_and(|byte| is_word(byte) || byte == LETTER)
}

#[cfg(test)]
mod tests {
    use regex_syntax::ast::parse::Parser;

    use super::*;

    /// Written as the words of each list, lists apart.
    fn needs(pattern: &str) -> String {
        let ast = Parser::new().parse(pattern).unwrap();
        let word = |part: &Part| match part {
            Part::Letters(letters) => String::from_utf8_lossy(&letters.words).into_owned(),
            Part::Digit => "0".to_owned(),
        };
        let list = |list: &List| list.0.iter().map(word).collect::<Vec<_>>().join("|");
        lists(&ast).iter().map(list).collect::<Vec<_>>().join(" & ")
    }

    #[test]
    fn only_what_is_certain_is_needed() {
        for (pattern, expected) in [
            (r"\bdet\sblev\s+(?:besluttet|aftalt)\b", " det blev  & besluttet|aftalt"),
            (r"(?x) [Ee]nige?  # or not \n", "enig"),
            (r"(?:møde|års(?:møde)?|x*)", ""),
            (r"(?:god)+kendt\s\d{2}(?:kl)?", "god & kendt  & 0"),
            (r"\ba|bc$|\d", " a|bc |0"),
            (r"Straße", "Stra & e"),
        ] {
            assert_eq!(needs(pattern).to_lowercase(), expected.to_lowercase(), "{pattern}");
        }
    }
}
