//! Action items: somebody is to do something.

use std::sync::LazyLock;

use regex::Regex;

use super::items::Body;
use super::{Reading, moments, pattern, sentences};
use crate::lexicon::Label;
use crate::record::model::{ActionItem, Decision, Participant};
use crate::span::{Span, Spanned};

/// Reads what somebody is to do: behind a label, in a decision's remark, or in a sentence
/// whose subject is a participant and whose verb is one of doing.
pub(super) fn read(
    reading: &Reading<'_>,
    body: &Body,
    decisions: &[Decision],
    participants: &[Participant],
) -> Vec<ActionItem> {
    let labelled = body
        .parts
        .iter()
        .filter(|part| part.under == Some(Label::Action))
        .filter(|part| !part.value.is_empty());
    let mut found: Vec<ActionItem> = labelled.map(|part| action(reading, part.value)).collect();
    let inline = body.parts.iter().filter(|part| part.under != Some(Label::Action));
    for part in inline {
        found.extend(inline_label(reading, part.span));
        found.extend(
            sentences::sentences(&reading.text.text, part.words)
                .into_iter()
                .filter_map(|sentence| undertaking(reading, sentence, participants)),
        );
    }
    found.extend(follow_ups(reading, body, decisions));
    found.extend(
        decisions
            .iter()
            .filter_map(|decision| decision.remarks.as_ref())
            .filter_map(|remark| assignment(reading, remark.span())),
    );
    found.sort_by_key(|action| action.text.span());
    found.dedup_by(|one, other| one.text.span() == other.text.span());
    from_columns(reading, body, decisions, &mut found);
    found
}

/// The columns "Ansvarlig" and "Deadline" say who and until when; what is to be done stands in
/// the row: as an action, as a follow-up, or as what was decided.
fn from_columns(
    reading: &Reading<'_>,
    body: &Body,
    decisions: &[Decision],
    found: &mut Vec<ActionItem>,
) {
    let column = |label: Label| {
        body.parts
            .iter()
            .find(|part| part.under == Some(label) && part.label.is_none())
            .map(|part| part.span)
    };
    let Some(names) = column(Label::Responsible) else { return };
    if found.is_empty() {
        let told =
            body.parts.iter().flat_map(|part| sentences::sentences(&reading.text.text, part.span));
        let follow_up =
            told.into_iter().find(|sentence| FOLLOWS.is_match(reading.words(*sentence)));
        let decided = || decisions.last().map(|decision| decision.text.span());
        found.extend(follow_up.or_else(decided).map(|span| ActionItem {
            text: reading.spanned(span),
            responsible: Vec::new(),
            deadline: None,
        }));
    }
    let until = column(Label::Deadline);
    for action in found {
        if action.responsible.is_empty() {
            action.responsible = split_names(reading, names);
        }
        action.deadline = action
            .deadline
            .take()
            .or_else(|| until.and_then(|until| date_or_words(reading, until)));
    }
}

/// A date as ISO 8601, anything else as written.
fn date_or_words(reading: &Reading<'_>, span: Span) -> Option<Spanned<String>> {
    let date = moments::dates(reading, span).into_iter().next();
    let iso = date.and_then(|date| {
        moments::iso(date).or_else(|| moments::iso_in_year(date, reading.date?.year()))
    });
    iso.or_else(|| (!span.is_empty()).then(|| reading.spanned(span)))
}

/// "Bo kontakter administrator inden 1. maj"
fn action(reading: &Reading<'_>, span: Span) -> ActionItem {
    let actor = ACTOR.captures(reading.words(span)).and_then(|found| found.name("actor"));
    let responsible = actor.map(|actor| Span::from(actor.range()).shift(span.start));
    ActionItem {
        text: reading.spanned(span),
        responsible: responsible.map(|names| split_names(reading, names)).unwrap_or_default(),
        deadline: deadline(reading, span),
    }
}

/// The subject at the beginning: one or more names.
static ACTOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\W*(?P<actor>\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*){0,3}(?:(?:,\s|\s?/\s?|\s(?:og|samt)\s)\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*){0,3})*)(?:\s|:|$)",
    )
});

fn split_names(reading: &Reading<'_>, names: Span) -> Vec<Spanned<String>> {
    static SEPARATOR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*(?:,|/|\bog\b|\bsamt\b)\s*"));
    let words = reading.words(names);
    let mut start = 0;
    let mut found = Vec::new();
    for (at, end) in SEPARATOR
        .find_iter(words)
        .map(|cut| (cut.start(), cut.end()))
        .chain([(words.len(), words.len())])
    {
        found.push(Span::new(start, at).shift(names.start));
        start = end;
    }
    found.into_iter().filter(|name| !name.is_empty()).map(|name| reading.spanned(name)).collect()
}

/// "... Aktion: Bo spørger kommunen." at the end of a paragraph.
fn inline_label(reading: &Reading<'_>, span: Span) -> Option<ActionItem> {
    static LABEL: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\b(?:Aktion|Action|Opgave|AKTION)\s?:\s*"));
    let words = reading.words(span);
    let label = LABEL.find(words).filter(|label| label.end() < words.len())?;
    Some(action(reading, Span::new(span.start + label.end(), span.end).trim(&reading.text.text)))
}

/// Something that is done without saying by whom, at the beginning of a sentence.
static FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?:Der\s(?:arbejdes\svidere|følges\sop|udsendes|indkaldes|udarbejdes|indhentes|tages\skontakt|rettes\shenvendelse)\b
        |[^,]{3,80}?\s(?:tilrettes|udsendes|udarbejdes|fremsendes|opdateres|rundsendes|undersøges|indarbejdes|offentliggøres|genbesøges)\b)",
    )
});

/// What a decision sets going without saying who does it: "Der arbejdes videre med ...",
/// "Indkaldelsen tilrettes" in the sentences behind it, or "vil undersøge" in itself.
fn follow_ups(reading: &Reading<'_>, body: &Body, decisions: &[Decision]) -> Vec<ActionItem> {
    static INTENDS: LazyLock<Regex> = LazyLock::new(|| {
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
    static IN_CHARGE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\bi\sregi\saf\s(?P<who>(?:\p{Lu}[\p{L}-]*\s?)+|\p{L}+)"));
    let found = IN_CHARGE.captures(reading.words(span)).and_then(|found| found.name("who"));
    found
        .map(|who| reading.spanned(Span::from(who.range()).shift(span.start)))
        .into_iter()
        .collect()
}

/// "KL snarest præsenterer en opdateret tidsplan": an actor and a verb in the present tense.
fn assignment(reading: &Reading<'_>, remark: Span) -> Option<ActionItem> {
    static DOES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?P<actor>\p{Lu}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]*)*)\s(?:\p{Ll}+\s){0,2}?\p{Ll}{2,}(?:er|år|ør)\s",
        )
    });
    static REASON: LazyLock<Regex> = LazyLock::new(|| pattern(r",\s(?:da|fordi|idet|eftersom)\s"));
    DOES.captures(reading.words(remark))?;
    let end = REASON
        .find(reading.words(remark))
        .map_or(remark.end, |reason| remark.start + reason.start());
    Some(action(reading, Span::new(remark.start, end)))
}

/// Verbs of doing in the present tense.
static UNDERTAKES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^\W*(?P<actor>(?:\p{Lu}[\p{L}.-]*\s){1,3}(?:(?:og|samt|,)\s(?:\p{Lu}[\p{L}.-]*\s){1,3})*)
        (?:\p{Ll}+\s){0,1}?(?:undersøger|kontakter|skaffer|udskriver|prøver|hænger|retter|beskriver|sætter|sender|køber|udfærdiger|fører|afklarer|sammensætter|melder|betaler|sørger\sfor|følger\sop|sender|udsender|udarbejder|indkalder|laver|indhenter|bestiller|køber
        |opdaterer|vender\stilbage|tager\s(?:fat|kontakt|sig\saf|den|det|over)|arbejder\svidere|skriver|rykker|checker|tjekker|spørger\s(?:hos|kommunen|administrator)|finder\s(?:ud\saf|en|et|priser)|booker|arrangerer|ringer|aftaler|ser\s(?:på|nærmere)|kigger\s(?:på|nærmere)|opretter|lægger|står\sfor|er\stovholder|forbereder|melder|tilmelder|planlægger|reserverer|printer|fremsender|videresender|koordinerer|deler|holder\søje|skal\s(?:lave|sende|kontakte|undersøge|indhente|finde|købe|skrive|sørge|tage|bestille|udarbejde|følge|arrangere|stå|have\sfat)|vil\s(?:se|rykke|kontakte|undersøge|sørge|lave|sende|skrive|tage|følge|finde|se|spørge))\b",
    )
});

/// "Bo undersøger, hvad det koster." where Bo is a participant.
fn undertaking(
    reading: &Reading<'_>,
    sentence: Span,
    participants: &[Participant],
) -> Option<ActionItem> {
    let found = UNDERTAKES.captures(reading.words(sentence))?;
    let actor =
        Span::from(found.name("actor")?.range()).shift(sentence.start).trim(&reading.text.text);
    let names = split_names(reading, actor);
    let bodies = [
        "Sekretariatet",
        "Forvaltningen",
        "Administrationen",
        "Bestyrelsen",
        "Formanden",
        "Kassereren",
    ];
    let known = names.iter().all(|name| {
        bodies.contains(&name.value.as_str())
            || participants.iter().any(|one| crate::link::could_mean(one, &name.value))
    });
    known.then(|| ActionItem { responsible: names, ..action(reading, sentence) })
}

/// "inden 1. maj", "uge 30", "snarest", "til næste møde"
fn deadline(reading: &Reading<'_>, span: Span) -> Option<Spanned<String>> {
    static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:uge\s\d{1,2}|snarest(?:\smuligt)?|hurtigst\smuligt|til\snæste\s(?:bestyrelses)?møde|inden\snæste\s(?:bestyrelses)?møde|inden\s(?:udgangen\saf\s)?\p{L}+(?:\s\d{4})?|inden\s(?:jul|påske|sommerferien))\b",
        )
    });
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:inden|senest|deadline:?|frist:?|før|til mødet|frem mod(?: mødet)?)\s(?:den\s|d\.\s?)?$",
        )
    });
    let words = reading.words(span);
    let dated = moments::dates(reading, span).into_iter().find(|date| {
        let before = words.get(..date.span.start - span.start).unwrap_or_default();
        BEFORE.is_match(before)
    });
    if let Some(date) = dated {
        return moments::iso(date)
            .or_else(|| moments::iso_in_year(date, reading.date?.year()))
            .or_else(|| Some(reading.spanned(date.span)));
    }
    let written = WRITTEN.find(words)?;
    Some(reading.spanned(Span::from(written.range()).shift(span.start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_actor_is_the_name_at_the_beginning() {
        let words = "Bo Ravn og Ida kontakter kommunen";
        let found = ACTOR.captures(words).unwrap();
        assert_eq!(&found["actor"], "Bo Ravn og Ida");
    }
}
