//! What was minuted on the line of the title: "3. Driften: Pumpen er skiftet", "Eventuelt Intet".

use std::sync::LazyLock;

use super::Form;
use super::behind;
use super::number::Number;
use super::title::{ends_before, sentence_end};
use crate::lexicon::Pattern;
use crate::segment::{Reading, pattern};

/// A title before a colon is at most this long, in bytes.
const LONGEST_LABEL: usize = 70;

/// Whether the items are written on the line of their titles: "3. Driften: Pumpen er skiftet".
/// Then what stands behind a colon is what was minuted, in every item.
pub(in crate::segment) fn have_remarks(document: &Reading<'_>) -> bool {
    const FEWEST: usize = 3;
    let rests = numbered(document).find(|rests| !rests.is_empty()).unwrap_or_default();
    let titles = rests.iter().filter_map(|rest| rest.split_once(": ")).map(|(title, _)| title);
    let titles: Vec<&str> = titles
        .filter(|title| title.len() <= LONGEST_LABEL && title.starts_with(char::is_uppercase))
        .collect();
    // "Beslutning: ..., Beslutning: ..." are marks, no titles
    let is_new = |(at, title): (usize, &&str)| !titles.iter().take(at).any(|other| other == title);
    titles.len() >= FEWEST
        && titles.len() * 2 >= rests.len()
        && titles.iter().enumerate().all(is_new)
}

/// Whether the titles that stand alone on their lines have no full stop. Then "Vedtægter: Ida læser dem." is a title and
/// a sentence, however short that is.
pub(in crate::segment) fn have_bare_titles(document: &Reading<'_>) -> bool {
    const FEWEST: usize = 2;
    const LONGEST: usize = 60;
    let rests = numbered(document).find(|rests| !rests.is_empty()).unwrap_or_default();
    let alone = rests.iter().map(|rest| rest.trim_end()).filter(|rest| {
        (1..LONGEST).contains(&rest.len()) && !rest.contains(": ") && sentence_end(rest).is_none()
    });
    let (stopped, bare): (Vec<&str>, Vec<&str>) = alone.partition(|rest| rest.ends_with('.'));
    bare.len() >= FEWEST && bare.len() > stopped.len()
}

/// What stands behind the numbers of lines that begin with one, then behind letters and the like.
pub(super) fn numbered<'a>(document: &'a Reading<'_>) -> impl Iterator<Item = Vec<&'a str>> {
    let forms = [Form::Decimal, Form::Letter, Form::Roman, Form::Path];
    forms.into_iter().map(|form| numbered_by(document, form).collect())
}

fn numbered_by<'a>(document: &'a Reading<'_>, form: Form) -> impl Iterator<Item = &'a str> {
    document.paragraphs().iter().filter_map(move |paragraph| {
        let line = document.words(paragraph.span);
        let number = document.lexicon.items.number.captures(line)?;
        let read = Number::read(&number).filter(|read| read.closed || read.prefixed)?;
        let plain = read.form == form && !read.is_year();
        plain.then(|| line.get(number.get(0)?.end()..)).flatten()
    })
}

/// Whether a colon parts the title from what was minuted.
pub(super) fn is_divided(document: &Reading<'_>, words: &str, at: usize) -> bool {
    let Some((title, remark)) = words.split_at_checked(at) else { return false };
    let items = &document.lexicon.items;
    let remark = remark.trim_start_matches([':', ' ']);
    items.is_standing(title)
        || items.is_complete(title)
        || is_group(title)
        || items.is_nothing(remark)
        || document.lexicon.decisions.forms.one_word.is_match(remark)
        || is_value(title, remark)
        || (document.has_remarks && items.item_type(title).is_none())
}

/// "Juniorudvalget: 12 var med i skoven": one word for those who report.
fn is_group(title: &str) -> bool {
    const ENDS: &[&str] = &["udvalget", "gruppen", "afdelingen", "præsten", "værgen", "lederen"];
    let word = title.to_lowercase();
    !title.contains(' ') && ENDS.iter().any(|end| word.ends_with(end))
}

/// "Kasse: 61.240 kr.", "Salg af haver: Ingen salg", "Næste klubmøde: 4. oktober": a sum, none, or a day.
fn is_value(title: &str, remark: &str) -> bool {
    /// `61.240,50 kr.`, `Kr. 500,-`, `Ingen salg`, `Intet nyt herfra`, `onsdag den 6.`
    static VALUE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?:kr\.?\s?)?\d[\d.]*(?:,\d+)?\s?(?:kr\b|,-|%|pct\b|stk\b)|kr\.?\s?\d)[^:]{0,30}$|^(?:ingen|intet)(?:\s\p{L}+){1,2}\.?$|^(?:man|tirs|ons|tors|fre|lør|søn)dag\s",
        )
    });
    names_next_meeting(title) || (VALUE.is_match(remark) && !has_verb(title))
}

/// `Næste klubmøde`, `Ny mødedato`
pub(super) fn names_next_meeting(title: &str) -> bool {
    let words = title.to_lowercase();
    ["næste ", "ny ", "nyt "].iter().any(|next| words.starts_with(next)) && words.contains("møde")
}

/// Whether the words have a verb that tells what was done or said.
pub(in crate::segment) fn tells(words: &str) -> bool {
    static TOLD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:blev|valgt|genvalgt|nyvalgt|vedtaget|vedtog|godkendt|takkede|oplyste|fortalte|orienterede|gennemgik|fremlagde|drøftede|bød|aflagde|forelagde|redegjorde)\b",
        )
    });
    TOLD.is_match(words)
}

/// Whether what stands behind a colon tells what was done: "Ida blev valgt", not "fra sidste møde godkendt".
pub(super) fn is_told(remark: &str, spoken: bool) -> bool {
    const OPENINGS: &[&str] = &["der ", "det ", "vi "];
    let remark = remark.trim_start();
    let opens = remark.starts_with(char::is_uppercase)
        || OPENINGS.iter().any(|opening| remark.starts_with(opening));
    ((spoken || opens) && tells(remark))
        || (spoken && (behind::opens_clause(remark) || begins_with_passive(remark)))
}

/// "Sættes op med 3 %.", "Udskydes til maj.": what is done, without saying to what.
fn begins_with_passive(remark: &str) -> bool {
    let word = remark.split(' ').next().unwrap_or_default();
    word.len() > 4
        && word.len() < remark.len()
        && word.ends_with("es")
        && word.chars().all(char::is_alphabetic)
}

/// "Valg af revisor – Bo blev valgt.": where the dash begins behind which is told what was done.
pub(in crate::segment) fn before_told_dash(document: &Reading<'_>, words: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    let at = [" – ", " - "].iter().filter_map(|dash| words.find(dash)).min()?;
    let (title, told) = words.split_at_checked(at).filter(|_| at <= LONGEST)?;
    let remark = told.trim_start_matches([' ', '–', '-']);
    let is_title = document.lexicon.items.is_standing(title) || is_over_prose(title, remark);
    let is_title = is_title && !tells(title);
    let is_told = words.ends_with('.') && (tells(told) || is_over_prose(title, remark));
    let is_verdict = || {
        document.lexicon.items.is_nothing(remark)
            || document.lexicon.decisions.forms.one_word.is_match(remark)
    };
    let is_said = is_told
        || is_elected(title, told)
        || is_verdict()
        || !told.contains("på valg") // as announced
            && (behind::opens_clause(remark) || behind::opens_with_name(document, remark));
    (is_title && !title.contains(':') && is_said).then_some(at)
}

/// "Stævnet i juni - prøven flyttes, da banen er våd. Det er vigtigt, at": words without a verb, and behind the dash
/// sentences, more than a title has.
fn is_over_prose(title: &str, remark: &str) -> bool {
    const SHORTEST: usize = 120;
    const MOST_WORDS: usize = 7;
    let end = remark.find(": ").or_else(|| sentence_end(remark)).unwrap_or(remark.len());
    let first = remark.get(..end).unwrap_or(remark);
    remark.len() >= SHORTEST
        && remark.trim_end().ends_with('.')
        && title.split_whitespace().count() <= MOST_WORDS
        && title.starts_with(char::is_uppercase)
        && !has_verb(title)
        && has_verb(first)
}

/// "Valg af dirigent – Bo Ravn": the name of who was elected.
fn is_elected(title: &str, told: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let name = told.trim_start_matches([' ', '–', '-']);
    let first = name.split([' ', ',']).next().unwrap_or_default();
    title.to_lowercase().starts_with("valg ")
        && name.split_whitespace().count() <= MOST_WORDS
        && crate::lexicon::is_given_name(first)
}

/// "Godkendelse af referat fra den 3. juni. Referat godkendt", "Referat fra 3. juni : Godkendt": where the verdict begins that is a
/// sentence of its own, with or without a full stop.
pub(in crate::segment) fn before_sentence_verdict(
    document: &Reading<'_>,
    words: &str,
) -> Option<usize> {
    const LONGEST: usize = 60;
    const MOST_WORDS: usize = 10;
    let told = words.trim_end().trim_end_matches('.');
    let (title, verdict) = told.rsplit_once(" : ").or_else(|| told.rsplit_once(". "))?;
    let verdict = verdict.trim_start();
    let decisions = &document.lexicon.decisions;
    let is_named = || title.split_whitespace().count() <= MOST_WORDS && !has_verb(title);
    let is_title = (document.lexicon.items.is_standing(title) || is_named())
        && !tells(title)
        && !title.contains(": ")
        && !crate::fields::is_abbreviation(title)
        && !ends_before(document, title);
    let is_verdict = verdict.len() <= LONGEST
        && verdict.starts_with(char::is_uppercase)
        && (decisions.forms.one_word.is_match(verdict)
            || document.lexicon.items.is_nothing(verdict));
    (is_title && is_verdict).then_some(title.len() + 1)
}

/// "Aktiviteter, Der er fest den 3. maj", "Regnskab, hvor Ida gennemgik bilagene", "Eventuelt, intet": where the comma stands behind which a
/// sentence begins.
pub(super) fn before_told_comma(document: &Reading<'_>, words: &str) -> Option<usize> {
    const LONGEST: usize = 90;
    static TOLD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\p{Lu}[\p{L}.-]*(?:\s\d\S*)?|\p{Lu}\p{L}+-\d+)\s(?:er|var|blev|bliver|har|havde|må|skal|kan|vil|kom|gik|\p{L}{3,}(?:ede|erer|erede|gik|gde|alte|ttede))\s",
        )
    });
    let mut commas = words.match_indices(", ").map(|(at, _)| at).take_while(|at| *at <= LONGEST);
    commas.find(|at| {
        let (title, told) = words.split_at_checked(*at).unwrap_or((words, ""));
        let told = told.trim_start_matches([',', ' ']);
        let nothing =
            document.lexicon.items.is_nothing(told) && document.lexicon.items.is_standing(title);
        let clause = || told.starts_with("hvor") && tells(told) && !has_verb(title);
        nothing || (TOLD.is_match(told) && !tells(title)) || clause()
    })
}

/// "Godkendelse af dagsorden Godkendt", "Eventuelt Intet": where the verdict begins.
pub(super) fn before_verdict(document: &Reading<'_>, words: &str) -> Option<usize> {
    let items = &document.lexicon.items;
    let mut starts = words.match_indices([' ', '_', '\t']).filter(|(at, _)| {
        words.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
    });
    let verdict = starts.find(|(at, _)| {
        let Some((title, rest)) = words.split_at_checked(*at) else { return false };
        let rest = rest.trim_start_matches(['_', ' ', '\t']).trim_end_matches(['|', ' ']);
        let told =
            || document.lexicon.decisions.forms.one_word.is_match(rest) || items.is_nothing(rest);
        // "Godkendelse af referat Referatet er godkendt."
        let is_sentence = || {
            rest.split_whitespace().count() <= 6
                && words.trim_end().ends_with('.')
                && [" er ", " blev "].iter().any(|verb| rest.contains(verb))
                && document.lexicon.decisions.decides(rest)
        };
        if items.is_standing(title) && !tells(title) && is_sentence() {
            return true;
        }
        if no_more_of(title, rest) {
            return true;
        }
        rest.split_whitespace().count() <= 2
            && items.is_standing(title)
            && !title.ends_with(['.', ':', ','])
            && told()
    });
    verdict.map(|(at, _)| at)
}

/// "Forslag, der er sendt til formanden | Ingen forslag.": what the title is about, of which there is none.
fn no_more_of(title: &str, told: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let sentence = told.strip_suffix('.').and_then(|told| told.strip_prefix("Ingen "));
    let subject = sentence.and_then(|told| told.rsplit(' ').next()).unwrap_or_default();
    !subject.is_empty()
        && told.split(' ').count() <= MOST_WORDS
        && title.to_lowercase().split([' ', ',']).any(|word| word == subject)
}

/// Whether a first sentence is worded as a title: a few words, and none of them a verb.
pub(in crate::segment) fn is_label_like(sentence: &str) -> bool {
    sentence.split_whitespace().count() <= 5
        && sentence.starts_with(char::is_uppercase)
        && !sentence.contains([',', ':'])
        && !has_verb(sentence)
}

/// Whether one of the words is a verb, as in sentences, or reads like one.
pub(in crate::segment) fn has_verb(words: &str) -> bool {
    static VERB: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:er|var|blev|bliver|har|havde|kan|kunne|skal|skulle|vil|ville|må|bør|bød|valgt|valgtes|genvalgt|godkendt|godkendes|vedtaget|udsat|udgår|intet|ingen|\p{L}{2,}(?:ede|erer|erede))\b|\p{L}es\b",
        )
    });
    VERB.is_match(words)
}
