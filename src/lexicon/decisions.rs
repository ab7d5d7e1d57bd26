//! Words that decisions are made of, and the sentence forms built of them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Pattern, alternatives, either, pattern};
use crate::record::model::DecisionOutcome;

/// Words of one outcome, as regular expressions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    participles: Vec<String>,
    passives: Vec<String>,
    of_matters: Vec<String>,
    actives: Vec<String>,
    phrases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Not {
    phrases: Vec<String>,
    others: Vec<String>,
    remarks: Vec<String>,
    unanimous: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bodies {
    endings: Vec<String>,
    words: Vec<String>,
    elsewhere: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Matters {
    beginnings: Vec<String>,
    signs: Vec<String>,
    amounts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    outcomes: BTreeMap<String, Verbs>,
    not_decisions: Not,
    matters: Matters,
    bodies: Bodies,
}

/// Decision verbs by outcome.
#[derive(Debug)]
pub struct DecisionWords {
    /// In the order in which they are tried.
    pub outcomes: Vec<(Pattern, DecisionOutcome)>,
    /// How minutes state a decision in a sentence.
    pub forms: DecisionForms,
    /// What makes a sentence no decision of this meeting.
    pub not_a_decision: Pattern,
    /// "af kommunen": somebody else decided.
    pub by_others: Pattern,
    /// "med bemærkninger"
    pub remarks: Pattern,
    /// "enstemmigt"
    pub unanimous: Pattern,
    /// "byrådet" decides elsewhere, unless the minutes are its own.
    pub elsewhere: Vec<String>,
}

/// The sentence forms in which minutes state decisions.
#[derive(Debug)]
pub struct DecisionForms {
    /// "Det blev derfor besluttet", "Der var enighed om", "Man enedes om"
    pub impersonal: Pattern,
    /// "Bestyrelsen tiltrådte indstillingen"; `body` is who decides.
    pub by_the_body: Pattern,
    /// "Kultur- og Idrætsudvalget, 03-04-2019, pkt. 42:": a body and the day of its decision.
    pub heading: Pattern,
    /// "Udvalget ønsker": a sentence about who decides.
    pub body: Pattern,
    /// "Herefter godkendte bestyrelsen regnskabet", from the verb on; `body` is who decides.
    pub inverted: Pattern,
    /// "Regnskabet blev enstemmigt godkendt", "Forslaget vedtages", "Som dirigent valgtes Bo"
    pub passive: Pattern,
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

/// The more telling outcomes come first: "udsat" wins over "besluttet" in one clause.
const OUTCOMES: &[(&str, DecisionOutcome)] = &[
    ("noted", DecisionOutcome::Noted),
    ("rejected", DecisionOutcome::Rejected),
    ("postponed", DecisionOutcome::Postponed),
    ("withdrawn", DecisionOutcome::Withdrawn),
    ("approved", DecisionOutcome::Approved),
    ("referred", DecisionOutcome::Referred),
    ("elected", DecisionOutcome::Elected),
    ("agreed", DecisionOutcome::Agreed),
    ("discussed", DecisionOutcome::Discussed),
];

impl DecisionWords {
    /// Whether words begin with a verdict: "Godkendt med den ændring".
    pub fn begins(&self, words: &str) -> bool {
        self.forms.verdict_first.is_match(words) || self.forms.one_word.is_match(words)
    }

    /// Whether words are a decision's rather than a heading's: a verdict, or "Udvalget godkendte".
    pub fn decides(&self, words: &str) -> bool {
        self.begins(words) || self.forms.by_the_body.is_match(words)
    }

    pub(super) fn new(data: &Data) -> Self {
        let words = |list: &[String]| alternatives(list.iter().map(String::as_str));
        let not = &data.not_decisions;
        let outcomes = OUTCOMES.iter().filter_map(|(name, outcome)| {
            let Verbs { participles, passives, of_matters, actives, phrases } =
                data.outcomes.get(*name)?;
            let all =
                [participles, passives, of_matters, actives, phrases].map(Vec::as_slice).concat();
            Some((pattern(&format!(r"(?i)\b(?:{})\b", either(&all))), *outcome))
        });
        Self {
            outcomes: outcomes.collect(),
            forms: DecisionForms::new(data),
            not_a_decision: pattern(&format!(r"(?i)\b(?:{})\b", words(&not.phrases))),
            by_others: pattern(&format!(r"(?i)^[^.;]*?\baf\s(?:{})\b", words(&not.others))),
            remarks: pattern(&format!(r"(?i)\b(?:{})\b", not.remarks.join("|"))),
            unanimous: pattern(&format!(r"(?i)\b(?:{})\b", words(&not.unanimous))),
            elsewhere: data.bodies.elsewhere.clone(),
        }
    }
}

/// What may stand behind a participle that has no verb beside it: nothing, or a word that does not
/// make it a mere attribute ("vedtaget plan").
const BEHIND: &str = r"(?:\W*$|\s?[,.:;()–-]|\s(?:og|samt|at|om|med|mod|m\.|uden|u\.|pga|grundet|til|som|blev|er|på|for|af|dog|efter|i|fra|ved|indtil|under|herunder|enstemmigt|igen|ved|da|idet|den|kl|hvorefter|\d|(?-i:\p{Lu})))";

/// Verbs of telling, or how they begin.
const TELLING: &str = "fremlag|henvist|omdel|uddel|gennemg|forelag|aflag|præsenter|oplæs|læste|motiver|stillede|redegjorde|viste|foreslog|indstillede";

impl DecisionForms {
    fn new(data: &Data) -> Self {
        let collect = |form: fn(&Verbs) -> &[String]| {
            either(&data.outcomes.values().flat_map(form).cloned().collect::<Vec<_>>())
        };
        let participle = collect(|verbs| &verbs.participles);
        let passive = collect(|verbs| &verbs.passives);
        let of_matters = collect(|verbs| &verbs.of_matters);
        let active = collect(|verbs| &verbs.actives);
        let listed =
            |words: &[String]| alternatives(words.iter().map(String::as_str)).replace(' ', r"\s");
        let (matter, amount) = (listed(&data.matters.beginnings), listed(&data.matters.amounts));
        let body = format!(
            r"(?:(?:et\sflertal\si\s|en\s)?(?:enigt?\s)?[\p{{L}}-]*(?:{})(?:s\sflertal)?|[\p{{L}}-]+['’]?s\s(?:bestyrelse|udvalg|råd)|(?:lokal|hoved|center|område|fælles|sektor|fag|koncern|virksomheds|institutions)-?med|{})",
            listed(&data.bodies.endings),
            listed(&data.bodies.words),
        );
        let blev = r"(?:blev|bliver|er|var)";
        // Vi talte om døren og besluttede at male den
        let summary = r"besluttede|vedtog|aftalte|godkendte|tiltrådte|enedes\som|bl(?:ev|iver)\s(?:alle\s)?enige?\som";
        let followed = r"indstilling\p{L}*\s(?:følges|(?:blev|er)\s(?:\p{L}+\s)?fulgt)";
        let sign = either(&data.matters.signs);
        let unchanged = format!(
            r"u(?:ændre|forandre)(?:t|de)\s(?:{amount})|(?:{amount})\p{{L}}*(?::|\ser|\sforbl(?:iver|ev)|\sfortsætter)?\s(?:\p{{L}}+\s)?u(?:ændre|forandre)(?:t|de)|(?:{amount})\p{{L}}*\s(?:forbliver|bliver|fortsætter\smed\sat\svære)\s(?:på\s|kr\.?\s)*\d[\d.]*|bestyrelsen\sfortsætter\suændret|konstituering\p{{L}}*\s(?:er|forbl(?:iver|ev))\suændret"
        );
        // Kontingentet hæves til 300 kr. · Huslejen blev forhøjet med 2 %
        let set_anew = format!(
            r"(?:{amount})\p{{L}}*\s(?:\p{{L}}+\s){{0,4}}?(?:hæves|forhøjes|sænkes|nedsættes|sættes\s(?:op|ned)|blev\s(?:hævet|forhøjet|sænket|nedsat|sat\s(?:op|ned)))\s(?:derfor\s)?(?:til|fra|med)"
        );
        let role = r"(?:ny[et]?\s)?(?:\d\.\s)?\p{L}*(?:dirigent|ordstyrer|referent|stemmetæller|formand|kasserer|sekretær|suppleant|revisor|medlem)(?:mer|er|e)?(?:\saf\s\p{L}+)?";
        Self {
            // Det blev derfor besluttet · Der er bred enighed om · Vi blev enige om
            impersonal: pattern(&format!(
                r"(?ix)^\W*(?:(?:det|der)\s{blev}\s(?:[\p{{L}}\d]+\s){{0,6}}?(?:(?:{participle}|aftalt|konkluderet)\s?,?\s?(?:at|om)?|enighed(?:\s(?:om|i|for)|,?\sat)|enige\s(?:om|i)|opbakning\stil|tilslutning\stil\s(?:at|det|den|dette(?:\sforslag|\sinitiativ|\W*$)|disse|forslag\p{{L}}*|indstilling\p{{L}}*|\p{{L}}*plan\p{{L}}*|oplæg\p{{L}}*|ændring\p{{L}}*|id[eé]\p{{L}}*|udkast\p{{L}}*)|truffet\s(?:en\s)?beslutning)\b
                  |(?:det|der)\s(?:{passive}|besluttes|aftales|aftaltes|konkluderes)\b
                  |det\s{blev}\s(?:alle|vi|vi\salle)\senige\s(?:om|i)\b|(?:alle|vi\salle|(?:de\s(?:\p{{L}}+\s){{0,3}}?)?medlemmer(?:ne)?(?:\saf\s\p{{L}}+)?)\s{blev}\senige\s(?:om|i)\b|(?:\p{{L}}+\s)?enighed\som\b
                  |(?:det\sendte\smed|konklusionen\s(?:blev|er|var)),?\sat\s
                  |(?:enighed|konsensus)\s{blev}\s(?:nået|opnået)
                  |(?:vi|man)\s(?:er|har)\s(?:\p{{L}}+\s){{0,4}}?(?:blevet\senige\s(?:om|i)|besluttet|vedtaget|aftalt|valgt\s(?:ikke\s)?at)\b
                  |(?:beslutning\som|enige\som),?\sat\s|(?:opbakning|tilslutning)\stil\s
                  |(?:man|vi)\s(?:enedes|{blev}\s(?:alle\s)?enige\s(?:om|i)|beslutte(?:de|r)|aftal(?:te|er)|vedt(?:og|ager)|godkendte|valgte|vælger\s(?:ikke\s)?at|g(?:år|ik)\smed\stil|fasthold(?:er|t)|hold(?:er|t)\sfast\s(?:i|ved)|venter\smed|t(?:ager|og)\simod\stilbud\p{{L}}*|(?:støtter\s[^.;,]+?|bidrager)\smed\s(?:kr\.?\s)?\d+|(?:donerer|bevilger|giver\set\sbidrag\spå)\s(?:kr\.?\s)?\d+|fortsætter\s(?:med|uændret)|indfører|afskaffer|dropper|t(?:ager|og)\s(?:punktet|sagen|emnet)\smed\b|(?:skubber|udskyder|udsætter|rykker|flytter)\s(?:punktet|sagen|emnet|beslutningen|drøftelsen)|(?:siger|sagde|takker|takkede)\s(?:ja|nej)\s(?:tak\s)?til|meld(?:er|te)\spas|[^.;,:]+?\sog\s(?:{summary}))\b)"
            )),
            heading: pattern(&format!(
                r"(?ix)^\W*(?:behandling\si\s|beslutning(?:er)?\s(?:i\s|fra\s|på\s)?)?(?P<body>(?:[\p{{L}}-]+,?\s){{0,6}}?{body}(?:\sfor\s[\p{{L}}\s,-]{{3,60}}?)?)(?:s\smøde|s\sbeslutning(?:\s(?:på|i)\smøde(?:t)?)?)?(?:\s\(\d\d-\d\d\))?,?\s(?:\p{{L}}+dag\s)?(?:den\s|d\.\s)?\d{{1,2}}(?:[./-]\d{{1,2}}[./-]|\.\s\p{{L}}+\s)\d{{2,4}}(?:,?\s(?:pkt|punkt|sag)\.?\s(?:nr\.?\s)?\d+)?\s?:?$
                |^\W*(?:[\p{{L}}-]+,?\s){{0,7}}?[\p{{L}}-]+,\s\d{{1,2}}(?:[./-]\d{{1,2}}[./-]|\.\s\p{{L}}+\s)\d{{4}},\s(?:pkt|punkt|sag)\.?\s(?:nr\.?\s)?\d+\s?:?$
                |^\W*beslutning(?:er)?\s(?:for|til|vedr\.?)\s(?:punkt|pkt\.?)\s\d+(?::\s.*|[^.]*)$
                |^\W*beslutning(?:er)?\s(?:den\s|d\.\s)?\d{{1,2}}(?:[./-]\d{{1,2}}[./-]|\.\s\p{{L}}+\s)\d{{2,4}}\s?:?$"
            )),
            body: pattern(&format!(r"(?ix)^\W*(?:\d{{1,2}}[.)]\s)?{body}\s")),
            // Bestyrelsen tiltrådte indstillingen · Et flertal i udvalget (V og K) godkendte
            by_the_body: pattern(&format!(
                r"(?ix)^\W*(?P<body>{body})(?:\sog\s\p{{Ll}}+)?\s(?:\([^)]*\)\s)?(?:[\p{{L}}-]+\s){{0,2}}?(?P<verb>{active}|har\s(?:\p{{L}}+\s){{0,2}}?(?:{participle}|konstitueret\ssig)|[^.;,:]+?\sog\s(?:{summary}))\b"
            )),
            // På den baggrund besluttede bestyrelsen · Herefter tog rådet planen til efterretning
            inverted: pattern(&format!(
                r"(?ix)\s(?:(?:{active})\s(?P<body>{body}|vi|man)|tog\s(?P<noting>{body})\b[^.;]+?\btil\s(?:efterretning|orientering)|blev\s(?P<agreeing>{body})\s(?:\p{{L}}+\s){{0,2}}?enig[te]?\som|tilslutte(?:de|r)\s(?P<joining>{body}|vi|man)\ssig|v(?:ælger|algte)\s(?P<choosing>{body}|vi|man)\s(?:\p{{L}}+\s){{0,2}}?at|har\s(?P<chosen>{body}|vi|man)\s(?:\p{{L}}+\s){{0,2}}?valgt\s(?:ikke\s)?at)\b"
            )),
            // Regnskabet blev enstemmigt godkendt · Forslaget vedtages · Punktet rykkes
            passive: pattern(&format!(
                r"(?ix)\b{blev}\s(?:[\p{{L}}-]+\s){{0,5}}?(?:{participle})\b
                |\b(?:{passive})\b|\bblev\s(?:det|vi|man|alle)\s(?:\p{{L}}+\s){{0,3}}?(?:aftalt|enige\som|enig\som)\b|\b(?:det|(?:møde)?dato(?:en|er|erne)?\sfor\s[\p{{L}}\s-]+|tidspunktet\sfor\s[\p{{L}}\s-]+)\sblev\s(?:\p{{L}}+\s)?aftalt\b|,\sdet\ser\saftalt,?\sat\b|\b{followed}\b|\b(?:{unchanged}|{set_anew})\b
                |\b(?:{matter})\p{{L}}*\s(?:\d+\s)?(?:(?:[\p{{L}}-]+\s){{0,4}}?{blev}\s)?(?:\p{{L}}+\s){{0,2}}?(?:{of_matters})\b
                |\b(?:{matter})\p{{L}}*\s(?:\p{{L}}+\s)?faldt\b|\bdermed\sfaldt\b
                |\b(?:blev|er)\ssat\s(?:op\s|ned\s)?til\s(?:\p{{L}}+\s){{0,3}}?(?:\d|beløb)|\b(?:der\svar|var\sder)\s(?:\p{{L}}+\s)?(?:gen|ny)valg\b|,\s(?:er|var)\sder\s(?:\p{{L}}+\s)?enighed\som\b|\s(?:og|men)\sder\s(?:er|var)\s(?:\p{{L}}+\s)?enighed\s(?:i\s\p{{L}}+\s)?om\b
                |\(\s?(?:enstemmigt\s)?(?:{participle}|genvalg|nyvalg)\s?\)
                |\bhar\s(?:(?:derfor|dermed|således|i\sstedet)\s(?:besluttet|vedtaget)|(?:vi|man|bestyrelsen|udvalget|rådet|generalforsamlingen)\s(?:\p{{L}}+\s){{0,2}}?(?:besluttet|vedtaget|aftalt))\b
                |\b\p{{L}}*(?:udvalg|gruppe)\s[^.;:]*?\bblev\snedsat\b|^\W*{body}\s[^.;:]*?,\smen\stager\s[^.;,]*?til\sefterretning\b
                |(?-i:VEDTAGET|GODKENDT|FORKASTET)!?$
                |(?-i:Enstemmigt)\s(?:{participle})\W*$
                |(?:,\s(?:som|hvorefter|og)|\shvilket|\s[–-])\s{body}\s(?:\p{{L}}+\s)?(?:{active})\b
                |,\s(?:\p{{L}}*bestyrelsen|\p{{L}}*udvalget|\p{{L}}*rådet|generalforsamlingen)\s(?:godkendte|vedtog|accepterede|tiltrådte)\b
                |,\sog\s(?:vi|man)\s(?:\p{{L}}+\s)?(?:{summary})\b"
            )),
            // Referatet godkendt og underskrevet. · Bo valgt til ordstyrer.
            elliptic: pattern(&format!(
                r"(?ix)^\W*(?:[\p{{L}}\d.,:/-]+\s){{1,7}}?(?:enstemmigt\s)?(?P<verb>{participle}){BEHIND}"
            )),
            // Udskudt til næste møde – vi mangler tal · Valgt blev Ida Holm · Besluttet, at
            verdict_first: pattern(&format!(
                r"(?ix)^\W*(?:\([^()]*\)\s)?(?:(?:\d{{1,2}}|[a-z])[.)]\s)?(?:enstemmigt\s)?(?:(?:{participle}|aftalt){BEHIND}|(?:i\søvrigt\s)?(?:{participle})\W*$|(?:{of_matters})(?:\W*$|\si\s|\s(?:af|til|fra|da|på)\b)
                |til\sefterretning\b|afslag\s(?:med|til|på|da|grundet)\b|{followed}\b|(?:{unchanged})\b|{role}\sblev\s(?-i:\p{{Lu}})|genvalg\s(?:af|til)\s|(?:for|imod)\sstemte\b
                |(?:udgår|udsættes|udskydes|anbefales|godkendes|vedtages|oversendes)(?:\W*$|[.,;]|\s(?:til|med|da|idet|som|over|af|at|pga|grundet|på\sgrund|fra\sdagsorden\p{{L}}*)\b))"
            )),
            // Kassereren fremlagde regnskabet – godkendt. · Budget 2023: ok · Bo Ravn - genvalgt for 2 år
            verdict_last: pattern(&format!(
                r"(?ix)(?:[\p{{L}}\d.)”](?:\s?[–:-]\s|\s[–-])|^\W*ingen\s[^.;,]+,\s)(?:enstemmigt\s|er\s|blev\s)?(?:(?:{participle}|{sign}|til\sefterretning|genvalg|nyvalg)(?:\s(?:enstemmigt|og\sunderskrevet|uden\s\p{{L}}+|med\s\p{{L}}+|for\s\p{{L}}*\d?\s?år|[\d.]+,?-?\s?(?:kr\.?)?))?)\W*$
                |\b(?:gennemgået|forelagt|fremlagt|oplæst)\sog\s(?:{participle})\W*$"
            )),
            // 1.-2. Anbefales. · Enstemmigt vedtaget · Orienteringen taget til efterretning
            one_word: pattern(&format!(
                r"(?ix)^\W*(?:\p{{L}}+\)\s)?(?:a[dt]\.?\s)?(?:\d[\d.,\s–-]*\)?:?\s?(?:og\s\d+\.?\s*)?)?
                (?:blev\s|enstemmigt\s|énstemmigt\s|(?:{matter}|dagsorden|referat|regnskab)\p{{L}}*\s(?:\d[\d.,\s–-]*)?|er\s|var\s|hermed\s|dermed\s|således\s)*
                (?:{participle}|{sign}|{passive}|{of_matters}|anbefale[ts]|følges|fulgt|drøftet|til\sefterretning(?:en)?|genvalg|nyvalg|som\sindstillet|(?:efter|i\shenhold\stil)\sindstillingen|{unchanged})
                (?:\s(?:enstemmigt|uden\s(?:\p{{Ll}}+\s)?(?:bemærkninger|ændringer|kommentarer|indsigelser)|til\s[^.]{{3,}}|med\s\p{{L}}+|(?:af|fra)\salle|som\sindstillet))?(?:\W*\(\p{{Lu}}\p{{L}}*\))?\W*$"
            )),
            // Bo fremlagde regnskabet, som (blev godkendt)
            told_before: pattern(&format!(
                r"(?i)\b(?:{TELLING})[^.;]+,\s(?:som|der|hvilket|hvilke)\s(?:\p{{L}}+\s)?$"
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
