//! Headings, labels and titles: lines that begin something new.

use super::is_open;
use crate::lexicon::{is_surname, sentence_words};

/// Whether the title of the minutes begins: `Referat af bestyrelsesmøde`, `Referat`.
pub(in crate::layout) fn begins_minutes(text: &str) -> bool {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default();
    let is_title = ["Referat", "REFERAT", "Mødereferat", "Beslutningsreferat"].contains(&first);
    is_title && words.next().is_none_or(|next| ["af", "fra", "for"].contains(&next))
}

/// Whether the line is the heading of a part of an item and nothing else.
pub(in crate::layout) fn is_case_heading(text: &str) -> bool {
    const LONGEST: usize = 80;
    if text.len() > LONGEST || !text.starts_with(char::is_uppercase) {
        return false;
    }
    let heading = text.trim_end_matches([':', ' ']).to_lowercase();
    is_decision_heading(text) || sentence_words().headings.contains(&heading)
}

/// "Regionsrådets beslutning", "Beslutning i Byrådet den 3. maj 2019", alone on its line.
pub(in crate::layout) fn is_decision_heading(text: &str) -> bool {
    const MOST_WORDS: usize = 3;
    const LONGEST: usize = 90;
    let heading = text.trim_end_matches([':', ' ']);
    if heading.starts_with("Beslutning i ") {
        return heading.len() <= LONGEST && heading.ends_with(|c: char| c.is_ascii_digit());
    }
    heading.starts_with(char::is_uppercase)
        && heading.ends_with("s beslutning")
        && heading.split(' ').count() <= MOST_WORDS
}

/// Whether a label opens the line: one to four words and a colon, `Ikke til stede:`.
pub(in crate::layout) fn begins_with_label(text: &str) -> bool {
    if begins_with_glued_label(text) {
        return true;
    }
    let Some((label, rest)) = text.split_once(':') else { return false };
    let label = label.trim_end_matches([' ', '\u{a0}', '\u{200b}']);
    let is_short = label.chars().count() <= 30 && label.split_whitespace().count() <= 4;
    is_short
        && (label.starts_with(char::is_uppercase)
            || label.starts_with("fra ") && rest.trim_start().starts_with(char::is_uppercase)
            || sentence_words().labels.iter().any(|one| one == label))
        && label.ends_with(char::is_alphabetic)
        && !ends_name(label)
        && (rest.is_empty() || rest.starts_with([' ', '\t', '\u{a0}', '\u{200b}']))
}

/// Whether a label is glued to its value, as in the text of a web page's table: `AfbudIda Holm`.
fn begins_with_glued_label(text: &str) -> bool {
    sentence_words().labels.iter().any(|label| {
        text.get(label.len()..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
            && text.get(..label.len()).is_some_and(|start| start.to_lowercase() == *label)
    })
}

/// "Ravn, kontakt til ungdommen" behind "Kasserer: Bo", "Mosegaard. Lærerne" behind "Til stede: Ida": the end of a name, and
/// then the label.
fn ends_name(label: &str) -> bool {
    const SHORTEST: usize = 4;
    let is_end = |word: &str| word.len() >= SHORTEST && word.chars().all(char::is_alphabetic);
    if label.split_once(". ").is_some_and(|(word, next)| {
        is_end(word) && word.starts_with(char::is_uppercase) && next.starts_with(char::is_uppercase)
    }) {
        return true;
    }
    let name = label.split_once(", ").or_else(|| label.split_once(". ")).map(|(name, _)| name);
    name.is_some_and(|name| {
        name.split(' ').all(|word| word.starts_with(char::is_uppercase))
            && is_surname(name.rsplit(' ').next().unwrap_or_default())
    })
}

/// Whether the line ends as the title of an agenda item does: with a type mark `(B)` or the
/// body in charge `v/KL`, `v/ KL og SDS`.
pub(in crate::layout) fn ends_as_title(text: &str) -> bool {
    let text = text.trim_end();
    let mark = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    mark.is_some_and(|(_, mark)| is_type_mark(mark)) || ends_in_charge(text) || ends_in_length(text)
}

/// `Økonomi - 30 min.`
fn ends_in_length(text: &str) -> bool {
    let title = text.strip_suffix(" min.").or_else(|| text.strip_suffix(" min"));
    let parts = title.and_then(|title| title.rsplit_once(" - "));
    parts
        .is_some_and(|(_, length)| !length.is_empty() && length.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a type mark stands inside `text`: a title and the body's first words on one line.
pub(in crate::layout) fn has_title_inside(text: &str) -> bool {
    let marks = text.match_indices(')').filter_map(|(end, _)| text.get(..end)?.rsplit_once('('));
    !ends_as_title(text) && marks.into_iter().any(|(_, mark)| is_type_mark(mark))
}

/// `B`, `O`, `D`, `B/O`, `O, D`
fn is_type_mark(mark: &str) -> bool {
    let mut parts = mark.split(['/', ',', '+', ' ']).filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some()
        && parts.all(|part| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// The words after the last `v/` are few and all names.
fn ends_in_charge(text: &str) -> bool {
    let Some((_, names)) = text.rsplit_once("v/") else { return false };
    let mut words = names.split_whitespace().peekable();
    words.peek().is_some()
        && names.split_whitespace().count() <= 6
        && !is_open(text)
        && words.all(|word| word.starts_with(char::is_uppercase) || matches!(word, "og" | "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        for text in ["Afbud:", "referent: Bo", "Til stede : Bo", "Ikke til stede: Ida"] {
            assert!(begins_with_label(text), "{text}");
        }
        for text in [
            "Kl. 16:00 var",
            "Pedersen, tilsyn: Ida",
            "Juul Hansen. Gæst: Bo",
            "og så: nej",
            "Bestyrelsen drøftede herefter følgende punkter: a",
        ] {
            assert!(!begins_with_label(text), "{text}");
        }
    }

    #[test]
    fn titles_end_in_marks() {
        for text in ["Budget (B)", "Budget (O) v/KS", "Budget (B) v/ KS og TM", "Budget (B/O)"] {
            assert!(ends_as_title(text), "{text}");
        }
        for text in ["foreningen (DGF)", "oplæg v/ formanden, som", "Budget"] {
            assert!(!ends_as_title(text), "{text}");
        }
    }
}
