//! The automata of a pattern over transcripts, each built when it is asked for the first time: where
//! nothing is found, which is mostly so, one is enough.

use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::OnceLock;

use regex_automata::hybrid::dfa::{Cache, Config, DFA};
use regex_automata::nfa::thompson::backtrack::{self, BoundedBacktracker};
use regex_automata::nfa::thompson::pikevm::PikeVM;
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};
use regex_automata::util::captures::Captures;
use regex_automata::util::pool::Pool;
use regex_automata::{Anchored, Input, Match, MatchKind, PatternID};
use regex_syntax::hir::{Hir, Look};

/// What finds the matches of one expression over bytes.
#[derive(Debug)]
pub(super) struct Automata {
    hir: Hir,
    /// Tells where the first match ends.
    forward: Walker,
    /// Tells where it begins.
    backward: OnceLock<Option<Walker>>,
    groups: OnceLock<Option<Groups>>,
}

impl Automata {
    pub(super) fn new(hir: Hir) -> Result<Self, String> {
        let forward = Walker::forward(&hir)?;
        Ok(Self { hir, forward, backward: OnceLock::new(), groups: OnceLock::new() })
    }

    /// The first match at or behind `at`.
    pub(super) fn find(&self, text: &[u8], at: usize) -> Option<Match> {
        let end = self.forward.end(text, at)?;
        let start = if self.is_anchored() { 0 } else { self.backward()?.start(text, at, end)? };
        Some(Match::new(PatternID::ZERO, start..end))
    }

    /// The groups of a match.
    pub(super) fn captures(&self, text: &[u8], found: &Match) -> Option<Captures> {
        let groups = self.groups.get_or_init(|| Groups::of(&self.hir).ok());
        groups.as_ref()?.within(text, found)
    }

    fn backward(&self) -> Option<&Walker> {
        self.backward.get_or_init(|| Walker::backward(&self.hir).ok()).as_ref()
    }

    fn is_anchored(&self) -> bool {
        self.hir.properties().look_set_prefix().contains(Look::Start)
    }
}

/// The memory of searches, one for each thread.
type Memory<T> = Pool<T, Box<dyn Fn() -> T + Send + Sync + UnwindSafe + RefUnwindSafe>>;

/// An automaton that takes one step for a byte.
struct Walker {
    dfa: DFA,
    memory: Memory<Cache>,
}

impl Walker {
    fn forward(hir: &Hir) -> Result<Self, String> {
        Self::new(hir, thompson::Config::new(), MatchKind::LeftmostFirst)
    }

    fn backward(hir: &Hir) -> Result<Self, String> {
        Self::new(hir, thompson::Config::new().reverse(true), MatchKind::All)
    }

    fn new(hir: &Hir, config: thompson::Config, kind: MatchKind) -> Result<Self, String> {
        let nfa = build(hir, config.which_captures(WhichCaptures::None))?;
        let config = Config::new().match_kind(kind).cache_capacity(MEMORY);
        let config = config.skip_cache_capacity_check(true);
        let built = DFA::builder().configure(config).build_from_nfa(nfa);
        let dfa = built.map_err(|error| error.to_string())?;
        let of = dfa.clone();
        Ok(Self { dfa, memory: Pool::new(Box::new(move || of.create_cache())) })
    }

    fn end(&self, text: &[u8], at: usize) -> Option<usize> {
        let input = Input::new(text).range(at..);
        // it cannot fail: no byte makes it quit, and it never gives up
        let found = self.dfa.try_search_fwd(&mut self.memory.get(), &input).ok()?;
        Some(found?.offset())
    }

    fn start(&self, text: &[u8], at: usize, end: usize) -> Option<usize> {
        let input = Input::new(text).range(at..end).anchored(Anchored::Yes);
        let found = self.dfa.try_search_rev(&mut self.memory.get(), &input).ok()?;
        Some(found?.offset())
    }
}

impl std::fmt::Debug for Walker {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Walker").finish_non_exhaustive()
    }
}

/// Bytes of states that a walker keeps.
const MEMORY: usize = 1 << 20;

/// Bytes of an automaton: the largest of ours has a hundredth of it.
const LARGEST: usize = 20 << 20;

/// What tells where groups begin and end.
#[derive(Debug)]
struct Groups {
    quick: BoundedBacktracker,
    memory: Memory<backtrack::Cache>,
    /// For matches that are too long for the other.
    slow: PikeVM,
}

impl Groups {
    fn of(hir: &Hir) -> Result<Self, String> {
        let nfa = build(hir, thompson::Config::new())?;
        let quick = BoundedBacktracker::new_from_nfa(nfa.clone());
        let quick = quick.map_err(|error| error.to_string())?;
        let slow = PikeVM::new_from_nfa(nfa).map_err(|error| error.to_string())?;
        let of = quick.clone();
        Ok(Self { quick, memory: Pool::new(Box::new(move || of.create_cache())), slow })
    }

    fn within(&self, text: &[u8], found: &Match) -> Option<Captures> {
        let mut captures = self.quick.create_captures();
        let input = Input::new(text).range(found.range()).anchored(Anchored::Yes);
        if found.len() <= self.quick.max_haystack_len() {
            self.quick.try_captures(&mut self.memory.get(), input, &mut captures).ok()?;
        } else {
            self.slow.captures(&mut self.slow.create_cache(), input, &mut captures);
        }
        captures.is_match().then_some(captures)
    }
}

fn build(hir: &Hir, config: thompson::Config) -> Result<NFA, String> {
    let config = config.utf8(false).nfa_size_limit(Some(LARGEST));
    let built = NFA::compiler().configure(config).build_from_hir(hir);
    built.map_err(|error| error.to_string())
}
