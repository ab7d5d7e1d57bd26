//! The sentence forms in which minutes state decisions, built of the vocabulary of decisions.

use super::decisions::{Data, Verbs};
use super::{Pattern, Patterns, alternatives, either, pattern};

/// The sentence forms in which minutes state decisions.
#[derive(Debug)]
pub struct DecisionForms {
    /// "Det blev derfor besluttet", "Der var enighed om", "Man enedes om"
    pub impersonal: Patterns,
    /// "Bestyrelsen tiltrådte indstillingen"; `body` is who decides.
    pub by_the_body: Pattern,
    /// "Havne- og Fritidsudvalget, 05-06-2018, pkt. 17:": a body and the day of its decision.
    pub heading: Pattern,
    /// "Udvalget ønsker": a sentence about who decides.
    pub body: Pattern,
    /// "Herefter godkendte bestyrelsen regnskabet", from the verb on; `body` is who decides.
    pub inverted: Patterns,
    /// "Regnskabet blev enstemmigt godkendt", "Forslaget vedtages", "Som dirigent valgtes Bo"
    pub passive: Patterns,
    /// "Referatet godkendt og underskrevet.", "Bo valgt til ordstyrer."
    pub elliptic: Pattern,
    /// "Udskudt til næste møde", "Valgt blev Ida Holm": the verdict comes first.
    pub verdict_first: Pattern,
    /// "Kassereren fremlagde regnskabet – godkendt.", "Budget: ok": the verdict closes the sentence.
    pub verdict_last: Pattern,
    /// "Godkendt.", "Taget til efterretning.", "Enstemmigt vedtaget": nothing but the verdict.
    pub one_word: Pattern,
    /// "Bo fremlagde regnskabet, som" before "blev godkendt": told as it went.
    pub told_before: Pattern,
    /// "Bo fremlagde regnskabet" before ", som bestyrelsen godkendte".
    pub telling: Pattern,
    /// ", som udvalget tog til efterretning"
    pub noted_as_told: Pattern,
    /// "Der var et forslag, som" before "blev vedtaget" at the end of the sentence.
    pub there_was: Pattern,
}

/// What may stand behind a participle that has no verb beside it: nothing, or a word that does not
/// make it a mere attribute ("vedtaget plan").
const BEHIND: &str = r"(?:\W*$|\s?[,.:;()–-]|\s(?:og|samt|at|om|med|mod|m\.|uden|u\.|pga|grundet|til|som|blev|er|på|for|af|dog|efter|i|fra|ved|indtil|under|herunder|enstemmigt|igen|ved|da|idet|den|kl|hvorefter|\d|(?-i:\p{Lu})))";

/// Verbs of telling, or how they begin.
const TELLING: &str = "fremlag|henvist|omdel|uddel|gennemg|forelag|aflag|præsenter|oplæs|læste|motiver|stillede|redegjorde|viste|foreslog|indstillede";

/// "blev godkendt", "er godkendt"
const BLEV: &str = r"(?:blev|bliver|er|var)";

/// "Vi talte om døren og (besluttede at male den)"
const SUMMARY: &str = r"besluttede|vedtog|aftalte|godkendte|tiltrådte|enedes\som|bl(?:ev|iver)\s(?:alle\s)?enige?\som";

/// "Indstillingen følges"
const FOLLOWED: &str = r"indstilling\p{L}*\s(?:følges|(?:blev|er)\s(?:\p{L}+\s)?fulgt)";

/// "ny formand (blev Ida)", "2. suppleant"
const ROLE: &str = r"(?:ny[et]?\s)?(?:\d\.\s)?\p{L}*(?:dirigent|ordstyrer|referent|stemmetæller|formand|kasserer|sekretær|suppleant|revisor|medlem)(?:mer|er|e)?(?:\saf\s\p{L}+)?";

impl DecisionForms {
    pub(super) fn new(data: &Data) -> Self {
        let parts = Parts::of(data);
        let Parts { participle, active, body, sign, .. } = &parts;
        Self {
            impersonal: parts.impersonal(),
            heading: pattern(&format!(
                r"(?ix)^\W*(?:behandling\si\s|beslutning(?:er)?\s(?:i\s|fra\s|på\s)?)?(?P<body>(?:[\p{{L}}-]+,?\s){{0,6}}?{body}(?:\sfor\s[\p{{L}}\s,-]{{3,60}}?)?)(?:s\smøde|s\sbeslutning(?:\s(?:på|i)\smøde(?:t)?)?)?(?:\s\(\d\d-\d\d\))?,?\s(?:\p{{L}}+dag\s)?(?:den\s|d\.\s)?\d{{1,2}}(?:[./-]\d{{1,2}}[./-]|\.\s\p{{L}}+\s)\d{{2,4}}(?:,?\s(?:pkt|punkt|sag)\.?\s(?:nr\.?\s)?\d+)?\s?:?$
                |^\W*(?:[\p{{L}}-]+,?\s){{0,7}}?[\p{{L}}-]+,\s\d{{1,2}}(?:[./-]\d{{1,2}}[./-]|\.\s\p{{L}}+\s)\d{{4}},\s(?:pkt|punkt|sag)\.?\s(?:nr\.?\s)?\d+\s?:?$
                |^\W*beslutning(?:er)?\s(?:for|til|vedr\.?)\s(?:punkt|pkt\.?)\s\d+(?::\s.*|[^.]*)$
                |^\W*beslutning(?:er)?\s(?:den\s|d\.\s)?\d{{1,2}}(?:[./-]\d{{1,2}}[./-]|\.\s\p{{L}}+\s)\d{{2,4}}\s?:?$"
            )),
            body: pattern(&format!(r"(?ix)^\W*(?:\d{{1,2}}[.)]\s)?{body}\s")),
            // Bestyrelsen tiltrådte indstillingen · Et flertal i udvalget (V og K) godkendte
            by_the_body: pattern(&format!(
                r"(?ix)^\W*(?P<body>{body})(?:\sog\s\p{{Ll}}+)?\s(?:\([^)]*\)\s)?(?:[\p{{L}}-]+\s){{0,2}}?(?P<verb>{active}|har\s(?:\p{{L}}+\s){{0,2}}?(?:{participle}|konstitueret\ssig)|[^.;,:]+?\sog\s(?:{SUMMARY}))\b"
            )),
            inverted: parts.inverted(),
            passive: parts.passive(),
            // Referatet godkendt og underskrevet. · Bo valgt til ordstyrer.
            elliptic: pattern(&format!(
                r"(?ix)^\W*(?:[\p{{L}}\d.,:/()-]+\s){{1,7}}?(?:enstemmigt\s)?(?P<verb>{participle}){BEHIND}"
            )),
            verdict_first: parts.verdict_first(),
            // Kassereren fremlagde regnskabet – godkendt. · Budget 2023: ok · Bo Ravn - genvalgt for 2 år
            verdict_last: pattern(&format!(
                r"(?ix)(?:[\p{{L}}\d.)”](?:\s?[–:-]\s|\s[–-])|^\W*ingen\s[^.;,]+,\s)(?:enstemmigt\s|er\s|blev\s)?(?:(?:{participle}|{sign}|til\sefterretning|genvalg|nyvalg)(?:\s(?:enstemmigt|og\sunderskrevet|uden\s\p{{L}}+|med\s\p{{L}}+|for\s\p{{L}}*\d?\s?år|[\d.]+,?-?\s?(?:kr\.?)?))?)\W*$
                |\b(?:gennemgået|forelagt|fremlagt|oplæst)(?:\saf\s[^.;,]+?)?\sog\s(?:enstemmigt\s)?(?:{participle})\W*$"
            )),
            one_word: parts.one_word(),
            // Bo fremlagde regnskabet, som (blev godkendt) · Bestyrelsen foreslog Ida H., som (blev valgt)
            told_before: pattern(&format!(
                r"(?i)\b(?:{TELLING})(?:[^.;]|\s\p{{L}}\.)+,\s(?:som|der|hvilket|hvilke)\s(?:\p{{L}}+\s)?$"
            )),
            // Bo fremlagde regnskabet(, som bestyrelsen godkendte)
            telling: pattern(&format!(r"(?i)\b(?:{TELLING})[^.;]+$")),
            // Bo fremlagde en plan, som udvalget tog til efterretning
            noted_as_told: pattern(
                r"(?i),\s(?:som|der)\stog\s\p{L}+\stil\s(?:efterretning|orientering)\b",
            ),
            // Der var et forslag, som (blev vedtaget)
            there_was: pattern(r"(?i)^(?:ingen|der)\s[^.;]+,\s(?:som|der)\s(?:\p{L}+\s){0,2}?$"),
        }
    }
}

/// What the forms are made of, as alternatives.
struct Parts {
    /// "godkendt"
    participle: String,
    /// "godkendes"
    passive: String,
    /// "rykkes": decided where a matter is the subject
    of_matters: String,
    /// "godkendte"
    active: String,
    /// "forslag"
    matter: String,
    /// "ok"
    sign: String,
    /// Who decides: "bestyrelsen"
    body: String,
    /// "kontingentet er uændret"
    unchanged: String,
    /// "huslejen hæves til"
    set_anew: String,
}

impl Parts {
    fn of(data: &Data) -> Self {
        let collect = |form: fn(&Verbs) -> &[String]| {
            either(&data.outcomes.values().flat_map(form).cloned().collect::<Vec<_>>())
        };
        let listed =
            |words: &[String]| alternatives(words.iter().map(String::as_str)).replace(' ', r"\s");
        let amount = listed(&data.matters.amounts);
        Self {
            participle: collect(|verbs| &verbs.participles),
            passive: collect(|verbs| &verbs.passives),
            of_matters: collect(|verbs| &verbs.of_matters),
            active: collect(|verbs| &verbs.actives),
            matter: listed(&data.matters.beginnings),
            sign: either(&data.matters.signs),
            body: format!(
                r"(?:(?:et\sflertal\si\s|en\s)?(?:enigt?\s)?[\p{{L}}-]*(?:{})(?:s\sflertal)?|[\p{{L}}-]+['’]?s\s(?:bestyrelse|udvalg|råd)|(?:lokal|hoved|center|område|fælles|sektor|fag|koncern|virksomheds|institutions)-?med|{})",
                listed(&data.bodies.endings),
                listed(&data.bodies.words),
            ),
            unchanged: format!(
                r"u(?:ændre|forandre)(?:t|de)\s(?:{amount})|(?:{amount})\p{{L}}*(?::|\ser|\sforbl(?:iver|ev)|\sfortsætter)?\s(?:\p{{L}}+\s)?u(?:ændre|forandre)(?:t|de)|(?:{amount})\p{{L}}*\s(?:forbliver|bliver|fortsætter\smed\sat\svære)\s(?:på\s|kr\.?\s)*\d[\d.]*|bestyrelsen\sfortsætter\suændret|konstituering\p{{L}}*\s(?:er|forbl(?:iver|ev))\suændret"
            ),
            set_anew: format!(
                r"(?:{amount})\p{{L}}*\s(?:\p{{L}}+\s){{0,4}}?(?:hæves|forhøjes|sænkes|nedsættes|sættes\s(?:op|ned)|blev\s(?:hævet|forhøjet|sænket|nedsat|sat\s(?:op|ned)))\s(?:derfor\s)?(?:til|fra|med)"
            ),
        }
    }

    /// "Det blev derfor besluttet", "Der er bred enighed om", "Vi blev enige om"
    fn impersonal(&self) -> Patterns {
        let Self { participle, passive, .. } = self;
        Patterns::new(
            &[
                    format!(r"(?:det|der)\s{BLEV}\s(?:[\p{{L}}\d]+\s){{0,6}}?(?:(?:{participle}|aftalt|konkluderet)\s?,?\s?(?:at|om)?|enighed(?:\s(?:om|i|for)|,?\sat)|enige\s(?:om|i)|opbakning\stil|tilslutning\stil\s(?:at|det|den|dette(?:\sforslag|\sinitiativ|\W*$)|disse|forslag\p{{L}}*|indstilling\p{{L}}*|\p{{L}}*plan\p{{L}}*|oplæg\p{{L}}*|ændring\p{{L}}*|id[eé]\p{{L}}*|udkast\p{{L}}*)|truffet\s(?:en\s)?beslutning)\b"),
                    format!(r"(?:det|der)\s(?:{passive}|besluttes|aftales|aftaltes|konkluderes)\b"),
                    format!(r"det\s{BLEV}\s(?:alle|vi|vi\salle)\senige\s(?:om|i)\b|(?:alle|vi\salle|(?:de\s(?:\p{{L}}+\s){{0,3}}?)?medlemmer(?:ne)?(?:\saf\s\p{{L}}+)?)\s{BLEV}\senige(?:\s(?:om|i)\b|\W*$)|(?:\p{{L}}+\s)?enighed\som\b|(?:det\sendte\smed|(?:konklusionen|resultatet|udfaldet|aftalen|beslutningen)\s(?:blev|er|var)),?\sat\s|alle\sbakke(?:de|r)\sop\som\s|(?:enighed|konsensus)\s{BLEV}\s(?:nået|opnået)|(?:beslutning\som|enige\som),?\sat\s|(?:opbakning|tilslutning)\stil\s"),
                    format!(r"(?:vi|man)\s(?:(?:er|har)\s(?:\p{{L}}+\s){{0,4}}?(?:blevet\senige\s(?:om|i)|besluttet|vedtaget|aftalt|valgt\s(?:ikke\s)?at)\b|enedes|{BLEV}\s(?:alle\s)?enige\s(?:om|i)|beslutte(?:de|r)|aftal(?:te|er)|vedt(?:og|ager)|godkendte|valgte|vælger\s(?:ikke\s)?at|g(?:år|ik)\s(?:med\stil|videre\smed)|nedsatte|nedsætter|(?:bi)?beholder|nøjes\smed|opsiger|t(?:ager|og)\s[^.;,:]*?til\sefterretning|meld(?:er|te)\sos\s(?:ud|ind)|tilmeld(?:er|te)\sos\b|køb(?:er|te)\s(?:en|et|to|tre|fire|nye?|\d+)|g(?:iver|av)\s(?:\p{{L}}+\s)?\d[\d.]*\s?kr|fasthold(?:er|t)|hold(?:er|t)\sfast\s(?:i|ved)|venter\smed|t(?:ager|og)\simod\stilbud\p{{L}}*|(?:støtter\s[^.;,]+?|bidrager)\smed\s(?:kr\.?\s)?\d+|(?:donerer|bevilger|giver\set\sbidrag\spå)\s(?:kr\.?\s)?\d+|fortsætter\s(?:med|uændret|ordningen|aftalen)|indfører|afskaffer|dropper|t(?:ager|og)\s(?:punktet|sagen|emnet)\smed\b|(?:skubber|udskyder|udsætter|rykker|flytter)\s(?:punktet|sagen|emnet|beslutningen|drøftelsen)|(?:siger|sagde|takker|takkede)\s(?:ja|nej)\s(?:tak\s)?til|meld(?:er|te)\spas|[^.;,:]+?\sog\s(?:{SUMMARY}))\b"),
            ]
            .map(|form| format!(r"(?ix)^\W*(?:{form})")),
        )
    }

    /// "På den baggrund besluttede bestyrelsen", "Herefter tog rådet planen til efterretning"
    fn inverted(&self) -> Patterns {
        let Self { active, body, .. } = self;
        Patterns::new(
            &[
                format!(r"(?:{active})\s(?P<body>{body}|vi|man)"),
                format!(r"tog\s(?P<body>{body})\b[^.;]+?\btil\s(?:efterretning|orientering)"),
                format!(r"blev\s(?P<body>{body})\s(?:\p{{L}}+\s){{0,2}}?enig[te]?\som"),
                format!(r"tilslutte(?:de|r)\s(?P<body>{body}|vi|man)\ssig"),
                format!(r"v(?:ælger|algte)\s(?P<body>{body}|vi|man)\s(?:\p{{L}}+\s){{0,2}}?at"),
                format!(
                    r"har\s(?P<body>{body}|vi|man)\s(?:\p{{L}}+\s){{0,2}}?valgt\s(?:ikke\s)?at"
                ),
            ]
            .map(|form| format!(r"(?ix)\s{form}\b")),
        )
    }

    /// "Regnskabet blev enstemmigt godkendt", "Forslaget vedtages", "Punktet rykkes"
    fn passive(&self) -> Patterns {
        let Self {
            participle, passive, of_matters, active, matter, body, unchanged, set_anew, ..
        } = self;
        Patterns::new(
            &[
                    format!(r"\b{BLEV}\s(?:[\p{{L}}-]+\s){{0,5}}?(?:{participle})\b"),
                    format!(r"\b(?:{passive})\b"),
                    r"\bblev\s(?:det|vi|man|alle)\s(?:\p{L}+\s){0,3}?(?:aftalt|enige\som|enig\som)\b|\b(?:det|(?:møde)?dato(?:en|er|erne)?\sfor\s[\p{L}\s-]+|tidspunktet\sfor\s[\p{L}\s-]+)\sblev\s(?:\p{L}+\s)?aftalt\b|,\sdet\ser\saftalt,?\sat\b".to_owned(),
                    format!(r"\b{FOLLOWED}\b"),
                    format!(r"\b(?:{unchanged}|{set_anew})\b"),
                    format!(r"\b(?:{matter})\p{{L}}*\s(?:\d+\s)?(?:(?:[\p{{L}}-]+\s){{0,4}}?{BLEV}\s)?(?:\p{{L}}+\s){{0,2}}?(?:{of_matters})\b"),
                    format!(r"\b(?:{matter})\p{{L}}*\s(?:\p{{L}}+\s)?faldt\b|\bdermed\sfaldt\b"),
                    r"\b(?:blev|er)\ssat\s(?:op\s|ned\s)?til\s(?:\p{L}+\s){0,3}?(?:\d|beløb)|\b(?:der\svar|var\sder)\s(?:\p{L}+\s)?(?:gen|ny)valg\b|,\s(?:er|var)\sder\s(?:\p{L}+\s)?enighed\som\b|\s(?:og|men)\sder\s(?:er|var)\s(?:\p{L}+\s)?enighed\s(?:i\s\p{L}+\s)?om\b".to_owned(),
                    format!(r"\(\s?(?:enstemmigt\s)?(?:{participle}|genvalg|nyvalg)\s?\)"),
                    r"\bhar\s(?:(?:derfor|dermed|således|i\sstedet)\s(?:besluttet|vedtaget)|(?:vi|man|bestyrelsen|udvalget|rådet|generalforsamlingen)\s(?:\p{L}+\s){0,2}?(?:besluttet|vedtaget|aftalt))\b".to_owned(),
                    r"\b\p{L}*(?:udvalg|gruppe)\s[^.;:]*?\bblev\snedsat\b".to_owned(),
                    format!(r"^\W*{body}\s[^.;:]*?,\smen\stager\s[^.;,]*?til\sefterretning\b"),
                    r"(?-i:VEDTAGET|GODKENDT|FORKASTET)!?$".to_owned(),
                    format!(r"(?-i:Enstemmigt)\s(?:{participle})\W*$"),
                    format!(r"(?:,\s(?:som|hvorefter|og)|\shvilket|\s[–-])\s{body}\s(?:\p{{L}}+\s)?(?:{active})\b"),
                    format!(r",\s(?:\p{{L}}*bestyrelsen|\p{{L}}*udvalget|\p{{L}}*rådet|generalforsamlingen)\s(?:godkendte|vedtog|accepterede|tiltrådte)\b|,\sog\s(?:vi|man)\s(?:\p{{L}}+\s)?(?:{SUMMARY})\b"),
            ]
            .map(|form| format!("(?ix){form}")),
        )
    }

    /// "Udskudt til næste møde – vi mangler tal", "Valgt blev Ida Holm", "Besluttet, at"
    fn verdict_first(&self) -> Pattern {
        let Self { participle, of_matters, unchanged, .. } = self;
        pattern(&format!(
            r"(?ix)^\W*(?:\([^()]*\)\s)?(?:(?:\d{{1,2}}|[a-z])[.)]\s)?(?:enstemmigt\s)?(?:(?:{participle}|aftalt){BEHIND}|(?:i\søvrigt\s)?(?:{participle})\W*$|(?:{of_matters})(?:\W*$|\si\s|\s(?:af|til|fra|da|på)\b)
            |til\sefterretning\b|afslag\s(?:med|til|på|da|grundet)\b|{FOLLOWED}\b|(?:{unchanged})\b|{ROLE}\sblev\s(?-i:\p{{Lu}})|genvalg\s(?:af|til)\s|(?:ja|nej)\s(?:tak\s)?til\s[^:]+$|(?:for|imod)\sstemte\b|(?:besluttede|vedtog|aftalte|valgte),?\sat\s|(?:enedes|blev\senige)\som\s
            |(?:udgår|udsættes|udskydes|anbefales|godkendes|vedtages|oversendes|fremsendes|henvises|henlægges|afvises|tiltrædes|imødekommes|forkastes|fastholdes|bevilges)(?:\W*$|[.,;]|\s(?:til|med|da|idet|som|over|af|at|pga|grundet|på\sgrund|fra\sdagsorden\p{{L}}*)\b))"
        ))
    }

    /// "1.-2. Anbefales.", "Enstemmigt vedtaget", "Orienteringen taget til efterretning"
    fn one_word(&self) -> Pattern {
        let Self { participle, passive, of_matters, matter, sign, unchanged, .. } = self;
        pattern(&format!(
            r"(?ix)^\W*(?:\p{{L}}+\)\s)?(?:a[dt]\.?\s)?(?:\d[\d.,\s–-]*\)?:?\s?(?:og\s\d+\.?\s*)?)?
            (?:blev\s|enstemmigt\s|énstemmigt\s|(?:{matter}|dagsorden|referat|regnskab)\p{{L}}*\s(?:\d[\d.,\s–-]*)?|er\s|var\s|hermed\s|dermed\s|således\s)*
            (?:{participle}|{sign}|{passive}|{of_matters}|anbefale[ts]|følges|fulgt|drøftet|til\sefterretning(?:en)?|genvalg|nyvalg|som\sindstillet|(?:efter|i\shenhold\stil)\sindstillingen|{unchanged})
            (?:\s(?:enstemmigt|uden\s(?:\p{{Ll}}+\s)?(?:bemærkninger|ændringer|kommentarer|indsigelser)|til\s[^.]{{3,}}|med\s\p{{L}}+|(?:af|fra)\salle|som\sindstillet))?(?:\W*\(\p{{Lu}}\p{{L}}*\))?\W*$"
        ))
    }
}
