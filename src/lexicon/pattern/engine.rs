//! A compiled pattern: for transcripts, and for texts that have none.

use std::sync::OnceLock;

use regex_automata::meta::{BuildError, Builder, Config, Regex};
use regex_automata::util::captures::Captures;
use regex_automata::{Anchored, Input, Match};
use regex_syntax::hir::Hir;

use super::transcript::is_start;
use super::translate::translate;

/// The automata of a pattern.
#[derive(Debug)]
pub(super) struct Engine {
    /// Over Unicode.
    hir: Hir,
    unicode: OnceLock<Regex>,
    /// Over transcripts. None if it can match nothing at all, which would be found between the
    /// bytes of one character.
    ascii: Option<Regex>,
}

impl Engine {
    pub(super) fn new(written: &str) -> Result<Self, String> {
        let hir = regex_syntax::parse(written).map_err(|error| error.to_string())?;
        let matches_nothing = hir.properties().minimum_len() == Some(0);
        let anchored = hir.properties().look_set_prefix().contains(regex_syntax::hir::Look::Start);
        let ascii = (!matches_nothing || anchored).then(|| build(&translate(&hir))).transpose();
        let ascii = ascii.map_err(|error| error.to_string())?;
        Ok(Self { hir, unicode: OnceLock::new(), ascii })
    }

    /// Whether nothing is left to be compiled for a text with this transcript.
    pub(super) fn is_ready_for(&self, transcript: Option<&[u8]>) -> bool {
        (self.ascii.is_some() && transcript.is_some()) || self.unicode.get().is_some()
    }

    /// The first match at or behind `at`. `transcript` is the text's, if it has one.
    pub(super) fn find(&self, text: &str, transcript: Option<&[u8]>, at: usize) -> Option<Match> {
        match (&self.ascii, transcript) {
            (Some(regex), Some(transcript)) => {
                first(transcript, at, |at| regex.find(Input::new(transcript).range(at..)))
            }
            _ => self.unicode()?.find(Input::new(text).range(at..)),
        }
    }

    /// The same with groups.
    pub(super) fn captures(
        &self,
        text: &str,
        transcript: Option<&[u8]>,
        at: usize,
    ) -> Option<Captures> {
        let (regex, bytes) = match (&self.ascii, transcript) {
            (Some(regex), Some(transcript)) => (regex, transcript),
            _ => (self.unicode()?, text.as_bytes()),
        };
        let found = self.find(text, transcript, at)?;
        let mut captures = regex.create_captures();
        let input = Input::new(bytes).range(found.range()).anchored(Anchored::Yes);
        regex.captures(input, &mut captures);
        captures.is_match().then_some(captures)
    }

    fn unicode(&self) -> Option<&Regex> {
        if self.unicode.get().is_none() {
            let _ = self.unicode.set(build(&self.hir).ok()?); // another thread was faster
        }
        self.unicode.get()
    }
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

fn build(hir: &Hir) -> Result<Regex, Box<BuildError>> {
    let limits = Config::new().nfa_size_limit(Some(20 << 20)).hybrid_cache_capacity(1 << 20);
    Builder::new().configure(limits).build_from_hir(hir).map_err(Box::new)
}
