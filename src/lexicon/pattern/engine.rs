//! A compiled pattern: for transcripts, and for texts that have none.

use std::sync::OnceLock;

use regex_automata::meta::{Builder, Config, Regex};
use regex_automata::util::captures::Captures;
use regex_automata::{Anchored, Input, Match};
use regex_syntax::ast::Ast;

use super::automata::Automata;
use super::recent::Known;
use super::transcript::is_start;
use super::translate::{Case, translate};

/// The automata of a pattern.
#[derive(Debug)]
pub(super) struct Engine {
    case: Case,
    transcripts: Automata,
    /// For texts without a transcript.
    unicode: OnceLock<Option<Regex>>,
}

impl Engine {
    /// Of an expression and its syntax.
    pub(super) fn new(ast: &Ast, written: &str) -> Result<Self, String> {
        let case = Case::of(written);
        let transcripts = Automata::new(translate(ast, written, case))?;
        Ok(Self { case, transcripts, unicode: OnceLock::new() })
    }

    /// The first match at or behind `at`.
    pub(super) fn find(&self, asked: &Asked<'_>, at: usize) -> Option<Match> {
        if let Some(transcript) = asked.known.transcript(self.case) {
            return first(transcript, at, |at| self.transcripts.find(transcript, at));
        }
        self.unicode(asked.written)?.find(Input::new(asked.text).range(at..))
    }

    /// The same with groups.
    pub(super) fn captures(&self, asked: &Asked<'_>, at: usize) -> Option<Captures> {
        let found = self.find(asked, at)?;
        if let Some(transcript) = asked.known.transcript(self.case) {
            return self.transcripts.captures(transcript, &found);
        }
        let regex = self.unicode(asked.written)?;
        let mut captures = regex.create_captures();
        let input = Input::new(asked.text).range(found.range()).anchored(Anchored::Yes);
        regex.captures(input, &mut captures);
        captures.is_match().then_some(captures)
    }

    fn unicode(&self, written: &str) -> Option<&Regex> {
        self.unicode.get_or_init(|| build(written)).as_ref()
    }
}

/// A question.
#[derive(Clone, Copy)]
pub(super) struct Asked<'t> {
    /// What the pattern was made of.
    pub written: &'t str,
    pub text: &'t str,
    pub known: &'t Known,
}

/// Searches again where a match begins in the midst of a character.
fn first(
    transcript: &[u8],
    mut at: usize,
    search: impl Fn(usize) -> Option<Match>,
) -> Option<Match> {
    loop {
        let found = search(at)?;
        if is_start(transcript, found.start()) {
            return Some(found);
        }
        at = found.start() + 1;
    }
}

fn build(written: &str) -> Option<Regex> {
    let limits = Config::new().nfa_size_limit(Some(20 << 20)).hybrid_cache_capacity(1 << 20);
    Builder::new().configure(limits).build(written).ok()
}
