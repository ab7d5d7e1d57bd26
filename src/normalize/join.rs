//! What a hyphen at the end of a line means: the cascade of rules.
//!
//! The rules, their order and their numbers are those measured in `HYPHENATION.md`
//! ("v4"); the first that has an answer decides. Rules 1 to 7 rest on evidence, 8 is a
//! default, and every decision carries its rule so that it can be doubted.

use memchr::{memchr2, memrchr2};

use super::Rule;
use super::evidence::Evidence;
use super::inline::is_bound_ending;

/// A hyphen with the words at its sides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site<'a> {
    /// Everything from the last white space to the hyphen.
    left_run: &'a str,
    /// The word before the hyphen, inner hyphens included.
    left: &'a str,
    /// The last part of `left`.
    left_part: &'a str,
    /// Everything from the hyphen's other side to the next white space.
    right_run: &'a str,
    /// The first word after the hyphen.
    right: &'a str,
    /// The first part of `right`.
    right_part: &'a str,
}

/// What to do at a hyphen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Hyphen and break go: one word.
    Join,
    /// The break goes.
    Keep,
    /// The break becomes a space: a suspended hyphen.
    KeepSpace,
    /// The break becomes a space: it is no hyphen.
    Dash,
}

/// Longest word looked at, in bytes: no real word is longer.
const LONGEST: usize = 80;

impl<'a> Site<'a> {
    /// The hyphen between `before` (without the hyphen) and `after`.
    pub(super) fn new(before: &'a str, after: &'a str) -> Self {
        let left_run = last_run(before);
        let left = last_word(left_run);
        let right_run = first_run(after);
        let right = first_word(right_run);
        Self {
            left_run,
            left,
            left_part: left.rsplit('-').next().unwrap_or_default(),
            right_run,
            right,
            right_part: right.split('-').next().unwrap_or_default(),
        }
    }

    /// Weight of the word written solid.
    fn solid(&self, evidence: &Evidence<'_>) -> u32 {
        self.either(|left, right| evidence.solid(left, right))
    }

    /// Weight of the word written with the hyphen.
    fn hyphenated(&self, evidence: &Evidence<'_>) -> u32 {
        self.either(|left, right| evidence.hyphen(left, right))
    }

    /// Whole words or the parts next to the hyphen, whichever is better attested.
    fn either(&self, weight: impl Fn(&str, &str) -> u32) -> u32 {
        let whole = weight(self.left, self.right);
        if self.left == self.left_part && self.right == self.right_part {
            return whole;
        }
        whole
            .max(weight(self.left_part, self.right_part))
            .max(weight(self.left_part, self.right))
            .max(weight(self.left, self.right_part))
    }
}

/// Whether a word is broken between `before` and `after` without a hyphen: the document
/// writes it whole elsewhere, its halves nowhere else, and one half is no word by its look.
pub(super) fn is_bare_break(before: &str, after: &str, evidence: &Evidence<'_>) -> bool {
    let letter = |c: char| c.is_alphabetic();
    let right = after.split_once(|c| !letter(c)).map_or(after, |(right, _)| right);
    let left = before.rsplit_once(|c| !letter(c)).map_or(before, |(_, left)| left);
    let small = left.ends_with(char::is_lowercase) && right.starts_with(char::is_lowercase);
    let torn = is_bound_ending(right) || !has_vowel(right) || !has_vowel(left);
    torn && small
        && evidence.count(left) <= 1
        && evidence.count(right) <= 1
        && evidence.count(&[left, right].concat()) > 0
}

/// Whether a range of numbers is broken after its dash: "2018–\n2022".
pub(super) fn is_range(before: &str, after: &str) -> bool {
    before.strip_suffix('–').is_some_and(|before| before.ends_with(char::is_numeric))
        && after.starts_with(char::is_numeric)
}

type Test = fn(&Site<'_>, &Evidence<'_>) -> Option<Verdict>;

/// The cascade.
const CASCADE: [(Rule, Test); 8] = [
    (Rule::Dash, dash),
    (Rule::Address, address),
    (Rule::Suspended, suspended),
    (Rule::Shape, shape),
    (Rule::Attested, attested),
    (Rule::Family, family),
    (Rule::Family, name),
    (Rule::HyphenWord, hyphen_word),
];

/// Decides.
pub(super) fn decide(site: &Site<'_>, evidence: &Evidence<'_>) -> (Verdict, Rule) {
    CASCADE
        .iter()
        .find_map(|(rule, test)| test(site, evidence).map(|verdict| (verdict, *rule)))
        .unwrap_or((Verdict::Join, Rule::Default))
}

/// Rule 1: No letter or digit at one of the sides: "Mødet - herunder". An ordinal and
/// an abbreviation have a point there ("10.-\n17. maj", "ph.d.-\nstuderende"), and after a
/// whole date something new begins.
fn dash(site: &Site<'_>, _: &Evidence<'_>) -> Option<Verdict> {
    let word_after = site.right_run.starts_with(char::is_alphanumeric);
    if !word_after || (is_date(site.left) && site.right.starts_with(char::is_uppercase)) {
        return Some(Verdict::Dash);
    }
    let dotted = site.left_run.strip_suffix('.').is_some_and(|run| {
        let word = run.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        is_digits(word) || (run.contains('.') && site.right.starts_with(char::is_lowercase))
    });
    site.left.is_empty().then_some(if dotted { Verdict::Keep } else { Verdict::Dash })
}

/// "01-12", "2024-12-01"
fn is_date(word: &str) -> bool {
    word.contains('-') && word.split('-').all(is_digits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Rule 2: An address is broken after its own hyphen: "www.alm-\nhelse.dk".
fn address(site: &Site<'_>, _: &Evidence<'_>) -> Option<Verdict> {
    const MARKS: [&str; 4] = ["://", "www.", "@", "_"];
    (MARKS.iter().any(|mark| site.left_run.contains(mark)) || is_host(site.right_run))
        .then_some(Verdict::Keep)
}

/// "domstol.dk", "regionsyd.dk/referater"
fn is_host(run: &str) -> bool {
    const ENDS: [&str; 6] = [".dk", ".com", ".org", ".eu", ".net", ".nu"];
    let host = run.split('/').next().unwrap_or_default();
    let host = host.trim_end_matches(['.', ',', ')', ';', ':']);
    ENDS.iter().any(|end| host.len() > end.len() && host.ends_with(end)) || run.contains('@')
}

/// Rule 3: The second half is understood: "sundheds-\nog ældreområdet".
fn suspended(site: &Site<'_>, evidence: &Evidence<'_>) -> Option<Verdict> {
    /// These are verb particles before `til`: "ind-\ntil", "der-\ntil".
    const BEFORE_TIL: [&str; 15] = [
        "ind", "her", "der", "hvor", "hen", "for", "til", "op", "ned", "ud", "dertil", "fra",
        "bag", "om", "der",
    ];
    /// Only these hang before `som`: "ind- som udland".
    const BEFORE_SOM: [&str; 12] =
        ["ind", "ud", "over", "under", "op", "ned", "for", "bag", "ude", "inde", "til", "fra"];
    let is_left = |words: &[&str]| words.iter().any(|word| eq(word, site.left_part));
    let hangs = match site.right_part {
        "og" | "eller" | "samt" => true,
        "til" => !is_left(&BEFORE_TIL) && site.solid(evidence) == 0,
        "som" => is_left(&BEFORE_SOM) && site.solid(evidence) == 0,
        _ => false,
    };
    hangs.then_some(Verdict::KeepSpace)
}

/// Rule 4: What the halves look like: "2018-\n2022", "p-\nhuse", "cpr-\nnumre", "EPJ-\nsystemet",
/// "Schmidt-\nHansen".
fn shape(site: &Site<'_>, evidence: &Evidence<'_>) -> Option<Verdict> {
    let (left, right) = (site.left_part, site.right_part);
    let digit = left.ends_with(char::is_numeric) || right.starts_with(char::is_numeric);
    if digit || left.chars().count() == 1 || !has_vowel(left) {
        return Some(Verdict::Keep);
    }
    if is_capitals(left) {
        let one_word = is_capitals(right) && site.hyphenated(evidence) == 0;
        return Some(if one_word { Verdict::Join } else { Verdict::Keep });
    }
    if right.starts_with(char::is_uppercase) {
        let one_word = site.solid(evidence) > site.hyphenated(evidence);
        return Some(if one_word { Verdict::Join } else { Verdict::Keep });
    }
    None
}

/// Rule 5: The document writes the word elsewhere, oftener one way than the other.
fn attested(site: &Site<'_>, evidence: &Evidence<'_>) -> Option<Verdict> {
    let (solid, hyphenated) = (site.solid(evidence), site.hyphenated(evidence));
    match solid.cmp(&hyphenated) {
        std::cmp::Ordering::Greater => Some(Verdict::Join),
        std::cmp::Ordering::Less => Some(Verdict::Keep),
        std::cmp::Ordering::Equal => None,
    }
}

/// Rule 6: The first half has a hyphen after it in other words, and oftener than not.
fn family(site: &Site<'_>, evidence: &Evidence<'_>) -> Option<Verdict> {
    let hangs = |part| {
        let family = evidence.family(part);
        family.hyphenated > family.solid
    };
    (hangs(site.left_part) || hangs(site.left)).then_some(Verdict::Keep)
}

/// Rule 6, too: a name with a capital inside that also stands alone (`MitArkiv`) takes a
/// hyphen before whatever follows: "MitArkiv-\nprojektet".
fn name(site: &Site<'_>, evidence: &Evidence<'_>) -> Option<Verdict> {
    let name = site.left_part;
    let inner = name.chars().skip(1).any(char::is_uppercase);
    (inner && evidence.count(name) > 0).then_some(Verdict::Keep)
}

/// Rule 7: Words that always take a hyphen, and pairs of numbers: "it-\ndrift", "sundheds-\nit",
/// "to-\ntre". No syllable is `it` after a break.
fn hyphen_word(site: &Site<'_>, _: &Evidence<'_>) -> Option<Verdict> {
    const WORDS: [&str; 3] = ["it", "edb", "ikke"];
    let numbers = is_number_word(site.left_part) && is_number_word(site.right_part);
    let left = WORDS.iter().any(|word| eq(word, site.left_part));
    (numbers || left || site.right_part == "it").then_some(Verdict::Keep)
}

fn is_number_word(word: &str) -> bool {
    const NUMBERS: [&str; 21] = [
        "en", "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve",
        "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten", "tyve",
    ];
    NUMBERS.iter().any(|number| eq(number, word))
}

/// Equal but for the case of ASCII letters.
fn eq(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

pub(super) fn has_vowel(word: &str) -> bool {
    word.chars().any(is_vowel)
}

fn is_vowel(letter: char) -> bool {
    matches!(
        letter,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'æ'
            | 'ø'
            | 'å'
            | 'é'
            | 'è'
            | 'ê'
            | 'ë'
            | 'ü'
            | 'ö'
            | 'ä'
            | 'á'
            | 'ó'
            | 'í'
            | 'A'
            | 'E'
            | 'I'
            | 'O'
            | 'U'
            | 'Y'
            | 'Æ'
            | 'Ø'
            | 'Å'
            | 'É'
            | 'È'
            | 'Ê'
            | 'Ë'
            | 'Ü'
            | 'Ö'
            | 'Ä'
            | 'Á'
            | 'Ó'
            | 'Í'
    )
}

/// Two letters or more, no small ones.
pub(super) fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.chars().any(char::is_lowercase)
}

/// What stands after the last white space of clean text.
fn last_run(text: &str) -> &str {
    let mut start = text.len().saturating_sub(LONGEST);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let tail = text.get(start..).unwrap_or_default();
    let space = memrchr2(b' ', b'\t', tail.as_bytes());
    space.and_then(|space| tail.get(space + 1..)).unwrap_or(tail)
}

/// What stands before the first white space of clean text.
fn first_run(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
    let space = memchr2(b' ', b'\t', head.as_bytes());
    space.and_then(|space| head.get(..space)).unwrap_or(head)
}

/// Letters, digits and inner hyphens at the end of `run`.
fn last_word(run: &str) -> &str {
    let word = run.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    let word = word.trim_start_matches('-');
    if word.ends_with('-') { "" } else { word }
}

/// Letters, digits and inner hyphens at the beginning of `run`.
fn first_word(run: &str) -> &str {
    let word = run.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    word.trim_end_matches('-')
}
