//! Spaces inside a line that are too many or too few: letters set apart, a gap after a
//! writer's hyphen, a label glued to its value.

use memchr::{memchr_iter, memchr2};

use super::evidence::Evidence;
use super::join::{Known, Verdict, decide};
use super::letters::has_vowel;
use super::pieces::Piece;
use super::site::Site;
use super::{RepairKind, Rule};
use crate::span::Span;

/// Puts the spaces of all lines right.
pub(super) fn put_right(pieces: &mut [Piece<'_>], known: Known<'_>) {
    for piece in pieces {
        let mend = letters(&piece.line.text, known.evidence);
        apply(piece, mend);
        let mend = hyphen(&piece.line.text, known);
        apply(piece, mend);
        let mend = label(&piece.line.text).or_else(|| inner_label(&piece.line.text));
        apply(piece, mend);
    }
}

/// New words for a part of a line.
struct Mend {
    span: Span,
    words: String,
    kind: RepairKind,
    rule: Rule,
}

fn apply(piece: &mut Piece<'_>, mend: Option<Mend>) {
    if let Some(Mend { span, words, kind, rule }) = mend {
        piece.line.replace(span, &words, kind, rule);
    }
}

/// "R E F E R A T": the first run of single letters in a line.
fn letters(line: &str, evidence: &Evidence<'_>) -> Option<Mend> {
    let span = letter_run(line)?;
    let words: Vec<_> =
        span.of(line).split('\t').map(|word| word.split(' ').collect::<String>()).collect();
    let solid = words.concat();
    let rest = line.len() - span.len();
    let whole_line = rest <= 4 && solid.chars().count() >= 5;
    if !is_word_like(&solid) || !(whole_line || words.iter().all(|word| evidence.count(word) > 0)) {
        return None;
    }
    let words: Vec<_> = words.iter().map(|word| split_words(word, evidence)).collect();
    let (kind, rule) = (RepairKind::LetterSpacing, Rule::LetterSpacing);
    Some(Mend { span, words: words.join(" "), kind, rule })
}

/// The first four or more single letters in a row.
fn letter_run(line: &str) -> Option<Span> {
    const FEWEST: usize = 4;
    if !may_be_spaced(line.as_bytes()) {
        return None;
    }
    let (mut run, mut count) = (Span::default(), 0);
    for (start, word) in line.split([' ', '\t']).scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some((start, word))
    }) {
        let mut characters = word.chars();
        let single = characters.next().is_some_and(char::is_alphabetic);
        if single && characters.next().is_none() {
            run = Span::new(if count == 0 { start } else { run.start }, start + word.len());
            count += 1;
        } else if count >= FEWEST {
            break;
        } else {
            count = 0;
        }
    }
    (count >= FEWEST).then_some(run)
}

/// Whether two words in a row may be single letters, the second of one byte or two: cheap,
/// many bytes at a time, and nearly always no.
fn may_be_spaced(line: &[u8]) -> bool {
    let space = |byte: &u8| u8::from(*byte == b' ');
    let from = |start: usize| line.get(start..).unwrap_or_default().iter();
    let single = from(0).zip(from(2)).fold(0, |any, (one, two)| any | (space(one) & space(two)));
    single > 0
        && line
            .windows(6)
            .any(|bytes| matches!(bytes, [b' ', _, b' ', _, b' ', _] | [b' ', _, b' ', _, _, b' ']))
}

/// Letters with vowels and consonants, not a list such as "A B C D E".
fn is_word_like(word: &str) -> bool {
    let mut letters = word.chars();
    let mut last = letters.next();
    let ascending = letters.all(|letter| last.replace(letter).is_some_and(|last| last < letter));
    has_vowel(word)
        && !ascending
        && word.chars().any(|letter| !has_vowel(letter.encode_utf8(&mut [0; 4])))
}

/// Words that stood at the same distance as their letters, if the document knows them all.
fn split_words(solid: &str, evidence: &Evidence<'_>) -> String {
    const LONGEST: usize = 80;
    if solid.len() > LONGEST || evidence.count(solid) > 0 {
        return solid.to_owned();
    }
    known_words(solid, evidence, 4).map_or_else(|| solid.to_owned(), |words| words.join(" "))
}

/// `text` as at most `most` words that the document knows, the first as long as can be.
fn known_words<'a>(text: &'a str, evidence: &Evidence<'_>, most: usize) -> Option<Vec<&'a str>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let fewer = most.checked_sub(1)?;
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let mut ends: Vec<_> = ends.filter(|end| *end > 1).collect();
    ends.reverse();
    ends.into_iter().find_map(|end| {
        let (word, rest) = text.split_at_checked(end)?;
        let mut words =
            (evidence.count(word) > 0).then(|| known_words(rest, evidence, fewer))??;
        words.insert(0, word);
        Some(words)
    })
}

/// "en it- strategi": a gap after the writer's own hyphen, left when the text was set anew.
fn hyphen(line: &str, known: Known<'_>) -> Option<Mend> {
    memchr_iter(b'-', line.as_bytes()).find_map(|at| {
        let (before, after) = (line.get(..at)?, line.get(at + 1..)?.strip_prefix(' ')?);
        let lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
        if !lower(before.chars().next_back()) || !lower(after.chars().next()) {
            return None;
        }
        let right = after.split([' ', '\t']).next().unwrap_or_default();
        let left = before.rsplit([' ', '\t']).next().unwrap_or_default();
        let in_list = right.trim_end_matches([',', ';']).ends_with('-');
        let (verdict, rule) = decide(&Site::new(before, after), known);
        let certain = matches!(rule, Rule::Attested | Rule::Family | Rule::HyphenWord);
        (verdict == Verdict::Keep && certain && !in_list).then(|| Mend {
            span: Span::new(at - left.len(), at + 2 + right.len()),
            words: format!("{left}-{right}"),
            kind: RepairKind::JoinKeepHyphen,
            rule,
        })
    })
}

/// Labels that stand alone, so that a capital or a figure right after them begins the value.
const LABELS: [&str; 22] = [
    "Mødested",
    "Mødedato",
    "Mødetidspunkt",
    "Mødetid",
    "Mødelokale",
    "Mødeleder",
    "Starttidspunkt",
    "Sluttidspunkt",
    "Tidspunkt",
    "Dato",
    "Sted",
    "Lokale",
    "Referent",
    "Ordstyrer",
    "Dirigent",
    "Deltagere",
    "Tilstede",
    "Fraværende",
    "Afbud",
    "Medlemmer",
    "Sagsnummer",
    "Sagsbehandler",
];

/// Labels of people that may be glued to the text before them where a line break was lost.
const PRESENCE: [&str; 8] = [
    "Tilstede",
    "Til stede",
    "Deltagere",
    "Afbud",
    "Fraværende",
    "Referent",
    "Ordstyrer",
    "Dirigent",
];

/// `26. maj 2004Tilstede: Ida` in the midst of a line: figures, and a label with a colon.
fn inner_label(line: &str) -> Option<Mend> {
    let glued = |(at, _): (usize, char)| {
        let rest = line.get(at..)?;
        let figure = line.get(..at)?.chars().next_back().filter(char::is_ascii_digit)?;
        let label = PRESENCE.iter().find(|label| {
            rest.strip_prefix(**label).is_some_and(|value| value.trim_start().starts_with(':'))
        })?;
        Some((at - figure.len_utf8(), at + label.len(), format!("{figure} {label}")))
    };
    if !line.contains(':') {
        return None;
    }
    let mut capitals = line.char_indices().skip(1).filter(|(_, c)| PRESENCE_INITIALS.contains(c));
    let (start, end, words) = capitals.find_map(glued)?;
    let (kind, rule) = (RepairKind::LetterSpacing, Rule::GluedLabel);
    Some(Mend { span: Span::new(start, end), words, kind, rule })
}

/// The letters with which one of [`PRESENCE`] can begin.
const PRESENCE_INITIALS: [char; 6] = ['T', 'D', 'A', 'F', 'R', 'O'];

/// The shortest label's length in bytes.
const SHORTEST: usize = 4;

/// The letters with which a label can begin.
const INITIALS: [char; 10] = ['A', 'D', 'F', 'L', 'M', 'O', 'R', 'S', 'T', 'U'];

/// `MødestedRådssalen` at the beginning of a line.
fn label(line: &str) -> Option<Mend> {
    if !line.starts_with(INITIALS) {
        return None;
    }
    let first = memchr2(b' ', b'\t', line.as_bytes()).and_then(|end| line.get(..end));
    let first = first.unwrap_or(line);
    let big = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte >= 0x80;
    if !first.bytes().skip(SHORTEST).any(big) {
        return None;
    }
    let label = LABELS.iter().filter(|label| first.starts_with(**label)).max_by_key(|l| l.len())?;
    let value = first.strip_prefix(label)?;
    let begins = |c: char| c.is_uppercase() || c.is_ascii_digit();
    let is_value = value.starts_with(begins) && value.chars().nth(1).is_some();
    is_value.then(|| Mend {
        span: Span::new(0, first.len()),
        words: format!("{label} {value}"),
        kind: RepairKind::LetterSpacing,
        rule: Rule::GluedLabel,
    })
}
