//! Decisions: under a heading, as a word on a line of its own, or as a verb in prose.
//!
//! In prose a decision verb alone proves nothing: most of them report what others decided,
//! propose, or expect. A sentence counts when it has one of the [`FORMS`] in which minutes
//! state decisions.

use std::sync::LazyLock;

use regex::Regex;

use super::items::{Body, BodyPart};
use super::{Reading, pattern, sentences, votes};
use crate::lexicon::Label;
use crate::record::model::{Decision, DecisionOutcome, SpeechAct};
use crate::span::{Span, Spanned};

/// Reads the decisions of an item that has `recommendations` recommendations.
pub(super) fn read(
    reading: &Reading<'_>,
    title: Option<Span>,
    body: &Body,
    recommendations: usize,
) -> Vec<Decision> {
    let mut found = Vec::new();
    for part in &body.parts {
        match part.under {
            Some(Label::Decision) if !part.value.is_empty() => {
                under_heading(reading, part, &mut found)
            }
            Some(
                Label::Case
                | Label::Earlier
                | Label::Recommendation
                | Label::Action
                | Label::People(..),
            ) if !is_formal(reading, part) => {}
            _ => in_prose(reading, part, &mut found),
        }
    }
    if title.is_some_and(|title| is_report(reading.words(title))) {
        found.retain(|decision| on_the_report(&decision.text.value));
    }
    prefer_formal(reading, &mut found);
    attach_ballots(reading, body, &mut found);
    for decision in &mut found {
        decision.recommendation = settled(reading, decision, recommendations);
    }
    found
}

/// Votes counted in sentences of their own belong to the decision that follows, or to the one
/// right before.
fn attach_ballots(reading: &Reading<'_>, body: &Body, found: &mut [Decision]) {
    /// In bytes: a few lines.
    const NEAR: usize = 500;
    let parts = body.parts.iter().filter(|part| part.under != Some(Label::Earlier));
    let ballots = parts
        .flat_map(|part| sentences::sentences(&reading.text.text, part.value))
        .filter(|sentence| {
            votes::is_ballot(reading.words(*sentence)) && outcome(reading, *sentence).is_none()
        });
    for ballot in ballots {
        let after = found.iter_mut().find(|decision| {
            let start = decision.text.span().start;
            start >= ballot.end && start - ballot.end < NEAR
        });
        let before = |decision: &&mut Decision| {
            let end = decision.text.span().end;
            end <= ballot.start && ballot.start - end < 8
        };
        let decision = match after {
            Some(decision) => Some(decision),
            None => found.iter_mut().find(before),
        };
        if let Some(decision) = decision {
            votes::merge(&mut decision.vote, votes::counts(reading, ballot));
        }
    }
}

/// A report on the past year tells what was decided in that year.
fn is_report(title: &str) -> bool {
    static REPORT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b\p{L}*beretning"));
    REPORT.is_match(title)
}

/// What is decided on the report itself.
fn on_the_report(words: &str) -> bool {
    static ON_IT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)beretning\p{L}*\b.*\b(?:godkend|tage|tog|vedtag)|(?:godkend|tage|tog|vedtag)\p{L}*\b.*beretning",
        )
    });
    ON_IT.is_match(words) || FORMS.one_word.is_match(words)
}

/// Everything under a heading is the decision; a bare dash or "Ingen" is none.
fn under_heading(reading: &Reading<'_>, part: &BodyPart, found: &mut Vec<Decision>) {
    static NOTHING: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:ingen|intet|-|–|tbd)?\W*$"));
    if NOTHING.is_match(reading.words(part.value)) || is_absence(reading, part.value) {
        return;
    }
    for sentence in sentences::sentences(&reading.text.text, part.value) {
        let ballot = votes::is_ballot(reading.words(sentence));
        match outcome(reading, sentence) {
            None if ballot => {}
            Some(outcome) => found.push(decision(reading, sentence, outcome)),
            None if found.is_empty() => {
                let outcome = Spanned::inferred(
                    DecisionOutcome::Agreed,
                    sentence,
                    "under-a-decision-heading",
                );
                found.push(decision(reading, sentence, outcome));
            }
            None => {}
        }
    }
}

/// "Fraværende: ..." behind a decision.
fn is_absence(reading: &Reading<'_>, span: Span) -> bool {
    let label = reading.lexicon.labels.read(reading.words(span));
    label.is_some_and(|found| matches!(found.label, Label::People(..)))
}

/// How minutes state a decision in a sentence.
struct Forms {
    /// "Ida Holm konkluderede(, at ...)"
    concluded: Regex,
    /// "Det blev derfor besluttet", "Der var enighed om", "Man enedes om"
    impersonal: Regex,
    /// "Bestyrelsen tiltrådte indstillingen"
    by_the_body: Regex,
    /// "Regnskabet blev enstemmigt godkendt", "Ida Holm blev genvalgt", "Som dirigent valgtes Bo"
    passive: Regex,
    /// "Referatet godkendt og underskrevet.", "Bo valgt til ordstyrer."
    elliptic: Regex,
    /// "6 for, 0 imod"
    counted: Regex,
    /// "Godkendt.", "Taget til efterretning.", "Enstemmigt vedtaget"
    one_word: Regex,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let participle = r"(?:godkendt|vedtaget|tiltrådt|forkastet|nedstemt|udsat|udskudt|(?:gen|ny)?valgt|udpeget|besluttet|fastsat|drøftet|trukket|tilsluttet|afvist|stadfæstet|bevilget)";
    let body = r"(?:bestyrelsen|udvalget|rådet|byrådet|kommunalbestyrelsen|styregruppen|menighedsrådet|generalforsamlingen|forsamlingen|repræsentantskabet|fagrådet|skolebestyrelsen|koordinationsgruppen|afdelingsbestyrelsen|afdelingsmødet|seniorrådet|ældrerådet|handicaprådet|flertallet|et\sflertal)";
    let verb = r"(?:tiltrådte|tiltræder|godkendte|godkender|vedtog|vedtager|besluttede|beslutter|tilsluttede\ssig|tilslutter\ssig|tog\b.{0,60}\btil\sefterretning|tager\b.{0,60}\btil\sefterretning|valgte|genvalgte|udpegede|udsatte|udsætter|udskød|forkastede|afviste|drøftede|anbefaler|anbefalede|enedes\som|er\senige?\som|var\senige?\som|blev\senige\som|aftalte|konstituerede\ssig|bevilgede|oversender|fastsatte|bifaldt)";
    Forms {
        concluded: pattern(r"(?i)\bkonkludere(?:de|r)\b"),
        impersonal: pattern(&format!(
            r"(?ix)^(?:\W*)(?:(?:det|der)\s(?:blev|bliver|er|var)\s(?:\p{{L}}+\s){{0,3}}?(?:{participle}\s?,?\s?(?:at|om)?|aftalt|enighed\s(?:om|i)|opbakning\stil|truffet\sbeslutning)\b
              |(?:det|der)\s(?:besluttes|besluttedes|aftales|aftaltes|vedtages|vedtoges)\b
              |(?:man|vi)\s(?:enedes|blev\senige|besluttede|beslutter|aftalte|aftaler|vedtog)\b|enighed\som\b)"
        )),
        by_the_body: pattern(&format!(
            r"(?i)^\W*(?:en\s)?(?:enig\s)?{body}\s(?:\p{{L}}+\s){{0,2}}?{verb}"
        )),
        passive: pattern(&format!(
            r"(?ix)\b(?:blev|bliver|er|var)\s(?:[\p{{L}}-]+\s){{0,5}}?{participle}\b
            |\b(?:blev|bliver|er)\s(?:[\p{{L}}-]+\s){{0,3}}?taget\stil\sefterretning
            |\b(?:(?:gen|ny)?valgtes|godkendtes|vedtoges|udpegedes|forkastedes|nedstemtes|drøftedes|udsattes|godkendes|vedtages|udsættes|udskydes|skubbes|udgår)\b
            |\bfaldt\b"
        )),
        elliptic: pattern(&format!(
            r"(?ix)^\W*(?:[\p{{L}}\d.,/-]+\s){{1,7}}?(?:enstemmigt\s)?{participle}\b"
        )),
        counted: pattern(
            r"(?i)\b\d+\s(?:stemmer\s|stemte\s)?for\b.{0,40}\b(?:\d+|ingen)\s(?:stemmer\s|stemte\s)?(?:i)?mod\b",
        ),
        one_word: pattern(&format!(
            r"(?ix)^\W*(?:\d[\d.,\s–-]*(?:og\s\d+\.?\s*)?)?(?:blev\s|enstemmigt\s|énstemmigt\s|indstillingen\s|forslaget\s|dagsordenen\s|referatet\s|er\s)*
            (?:{participle}|godkendes|vedtages|udsættes|udgår|anbefales|følges|drøftet|orientering(?:en)?\staget\stil\sefterretning|taget\stil\sefterretning|til\sefterretning|tages\stil\sefterretning|genvalg|nyvalg)
            (?:\s(?:enstemmigt|uden\sbemærkninger|med\s\p{{L}}+|som\sindstillet|uden\sændringer))?\W*$"
        )),
    }
});

/// A decision may be stated formally even where other text stands: "Bestyrelsen tiltrådte".
fn is_formal(reading: &Reading<'_>, part: &BodyPart) -> bool {
    FORMS.by_the_body.is_match(reading.words(part.span))
        || FORMS.one_word.is_match(reading.words(part.span))
}

fn in_prose(reading: &Reading<'_>, part: &BodyPart, found: &mut Vec<Decision>) {
    let sentences = sentences::sentences(&reading.text.text, without_bullet(reading, part.span));
    for (position, sentence) in sentences.into_iter().enumerate() {
        let words = reading.words(sentence);
        let concluded = is_conclusion(words);
        let stated = concluded
            || FORMS.impersonal.is_match(words)
            || FORMS.by_the_body.is_match(words)
            || FORMS.one_word.is_match(words)
            || is_passive(words)
            || is_elliptic(words)
            || (FORMS.counted.is_match(words) && !verdict_follows(reading, part, sentence));
        let reported = reading.lexicon.decisions.not_a_decision.is_match(words) && !concluded;
        let report = !concluded
            && (is_past_report(words)
                || (position > 0 && is_present_state(words) && reports(reading, part)));
        if stated && !reported && !report {
            found.extend(clauses(reading, sentence));
        }
    }
}

/// "21 stemmer for, 15 imod. Forslaget blev vedtaget."
fn verdict_follows(reading: &Reading<'_>, part: &BodyPart, sentence: Span) -> bool {
    let rest = Span::new(sentence.end, part.span.end);
    sentences::sentences(&reading.text.text, rest)
        .first()
        .is_some_and(|next| outcome(reading, *next).is_some())
}

/// The verb stands in the main clause: no conjunction behind a comma before it.
fn is_passive(words: &str) -> bool {
    static SUBORDINATE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)[,;:]\s(?:at|som|der|hvor\p{L}*|hvis|da|fordi|når|om|idet|så)\s")
    });
    const LONGEST_SUBJECT: usize = 200;
    FORMS.passive.find(words).is_some_and(|verb| {
        let before = words.get(..verb.start()).unwrap_or_default();
        before.len() <= LONGEST_SUBJECT && !SUBORDINATE.is_match(before)
    })
}

/// A participle without its verb, at the beginning of a sentence that has no other verb there.
fn is_elliptic(words: &str) -> bool {
    static OTHER_VERB: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:har|havde|skal|skulle|kan|kunne|vil|ville|bør|må|er|var|som|der|at|hvis|når|ikke|bliver|ønsker|ønskes|foreslår|til|kun)\b",
        )
    });
    let Some(found) = FORMS.elliptic.find(words) else { return false };
    words.starts_with(char::is_uppercase) && !OTHER_VERB.is_match(found.as_str())
}

/// "X konkluderede" as the main verb, not "hvad X konkluderede".
fn is_conclusion(words: &str) -> bool {
    let Some(verb) = FORMS.concluded.find(words) else { return false };
    let before = words.get(..verb.start()).unwrap_or_default();
    !before.contains(", at ") && !before.contains(", hvad ") && !before.ends_with("ikke ")
}

/// "I juni havde bestyrelsen godkendt", "som blev vedtaget i 2018": somebody else, before.
fn is_past_report(words: &str) -> bool {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:havde|har tidligere|tidligere|tilbage i (?:19|20)\d\d|i (?:19|20)\d\d blev|blev i (?:19|20)\d\d|sidste år)\b",
        )
    });
    BEFORE.is_match(words)
}

/// "Der er enighed om", "Planen er godkendt": a state, in a report what somebody tells.
fn is_present_state(words: &str) -> bool {
    static STATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^[^,]{0,160}?\ber\s"));
    STATE.is_match(words)
}

/// The paragraph begins with somebody telling something.
fn reports(reading: &Reading<'_>, part: &BodyPart) -> bool {
    let words = reading.words(part.span);
    let verb = reading.lexicon.speech.verb.find(words);
    verb.is_some_and(|verb| {
        verb.start() < 80 && reading.lexicon.speech.act(verb.as_str()) != SpeechAct::Conclude
    })
}

fn without_bullet(reading: &Reading<'_>, span: Span) -> Span {
    let words = reading.words(span);
    let lead = words.len() - words.trim_start_matches(['•', '-', '–', '*', '▪', ' ', '>']).len();
    Span::new(span.start + lead, span.end)
}

/// One decision per verdict: "... blev taget til efterretning, og at ... blev godkendt" is two.
fn clauses(reading: &Reading<'_>, sentence: Span) -> Vec<Decision> {
    static AND_THAT: LazyLock<Regex> = LazyLock::new(|| pattern(r",?\s(?:og|samt)\s(?:at\s)"));
    let words = reading.words(sentence);
    if let Some(and) = AND_THAT.find(words) {
        let first = Span::new(clause_start(words), and.start()).shift(sentence.start);
        let second = Span::new(and.end(), words.trim_end_matches('.').len()).shift(sentence.start);
        let first_verdict = outcome(reading, first).or_else(|| {
            is_set(reading.words(first))
                .then(|| Spanned::inferred(DecisionOutcome::Agreed, first, "stated-as-a-decision"))
        });
        let verdicts = [
            first_verdict.map(|verdict| (first, verdict)),
            outcome(reading, second).map(|verdict| (second, verdict)),
        ];
        if let [Some(first), Some(second)] = verdicts
            && passive_verdict(reading.words(first.0))
            && passive_verdict(reading.words(second.0))
        {
            return [first, second]
                .into_iter()
                .map(|(clause, outcome)| decision(reading, clause, outcome))
                .collect();
        }
    }
    let outcome = by_count(reading, sentence)
        .or_else(|| outcome(reading, main_clause(words).shift(sentence.start)))
        .or_else(|| outcome(reading, sentence))
        .unwrap_or_else(|| {
            Spanned::inferred(DecisionOutcome::Agreed, sentence, "stated-as-a-decision")
        });
    vec![decision(reading, sentence, outcome)]
}

/// Behind "konkluderede herefter, at ".
fn clause_start(words: &str) -> usize {
    let verb = FORMS.concluded.find(words).map_or(0, |verb| verb.end());
    let rest = words.get(verb..).unwrap_or_default();
    let that = rest.find(" at ").filter(|_| verb > 0);
    that.map_or(0, |at| verb + at + " at ".len())
}

/// What is decided stands in the first clause of a conclusion: verbs behind ", så", ", som"
/// or ", hvorefter" belong to its consequences.
fn main_clause(words: &str) -> Span {
    static CONSEQUENCE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r",\s(?:som|der|så|hvorefter|hvorfor|hvilket|da|idet|fordi|hvis)\s")
    });
    let start = clause_start(words);
    let end = CONSEQUENCE
        .find(words.get(start..).unwrap_or_default())
        .map_or(words.len(), |found| start + found.start());
    Span::new(start, end)
}

/// "6 for, 0 imod" without a verb that says how it ended.
fn by_count(reading: &Reading<'_>, sentence: Span) -> Option<Spanned<DecisionOutcome>> {
    FORMS.counted.find(reading.words(sentence))?;
    if outcome(reading, sentence).is_some() {
        return None;
    }
    let vote = votes::read(reading, sentence)?;
    let count = |leaf: Option<Spanned<u32>>| leaf.map(|leaf| leaf.value);
    let (in_favour, against) = (count(vote.in_favour)?, count(vote.against)?);
    let outcome =
        if in_favour > against { DecisionOutcome::Approved } else { DecisionOutcome::Rejected };
    Some(Spanned::inferred(outcome, sentence, "votes-counted"))
}

/// "milepælen sættes i parentes"
fn is_set(words: &str) -> bool {
    static SET: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^,]{3,120}?\s\p{Ll}{3,}es\s"));
    SET.is_match(words)
}

fn passive_verdict(words: &str) -> bool {
    static VERDICT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:blev|bliver|er)\s.*(?:t|efterretning)\b|\w+s\b"));
    VERDICT.is_match(words)
}

/// The most telling decision verb of a clause.
fn outcome(reading: &Reading<'_>, clause: Span) -> Option<Spanned<DecisionOutcome>> {
    let words = reading.words(clause);
    reading.lexicon.decisions.outcomes.iter().find_map(|(pattern, outcome)| {
        let found = pattern.find(words)?;
        Some(Spanned::new(*outcome, Span::from(found.range()).shift(clause.start)))
    })
}

fn decision(reading: &Reading<'_>, clause: Span, outcome: Spanned<DecisionOutcome>) -> Decision {
    let (with_remarks, remarks) = remarks(reading, clause);
    Decision {
        with_remarks,
        remarks,
        text: reading.spanned(clause),
        decided_by: decided_by(reading, clause),
        announced_by: None,
        vote: votes::read(reading, clause),
        recommendation: Vec::new(),
        outcome,
    }
}

/// "med bemærkning om, at KL snarest ...": whether there is a remark, and its words.
fn remarks(reading: &Reading<'_>, clause: Span) -> (Spanned<bool>, Option<Spanned<String>>) {
    static ABOUT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:\som)?(?:,?\sat|:)\s"));
    let words = reading.words(clause);
    let Some(found) = reading.lexicon.decisions.remarks.find(words) else {
        return (Spanned::inferred(false, clause, "no-remark-mentioned"), None);
    };
    let mention = Span::from(found.range()).shift(clause.start);
    let after = words.get(found.end()..).unwrap_or_default();
    let remark = ABOUT.find(after).map(|about| {
        let start = clause.start + found.end() + about.end();
        let rest = Span::new(start, clause.end).trim(&reading.text.text);
        let length = reading.words(rest).trim_end_matches('.').len();
        reading.spanned(Span::new(rest.start, rest.start + length))
    });
    (Spanned::new(true, mention), remark)
}

fn decided_by(reading: &Reading<'_>, clause: Span) -> Option<Spanned<String>> {
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:^\W*|, at\s)(?P<body>(?:et\sflertal\si\s|en\senig\s)?\p{L}*(?:bestyrelsen|udvalget|rådet|gruppen|forsamlingen|repræsentantskabet|afdelingsmødet))\s(?:\p{L}+\s){0,3}?(?:tiltrå|tiltræ|godkend|vedtog|vedtag|beslut|tilslut|tog|tager|valgte|genvalgte|udsatte|udsætter|drøftede|anbefal|enedes|aftalte|afviste|forkastede|konstituerede|er enig|var enig|blev enig|udpegede|oversender|bifaldt|fastsatte)",
        )
    });
    let found = BODY.captures(reading.words(clause))?;
    Some(reading.spanned(Span::from(found.name("body")?.range()).shift(clause.start)))
}

/// Where the body itself decides on the recommendation, what the chair concludes and what is
/// told before it is the discussion, not the decision.
fn prefer_formal(reading: &Reading<'_>, found: &mut Vec<Decision>) {
    let formal = |decision: &Decision| {
        FORMS.by_the_body.is_match(&decision.text.value)
            && decision.text.value.contains("indstilling")
    };
    if found.iter().any(formal) {
        found.retain(|decision| {
            let words = reading.words(decision.text.span());
            formal(decision)
                || FORMS.impersonal.is_match(words)
                || FORMS.by_the_body.is_match(words)
        });
    }
}

/// "Bestyrelsen tiltrådte indstillingen" settles all of them, "1.-2. anbefales" the named ones.
fn settled(
    reading: &Reading<'_>,
    decision: &Decision,
    recommendations: usize,
) -> Vec<Spanned<usize>> {
    static NAMED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\W*(?P<from>\d{1,2})\.?(?:\s*[-–]\s*(?P<to>\d{1,2})\.?)?\s"));
    let span = decision.text.span();
    let words = reading.words(span);
    let index = |number: usize| Spanned::inferred(number, span, "decided-together");
    if let Some(named) = NAMED.captures(words) {
        let number =
            |name: &str| named.name(name).and_then(|digits| digits.as_str().parse::<usize>().ok());
        if let Some(from) = number("from").filter(|from| (1..=recommendations).contains(from)) {
            let to = number("to").unwrap_or(from).min(recommendations);
            return (from - 1..to).map(index).collect();
        }
    }
    let whole = words.to_lowercase();
    if whole.contains("indstilling") || (FORMS.one_word.is_match(words) && recommendations > 0) {
        return (0..recommendations).map(index).collect();
    }
    Vec::new()
}
