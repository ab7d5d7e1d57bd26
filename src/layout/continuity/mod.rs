//! What the words at a line break say: does the sentence go on, or does something new begin?

mod days;
mod headings;
mod people;

use foldhash::HashSet;

pub(super) use days::{
    begins_with_day, begins_with_weekday, ends_with_moment, is_date_line, is_inside_date,
    is_inside_range, is_moment,
};
pub(super) use headings::{
    begins_minutes, begins_with_label, ends_as_title, has_title_inside, is_case_heading,
    is_decision_heading,
};
pub(super) use people::{
    begins_sentence, begins_with_person, breaks_name, ends_in_title, lists_person, tells_of_person,
};

use super::markers::is_small_item;
use crate::lexicon::{Lexicon, is_given_name, sentence_words};

/// Whether a sentence is over at the end of `text`.
pub(super) fn is_terminated(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '“', '\'', '’', '»', '«', ')', ']', ' ', '*', '_']);
    let is_stop = text.ends_with(['.', '!', '?', ':', ';', '…']);
    let words = sentence_words();
    is_stop
        && !parts_names(text)
        && !ends_in_letters(text)
        && !last_word(text)
            .is_some_and(|word| is_one_of(word, &words.stopped) || is_one_of(word, &words.open))
}

/// Whether `text` ends in the midst of a phrase: after a conjunction, a preposition, a comma.
pub(super) fn is_open(text: &str) -> bool {
    text.ends_with([',', '(', '/', '&'])
        || text.ends_with(" –")
        || ends_in_open_word(text)
        || ends_in_letters(text)
        || parts_names(text)
        || ends_in_marker(text)
}

/// Whether the line ends in the letter of what stands on the next: `(a) Ida Holm; (b) Bo Ravn; (c)`
fn ends_in_marker(text: &str) -> bool {
    let letter = text.strip_suffix(')').and_then(|text| text.rsplit_once("; "));
    letter.is_some_and(|(before, last)| {
        let last = last.strip_prefix("og ").unwrap_or(last).strip_prefix('(');
        last.is_some_and(|last| last.len() == 1) && before.contains(") ")
    })
}

/// Whether the line ends between the people of a list that semicolons part: `Ida Holm, formand; Bo Ravn;`
fn parts_names(text: &str) -> bool {
    let is_capital = |part: &str| part.trim_start().starts_with(char::is_uppercase);
    text.strip_suffix(';')
        .and_then(|text| text.rsplit_once("; "))
        .is_some_and(|(before, last)| is_capital(before) && is_capital(last))
}

/// Whether `text` ends in a word after which a sentence goes on.
pub(super) fn ends_in_open_word(text: &str) -> bool {
    last_word(text).is_some_and(|word| is_one_of(word, &sentence_words().open))
}

/// Whether `text` begins with a word that leads on what stands before it: `mellem`, `og`, `samt`.
pub(super) fn begins_with_open_word(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(|word| sentence_words().leading.contains(word))
}

/// Whether `text` ends in a word that asks for more only where the line is full.
pub(super) fn is_weakly_open(text: &str) -> bool {
    last_word(text).is_some_and(|word| is_one_of(word, &sentence_words().weak))
}

/// Whether `text` ends in the first part of a word: a letter and a hyphen.
pub(super) fn is_hyphenated(text: &str) -> bool {
    let stem = text.strip_suffix(['-', '\u{2010}', '\u{ad}', '\u{2}']);
    stem.is_some_and(|stem| stem.ends_with(char::is_alphanumeric))
}

/// Whether `text` begins as the inside of a sentence does, not with an address of the web.
pub(super) fn begins_inside(text: &str) -> bool {
    let text = text.trim_start_matches(['"', '”', '“', '\'', '’', '»', '(']);
    if !text.starts_with(char::is_lowercase) {
        return false;
    }
    let first = text.split_whitespace().next().unwrap_or_default();
    !(first.starts_with("www.")
        || first.contains("://")
        || first.contains('@')
        || is_small_item(text))
}

/// Whether the line is a title that nearly every agenda has, and nothing else: `VI. Eventuelt`, `Økonomi (10 min.):`
pub(super) fn is_standing_title(text: &str) -> bool {
    const LONGEST: usize = 60;
    let is_short = text.len() <= LONGEST && !text.ends_with(['.', ',', ';', '!', '?', '-']);
    is_short
        && text.starts_with(char::is_uppercase)
        && !is_open(text)
        && Lexicon::danish().items.is_standing(text)
}

/// What stands unbroken at the beginning of a line: its first word, or the initials of a name with
/// the word behind them (`H. C. Ravn`).
pub(super) fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let mut words = text.match_indices(' ').map(|(end, _)| end).chain([text.len()]);
    let mut start = 0;
    let end = words.find(|end| {
        let word = text.get(start..*end).unwrap_or_default();
        start = end + 1;
        !is_initial(word)
    });
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}

/// `H.`, `Aa.`, `Th.`, `H.C.`: the first letters of a name.
fn is_initial(word: &str) -> bool {
    let are_letters = |letters: &str| {
        (1..=2).contains(&letters.chars().count())
            && letters.starts_with(char::is_uppercase)
            && letters.chars().all(char::is_alphabetic)
    };
    word.strip_suffix('.').is_some_and(|letters| letters.split('.').all(are_letters))
}

/// Whether a name goes on behind its letters: `Bo Ravn, H.C.`
fn ends_in_letters(text: &str) -> bool {
    let last = last_word(text).unwrap_or_default();
    // "VANDVÆRKET A.M.B.A." is none
    last.matches('.').count() == 2 && is_initial(last) && text.contains(char::is_lowercase)
}

/// The last word; letters that stand for a body among small ones ("Ida Holm, AT") are none.
fn last_word(text: &str) -> Option<&str> {
    let is_small = |text: &str| text.contains(char::is_lowercase);
    let is_body = |word: &&str| word.chars().count() > 1 && !is_small(word) && is_small(text);
    text.split_whitespace().next_back().filter(|word| !is_body(word))
}

/// Capitals count as small letters, but not in abbreviations, `Evt.` is a title, nor in names: `Per`.
fn is_one_of(word: &str, words: &HashSet<String>) -> bool {
    /// Of all such words, in bytes.
    const LONGEST: usize = 12;
    let word = word.trim_start_matches(['(', '"', '”', '»']);
    if word.len() > LONGEST {
        return false;
    }
    let is_capital =
        || word.contains(char::is_uppercase) && !word.ends_with('.') && !is_given_name(word);
    words.contains(word) || is_capital() && words.contains(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end() {
        for text in ["Regnskabet blev godkendt.", "Hvem?”", "(se bilag 2.)"] {
            assert!(is_terminated(text), "{text}");
        }
        for text in ["Regnskabet blev", "mødet kl.", "i alt 20 mio.", "jf."] {
            assert!(!is_terminated(text), "{text}");
        }
    }

    #[test]
    fn phrases_stay_open() {
        for text in ["frem mod den", "Bo, Ida,", "mødet er kl.", "regnskab og"] {
            assert!(is_open(text), "{text}");
        }
        assert!(is_open("Til stede: Ida Holm, formand; Bo Ravn;"));
        assert!(is_open("§1 Til stede: (a) Ida Holm; (b) Bo Ravn; (c)"));
        assert!(!is_open("Bommen males; stien rives;"));
        assert!(!is_open("Valg af dirigent"));
        assert!(!is_open("12. Evt."));
    }

    #[test]
    fn points_in_small_letters_begin_anew() {
        for text in ["pkt. 3 Regnskab", "ad 3: Regnskab", "ad pkt. 3 Regnskab"] {
            assert!(!begins_inside(text), "{text}");
        }
        for text in ["punkt 3 og 4", "ad hoc udvalget", "pkt. 3.400 kr.", "punkt 3. Han"] {
            assert!(begins_inside(text), "{text}");
        }
    }

    #[test]
    fn initials_stay_with_the_name() {
        for (text, word) in [
            ("H. C. Ravn, skipper", "H. C. Ravn,"),
            ("Aa. Winther Lund", "Aa. Winther"),
            ("Bo Ravn", "Bo"),
            ("Evt. sagen", "Evt."),
        ] {
            assert_eq!(first_word(text), word);
        }
    }

    #[test]
    fn hyphens() {
        assert!(is_hyphenated("besty-"));
        assert!(is_hyphenated("besty\u{2010}"));
        assert!(!is_hyphenated("nej -"));
    }
}
