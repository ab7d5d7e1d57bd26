//! Decisions that are told of others, or of another day.

use std::sync::LazyLock;

use super::super::{Reading, pattern};
use crate::lexicon::{Pattern, with_months};

/// "Der er aftalt et møde med kommunen": nobody at the table decided that.
pub(super) fn is_agreed_with_others(found: &str, after: &str) -> bool {
    static WITH: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^\s?(?:[^\s,.;]+\s){0,4}?med\s"));
    let clause = after.split(" at ").next().unwrap_or_default();
    !found.ends_with("at")
        && found.contains(" er ")
        && found.contains("aftalt")
        && WITH.is_match(clause)
}

/// "Generalforsamlingen har besluttet" in the minutes of a board, "Bestyrelsen har ikke besluttet".
pub(super) fn is_reported_of(reading: &Reading<'_>, body: &str, verb: &str) -> bool {
    static NOT_NOW: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^\shar\b.*\s(?:ikke|endnu|allerede|tidligere|længe|altid|aldrig|siden)\s")
    });
    static ASSEMBLY: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)generalforsamling|repræsentantskab|landsmøde|kongres"));
    // "Friluftsrådet har udpeget Ida Holm": news of who comes from there
    static ELECTED: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b(?:udpeget|valgt|indstillet)$"));
    let perfect = verb.starts_with(" har ");
    let other = perfect
        && ASSEMBLY
            .find(body)
            .is_some_and(|found| !reading.host.contains(&found.as_str().to_lowercase()));
    let sent = perfect && ELECTED.is_match(verb) && is_named_otherwise(reading, body);
    other || sent || NOT_NOW.is_match(verb)
}

/// "Friluftsrådet" in the minutes of another body, not "Rådet" or "Bestyrelsen".
fn is_named_otherwise(reading: &Reading<'_>, body: &str) -> bool {
    static COMPOUND: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)^(?P<stem>\p{L}{3,}(?:råd|udvalg|nævn|forening|kommission))(?:et|en)$")
    });
    let stem = COMPOUND.captures(body).and_then(|found| found.name("stem"));
    stem.is_some_and(|stem| !reading.host.contains(&stem.as_str().to_lowercase()))
}

/// "Byrådet" decides elsewhere, unless the minutes are its own.
pub(super) fn is_elsewhere(reading: &Reading<'_>, body: &str) -> bool {
    let body = body.to_lowercase();
    let listed = reading.lexicon.decisions.elsewhere.iter().any(|other| body.contains(other));
    let stem = body.strip_suffix("et").or_else(|| body.strip_suffix("en")).unwrap_or(&body);
    listed && !reading.host.is_empty() && !reading.host.contains(stem)
}

/// "godkendt af kommunen"
pub(super) fn by_others(reading: &Reading<'_>, after: &str) -> bool {
    static BY: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^[^.;]*?\baf\s(?P<body>[\p{L}-]+)"));
    let elsewhere = || {
        let by = BY.captures(after).and_then(|found| found.name("body"));
        by.is_some_and(|body| is_elsewhere(reading, body.as_str()))
    };
    reading.lexicon.decisions.by_others.is_match(after) || elsewhere()
}

/// "valgt i 2018", "valgt 2018" in the minutes of another year.
pub(super) fn is_of_another_year(reading: &Reading<'_>, after: &str) -> bool {
    static YEAR: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\s?\(?(?:i\s|til\s)?(?P<year>(?:19|20)\d\d)\b"));
    let year = YEAR.captures(after).and_then(|found| found.name("year")?.as_str().parse().ok());
    year.zip(reading.date).is_some_and(|(year, date): (i16, _)| year != date.year())
}

/// "På sidste møde blev det vedtaget", "Den 3. maj besluttede", "godkendte den 12. maj 2019":
/// told of another meeting.
pub(super) fn is_told_of_another_meeting(reading: &Reading<'_>, words: &str) -> bool {
    static OTHER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&with_months(
            r"(?ix)\b(?:på|ved|til)\s(?:(?:den|det|vores|årets)\s)?(?:(?:sidste|seneste|forrige|tidligere|foregående|ekstraordinære)\s(?:ekstraordinære\s|ordinære\s)?(?:års)?\p{L}*(?:møde|forsamling)\p{L}*|(?:et|en)\s(?:tidligere\s|ekstraordinær\s)\p{L}+|\p{L}*(?:møde|forsamling)(?:t|en)?\s(?:i\s|den\s|d\.\s)(?:\d|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|19|20|foråret|efteråret|sommer))
            |^\W*(?:i\s(?:foråret|efteråret|vinter|sommer\p{L}*|sidste|{month}|(?:19|20)\d\d)|sidste\sår)\b",
        ))
    });
    // "På instruktørmødet blev vi enige om" in the minutes of a board
    static ASSEMBLY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*på\s(?:den\s|et\s)?(?:\p{L}*\s?(?P<one>generalforsamling)en|(?P<other>\p{L}{3,}møde)(?:t|rne)?)\b",
        )
    });
    // "Regnskabet er nu godkendt ved ekstraordinær generalforsamling" in the minutes of a board
    static HELD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:er|blev|nu)\s(?:\p{L}+\s){0,2}?(?:godkendt|vedtaget|valgt|besluttet)\s(?:på|ved)\s(?:den\s|en\s)?(?:(?:ekstra)?ordinære?\s|seneste\s)?(?P<one>generalforsamling)(?:en)?\b",
        )
    });
    // "Punktet udskydes til det ekstraordinære møde": what comes, not what was.
    static MOVED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:udsk|udsa|udsæ|flyt|ryk|skub|genopt|genbehand|behandles|tages op|(?:aftal|beslut|vedt|enig).*\sat\s)",
        )
    });
    let other = OTHER.find(words).is_some_and(|found| {
        found.start() < 60 && !MOVED.is_match(words.get(..found.start()).unwrap_or_default())
    });
    other
        || ASSEMBLY.captures(words).or_else(|| HELD.captures(words)).is_some_and(|found| {
            let held = found.name("one").or_else(|| found.name("other"));
            held.is_some_and(|held| !reading.host.contains(&held.as_str().to_lowercase()))
        })
        || has_earlier_date(reading, words)
}

/// A day before the meeting's at the sentence's beginning or right behind its verb.
fn has_earlier_date(reading: &Reading<'_>, words: &str) -> bool {
    static WHEN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:^\W*|(?:godkendte|vedtog|besluttede|tiltrådte|valgte|godkendt|vedtaget|besluttet)\s(?:på\s(?:sit\s)?møde(?:t)?\s)?)(?:den\s|d\.\s)?$",
        )
    });
    let Some(meeting) = reading.date else { return false };
    reading.lexicon.dates.find(words).any(|date| {
        let before = words.get(..date.span.start).unwrap_or_default();
        date.date().is_some_and(|date| date < meeting) && WHEN.is_match(before)
    })
}

/// "I juni havde bestyrelsen godkendt", "som blev vedtaget i 2018": somebody else, before.
pub(super) fn is_past_report(words: &str) -> bool {
    /// In bytes: what "havde" behind them belongs to is told beside the decision.
    const EARLY: usize = 80;
    static BECAME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:da|idet|eftersom|efter at)\s[^,]*,\sblev\s|\s(?:og|men)\s(?:\p{L}+\s)?blev\s|,\shvilket\s",
        )
    });
    static BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:havde|(?:har|er|var|blev|blevet)\s(?:\p{L}+\s)?tidligere|tidligere\s(?:har|er|var|blev|besluttet|vedtaget|godkendt|aftalt|drøftet|behandlet|valgt|nævnt|omtalt)|af\sd(?:et|en)\stidligere|dengang|i sin tid|oprindeligt?|tilbage i (?:19|20)\d\d|i (?:19|20)\d\d blev|blev i (?:19|20)\d\d|sidste år)\b",
        )
    });
    // "listen fra sidste år" is a list, "sidste år blev" a year
    static OF_THEN: LazyLock<Pattern> = LazyLock::new(|| pattern(r"(?i)\b(?:fra|som|end)\s$"));
    let told = BEFORE
        .find_iter(words)
        .find(|before| !OF_THEN.is_match(words.get(..before.start()).unwrap_or_default()));
    told.is_some_and(|before| {
        let havde = before.as_str().eq_ignore_ascii_case("havde");
        let behind = words.get(before.end()..).unwrap_or_default();
        // "Rådet havde ingen indvendinger" is told of the meeting itself
        // ", som Ida havde skrevet" tells what was decided on
        let clause = words.get(..before.start()).unwrap_or_default().rsplit(", ").next();
        let is_of_it =
            clause.filter(|clause| clause.len() < before.start()).is_some_and(|clause| {
                ["som ", "der ", "da ", "fordi "].iter().any(|word| clause.starts_with(word))
            });
        let is_own = || is_of_it || before.start() > EARLY || behind.starts_with(" ingen ");
        !(havde && (is_own() || BECAME.is_match(words)))
    })
}

/// "Der er enighed om", "Planen er godkendt": a state, in a report what somebody tells.
pub(super) fn is_present_state(words: &str) -> bool {
    static STATE: LazyLock<Pattern> = LazyLock::new(|| pattern(r"(?i)^[^,]*?\ber\s"));
    STATE.is_match(words)
}
