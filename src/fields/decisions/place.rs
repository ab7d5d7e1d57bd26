//! Where a verb stands in its sentence: in a main clause, affirmed, and in nobody's report.

use std::sync::LazyLock;

use super::super::{Reading, pattern};
use super::forms::CONCLUDED;
use crate::lexicon::Pattern;

/// "..., hvilket udvalget tilsluttede sig": told and decided in one sentence.
pub(super) fn goes_on_by_the_body(verb: &str) -> bool {
    verb.trim_start_matches([',', ' ']).starts_with("hvilket ")
}

/// "Bo fortalte om tilbuddet, og bestyrelsen godkendte det": what was told of ends before it.
pub(super) fn is_summed_up(before: &str, verb: &str) -> bool {
    let goes_on = verb.starts_with(", og ") || verb.starts_with(" – ") || verb.starts_with(" - ");
    goes_on && !before.contains(" at ")
}

/// "..., og det blev": a main clause again.
static MAIN_AGAIN: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r",\s(?:og|men)\s(?:(?:det|dette|den|de|forslaget)\s)?$|,\s(?:og|men)\s\p{L}+(?:en|et)\s$|,\shvilket\s(?:\p{L}+\s)?$",
    )
});

/// The last conjunction before the verb opens a clause that still lasts.
pub(super) fn is_subordinate(before: &str, verb: &str) -> bool {
    static CONJUNCTION: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)[,;:–]\s(?P<word>at|som|der|hvor|hvorvidt|hvis|da|fordi|når|om|idet|så|hvad|inden|før|hvilket)\s|^\W*(?P<first>hvis|inden|såfremt|når|før|indtil|for at|hvorvidt|om|medmindre|selvom|selv om)\s",
        )
    });
    // "om nogen blev hørt inden planen blev vedtaget"
    static WITHOUT_COMMA: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\p{L}\s(?:inden|før|hvis|såfremt|medmindre)\s(?:[\p{L}-]+\s){1,2}$")
    });
    let inverted = [" det ", " vi ", " man ", " der "].iter().any(|it| verb.contains(it));
    if !inverted && verb.starts_with("blev ") && WITHOUT_COMMA.is_match(before) {
        return true;
    }
    let Some(last) = CONJUNCTION.captures_iter(before).last() else {
        return is_behind_since(before) && !verb.contains(" blev ");
    };
    let whole = last.get(0).map_or(0, |found| found.start());
    if is_closed(before, whole, verb) {
        return is_subordinate(before.get(..whole).unwrap_or_default(), verb);
    }
    let word = last.name("word").map(|word| word.as_str().to_lowercase());
    let told = matches!(word.as_deref(), Some("at" | "om" | "hvad" | "hvorvidt") | None);
    told || verb.starts_with("er ") || !MAIN_AGAIN.is_match(before)
}

/// "Da festen aflyses, ...": the verb of the clause in front; "Da ingen havde spørgsmål blev", without the
/// comma, has had one.
fn is_behind_since(before: &str) -> bool {
    static SINCE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\W*(?:Da|Idet|Fordi|Eftersom)\s[^,]*$"));
    static VERB: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:er|var|har|havde|kan|kunne|skal|skulle|vil|ville|blev|bliver|\p{L}{3,}(?:ede|ler|rer))\b",
        )
    });
    SINCE.is_match(before) && !VERB.is_match(before)
}

/// "Bo Ravn, der var på valg, blev genvalgt", "Da ingen havde spørgsmål, blev regnskabet godkendt":
/// the clause that begins at `start` ends before the verb.
fn is_closed(before: &str, start: usize, verb: &str) -> bool {
    static CLAUSE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^,\s(?:som|der|hvor|om\sat)\s[^,]+,\s$|^(?:at|om)\s[^,]+,\s$"));
    static FRONTED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\W*(?:Da|Idet|Eftersom|Fordi|Efter at|Efter, at)\s(?:[^,]+|[^,]+,\sat\s[^,]+),\s$",
        )
    });
    let blev =
        verb.starts_with("blev ") || verb.ends_with("valgtes") || verb.starts_with("besluttes det");
    let clause = before.get(start..).unwrap_or_default();
    blev && (CLAUSE.is_match(clause) || FRONTED.is_match(before))
}

/// "..., der derfor blev vedtaget", "..., som dermed er vedtaget".
pub(super) fn is_consequence(before: &str, verb: &str) -> bool {
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
pub(super) fn is_denied(before: &str, verb: &str, words: &str) -> bool {
    static NOT_YET: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:skal|kan|bør|må|måtte|vil|skulle|kunne|burde|endnu|ikke|aldrig)\s(?:[\p{L}-]+\s){0,4}$|\b(?:endnu|stadig\p{L}*)\s(?:[\p{L}-]+\s)*ikke\b",
        )
    });
    static HENCE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b(?:dermed|derfor|hermed|således)\b|vedtaget$"));
    // "Kontingentet kunne hæves til 100 kr."
    static MODAL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\s(?:kan|kunne|skal|skulle|bør|burde|må|vil|ville)\s\p{L}+es\s")
    });
    let not_yet = NOT_YET.find(before).map(|found| found.as_str().to_lowercase());
    // "Punktet nåedes ikke og udskydes"
    let again = |words: &String| words.starts_with("ikke ") && words.contains(" og ");
    if not_yet.is_some_and(|words| !again(&words)) {
        return true;
    }
    let denied = verb.contains(" ikke ");
    let yet = words.contains("endnu") || words.contains("stadig");
    let state = verb.starts_with("er ") && !HENCE.is_match(verb);
    denied && (yet || state) || MODAL.is_match(verb)
}

/// "Bo oplyser at planen er godkendt": told, with or without a comma.
pub(super) fn is_reported(reading: &Reading<'_>, before: &str) -> bool {
    static THAT: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\W?\s(?:\p{L}+\s)?(?:at|om|hvad)\s"));
    !MAIN_AGAIN.is_match(before)
        && reading.lexicon.speech.verb.find_iter(before).any(|verb| {
            !CONCLUDED.is_match(verb.as_str())
                && THAT.is_match(before.get(verb.end()..).unwrap_or_default())
        })
}
