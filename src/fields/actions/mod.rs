//! Action items: somebody is to do something.

mod columns;
mod deadlines;
mod labelled;
mod margin;
mod undertakings;

use std::sync::LazyLock;

use self::deadlines::deadline;
use super::parts::Body;
use super::{Reading, pattern, sentences};
use crate::lexicon::{Label, Pattern, is_given_name};
use crate::record::model::{ActionItem, Decision, Participant};
use crate::span::{Span, Spanned};
pub(super) use columns::answerable;

/// Reads what somebody is to do: behind a label or a check box, in a decision's remark, or in a
/// sentence whose subject is a participant and whose verb is one of doing.
pub(super) fn read(
    reading: &Reading<'_>,
    body: &Body,
    decisions: &[Decision],
    participants: &[Participant],
) -> Vec<ActionItem> {
    let mut found = labelled::read(reading, body, participants);
    let told = body.parts.iter().filter(|part| {
        !matches!(part.under, Some(Label::Action | Label::Recommendation | Label::Earlier))
    });
    let beside = told.clone().filter_map(|part| margin::read(reading, part, participants));
    let beside = beside.collect();
    for part in told.filter(|part| labelled::boxed(reading, part).is_none()) {
        // "Beslutning: Bo taler med kommunen."
        let is_decided = part.under == Some(Label::Decision) && part.label.is_some();
        let words = if is_decided { part.value } else { part.words };
        let inline = labelled::inline(reading, words, participants);
        let rest = inline
            .as_ref()
            .map_or(words, |action| Span::new(words.start, action.text.span().start));
        for sentence in sentences::sentences(&reading.text.text, rest) {
            undertakings::read(reading, sentence, participants, &mut found);
        }
        found.extend(inline);
    }
    found.extend(follow_ups(reading, body, decisions));
    found.extend(
        decisions
            .iter()
            .filter_map(|decision| decision.remarks.as_ref())
            .filter_map(|remark| assignment(reading, remark.span())),
    );
    margin::add(beside, &mut found);
    found.sort_by_key(|action| action.text.span());
    found.dedup_by(|one, other| one.text.span() == other.text.span());
    columns::attach(reading, body, decisions, &mut found);
    found
}

/// "Bo kontakter administrator inden 1. maj"
fn action(reading: &Reading<'_>, span: Span) -> ActionItem {
    /// The subject at the beginning: one or more names.
    static ACTOR: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\W*(?P<actor>\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*){0,3}(?:(?:,\s|\s?/\s?|\s?&\s?|\s(?:og|samt)\s)\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*){0,3})*)(?:\s|:|$)",
        )
    });
    /// "Nøgler afleveres" has a subject that does nothing.
    static ACTS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?:\s(?:\p{Ll}+\s){0,3}?\p{Ll}+r\b|\s(?:skal|vil|kan|har|og)\b|\s?:|\W*$)")
    });
    let words = reading.words(span);
    let actor = ACTOR.captures(words).and_then(|found| found.name("actor")).filter(|actor| {
        let behind = words.get(actor.end()..).unwrap_or_default();
        ACTS.is_match(behind) && !reading.lexicon.actions.imperative.is_match(words)
    });
    let actor = actor.map(|actor| actor.range());
    let actor = actor.or_else(|| reading.lexicon.actions.done_by(words));
    let responsible = actor.map(|actor| Span::from(actor).shift(span.start));
    ActionItem {
        text: reading.spanned(span),
        responsible: responsible.map(|names| split_names(reading, names)).unwrap_or_default(),
        deadline: deadline(reading, span),
    }
}

/// "Bo Ravn, Ida og Stine" are three.
fn split_names(reading: &Reading<'_>, names: Span) -> Vec<Spanned<String>> {
    static SEPARATOR: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\s*(?:,|/|&|\bog\b|\bsamt\b)\s*"));
    let words = reading.words(names);
    let mut start = 0;
    let mut found = Vec::new();
    // "Kystsoft A/S" is one
    let is_company = |at: usize| {
        words.get(..at).is_some_and(|before| before.ends_with(" A"))
            && words.get(at..).is_some_and(|after| after.starts_with("/S"))
    };
    let cuts = SEPARATOR.find_iter(words).filter(|cut| !is_company(cut.start()));
    let cuts = cuts.map(|cut| (cut.start(), cut.end()));
    for (at, end) in cuts.chain([(words.len(), words.len())]) {
        found.push(Span::new(start, at).shift(names.start));
        start = end;
    }
    found.into_iter().filter(|name| !name.is_empty()).map(|name| reading.spanned(name)).collect()
}

/// Whether every name is a participant's, or stands for somebody who acts without one; where hardly anybody is
/// listed, any name that begins with a given name.
fn are_known(reading: &Reading<'_>, names: &[Spanned<String>], people: &[Participant]) -> bool {
    /// A moderator and a minute taker are no list.
    const LISTED: usize = 3;
    let is_given = |name: &str| {
        let first = name.split(' ').next().unwrap_or_default();
        is_given_name(first) && reading.lexicon.people.is_name(name)
    };
    !names.is_empty()
        && names.iter().all(|name| {
            reading.lexicon.actions.is_actor(&name.value)
                || reading.lexicon.speech.pronouns.contains(&name.value.to_lowercase())
                || people.iter().any(|one| crate::link::could_mean(one, &name.value))
                || people.len() < LISTED && is_given(&name.value)
        })
}

/// Something that is done without saying by whom, at the beginning of a sentence.
static FOLLOWS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?:Der\s(?:arbejdes\svidere|følges\sop|udsendes|indkaldes|udarbejdes|indhentes|tages\skontakt|rettes\shenvendelse)\b
        |[^,]{3,}?\s(?:tilrettes|udsendes|udarbejdes|fremsendes|opdateres|rundsendes|undersøges|indarbejdes|offentliggøres|genbesøges)\b)",
    )
});

/// What a decision sets going without saying who does it: "Der arbejdes videre med ...",
/// "Indkaldelsen tilrettes" in the sentences behind it, or "vil undersøge" in itself.
fn follow_ups(reading: &Reading<'_>, body: &Body, decisions: &[Decision]) -> Vec<ActionItem> {
    static INTENDS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:efter\smødet\svil|vil\sefter\smødet|vil\s(?:forsøge\sat|undersøge|arbejde\svidere|vende\stilbage)|vendes\stilbage)\b",
        )
    });
    let mut found = Vec::new();
    for decision in decisions {
        let span = decision.text.span();
        if INTENDS.is_match(reading.words(span)) {
            found.push(ActionItem {
                text: reading.spanned(span),
                responsible: Vec::new(),
                deadline: None,
            });
        }
        let part = body.parts.iter().find(|part| part.span.contains(span));
        let behind = part.map(|part| Span::new(span.end, part.span.end)).unwrap_or_default();
        let sentences = sentences::sentences(&reading.text.text, behind).into_iter();
        found.extend(sentences.filter(|one| FOLLOWS.is_match(reading.words(*one))).map(|one| {
            ActionItem {
                text: reading.spanned(one),
                responsible: in_charge(reading, one),
                deadline: deadline(reading, one),
            }
        }));
    }
    found
}

/// "i regi af sekretariatet"
fn in_charge(reading: &Reading<'_>, span: Span) -> Vec<Spanned<String>> {
    static IN_CHARGE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\bi\sregi\saf\s(?P<who>(?:\p{Lu}[\p{L}-]*\s?)+|\p{L}+)"));
    let found = IN_CHARGE.captures(reading.words(span)).and_then(|found| found.name("who"));
    found
        .map(|who| reading.spanned(Span::from(who.range()).shift(span.start)))
        .into_iter()
        .collect()
}

/// "KL snarest præsenterer en opdateret tidsplan": an actor and a verb in the present tense.
fn assignment(reading: &Reading<'_>, remark: Span) -> Option<ActionItem> {
    static DOES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?P<actor>\p{Lu}[\p{L}-]*(?:\s(?:(?:for|af|og)\s)?\p{Lu}[\p{L}-]*)*|\p{Ll}+)\s(?:(?:\d{1,2}\.|\p{Ll}+)\s){0,6}?\p{Ll}{2,}(?:er|år|ør)\s",
        )
    });
    static REASON: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r",\s(?:da|fordi|idet|eftersom)\s"));
    let found = DOES.captures(reading.words(remark))?;
    let who = Span::from(found.name("actor")?.range()).shift(remark.start);
    let named = reading.words(who).starts_with(char::is_uppercase);
    if !named && !reading.lexicon.actions.is_actor(reading.words(who)) {
        return None;
    }
    let end = REASON
        .find(reading.words(remark))
        .map_or(remark.end, |reason| remark.start + reason.start());
    let span = Span::new(remark.start, end);
    let responsible = split_names(reading, who);
    Some(ActionItem { responsible, ..action(reading, span) })
}
