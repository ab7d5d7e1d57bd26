//! What a hyphen at the end of a line means: the cascade of rules.
//!
//! The rules, their order and their numbers were found by measuring on hand-labelled sites;
//! the first that has an answer decides. Rules 1 to 7 rest on evidence, 8 is a default, and
//! every decision carries its rule so that it can be doubted.

use std::cmp::Ordering;

use super::Rule;
use super::evidence::Evidence;
use super::letters::{has_vowel, is_capitals, is_date, is_digits};
use super::site::Site;
use crate::lexicon::{Hanging, HyphenWords};

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

/// What is known about words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    /// Of Danish words.
    pub words: &'a HyphenWords,
    /// Of the document's, and its folder's.
    pub evidence: &'a Evidence<'a>,
}

type Test = fn(&Site<'_>, Known<'_>) -> Option<Verdict>;

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
pub(super) fn decide(site: &Site<'_>, known: Known<'_>) -> (Verdict, Rule) {
    CASCADE
        .iter()
        .find_map(|(rule, test)| test(site, known).map(|verdict| (verdict, *rule)))
        .unwrap_or((Verdict::Join, Rule::Default))
}

/// Rule 1: No letter or digit at one of the sides: "Mødet - herunder". An ordinal and
/// an abbreviation have a point there ("10.-\n17. maj", "ph.d.-\nstuderende"), and after a
/// whole date something new begins.
fn dash(site: &Site<'_>, _: Known<'_>) -> Option<Verdict> {
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

/// Rule 2: An address is broken after its own hyphen ("www.alm-\nhelse.dk"), unless its words
/// are written solid elsewhere.
fn address(site: &Site<'_>, known: Known<'_>) -> Option<Verdict> {
    if !known.words.begins_address(site.left_run) && !known.words.is_host(site.right_run) {
        return None;
    }
    Some(if site.is_solid(known.evidence) { Verdict::Join } else { Verdict::Keep })
}

/// Rule 3: The second half is understood: "sundheds-\nog ældreområdet", but not where the word
/// has hyphens all through: "punkt-\ntil-punkt".
fn suspended(site: &Site<'_>, known: Known<'_>) -> Option<Verdict> {
    let is_chain = site.right.len() > site.right_part.len();
    if is_chain && known.words.hanging(site.left_part, site.right_part) != Hanging::No {
        return Some(Verdict::Keep);
    }
    let hangs = match known.words.hanging(site.left_part, site.right_part) {
        Hanging::Yes => true,
        Hanging::Perhaps => site.solid(known.evidence) == 0,
        Hanging::No => false,
    };
    hangs.then_some(Verdict::KeepSpace)
}

/// Rule 4: What the halves look like: "2018-\n2022", "p-\nhuse", "cpr-\nnumre", "kabel-\ntv",
/// "EPJ-\nsystemet", "Schmidt-\nHansen", "igen-\nigen". All but numbers and single letters may
/// be written solid elsewhere.
fn shape(site: &Site<'_>, Known { evidence, .. }: Known<'_>) -> Option<Verdict> {
    let (left, right) = (site.left_part, site.right_part);
    let (number, other) = (left.ends_with(char::is_numeric), right.starts_with(char::is_numeric));
    if (number && other) || left.chars().count() == 1 {
        return Some(Verdict::Keep);
    }
    let one_word = if is_capitals(left) && is_capitals(right) {
        site.hyphenated(evidence) == 0
    } else {
        site.is_solid(evidence)
    };
    let own = number
        || other
        || !has_vowel(left)
        || !has_vowel(right)
        || is_capitals(left)
        || right.starts_with(char::is_uppercase)
        || (left == right && left.chars().count() > 2);
    own.then_some(if one_word { Verdict::Join } else { Verdict::Keep })
}

/// Rule 5: The document writes the word elsewhere, oftener one way than the other.
fn attested(site: &Site<'_>, Known { evidence, .. }: Known<'_>) -> Option<Verdict> {
    match site.solid(evidence).cmp(&site.hyphenated(evidence)) {
        Ordering::Greater => Some(Verdict::Join),
        Ordering::Less => Some(Verdict::Keep),
        Ordering::Equal => None,
    }
}

/// Rule 6: The first half has a hyphen after it in other words, and oftener than not.
fn family(site: &Site<'_>, Known { evidence, .. }: Known<'_>) -> Option<Verdict> {
    let hangs = |part| {
        let family = evidence.family(part);
        family.hyphenated > family.solid
    };
    (hangs(site.left_part) || hangs(site.left)).then_some(Verdict::Keep)
}

/// Rule 6, too: a name with a capital inside that also stands alone (`MitArkiv`) takes a
/// hyphen before whatever follows: "MitArkiv-\nprojektet".
fn name(site: &Site<'_>, Known { evidence, .. }: Known<'_>) -> Option<Verdict> {
    let name = site.left_part;
    let inner = name.chars().skip(1).any(char::is_uppercase);
    (inner && evidence.count(name) > 0).then_some(Verdict::Keep)
}

/// Rule 7: Words that always take a hyphen, and pairs: "it-\ndrift", "sundheds-\nit",
/// "el-\ntavlen", "to-\ntre".
fn hyphen_word(site: &Site<'_>, known: Known<'_>) -> Option<Verdict> {
    known.words.keep(site.left_part, site.right_part).then_some(Verdict::Keep)
}
