//! Who says that they will do something: "Ida undersøger", ", og Bo bestiller".
//!
//! What is done has hundreds of verbs, who does it is a name or some. So the verb is looked for first, once for
//! all places of a sentence where somebody may stand, and then it is seen who stands before it.

use std::ops::Range;

use super::{Match, Pattern, Patterns, pattern};
use crate::span::begin_of_character;

/// One or more names.
pub(super) const ACTORS: &str = r"(?P<actor>\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*){0,3}(?:(?:,\s|\s?/\s?|\s?&\s?|\s(?:og|samt)\s)\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*){0,3})*)";

/// Somebody who undertakes something, in bytes of the words that it was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undertaking {
    /// From where what introduces the actor begins to where the verb ends.
    pub place: Range<usize>,
    /// One or more names.
    pub actor: Range<usize>,
}

/// Verbs of doing, and where those who do stand before them.
#[derive(Debug)]
pub struct Undertakings {
    does: Patterns,
    asks: Pattern,
    first: Pattern,
    inside: Pattern,
    office: Pattern,
    next: Pattern,
}

impl Undertakings {
    /// Of verbs in the present and as infinitives, and of what tells a duty, all as regular expressions.
    /// `offices` act without a name, and so also in small letters.
    pub(super) fn new(doing: &str, infinitives: &str, duties: &str, offices: &str) -> Self {
        let behind = |place: &str| pattern(&format!("{place}{ACTORS}$"));
        let inside = r"(?:,(?:\s(?:og|så|mens))?|:|\s[–-]|\b(?:aftalt|besluttet|aftaltes|aftales|besluttes|[Ee]nige?\som|[Ee]nighed\som|besluttede|beslutter|aftalte|aftaler),?\sat)\s";
        Self {
            // Bo undersøger · Bo vil gerne stå for · Bo: Køber kaffe
            does: Patterns::new(&[
                format!(r"\s(?:\p{{Ll}}+\s){{0,3}}?(?:{doing}|{duties})\b"),
                format!(r"\s(?:skal|vil|kan\sgodt)\s(?:\p{{Ll}}+\s){{0,3}}?(?:{infinitives})\b"),
                format!(r":\s(?i:{doing}|{infinitives})\b"),
            ]),
            asks: pattern(r"\sspørger\b"),
            first: behind(r"^\W*"),
            inside: behind(inside),
            office: pattern(&format!(r"(?:^|{inside})(?P<actor>{offices})\s")),
            next: behind(r"(?:,|\s(?:og|samt|mens))\s"),
        }
    }

    /// "Ida undersøger", "Bo og Per vil gerne stå for" at the beginning.
    pub fn first(&self, words: &str) -> Option<Undertaking> {
        let verb = self.does.find(words).filter(|verb| verb.start() <= FURTHEST)?;
        by(&self.first, words, &verb).filter(|_| !is_of_another(verb.as_str()))
    }

    /// The same where a clause begins inside a sentence: ", og Bo bestiller", " – Bo bestiller", "aftalt, at Bo
    /// spørger", ", og sekretariatet undersøger".
    pub fn inside(&self, words: &str) -> Option<Undertaking> {
        let behind = |verb: Match<'_>| {
            by(&self.inside, words, &verb).or_else(|| self.of_office(words, &verb))
        };
        let does = self.does.find_iter(words).find_map(behind);
        let asks = || self.asks.find_iter(words).find_map(|verb| by(&self.inside, words, &verb));
        does.or_else(asks)
    }

    /// "sekretariatet snarest undersøger": small letters like those between an actor and the verb, so among the words
    /// of the match itself.
    fn of_office(&self, words: &str, verb: &Match<'_>) -> Option<Undertaking> {
        let start = begin_of_character(words, verb.start().saturating_sub(FURTHEST));
        let found = self.office.captures_iter(words.get(start..verb.end())?).last()?;
        let (whole, actor) = (found.get(0)?, found.name("actor")?);
        let is_near = start + actor.end() >= verb.start();
        is_near.then(|| Undertaking {
            place: start + whole.start()..verb.end(),
            actor: start + actor.start()..start + actor.end(),
        })
    }

    /// " og Bo bestiller" behind another undertaking.
    pub fn next(&self, words: &str) -> Option<Undertaking> {
        self.does.find_iter(words).find_map(|verb| by(&self.next, words, &verb))
    }
}

/// "(Bo) fortæller at udbyderen skifter": what stands behind "at" has a subject of its own.
fn is_of_another(verb: &str) -> bool {
    verb.split_once(" at ").is_some_and(|(_, clause)| clause.contains(' '))
}

/// "(Bo) stiller op igen", "stiller op til bestyrelsen": who wants to be elected.
fn is_candidacy(verb: &str, behind: &str) -> bool {
    let next = behind.split_whitespace().next().unwrap_or_default();
    verb.ends_with("stiller op") && ["igen", "til", "som"].contains(&next.trim_matches('.'))
}

/// Who stands before a verb, in bytes of the words: as far as names and what introduces them reach.
fn by(actors: &Pattern, words: &str, verb: &Match<'_>) -> Option<Undertaking> {
    let start = begin_of_character(words, verb.start().saturating_sub(FURTHEST));
    let found = actors.captures(words.get(start..verb.start())?)?;
    if is_candidacy(verb.as_str(), words.get(verb.end()..)?) {
        return None;
    }
    let (whole, actor) = (found.get(0)?, found.name("actor")?);
    Some(Undertaking {
        place: start + whole.start()..verb.end(),
        actor: start + actor.start()..start + actor.end(),
    })
}

/// So many bytes before a verb are looked at, however long a sentence is.
const FURTHEST: usize = 400;

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn who_stands_before_the_verb() {
        let undertakings = &Lexicon::danish().actions.undertakings;
        let words = "Ida og Per Holm undersøger prisen, og Bo vil gerne stå for indkøb.";
        let first = undertakings.first(words).unwrap();
        assert_eq!(
            (&words[first.actor], &words[first.place]),
            ("Ida og Per Holm", "Ida og Per Holm undersøger")
        );
        let inside = undertakings.inside(words).unwrap();
        assert_eq!(
            (&words[inside.actor], &words[inside.place]),
            ("Bo", ", og Bo vil gerne stå for")
        );
        let next = undertakings.next("prisen og Bo kontakter kommunen").unwrap();
        assert_eq!((next.place, next.actor), (6..22, 10..12));
        assert_eq!(undertakings.first("Prisen undersøges, og Bo bestiller."), None);
        assert_eq!(undertakings.first("Bo fortæller at firmaet undersøger prisen."), None);
        assert!(undertakings.first("Bo spørger, om det kan passe.").is_none());
        assert!(undertakings.inside("Det blev aftalt, at Bo spørger.").is_some());
        assert!(
            undertakings.inside("Taget er utæt, og sekretariatet undersøger prisen.").is_some()
        );
        assert!(undertakings.first("Bo stiller op igen.").is_none());
        assert!(undertakings.first("Bo stiller op i hallen.").is_some());
        let words = format!("{}, og Bo bestiller", "æble og pære ".repeat(100));
        let behind = undertakings.inside(&words).unwrap();
        assert_eq!((&words[behind.actor], &words[behind.place]), ("Bo", ", og Bo bestiller"));
    }
}
