//! Whose number it is: strategies, plans and programmes around a mention.
//!
//! "Initiativ 1.2 i kommunens klimaplan" is the climate plan's, and so is the 1.2 of a sentence that
//! speaks of that plan. "Strategien" and "planen" say nothing, since every strategy is that.

use std::sync::LazyLock;

use crate::lexicon::{Pattern, PortfolioWords, pattern};
use crate::link::words;
use crate::span::Span;

/// The strategies that a registry is made of, to be met in a text.
#[derive(Debug)]
pub(super) struct Programmes<'a> {
    pub(super) text: &'a str,
    pub(super) strategies: Vec<&'a str>,
    pub(super) words: &'a PortfolioWords,
}

/// Whose number it is, as far as the words around it tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Owner<'a> {
    /// One of these strategies'; of several only where the text names them in one breath.
    Known(Vec<&'a str>),
    /// That of a programme that is not in the registry.
    Other,
    /// The words do not tell.
    Untold,
}

/// A programme at its place.
#[derive(Debug)]
struct Named<'a> {
    span: Span,
    /// Those of the registry that it can be; empty for others.
    strategies: Vec<&'a str>,
}

/// A programme stands within so many bytes behind the number that it owns.
const NEAR: usize = 70;

impl<'a> Programmes<'a> {
    /// Whose a number is: of the programme behind it, or the last one before it in its paragraph, or
    /// that of the item's title.
    pub(super) fn owner(&self, number: Span, paragraph: Span, title: Option<Span>) -> Owner<'a> {
        let before = Span::new(paragraph.start, number.start);
        let places = [self.behind(number, paragraph), self.last(before)];
        let place = places.into_iter().flatten().next();
        let place = place.or_else(|| title.and_then(|title| self.last(title)));
        match place {
            None => Owner::Untold,
            Some(strategies) if strategies.is_empty() => Owner::Other,
            Some(strategies) => Owner::Known(strategies),
        }
    }

    /// `1.2 og 1.3 i kommunens klimaplan`
    fn behind(&self, number: Span, paragraph: Span) -> Option<Vec<&'a str>> {
        static INSIDE: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(
                r"^(?:(?:,|\sog|\ssamt|\s?[-–])\s?[\p{Lu}\d.]*\d)*\s(?:i|fra|under|af)\s[^.,;:()]*",
            )
        });
        let rest = Span::new(number.end, paragraph.end.max(number.end)).of(self.text);
        let found = INSIDE.find(rest)?;
        let place = Span::new(number.end, number.end + found.end());
        let first = self.named(place).into_iter().next()?;
        (first.span.start < number.end + NEAR).then_some(first.strategies)
    }

    /// The last programme of a place, with those that "og" joins to it.
    fn last(&self, place: Span) -> Option<Vec<&'a str>> {
        let mut named = self.named(place).into_iter().rev();
        let last = named.next()?;
        let (mut start, mut strategies) = (last.span.start, last.strategies);
        for other in named {
            let between = Span::new(other.span.end, start.max(other.span.end)).of(self.text);
            if !matches!(between, " og " | " samt " | ", " | " og i " | " og for ") {
                break;
            }
            start = other.span.start;
            strategies.extend(other.strategies);
        }
        Some(strategies)
    }

    /// Whether the text writes the strategy's name out.
    pub(super) fn names(&self, strategy: &str) -> bool {
        let bare = bare(strategy);
        bare.chars().count() > 8 && self.text.to_lowercase().contains(&bare)
    }

    /// The programmes of a place, in order.
    fn named(&self, place: Span) -> Vec<Named<'a>> {
        let words = place.of(self.text);
        let found = self.words.programme.captures_iter(words);
        found
            .filter_map(|found| {
                let noun = Span::from(found.get(0)?.range());
                let prefix = found.name("prefix").map_or("", |prefix| prefix.as_str());
                let rest = words.get(noun.start..).unwrap_or_default();
                let whole = || self.strategies.iter().filter(|one| begins(rest, &bare(one)));
                let (strategies, length) = match whole().max_by_key(|one| bare(one).len()) {
                    Some(strategy) => (vec![*strategy], bare(strategy).len()),
                    None if self.is_telling(prefix, rest, noun.len()) => {
                        let named =
                            |one: &&&str| !prefix.is_empty() && names_strategy(noun.of(words), one);
                        (self.strategies.iter().filter(named).copied().collect(), noun.len())
                    }
                    None => return None,
                };
                let span = Span::new(noun.start, noun.start + length).shift(place.start);
                Some(Named { span, strategies })
            })
            .collect()
    }

    /// "Klimaplanen" is one programme, "strategi for turisme" another; "planen", "strategien" and
    /// "tidsplanen" are none.
    fn is_telling(&self, prefix: &str, rest: &str, length: usize) -> bool {
        static OF_WHAT: LazyLock<Pattern> =
            LazyLock::new(|| pattern(r"^(?i:strategi|handlingsplan|portefølje)\sfor\s\p{L}{3}"));
        match prefix.trim_end_matches('-') {
            "" => OF_WHAT.is_match(rest.get(..length + 12).unwrap_or(rest)),
            prefix => !self.words.is_plan_within(prefix),
        }
    }
}

fn begins(text: &str, start: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    !start.is_empty() && start.chars().all(|c| letters.next() == Some(c))
}

/// "strategi for sundhed" of "Strategi for sundhed 2018-2024".
fn bare(strategy: &str) -> String {
    strategy.trim_end_matches(|c: char| c.is_numeric() || " -–".contains(c)).to_lowercase()
}

/// "strategiens": whichever strategy the document is about.
pub(super) fn is_generic(qualifier: &str) -> bool {
    const GENERIC: &[&str] =
        &["strategiens", "porteføljens", "programmets", "handlingsplanens", "planens"];
    GENERIC.contains(&qualifier.to_lowercase().as_str())
}

/// "sundhedsstrategiens" is that of "Strategi for sundhed"; "digitaliseringsstrategiens" is not.
pub(super) fn names_strategy(qualifier: &str, strategy: &str) -> bool {
    const KINDS: &[&str] =
        &["strategi", "portefølje", "program", "handlingsplan", "plan", "aftale"];
    let lower = qualifier.to_lowercase();
    if is_generic(&lower) {
        return true;
    }
    let strategy = strategy.to_lowercase();
    let first =
        KINDS.iter().find_map(|kind| lower.find(kind).map(|at| lower.get(..at).unwrap_or("")));
    let first = first.unwrap_or(&lower).trim_end_matches('s');
    let is_word = |word: &str| !word.is_empty() && words::stem(word) == words::stem(first);
    first.chars().count() > 3 && strategy.split(|c: char| !c.is_alphanumeric()).any(is_word)
        || (!lower.is_empty() && strategy.contains(lower.trim_end_matches('s')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    const FJORD: &str = "Strategi for rene fjorde 2020-2026";
    const FOREST: &str = "Strategi for levende skove";

    #[test]
    fn whose_strategy() {
        let strategy = "Strategi for digital sundhed 2018-2024";
        assert!(names_strategy("strategiens", strategy));
        assert!(names_strategy("sundhedsstrategiens", strategy));
        assert!(!names_strategy("digitaliseringsstrategiens", strategy));
        assert!(!names_strategy("Synlige Data", strategy));
    }

    #[test]
    fn whose_number() {
        let cases: &[(&str, Owner<'_>)] = &[
            ("Initiativ @ i kommunens klimaplan", Owner::Other),
            ("Klimaplanen har i initiativ @ det samme sigte", Owner::Other),
            ("Initiativ @ og 1.3 i strategi for rene fjorde", Owner::Known(vec![FJORD])),
            (
                "Bo gennemgik strategi for rene fjorde. Indsats @ går godt",
                Owner::Known(vec![FJORD]),
            ),
            (
                "Strategi for rene fjorde og strategi for levende skove: indsats @",
                Owner::Known(vec![FOREST, FJORD]),
            ),
            ("I skovstrategien er indsats @ ny", Owner::Known(vec![FOREST])),
            ("Strategien og tidsplanen for indsats @", Owner::Untold),
            ("Der lægges en plan for arbejdet med indsats @", Owner::Untold),
            ("Strategi for turisme: indsats @", Owner::Other),
        ];
        let words = &Lexicon::danish().portfolio;
        for (written, expected) in cases {
            let text = written.replace('@', "1.2");
            let programmes = Programmes { text: &text, strategies: vec![FJORD, FOREST], words };
            let at = written.find('@').unwrap();
            let owner = programmes.owner(Span::new(at, at + 3), Span::new(0, text.len()), None);
            assert_eq!(owner, *expected, "{text}");
        }
    }
}
