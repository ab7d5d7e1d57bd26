//! Items without titles: "Ad 1 Bo Ravn blev valgt til dirigent.", "Punkt 2: Formanden bød velkommen".
//! What stands behind the number is what was minuted.

use std::sync::LazyLock;

use super::heads::{Candidate, opens_with_name, sentence_end};
use super::numbering::Numbered;
use super::{Head, Reading, pattern};
use crate::lexicon::{Pattern, begins_with_name, is_given_name};
use crate::record::model::Role;
use crate::span::Span;

/// Where several items are told so, takes the sentences off as titles and gives them to the text; one
/// alone among titles stands for a title.
pub(super) fn without_sentences(document: &Reading<'_>, heads: Vec<Numbered>) -> Vec<Numbered> {
    const FEWEST: usize = 2;
    let told = heads.iter().filter(|one| told_title(document, one).is_some()).count();
    if told < FEWEST {
        // "c) Bestyrelsen valgte det billigste tilbud" among parts with titles
        let decides = |one: &Numbered| {
            let title = one.candidate.head.title.map_or("", |title| document.words(title));
            one.depth > 0 && document.lexicon.decisions.decides(title)
        };
        let told =
            |one: Numbered| if decides(&one) { without_sentence(document, one) } else { one };
        return heads.into_iter().map(told).collect();
    }
    heads.into_iter().map(|one| without_sentence(document, one)).collect()
}

/// The title, if it is a sentence. What is set in bold type above text is a title, however it is worded.
fn told_title(document: &Reading<'_>, one: &Numbered) -> Option<Span> {
    let paragraph = document.paragraphs().get(one.candidate.paragraph)?;
    let title = one.candidate.head.title?;
    let words = document.words(title);
    let is_line = one.candidate.head.number.is_some() && !one.candidate.title_below;
    let is_standing = document.lexicon.items.is_standing(words)
        && !WAS_DONE.is_match(words)
        && !ends_in_verdict(document, words);
    let is_title = is_standing || (paragraph.style.bold && !is_last(document, one));
    let is_told = is_sentence(words)
        || tells_nothing(words)
        || names_role(document, words)
        || ends_in_verdict(document, words)
        || opens_with_name(document, words) && sentence_end(words).is_some()
        || document.lexicon.items.is_nothing(words)
        || one.candidate.answering && is_by_somebody(document, words)
        || is_whole(document, one, words);
    let told = is_line && !is_title && paragraph.cells.is_empty() && is_told;
    told.then_some(title)
}

/// `Ida ordstyrer`, `Referent Ida Holm`
fn names_role(document: &Reading<'_>, words: &str) -> bool {
    let labels = &document.lexicon.labels;
    words.split_once(' ').is_some_and(|(first, rest)| {
        is_given_name(first) && labels.role(rest).is_some()
            || begins_with_name(rest)
                && document.lexicon.people.is_name(rest)
                && matches!(labels.role(first), Some(Role::MinuteTaker | Role::Moderator))
    })
}

/// `Ingen tilgået post`, `Intet nyt fra kommunen`
fn tells_nothing(words: &str) -> bool {
    (words.starts_with("Ingen ") || words.starts_with("Intet ")) && words.split(' ').count() > 2
}

/// "økonomien vedr. festen gennemgået og godkendt", "Referat fra mødet i maj godkendt": small letters or many
/// words, and a verdict at the end.
fn ends_in_verdict(document: &Reading<'_>, words: &str) -> bool {
    const FEWEST_WORDS: usize = 5;
    let elliptic = &document.lexicon.decisions.forms.elliptic;
    // "Dagsorden godkendt"
    if document.lexicon.decisions.forms.one_word.is_match(words) {
        return true;
    }
    (words.starts_with(char::is_lowercase) || words.split(' ').count() >= FEWEST_WORDS)
        && elliptic
            .captures(words)
            .and_then(|found| found.name("verb"))
            .is_some_and(|verb| verb.end() == words.len())
}

/// "Ida og Bo køber mopper", "Bo har ryddet op", "Trappen bliver repareret", with nothing below it.
fn is_whole(document: &Reading<'_>, one: &Numbered, words: &str) -> bool {
    /// `Klubben støtter Idas projekt`, `Trappen bliver repareret`
    static BODY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\p{Lu}\p{L}+(?:yrelsen|ubben|ningen|dvalget|ådet|ruppen|ommunen)\s(?:\p{L}+er|får|går|står)|\p{Lu}\p{Ll}+(?:en|et|erne)\s(?:bliver|er|har|skal|fortsætter|forbliver)|\p{Lu}\p{L}+\s\p{Lu}[^.:;?]*\s(?:(?:er|blev|bliver|er\sblevet)\s)?(?:gen|ny)?valgt)\b",
        )
    });
    let is_bare = || words.starts_with("Ingen ") || words.eq_ignore_ascii_case("se bilag");
    is_last(document, one) && (BODY.is_match(words) || is_bare() || is_by_somebody(document, words))
}

/// Whether nothing stands below an item, before the next number.
fn is_last(document: &Reading<'_>, one: &Numbered) -> bool {
    let below = document.paragraphs().get(one.candidate.paragraph + 1);
    let number = &document.lexicon.items.number;
    let is_number = |words: &str| number.is_match(words.trim_start_matches(['•', '-', ' ']));
    one.candidate.rest.is_empty() && below.is_none_or(|below| is_number(document.words(below.span)))
}

/// Whether words tell what somebody did or will do: "Bo har ryddet op", "Ida undersøger prisen".
pub(super) fn is_by_somebody(document: &Reading<'_>, words: &str) -> bool {
    if opens_with_name(document, words) {
        return true;
    }
    let first = words.trim_start_matches(|c: char| !c.is_alphabetic());
    let first = first.split([' ', ',', '/']).next().unwrap_or_default();
    (is_given_name(first) || first == "Undertegnede" || document.people.contains(first))
        && document.lexicon.actions.undertakings.first(words).is_some()
}

/// `Formandens beretning blev fremlagt af Ida Holm`: a title goes on as a sentence.
static WAS_DONE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\p{Lu}[^?:,]*?\s(?:blev\s(?:fremlagt|forelagt|gennemgået|aflagt|oplæst)|kan\slæses)\b",
    )
});

fn without_sentence(document: &Reading<'_>, one: Numbered) -> Numbered {
    let paragraph = document.paragraphs().get(one.candidate.paragraph);
    let Some((paragraph, title)) = paragraph.zip(told_title(document, &one)) else { return one };
    let end = one.candidate.head.number.map_or(title.start, |number| number.end);
    let head = Head {
        title: None,
        span: Span::new(one.candidate.head.span.start, end),
        ..one.candidate.head
    };
    let rest = Span::new(title.start, paragraph.span.end);
    Numbered { candidate: Candidate { head, rest, ..one.candidate }, ..one }
}

/// Whether words tell who did or said something, as titles do not.
pub(super) fn is_sentence(words: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    /// `Der var ingen forslag`, `Vi har fået brev`, `Formanden bød velkommen`
    static SUBJECT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:[Dd]er|[Dd]et|[Vv]i|Man|Alle|Ingen|[Dd]irigent|\p{Lu}\p{Ll}+(?:manden|ereren|etæren|igenten|yrelsen|dvalget|ådet|eren))\s(?:er|var|blev|bliver|har|havde|skal|kan|vil|bød|byder|ønsker|ønskede|konstaterer|giver|\p{L}{3,}(?:ede|te|gik|gde|alte))\b",
        )
    });
    /// `Bo Ravn blev valgt`, `Ida aflagde beretning`, `Kommunen har i maj sendt regningen`
    static TOLD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?-i:\p{Lu})[^?:]*?\s(?:blev|bød|indledte|åbnede|valgtes|takkede|oplyste|fortalte|orienterede|gennemgik|fremlagde|aflagde|forelagde|redegjorde|meddelte|konstaterede|berettede|havde|kan\slæses|byder|har\s(?:\S+\s){0,2}?\p{L}{3,}(?:et|dt|gt|lt))\s",
        )
    });
    /// `Siden sidst er der truffet beslutning om festen`, `Samlet har vi 100 kr.`
    static INVERTED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\p{Lu}[^?:,]*?\s(?:er|var|blev|har|havde)\s(?:der|vi|man)\s(?:\p{L}+\s){0,3}?\p{L}{3,}(?:et|dt|gt|lt)\b|^\p{Lu}[^?:.]*?\s(?:har|skal|kan|vil|fik|får)\s(?:vi|man)\s",
        )
    });
    words.split_whitespace().count() >= FEWEST_WORDS
        && !words.ends_with('?')
        && (SUBJECT.is_match(words)
            || TOLD.is_match(words)
            || !words.starts_with("Hv") && INVERTED.is_match(words))
}

/// Whether words have the verb of a sentence: "Snerydning er den enkeltes pligt", "Forslaget blev vedtaget".
pub(super) fn is_statement(words: &str) -> bool {
    const FEWEST_WORDS: usize = 4;
    static VERB: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\p{Lu}[^?:]*?\s(?:er|var|blev|bliver|skal|kan|vil|har|havde|må|bør|ønsker|mangler)\s",
        )
    });
    words.split_whitespace().count() >= FEWEST_WORDS
        && !words.ends_with('?')
        && VERB.is_match(words)
}

#[cfg(test)]
mod tests {
    use super::is_statement;

    #[test]
    fn sentences_and_titles() {
        for sentence in [
            "Et forslag om at rydde sne blev vedtaget",
            "Fortovet er den enkeltes pligt",
            "De nye nøgler skal hentes hos Ida",
        ] {
            assert!(is_statement(sentence), "{sentence}");
        }
        for title in ["Hvad er status på taget?", "Valg af formand", "Vejen er glat"] {
            assert!(!is_statement(title), "{title}");
        }
    }
}
