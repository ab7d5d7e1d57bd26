//! Hyphens left over inside a line ("godken-de"), reported with their evidence and never
//! rewritten: only the writer knows.

use memchr::memchr_iter;

use super::NormalizedText;
use super::evidence::Evidence;
use super::join::Known;
use super::letters::{has_vowel, is_capitals};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::span::Span;

/// Reports suspects.
pub(super) fn suspect(text: &NormalizedText, known: Known<'_>, found: &mut Diagnostics) {
    let mut repairs = text.repairs.iter().peekable();
    for at in memchr_iter(b'-', text.text.as_bytes()) {
        while repairs.next_if(|repair| repair.span.end <= at).is_some() {}
        if repairs.peek().is_some_and(|repair| repair.span.start <= at) {
            continue;
        }
        let Some(hyphen) = Hyphen::at(&text.text, at) else { continue };
        if let Some(reason) = hyphen.reason(known) {
            found.push(hyphen.diagnostic(&reason, text));
        }
    }
}

/// A hyphen between two parts of a word.
struct Hyphen<'a> {
    left: &'a str,
    right: &'a str,
    /// Both with what stands between them.
    whole: &'a str,
    /// From the beginning of `left` to the end of `right`.
    span: Span,
    /// There was a space after the hyphen.
    gap: bool,
}

/// Longest half looked at, in bytes: no real word is longer.
const LONGEST: usize = 64;

impl<'a> Hyphen<'a> {
    fn at(text: &'a str, at: usize) -> Option<Self> {
        let before = text.get(at.saturating_sub(LONGEST)..at).or_else(|| text.get(..at))?;
        let after = text.get(at + 1..)?;
        let gap = after.starts_with(' ');
        let skip = 1 + usize::from(gap);
        let after = text.get(at + skip..)?;
        let left = before.rsplit(|c: char| !c.is_alphanumeric()).next()?;
        let right = after.split(|c: char| !c.is_alphanumeric()).next()?;
        let span = Span::new(at - left.len(), at + skip + right.len());
        let fits = |part: &str| (1..=LONGEST).contains(&part.len());
        let whole = span.of(text);
        (fits(left) && fits(right)).then_some(Self { left, right, whole, span, gap })
    }

    /// Why it looks like a hyphen from a line end.
    fn reason(&self, known: Known<'_>) -> Option<String> {
        let letters = |part: &str| part.chars().all(char::is_alphabetic) && has_vowel(part);
        if !letters(self.left) || !letters(self.right) || is_capitals(self.left) {
            return None;
        }
        let written = if self.gap { 0 } else { known.evidence.count(self.whole) };
        let hangs = self.gap && (HANGING.contains(&self.right) || !is_small(self.right));
        if written > 1 || hangs {
            return None;
        }
        TESTS.iter().find_map(|test| test(self, known))
    }

    fn solid(&self) -> String {
        [self.left, self.right].concat()
    }

    fn diagnostic(&self, reason: &str, text: &NormalizedText) -> Diagnostic {
        let message = format!("{:?} looks like {:?}: {reason}", self.whole, self.solid());
        let page = text.offsets.locate(self.span).map_or(1, |place| place.page);
        Diagnostic::new(Code::HyphenSuspect, message).at(self.span).on_page(page)
    }
}

/// What may follow a suspended hyphen: "sundheds- og", "ind- til".
const HANGING: [&str; 6] = ["og", "eller", "samt", "til", "som", "men"];

fn is_small(part: &str) -> bool {
    part.starts_with(char::is_lowercase)
}

type Test = fn(&Hyphen<'_>, Known<'_>) -> Option<String>;

const TESTS: [Test; 4] = [attested, inner_capital, bound_ending, crossing];

/// The document writes it solid, and the halves are not both words of their own.
fn attested(hyphen: &Hyphen<'_>, Known { words, evidence }: Known<'_>) -> Option<String> {
    let weight = evidence.solid(hyphen.left, hyphen.right);
    let torn = !is_word(hyphen.left, evidence)
        || evidence.count(hyphen.right) == 0
        || words.is_prefix(hyphen.left);
    (weight > 0 && is_small(hyphen.right) && torn)
        .then(|| "the document writes it without a hyphen".to_owned())
}

/// "Med-Com" beside `MedCom`.
fn inner_capital(hyphen: &Hyphen<'_>, Known { evidence, .. }: Known<'_>) -> Option<String> {
    let capitals =
        [hyphen.left, hyphen.right].iter().all(|part| part.starts_with(char::is_uppercase));
    let words = [hyphen.left, hyphen.right].iter().all(|part| evidence.count(part) > 0);
    let weight = evidence.solid(hyphen.left, hyphen.right);
    (capitals && !words && weight > evidence.hyphen(hyphen.left, hyphen.right))
        .then(|| "the document writes it as one word with a capital inside".to_owned())
}

/// The second half is an ending, no word: "Observati-on", "opfyld-else".
fn bound_ending(hyphen: &Hyphen<'_>, Known { words, evidence }: Known<'_>) -> Option<String> {
    let ending = words.is_ending(hyphen.right)
        || (hyphen.right == "on"
            && hyphen.left.ends_with(['t', 'i', 's'])
            && hyphen.left.len() > 4);
    (ending && evidence.count(hyphen.left) == 0 && evidence.count(hyphen.right) == 0)
        .then(|| format!("-{} is an ending and no word", hyphen.right))
}

/// A word of the document begins in the first half and ends in the second:
/// "informations-sikkerhedsstrategi" beside "informationssikkerhed".
fn crossing(hyphen: &Hyphen<'_>, Known { evidence, .. }: Known<'_>) -> Option<String> {
    const FEWEST: usize = 4;
    if hyphen.right.chars().count() <= FEWEST || !is_small(hyphen.right) {
        return None;
    }
    let solid = hyphen.solid();
    let ends = solid.char_indices().map(|(end, _)| end);
    let word = ends
        .filter(|end| *end >= hyphen.left.len() + FEWEST)
        .filter_map(|end| solid.get(..end))
        .find(|word| evidence.count(word) > 0)?;
    Some(format!("the document writes {word:?} without a hyphen"))
}

/// Whether it is attested, alone or without a linking -s or -e.
fn is_word(part: &str, evidence: &Evidence<'_>) -> bool {
    let stem = part.strip_suffix(['s', 'e']);
    evidence.count(part) > 0 || stem.is_some_and(|stem| evidence.count(stem) > 0)
}
