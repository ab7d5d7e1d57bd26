//! Whether a sentence states a decision of this meeting.
//!
//! The vocabulary knows the forms ([`DecisionForms`](crate::lexicon::DecisionForms)). What stands
//! around the verb tells whether it is meant: behind "hvis" or "skal" nothing is decided, behind
//! "oplyste, at" it is told of others ([`place`](super::place), [`elsewhere`](super::elsewhere)).

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::super::{Reading, pattern};
use super::elsewhere::{
    by_others, is_agreed_with_others, is_elsewhere, is_of_another_year, is_reported_of,
    is_told_of_another_meeting,
};
use super::letters;
use super::place::{
    goes_on_by_the_body, is_consequence, is_denied, is_reported, is_subordinate, is_summed_up,
};
use crate::lexicon::{Captures, Match, Pattern};
use crate::span::{Span, begin_of_character};

/// Whether a sentence has one of the forms, as its own statement.
pub(super) fn is_stated(reading: &Reading<'_>, words: &str) -> bool {
    let behind = || {
        let found = LEAD.captures(words).filter(|_| !NO_MATTER.is_match(words))?;
        found.name("rest")
    };
    !words.trim_end().ends_with('?')
        && !is_judged(words)
        && (is_told(reading, words) || behind().is_some_and(|rest| is_told(reading, rest.as_str())))
}

/// `Sommerfest: Vi besluttede at`, `Toiletter – det blev vedtaget at`: the matter stands before.
static LEAD: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?i)^\W*(?:[\p{L}\d./()-]+\s?){1,6}(?::\s|\s[–-]\s)(?P<rest>.+)$"));

/// What stands behind these is not decided yet.
static NO_MATTER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^[^:–-]*(?:forslag|indstilling|spørgsmål|ønske|motion|oplæg|formål|baggrund|kommune|forvaltning|næste møde)",
    )
});

fn is_told(reading: &Reading<'_>, words: &str) -> bool {
    let forms = &reading.lexicon.decisions.forms;
    is_conclusion(words)
        || is_impersonal(reading, words)
        || is_by_the_body(reading, words)
        || is_by_letters(reading, words)
        || forms.one_word.is_match(words)
        || is_verdict_first(reading, words)
        || is_verdict_last(reading, words)
        || is_passive(reading, words)
        || is_elliptic(reading, words)
        || is_told_as_it_went(reading, words)
}

/// "Bo fremlagde regnskabet, som blev godkendt", "Der var et forslag, som blev vedtaget": the verdict stands in
/// the clause behind what was told.
fn is_told_as_it_went(reading: &Reading<'_>, words: &str) -> bool {
    /// So many bytes before a verdict are looked at, however long a sentence is.
    const FURTHEST: usize = 400;
    let forms = &reading.lexicon.decisions.forms;
    let is_verdict = |verb: Match<'_>| {
        let start = begin_of_character(words, verb.start().saturating_sub(FURTHEST));
        let (before, after) = (words.get(start..verb.start()), words.get(verb.end()..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let verb = verb.as_str().to_lowercase();
        if verb.starts_with([',', ' ']) {
            return forms.telling.is_match(before);
        }
        let is_last = start == 0 && !after.contains(char::is_alphanumeric);
        let is_state = ["er ", "var ", "bliver "].iter().any(|state| verb.starts_with(state));
        !is_state && forms.told_before.is_match(before)
            || is_last && verb.starts_with("blev ") && forms.there_was.is_match(before)
    };
    forms.noted_as_told.is_match(words) || forms.passive.find_iter(words).any(is_verdict)
}

/// "Ida Holm konkluderede(, at ...)"
pub(super) static CONCLUDED: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?i)\bkonkludere(?:de|r)\b|\bdet\skan\skonkluderes\b"));

/// "X konkluderede" as the main verb, not "hvad X konkluderede".
pub(super) fn is_conclusion(words: &str) -> bool {
    let Some(verb) = CONCLUDED.find(words) else { return false };
    let before = words.get(..verb.start()).unwrap_or_default();
    !before.contains(", at ")
        && !before.contains(", hvad ")
        && !before.ends_with("ikke ")
        && !A_PAPER.is_match(before)
}

/// "Gruppen konkluderede, at mødet var gået godt": what was thought of it.
fn is_judged(words: &str) -> bool {
    let verb = CONCLUDED.find(words);
    verb.is_some_and(|verb| JUDGED.is_match(words.get(verb.end()..).unwrap_or_default()))
}

/// `, at mødet var gået godt`, `, at emnerne ikke var tilstrækkeligt afstemte`
static JUDGED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^,?\sat\s(?:[\p{L}-]+\s){1,4}?(?:ikke\s)?(?:var|havde\sværet|gik)\s(?:ikke\s|meget\s|ganske\s|\p{L}*\s)?(?:gået\s|tilstrækkelig|god|dårlig|vellykke|positiv|tilfredsstil|fin|nyttig|udbytterig)",
    )
});

/// "Notatet konkluderer": read aloud, not decided.
static A_PAPER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:notat|rapport|undersøgels|analyse|redegørels|evaluering|artik|brev)\p{L}*\s(?:\p{Ll}+\s){0,2}$",
    )
});

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
    // "Vi har valgt ikke at": decided all the same
    let denied = found.as_str().contains(" ikke ") && !found.as_str().ends_with(" ikke at");
    let rejected = denied && found.as_str().contains("blev") && !found.as_str().contains("truffet");
    let received = found.as_str().trim_end().ends_with("er bevilget") && RECEIVED.is_match(after);
    // "Der udsættes 300 fisk"
    let stocked = found.as_str().starts_with("Der ") && found.as_str().ends_with("udsættes");
    (!denied || rejected)
        && !stocked
        && !is_agreed_with_others(found.as_str(), after)
        && !has_been_elected(found.as_str())
        && !received
        && !by_others(reading, after)
        && !is_told_of_another_meeting(reading, words)
}

/// "Bestyrelsen godkendte", "Herefter godkendte bestyrelsen": who decides is the subject.
pub(super) fn is_by_the_body(reading: &Reading<'_>, words: &str) -> bool {
    is_by_the_named(reading, words)
        || letters::spelled_out(reading, words)
            .is_some_and(|words| is_by_the_named(reading, &words))
}

fn is_by_the_named(reading: &Reading<'_>, words: &str) -> bool {
    let forms = &reading.lexicon.decisions.forms;
    let inverted = || {
        let found = forms.inverted.captures_iter(words).find(|found| has_lead(words, found))?;
        let body = found.name("body")?;
        (!is_subordinate(words.get(..body.start())?, "")).then_some(body)
    };
    let found = forms.by_the_body.captures(words).and_then(|found| {
        let body = found.name("body")?;
        let verb =
            words.get(body.end()..found.name("verb").map_or(body.end(), |verb| verb.end()))?;
        (!is_reported_of(reading, body.as_str(), verb)).then_some(body)
    });
    found.or_else(inverted).is_some_and(|body| {
        !is_elsewhere(reading, body.as_str()) && !is_told_of_another_meeting(reading, words)
    })
}

/// "AUF godkendte notatet" in the minutes of a body of these letters; "MED" is a committee everywhere.
fn is_by_letters(reading: &Reading<'_>, words: &str) -> bool {
    static LETTERS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\W*(?P<body>\p{Lu}{2,6})\s(?P<verb>\p{Ll}.*)$"));
    let Some(found) = LETTERS.captures(words) else { return false };
    let part = |name: &str| found.name(name).map_or("", |part| part.as_str());
    let is_own = || {
        if part("body") == "MED" {
            return true;
        }
        let mut named = reading.host.split(|c: char| !c.is_alphanumeric());
        named.any(|word| word == part("body").to_lowercase())
    };
    let verb = part("verb");
    is_own()
        && reading.lexicon.decisions.forms.by_the_body.is_match(&format!("Udvalget {verb}"))
        && !is_told_of_another_meeting(reading, words)
}

/// "Herefter", "På den baggrund": what stands before an inverted verb is short and has no other
/// sentence in it.
fn has_lead(words: &str, inverted: &Captures<'_>) -> bool {
    const CHARACTERS: RangeInclusive<usize> = 2..=90;
    let verb = inverted.get(0).map_or(0, |found| found.start());
    let lead = words.get(..verb).unwrap_or_default();
    CHARACTERS.contains(&lead.chars().count()) && !lead.contains([';', ':', '?'])
}

/// "Udskudt til næste møde", "Besluttet, at Bo spørger": the verdict stands at the beginning.
fn is_verdict_first(reading: &Reading<'_>, words: &str) -> bool {
    let Some(found) = reading.lexicon.decisions.forms.verdict_first.find(words) else {
        return false;
    };
    let after = words.get(found.end()..).unwrap_or_default();
    !is_of_another_year(reading, after) && !is_told_of_another_meeting(reading, words)
}

/// "Referatet godkendt", "Beretning – godkendt": a heading that is told to its end.
pub(super) fn ends_in_verdict(reading: &Reading<'_>, heading: Span) -> bool {
    let words = reading.words(heading);
    let forms = &reading.lexicon.decisions.forms;
    let verb = forms.elliptic.captures(words).and_then(|found| found.name("verb"));
    forms.one_word.is_match(words)
        || is_verdict_last(reading, words)
        || verb.is_some_and(|verb| verb.end() == words.len()) && is_elliptic(reading, words)
}

/// "Kassereren fremlagde regnskabet – godkendt.", "Ingen bemærkninger - ok".
fn is_verdict_last(reading: &Reading<'_>, words: &str) -> bool {
    static ELSEWHERE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:ikke|forslag|indstilling|kommunen|skal|hvis|når|mangler|afventer)\b")
    });
    /// Brev fra kommunen – til efterretning
    static NOTED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?:brev|mail|skrivelse|henvendelse|svar|orientering)\p{L}*\s(?:af|fra)\s")
    });
    reading.lexicon.decisions.forms.verdict_last.find(words).is_some_and(|verdict| {
        let before = words.get(..verdict.start()).unwrap_or_default();
        let is_noted = verdict.as_str().contains("efterretning") && NOTED.is_match(words);
        (is_noted || !ELSEWHERE.is_match(before)) && !is_told_of_another_meeting(reading, words)
    })
}

/// The verb stands in a main clause, affirmed, and is not said to be somebody else's.
pub(super) fn is_passive(reading: &Reading<'_>, words: &str) -> bool {
    const LONGEST_SUBJECT: usize = 200;
    reading.lexicon.decisions.forms.passive.find_iter(words).any(|verb| {
        let before = words.get(..verb.start()).unwrap_or_default();
        let after = words.get(verb.end()..).unwrap_or_default();
        (before.len() <= LONGEST_SUBJECT || verb.as_str().starts_with(' '))
            && (goes_on_by_the_body(verb.as_str())
                || !is_subordinate(before, verb.as_str())
                || is_consequence(before, verb.as_str()))
            && !is_denied(before, verb.as_str(), words)
            && !is_state(reading, before, verb.as_str(), after)
            && !(verb.as_str().starts_with(", og ") && is_elsewhere(reading, verb.as_str()))
            && (verb.as_str().ends_with("valg") || !by_others(reading, after))
            && !is_of_another_year(reading, after)
            && !verb.as_str().contains(" senere ")
            && !is_told_of_another_meeting(reading, words)
            && (goes_on_by_the_body(verb.as_str())
                || is_summed_up(before, verb.as_str())
                || !is_reported(reading, before))
    })
}

/// "Der er bevilget 3.000 kr. fra Fonden": given to those who meet.
static RECEIVED: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^[^,;]+?\sfra\s\p{Lu}"));

/// "Næste møde (er) fastsat til": a date, not a decision; "Antal møder fastsættes til" is one.
fn is_next_meeting(before: &str) -> bool {
    static MEETING: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)\b\p{L}*møde(?:r|t|rne|dato\p{L}*)?\s(?:\p{L}+\s)?$"));
    static HOW_MANY: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)\b(?:antal|frekvens|hyppighed)\p{L}*\s"));
    MEETING.is_match(before) && !HOW_MANY.is_match(before)
}

/// What looks like an outcome and tells how things stand: "er valgt for en periode på 2 år",
/// "udsat for støj", "Formanden vælges af generalforsamlingen".
fn is_state(reading: &Reading<'_>, before: &str, verb: &str, after: &str) -> bool {
    static LATER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^\s(?:først\s)?(?:senere|derefter|nærmere|løbende|efterfølgende|individuelt)\b")
    });
    // nobody is a rule for electing unanimously
    let elects = ["enstemmigt", "akklamation", "applaus", "modkandidat", "fredsvalg"];
    let rule = verb.contains("ælges")
        && !elects.iter().any(|manner| verb.contains(manner))
        && !names_somebody(reading, before, after);
    let term = verb.starts_with("er ") && after.starts_with(" for ");
    let is_there = || before.trim().eq_ignore_ascii_case("der");
    let exposed = (verb.ends_with("udsat") || verb.ends_with("udsættes"))
        && (after.starts_with(" for ") || is_there());
    let later = verb.ends_with("es") && LATER.is_match(after);
    let open = verb.ends_with("fastsættes") && after.trim_matches(['.', ' ']).is_empty();
    let received = verb.ends_with("bevilget") && RECEIVED.is_match(after);
    let elected = before.trim().eq_ignore_ascii_case("der") && has_been_elected(verb);
    let next = verb.contains("fast") && is_next_meeting(before);
    // "Er budgettet hævet?", "Beslutning om farven tages på næste møde"
    let opens = ["Bliver ", "Blev ", "Er ", "Var ", "Beslutning"];
    let question = before.trim().is_empty() && opens.iter().any(|first| verb.starts_with(first));
    let pending = is_pending(verb, after) || SENT.is_match(verb) || is_news(verb, after);
    [rule, term, exposed, later, open, received, elected, next, question, pending].contains(&true)
}

/// "Ansøgningen er sendt til kommunen": news of what was done since.
static SENT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:er|var)\s(?:\p{L}+\s){0,2}?\p{L}*sendt(?:\s(?:til|videre|tilbage|i\shøring))?$",
    )
});

/// "Ny pedel er tiltrådt pr. 1. maj", "Legepladsen er godkendt ved tilsynet": what happened elsewhere.
fn is_news(verb: &str, after: &str) -> bool {
    let took_office = || {
        verb.ends_with("tiltrådt") && [" pr", " den ", " i "].iter().any(|it| after.starts_with(it))
    };
    let inspected = || {
        let place = after.strip_prefix(" ved ").and_then(|place| place.split(' ').next());
        place.is_some_and(|place| place.trim_end_matches(['.', ',']).ends_with("synet"))
    };
    verb.starts_with("er ") && (took_office() || inspected())
}

/// "Ny formand bliver valgt på næste møde", "Datoen fastsættes ved den kommende generalforsamling":
/// decided then, not now; "udsættes til næste møde" is decided now.
fn is_pending(verb: &str, after: &str) -> bool {
    static NEXT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\s(?:\p{L}+\s){0,3}?(?:på|ved)\s(?:det\s|den\s|et\s|en\s)?(?:næste|kommende|førstkommende|næstkommende|senere)\b",
        )
    });
    static MOVED: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)uds[kæ]|tages op|genopta|behandle|ryk|skub|overfør|gemmes"));
    let to_come = verb.starts_with("bliver") || verb.ends_with("es");
    to_come && !MOVED.is_match(verb) && NEXT.is_match(after)
}

/// "Der er blevet valgt elevrepræsentanter": elsewhere, and news here.
fn has_been_elected(verb: &str) -> bool {
    let unanimous = verb.contains("enstemmig");
    verb.contains("er ") && !unanimous && verb.trim_end().ends_with("blevet valgt")
}

/// "Bo vælges som referent", "Til kasserer vælges Bo".
fn names_somebody(reading: &Reading<'_>, before: &str, after: &str) -> bool {
    let people = &reading.lexicon.people;
    let next = after.split_whitespace().next().unwrap_or_default();
    let before = before.trim();
    let is_office = !before.contains(' ') && before.ends_with("en");
    (before.split(" og ").all(|name| people.is_name(name)) && !is_office)
        || (people.is_name(next.trim_end_matches(['.', ','])) && after.starts_with(' '))
}

/// A participle without its verb, at the beginning of a sentence that has no other verb there.
fn is_elliptic(reading: &Reading<'_>, words: &str) -> bool {
    static OTHER_VERB: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:har|havde|skal|skulle|kan|kunne|vil|ville|bør|må|er|var|blev|som|der|at|hvis|når|ikke|bliver|ønsker|ønskes|foreslår|til|kun|få|fået|intet|ingen)\b|^\W*(?:den|det|de|en|et)\s(?:af|på|i|ved|fra|for)\b",
        )
    });
    // "Forslag til budget godkendt"
    static PROPOSAL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)^(?:\p{L}+\s)?(?:forslag|oplæg|udkast|ændring|tilføjelse)\p{L}*\s$")
    });
    let found = reading.lexicon.decisions.forms.elliptic.captures(words);
    let Some(verb) = found.and_then(|found| found.name("verb")) else { return false };
    let after = words.get(verb.end()..).unwrap_or_default();
    let before = words.get(..verb.start()).unwrap_or_default();
    let other = |found: Match<'_>| {
        let proposal = before.get(..found.start()).unwrap_or_default();
        match found.as_str() {
            "til" => !PROPOSAL.is_match(proposal),
            "Som" => false, // "Som kasserer Bo Ravn valgt"
            _ => true,
        }
    };
    let dates = verb.as_str().contains("fast") && is_next_meeting(before);
    // "økonomien gennemgået og godkendt.": small letters, and nothing behind the verdict
    let is_whole = words.starts_with(char::is_uppercase) || !after.contains(char::is_alphanumeric);
    is_whole
        && !OTHER_VERB.find_iter(before).any(other)
        && !dates
        && !by_others(reading, after)
        && !is_of_another_year(reading, after)
        && !is_told_of_another_meeting(reading, words)
}
