//! Mentions of initiatives lead to the entries of the registry, or nowhere: a wrong link is
//! worse than none.
//!
//! A number alone is no proof: every programme has an initiative 2. It leads to an entry if the
//! words behind it are the entry's title, or if it has the form of the registry's numbers in a document that
//! otherwise speaks of this strategy, and nobody else's strategy is named before it. A name leads to an entry
//! alone ([`mentions`], [`names`]).

mod mentions;
pub(super) mod names;

use super::registry::{Registry, RegistryEntry};
use super::words;
use crate::normalize::NormalizedText;
use crate::record::Found;
use crate::record::model::{
    Initiative, InitiativeReference, MatchedBy, MatchedInitiative, ReferenceKind,
};
use crate::span::{Span, Spanned};
use mentions::{Mention, Names};

/// Matches the mentions of a document, and adds those by name.
pub(crate) fn resolve(
    path: &str,
    text: &NormalizedText,
    found: &mut Found,
    registry: &Registry,
    item_at: &dyn Fn(Span) -> Option<Spanned<String>>,
) {
    if registry.is_empty() || is_own(path, found, registry) {
        return;
    }
    let matcher = Names::of(registry);
    let paragraphs = text.paragraphs.iter();
    let named: Vec<Mention> = paragraphs
        .flat_map(|paragraph| matcher.find(text.words(paragraph), paragraph.span.start))
        .collect();
    let document = Document { text, registry, named: &named };
    for reference in &mut found.initiative_references {
        reference.initiative = document.numbered(reference);
    }
    let added: Vec<InitiativeReference> = named
        .iter()
        .filter(|mention| !document.is_told(mention, &found.initiative_references))
        .map(|mention| document.reference(mention, item_at))
        .collect();
    found.initiative_references.extend(added);
    found.initiative_references.sort_by_key(|reference| reference.label.span());
}

/// A portfolio does not refer to itself, wherever it was read from.
fn is_own(path: &str, found: &Found, registry: &Registry) -> bool {
    let is_entry = |initiative: &Initiative| {
        let title = initiative.title.as_ref().map(|title| &title.value);
        registry.entries.iter().any(|entry| Some(&entry.title) == title)
    };
    registry.entries.iter().any(|entry| entry.source == path)
        || found.initiatives.first().is_some_and(is_entry)
}

struct Document<'a> {
    text: &'a NormalizedText,
    registry: &'a Registry,
    named: &'a [Mention],
}

impl Document<'_> {
    /// The entry that a numbered mention means.
    fn numbered(&self, reference: &InitiativeReference) -> Option<MatchedInitiative> {
        let number = reference.number.as_ref()?;
        if reference.kind.value != ReferenceKind::Initiative {
            return None;
        }
        let behind = reference.title.as_ref().map(Spanned::span);
        let candidates = || {
            let entries = self.registry.entries.iter().enumerate();
            entries.filter(|(_, entry)| entry.number.eq_ignore_ascii_case(&number.value))
        };
        let is_titled = |index: usize| {
            self.named.iter().any(|mention| {
                let near = Span::new(number.span().end, number.span().end + CLAUSE);
                let place = behind.unwrap_or(near);
                mention.entries.contains(&index) && place.overlaps(mention.span)
            })
        };
        let titled = candidates().find(|(index, _)| is_titled(*index));
        let meant =
            titled.or_else(|| candidates().find(|(_, entry)| self.is_ours(reference, entry)));
        meant.map(|(_, entry)| matched(entry, reference.label.span(), MatchedBy::Number))
    }

    /// Whether a number without a title may be meant as this entry's.
    fn is_ours(&self, reference: &InitiativeReference, entry: &RegistryEntry) -> bool {
        let has_form = entry.number.contains('.') || entry.number.starts_with(char::is_alphabetic);
        match &reference.qualifier {
            Some(qualifier) => {
                names_strategy(&qualifier.value, &entry.strategy)
                    && (has_form || !is_generic(&qualifier.value))
            }
            None => has_form && reference.title.is_none() && self.speaks_of(entry),
        }
    }

    /// Whether the document names the strategy, or others of its initiatives.
    fn speaks_of(&self, entry: &RegistryEntry) -> bool {
        let strategy =
            entry.strategy.trim_end_matches(|c: char| c.is_numeric() || " -–".contains(c));
        let is_named = strategy.chars().count() > 8
            && self.text.text.to_lowercase().contains(&strategy.to_lowercase());
        let sources = self.named.iter().flat_map(|mention| &mention.entries);
        is_named
            || sources
                .filter_map(|index| self.registry.entries.get(*index))
                .any(|other| other.source == entry.source)
    }

    /// Whether a numbered mention already says it: it is its title, or stands inside it.
    fn is_told(&self, mention: &Mention, references: &[InitiativeReference]) -> bool {
        references.iter().any(|reference| {
            let title = reference.title.as_ref().map(Spanned::span);
            let inside = title.is_some_and(|title| title.overlaps(mention.span));
            let behind = mention.span.start.checked_sub(reference.label.span().end);
            let is_near = behind.is_some_and(|gap| gap < CLAUSE);
            let is_same = reference.initiative.as_ref().is_some_and(|matched| {
                self.entry(mention).is_some_and(|entry| entry.number == matched.number.value)
            });
            reference.label.span().overlaps(mention.span)
                || (reference.kind.value == ReferenceKind::Initiative && inside)
                || (is_near
                    && is_same
                    && self.is_one_sentence(reference.label.span(), mention.span))
        })
    }

    fn is_one_sentence(&self, one: Span, other: Span) -> bool {
        !Span::new(one.end, other.start).of(&self.text.text).contains(['\n', ';', '?', '!'])
            && !Span::new(one.end, other.start).of(&self.text.text).contains(". ")
    }

    /// The only entry of a mention.
    fn entry(&self, mention: &Mention) -> Option<&RegistryEntry> {
        let [only] = mention.entries.as_slice() else { return None };
        self.registry.entries.get(*only)
    }

    fn reference(
        &self,
        mention: &Mention,
        item_at: &dyn Fn(Span) -> Option<Spanned<String>>,
    ) -> InitiativeReference {
        let label = Spanned::words(&self.text.text, mention.span);
        InitiativeReference {
            kind: Spanned::inferred(
                ReferenceKind::Initiative,
                mention.span,
                "named-in-the-registry",
            ),
            number: None,
            qualifier: None,
            title: None,
            agenda_item: item_at(mention.span),
            initiative: self
                .entry(mention)
                .map(|entry| matched(entry, mention.span, mention.matched_by)),
            label,
        }
    }
}

/// A title follows its number within so many bytes.
const CLAUSE: usize = 60;

fn matched(entry: &RegistryEntry, evidence: Span, by: MatchedBy) -> MatchedInitiative {
    let from = |words: &str| Spanned::inferred(words.to_owned(), evidence, "registry");
    MatchedInitiative {
        source: from(&entry.source),
        number: from(&entry.number),
        title: from(&entry.title),
        matched_by: Spanned::inferred(by, evidence, "registry"),
    }
}

/// "strategiens": whichever strategy the document is about.
fn is_generic(qualifier: &str) -> bool {
    const GENERIC: &[&str] =
        &["strategiens", "porteføljens", "programmets", "handlingsplanens", "planens"];
    GENERIC.contains(&qualifier.to_lowercase().as_str())
}

/// "sundhedsstrategiens" is that of "Strategi for sundhed"; "digitaliseringsstrategiens" is not.
fn names_strategy(qualifier: &str, strategy: &str) -> bool {
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

    #[test]
    fn whose_strategy() {
        let strategy = "Strategi for digital sundhed 2018-2024";
        assert!(names_strategy("strategiens", strategy));
        assert!(names_strategy("sundhedsstrategiens", strategy));
        assert!(!names_strategy("digitaliseringsstrategiens", strategy));
        assert!(!names_strategy("Synlige Data", strategy));
    }
}
