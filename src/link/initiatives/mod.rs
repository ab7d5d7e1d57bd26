//! Mentions of initiatives lead to the entries of the registry, or nowhere: a wrong link is
//! worse than none.
//!
//! A number alone is no proof: every programme has an initiative 2. It leads to an entry if the
//! words behind it are the entry's title, or if it has the form of the registry's numbers in a document that
//! otherwise speaks of this strategy, and nobody else's is named around it ([`programmes`]). A name leads to
//! an entry alone ([`mentions`], [`names`]), unless it is one or two common words. What can be two entries
//! is none.

mod mentions;
pub(super) mod names;
mod programmes;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::registry::{Registry, RegistryEntry};
use crate::fields;
use crate::lexicon::{Lexicon, Pattern, pattern};
use crate::normalize::NormalizedText;
use crate::record::Found;
use crate::record::model::{
    AgendaItem, Initiative, InitiativeReference, MatchedBy, MatchedInitiative, ReferenceKind,
};
use crate::span::{Span, Spanned};
use mentions::{Mention, Names};
use programmes::{Owner, Programmes, is_generic, names_strategy};

/// Matches the mentions of a document, and adds those by name.
pub(crate) fn resolve(
    path: &str,
    text: &NormalizedText,
    found: &mut Found,
    registry: &Registry,
    lexicon: &Lexicon,
) {
    if registry.is_empty() || is_own(path, found, registry) {
        return;
    }
    let item_at = fields::item_at(&found.agenda_items);
    let matcher = Names::of(registry);
    let paragraphs = text.paragraphs.iter();
    let named: Vec<Mention> = paragraphs
        .flat_map(|paragraph| matcher.find(text.words(paragraph), paragraph.span.start))
        .collect();
    let mut strategies: Vec<&str> =
        registry.entries.iter().map(|entry| entry.strategy.as_str()).collect();
    strategies.dedup();
    let words = &lexicon.portfolio;
    let programmes = Programmes { text: &text.text, strategies, words };
    let titles = titles(&found.agenda_items);
    let mut document = Document { text, registry, named, programmes, titles };
    document.named = document.believed();
    for reference in &mut found.initiative_references {
        reference.initiative = document.numbered(reference);
    }
    let added: Vec<InitiativeReference> = document
        .named
        .iter()
        .filter(|mention| !document.is_told(mention, &found.initiative_references))
        .map(|mention| document.reference(mention, &item_at))
        .collect();
    found.initiative_references.extend(added);
    found.initiative_references.sort_by_key(|reference| reference.label.span());
}

/// Where the title of each item stands.
fn titles(items: &[AgendaItem]) -> BTreeMap<String, Span> {
    let own = |item: &AgendaItem| item.title.as_ref().map(|title| (item.id.clone(), title.span()));
    items.iter().flat_map(|item| own(item).into_iter().chain(titles(&item.items))).collect()
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
    named: Vec<Mention>,
    programmes: Programmes<'a>,
    titles: BTreeMap<String, Span>,
}

type Candidate<'a> = (usize, &'a RegistryEntry);

impl Document<'_> {
    /// The mentions by name that can be meant: "bedre data" is the name of an initiative only in a
    /// document that speaks of the strategy, or of two of its initiatives.
    fn believed(&self) -> Vec<Mention> {
        let source = |index: &usize| self.registry.entries.get(*index).map(|entry| &entry.source);
        let is_believed = |mention: &&Mention| {
            !mention.is_weak
                || mention.entries.iter().any(|entry| {
                    let others = self.named.iter().filter(|other| {
                        !other.is_weak || other.entries.iter().all(|other| other != entry)
                    });
                    let is_spoken_of = others
                        .flat_map(|other| &other.entries)
                        .any(|one| source(one) == source(entry));
                    let strategy = self.registry.entries.get(*entry).map(|entry| &entry.strategy);
                    is_spoken_of || strategy.is_some_and(|strategy| self.programmes.names(strategy))
                })
        };
        self.named.iter().filter(is_believed).cloned().collect()
    }

    /// The entry that a numbered mention means, if it can be but one.
    fn numbered(&self, reference: &InitiativeReference) -> Option<MatchedInitiative> {
        let number = reference.number.as_ref()?;
        if reference.kind.value != ReferenceKind::Initiative {
            return None;
        }
        let entries = self.registry.entries.iter().enumerate();
        let candidates: Vec<Candidate<'_>> =
            entries.filter(|(_, entry)| entry.number.eq_ignore_ascii_case(&number.value)).collect();
        let owner = self.owner(reference);
        let pick = |is_meant: &dyn Fn(&Candidate<'_>) -> bool| -> Vec<Candidate<'_>> {
            candidates.iter().filter(|one| is_meant(one)).copied().collect()
        };
        let titled = pick(&|one| self.is_titled(reference, *one));
        let meant = if titled.is_empty() {
            pick(&|(_, entry)| self.is_ours(reference, entry, &owner))
        } else {
            titled
        };
        let is_owners = |one: &&Candidate<'_>| matches!(&owner, Owner::Known(known) if known.as_slice() == [one.1.strategy.as_str()]);
        let only = match meant.as_slice() {
            [only] => only,
            several => several.iter().find(is_owners)?,
        };
        Some(matched(only.1, reference.label.span(), MatchedBy::Number))
    }

    /// Whether the words behind a number are the entry's title.
    fn is_titled(&self, reference: &InitiativeReference, (index, entry): Candidate<'_>) -> bool {
        let title = reference.title.as_ref();
        let number = reference.number.as_ref().map_or(Span::default(), Spanned::span);
        let near = Span::new(number.end, number.end + CLAUSE);
        let is_named = |mention: &Mention| {
            let is_behind = match title {
                Some(title) => title.span().overlaps(mention.span),
                None => near.overlaps(mention.span) && self.is_one_sentence(number, mention.span),
            };
            is_behind && mention.entries.contains(&index)
        };
        let begins = |title: &Spanned<String>| {
            let own = mentions::stems(&entry.title);
            !own.is_empty() && mentions::stems(&title.value).starts_with(&own)
        };
        self.named.iter().any(is_named) || title.is_some_and(begins)
    }

    /// Whether a number without a title may be meant as this entry's.
    fn is_ours(
        &self,
        reference: &InitiativeReference,
        entry: &RegistryEntry,
        owner: &Owner<'_>,
    ) -> bool {
        let has_form = entry.number.contains('.') || entry.number.starts_with(char::is_alphabetic);
        let qualifier = reference.qualifier.as_ref().map(|qualifier| qualifier.value.as_str());
        if let Some(whose) = qualifier.filter(|whose| !is_generic(whose)) {
            return names_strategy(whose, &entry.strategy);
        }
        let is_owned = match owner {
            Owner::Known(strategies) => strategies.contains(&entry.strategy.as_str()),
            Owner::Other => false,
            Owner::Untold => self.speaks_of(entry),
        };
        has_form && is_owned && reference.title.is_none() && !self.has_other_title(reference, entry)
    }

    fn owner(&self, reference: &InitiativeReference) -> Owner<'_> {
        let place = reference.label.span();
        let paragraphs = self.text.paragraphs.iter().map(|paragraph| paragraph.span);
        let paragraph = paragraphs.into_iter().find(|paragraph| paragraph.overlaps(place));
        let title = reference.agenda_item.as_ref().and_then(|item| self.titles.get(&item.value));
        self.programmes.owner(place, paragraph.unwrap_or(place), title.copied())
    }

    /// "Indsats 2.1 Nye kajanlæg i havnen": the words behind the number are another title.
    fn has_other_title(&self, reference: &InitiativeReference, entry: &RegistryEntry) -> bool {
        static TITLE: LazyLock<Pattern> =
            LazyLock::new(|| pattern(r"^\s(?P<title>\p{Lu}\p{Ll}+\s[^.:;\n]*)"));
        let rest = self.text.text.get(reference.label.span().end..).unwrap_or_default();
        let Some(title) = TITLE.captures(rest).and_then(|found| found.name("title")) else {
            return false;
        };
        let own = mentions::stems(&entry.title);
        !mentions::stems(title.as_str()).iter().any(|stem| own.contains(stem))
    }

    /// Whether the document names the strategy, or others of its initiatives.
    fn speaks_of(&self, entry: &RegistryEntry) -> bool {
        let sources = self.named.iter().flat_map(|mention| &mention.entries);
        self.programmes.names(&entry.strategy)
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
