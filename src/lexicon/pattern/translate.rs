//! A regular expression over Unicode as one over [transcripts](super::transcript).

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use regex_syntax::hir::{
    Capture, Class, ClassBytes, ClassBytesRange, ClassUnicode, Hir, HirKind, Look, Repetition,
};

use super::transcript::{Spelling, is_plain, spell, spelled};

/// The same expression over transcripts.
pub(super) fn translate(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) => literal_of(&literal.0),
        HirKind::Class(Class::Unicode(class)) => class_of(class),
        HirKind::Class(class @ Class::Bytes(_)) => Hir::class(class.clone()),
        HirKind::Look(look) => Hir::look(ascii(*look)),
        HirKind::Repetition(repetition) => {
            let sub = Box::new(translate(&repetition.sub));
            Hir::repetition(Repetition { sub, ..repetition.clone() })
        }
        HirKind::Capture(capture) => {
            let sub = Box::new(translate(&capture.sub));
            Hir::capture(Capture { sub, ..capture.clone() })
        }
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(translate).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(translate).collect()),
    }
}

fn literal_of(bytes: &[u8]) -> Hir {
    let Ok(text) = str::from_utf8(bytes) else { return Hir::fail() };
    let mut transcript = Vec::new();
    for c in text.chars() {
        match spell(c) {
            _ if c.is_ascii() => transcript.extend(u8::try_from(c)),
            Some(spelling) => transcript.extend_from_slice(spelling.bytes()),
            None => return Hir::fail(), // no text with it has a transcript
        }
    }
    Hir::literal(transcript)
}

fn ascii(look: Look) -> Look {
    match look {
        Look::WordUnicode => Look::WordAscii,
        Look::WordUnicodeNegate => Look::WordAsciiNegate,
        Look::WordStartUnicode => Look::WordStartAscii,
        Look::WordEndUnicode => Look::WordEndAscii,
        Look::WordStartHalfUnicode => Look::WordStartHalfAscii,
        Look::WordEndHalfUnicode => Look::WordEndHalfAscii,
        other => other,
    }
}

/// A class; most stand in many patterns.
fn class_of(class: &ClassUnicode) -> Hir {
    static KNOWN: Mutex<BTreeMap<Vec<(char, char)>, Hir>> = Mutex::new(BTreeMap::new());
    let ranges = class.ranges().iter().map(|range| (range.start(), range.end())).collect();
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.entry(ranges).or_insert_with(|| new_class(class)).clone()
}

/// The plain characters of a class, or one of the others, which are grouped by how they begin.
fn new_class(class: &ClassUnicode) -> Hir {
    static SPELLED: LazyLock<Vec<(char, Spelling)>> = LazyLock::new(|| {
        let mut spelled: Vec<_> = spelled().collect();
        spelled.sort_by_key(|(c, _)| *c);
        spelled
    });
    let mut plain = Vec::new();
    let mut ends: BTreeMap<&[u8], Vec<u8>> = BTreeMap::new();
    for range in class.ranges() {
        plain.extend((range.start()..=range.end().min('\x7f')).filter(|c| is_plain(*c)));
        let behind = SPELLED.partition_point(|(c, _)| *c < range.start());
        let held = SPELLED.iter().skip(behind).take_while(|(c, _)| *c <= range.end());
        for (end, beginning) in held.filter_map(|(_, spelling)| spelling.bytes().split_last()) {
            ends.entry(beginning).or_default().push(*end);
        }
    }
    let mut beginnings: BTreeMap<(Option<u8>, Vec<u8>), Vec<u8>> = BTreeMap::new();
    for (beginning, ends) in ends {
        let first = beginning.first().filter(|_| beginning.len() > 1).copied();
        beginnings.entry((first, ends)).or_default().extend(beginning.last());
    }
    let one = any_byte(plain.into_iter().filter_map(|c| u8::try_from(c).ok()));
    let others = beginnings.into_iter().map(|((first, ends), middle)| {
        let first = first.map_or_else(Hir::empty, |first| Hir::literal([first]));
        Hir::concat(vec![first, any_byte(middle), any_byte(ends)])
    });
    Hir::alternation(std::iter::once(one).chain(others).collect())
}

fn any_byte(bytes: impl IntoIterator<Item = u8>) -> Hir {
    let ranges = bytes.into_iter().map(|byte| ClassBytesRange::new(byte, byte));
    Hir::class(Class::Bytes(ClassBytes::new(ranges)))
}
