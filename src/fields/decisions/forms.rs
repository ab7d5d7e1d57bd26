//! The sentence forms in which minutes state decisions.

use std::sync::LazyLock;

use regex::Regex;

use super::super::pattern;

/// How minutes state a decision in a sentence.
pub(super) struct Forms {
    /// "Ida Holm konkluderede(, at ...)"
    pub(super) concluded: Regex,
    /// "Det blev derfor besluttet", "Der var enighed om", "Man enedes om"
    pub(super) impersonal: Regex,
    /// "Bestyrelsen tiltrådte indstillingen"
    pub(super) by_the_body: Regex,
    /// "Regnskabet blev enstemmigt godkendt", "Ida Holm blev genvalgt", "Som dirigent valgtes Bo"
    pub(super) passive: Regex,
    /// "Referatet godkendt og underskrevet.", "Bo valgt til ordstyrer."
    pub(super) elliptic: Regex,
    /// "6 for, 0 imod"
    pub(super) counted: Regex,
    /// "Godkendt.", "Taget til efterretning.", "Enstemmigt vedtaget"
    pub(super) one_word: Regex,
}

pub(super) static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let participle = r"(?:godkendt|vedtaget|tiltrådt|forkastet|nedstemt|udsat|udskudt|(?:gen|ny)?valgt|udpeget|besluttet|fastsat|drøftet|trukket|tilsluttet|afvist|stadfæstet|bevilget)";
    let body = r"(?:\p{L}*(?:bestyrelsen|udvalget|rådet|gruppen|forsamlingen|repræsentantskabet|panelet|forummet|nævnet|kommissionen|forum|menigheden|afdelingsmødet|direktionen)|flertallet|et\sflertal)";
    let verb = r"(?:tiltrådte|tiltræder|godkendte|godkender|vedtog|vedtager|besluttede|beslutter|tilsluttede\ssig|tilslutter\ssig|tog\b.{0,60}\btil\sefterretning|tager\b.{0,60}\btil\sefterretning|valgte|genvalgte|udpegede|udsatte|udsætter|udskød|forkastede|afviste|drøftede|anbefaler|anbefalede|enedes\som|er\senige?\som|var\senige?\som|blev\senige\som|aftalte|konstituerede\ssig|bevilgede|oversender|fastsatte|bifaldt)";
    Forms {
        concluded: pattern(r"(?i)\bkonkludere(?:de|r)\b"),
        impersonal: pattern(&format!(
            r"(?ix)^(?:\W*)(?:(?:det|der)\s(?:blev|bliver|er|var)\s(?:\p{{L}}+\s){{0,3}}?(?:{participle}\s?,?\s?(?:at|om)?|aftalt|enighed\s(?:om|i)|opbakning\stil|truffet\sbeslutning)\b
              |(?:det|der)\s(?:besluttes|besluttedes|aftales|aftaltes|vedtages|vedtoges)\b
              |det\ser\s(?:alle|vi|vi\salle)\senige\s(?:om|i)\b|(?:man|vi)\s(?:enedes|blev\senige|besluttede|beslutter|aftalte|aftaler|vedtog|vedtager|er\senige\som)\b|enighed\som\b)"
        )),
        by_the_body: pattern(&format!(
            r"(?i)^\W*(?:en\s)?(?:enig\s)?{body}\s(?:\([^)]*\)\s)?(?:\p{{L}}+\s){{0,2}}?{verb}"
        )),
        passive: pattern(&format!(
            r"(?ix)\b(?:blev|bliver|er|var)\s(?:[\p{{L}}-]+\s){{0,5}}?{participle}\b
            |\b(?:blev|bliver|er)\s(?:[\p{{L}}-]+\s){{0,3}}?taget\stil\sefterretning
            |\b(?:(?:gen|ny)?valgtes|godkendtes|vedtoges|udpegedes|forkastedes|nedstemtes|drøftedes|udsattes|godkendes|vedtages|udsættes|udskydes|skubbes|udgår|fastholdes|fastholdtes)\b
            |\bfaldt\b|\b(?:blev|er)\ssat\s(?:op\s|ned\s)?til\s(?:\p{{L}}+\s){{0,3}}?(?:\d|beløb)|\bder\svar\s(?:gen|ny)valg\b|\bmodtog\sgenvalg\b|\(\s?(?:enstemmigt\s)?{participle}\s?\)"
        )),
        elliptic: pattern(&format!(
            r"(?ix)^\W*(?:[\p{{L}}\d.,/-]+\s){{1,7}}?(?:enstemmigt\s)?{participle}\b"
        )),
        counted: pattern(
            r"(?i)\b\d+\s(?:stemmer\s|stemte\s)?for\b.{0,40}\b(?:\d+|ingen)\s(?:stemmer\s|stemte\s)?(?:i)?mod\b",
        ),
        one_word: pattern(&format!(
            r"(?ix)^\W*(?:\p{{L}}+\)\s)?(?:\d[\d.,\s–-]*(?:og\s\d+\.?\s*)?)?(?:blev\s|enstemmigt\s|énstemmigt\s|indstillingen\s|forslaget\s|dagsordenen\s|referatet\s|er\s)*
            (?:{participle}|godkendes|vedtages|udsættes|udgår|anbefales|følges|drøftet|orientering(?:en)?\staget\stil\sefterretning|taget\stil\sefterretning|til\sefterretning|tages\stil\sefterretning|genvalg|nyvalg)
            (?:\s(?:enstemmigt|uden\s(?:\p{{Ll}}+\s)?(?:bemærkninger|ændringer|kommentarer|indsigelser)|til\s[^.]{{3,60}}|med\s\p{{L}}+|som\sindstillet))?\W*$"
        )),
    }
});

/// The verb stands in the main clause: no conjunction behind a comma before it.
pub(super) fn is_passive(words: &str) -> bool {
    static SUBORDINATE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)[,;:]\s(?:at|som|der|hvor\p{L}*|hvis|da|fordi|når|om|idet|så)\s|^\W*(?:hvis|inden|såfremt|når|før|indtil|for at|hvorvidt|om)\s",
        )
    });
    /// A modal or a negation close before the participle makes it no decision.
    static NOT_YET: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:skal|kan|bør|må|vil|skulle|kunne|endnu|ikke)\s(?:[\p{L}-]+\s){0,4}$|\b(?:endnu|stadig\p{L}*)\s(?:[\p{L}-]+\s)*ikke\b",
        )
    });
    const LONGEST_SUBJECT: usize = 200;
    FORMS.passive.find(words).is_some_and(|verb| {
        let before = words.get(..verb.start()).unwrap_or_default();
        let state = words.get(verb.end()..).is_some_and(|after| {
            after.starts_with(" for en periode") || after.starts_with(" for to år")
        });
        let denied = NOT_YET.is_match(before)
            || (verb.as_str().contains(" ikke ")
                && (words.contains("endnu") || words.contains("stadig")));
        before.len() <= LONGEST_SUBJECT && !SUBORDINATE.is_match(before) && !denied && !state
    })
}

/// A participle without its verb, at the beginning of a sentence that has no other verb there.
pub(super) fn is_elliptic(words: &str) -> bool {
    static OTHER_VERB: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:har|havde|skal|skulle|kan|kunne|vil|ville|bør|må|er|var|som|der|at|hvis|når|ikke|bliver|ønsker|ønskes|foreslår|til|kun)\b",
        )
    });
    let Some(found) = FORMS.elliptic.find(words) else { return false };
    words.starts_with(char::is_uppercase) && !OTHER_VERB.is_match(found.as_str())
}

/// "X konkluderede" as the main verb, not "hvad X konkluderede".
pub(super) fn is_conclusion(words: &str) -> bool {
    let Some(verb) = FORMS.concluded.find(words) else { return false };
    let before = words.get(..verb.start()).unwrap_or_default();
    !before.contains(", at ") && !before.contains(", hvad ") && !before.ends_with("ikke ")
}

/// "I juni havde bestyrelsen godkendt", "som blev vedtaget i 2018": somebody else, before.
pub(super) fn is_past_report(words: &str) -> bool {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:havde|har tidligere|tidligere|tilbage i (?:19|20)\d\d|i (?:19|20)\d\d blev|blev i (?:19|20)\d\d|sidste år)\b",
        )
    });
    BEFORE.is_match(words)
}

/// "Der er enighed om", "Planen er godkendt": a state, in a report what somebody tells.
pub(super) fn is_present_state(words: &str) -> bool {
    static STATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^[^,]{0,160}?\ber\s"));
    STATE.is_match(words)
}
