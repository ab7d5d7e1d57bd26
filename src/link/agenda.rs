//! Which minuted item each announced one became.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::record::Found;
use crate::record::model::{AgendaItem, AnnouncedItem};
use crate::span::Spanned;

/// Titles this similar are one title (Levenshtein, 0 to 1).
const SIMILAR: f64 = 0.8;

/// Finds each announced item among the minuted ones: by title, then by number alone.
pub(super) fn resolve(found: &mut Found, diagnostics: &mut Diagnostics) {
    let Found { announced_agenda, agenda_items, participants, .. } = found;
    let all = flat(agenda_items);
    for announced in announced_agenda.iter_mut() {
        announced.agenda_item =
            by_title(announced, &all).map(|item| link(announced, item, "same-title"));
    }
    let taken: Vec<String> = announced_agenda
        .iter()
        .filter_map(|one| Some(one.agenda_item.as_ref()?.value.clone()))
        .collect();
    for announced in announced_agenda.iter_mut().filter(|one| one.agenda_item.is_none()) {
        let item = by_number(announced, &all).filter(|item| !taken.contains(&item.id));
        announced.agenda_item = item.map(|item| link(announced, item, "same-number"));
    }
    for announced in announced_agenda.iter() {
        report(announced, &all, diagnostics);
    }
    for participant in participants {
        participant.agenda_items.retain_mut(|attended| lead_to_item(attended, &all));
    }
}

/// Turns a printed number into the item's id; false if there is no such item.
fn lead_to_item(attended: &mut Spanned<String>, items: &[&AgendaItem]) -> bool {
    if items.iter().any(|item| item.id == attended.value) {
        return true;
    }
    let mut numbered = items
        .iter()
        .filter(|item| item.number.as_ref().is_some_and(|number| number.value == attended.value));
    let (Some(item), None) = (numbered.next(), numbered.next()) else { return false };
    *attended = Spanned::inferred(item.id.clone(), attended.span(), "same-number");
    true
}

/// The items and all below them.
fn flat(items: &[AgendaItem]) -> Vec<&AgendaItem> {
    items.iter().flat_map(|item| std::iter::once(item).chain(flat(&item.items))).collect()
}

fn link(announced: &AnnouncedItem, item: &AgendaItem, rule: &'static str) -> Spanned<String> {
    let evidence = announced.title.as_ref().or(announced.number.as_ref());
    Spanned::inferred(item.id.clone(), evidence.map(Spanned::span).unwrap_or_default(), rule)
}

fn by_title<'a>(announced: &AnnouncedItem, items: &[&'a AgendaItem]) -> Option<&'a AgendaItem> {
    let title = key(announced.title.as_ref()?.value.as_str());
    let similarity = |item: &AgendaItem| {
        item.title
            .as_ref()
            .map_or(0.0, |other| strsim::normalized_levenshtein(&title, &key(&other.value)))
    };
    let best = items
        .iter()
        .map(|item| (similarity(item), same_number(announced, item), *item))
        .filter(|(alike, ..)| *alike >= SIMILAR);
    best.max_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)))
        .map(|(.., item)| item)
}

fn by_number<'a>(announced: &AnnouncedItem, items: &[&'a AgendaItem]) -> Option<&'a AgendaItem> {
    items.iter().copied().find(|item| same_number(announced, item))
}

fn same_number(announced: &AnnouncedItem, item: &AgendaItem) -> bool {
    let number = |one: &Option<Spanned<String>>| one.as_ref().map(|number| number.value.clone());
    number(&announced.number).is_some() && number(&announced.number) == number(&item.number)
}

fn key(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// An item that changed its number on the way from the agenda to the minutes is worth a note.
fn report(announced: &AnnouncedItem, items: &[&AgendaItem], diagnostics: &mut Diagnostics) {
    let Some(id) = &announced.agenda_item else { return };
    let minuted =
        items.iter().find(|item| item.id == id.value).and_then(|item| item.number.as_ref());
    let (Some(before), Some(after)) = (&announced.number, minuted) else { return };
    if before.value != after.value {
        let message = format!(
            "item {} of the announced agenda is minuted as item {}",
            before.value, after.value
        );
        diagnostics.push(Diagnostic::new(Code::AnnouncedDiffers, message).at(before.span()));
    }
}
