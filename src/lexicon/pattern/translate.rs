//! A regular expression over Unicode as one over [transcripts](super::transcript).

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use regex_syntax::ast::{
    AssertionKind, Ast, Flag, Flags, FlagsItemKind, GroupKind, Literal, Repetition, RepetitionKind,
    RepetitionRange, Span,
};
use regex_syntax::hir::{
    self, Capture, Class, ClassBytes, ClassBytesRange, ClassUnicode, ClassUnicodeRange, Hir,
    HirKind, Look,
};

use super::transcript::{CODES, LETTER, Spelling, is_plain, spell, spelled, transcribe};

/// The same expression over transcripts, or over transcripts in small letters; `written` is what
/// was parsed.
pub(super) fn translate(ast: &Ast, written: &str, case: Case) -> Hir {
    Translator { written, case, flags: Modes::default() }.translate(ast)
}

/// Which transcripts an expression is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// As the text has them.
    AsWritten,
    /// All letters small: a letter that may be a capital, too, is then but one byte.
    Small,
}

impl Case {
    /// What an expression can do with.
    pub(super) fn of(written: &str) -> Self {
        let all = ["(?i)", "(?ix)", "(?xi)", "(?im)"].iter().any(|mode| written.starts_with(mode));
        if all && !written.contains("(?-i") { Self::Small } else { Self::AsWritten }
    }
}

/// What `(?imsx)` sets, up to the end of its group.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each may be on or off whatever the others are")]
struct Modes {
    any_case: bool,
    lines: bool,
    dot_is_all: bool,
    loosely_written: bool,
}

impl Modes {
    fn set(&mut self, flags: &Flags) {
        let mut on = true;
        for item in &flags.items {
            match item.kind {
                FlagsItemKind::Negation => on = false,
                FlagsItemKind::Flag(Flag::CaseInsensitive) => self.any_case = on,
                FlagsItemKind::Flag(Flag::MultiLine) => self.lines = on,
                FlagsItemKind::Flag(Flag::DotMatchesNewLine) => self.dot_is_all = on,
                FlagsItemKind::Flag(Flag::IgnoreWhitespace) => self.loosely_written = on,
                FlagsItemKind::Flag(_) => {} // nobody writes the others
            }
        }
    }

    /// How a class must be introduced so that it means the same alone.
    fn written(self) -> String {
        let modes = [(self.any_case, 'i'), (self.dot_is_all, 's'), (self.loosely_written, 'x')];
        let on: String = modes.iter().filter(|(on, _)| *on).map(|(_, letter)| letter).collect();
        if on.is_empty() { on } else { format!("(?{on})") }
    }
}

struct Translator<'p> {
    written: &'p str,
    case: Case,
    flags: Modes,
}

impl Translator<'_> {
    fn translate(&mut self, ast: &Ast) -> Hir {
        match ast {
            Ast::Empty(_) => Hir::empty(),
            Ast::Flags(set) => {
                self.flags.set(&set.flags);
                Hir::empty()
            }
            Ast::Literal(literal) => self.literal(literal),
            Ast::Assertion(assertion) => Hir::look(self.look(&assertion.kind)),
            Ast::Dot(span) => self.class(span),
            Ast::ClassUnicode(class) => self.class(&class.span),
            Ast::ClassPerl(class) => self.class(&class.span),
            Ast::ClassBracketed(class) => self.class(&class.span),
            Ast::Repetition(repetition) => self.repetition(repetition),
            Ast::Group(group) => {
                let around = self.flags;
                let hir = self.group(&group.kind, &group.ast);
                self.flags = around;
                hir
            }
            Ast::Alternation(any) => {
                Hir::alternation(any.asts.iter().map(|ast| self.translate(ast)).collect())
            }
            Ast::Concat(row) => self.row(&row.asts),
        }
    }

    /// What stands behind one another, letters in a row as one.
    fn row(&mut self, asts: &[Ast]) -> Hir {
        let (mut row, mut letters) = (Vec::new(), Vec::new());
        for ast in asts {
            let letter = match ast {
                Ast::Literal(literal) => self.bytes(literal.c, &mut letters),
                _ => None,
            };
            if letter.is_none() {
                if !letters.is_empty() {
                    row.push(Hir::literal(std::mem::take(&mut letters)));
                }
                row.push(self.translate(ast));
            }
        }
        if !letters.is_empty() {
            row.push(Hir::literal(letters));
        }
        Hir::concat(row)
    }

    fn literal(&self, literal: &Literal) -> Hir {
        let c = literal.c;
        let mut bytes = Vec::new();
        match self.bytes(c, &mut bytes) {
            Some(()) => Hir::literal(bytes),
            None if self.flags.any_case && c.is_alphabetic() => any_case(c, self.case),
            None => Hir::fail(), // no text with it has a transcript
        }
    }

    /// Adds the bytes that a character always has, if there are such.
    fn bytes(&self, c: char, bytes: &mut Vec<u8>) -> Option<()> {
        let is_either = self.flags.any_case && c.is_alphabetic();
        match u8::try_from(c).ok().filter(u8::is_ascii) {
            _ if is_either && self.case == Case::AsWritten => return None,
            Some(letter) if is_either => bytes.push(letter.to_ascii_lowercase()),
            _ if is_either => bytes.extend(small(c)?),
            Some(plain) if is_plain(c) => bytes.push(plain),
            _ => bytes.extend(spell(c)?),
        }
        Some(())
    }

    fn look(&self, kind: &AssertionKind) -> Look {
        match kind {
            AssertionKind::StartLine if self.flags.lines => Look::StartLF,
            AssertionKind::EndLine if self.flags.lines => Look::EndLF,
            AssertionKind::StartLine | AssertionKind::StartText => Look::Start,
            AssertionKind::EndLine | AssertionKind::EndText => Look::End,
            AssertionKind::WordBoundary => Look::WordAscii,
            AssertionKind::NotWordBoundary => Look::WordAsciiNegate,
            AssertionKind::WordBoundaryStart | AssertionKind::WordBoundaryStartAngle => {
                Look::WordStartAscii
            }
            AssertionKind::WordBoundaryEnd | AssertionKind::WordBoundaryEndAngle => {
                Look::WordEndAscii
            }
            AssertionKind::WordBoundaryStartHalf => Look::WordStartHalfAscii,
            AssertionKind::WordBoundaryEndHalf => Look::WordEndHalfAscii,
        }
    }

    fn repetition(&mut self, repetition: &Repetition) -> Hir {
        let (min, max) = match &repetition.op.kind {
            RepetitionKind::ZeroOrOne => (0, Some(1)),
            RepetitionKind::ZeroOrMore => (0, None),
            RepetitionKind::OneOrMore => (1, None),
            RepetitionKind::Range(RepetitionRange::Exactly(n)) => (*n, Some(*n)),
            RepetitionKind::Range(RepetitionRange::AtLeast(n)) => (*n, None),
            RepetitionKind::Range(RepetitionRange::Bounded(least, most)) => (*least, Some(*most)),
        };
        let sub = Box::new(self.translate(&repetition.ast));
        Hir::repetition(hir::Repetition { min, max, greedy: repetition.greedy, sub })
    }

    fn group(&mut self, kind: &GroupKind, ast: &Ast) -> Hir {
        let (index, name) = match kind {
            GroupKind::NonCapturing(flags) => {
                self.flags.set(flags);
                return self.translate(ast);
            }
            GroupKind::CaptureIndex(index) => (*index, None),
            GroupKind::CaptureName { name, .. } => (name.index, Some(name.name.as_str().into())),
        };
        Hir::capture(Capture { index, name, sub: Box::new(self.translate(ast)) })
    }

    /// A class; most stand in many patterns.
    fn class(&self, span: &Span) -> Hir {
        let class = self.written.get(span.start.offset..span.end.offset).unwrap_or_default();
        let any_case = self.flags.any_case && has_case(class);
        known(&format!("{}{class}", Modes { any_case, ..self.flags }.written()))
    }
}

/// Whether a class may have a capital without its small letter or the other way round.
fn has_case(class: &str) -> bool {
    let both = [r"\p{L}", r"\d", r"\s", r"\w"];
    let rest = both.iter().fold(class.to_owned(), |rest, same| rest.replace(same, ""));
    rest.contains(char::is_alphabetic)
}

/// A letter, capital or small.
fn any_case(c: char, case: Case) -> Hir {
    if let Some(letter) = u8::try_from(c).ok().filter(u8::is_ascii) {
        let (capital, small) = (letter.to_ascii_uppercase(), letter.to_ascii_lowercase());
        return if case == Case::Small {
            Hir::literal([small])
        } else {
            any_byte([capital, small])
        };
    }
    let Some(small) = small(c) else { return known(&format!("(?i){c}")) };
    if case == Case::Small {
        return Hir::literal(small);
    }
    let capital = spelling(c.to_uppercase());
    let both = capital.iter().zip(&small).map(|(capital, small)| any_byte([*capital, *small]));
    Hir::concat(both.collect())
}

/// The bytes of a letter beyond ASCII in a transcript in small letters, if it and its capital have the same there.
fn small(c: char) -> Option<Vec<u8>> {
    let (capital, small) = (spelling(c.to_uppercase()), spelling(c.to_lowercase()));
    (!small.is_empty() && capital.eq_ignore_ascii_case(&small)).then_some(small)
}

/// The bytes of characters in transcripts; none if one has no transcript.
fn spelling(text: impl Iterator<Item = char>) -> Vec<u8> {
    let mut transcript = Vec::new();
    transcribe(&text.collect::<String>(), &mut transcript).map(|()| transcript).unwrap_or_default()
}

/// The translation of a class that is written alone.
fn known(class: &str) -> Hir {
    static KNOWN: Mutex<BTreeMap<String, Hir>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(hir) = known.get(class) {
        return hir.clone();
    }
    // a letter without another case is a literal
    let hir = match regex_syntax::parse(class).map(Hir::into_kind) {
        Ok(HirKind::Class(Class::Unicode(class))) => class_of(&class),
        Ok(HirKind::Literal(literal)) => literal_of(&literal.0),
        _ => Hir::fail(),
    };
    known.insert(class.to_owned(), hir.clone());
    hir
}

fn literal_of(bytes: &[u8]) -> Hir {
    let letters = str::from_utf8(bytes).unwrap_or_default().chars();
    let ranges = letters.map(|c| ClassUnicodeRange::new(c, c));
    class_of(&ClassUnicode::new(ranges))
}

/// The plain characters of a class, or one of the others, which are grouped by how they begin.
fn class_of(class: &ClassUnicode) -> Hir {
    static SPELLED: LazyLock<Spelled> = LazyLock::new(Spelled::new);
    let mut plain = Vec::new();
    let mut ends: BTreeMap<&[u8], Vec<u8>> = BTreeMap::new();
    for range in class.ranges() {
        plain.extend((range.start()..=range.end().min('\x7f')).filter(|c| is_plain(*c)));
        for (end, beginning) in SPELLED.within(range).filter_map(|bytes| bytes.split_last()) {
            ends.entry(beginning).or_default().push(*end);
        }
    }
    let mut beginnings: BTreeMap<(Option<u8>, Vec<u8>), Vec<u8>> = BTreeMap::new();
    for (beginning, mut ends) in ends {
        let first = beginning.first().filter(|_| beginning.len() > 1).copied();
        if beginning != [LETTER] && SPELLED.count.get(beginning) == Some(&ends.len()) {
            ends = CODES.to_vec(); // what no sign has does no harm, and makes beginnings alike
        }
        beginnings.entry((first, ends)).or_default().extend(beginning.last());
    }
    let one = any_byte(plain.into_iter().filter_map(|c| u8::try_from(c).ok()));
    let others = beginnings.into_iter().map(|((first, ends), middle)| {
        let first = first.map_or_else(Hir::empty, |first| Hir::literal([first]));
        Hir::concat(vec![first, any_byte(middle), any_byte(ends)])
    });
    Hir::alternation(std::iter::once(one).chain(others).collect())
}

/// All characters that are spelled, in order.
struct Spelled {
    all: Vec<(char, Spelling)>,
    /// How many begin with the same bytes.
    count: BTreeMap<Vec<u8>, usize>,
}

impl Spelled {
    fn new() -> Self {
        let mut all: Vec<_> = spelled().collect();
        all.sort_by_key(|(c, _)| *c);
        let mut count = BTreeMap::new();
        for (_, beginning) in all.iter().filter_map(|(_, spelling)| spelling.bytes().split_last()) {
            *count.entry(beginning.to_vec()).or_default() += 1;
        }
        Self { all, count }
    }

    fn within(&self, range: &ClassUnicodeRange) -> impl Iterator<Item = &[u8]> {
        let behind = self.all.partition_point(|(c, _)| *c < range.start());
        let held = self.all.iter().skip(behind).take_while(|(c, _)| *c <= range.end());
        held.map(|(_, spelling)| spelling.bytes())
    }
}

fn any_byte(bytes: impl IntoIterator<Item = u8>) -> Hir {
    let ranges = bytes.into_iter().map(|byte| ClassBytesRange::new(byte, byte));
    Hir::class(Class::Bytes(ClassBytes::new(ranges)))
}
