//! Regular expressions that are fast on Danish.
//!
//! The stages ask hundreds of patterns about every sentence. The automata of the `regex` crate that take a
//! nanosecond for a byte give up where `\b` stands beside `æ`, `ø` or `å`; those that do not
//! give up take a hundred times as long. A text is therefore asked about in a [`transcript`]: the same words in
//! ASCII, byte for byte as long. Patterns are [translated](translate) likewise, so that what is found is
//! the same. Texts that have no transcript (other scripts, decomposed letters, lines of `____`) are
//! asked about as they are.
//!
//! To compile a pattern takes longer than to read a short document. So a pattern is compiled only when a text has
//! the words that each of its matches [`needs`].

mod automata;
mod engine;
mod found;
mod needs;
mod recent;
mod several;
mod signature;
mod transcript;
mod translate;

use std::fmt::{self, Debug, Formatter};
use std::ops::Range;
use std::sync::OnceLock;

use engine::{Asked, Engine};
pub use found::{Captures, Match};
use needs::Needs;
use recent::Known;
use regex_syntax::ast::Ast;
use regex_syntax::ast::parse::Parser;
pub use several::Patterns;

/// A regular expression, compiled when it may match for the first time.
pub struct Pattern {
    written: Box<str>,
    needs: OnceLock<Needs>,
    engine: OnceLock<Engine>,
}

impl Pattern {
    /// A pattern made of words from a data file or of our own.
    pub(crate) fn new(written: &str) -> Self {
        Self { written: written.into(), needs: OnceLock::new(), engine: OnceLock::new() }
    }

    /// Whether it matches anywhere.
    pub fn is_match(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// The first match.
    pub fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        recent::with(text, |known| {
            let found = self.within(known)?.find(&self.asked(text, known), 0)?;
            Some(Match::new(text, found.range()))
        })
    }

    /// All matches that do not overlap.
    pub fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        self.all(text, move |engine, asked, at| {
            let found = engine.find(asked, at)?;
            Some((found.range(), Match::new(text, found.range())))
        })
    }

    /// The groups of the first match.
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        recent::with(text, |known| {
            let found = self.within(known)?.captures(&self.asked(text, known), 0)?;
            Some(Captures::new(text, found))
        })
    }

    /// The groups of all matches that do not overlap.
    pub fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.all(text, move |engine, asked, at| {
            let found = engine.captures(asked, at)?;
            Some((found.get_match()?.range(), Captures::new(text, found)))
        })
    }

    /// All that `search` finds: at once in a text that is transcribed, one after the other in a long
    /// one, of which seldom more than the first is wanted.
    fn all<'t, T>(
        &self,
        text: &'t str,
        search: impl Fn(&Engine, &Asked<'_>, usize) -> Option<(Range<usize>, T)> + Copy + 't,
    ) -> impl Iterator<Item = T> {
        let is_long = text.len() > recent::LONGEST_KEPT;
        let nothing = Known::default();
        let long = is_long
            .then(|| each(text, move |at| search(self.engine(), &self.asked(text, &nothing), at)));
        let short = (!is_long).then(|| {
            recent::with(text, |known| {
                let (engine, asked) = (self.within(known)?, self.asked(text, known));
                let found = each(text, |at| search(engine, &asked, at));
                Some(found.collect::<Vec<_>>())
            })
        });
        long.into_iter().flatten().chain(short.flatten().into_iter().flatten())
    }

    /// What stands between the matches.
    pub fn split<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let mut start = 0;
        let mut parts = Vec::new();
        for found in self.find_iter(text) {
            parts.extend(text.get(start..found.start()));
            start = found.end();
        }
        parts.extend(text.get(start..));
        parts.into_iter()
    }

    fn asked<'t>(&'t self, text: &'t str, known: &'t Known) -> Asked<'t> {
        Asked { written: &self.written, text, known }
    }

    /// The automata, unless nothing can be found in this text.
    fn within(&self, known: &Known) -> Option<&Engine> {
        match self.needs.get() {
            Some(needs) => known.may_hold(needs).then(|| self.engine()),
            None => self.first_asked(known),
        }
    }

    /// The same of the first text: what is needed is read off the syntax, of which the automata are made, too.
    #[cold]
    fn first_asked(&self, known: &Known) -> Option<&Engine> {
        let ast = self.parsed();
        let needs = self.needs.get_or_init(|| Needs::of(&ast));
        known.may_hold(needs).then(|| self.engine.get_or_init(|| self.compiled(&ast)))
    }

    fn engine(&self) -> &Engine {
        self.engine.get_or_init(|| self.compiled(&self.parsed()))
    }

    fn parsed(&self) -> Ast {
        valid(Parser::new().parse(&self.written))
    }

    fn compiled(&self, ast: &Ast) -> Engine {
        valid(Engine::new(ast, &self.written))
    }
}

/// What is made of a pattern of the program's own.
fn valid<T, E: fmt::Display>(made: Result<T, E>) -> T {
    match made {
        Ok(made) => made,
        #[expect(clippy::panic, reason = "the program's own; what a user adds is checked")]
        Err(error) => panic!("a pattern is invalid: {error}"),
    }
}

/// Searches on behind what was found. What is empty and touches what was found before is none.
fn each<T>(
    text: &str,
    search: impl Fn(usize) -> Option<(Range<usize>, T)>,
) -> impl Iterator<Item = T> {
    let (mut at, mut last_end) = (0, None);
    std::iter::from_fn(move || {
        while at <= text.len() {
            let (place, one) = search(at)?;
            if place.is_empty() && last_end == Some(place.end) {
                let next = text.get(at..).and_then(|rest| rest.chars().next());
                at += next.map_or(1, char::len_utf8);
                continue;
            }
            (at, last_end) = (place.end, Some(place.end));
            return Some(one);
        }
        None
    })
}

impl Debug for Pattern {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.written, formatter)
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::Pattern;

    /// As the stages write them, and some that are likely to go wrong.
    const PATTERNS: &[&str] = &[
        r"(?i)\b(?:blev|bliver|er|var)\s(?:[\p{L}-]+\s){0,5}?(?:besluttet|årsmøde|drøftet|aftalt)\b",
        r"^\W*(?P<actor>\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*){0,3})\s(?:\p{Ll}+\s){0,3}?",
        r"\b(?P<day>\d{1,2})\.\s(?P<month>januar|maj|juni)\b|\bkl\.\s?\d{1,2}[.:]\d{2}",
        r"(?i)^[^.;]{0,40}?\baf\s",
        r"[a-z]\)|\b[A-ZÆØÅ]{2,4}\b|§\s\d+|[•–-]\s+",
        r"\s*(?:,|/|&|\bog\b|\bsamt\b)\s*",
        r"_{3,}|\w+(?:en|et|ne)\b|[^a-z]+$",
        r"\W*",
        r"x*|\bå",
    ];

    const ODD: &[&str] = &[
        "",
        "æ) ø) å) Æ og Ø samt Å: _a_ 3_e",
        "Navn: ____ Dato: ____ kl. 19.30",
        "”Šárka” – de spurgte, om årsmødet • blev drøftet…",
        "Å\u{30a} K\u{212a} ſkal ªº µ² ×÷ \u{1}\u{5}\u{6} \u{f0b7} ½",
        "DET BLEV PÅ ÅRSMØDET BESLUTTET af ÆLDRERÅDET",
        "den 3. juni er alt aftalt, og Ærø Øster Å er af den mening",
    ];

    fn texts() -> impl Iterator<Item = &'static str> {
        let minutes = include_str!("../../../tests/hyphenation/data/texts/02-byraad.txt");
        minutes.lines().chain([minutes]).chain(ODD.iter().copied())
    }

    #[test]
    fn finds_what_the_expression_finds() {
        for written in PATTERNS {
            let (pattern, regex) = (Pattern::new(written), regex::Regex::new(written).unwrap());
            for text in texts() {
                type Groups = Vec<Option<Range<usize>>>;
                let groups = pattern.captures_iter(text).map(|found| {
                    found.iter().map(|group| group.map(|group| group.range())).collect::<Groups>()
                });
                let expected = regex.captures_iter(text).map(|found| {
                    found.iter().map(|group| group.map(|group| group.range())).collect::<Groups>()
                });
                assert!(groups.eq(expected), "{written} in {text:?}");
                let places = pattern.find_iter(text).map(|found| found.range());
                let expected = regex.find_iter(text).map(|found| found.range());
                assert!(places.eq(expected), "{written} in {text:?}");
            }
        }
    }

    #[test]
    fn is_compiled_where_its_words_are() {
        let pattern = Pattern::new(r"(?i)\bdet\sblev\s(?:\p{L}+\s)?(?:besluttet|aftalt)\b");
        assert!(!pattern.is_match("Formanden oplyste, at det er besluttet."));
        assert!(pattern.engine.get().is_none(), "nothing says that it was");
        assert!(pattern.is_match("DET BLEV BESLUTTET at sige ja."));
    }
}
