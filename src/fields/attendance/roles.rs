//! Roles told in sentences: who chaired, who took the minutes, who was elected to do so.

use std::sync::LazyLock;

use super::participant::{add, find};
use crate::fields::people::entries;
use crate::fields::{Reading, pattern};
use crate::lexicon::{Match, Pattern};
use crate::record::model::{Participant, Role};
use crate::segment::Item;
use crate::span::{Span, Spanned};

/// "Som dirigent blev valgt Ida Holm", "Formanden, Bo Ravn, bød velkommen": people whose role at
/// the meeting is told in a sentence.
pub(super) fn in_prose(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    const NAME: &str = r"(?:\p{Lu}\p{Ll}?\.|Chr\.|\p{Lu}[\p{L}'’-]*)(?:\s(?:\p{Lu}\p{Ll}?\.|Chr\.|\p{Lu}[\p{L}'’-]*|von|van|de))*";
    const BEGIN: &str = r"(?:^\W*|[.;!?]\s+|\sog\s)";
    const FROM: &str = r"(?:\sfra\s(?P<of>(?:\p{Ll}+\s)?\p{Lu}(?:[^,.;]|Co\.)+?))?";
    const CALLING: &str = r"(?:(?:advokat|revisor|administrator|konsulent|formand(?:en)?|næstformand(?:en)?|kasserer(?:en)?|direktør|sekretær|foreslog bestyrelsen)\s)?";
    const TOLD: &str = "bød|byder|åbnede|åbner|indledte|aflagde|gennemgik|fremlagde|forelagde|orienterede|oplyste|berettede|redegjorde|takkede|præsenterede|fortalte|uddybede|konstaterede|oplæste|læste|begrundede";
    static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
        // "dirigent og referent"
        let role = r"(?P<role>(?i:dirigent|ordstyrer|mødeleder|referent))(?:\s(?:og|samt)\s(?P<also>(?i:dirigent|ordstyrer|referent)))?";
        let opening = r"(?P<role>Dirigent|Ordstyrer|Mødeleder|Referent)";
        vec![
            pattern(&format!(
                r"(?i:til|som)\s{role}\s(?:blev\s|valgtes\s|er\s)?(?:enstemmigt\s)?(?:valgt\s|valgtes\s|udpeget\s)?{CALLING}(?P<name>{NAME})"
            )),
            pattern(&format!(
                r"(?P<name>{NAME}){FROM}(?:\s\([^)]*\))?\s(?:(?:blev|er|var|bliver)\s(?:\p{{Ll}}+\s)?(?:valgt|udpeget|forstået|foreslået|udnævnt)|blev|vælges|udpeges)\s(?:til|som)\s{role}\b"
            )),
            // "Ida Holm er dirigent. Bo Ravn er referent."
            pattern(&format!(r"{BEGIN}(?P<name>{NAME})\s(?:er|var)\s{role}\b")),
            pattern(&format!(
                r"(?P<name>{NAME})(?:\s\([^)]{{1,20}}\))?(?:\s\d{{1,3}}\p{{L}}?)?\s(?:valgt|valgtes)\s(?:til|som)\s{role}\b"
            )),
            // "Mødet ledes af Ida Holm. Referent Bo Ravn."
            pattern(&format!(
                r"[.,]\s(?P<role>Referent|Dirigent|Ordstyrer|Mødeleder):?\s(?P<name>{NAME})(?:[.,;]|$)"
            )),
            // "Ida blev valgt som dirigent og Bo som referent."
            pattern(&format!(
                r"(?:,|\bog|\bsamt|\bvalgtes)\s(?P<name>{NAME}){FROM}\s(?:enstemmigt\s)?(?:til|som)\s{role}\b"
            )),
            // "Formanden foreslog advokat Bo Ravn som dirigent.", "... valg af Bo Ravn, Skovvej 3, som dirigent"
            pattern(&format!(
                r"\bforesl(?:og|ås|ået)\s(?:\p{{Ll}}+\s){{0,6}}?(?P<name>{NAME}){FROM}(?:\s\([^)]{{1,20}}\)|,\s\p{{Lu}}[\p{{L}}.\s]+\s\d{{1,3}}\p{{L}}?,)?\s(?:til|som)\s{role}\b"
            )),
            // "Referent er Ida."
            pattern(&format!(r"{BEGIN}{opening}\s(?:er|var)\s(?P<name>{NAME})")),
            pattern(&format!(
                r"\b\p{{L}}*?(?P<role>(?i:næstformand|formand|kasserer|dirigent|ordstyrer))(?:en)?,\s(?:\p{{Ll}}+\s)?(?P<name>{NAME}),\s(?:{TOLD})\b"
            )),
            pattern(&format!(r"^_*\s*(?P<name>{NAME}),\s{role}\W*$")),
            // "Valg af dirigent: Ida Holm, dirigent. Bo referent."
            pattern(&format!(
                r"(?P<name>{NAME}),?\s(?P<role>dirigent|ordstyrer|mødeleder|referent)[.,;]"
            )),
            // "Mødet ledes af Ida Holm.", "Referatet blev skrevet af Bo"
            pattern(&format!(
                r"(?i:mødet)\s(?:blev\s)?(?P<role>ledes|ledet)\s(?:\p{{Ll}}+\s)?af\s(?P<name>{NAME})"
            )),
            // "Efter en sang valgtes Ida Holm til ordstyrer."
            pattern(&format!(r"\bvalgtes\s(?P<name>{NAME})\s(?:til|som)\s{role}\b")),
            // "Velkomst ved formand Ida Holm.", "Mødet blev åbnet af forkvinde Ida Holm"
            pattern(&format!(
                r"(?:^\W*Velkom(?:st|men)\s(?:ved|v/|v\.)|åbne(?:s|t|des)\s(?:af|ved))\s?(?P<role>(?i:(?:næst)?formand|forkvinde))(?:en)?,?\s(?P<name>{NAME})\b"
            )),
            // "Ida Holm, formand for lauget, bød velkommen."
            pattern(&format!(
                r"^\W*(?P<name>{NAME}),\s(?:der\ser\s)?(?P<role>formand|forkvinde|næstformand|kasserer|dirigent|ordstyrer)(?:\s(?:for|i)\s[^,.;]+)?,\s(?:{TOLD})\b"
            )),
            // "Kassereren Ida Holm gennemgik regnskabet."
            pattern(&format!(
                r"\b(?i:bestyrelses)?(?P<role>(?i:formand|forkvinde|næstformand|kasser(?:er)?))(?:en)?\s(?P<name>{NAME})\s(?:\([^)]*\)\s)?(?:{TOLD})\b"
            )),
        ]
    });
    for paragraph in reading.paragraphs() {
        let words = reading.words(paragraph.span);
        let mut told: Vec<_> =
            PATTERNS.iter().flat_map(|pattern| pattern.captures_iter(words)).collect();
        told.sort_by_key(|found| found.name("name").map(|name| name.start()));
        for found in told {
            let Some((role, name)) = found.name("role").zip(found.name("name")) else { continue };
            if is_of_before(words.get(..role.start()).unwrap_or_default()) {
                continue;
            }
            let at = |part: Match<'_>| Span::from(part.range()).shift(paragraph.span.start);
            let meaning = match role.as_str() {
                "ledes" | "ledet" => Some(Role::Moderator),
                word => reading.lexicon.labels.role(word),
            };
            let Some(meaning) = meaning else { continue };
            let also = found.name("also").and_then(|also| {
                Some(Spanned::new(reading.lexicon.labels.role(also.as_str())?, at(also)))
            });
            for mut entry in entries(reading, at(name), false) {
                entry.roles.push(Spanned::new(meaning, at(role)));
                entry.roles.extend(also.clone());
                entry.organization = entry.organization.or(found.name("of").map(at));
                add(reading, participants, entry, None);
            }
        }
    }
}

/// "daværende" before "formand Ida Holm berettede": who had the office then.
fn is_of_before(before: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    matches!(last.to_lowercase().as_str(), "daværende" | "tidligere" | "forhenværende" | "forrige")
}

/// The items of the meeting that the record is about.
pub(super) fn own_items<'a>(reading: &Reading<'a>) -> impl Iterator<Item = &'a Item> {
    let end = reading.outline.later.unwrap_or(usize::MAX);
    reading.outline.all_items().into_iter().filter(move |item| item.head.span.start < end)
}

/// "Konstituering: Ida Holm blev valgt som formand og Bo Ravn som kasserer." gives those who are
/// there their roles.
pub(super) fn constituted(reading: &Reading<'_>, participants: &mut [Participant]) {
    const NAME: &str = r"\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*)*";
    static CHOSEN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(
            r"(?P<name>{NAME})\s(?:(?:blev|er|bliver)\s)?(?:\p{{Ll}}+\s)?(?:(?:gen|ny)?valgt\s)?(?:som|til)\s(?P<role>formand|næstformand|kasserer)\b"
        ))
    });
    for item in own_items(reading) {
        let title = item.head.title.map_or("", |title| reading.words(title)).to_lowercase();
        if !title.contains("konstitu") {
            continue;
        }
        for part in &item.body {
            for found in CHOSEN.captures_iter(reading.words(part.span)) {
                let Some((name, role)) = found.name("name").zip(found.name("role")) else {
                    continue;
                };
                let Some(meaning) = reading.lexicon.labels.role(role.as_str()) else { continue };
                let Some(person) = find(participants, name.as_str()) else { continue };
                let at = Span::from(role.range()).shift(part.span.start);
                if person.roles.iter().all(|known| known.value != meaning) {
                    person.roles.push(Spanned::new(meaning, at));
                }
            }
        }
    }
}
