//! A sentence that states a decision becomes one decision per verdict: outcome, remarks, body.

use std::sync::LazyLock;

use super::super::{Reading, pattern, votes};
use super::forms::{conclusion_start, is_passive};
use crate::lexicon::{Match, Pattern};
use crate::record::model::{Decision, DecisionOutcome};
use crate::span::{Span, Spanned};

/// One decision per verdict: "... blev taget til efterretning, og at ... blev godkendt" is two.
pub(super) fn clauses(reading: &Reading<'_>, sentence: Span) -> Vec<Decision> {
    static AND_THAT: LazyLock<Pattern> = LazyLock::new(|| pattern(r",?\s(?:og|samt)\s(?:at\s)"));
    let words = reading.words(sentence);
    if let Some(and) = AND_THAT.find(words) {
        let first = Span::new(conclusion_start(words), and.start()).shift(sentence.start);
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
    if let Some(both) = two_clauses(reading, sentence) {
        return both;
    }
    let before_remark =
        reading.lexicon.decisions.remarks.find(words).map_or(words.len(), |remark| remark.start());
    let verdict = Span::new(sentence.start, sentence.start + before_remark);
    let outcome = by_count(reading, sentence)
        .or_else(|| outcome(reading, verdict).filter(|_| before_remark < words.len()))
        .or_else(|| outcome(reading, main_clause(words).shift(sentence.start)))
        .or_else(|| outcome(reading, sentence))
        .unwrap_or_else(|| {
            Spanned::inferred(DecisionOutcome::Agreed, sentence, "stated-as-a-decision")
        });
    vec![decision(reading, sentence, outcome)]
}

/// "Ida Holm blev genvalgt, og Bo Ravn blev nyvalgt": two subjects, two verdicts.
fn two_clauses(reading: &Reading<'_>, sentence: Span) -> Option<Vec<Decision>> {
    static AND: LazyLock<Pattern> = LazyLock::new(|| pattern(r",\s(?:og|samt|mens|men)\s"));
    static AGAIN: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:at|som|der|det|dette|den|de|han|hun|blev|er)\s"));
    let words = reading.words(sentence);
    let cut = AND.find(words)?;
    let first = Span::new(0, cut.start()).shift(sentence.start);
    let second = Span::new(cut.end(), words.trim_end_matches('.').len()).shift(sentence.start);
    let own = !AGAIN.is_match(reading.words(second));
    let stated = [first, second].map(|clause| is_passive(reading, reading.words(clause)));
    let clause = |span: Span| Some(decision(reading, span, outcome(reading, span)?));
    (own && stated == [true, true]).then(|| Some(vec![clause(first)?, clause(second)?]))?
}

/// What is decided stands in the first clause of a conclusion: verbs behind ", så", ", som"
/// or ", hvorefter" belong to its consequences.
fn main_clause(words: &str) -> Span {
    static CONSEQUENCE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r",\s(?:som|der|så|hvorefter|hvorfor|hvilket|da|idet|fordi|hvis|men)\s")
    });
    let start = conclusion_start(words);
    let end = CONSEQUENCE
        .find(words.get(start..).unwrap_or_default())
        .map_or(words.len(), |found| start + found.start());
    Span::new(start, end)
}

/// "milepælen sættes i parentes"
fn is_set(words: &str) -> bool {
    static SET: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^[^,]{3,}?\s\p{Ll}{3,}es\s"));
    SET.is_match(words)
}

fn passive_verdict(words: &str) -> bool {
    static VERDICT: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)\b(?:blev|bliver|er)\s.*(?:t|efterretning)\b|\w+s\b"));
    VERDICT.is_match(words)
}

/// "6 for, 0 imod" without a verb that says how it ended.
fn by_count(reading: &Reading<'_>, sentence: Span) -> Option<Spanned<DecisionOutcome>> {
    if !votes::is_counted(reading.words(sentence)) || outcome(reading, sentence).is_some() {
        return None;
    }
    let vote = votes::read(reading, sentence)?;
    let count = |leaf: Option<Spanned<u32>>| leaf.map(|leaf| leaf.value);
    let (in_favour, against) = (count(vote.in_favour)?, count(vote.against)?);
    let outcome =
        if in_favour > against { DecisionOutcome::Approved } else { DecisionOutcome::Rejected };
    Some(Spanned::inferred(outcome, sentence, "votes-counted"))
}

/// "valgte (at fortsætte)", "vælger (vi ikke at spille)": elects nobody.
static CHOSE_TO: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^\s(?:(?:vi|man|ikke|derfor|bestyrelsen)\s){0,3}at\s"));

/// "Medlemmer vælges for to år", "kan ikke vælges": how it is done, or that it is not.
fn is_rule(words: &str, verb: &Match<'_>, behind: &str) -> bool {
    let before = words.get(..verb.start()).unwrap_or_default();
    let is_whole = behind.is_empty() || behind.starts_with(['.', ',']);
    let is_office = behind.starts_with(" som ") || behind.starts_with(" til ");
    verb.as_str() == "vælges" && (!(is_whole || is_office) || before.ends_with("kan "))
}

/// The most telling decision verb of a clause.
pub(super) fn outcome(reading: &Reading<'_>, clause: Span) -> Option<Spanned<DecisionOutcome>> {
    let words = reading.words(clause);
    reading.lexicon.decisions.outcomes.iter().find_map(|(pattern, outcome)| {
        let elects = |found: &Match<'_>| {
            let behind = words.get(found.end()..).unwrap_or_default();
            !CHOSE_TO.is_match(behind) && !is_rule(words, found, behind)
        };
        let elected = *outcome == DecisionOutcome::Elected;
        let found = pattern
            .find_iter(words)
            .find(|found| (!elected || elects(found)) && !is_attribute(words, found))?;
        Some(Spanned::new(*outcome, Span::from(found.range()).shift(clause.start)))
    })
}

/// "de godkendte tegninger": what the matter is like, not what became of it.
fn is_attribute(words: &str, verb: &Match<'_>) -> bool {
    static ARTICLE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)\s(?:de|den|det|alle|disse|vores)\s$"));
    let before = words.get(..verb.start()).unwrap_or_default();
    ["te", "de"].iter().any(|end| verb.as_str().ends_with(end)) && ARTICLE.is_match(before)
}

pub(super) fn decision(
    reading: &Reading<'_>,
    clause: Span,
    outcome: Spanned<DecisionOutcome>,
) -> Decision {
    let (with_remarks, remarks) = remarks(reading, clause);
    let mut vote = votes::read(reading, clause)
        .filter(|_| !is_taken_back(outcome.value, reading.words(clause)));
    if let Some(vote) = vote.as_mut().filter(|_| outcome.value == DecisionOutcome::Rejected) {
        votes::swap_if_rejected(reading.words(clause), vote);
    }
    Decision {
        with_remarks,
        remarks,
        text: reading.spanned(clause),
        decided_by: decided_by(reading, clause),
        announced_by: None,
        vote,
        recommendation: Vec::new(),
        outcome,
    }
}

/// What its mover took back was not voted on; what lapsed ("Forslaget bortfaldt") may have been.
pub(super) fn is_taken_back(outcome: DecisionOutcome, words: &str) -> bool {
    static TAKEN_BACK: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:tr[aæu]kke[st]?|trukket|trak|frafaldet|udgår|udgik)\b")
    });
    outcome == DecisionOutcome::Withdrawn && TAKEN_BACK.is_match(words)
}

/// "med bemærkning om, at KL snarest ...": whether there is a remark, and its words.
fn remarks(reading: &Reading<'_>, clause: Span) -> (Spanned<bool>, Option<Spanned<String>>) {
    static ABOUT: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^(?:\som)?(?:,?\sat|:)\s"));
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

/// The subject of the verb, in the sentence or behind "konkluderede, at".
fn decided_by(reading: &Reading<'_>, clause: Span) -> Option<Spanned<String>> {
    let forms = &reading.lexicon.decisions.forms;
    let start = conclusion_start(reading.words(clause));
    let clause = Span::new(clause.start + start, clause.end);
    let words = reading.words(clause);
    let subject = forms.by_the_body.captures(words).and_then(|found| found.name("body"));
    let behind = || forms.inverted.captures_iter(words).next()?.name("body");
    let body = subject.or_else(behind)?;
    let pronoun = matches!(body.as_str(), "vi" | "man");
    (!pronoun).then(|| reading.spanned(Span::from(body.range()).shift(clause.start)))
}
