//! Whether a sentence states a decision of this meeting.
//!
//! The vocabulary knows the forms ([`DecisionForms`](crate::lexicon::DecisionForms)). What stands
//! around the verb tells whether it is meant: behind "hvis" or "skal" nothing is decided, behind
//! "oplyste, at" it is told of others.

use std::sync::LazyLock;

use super::super::{Reading, pattern};
use crate::lexicon::{Pattern, with_months};

/// Whether a sentence has one of the forms, as its own statement.
pub(super) fn is_stated(reading: &Reading<'_>, words: &str) -> bool {
    let forms = &reading.lexicon.decisions.forms;
    if words.trim_end().ends_with('?') {
        return false;
    }
    is_conclusion(words)
        || is_impersonal(reading, words)
        || is_by_the_body(reading, words)
        || forms.one_word.is_match(words)
        || is_verdict_first(reading, words)
        || is_passive(reading, words)
        || is_elliptic(reading, words)
        || forms.told_as_it_went.is_match(words)
}

/// "Ida Holm konkluderede(, at ...)"
static CONCLUDED: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?i)\bkonkludere(?:de|r)\b|\bdet\skan\skonkluderes\b"));

/// "X konkluderede" as the main verb, not "hvad X konkluderede".
pub(super) fn is_conclusion(words: &str) -> bool {
    let Some(verb) = CONCLUDED.find(words) else { return false };
    let before = words.get(..verb.start()).unwrap_or_default();
    !before.contains(", at ") && !before.contains(", hvad ") && !before.ends_with("ikke ")
}

/// Where the conclusion begins: behind "konkluderede herefter, at ".
pub(super) fn conclusion_start(words: &str) -> usize {
    let verb = CONCLUDED.find(words).map_or(0, |verb| verb.end());
    let rest = words.get(verb..).unwrap_or_default();
    let that = rest.find(" at ").filter(|_| verb > 0);
    that.map_or(0, |at| verb + at + " at ".len())
}

fn is_impersonal(reading: &Reading<'_>, words: &str) -> bool {
    let Some(found) = reading.lexicon.decisions.forms.impersonal.find(words) else { return false };
    let after = words.get(found.end()..).unwrap_or_default();
    let denied = found.as_str().contains(" ikke ");
    let rejected = denied && found.as_str().contains("blev");
    (!denied || rejected)
        && !by_others(reading, after)
        && !is_told_of_another_meeting(reading, words)
}

/// "Bestyrelsen godkendte", "Herefter godkendte bestyrelsen": who decides is the subject.
pub(super) fn is_by_the_body(reading: &Reading<'_>, words: &str) -> bool {
    let forms = &reading.lexicon.decisions.forms;
    let inverted = || {
        let found = forms.inverted.captures(words)?;
        let body = found.name("body").or_else(|| found.name("noting"))?;
        (!is_subordinate(words.get(..body.start())?, "")).then_some(body)
    };
    let found = forms.by_the_body.captures(words).and_then(|found| found.name("body"));
    found.or_else(inverted).is_some_and(|body| {
        !is_elsewhere(reading, body.as_str()) && !is_told_of_another_meeting(reading, words)
    })
}

/// "Byrådet" decides elsewhere, unless the minutes are its own.
fn is_elsewhere(reading: &Reading<'_>, body: &str) -> bool {
    let body = body.to_lowercase();
    let listed = reading.lexicon.decisions.elsewhere.iter().any(|other| body.contains(other));
    let stem = body.strip_suffix("et").or_else(|| body.strip_suffix("en")).unwrap_or(&body);
    listed && !reading.host.is_empty() && !reading.host.contains(stem)
}

/// "Udskudt til næste møde", "Besluttet, at Bo spørger": the verdict stands at the beginning.
fn is_verdict_first(reading: &Reading<'_>, words: &str) -> bool {
    let Some(found) = reading.lexicon.decisions.forms.verdict_first.find(words) else {
        return false;
    };
    let after = words.get(found.end()..).unwrap_or_default();
    !is_of_another_year(reading, after) && !is_told_of_another_meeting(reading, words)
}

/// The verb stands in a main clause, affirmed, and is not said to be somebody else's.
pub(super) fn is_passive(reading: &Reading<'_>, words: &str) -> bool {
    const LONGEST_SUBJECT: usize = 200;
    reading.lexicon.decisions.forms.passive.find_iter(words).any(|verb| {
        let before = words.get(..verb.start()).unwrap_or_default();
        let after = words.get(verb.end()..).unwrap_or_default();
        before.len() <= LONGEST_SUBJECT
            && (goes_on_by_the_body(verb.as_str())
                || !is_subordinate(before, verb.as_str())
                || is_consequence(before, verb.as_str()))
            && !is_denied(before, verb.as_str(), words)
            && !is_state(reading, before, verb.as_str(), after)
            && !by_others(reading, after)
            && !is_of_another_year(reading, after)
            && !is_told_of_another_meeting(reading, words)
            && (goes_on_by_the_body(verb.as_str()) || !is_reported(reading, before))
    })
}

/// "..., hvilket udvalget tilsluttede sig": told and decided in one sentence.
fn goes_on_by_the_body(verb: &str) -> bool {
    verb.trim_start_matches([',', ' ']).starts_with("hvilket ")
}

/// "..., og det blev": a main clause again.
static MAIN_AGAIN: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r",\s(?:og|men)\s(?:(?:det|dette|den|de|forslaget)\s)?$|,\s(?:og|men)\s\p{L}+(?:en|et)\s$|,\shvilket\s(?:\p{L}+\s)?$",
    )
});

/// The last conjunction before the verb opens a clause that still lasts.
fn is_subordinate(before: &str, verb: &str) -> bool {
    static CONJUNCTION: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)[,;:–]\s(?P<word>at|som|der|hvor|hvorvidt|hvis|da|fordi|når|om|idet|så|hvad|inden|før|hvilket)\s|^\W*(?P<first>hvis|inden|såfremt|når|før|indtil|for at|hvorvidt|om|medmindre|selvom|selv om)\s",
        )
    });
    let Some(last) = CONJUNCTION.captures_iter(before).last() else { return false };
    let word = last.name("word").map(|word| word.as_str().to_lowercase());
    let told = matches!(word.as_deref(), Some("at" | "om" | "hvad" | "hvorvidt") | None);
    told || verb.starts_with("er ") || !MAIN_AGAIN.is_match(before)
}

/// "..., der derfor blev vedtaget", "..., som dermed er vedtaget".
fn is_consequence(before: &str, verb: &str) -> bool {
    static THUS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)[,;]\s(?:som|der|hvilket|så)\s(?:\p{L}+\s){0,2}?(?:dermed|derfor|hermed|således|herefter|derefter|efterfølgende)\s(?:\p{L}+\s){0,2}|,\sså\s(?:det\s|dette\s)?(?:punkt|sag|forslag)\p{L}*\s(?:\p{L}+\s){0,2}",
        )
    });
    if verb.starts_with("blev ") && before.ends_with(", hvilket ") {
        return true;
    }
    THUS.find(&format!("{before}{verb} ")).is_some_and(|thus| thus.end() >= before.len())
}

/// A modal or a negation close before the participle makes it no decision. "Forslaget blev ikke
/// vedtaget" is one; "Tegningerne er ikke godkendt" tells how things stand.
fn is_denied(before: &str, verb: &str, words: &str) -> bool {
    static NOT_YET: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:skal|kan|bør|må|vil|skulle|kunne|burde|endnu|ikke|aldrig)\s(?:[\p{L}-]+\s){0,4}$|\b(?:endnu|stadig\p{L}*)\s(?:[\p{L}-]+\s)*ikke\b",
        )
    });
    static HENCE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b(?:dermed|derfor|hermed|således)\b|vedtaget$"));
    if NOT_YET.is_match(before) {
        return true;
    }
    let denied = verb.contains(" ikke ");
    let yet = words.contains("endnu") || words.contains("stadig");
    let state = verb.starts_with("er ") && !HENCE.is_match(verb);
    denied && (yet || state)
}

/// What looks like an outcome and tells how things stand: "er valgt for en periode på 2 år",
/// "udsat for støj", "Formanden vælges af generalforsamlingen".
fn is_state(reading: &Reading<'_>, before: &str, verb: &str, after: &str) -> bool {
    let rule = verb.contains("ælges") && !names_somebody(reading, before, after);
    let term = verb.starts_with("er ") && after.starts_with(" for ");
    let exposed =
        (verb.ends_with("udsat") || verb.ends_with("udsættes")) && after.starts_with(" for ");
    let question = before.trim().is_empty() && verb.starts_with(['B', 'E', 'V']);
    rule || term || exposed || question
}

/// "Bo vælges som referent", "Til kasserer vælges Bo".
fn names_somebody(reading: &Reading<'_>, before: &str, after: &str) -> bool {
    let people = &reading.lexicon.people;
    let next = after.split_whitespace().next().unwrap_or_default();
    (people.is_name(before.trim()) && !before.trim().ends_with("en"))
        || (people.is_name(next.trim_end_matches(['.', ','])) && after.starts_with(' '))
}

/// "godkendt af kommunen"
fn by_others(reading: &Reading<'_>, after: &str) -> bool {
    reading.lexicon.decisions.by_others.is_match(after)
}

/// "Bo oplyser at planen er godkendt": told, with or without a comma.
fn is_reported(reading: &Reading<'_>, before: &str) -> bool {
    static THAT: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\W?\s(?:\p{L}+\s)?(?:at|om|hvad)\s"));
    !MAIN_AGAIN.is_match(before)
        && reading.lexicon.speech.verb.find_iter(before).any(|verb| {
            !CONCLUDED.is_match(verb.as_str())
                && THAT.is_match(before.get(verb.end()..).unwrap_or_default())
        })
}

/// A participle without its verb, at the beginning of a sentence that has no other verb there.
fn is_elliptic(reading: &Reading<'_>, words: &str) -> bool {
    static OTHER_VERB: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:har|havde|skal|skulle|kan|kunne|vil|ville|bør|må|er|var|blev|som|der|at|hvis|når|ikke|bliver|ønsker|ønskes|foreslår|til|kun|få|fået)\b|^\W*(?:den|det|de|en|et)\s(?:af|på|i|ved|fra|for)\b",
        )
    });
    let found = reading.lexicon.decisions.forms.elliptic.captures(words);
    let Some(verb) = found.and_then(|found| found.name("verb")) else { return false };
    let after = words.get(verb.end()..).unwrap_or_default();
    words.starts_with(char::is_uppercase)
        && !OTHER_VERB.is_match(words.get(..verb.end()).unwrap_or_default())
        && !by_others(reading, after)
        && !is_of_another_year(reading, after)
        && !is_told_of_another_meeting(reading, words)
}

/// "valgt i 2018", "valgt 2018" in the minutes of another year.
fn is_of_another_year(reading: &Reading<'_>, after: &str) -> bool {
    static YEAR: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\s?\(?(?:i\s|til\s)?(?P<year>(?:19|20)\d\d)\b"));
    let year = YEAR.captures(after).and_then(|found| found.name("year")?.as_str().parse().ok());
    year.zip(reading.date).is_some_and(|(year, date): (i16, _)| year != date.year())
}

/// "På sidste møde blev det vedtaget", "Den 3. maj besluttede", "godkendte den 12. maj 2019":
/// told of another meeting.
fn is_told_of_another_meeting(reading: &Reading<'_>, words: &str) -> bool {
    static OTHER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&with_months(
            r"(?ix)\b(?:på|ved|til)\s(?:(?:den|det|vores|årets)\s)?(?:(?:sidste|seneste|forrige|tidligere|foregående|ekstraordinære)\s(?:ekstraordinære\s|ordinære\s)?(?:års)?\p{L}*(?:møde|forsamling)\p{L}*|(?:et|en)\s(?:tidligere\s|ekstraordinær\s)\p{L}+|\p{L}*(?:møde|forsamling)(?:et|en)?\s(?:i\s|den\s|d\.\s)(?:\d|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|19|20|foråret|efteråret|sommer))
            |^\W*(?:i\s(?:foråret|efteråret|vinter|sommer\p{L}*|sidste|{month}|(?:19|20)\d\d)|sidste\sår)\b",
        ))
    });
    static ASSEMBLY: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)^\W*på\s(?:den\s)?\p{L}*\s?generalforsamlingen\b"));
    // "Punktet udskydes til det ekstraordinære møde": what comes, not what was.
    static MOVED: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)\b(?:udsk|udsa|udsæ|flyt|ryk|skub|genopt|tages op)"));
    let other = OTHER.find(words).is_some_and(|found| {
        found.start() < 60 && !MOVED.is_match(words.get(..found.start()).unwrap_or_default())
    });
    other
        || (ASSEMBLY.is_match(words) && !reading.host.contains("generalforsamling"))
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
    static BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:havde|har tidligere|tidligere|tilbage i (?:19|20)\d\d|i (?:19|20)\d\d blev|blev i (?:19|20)\d\d|sidste år)\b",
        )
    });
    BEFORE.is_match(words)
}

/// "Der er enighed om", "Planen er godkendt": a state, in a report what somebody tells.
pub(super) fn is_present_state(words: &str) -> bool {
    static STATE: LazyLock<Pattern> = LazyLock::new(|| pattern(r"(?i)^[^,]{0,160}?\ber\s"));
    STATE.is_match(words)
}
