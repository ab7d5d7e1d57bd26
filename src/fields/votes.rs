//! Votes: how many were for and against, in the sentence of the decision or beside it.

use std::sync::LazyLock;

use super::{Reading, pattern};
use crate::lexicon::{Pattern, is_given_name};
use crate::record::model::Vote;
use crate::span::{Span, Spanned};

/// How counts are written.
struct Counts {
    in_favour: Pattern,
    against: Pattern,
    abstained: Pattern,
}

/// Number of votes: `n` before the word, `m` behind it, `k` in brackets behind the names.
static COUNTS: LazyLock<Counts> = LazyLock::new(|| Counts {
    // For 3, imod 1, blank 1 · 26 stemmer for · 4 stemte for · for: 20 · For stemte: A, V og L (11 stemmer) · Et flertal
    // bestående af A og V (3 medlemmer)
    in_favour: pattern(
        r"(?i)\bfor\s(?P<r>\d+),\s(?:i)?mod\s\d|\b(?P<n>\d+)\s(?:stemmer\s|stemte\s)?for\b|\bfor\s(?:\p{L}+\s)?stemte\b[^.(]*\((?P<k>\d+)\b|\bfor\s(?:\p{L}+\s)?stemte\s(?P<o>\d+)\b|\b(?:for|ja)\s?:\s?(?P<m>\d+)\b|\b(?P<j>\d+)\s(?:ja-?stemmer|ja)\b|\b(?P<l>\d+)\s(?:stemmer\s)?(?:i)?mod\s\d|\bstemmerne\s(?P<p>\d+)\s?[-–]\s?\d|\bflertal\b[^.(]*\((?P<q>\d+)\b",
    ),
    // 2 imod · ingen imod · Imod stemte: F og B (3 stemmer)
    against: pattern(
        r"(?i)\bfor\s\d+,\s(?:i)?mod\s(?P<r>\d+)|\b(?P<n>\d+|ingen)\s(?:stemmer\s|stemte\s)?(?:i)?mod(?:\W*$|[^\d\s]|\s\D)|\bimod\sstemte\b[^.(]*\((?P<k>\d+)\b|\bimod\sstemte\s(?P<o>\d+)\b|\bimod\s?:\s?(?P<m>\d+)\b|\b(?P<j>\d+)\s(?:nej-?stemmer|nej)\b|\bnej\s?:\s?(?P<l>\d+)\b|\d\s(?:stemmer\s)?(?:i)?mod\s(?P<p>\d+)\b|\bstemmerne\s\d+\s?[-–]\s?(?P<q>\d+)\b",
    ),
    // 2 blanke · 3 undlod at stemme · B (1 stemme) undlod at stemme
    abstained: pattern(
        r"(?i)\b(?P<n>\d+|ingen)\s(?:\p{L}+\s)?(?:undlod|undlader|hverken|blanke?|afholdt\ssig)\b|\((?P<k>\d+)\sstemmer?\)\s(?:undlod|undlader)|\b(?:blanke?|hverken[^:.]{0,30}|undlod[^:.]{0,20})\s?:\s?(?P<m>\d+)\b|,\sblanke?\s(?P<r>\d+)\b",
    ),
});

/// Reads the votes of a sentence: two counts that belong together, or "enstemmigt".
pub(super) fn read(reading: &Reading<'_>, span: Span) -> Option<Vote> {
    let vote = counts(reading, span);
    let counts = [&vote.in_favour, &vote.against, &vote.abstained];
    let counted = counts.into_iter().flatten().count() > 1;
    (counted || vote.unanimous.is_some()).then_some(vote)
}

/// "Forkastet med 28 stemmer mod 9": the first number is the greater part, which was against.
pub(super) fn swap_if_rejected(words: &str, vote: &mut Vote) {
    static MAJORITY: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\d\s(?:stemmer\s)?(?:i)?mod\s\d|\bstemmerne\s\d"));
    if MAJORITY.is_match(words) {
        std::mem::swap(&mut vote.in_favour, &mut vote.against);
    }
}

/// Reads whatever counts a sentence has.
pub(super) fn counts(reading: &Reading<'_>, span: Span) -> Vote {
    let words = reading.words(span);
    let unanimous = reading.lexicon.decisions.unanimous.find(words);
    Vote {
        in_favour: count(reading, span, &COUNTS.in_favour)
            .or_else(|| named(reading, span, &VOTERS.in_favour)),
        against: count(reading, span, &COUNTS.against)
            .or_else(|| named(reading, span, &VOTERS.against)),
        abstained: count(reading, span, &COUNTS.abstained),
        unanimous: unanimous
            .map(|found| Spanned::new(true, Span::from(found.range()).shift(span.start))),
    }
}

/// Those who voted, by name.
struct Voters {
    in_favour: Pattern,
    against: Pattern,
}

static VOTERS: LazyLock<Voters> = LazyLock::new(|| Voters {
    // For forslaget stemte Ida Holm og Bo Ravn.
    in_favour: pattern(r"^\W*(?i:for)\s(?:\p{Ll}+\s)?stemte:?\s(?P<names>\p{Lu}[^\d.()]+)\.?$"),
    // Imod stemte Stine Vang.
    against: pattern(r"^\W*(?i:i?mod)\s(?:\p{Ll}+\s)?stemte:?\s(?P<names>\p{Lu}[^\d.()]+)\.?$"),
});

/// How many names are listed; parties ("A, V og L") are no persons.
fn named(reading: &Reading<'_>, span: Span, voters: &Pattern) -> Option<Spanned<u32>> {
    /// "Dansk Folkeparti" is no person.
    static PARTY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)parti(?:et)?\b|venstre\b|liste|demokrat|socialist|konservative|alliance|borger|danmark",
        )
    });
    let names = voters.captures(reading.words(span))?.name("names")?;
    let mut count = 0;
    for name in names.as_str().split(", ").flat_map(|part| part.split(" og ")) {
        let party = PARTY.is_match(name);
        let person = name.trim().contains(' ') && reading.lexicon.people.is_name(name.trim());
        count += (person && !party).then_some(1)?;
    }
    let at = Span::from(names.range()).shift(span.start);
    Some(Spanned::inferred(count, at, "voters-counted"))
}

fn count(reading: &Reading<'_>, span: Span, pattern: &Pattern) -> Option<Spanned<u32>> {
    // Of "hverken for eller imod: 3" the last word counts nobody.
    let words = reading.words(span).replace("eller imod", "eller ----");
    let found = pattern.captures(&words)?;
    let number =
        ["n", "m", "k", "j", "o", "l", "p", "q", "r"].iter().find_map(|name| found.name(name))?;
    let at = Span::from(number.range()).shift(span.start);
    Some(match number.as_str().parse() {
        Ok(count) => Spanned::new(count, at),
        Err(_) => Spanned::inferred(0, at, "number-word"),
    })
}

/// Whether a sentence counts votes and says nothing about how it ended.
pub(super) fn is_ballot(words: &str) -> bool {
    static BALLOT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?ix)\b(?:for|imod)\s(?:\p{L}+\s)?stemte\b|^\W*(?:for|imod|mod|blanke?|ja|nej|hverken[^:]{0,20})\s?:\s?\d+|\b(?:\d+|ingen)\s(?:stemmer\s|stemte\s)(?:for|imod)\b|\bstemte\s(?:for|imod)\s(?:forslaget|indstillingen)\b|\bundlod\sat\sstemme\b|\bundlader\sat\sstemme\b
            |\b\d+\s(?:stemmer\s|stemte\s)?for\b.{0,40}\b(?:\d+|ingen)\s(?:stemmer\s|stemte\s)?(?:i)?mod\b
            |\bfor\s\d+,\s(?:i)?mod\s\d",
        )
    });
    BALLOT.is_match(words)
}

/// "Liste F og Ø stemte imod, idet ...", "Liste Ø kan ikke tiltræde indstillingen": how a party voted, with its reasons.
pub(super) fn is_of_a_party(words: &str) -> bool {
    static PARTY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\W*(?:(?i:liste|partiet|gruppe)\s[^.]+|\p{Lu}{1,2}(?:(?:,\s?|\sog\s)\p{Lu}{1,2})*\)?)\s(?:(?:stemte|stemmer)\s(?:for|imod)|(?:kan|kunne)\sikke\s(?:tiltræde|tilslutte\ssig|støtte|anbefale|godkende|medvirke))\b",
        )
    });
    PARTY.is_match(words)
}

/// "Ida Holm (A) kan ikke anbefale indstillingen", "Bo Ravn stemte imod": how one member thinks of it.
pub(super) fn is_of_a_person(words: &str) -> bool {
    static PERSON: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\W*(?P<first>\p{Lu}[\p{L}-]+)(?:\s(?:\p{Lu}\.|\p{Lu}[\p{L}-]+))+(?:\s\([^)]*\))?\s(?:(?:stemte|stemmer)\s(?:for|imod)|(?:kan|kunne)\sikke\s(?:tiltræde|tilslutte\ssig|støtte|anbefale|godkende|medvirke))\b",
        )
    });
    // "Imod stemte Ida Holm, som ville have sagen udsat."
    let behind = words.strip_prefix("Imod stemte ").or_else(|| words.strip_prefix("For stemte "));
    if behind.is_some_and(|who| who.contains(", ")) {
        return true;
    }
    let first = PERSON.captures(words).and_then(|found| found.name("first"));
    first.is_some_and(|first| is_given_name(first.as_str()))
}

/// "6 for, 0 imod": both counts in one sentence.
pub(super) fn is_counted(words: &str) -> bool {
    static COUNTED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b\d+\s(?:stemmer\s|stemte\s)?for\b.{0,40}\b(?:\d+|ingen)\s(?:stemmer\s|stemte\s)?(?:i)?mod\b",
        )
    });
    COUNTED.is_match(words)
}

/// Adds the counts of one sentence to those of another.
pub(super) fn merge(into: &mut Option<Vote>, counts: Vote) {
    if counts == Vote::default() {
        return;
    }
    let vote = into.get_or_insert_with(Vote::default);
    vote.in_favour = vote.in_favour.take().or(counts.in_favour);
    vote.against = vote.against.take().or(counts.against);
    vote.abstained = vote.abstained.take().or(counts.abstained);
    vote.unanimous = vote.unanimous.take().or(counts.unanimous);
}
