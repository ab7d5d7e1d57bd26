//! What the words at a line break say: does the sentence go on, or does something new begin?

use crate::lexicon::{is_given_name, is_month, is_surname};

/// Words after which a Danish sentence goes on: conjunctions, prepositions, articles,
/// auxiliary verbs and the abbreviations that stand before something.
const OPEN_WORDS: &[&str] = &[
    "af", "at", "både", "blev", "bliver", "bl.a.", "ca.", "d.", "da", "de", "dem", "den", "denne",
    "der", "deres", "det", "dette", "disse", "efter", "eller", "en", "end", "er", "et", "for",
    "fra", "fx", "f.eks.", "gennem", "ha", "har", "havde", "hhv.", "hos", "hvad", "hvilket",
    "hvis", "hvor", "hvordan", "hvorvidt", "hvorfor", "i", "ift.", "ikke", "imellem", "inden",
    "inkl.", "jf.", "kan", "kl.", "kunne", "man", "med", "mellem", "men", "mod", "når", "nr.",
    "og", "om", "over", "per", "pkt.", "pr.", "på", "samt", "sig", "sin", "sine", "sit", "skal",
    "skulle", "som", "så", "til", "uden", "under", "var", "ved", "vedr.", "vil", "ville", "være",
    "ad",
];

/// Abbreviations that end in a full stop without ending a sentence, beside [`OPEN_WORDS`].
const ABBREVIATIONS: &[&str] = &[
    "adm.", "dir.", "hr.", "mio.", "mia.", "pct.", "stk.", "str.", "tlf.", "vedk.", "dvs.",
    "m.fl.", "ifm.", "ifb.",
];

/// Whether a sentence is over at the end of `text`.
pub(super) fn is_terminated(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '“', '\'', '’', '»', '«', ')', ']', ' ', '*', '_']);
    let is_stop = text.ends_with(['.', '!', '?', ':', ';', '…']);
    is_stop
        && !last_word(text)
            .is_some_and(|word| is_one_of(word, ABBREVIATIONS) || is_one_of(word, OPEN_WORDS))
}

/// Whether `text` ends in the midst of a phrase: after a conjunction, a preposition, a comma.
pub(super) fn is_open(text: &str) -> bool {
    text.ends_with([',', '(', '/', '&']) || text.ends_with(" –") || ends_in_open_word(text)
}

/// Whether `text` ends in a word after which a sentence goes on.
pub(super) fn ends_in_open_word(text: &str) -> bool {
    last_word(text).is_some_and(|word| is_one_of(word, OPEN_WORDS))
}

/// Whether `text` begins with a word that leads on what stands before it: `mellem`, `og`, `samt`.
pub(super) fn begins_with_open_word(text: &str) -> bool {
    const LEADING: &[&str] = &[
        "af", "eller", "for", "fra", "gennem", "herunder", "i", "langs", "med", "mellem", "og",
        "om", "på", "samt", "til", "ved", "vedr.",
    ];
    text.split_whitespace().next().is_some_and(|word| LEADING.contains(&word))
}

/// Pronouns, verbs and adverbs among [`OPEN_WORDS`]: they may well end a short sentence or title.
const WEAK_WORDS: &[&str] = &[
    "blev", "bliver", "da", "de", "dem", "den", "denne", "deres", "det", "dette", "disse", "efter",
    "er", "ha", "har", "havde", "ikke", "imellem", "kan", "kunne", "man", "over", "sig", "skal",
    "skulle", "så", "under", "var", "vil", "ville", "være",
];

/// Whether `text` ends in a word that asks for more only where the line is full.
pub(super) fn is_weakly_open(text: &str) -> bool {
    last_word(text).is_some_and(|word| is_one_of(word, WEAK_WORDS))
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
    !(first.starts_with("www.") || first.contains("://") || first.contains('@'))
}

/// Whether a line gives a day by its weekday: `Tirsdag den 6. juni`, `Onsdag d. 3/5`.
pub(super) fn begins_with_weekday(text: &str) -> bool {
    const WEEKDAYS: &[&str] =
        &["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"];
    let mut words = text.split_whitespace();
    let is_weekday =
        words.next().is_some_and(|word| WEEKDAYS.contains(&word.trim_end_matches(',')));
    let is_day =
        |word: &str| matches!(word, "den" | "d.") || word.starts_with(|c: char| c.is_ascii_digit());
    is_weekday && words.next().is_some_and(is_day)
}

/// Whether the line is a date and nothing else: `02. februar 2015`.
pub(super) fn is_date_line(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    begins_with_day(text) && words.len() == 3 && words.last().is_some_and(|word| is_year(word))
}

/// Whether the line begins with the whole name of a person as an attendance list does:
/// `Ida Holm, kasserer`, `Bo Ravn (V)`, `Bo Ravn - suppleant`.
pub(super) fn begins_with_person(text: &str) -> bool {
    const MOST_COMMAS: usize = 3;
    if begins_with_handle(text) {
        return true;
    }
    if !text.split(' ').take(2).all(|word| word.starts_with(char::is_uppercase)) {
        return false; // as most lines begin
    }
    let end = [",", " (", " - ", " – "].iter().filter_map(|sign| text.find(sign)).min();
    let name = end.and_then(|end| text.get(..end)).unwrap_or_default();
    let mut words = name.split(' ').peekable();
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\''))
    };
    text.matches(", ").count() <= MOST_COMMAS
        && (2..=5).contains(&words.clone().count())
        && words.peek().is_some()
        && words.all(is_word)
}

/// Whether the line is a person's name and nothing else, below another person of a list: `Bo Ravn`
/// under `Ida Holm (formand)` or `Ida Holm`.
pub(super) fn lists_person(before: &str, after: &str) -> bool {
    let is_name = |text: &str| {
        let words: Vec<&str> = text.split(' ').collect();
        (2..=4).contains(&words.len())
            && words.iter().all(|word| {
                word.starts_with(char::is_uppercase)
                    && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\''))
            })
    };
    let is_given = |text: &str| text.split(' ').next().is_some_and(is_given_name);
    let described = before.strip_suffix(')').and_then(|before| before.rsplit_once(" ("));
    let below = described.map_or(before, |(name, _)| name);
    is_name(after) && is_name(below) && (is_given(after) || is_given(below))
}

/// Whether the title of the minutes begins: `Referat af bestyrelsesmøde`, `Referat`.
pub(super) fn begins_minutes(text: &str) -> bool {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default();
    let is_title = ["Referat", "REFERAT", "Mødereferat", "Beslutningsreferat"].contains(&first);
    is_title && words.next().is_none_or(|next| ["af", "fra", "for"].contains(&next))
}

/// Whether the line ends between the names of a person of a list: `Bo Ravn (formand), Ida` /
/// `Holm (kasserer), Per Dam`.
pub(super) fn breaks_name(before: &str, after: &str) -> bool {
    let Some((list, first)) = before.rsplit_once(", ") else { return false };
    let end = after.find([',', '(']).unwrap_or(after.len());
    let rest = after.get(..end).unwrap_or_default().trim_end();
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''))
    };
    let is_given = |name: &str| name.split(' ').all(is_given_name);
    let lists_whole_names =
        || list.split(", ").any(|one| one.contains(' ') && one.split(' ').all(is_word));
    let is_cut = is_given(first) && !is_given(rest.split(' ').next().unwrap_or_default());
    (list.ends_with(')') && is_word(first) || is_cut && lists_whole_names())
        && end < after.len()
        && rest.split(' ').count() <= 2
        && rest.split(' ').all(is_word)
}

/// Whether the line is a name on the net with a person's own in brackets: `ravn42 (Bo Ravn, ...)`.
fn begins_with_handle(text: &str) -> bool {
    if !text.ends_with(')') {
        return false;
    }
    let Some((handle, inside)) = text.split_once(" (") else { return false };
    let name = inside.split([',', ')']).next().unwrap_or_default();
    let is_name = name.split(' ').count() <= 5
        && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    !handle.is_empty()
        && handle.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && is_name
}

/// Whether a day of a month stands at the beginning: `31. december`, `3. maj`.
pub(super) fn begins_with_day(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_day = |word: &str| {
        word.strip_suffix('.')
            .is_some_and(|day| day.len() <= 2 && day.bytes().all(|b| b.is_ascii_digit()))
    };
    words.next().is_some_and(is_day) && words.next().is_some_and(begins_with_month)
}

/// Whether the break stands between a month and its year: `i marts` / `2022.`
pub(super) fn is_inside_date(before: &str, after: &str) -> bool {
    let year = after.split_whitespace().next().unwrap_or_default();
    let is_year = year.get(..4).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()));
    is_year && last_word(before).is_some_and(is_month)
}

/// Whether the break stands inside a range of numbers or of days: `1947-` / `48.`, `10.-` / `12. maj`
pub(super) fn is_inside_range(before: &str, after: &str) -> bool {
    let first = before.strip_suffix(['-', '–', '\u{2010}']);
    let first = first.map(|text| text.strip_suffix('.').unwrap_or(text));
    let is_digit = |letter: char| letter.is_ascii_digit();
    first.is_some_and(|text| text.ends_with(is_digit)) && after.starts_with(is_digit)
}

/// A month, whose day's number is no item number: `31. december`.
fn begins_with_month(word: &str) -> bool {
    is_month(&word.trim_end_matches([',', '.', ':', ';', ')']).to_lowercase())
}

/// Labels that are also written with a small letter.
const LABELS: &[&str] = &[
    "afbud",
    "author",
    "categories",
    "date",
    "deltagere",
    "dirigent",
    "fraværende",
    "fremmødte",
    "layout",
    "ordstyrer",
    "referent",
    "tags",
    "til stede",
    "tilstede",
    "title",
];

/// Headings of the parts of a municipal item, in lower case.
const CASE_HEADINGS: &[&str] = &[
    "afbud",
    "baggrund",
    "beslutning",
    "bilag",
    "fraværende",
    "indstilling",
    "konklusion",
    "referat",
    "resume",
    "resumé",
    "sagsfremstilling",
    "sagsresume",
    "sagsresumé",
];

/// Whether the line is the heading of a part of an item and nothing else.
pub(super) fn is_case_heading(text: &str) -> bool {
    const LONGEST: usize = 80;
    if text.len() > LONGEST || !text.starts_with(char::is_uppercase) {
        return false;
    }
    let heading = text.trim_end_matches([':', ' ']).to_lowercase();
    let is_decision = heading.ends_with("s beslutning") && heading.split(' ').count() <= 3;
    is_decision || CASE_HEADINGS.contains(&heading.as_str())
}

/// Whether a label is glued to its value, as in the text of a web page's table: `AfbudIda Holm`.
fn begins_with_glued_label(text: &str) -> bool {
    LABELS.iter().any(|label| {
        text.get(label.len()..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
            && text.get(..label.len()).is_some_and(|start| start.to_lowercase() == **label)
    })
}

/// Whether a label opens the line: one to four words and a colon, `Ikke til stede:`.
pub(super) fn begins_with_label(text: &str) -> bool {
    if begins_with_glued_label(text) {
        return true;
    }
    let Some((label, rest)) = text.split_once(':') else { return false };
    let label = label.trim_end_matches([' ', '\u{a0}', '\u{200b}']);
    let is_short = label.chars().count() <= 30 && label.split_whitespace().count() <= 4;
    is_short
        && (label.starts_with(char::is_uppercase) || LABELS.contains(&label))
        && label.ends_with(char::is_alphabetic)
        && !ends_name(label)
        && (rest.is_empty() || rest.starts_with([' ', '\t', '\u{a0}', '\u{200b}']))
}

/// "Ravn, kontakt til ungdommen" behind "Kasserer: Bo": the end of a name, and then the label.
fn ends_name(label: &str) -> bool {
    let name = label.split_once(", ").or_else(|| label.split_once(". ")).map(|(name, _)| name);
    name.is_some_and(|name| {
        name.split(' ').all(|word| word.starts_with(char::is_uppercase))
            && is_surname(name.rsplit(' ').next().unwrap_or_default())
    })
}

/// Whether the line ends as the title of an agenda item does: with a type mark `(B)` or the
/// body in charge `v/KL`, `v/ KL og SDS`.
pub(super) fn ends_as_title(text: &str) -> bool {
    let text = text.trim_end();
    let mark = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    mark.is_some_and(|(_, mark)| is_type_mark(mark)) || ends_in_charge(text)
}

/// Whether a type mark stands inside `text`: a title and the body's first words on one line.
pub(super) fn has_title_inside(text: &str) -> bool {
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

/// `H.`, `Aa.`, `Th.`: the first letters of a name.
fn is_initial(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|letters| {
        (1..=2).contains(&letters.chars().count())
            && letters.starts_with(char::is_uppercase)
            && letters.chars().all(char::is_alphabetic)
    })
}

/// Whether a line that gives the day or the hour of the meeting is over where a sentence begins:
/// `Referat af møde den 3. maj kl. 19` / `Medlemmerne var mødt`.
pub(super) fn ends_with_moment(before: &str, after: &str) -> bool {
    const VERBS: &[&str] = &["var", "er", "blev", "bliver", "havde", "har"];
    let mut words = before.split_whitespace().rev();
    let is_clock = |word: &str| {
        let parts: Vec<&str> = word.split(['.', ':', '-', '–']).collect();
        parts.iter().all(|part| (1..=2).contains(&part.len()))
            && word.starts_with(|c: char| c.is_ascii_digit())
            && word.ends_with(|c: char| c.is_ascii_digit())
    };
    let ends = words.next().is_some_and(|word| is_clock(word) || is_year(word));
    let verb = after.split_whitespace().nth(1);
    ends && after.starts_with(char::is_uppercase) && verb.is_some_and(|verb| VERBS.contains(&verb))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn last_word(text: &str) -> Option<&str> {
    text.split_whitespace().next_back()
}

/// Capitals count as small letters, but not in abbreviations: `Evt.` is a title.
fn is_one_of(word: &str, words: &[&str]) -> bool {
    /// Of all such words, in bytes.
    const LONGEST: usize = 12;
    let word = word.trim_start_matches(['(', '"', '”', '»']);
    if word.len() > LONGEST {
        return false;
    }
    let is_capital = || word.contains(char::is_uppercase) && !word.ends_with('.');
    words.contains(&word) || is_capital() && words.contains(&word.to_lowercase().as_str())
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
        assert!(!is_open("Valg af dirigent"));
        assert!(!is_open("12. Evt."));
    }

    #[test]
    fn days_are_no_items() {
        assert!(begins_with_day("31. december 2020"));
        assert!(begins_with_day("3. maj, hvor"));
        assert!(!begins_with_day("3. Majfest"));
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
    fn a_moment_ends_the_title() {
        let title = "Referat af møde mandag d. 14.10.96 kl. 19.00";
        assert!(ends_with_moment(title, "Medlemmerne var mødt, bortset fra"));
        assert!(ends_with_moment("Møde den 21. november 2022 kl. 10.00-12.00", "Mødet blev"));
        assert!(!ends_with_moment(title, "Rådhuset, lokale 2"));
        assert!(!ends_with_moment("Bestyrelsen", "Formanden var"));
    }

    #[test]
    fn ranges_go_on() {
        for (before, after) in [("i 1947-", "48. Brevet"), ("den 10.-", "12. maj"), ("2018–", "22")]
        {
            assert!(is_inside_range(before, after), "{before}{after}");
        }
        for (before, after) in [("kr. 900,-", "2. Valg"), ("punkt 3 -", "4"), ("i 1947-", "og")] {
            assert!(!is_inside_range(before, after), "{before}{after}");
        }
    }

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

    #[test]
    fn hyphens() {
        assert!(is_hyphenated("besty-"));
        assert!(is_hyphenated("besty\u{2010}"));
        assert!(!is_hyphenated("nej -"));
    }
}
