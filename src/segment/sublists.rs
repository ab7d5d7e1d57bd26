//! Numbered lists inside an item are not items.

use super::Reading;
use super::heads::Form;
use super::numbering::Numbered;
use super::told::{is_by_somebody, is_sentence, is_statement};
use crate::lexicon::Label;

/// Drops the heads of nested levels that are mere lists in the text of an item, from the upper levels to the
/// lower ones.
pub(super) fn keep_items(document: &Reading<'_>, mut heads: Vec<Numbered>) -> Vec<Numbered> {
    let deepest = heads.iter().map(|head| head.depth).max().unwrap_or_default();
    for depth in 1..=deepest {
        heads = without_lists(document, heads, depth);
    }
    heads
}

/// The same of one level.
fn without_lists(document: &Reading<'_>, heads: Vec<Numbered>, depth: usize) -> Vec<Numbered> {
    let groups = nested_groups(&heads, depth).into_iter();
    let groups: Vec<Group<'_>> =
        groups.map(|members| Group { heads: &heads, members, depth }).collect();
    let (agendas, others): (Vec<&Group<'_>>, Vec<&Group<'_>>) =
        groups.iter().partition(|group| is_agenda(document, group) && !is_half(document, group));
    let keep = others.into_iter().filter(|group| !is_like_others(document, group, &agendas)).fold(
        vec![true; heads.len()],
        |mut keep, group| {
            for index in &group.members {
                if let Some(kept) = keep.get_mut(*index) {
                    *kept = false;
                }
            }
            keep
        },
    );
    heads.into_iter().zip(keep).filter_map(|(head, keep)| keep.then_some(head)).collect()
}

/// Siblings below one parent, and everything below them.
struct Group<'h> {
    /// Of the whole run.
    heads: &'h [Numbered],
    /// As indexes of `heads`.
    members: Vec<usize>,
    /// Of the siblings.
    depth: usize,
}

impl Group<'_> {
    fn siblings(&self) -> impl DoubleEndedIterator<Item = &Numbered> {
        let all = self.members.iter().filter_map(|index| self.heads.get(*index));
        all.filter(|head| head.depth == self.depth)
    }
}

/// Groups of siblings of that depth, as indexes, with everything below them.
fn nested_groups(heads: &[Numbered], depth: usize) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut open = false;
    for (index, head) in heads.iter().enumerate() {
        match groups.last_mut() {
            _ if head.depth < depth => open = false,
            Some(group) if open => group.push(index),
            _ => {
                groups.push(vec![index]);
                open = true;
            }
        }
    }
    groups
}

/// Sub-items have titles of their own, no sentences, and text below them, or say what they are.
fn is_agenda(document: &Reading<'_>, group: &Group<'_>) -> bool {
    let members: Vec<&Numbered> = group.siblings().collect();
    let share = |test: &dyn Fn(&Numbered) -> bool| {
        members.iter().filter(|head| test(head)).count() * 2 > members.len()
    };
    let title =
        |head: &Numbered| head.candidate.head.title.map_or("", |title| document.words(title));
    let told = share(&|head| {
        let title = title(head);
        is_statement(title) || is_sentence(title) || is_by_somebody(document, title)
    });
    let is_bold = |place: usize| document.paragraphs().get(place).is_some_and(|one| one.style.bold);
    let said = share(&|head| {
        head.candidate.prefixed
            || head.candidate.head.mark.is_some()
            || head.candidate.form == Form::Path
            || (!told && is_bold(head.candidate.paragraph))
    });
    let standing = share(&|head| {
        let in_charge = &head.candidate.head.responsible;
        !in_charge.is_empty() || document.lexicon.items.is_standing(title(head))
    });
    let titled = members.iter().all(|head| {
        let title = title(head);
        title.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    }) && share(&|head| (1..=140).contains(&title(head).chars().count()));
    // "1. Resume", "2. Baggrund": the parts of a case
    let is_case = |head: &&Numbered| {
        let label =
            document.lexicon.labels.read(title(head)).filter(|found| found.value.is_empty());
        label.is_some_and(|found| matches!(found.label, Label::Case | Label::Earlier))
            && !document.lexicon.items.is_standing(title(head))
    };
    if members.len() > 1 && members.first().is_some_and(is_case) {
        return false;
    }
    // "a) Intet", "a) 5. april kl. 14"
    let is_said = |head: &Numbered| {
        let words = title(head);
        let is_day = || document.lexicon.dates.find(words).any(|date| date.span.start == 0);
        head.candidate.rest.is_empty() && (document.lexicon.items.is_nothing(words) || is_day())
    };
    if members.iter().all(|head| is_said(head)) {
        return false;
    }
    let followed =
        share(&|head| has_text_below(group.heads, head) || !head.candidate.rest.is_empty());
    let is_titled = (standing || titled && followed) && !told;
    !under_label(document, group, said) && (said || is_titled)
}

/// "a) Nøgler", "b) Stativer" with nothing below them, where the letters below most of the other items are heads.
fn is_like_others(document: &Reading<'_>, group: &Group<'_>, agendas: &[&Group<'_>]) -> bool {
    const FEWEST: usize = 2;
    let sign = |group: &Group<'_>| group.siblings().next().and_then(|one| one.candidate.sign);
    let are_letters =
        |group: &Group<'_>| group.siblings().all(|one| one.candidate.form == Form::Letter);
    let alike = agendas.iter().filter(|one| are_letters(one) && sign(one) == sign(group)).count();
    let is_title = |one: &Numbered| {
        let title = one.candidate.head.title.map_or("", |title| document.words(title));
        title.starts_with(char::is_uppercase)
            && !is_statement(title)
            && !is_by_somebody(document, title)
    };
    alike >= FEWEST
        && are_letters(group)
        && !is_half(document, group)
        && !under_label(document, group, false)
        && group.siblings().all(is_title)
}

/// Letters of which only the first ones look like heads are a list: "a) Nøgler", then "b)" with
/// nothing but sentences.
fn is_half(document: &Reading<'_>, group: &Group<'_>) -> bool {
    let Some(last) = group.siblings().next_back() else { return false };
    let one = &last.candidate;
    let next = one.path.last().and_then(|letter| char::from_u32(u32::from('a') + letter));
    let Some((next, sign)) = next.zip(one.sign).filter(|_| one.form == Form::Letter) else {
        return false;
    };
    let above = |head: &&Numbered| head.depth < group.depth;
    let end =
        group.heads.iter().filter(above).find(|head| head.candidate.paragraph > one.paragraph);
    let end = end.map_or(document.paragraphs().len(), |head| head.candidate.paragraph);
    let rest = document.paragraphs().get(one.paragraph + 1..end).unwrap_or_default();
    rest.iter().any(|paragraph| {
        let line = document.words(paragraph.span).trim_start_matches('(');
        line.strip_prefix(next).is_some_and(|line| line.trim_start().starts_with(sign))
    })
}

/// Below "Beslutning" or "Indstilling" a numbered list is what was decided or recommended, with or
/// without a stem ("Forvaltningen indstiller, at") between them; below "Beslutning: Budgettet blev
/// godkendt." it is not, since that is said.
fn under_label(document: &Reading<'_>, group: &Group<'_>, said: bool) -> bool {
    let at = |index: &usize| group.heads.get(*index).map(|head| head.candidate.paragraph);
    let first = group.members.first();
    let parent = first.and_then(|first| at(&first.checked_sub(1)?)).unwrap_or_default();
    let Some(first) = first.and_then(at) else { return false };
    let above = document.paragraphs().get(parent + 1..first).unwrap_or_default();
    let reach = if said { 1 } else { above.len() };
    above.iter().rev().take(reach).enumerate().any(|(distance, paragraph)| {
        let words = document.words(paragraph.span);
        let label = document.lexicon.labels.read(words);
        label.is_some_and(|found| {
            (found.value.is_empty() || distance == 0 && !words.ends_with('.'))
                && matches!(
                    found.label,
                    Label::Decision | Label::Recommendation | Label::Case | Label::Earlier
                )
        })
    })
}

/// Whether something stands below a head, be it a list with numbers below a letter.
fn has_text_below(heads: &[Numbered], head: &Numbered) -> bool {
    let here = head.candidate.paragraph;
    let next = heads.iter().find(|other| other.candidate.paragraph > here);
    let is_lettered = matches!(head.candidate.form, Form::Letter | Form::Roman);
    next.is_none_or(|next| {
        next.candidate.paragraph > here + 1 || is_lettered && next.depth > head.depth
    })
}
